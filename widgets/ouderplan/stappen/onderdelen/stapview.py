"""What the page asks of a step's view."""

from functools import cached_property
from typing import Any

import ipywidgets as w

from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.delen import Delen
from ouderplan.stappen.onderdelen.gedeeld import discard


class StapView(Deel[Any]):
    """Widgets of a step: `bedienen` for the begeleider, made at first use.

    Subclasses write `make_controls`, and keep in `delen` the parts of which one is on, if the step
    has those. What the hall sees stands in the `dias` of the step.
    """

    delen: Delen | None = None

    @cached_property
    def bedienen(self) -> w.Widget:
        """What the begeleider works with."""
        return self.make_controls()

    def close(self) -> None:
        """Close the widgets that were made, here and in the browser, also those of hidden parts."""
        if "bedienen" in vars(self):
            discard(vars(self).pop("bedienen"))
        if self.delen is not None:
            self.delen.close()

    def make_controls(self) -> w.Widget:
        """Make the controls."""
        raise NotImplementedError

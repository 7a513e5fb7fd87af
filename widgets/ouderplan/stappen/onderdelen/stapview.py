"""What the page asks of a step's view."""

from functools import cached_property
from typing import Any

import ipywidgets as w

from ouderplan.stappen.basis import StapModel
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.sjabloon import render


class StapView:
    """Widgets of a step: `bedienen` for the begeleider, made at first use.

    Subclasses write `make_controls`. What the hall sees stands in the `dias` of the step.
    """

    def __init__(self, model: StapModel) -> None:
        self.model: Any = model
        self.zitting = model.zitting
        self.t = model.teksten

    @cached_property
    def bedienen(self) -> w.Widget:
        """What the begeleider works with."""
        return self.make_controls()

    def close(self) -> None:
        """Close the widgets that were made, here and in the browser."""
        if "bedienen" in vars(self):
            discard(vars(self).pop("bedienen"))

    def make_controls(self) -> w.Widget:
        """Make the controls."""
        raise NotImplementedError

    def render(self, sjabloon: str, **velden: Any) -> str:
        """Return one of the step's templates as HTML."""
        return render(self.t.pakket, sjabloon, **velden)

    def live_html(self, naam: str, traits: list[str], **velden: Any) -> w.HTML:
        """Return HTML from a template with ``model`` in it, made again when a trait changes."""
        widget = w.HTML()

        def on_model_change(_change: object = None) -> None:
            widget.value = self.render(naam, model=self.model, **velden)

        self.model.observe(on_model_change, traits)
        on_model_change()
        return widget

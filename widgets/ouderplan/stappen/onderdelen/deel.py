"""What a part of a step gets: the model, the page's session, the step's texts and templates."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

import ipywidgets as w

from ouderplan.stappen.basis import StapModel
from ouderplan.stappen.onderdelen.sjabloon import render

Model_co = TypeVar("Model_co", bound=StapModel, covariant=True)


class Deel(Generic[Model_co]):
    """Part of what a step shows: the whole of it, a tab, a form, a row of a list.

    It knows the model and never who shows it: what one part says to another goes by the model.

    Attributes
    ----------
    model
        The state of the step.
    zitting
        The open page.
    t
        The step's catalog of sentences.
    """

    def __init__(self, model: Model_co) -> None:
        self.model, self.zitting, self.t = model, model.zitting, model.teksten

    def render(self, sjabloon: str, **velden: Any) -> str:
        """Return one of the step's templates as HTML."""
        return render(self.t.pakket, sjabloon, **velden)

    def follow(self, show: Callable[..., None], traits: str | list[str]) -> None:
        """Call `show` now, and with every change of these traits of the model."""
        self.model.observe(show, traits)
        show()

    def live_html(self, naam: str, traits: list[str], **velden: Any) -> w.HTML:
        """Return HTML from a template with ``model`` in it, made again when a trait changes."""
        widget = w.HTML()

        def on_model_change(_change: object = None) -> None:
            widget.value = self.render(naam, model=self.model, **velden)

        self.follow(on_model_change, traits)
        return widget

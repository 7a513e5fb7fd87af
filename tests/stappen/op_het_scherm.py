"""What someone sees and does on a page of widgets."""

from collections.abc import Callable, Iterator
from typing import Any

import ipywidgets as w

from ouderplan.opslag.stemmen import close_ronde
from ouderplan.stappen.dias.bord import bord_of, draw
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.rijen import make_row
from ouderplan.stappen.onderdelen.momentbalk import Momentbalk


def widgets_in(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from widgets_in(child)


def shown_in(box: Any) -> Iterator[Any]:
    """Yield what is not hidden, nor inside something hidden."""
    if box.layout.display == "none":
        return
    yield box
    for child in getattr(box, "children", ()):
        yield from shown_in(child)


class Scherm:
    """A box of widgets, as someone at the laptop sees and uses it."""

    def __init__(self, box: Any) -> None:
        self.box = box

    @property
    def text(self) -> str:
        return " ".join(x.value for x in shown_in(self.box) if isinstance(x, w.HTML))

    def all(self, soort: type) -> list[Any]:
        return [x for x in shown_in(self.box) if isinstance(x, soort)]

    def field(self, label: str, nummer: int = 0) -> Any:
        """Return the control with this label (the `nummer`-th, counting from 0)."""
        found = [x for x in shown_in(self.box) if getattr(x, "description", None) == label]
        assert len(found) > nummer, f"geen veld ‘{label}’"
        return found[nummer]

    def buttons(self, label: str) -> list[w.Button]:
        return [x for x in self.all(w.Button) if label in (x.description, x.tooltip)]

    def press(self, label: str, nummer: int = 0) -> None:
        found = self.buttons(label)
        assert len(found) > nummer, f"geen knop ‘{label}’"
        found[nummer].click()


def closing(zaak: Any) -> Callable[[], None]:
    """Return what the bar does to close the round of a step."""
    return lambda: close_ronde(zaak.zitting.wb, zaak.ronde.ronde)


def met_balk(zitting: Any, box: Any) -> w.VBox:
    """Put the bar of the moment above a step, as the page does."""
    balk = Momentbalk(zitting)
    zitting.follow([*zitting._volgers, balk])
    balk.refresh()
    return w.VBox([balk.box, box])


class Stapscherm(Scherm):
    """A window at a step, with the bar of the moment above it (`soort` of `open_venster`)."""

    def __init__(self, zitting: Any, model: Any, view: Any) -> None:
        self.zitting, self.model, self.view = zitting, model, view
        super().__init__(met_balk(zitting, view.bedienen))

    @property
    def hall(self) -> str:
        return op_projector(self.model)


def in_de_zaal(model: Any, reeks: str = "") -> str:
    """Return every slide of the row that shows the hall what is on the table in a step, as HTML."""
    bron = Bron(model.zitting, {})
    return " ".join(draw(dia, bron) for dia in make_row(bron, reeks or model.zaalplek[0]))


def op_projector(model: Any) -> str:
    """Send what is on the table in a step to the hall, and return the one slide that is on then."""
    bord = bord_of(model.zitting)
    bord.send(*model.zaalplek)
    return bord.look().html

"""What someone sees and does on a page of widgets."""

from collections.abc import Iterator
from typing import Any

import ipywidgets as w


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

"""Layouts and styles that many widgets share, so that a page has half as many models.

Every ipywidgets control brings a Layout and a style of its own, each a model in the browser. Ours
are styled by the stylesheet and leave them empty, so they can be the same ones. What is shared
cannot be changed; `show_if` and `own_layout` give a widget a layout of its own when it has to be.
"""

from functools import cache
from typing import Any, TypeVar

import ipywidgets as w
from ipywidgets.widgets.widget_string import HTMLStyle, TextStyle

from ouderplan.stappen.onderdelen.eenmaal import synced

Gedeeld = TypeVar("Gedeeld", bound=w.Widget)


class Vast(w.Widget):  # type: ignore[misc]  # ipywidgets has no types
    """What several widgets share and nothing may change."""

    def __setattr__(self, name: str, value: Any) -> None:
        kind: Any = type(self)
        if name in synced(kind):
            raise TypeError("this layout or style is shared: use show_if, own_layout or CSS")
        super().__setattr__(name, value)


class VasteLayout(Vast, w.Layout):  # type: ignore[misc]
    """An empty layout."""


class VasteKnopstijl(Vast, w.ButtonStyle):  # type: ignore[misc]
    """An empty style of buttons."""


class VasteHtmlstijl(Vast, HTMLStyle):  # type: ignore[misc]
    """An empty style of HTML."""


class VasteTekststijl(Vast, TextStyle):  # type: ignore[misc]
    """An empty style of text fields."""


def shared(soort: type[Gedeeld]) -> Gedeeld:
    """Return the one layout or style of this class (a new one when somebody closed it)."""
    if soort not in _made() or _made()[soort].comm is None:
        _made()[soort] = soort()
    made: Gedeeld = _made()[soort]
    return made


@cache
def _made() -> dict[type[w.Widget], w.Widget]:
    return {}


def discard(widget: w.Widget) -> None:
    """Close a widget and everything in it, here and in the browser; what is shared stays."""
    for child in getattr(widget, "children", ()):
        discard(child)
    for part in (widget, getattr(widget, "layout", None), getattr(widget, "style", None)):
        if part is not None and not isinstance(part, Vast):
            part.close()

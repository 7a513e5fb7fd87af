"""The year clock: a picture, a table by month, and what could not be placed."""

from typing import TYPE_CHECKING

import ipywidgets as w

from ouderplan.kern.datum import MAANDEN
from ouderplan.kern.jaarklok import Plek
from ouderplan.stappen.onderdelen.knoppen import html

if TYPE_CHECKING:
    from ouderplan.stappen.afspraken.view import View


MEESTE = 12
"""So many lines of a month are open; the rest folds out."""


def make_clock_part(view: "View") -> w.Widget:
    """Make the clock for the begeleider; it follows the model while it is the part that is on."""
    widget = html()

    def on_change(_change: object = None) -> None:
        if view.model.blad in view.model.delen:
            widget.value = _render(view, "jaarklok.html.j2")

    view.model.observe(on_change, ["klok", "blad"])
    on_change()
    return widget


def _render(view: "View", sjabloon: str) -> str:
    model = view.model
    return view.render(
        sjabloon,
        klok=model.klok,
        figuur=model.picture(),
        plekken=tuple(Plek),
        maanden=MAANDEN,
        meeste=MEESTE,
    )

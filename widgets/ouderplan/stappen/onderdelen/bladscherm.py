"""The sheet that is on, as the hall sees it."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import ipywidgets as w

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.criteria import label as criterium_label
from ouderplan.opslag.opschriften import label, title
from ouderplan.stappen.onderdelen.knoppen import html
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelblad import Bladvorm
from ouderplan.stappen.onderdelen.tabelrij import shown
from ouderplan.stappen.onderdelen.veld import PAKKET

KOLOMMEN = 3
"""More columns cannot be read from the back row."""
RIJEN = 14
"""So many rows fit on the screen; of a longer table the first are shown, and how many more."""
DICHT = 7
"""From so many rows on the letters are smaller."""


def sheet_on_screen(
    view: StapView,
    vormen: Sequence[Bladvorm],
    criteria: Callable[[], Sequence[Criterium]] = tuple,
    *,
    delen: Mapping[str, Callable[[], str]] = MappingProxyType({}),
    ook: Sequence[str] = (),
) -> w.Widget:
    """Return the sheet that is on as a table that follows the model.

    `delen` makes the HTML of parts that are no sheet; `ook` are more traits to follow.
    """
    widget = html()
    by_name = {vorm.naam: vorm for vorm in vormen}

    def on_change(_change: object = None) -> None:
        if view.model.blad in delen:
            widget.value = delen[view.model.blad]()
        vorm = by_name.get(view.model.blad)
        if vorm is None:
            return
        rows = [row for row in view.model.rows(vorm.rij).values() if view.model.may_show(row)]
        kort = vorm.kort[:KOLOMMEN]
        widget.value = render(
            PAKKET,
            "blad_scherm.html.j2",
            kop=title(vorm.rij),
            leeg=view.t(f"blad.{vorm.naam}.leeg"),
            koppen=[label(vorm.rij, kolom) for kolom in kort],
            rijen=[[_cell(row, kolom, criteria()) for kolom in kort] for row in rows[:RIJEN]],
            meer=max(0, len(rows) - RIJEN),
            dicht=len(rows) > DICHT,
        )

    view.model.observe(on_change, ["inhoud", "blad", *ook])
    on_change()
    return widget


def _cell(row: Any, kolom: str, criteria: Sequence[Criterium]) -> str:
    value = getattr(row, kolom)
    if kolom == "criterium" and not isinstance(row, Criterium):
        return criterium_label(value, criteria)
    return shown(value)

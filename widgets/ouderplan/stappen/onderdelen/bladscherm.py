"""A sheet as the hall sees it: a table in large letters, a page at a time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import ipywidgets as w

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.criteria import label as criterium_label
from ouderplan.opslag.opschriften import label, title
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm
from ouderplan.stappen.onderdelen.knoppen import html, stack
from ouderplan.stappen.onderdelen.passen import Rij, pages, shares
from ouderplan.stappen.onderdelen.schermbladen import Schermbladen
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelrij import shown
from ouderplan.stappen.onderdelen.veld import PAKKET

KOLOMMEN = 3
"""More columns cannot be read from the back row."""
Criteria = Callable[[], Sequence[Criterium]]


@dataclass(frozen=True)
class Schermtabel:
    """The sheet that is on, divided over pages of the projector."""

    koppen: tuple[str, ...] = ()
    breedtes: tuple[int, ...] = ()
    bladen: tuple[Sequence[Rij], ...] = ()

    def page(self, nummer: int) -> Sequence[Rij]:
        """Return the rows of a page; of the last when there are no longer so many."""
        return self.bladen[min(nummer, len(self.bladen) - 1)] if self.bladen else ()


def screen_table(view: StapView, vorm: Bladvorm, criteria: Sequence[Criterium]) -> Schermtabel:
    """Return what the projector shows of a sheet: what the hall may see, in pages."""
    kort = vorm.scherm or vorm.kort[:KOLOMMEN]
    koppen = tuple(label(vorm.rij, kolom) for kolom in kort)
    rows = [row for row in view.model.rows(vorm.rij).values() if view.model.may_show(row)]
    cells = [[_cell(row, kolom, criteria) for kolom in kort] for row in rows]
    breedtes = shares([koppen, *cells])
    return Schermtabel(koppen, breedtes, tuple(pages(cells, breedtes, koppen)))


def count_screens(view: StapView, vorm: Bladvorm | None, criteria: Sequence[Criterium]) -> int:
    """Return how many pages a sheet takes on the projector; one for what is no sheet."""
    return max(1, len(screen_table(view, vorm, criteria).bladen)) if vorm else 1


def sheet_on_screen(
    view: StapView,
    vormen: Sequence[Bladvorm],
    criteria: Criteria = tuple,
    *,
    delen: Mapping[str, Callable[[], str]] = MappingProxyType({}),
    ook: Sequence[str] = (),
) -> w.Widget:
    """Return the sheet that is on as a table that follows the model, with its pages to turn.

    `delen` makes the HTML of parts that are no sheet; `ook` are more traits to follow.
    """
    widget = html()
    by_name = {vorm.naam: vorm for vorm in vormen}

    def on_change(_change: object = None) -> None:
        vorm = by_name.get(view.model.blad)
        if view.model.blad in delen:
            widget.value = delen[view.model.blad]()
        elif vorm is not None:
            table = screen_table(view, vorm, criteria())
            rijen = table.page(view.model.schermblad)
            widget.value = render(
                PAKKET, "blad_scherm.html.j2", kop=title(vorm.rij), tabel=table, rijen=rijen
            )

    view.model.observe(on_change, ["inhoud", "blad", "schermblad", *ook])
    on_change()
    turn = Schermbladen(
        view, lambda: count_screens(view, by_name.get(view.model.blad), criteria()), "bladzijde"
    )
    return stack([widget, turn.box], "op-stapel-dicht")


def _cell(row: Any, kolom: str, criteria: Sequence[Criterium]) -> str:
    value = getattr(row, kolom)
    if kolom == "criterium" and not isinstance(row, Criterium):
        return criterium_label(value, criteria)
    return shown(value)

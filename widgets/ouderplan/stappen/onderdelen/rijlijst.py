"""A list of rows that is as fast with 300 rows as with three."""

from collections.abc import Callable, Mapping
from typing import Generic, Protocol, TypeVar

import ipywidgets as w

from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.knoppen import button, show_if, stack
from ouderplan.stappen.onderdelen.veld import PAKKET
from ouderplan.stappen.zitting import Zitting
from ouderplan.teksten import Teksten

Rij = TypeVar("Rij")
Rij_contra = TypeVar("Rij_contra", contravariant=True)

PER_KEER = 25
"""So many rows are on the page; the rest comes on request."""


class Rijwidget(Protocol[Rij_contra]):
    """The widgets of one row: made once, told what to show after that."""

    box: w.Widget

    def show(self, rij: Rij_contra) -> None:
        """Show this row."""


class Rijlijst(Generic[Rij]):
    """Rows by number; the widgets of a row are kept for as long as the row is there."""

    def __init__(
        self,
        zitting: Zitting,
        make: Callable[[int, Rij], Rijwidget[Rij]],
        leeg: w.Widget,
        *,
        per_keer: int = PER_KEER,
    ) -> None:
        self._make, self._leeg = make, leeg
        self._widgets: dict[int, Rijwidget[Rij]] = {}
        self._items: Mapping[int, Rij] = {}
        self._per_keer = self._limit = per_keer
        self._t = Teksten(PAKKET)
        self._more = button(zitting, "", self._show_more, "op-quiet", toont=True)
        self._rows = stack([], "op-lijst")
        self.box = stack([self._rows, self._more, leeg], "op-stapel-dicht")
        self.show({})

    @property
    def is_whole(self) -> bool:
        """Whether every row is on the page."""
        return len(self._items) <= self._limit

    def show(self, items: Mapping[int, Rij], *, filtered: bool = False) -> None:
        """Show these rows, in this order; when they are `filtered`, none is not an empty list."""
        self._items = items
        shown = dict(list(items.items())[: self._limit])
        gone = [self._widgets.pop(nummer) for nummer in set(self._widgets) - set(items)]
        for nummer, rij in shown.items():
            if nummer not in self._widgets:
                self._widgets[nummer] = self._make(nummer, rij)
            self._widgets[nummer].show(rij)
        children = tuple(self._widgets[nummer].box for nummer in shown)
        if self._rows.children != children:
            self._rows.children = children
        for rijwidget in gone:
            discard(rijwidget.box)
        rest = len(items) - len(shown)
        self._more.description = self._t("meer", aantal=min(rest, self._per_keer))
        show_if(self._more, rest)
        show_if(self._rows, items)
        show_if(self._leeg, not items and not filtered)

    def make_room(self) -> None:
        """Show the row that is about to be added, if every row was on the page."""
        if len(self._items) <= self._limit:
            self._limit = max(self._limit, len(self._items) + 1)

    def _show_more(self) -> None:
        self._limit += self._per_keer
        self.show(self._items)

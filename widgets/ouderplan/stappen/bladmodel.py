"""State of a step that is made of whole tables, one sheet each."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, ClassVar, TypeVar

from traitlets import Dict, Unicode

from ouderplan.opslag.fouten import RijWeg
from ouderplan.opslag.tabellen import tabel_of
from ouderplan.opslag.toestand import put_state, state
from ouderplan.opslag.voorstellen import suggestions
from ouderplan.stappen.basis import StapModel
from ouderplan.stappen.zitting import Zitting

Rij = TypeVar("Rij")


class Bladmodel(StapModel):
    """Rows of the tables in `bladen`, and the sheet that is on.

    A subclass names its `bladen`; it may show more tables besides. What every window shows of
    them is the same: the sheet that is on is kept in the store.
    """

    bladen: ClassVar[tuple[type[Any], ...]] = ()
    inhoud: "Dict[str, Any]" = Dict()
    blad = Unicode("")

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Follow the tables of the sheets, and which sheet is on."""
        super().__init_subclass__(**kwargs)
        cls.tabellen |= {"toestand", *(tabel_of(rij).naam for rij in cls.bladen)}

    def __init__(self, zitting: Zitting) -> None:
        self.blad = tabel_of(self.bladen[0]).naam
        super().__init__(zitting)

    def refresh(self) -> None:
        """Read every sheet again."""
        with self.zitting.wb.reading() as tx:
            kept = state(tx, self._blad_sleutel)
            self.inhoud = {tabel_of(rij).naam: tx.items(rij) for rij in self.bladen}
        if kept in self.inhoud:
            self.blad = kept

    @property
    def _blad_sleutel(self) -> str:
        return f"blad.{self.naam}"

    def rows(self, rij: type[Rij]) -> Mapping[int, Rij]:
        """Return the rows of one sheet by number, in the school's order."""
        found: Mapping[int, Rij] = self.inhoud[tabel_of(rij).naam]
        return found

    def go(self, blad: str) -> None:
        """Put another sheet on, in this window and in the projector's."""
        put_state(self.zitting.wb, self._blad_sleutel, None, blad)
        self.blad = blad

    def set_cell(self, rij: type[Any], nummer: int, kolom: str, oud: object, nieuw: object) -> None:
        """Keep one cell (Botsing when another window was first)."""
        self.change_cell(rij, nummer, kolom, oud, nieuw)

    def add_row(self, row: object) -> None:
        """Add a row at the end (OngeldigeInvoer when it does not fit)."""
        with self.zitting.wb.writing() as tx:
            tx.add(row)

    def move_row(self, rij: type[Any], nummer: int, stappen: int) -> None:
        """Move a row up (-1) or down (+1)."""
        with self.zitting.wb.writing() as tx:
            tx.move(rij, nummer, stappen)

    def remove_row(self, rij: type[Rij], nummer: int) -> tuple[Rij, int]:
        """Take a row out; return it with its place, for `put_back` (RijWeg when it was gone)."""
        if nummer not in self.rows(rij):
            raise RijWeg
        row, place = self.rows(rij)[nummer], list(self.rows(rij)).index(nummer)
        with self.zitting.wb.writing() as tx:
            tx.remove(nummer, row)
        return row, place

    def put_back(self, row: object, place: int) -> None:
        """Put a row that was taken out back in its place."""
        with self.zitting.wb.writing() as tx:
            nummer = tx.add(row)
            tx.move(type(row), nummer, place - len(tx.items(type(row))) + 1)

    def suggestions(self, rij: type[Rij]) -> tuple[Rij, ...]:
        """Return the suggestions that the school has no row for yet."""
        named = {_name(row) for row in self.rows(rij).values()}
        return tuple(row for row in suggestions(rij) if _name(row) not in named)

    def pick(self, rows: Iterable[object]) -> None:
        """Add the chosen suggestions, all or none."""
        with self.zitting.wb.writing() as tx:
            for row in rows:
                tx.add(row)


def _name(row: Any) -> str:
    """Return what a row is called: the first of its texts that must be filled in."""
    texts = [one.naam for one in tabel_of(type(row)).kolommen if one.verplicht and one.soort is str]
    return str(getattr(row, texts[0] if texts else fields(row)[0].name)).casefold()

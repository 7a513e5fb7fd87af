"""State of a step that is made of whole tables, one sheet each."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, TypeVar

from traitlets import Dict, Unicode

from ouderplan.kern.dia import SCHEIDING
from ouderplan.kern.kolomvorm import column_forms
from ouderplan.kern.school import Gegeven, facts
from ouderplan.opslag.fouten import RijWeg
from ouderplan.opslag.startset import OVERGENOMEN, is_own, take_over
from ouderplan.opslag.tabellen import name_column, tabel_of
from ouderplan.opslag.toestand import put_state, state
from ouderplan.opslag.voorstellen import suggestions
from ouderplan.stappen.basis import StapModel
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm
from ouderplan.stappen.zitting import Zitting

Rij = TypeVar("Rij")


class Bladmodel(StapModel):
    """Rows of the tables in `bladen`, and the sheet that is on.

    A subclass names its `bladen`; it may show more tables besides, and have `delen` that are no
    sheet. What every window shows of them is the same: what is on is kept in the store. `te_gast`
    are sheets that belong to another step and stand here too; `aanbod` are the traits of which
    `offered` and `suggestions` are made.
    """

    bladen: ClassVar[tuple[Bladvorm, ...]] = ()
    te_gast: ClassVar[tuple[type[Any], ...]] = ()
    delen: ClassVar[tuple[str, ...]] = ()
    volgorde: ClassVar[tuple[str, ...]] = ()
    aanbod: ClassVar[tuple[str, ...]] = ()
    gegevens: "Dict[str, str]" = Dict()
    inhoud: "Dict[str, Any]" = Dict()
    blad = Unicode("")

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Follow the tables of the sheets, and which sheet is on."""
        super().__init_subclass__(**kwargs)
        cls.tabellen |= {"toestand", *(blad.naam for blad in cls.bladen)}
        rijen = {blad.rij for blad in cls.bladen}
        cls.tabellen |= {"werkboek"} if OVERGENOMEN.keys() & rijen else set()
        cls.herstelt |= {blad.naam for blad in cls.bladen if blad.rij not in cls.te_gast}

    def __init__(self, zitting: Zitting) -> None:
        self.blad = next(iter(self.parts_in_order()))
        super().__init__(zitting)

    def refresh(self) -> None:
        """Read every sheet again."""
        with self.zitting.wb.reading() as tx:
            kept = state(tx, self._blad_sleutel)
            self.gegevens = facts(tx.rows(Gegeven))
            self.inhoud = {blad.naam: tx.items(blad.rij) for blad in self.bladen}
        if kept in self.inhoud or kept in self.delen:
            self.blad = str(kept)

    def is_starter(self, rij: Any) -> bool:
        """Tell whether a row only came with the program, so that no document prints it."""
        return not is_own(rij, self.gegevens)

    def take_over(self, rij: type[Any]) -> None:
        """Make the rows of this table that came with the program the school's own."""
        take_over(self.zitting.wb, rij)

    @classmethod
    def parts_in_order(cls) -> tuple[str, ...]:
        """Return the parts and sheets by name; `volgorde` says it when the parts are not last."""
        return cls.volgorde or (*(blad.naam for blad in cls.bladen), *cls.delen)

    @classmethod
    def sheet(cls, deel: str) -> Bladvorm | None:
        """Return the sheet of this name; None when it is a part that is no sheet."""
        return next((blad for blad in cls.bladen if blad.naam == deel), None)

    @property
    def zaalplek(self) -> tuple[str, str]:
        """The row of the sheet or part that is on."""
        return f"{self.naam}{SCHEIDING}{self.blad}", ""

    @property
    def _blad_sleutel(self) -> str:
        return f"blad.{self.naam}"

    def rows(self, rij: type[Rij]) -> Mapping[int, Rij]:
        """Return the rows of one sheet by number, in the school's order."""
        found: Mapping[int, Rij] = self.inhoud[tabel_of(rij).naam]
        return found

    def go(self, blad: str) -> None:
        """Put another sheet on the table."""
        put_state(self.zitting.wb, self._blad_sleutel, blad)
        self.blad = blad

    def show_row(self, tabel: str, rij: str) -> None:  # noqa: ARG002  a sheet shows all its rows
        """Put the sheet of this table on."""
        if tabel in self.inhoud:
            self.go(tabel)

    def set_cell(self, rij: type[Any], nummer: int, kolom: str, oud: object, nieuw: object) -> None:
        """Keep one cell (Botsing when another window was first)."""
        self.change_cell(rij, nummer, kolom, oud, nieuw)

    def add_row(self, row: object) -> None:
        """Add a row at the end (OngeldigeInvoer when it does not fit)."""
        with self.zitting.wb.writing() as tx:
            tx.add(row)

    def known(self, rij: type[Any], kolom: str) -> str:
        """Return what stands in a column of a new row beforehand: the schooljaar, or ""."""
        return self.gegevens.get("schooljaar", "") if column_forms(rij)[kolom].jaar else ""

    def complete(self, rij: type[Rij], cellen: Mapping[str, Any]) -> Rij:
        """Make a row of what was typed; a step may fill in the rest."""
        return rij(**cellen)

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

    def offered(self, rij: type[Any], kolom: str) -> tuple[str, ...]:
        """Return words to offer in a column where people type; none unless a step has them."""
        del rij, kolom
        return ()

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
    """Return what a row is called."""
    return str(getattr(row, name_column(type(row)))).casefold()

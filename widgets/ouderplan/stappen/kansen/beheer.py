"""What the begeleider does with kansen and bedreigingen: add, let in, put aside, edit, merge."""

import contextlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from traitlets import Dict

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Perspectief, Soort
from ouderplan.kern.samenvoegen import HeeftDelen
from ouderplan.opslag.fouten import RijWeg
from ouderplan.opslag.inbreng import check_text, next_id
from ouderplan.opslag.samenvoegen import keep_apart, merge, release, take_apart
from ouderplan.stappen.basis import StapModel


class Beheer(StapModel):
    """The actions on the table *kansen_bedreigingen*; nothing is ever deleted."""

    items: "Dict[int, Inbreng]" = Dict()

    def add(
        self, soort: Soort, perspectief: Perspectief, tekst: str, criterium: int | None = None
    ) -> None:
        """Add one that was said here in the room; it is let in at once.

        Raises
        ------
        OngeldigeInvoer
        """
        text = check_text(tekst)
        with self.zitting.wb.writing() as tx:
            tx.add(Inbreng(next_id(tx), soort, perspectief, text, criterium=criterium))

    def let_in(self, nummers: Iterable[int]) -> None:
        """Let these in, as far as they still wait; what another window decided stays."""
        self._decide(nummers, Inbrengstatus.NIEUW, Inbrengstatus.TOEGELATEN)

    def put_aside(self, nummer: int) -> None:
        """Put one aside; it can be put back."""
        with self.zitting.wb.writing() as tx:
            row = tx.items(Inbreng).get(nummer)
            if row is None:
                raise RijWeg
            tx.change(nummer, row, replace(row, status=Inbrengstatus.WEGGELEGD))

    def put_back(self, nummer: int) -> None:
        """Put back what was put aside."""
        self._decide([nummer], Inbrengstatus.WEGGELEGD, Inbrengstatus.TOEGELATEN)

    def _decide(self, nummers: Iterable[int], van: Inbrengstatus, naar: Inbrengstatus) -> None:
        with self.zitting.wb.writing() as tx:
            stored = tx.items(Inbreng)
            for nummer in nummers:
                row = stored.get(nummer)
                if row is not None and row.status is van:
                    tx.change(nummer, row, replace(row, status=naar))

    def set_text(self, nummer: int, oud: str, nieuw: str) -> None:
        """Give one another text; a text is needed, and short enough for the projector."""
        self.change_cell(Inbreng, nummer, "tekst", oud, check_text(nieuw))

    def set_cell(self, nummer: int, kolom: str, oud: Any, nieuw: Any) -> None:
        """Change its soort, perspectief or criterium.

        Raises
        ------
        HeeftDelen
            When its soort would differ from what was merged into it.
        """
        if kolom == "soort" and self.parts(self.items[nummer].id):
            raise HeeftDelen
        self.change_cell(Inbreng, nummer, kolom, oud, nieuw)

    def parts(self, row_id: str) -> tuple[Inbreng, ...]:
        """Return what was merged into the one with this id, without what those hold."""
        return tuple(row for row in self.items.values() if row.samengevoegd_met == row_id)

    def merge(self, een: str, ander: str, blijft: str, tekst: str) -> None:
        """Make one of two.

        `blijft` is the id of the one whose text stays, "" when `tekst` comes instead of both.
        """
        if not blijft:
            if not tekst.strip():
                raise OuderplanFout(self.teksten("samen.geen_tekst"))
            merge(self.zitting.wb, een, ander, tekst=tekst)
            return
        merge(self.zitting.wb, blijft, ander if blijft == een else een)

    def merge_same(self, same: Iterable[tuple[str, str]]) -> None:
        """Let the second of each of these go into the first; what another window did stays."""
        for een, ander in same:
            with contextlib.suppress(OuderplanFout):
                merge(self.zitting.wb, een, ander)

    def take_apart(self, row_id: str) -> None:
        """Set free what was merged into the one with this id."""
        take_apart(self.zitting.wb, row_id)

    def release(self, row_id: str) -> None:
        """Take the one with this id out of what it was merged into."""
        release(self.zitting.wb, row_id)

    def keep_apart(self, een: str, ander: str) -> None:
        """Remember that two do not say the same; they are not pointed out again."""
        keep_apart(self.zitting.wb, een, ander)

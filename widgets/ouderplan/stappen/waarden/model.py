"""State of the step Waarden."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from traitlets import Dict, Instance

from ouderplan.figuren.balken import draw_uitslag
from ouderplan.figuren.figuur import Figuur
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.waarden import Waarde
from ouderplan.stappen.basis import Stand, StapModel
from ouderplan.stappen.onderdelen.rondezaak import TABELLEN, Rondezaak
from ouderplan.stappen.zitting import Zitting

TOP = 5
"""So many waarden make the top (C8)."""
EIGEN = "eigen"


class Model(StapModel):
    """The waarden, and the vote on them."""

    tabellen = TABELLEN | {"waarden", "werkboek"}
    items: "Dict[int, Waarde]" = Dict()
    zaak = Instance(Rondezaak)

    def __init__(self, zitting: Zitting) -> None:
        self.zaak = Rondezaak(zitting, Rondesoort.WAARDEN, TOP)
        super().__init__(zitting)

    def refresh(self) -> None:
        """Read the list and the round again."""
        self.zaak.refresh()
        with self.zitting.wb.reading() as tx:
            self.items = tx.items(Waarde)
        self.stand = Stand.of(begonnen=self.zaak.ronde is not None, blokkades=self._blockers())

    def _blockers(self) -> tuple[str, ...]:
        t, stap = self.teksten, self.zaak.stap
        if not self.items:
            return (t("blokkade.geen_waarden"),)
        if stap != "getoond":
            return (t(f"blokkade.{stap}"),)
        if not self.zaak.vastgesteld:
            return (t("blokkade.niet_vastgesteld"),)
        return ()

    def add(self, waarde: str, omschrijving: str = "") -> None:
        """Add a waarde of the school's own at the end of the list."""
        if not waarde.strip():
            raise OuderplanFout(self.teksten("lijst.leeg_veld"))
        with self.zitting.wb.writing() as tx:
            tx.add(Waarde(waarde, omschrijving, bron=EIGEN))

    def rename(self, nummer: int, oud: str, nieuw: str) -> None:
        """Give a waarde another name."""
        if not nieuw:
            raise OuderplanFout(self.teksten("lijst.naam_nodig"))
        self.change_cell(Waarde, nummer, "waarde", oud, nieuw)

    def describe(self, nummer: int, oud: str, nieuw: str) -> None:
        """Give a waarde another description."""
        self.change_cell(Waarde, nummer, "omschrijving", oud, nieuw)

    def move(self, nummer: int, stappen: int) -> None:
        """Move a waarde up (negative) or down."""
        with self.zitting.wb.writing() as tx:
            tx.move(Waarde, nummer, stappen)

    def remove(self, nummer: int) -> None:
        """Take a waarde off the list; earlier rounds keep it."""
        with self.zitting.wb.writing() as tx:
            tx.remove(nummer, self.items[nummer])

    def put_back(self, waarde: Waarde) -> None:
        """Put a removed waarde back, at the end."""
        with self.zitting.wb.writing() as tx:
            tx.add(replace(waarde))

    def picture(self) -> Figuur | None:
        """Return the picture of the shown result, or None."""
        zaak = self.zaak
        if zaak.uitslag is None or zaak.ronde is None:
            return None
        return draw_uitslag(zaak.uitslag, vraag=zaak.ronde.vraag, aantal=TOP)

    def suggestion(self) -> tuple[str, ...]:
        """Return what the ballots alone decide of the top."""
        top = self.zaak.top
        return tuple(plaats.keuze for plaats in top.zeker) if top else ()

    def adopt(self, keuzes: Sequence[str], door: str, op: date | None, reden: str) -> None:
        """Adopt a top; who did so must be said."""
        if not keuzes:
            raise OuderplanFout(self.teksten("vaststellen.geen_keuze"))
        if len(keuzes) > TOP and not reden.strip():
            raise OuderplanFout(self.teksten("vaststellen.te_veel", aantal=TOP))
        if not door.strip():
            raise OuderplanFout(self.teksten("vaststellen.door_wie"))
        self.zaak.adopt(keuzes, door.strip(), op, reden.strip())

"""State of the step Waarden."""

from dataclasses import replace
from enum import StrEnum

from traitlets import Dict, Instance, Tuple, Unicode

from ouderplan.iconen import icon_names
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.vertalingen import Vertaling
from ouderplan.kern.waarden import EIGEN, Waarde
from ouderplan.opslag.fouten import RijWeg
from ouderplan.stappen.basis import Stand, StapModel, rijen
from ouderplan.stappen.onderdelen.rondezaak import TABELLEN
from ouderplan.stappen.onderdelen.stemzaak import Stemzaak
from ouderplan.stappen.waarden.vertalen import doubt, missing_sentence
from ouderplan.stappen.zitting import Zitting


class Deel(StrEnum):
    """The four parts of the step, in order."""

    LIJST = "lijst"
    STEMMING = "stemming"
    UITSLAG = "uitslag"
    VASTSTELLEN = "vaststellen"


PLEKKEN = {"vastgestelde_keuzes": Deel.VASTSTELLEN, "rondes": Deel.STEMMING}
"""The part where a table is made; the others are made in the list."""


class Model(StapModel):
    """The waarden, and the vote on them.

    Traits
    ------
    deel
        The part that is looked at. It goes along with the vote, but not while someone is at the
        list.
    """

    tabellen = TABELLEN | {"waarden", "werkboek", "toestand", "vertalingen"}
    herstelt = frozenset({"waarden", "vertalingen"})
    herstelt_regels = frozenset({"top5", "top5_dag"})
    items: "Dict[int, Waarde]" = rijen()
    vertalingen = Tuple()
    zaak = Instance(Stemzaak)
    deel = Unicode("")

    def __init__(self, zitting: Zitting) -> None:
        self._work = ""
        self.zaak = Stemzaak(zitting, Rondesoort.WAARDEN)
        super().__init__(zitting)

    def refresh(self) -> None:
        """Read the list and the round again."""
        self.zaak.refresh()
        with self.zitting.wb.reading() as tx:
            self.vertalingen = tuple(tx.rows(Vertaling))
            self.items = tx.items(Waarde)
        self.stand = Stand.of(begonnen=self.zaak.ronde is not None, blokkades=self._blockers())
        self._follow_work()

    @property
    def werk(self) -> Deel:
        """The part in which there is something to do now."""
        if not self.items:
            return Deel.LIJST
        if self.zaak.stap != "getoond":
            return Deel.STEMMING
        adopted_here = self.zaak.vastgesteld and self.zaak.uitslag is not None
        return Deel.VASTSTELLEN if adopted_here else Deel.UITSLAG

    def _follow_work(self) -> None:
        before, self._work = self._work, self.werk.value
        if not self.deel or (before != self._work and self.deel != Deel.LIJST):
            self.deel = self._work

    @property
    def volgend_deel(self) -> tuple[str, str] | None:
        """The next part of the evening."""
        order = list(Deel)
        rest = order[order.index(Deel(self.deel)) + 1 :]
        return (rest[0].value, self.teksten(f"deel.{rest[0]}")) if rest else None

    def go(self, deel: str) -> None:
        """Go to another part of the step."""
        self.zitting.hush()
        self.deel = Deel(deel).value

    def show_row(self, tabel: str, rij: str) -> None:  # noqa: ARG002  a part shows all its rows
        """Go to the part in which this table is made."""
        self.go(PLEKKEN.get(tabel, Deel.LIJST))

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
        with self.zitting.wb.writing() as tx:
            doubt(tx, self.items[nummer].waarde)

    def choose_icon(self, nummer: int, oud: str, nieuw: str) -> None:
        """Give a waarde another drawing from the set, or none."""
        if nieuw and nieuw not in icon_names():
            raise OuderplanFout(self.teksten("lijst.onbekend_teken"))
        self.change_cell(Waarde, nummer, "icoon", oud, nieuw)

    def missing_in(self, vraag: str) -> str:
        """Say what the phones cannot show in their own language when this is asked, or ""."""
        return missing_sentence(self.teksten, self.items.values(), vraag, self.vertalingen)

    def move(self, nummer: int, stappen: int) -> None:
        """Move a waarde up (negative) or down."""
        with self.zitting.wb.writing() as tx:
            tx.move(Waarde, nummer, stappen)

    def remove(self, nummer: int) -> None:
        """Take a waarde off the list; earlier rounds keep it."""
        if nummer not in self.items:
            raise RijWeg
        with self.zitting.wb.writing() as tx:
            tx.remove(nummer, self.items[nummer])

    def put_back(self, waarde: Waarde) -> None:
        """Put a removed waarde back, at the end."""
        with self.zitting.wb.writing() as tx:
            tx.add(replace(waarde))

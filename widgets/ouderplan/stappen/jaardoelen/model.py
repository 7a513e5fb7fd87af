"""State of the step Jaardoelen."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from traitlets import Bool, Instance, Int, Tuple

from ouderplan.kern.doelen import Actie, Doelstatus, Doelsuggestie, Herkomstsoort, Jaardoel
from ouderplan.kern.doelwijzigingen import Doelwijziging, Voortgang
from ouderplan.kern.eerdere_jaren import next_schooljaar
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.planteksten import Vaststelling
from ouderplan.opslag.doelen import add_actie, add_goal, change_goal, remove_goal
from ouderplan.opslag.fouten import Botsing
from ouderplan.stappen.basis import Stand
from ouderplan.stappen.bladmodel import Bladmodel
from ouderplan.stappen.jaardoelen.beeld import Beeld, Doelregel, Kanskeuze, look
from ouderplan.stappen.jaardoelen.zinnen import blockers, change_remarks, is_own, remarks
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm

DOELEN, MOEITE = "doelen", "moeite"
EIGEN = "eigen"
STANDEN = ("goed", "later", "stil", "klaar")
PLANNEN = ("plan", "doelen", "jaarplan")
Rij = TypeVar("Rij")


class Model(Bladmodel):
    """The goals, which one is on the table, and whether a new one is being made.

    The bank, the progress, the changes and who adopted what are sheets beside them.
    """

    bladen = tuple(map(Bladvorm, (Doelsuggestie, Voortgang, Doelwijziging, Vaststelling)))
    te_gast = (Vaststelling,)
    delen = (DOELEN, MOEITE)
    volgorde = (*delen, *(blad.naam for blad in bladen))
    tabellen = frozenset(
        {
            "jaardoelen",
            "acties",
            "criteria",
            "kansen_bedreigingen",
            "omzettingen",
            "rondes",
            "rondekeuzes",
            "vastgestelde_keuzes",
            "werkboek",
            "toestand",
        }
    )
    aanbod = ("beeld",)
    herstelt = frozenset({"jaardoelen", "acties"})
    herstelt_regels = frozenset({"criterium", "top_zonder_doel"})
    beeld = Instance(Beeld, args=())
    opmerkingen = Tuple()
    gekozen = Int(0)
    maken = Bool(False)
    jaren = Tuple()

    def refresh(self) -> None:
        """Read the goals and the sheets again."""
        super().refresh()
        with self.zitting.wb.reading() as tx:
            beeld = look(tx)
        self.jaren = self._years(self.zitting.wb.profile()["schooljaar"])
        changes = self.rows(Doelwijziging).values()
        self.opmerkingen = (
            *change_remarks(changes, self.teksten),
            *remarks(beeld, self.teksten),
        )
        self.beeld = beeld
        numbers = [regel.nummer for regel in beeld.doelen]
        if self.gekozen not in numbers:
            self.gekozen = numbers[0] if numbers else 0
        sentences = tuple(blockers(beeld, self.teksten))
        self.stand = Stand.of(begonnen=bool(beeld.doelen), blokkades=sentences)

    @property
    def zaalplek(self) -> tuple[str, str]:
        """The goals, or the part that is on."""
        return (self.naam, "") if self.blad == DOELEN else super().zaalplek

    @property
    def regel(self) -> Doelregel | None:
        """The goal on the table, or None."""
        return next((row for row in self.beeld.doelen if row.nummer == self.gekozen), None)

    def choose(self, nummer: int) -> None:
        """Put a goal on the table."""
        self.gekozen = nummer
        self.maken = False

    def show_row(self, tabel: str, rij: str) -> None:
        """Put a goal on the table, or the goal of a row of an action plan, or a sheet."""
        if tabel in self.inhoud:
            super().show_row(tabel, rij)
            return
        self.go(DOELEN)
        with self.zitting.wb.reading() as tx:
            acties = tx.rows(Actie)
        if tabel == "acties" and rij.isdigit() and 0 < int(rij) <= len(acties):
            rij = acties[int(rij) - 1].jaardoel
        for regel in self.beeld.doelen:
            if rij.casefold() in (regel.doel.sleutel.casefold(), regel.doel.code.casefold()):
                self.choose(regel.nummer)
                return

    def make_from(self, kans: Kanskeuze) -> None:
        """Make a goal of a kans; it keeps where it came from."""
        soort = Herkomstsoort.KANS if kans.plaats is None else Herkomstsoort.TOP
        self._make(Jaardoel("", kans.criterium, kans.tekst, herkomst_soort=soort, herkomst=kans.id))

    @property
    def bank(self) -> tuple[Doelsuggestie, ...]:
        """The goals to pick from: the school's own bank, then what it did not take over yet."""
        return (*self.rows(Doelsuggestie).values(), *self.suggestions(Doelsuggestie))

    def make_from_bank(self, suggestie: Doelsuggestie) -> None:
        """Make a goal of one from the bank; it keeps how it read there."""
        soort = Herkomstsoort.DOELENBANK
        doel, criterium = suggestie.doel, suggestie.criterium
        self._make(Jaardoel("", criterium, doel, herkomst_soort=soort, herkomst=doel))

    def offered(self, rij: type[Any], kolom: str) -> tuple[str, ...]:
        """Offer the goals where one is named, and the words for how a goal stands."""
        if kolom == "jaardoel":
            return tuple(regel.doel.sleutel for regel in self.beeld.doelen)
        if rij is Voortgang and kolom == "stand":
            return tuple(self.teksten(f"voortgang.{naam}") for naam in STANDEN)
        if rij is Vaststelling and kolom == "wat":
            return tuple(self.teksten(f"vast_te_stellen.{naam}") for naam in PLANNEN)
        return ()

    def complete(self, rij: type[Rij], cellen: Mapping[str, Any]) -> Rij:
        """Fill in today for progress, and whose a goal in the bank is."""
        filled = dict(cellen)
        if rij is Voortgang:
            filled["op"] = filled["op"] or date.today()
        if rij is Doelsuggestie:
            filled["bron"] = filled["bron"] or EIGEN
        return rij(**filled)

    def make_own(self, tekst: str, criterium: int | None, reden: str) -> None:
        """Make a goal that comes from no kans; `reden` says where it does come from."""
        if not tekst.strip():
            raise OuderplanFout(self.teksten("maken.tekst_nodig"))
        own = Herkomstsoort.EIGEN
        self._make(Jaardoel("", criterium, tekst, herkomst_soort=own, herkomst=reden.strip()))

    def set_goal_cell(self, nummer: int, kolom: str, oud: Any, nieuw: Any) -> None:
        """Keep one cell of a goal; its action plan stays with it."""
        change_goal(self.zitting.wb, nummer, kolom, oud, nieuw)

    def set_reason(self, nummer: int, oud: str, nieuw: str) -> None:
        """Keep where a goal of the school's own came from."""
        self.set_goal_cell(nummer, "herkomst", oud, nieuw)
        regel = next((row for row in self.beeld.doelen if row.nummer == nummer), None)
        if regel and not regel.doel.herkomst_soort and is_own(regel.doel.herkomst_soort):
            self.set_goal_cell(nummer, "herkomst_soort", "", Herkomstsoort.EIGEN.value)

    def set_actie_cell(self, nummer: int, kolom: str, oud: str, nieuw: str) -> None:
        """Keep one cell of an action plan."""
        self.change_cell(Actie, nummer, kolom, oud, nieuw)

    def add_actie(self) -> None:
        """Add a row to the action plan of the goal on the table."""
        add_actie(self.zitting.wb, self.gekozen)

    def remove_actie(self, nummer: int, actie: Actie) -> None:
        """Take a row out of an action plan, as the page shows it."""
        try:
            with self.zitting.wb.writing() as tx:
                tx.remove(nummer, actie)
        except Botsing as error:
            raise OuderplanFout(self.teksten("weg.intussen")) from error

    def drop(self, nummer: int) -> None:
        """Say that a goal is dropped; it stays in the workbook."""
        regel = next(row for row in self.beeld.doelen if row.nummer == nummer)
        self.set_goal_cell(nummer, "status", regel.doel.status, Doelstatus.VERVALLEN)

    def remove(self, regel: Doelregel) -> None:
        """Take a goal and its action plan out of the workbook, as the page shows them."""
        try:
            remove_goal(self.zitting.wb, regel.nummer, regel.doel, regel.acties)
        except Botsing as error:
            raise OuderplanFout(self.teksten("weg.intussen")) from error

    def _make(self, doel: Jaardoel) -> None:
        now = self.zitting.wb.profile()["schooljaar"]
        nummer = add_goal(self.zitting.wb, replace(doel, uitvoeren_in=now))
        self.refresh()
        self.choose(nummer)

    def _years(self, schooljaar: str) -> tuple[str, ...]:
        fixed = [self.teksten(f"uitvoeren.{naam}") for naam in ("ieder", "begin", "doorlopend")]
        years = [year for year in (schooljaar, next_schooljaar(schooljaar)) if year]
        since = [self.teksten("uitvoeren.vanaf", jaar=schooljaar)] if schooljaar else []
        return tuple(dict.fromkeys([*years, *fixed, *since]))

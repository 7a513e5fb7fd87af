"""State of the step Jaardoelen."""

from typing import Any

from traitlets import Bool, Instance, Int, Tuple

from ouderplan.kern.doelen import Actie, Doelstatus, Herkomstsoort, Jaardoel
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag.doelen import add_actie, add_goal, change_goal, remove_goal
from ouderplan.opslag.fouten import Botsing
from ouderplan.opslag.toestand import put_state, state
from ouderplan.stappen.basis import Stand, StapModel
from ouderplan.stappen.jaardoelen.beeld import Beeld, Doelregel, Kanskeuze, look
from ouderplan.stappen.jaardoelen.bladen import split_pages
from ouderplan.stappen.jaardoelen.zinnen import blockers, is_own, remarks

BLAD = "jaardoelen.blad"


class Model(StapModel):
    """The goals, which one is on the table, and whether a new one is being made."""

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
    beeld = Instance(Beeld, args=())
    opmerkingen = Tuple()
    gekozen = Int(0)
    maken = Bool(False)
    jaren = Tuple()
    blad = Int(0)

    def refresh(self) -> None:
        """Read the goals again."""
        with self.zitting.wb.reading() as tx:
            beeld, blad = look(tx), state(tx, BLAD)
        self.jaren = self._years(self.zitting.wb.profile()["schooljaar"])
        self.opmerkingen = tuple(remarks(beeld, self.teksten))
        self.beeld = beeld
        numbers = [regel.nummer for regel in beeld.doelen]
        if self.gekozen not in numbers:
            self.gekozen = numbers[0] if numbers else 0
        self.blad = min(int(blad or 0), len(self.bladen) - 1)
        sentences = tuple(blockers(beeld, self.teksten))
        self.stand = Stand.of(begonnen=bool(beeld.doelen), blokkades=sentences)

    @property
    def regel(self) -> Doelregel | None:
        """The goal on the table, or None."""
        return next((row for row in self.beeld.doelen if row.nummer == self.gekozen), None)

    @property
    def bladen(self) -> tuple[tuple[Doelregel, ...], ...]:
        """The goals as the projector shows them, a page at a time; at least one page."""
        return split_pages(self.beeld)

    @property
    def op_scherm(self) -> tuple[Doelregel, ...]:
        """The goals on the projector's page now."""
        return self.bladen[min(self.blad, len(self.bladen) - 1)]

    def choose(self, nummer: int) -> None:
        """Put a goal on the table."""
        self.gekozen = nummer
        self.maken = False

    def turn(self, bladen: int) -> None:
        """Turn the projector's page, here and in every other window."""
        wanted = min(max(self.blad + bladen, 0), len(self.bladen) - 1)
        put_state(self.zitting.wb, BLAD, None, str(wanted))

    def make_from(self, kans: Kanskeuze) -> None:
        """Make a goal of a kans; it keeps where it came from."""
        soort = Herkomstsoort.KANS if kans.plaats is None else Herkomstsoort.TOP
        self._make(Jaardoel("", kans.criterium, kans.tekst, herkomst_soort=soort, herkomst=kans.id))

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
        nummer = add_goal(self.zitting.wb, doel)
        self.refresh()
        self.choose(nummer)

    def _years(self, schooljaar: str) -> tuple[str, ...]:
        fixed = [self.teksten(f"uitvoeren.{naam}") for naam in ("ieder", "begin", "doorlopend")]
        return tuple(dict.fromkeys([*([schooljaar] if schooljaar else []), *fixed]))

"""Taking part at home as the begeleider's page sees it; the counters move in steps."""

from datetime import datetime
from pathlib import Path

from traitlets import Dict, HasTraits, Tuple, Unicode

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.kern.thuis import Rondeplan
from ouderplan.opslag.lezen.tijdvak import begin_of, end_of
from ouderplan.opslag.rondezoeken import home_rondes
from ouderplan.opslag.stemcodes import given_out
from ouderplan.opslag.stemmen import close_ronde
from ouderplan.opslag.thuis import drop_plan, lengthen, plan_round, take_to_hall, told_of
from ouderplan.opslag.transacties import Lezing
from ouderplan.stappen.zitting import Zitting
from ouderplan.teksten import Teksten
from ouderplan.uitvoer.thuis.maken import make_letters, write_reminder
from ouderplan.uitvoer.wegschrijven import ready_folder

TABELLEN = frozenset(
    {
        "rondes",
        "rondeplannen",
        "stembriefjes",
        "schoolscan",
        "kansen_bedreigingen",
        "evaluatie_uitkomsten",
        "stemcodes",
    }
)


class Thuis(HasTraits):
    """What is open at home, and what will be.

    Traits
    ------
    rondes
        Number → the round that is open at home, and how many took part as it may be said.
    plannen
        Number of the row → a round that opens by itself.
    codes
        How many codes each group has.
    herinnering
        The text that was asked for, or "".
    laat
        Number of the row → why this one is not open although its moment came, "" when that is not
        known yet.
    nu
        How late it is here: on the computer that opens and closes.
    """

    rondes: "Dict[int, tuple[Ronde, int]]" = Dict()
    plannen: "Dict[int, Rondeplan]" = Dict()
    codes = Tuple()
    herinnering = Unicode("")
    laat: "Dict[int, str]" = Dict()
    nu = Unicode("")

    def __init__(self, zitting: Zitting) -> None:
        super().__init__()
        self._zitting, self._t = zitting, Teksten(__package__)
        self.look_at_clock()

    def read(self, tx: Lezing) -> None:
        """Read it again."""
        self.rondes = {row.ronde: (row, told_of(tx, row)) for row in home_rondes(tx)}
        self.plannen = tx.items(Rondeplan)
        self.codes = tuple(given_out(tx).items())
        self.look_at_clock()

    def look_at_clock(self) -> None:
        """See how late it is, and what should be open by now: no table tells that."""
        now = datetime.now()
        self.nu = f"{now:%d-%m-%Y %H:%M}"
        late = {nummer: plan for nummer, plan in self.plannen.items() if plan.van <= now}
        self.laat = {nummer: self._why_not(plan, now) for nummer, plan in late.items()}

    def _why_not(self, plan: Rondeplan, nu: datetime) -> str:
        return self._t("thuis.voorbij") if plan.tot <= nu else self._zitting.uurwerk.refusal(plan)

    def open(
        self, soort: Rondesoort, vraag: str, van: str, tot: str, groepen: list[Groep]
    ) -> Ronde | None:
        """Open a round at home, or plan it; empty `van` is now, `tot` without a time that evening.

        Raises
        ------
        OuderplanFout
        """
        keuzes = soort.plaatsen or None
        names = ", ".join(groepen)
        plan = Rondeplan(vraag.strip(), soort, begin_of(van), end_of(tot), names, keuzes)
        return plan_round(self._zitting.wb, plan)

    def lengthen(self, ronde: int, tot: str) -> None:
        """Let a round close at another moment."""
        lengthen(self._zitting.wb, ronde, end_of(tot))

    def close(self, ronde: int) -> None:
        """Close a round now."""
        close_ronde(self._zitting.wb, ronde)

    def take(self, ronde: int) -> None:
        """Go on with a round in the hall."""
        take_to_hall(self._zitting.wb, ronde)

    def drop(self, nummer: int) -> None:
        """Let a planned round not be held."""
        drop_plan(self._zitting.wb, nummer, self.plannen[nummer])

    def letters(self, aantal: int | None, groep: Groep, taal: str) -> tuple[Path, Path]:
        """Make letters with codes; return where they are, and the list for the ouderportaal."""
        return make_letters(
            self._zitting.wb,
            aantal=aantal or 0,
            groep=groep,
            taal=taal,
            naar=ready_folder(self._zitting.exports),
            adres=self._address(),
        )

    def remind(self, groep: Groep, taal: str) -> None:
        """Write a reminder that does not know who took part."""
        self.herinnering = write_reminder(
            self._zitting.wb, groep=groep, taal=taal, adres=self._address()
        )

    def _address(self) -> str:
        if not self._zitting.zaal:
            raise OuderplanFout(self._t("thuis.geen_zaal"))
        return self._zitting.zaal

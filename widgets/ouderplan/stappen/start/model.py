"""State of the step Start."""

import contextlib
import time
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from traitlets import Bool, Dict, Tuple, Unicode

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.school import (
    PROFIELVELDEN,
    Gegeven,
    Planningsregel,
    profile,
)
from ouderplan.opslag.afstand import (
    Aanbod,
    confirm,
    offer,
    pairings,
    revoke,
    revoke_all,
)
from ouderplan.opslag.fouten import Botsing, RijWeg
from ouderplan.opslag.lezen.inlezen import import_csvs, preview_csvs
from ouderplan.opslag.lezen.verschil import Inleesverslag
from ouderplan.opslag.startset import is_own, take_over
from ouderplan.opslag.stemschermen import renew_screen_code, screen_code
from ouderplan.opslag.toestand import put_state, state
from ouderplan.opslag.toestandnamen import KOPPELINGEN
from ouderplan.opslag.transacties import Lezing
from ouderplan.stappen.basis import Stand, rijen
from ouderplan.stappen.start.eerste import Eerste
from ouderplan.stappen.start.lijstmodel import Lijsten
from ouderplan.stappen.start.thuismodel import TABELLEN as THUISTABELLEN
from ouderplan.stappen.start.thuismodel import Thuis
from ouderplan.stappen.zitting import Zitting

NODIG = ("school", "schooljaar")
"""Without these a workbook cannot be told from another; they are asked when it is made."""


SCHERM = "start.scherm."
"""With a day after it: which tab was on that day. On another day the first screen comes first."""


class Deel(StrEnum):
    """The tabs of this step."""

    BEGIN = "begin"
    ZAAL = "zaal"
    THUIS = "thuis"
    SCHOOL = "school"
    PLAN = "plan"
    WERKBOEKEN = "werkboeken"


class Model(Eerste):
    """Profile and planning of the open workbook, and the workbooks there are.

    Traits
    ------
    deel
        The tab that is on.
    """

    tabellen = frozenset({"werkboek", "planning", KOPPELINGEN, *THUISTABELLEN})
    herstelt = frozenset({"werkboek", "planning", "rondeplannen"})
    planning: "Dict[int, Planningsregel]" = rijen()
    met_de_hand = Tuple()
    open = Bool(False)
    koppelingen = Tuple()
    deel = Unicode(Deel.BEGIN.value)
    _placed = False
    _stamps: tuple[tuple[str, int, int], ...] | None = None

    def __init__(self, zitting: Zitting) -> None:
        self.lijsten, self.thuis = Lijsten(zitting), Thuis(zitting)
        super().__init__(zitting)
        zitting.observe(self._on_klok_change, "klok")

    def close(self) -> None:
        """Let go of the session's clock."""
        self.zitting.unobserve(self._on_klok_change, "klok")
        self.lijsten.unobserve_all()
        self.thuis.unobserve_all()
        super().close()

    def refresh(self) -> None:
        """Read profile and planning again."""
        self.werkboeken = self.zitting.kast.list()
        self.open = self.zitting.werkboek is not None
        if not self.open:
            return
        with self.zitting.wb.reading() as tx:
            self.profiel = profile(tx.rows(Gegeven))
            self.planning = tx.items(Planningsregel)
            self.koppelingen = pairings(tx)
            self.thuis.read(tx)
            self._place(tx)
        self._tell_stand()
        self.look_at_csvs()

    def _on_klok_change(self, _change: object) -> None:
        self.zitting.guard(self.look_at_csvs)
        self.zitting.guard(self._drop_old_codes)
        self.zitting.guard(self.thuis.look_at_clock)
        self._look_at_folder()

    def _look_at_folder(self) -> None:
        """See which workbooks there are while they are listed: one may come on a USB stick."""
        listed = not self.open or self.deel == Deel.WERKBOEKEN
        if listed and self.zitting.stap == self.naam:
            with contextlib.suppress(OSError):  # away just now
                self.werkboeken = self.zitting.kast.list()

    def _drop_old_codes(self) -> None:
        """Let go of a code whose two minutes are over: no table tells that."""
        now = time.monotonic()
        self.koppelingen = tuple(one for one in self.koppelingen if not one.is_over(now))

    def look_at_csvs(self) -> None:
        """See whether someone changed a CSV by hand since the last look."""
        if not self.open or self._stamps == (stamps := self.zitting.wb.csv_stamps()):
            return
        self._stamps, self.met_de_hand = stamps, self.zitting.wb.changed_by_hand()
        self._tell_stand()

    def _place(self, tx: Lezing) -> None:
        """Take over the tab of earlier today, when the page was just opened."""
        kept = "" if self._placed else state(tx, SCHERM + date.today().isoformat())
        self.deel, self._placed = kept or self.deel, True

    def _tell_stand(self) -> None:
        """Say how far it is: what came with the program is not the school's work."""
        told = any(self.profiel[key] for key in PROFIELVELDEN if key not in NODIG)
        begun = told or self._has_own_plan
        self.stand = Stand.of(begonnen=begun, blokkades=self._blockers())

    @property
    def _has_own_plan(self) -> bool:
        return any(not self.is_starter(rij) for rij in self.planning.values())

    def _blockers(self) -> tuple[str, ...]:
        missing = [sleutel for sleutel in NODIG if not self.profiel[sleutel]]
        blockers = [self.teksten(f"blokkade.{sleutel}") for sleutel in missing]
        if self.met_de_hand:
            blockers.append(self.teksten("blokkade.met_de_hand"))
        if not self._has_own_plan:
            blockers.append(self.teksten("blokkade.plan"))
        return tuple(blockers)

    # the first screen

    def go(self, deel: str) -> None:
        """Put another tab on, also for who loads the page again today."""
        self.zitting.hush()
        self.deel = Deel(deel).value
        put_state(self.zitting.wb, SCHERM + date.today().isoformat(), self.deel)
        self._look_at_folder()

    def show_row(self, tabel: str, rij: str) -> None:  # noqa: ARG002  a tab shows all its rows
        """Go to the tab in which this table is made."""
        self.go(Deel.PLAN if tabel == "planning" else Deel.SCHOOL)

    # profile and plan

    def set_fact(self, sleutel: str, oud: str, nieuw: str) -> None:
        """Keep one fact of the profile (Botsing when another window was first)."""
        if not nieuw and sleutel in NODIG:
            raise OuderplanFout(self.teksten("profiel.nodig"))
        with self.zitting.wb.writing() as tx:
            found = tx.find(Gegeven, sleutel=sleutel)
            if found:
                tx.change(found[0], Gegeven(sleutel, oud), Gegeven(sleutel, nieuw))
            elif oud:
                raise Botsing("waarde", "", nieuw)
            else:
                tx.add(Gegeven(sleutel, nieuw))

    def set_plan_cell(self, nummer: int, kolom: str, oud: str, nieuw: str) -> None:
        """Keep one cell of the plan van aanpak."""
        if kolom == "wat" and not nieuw:
            raise OuderplanFout(self.teksten("planning.wat_nodig"))
        self.change_cell(Planningsregel, nummer, kolom, oud, nieuw)

    def tick(self, nummer: int, klaar: bool) -> None:
        """Tick a row of the plan van aanpak off, or on again."""
        with self.zitting.wb.writing() as tx:
            old = tx.items(Planningsregel).get(nummer)
            if old is None:
                raise RijWeg
            tx.change(nummer, old, replace(old, status=old.ticked(klaar)))

    def is_starter(self, rij: Planningsregel) -> bool:
        """Tell whether a row only came with the program, so that no document prints it."""
        return not is_own(rij, self.profiel)

    def take_planning_over(self) -> None:
        """Make the rows that came with the program the school's own."""
        take_over(self.zitting.wb, Planningsregel)

    def add_plan_row(self, wanneer: str, wat: str, wie: str) -> None:
        """Add a row to the plan van aanpak."""
        if not wat.strip():
            raise OuderplanFout(self.teksten("planning.wat_nodig"))
        with self.zitting.wb.writing() as tx:
            tx.add(Planningsregel(wanneer, wat, wie))

    def remove_plan_row(self, nummer: int) -> None:
        """Take a row out of the plan van aanpak."""
        if nummer not in self.planning:
            raise RijWeg
        with self.zitting.wb.writing() as tx:
            tx.remove(nummer, self.planning[nummer])

    def move_plan_row(self, nummer: int, stappen: int) -> None:
        """Move a row of the plan van aanpak."""
        with self.zitting.wb.writing() as tx:
            tx.move(Planningsregel, nummer, stappen)

    def open_werkboek(self, folder: Path) -> None:
        """Put another workbook on the table."""
        self.zitting.open(folder)

    def new_werkboek(self, school: str, schooljaar: str) -> None:
        """Make a new workbook and put it on the table."""
        if not school.strip() or not schooljaar.strip():
            raise OuderplanFout(self.teksten("kiezen.naam_nodig"))
        gegevens = {"school": school.strip(), "schooljaar": schooljaar.strip()}
        self.zitting.open(self.zitting.kast.create(gegevens))

    def preview(self, path: Path) -> Inleesverslag:
        """Say what reading in a hand-changed CSV would do."""
        return preview_csvs(self.zitting.wb, [path])

    def read_in(self, path: Path) -> None:
        """Read a hand-changed CSV in."""
        import_csvs(self.zitting.wb, [path])
        self.look_at_csvs()

    def put_aside(self, path: Path) -> None:
        """Keep a hand-changed CSV in the folder *bewaard* and write the workbook's own again."""
        self.zitting.wb.put_aside(path)
        self.look_at_csvs()

    def screen_code(self) -> str:
        """Return the code that makes a tablet a screen to vote on."""
        return screen_code(self.zitting.wb)

    def renew_screen_code(self) -> str:
        """Make another one; tablets with the old code stop."""
        return renew_screen_code(self.zitting.wb)

    def offer_remote(self) -> Aanbod:
        """Return a code that makes the phone which scans it a remote."""
        return offer(self.zitting.wb)

    def confirm_remote(self, row_id: str) -> None:
        """Pair a phone whose letters are those on the page."""
        confirm(self.zitting.wb, row_id)

    def end_remote(self, row_id: str) -> None:
        """End what one phone may do."""
        revoke(self.zitting.wb, row_id)

    def end_remotes(self) -> None:
        """End what every phone may do."""
        revoke_all(self.zitting.wb)


def school_year(today: date) -> str:
    """Return the school year that a plan made on `today` is for: from April on, the next one."""
    begin = today.year - (today.month < 4)  # noqa: PLR2004  April
    return f"{begin}-{begin + 1}"

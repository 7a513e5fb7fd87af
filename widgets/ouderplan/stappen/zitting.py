"""One open page: which workbook and which step it shows, and what it has to say.

Every page (a kernel) has its own. The store is the truth; `poll` sees what other pages, the
phones and the command line changed, and tells the models.
"""

import asyncio
import contextlib
import itertools
import logging
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast, runtime_checkable

from traitlets import Bool, Dict, HasTraits, Instance, Int, Unicode, observe

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.thuis import Uurwerk
from ouderplan.opslag.toestand import on_screen, put_on_screen
from ouderplan.stappen.melding import Keuze, Melding, Meldingsoort
from ouderplan.stappen.plancheck import Plancheck
from ouderplan.teksten import Teksten

log = logging.getLogger(__name__)

TUSSENTIJD = 0.3
"""Seconds between two looks at the store; others' changes are seen within a second."""
KLOKTIK = 7
"""So many looks to one tick of the clock: about two seconds."""
GEZEGD = 8.0
"""Seconds that the page says that something worked; what asks for something stays."""
RUST = 3.0
"""Seconds until the next look when a look went wrong."""


Eigen = TypeVar("Eigen")


class Volger(Protocol):
    """Something that shows part of the store."""

    @property
    def tabellen(self) -> frozenset[str]:
        """The tables that it shows."""

    def refresh(self) -> None:
        """Read again from the store."""


@runtime_checkable
class Aanwijsbaar(Protocol):
    """A step that can put one row on the table."""

    @property
    def naam(self) -> str:
        """Name of the step."""

    def show_row(self, tabel: str, rij: str) -> None:
        """Show this row of this table."""


class Zitting(HasTraits):
    """What one open page knows besides the store."""

    werkboek = Instance(Werkboek, allow_none=True)
    melding = Instance(Melding, allow_none=True)
    stap = Unicode("start")
    presenteren = Bool(False)
    standen: "Dict[str, Any]" = Dict()
    """How far each step of this page is, by name."""
    klok = Int(0)
    """Goes on every now and then, for what no table tells (a file that someone changed)."""

    def __init__(
        self,
        kast: Kast,
        *,
        zaal: str = "",
        exports: Path,
        stembriefjes: str = "",
        scherm: str = "",
    ) -> None:
        """Make a session.

        Parameters
        ----------
        kast
            The school's workbooks.
        zaal
            Address of the hall's pages (``http://192.168.1.20:8100``), "" when there is none.
        exports
            Folder for what is written for others.
        stembriefjes
            Address of the ballot sheets to print, "" when this page has none.
        scherm
            Address of the projector's own window, "" when there is none.
        """
        super().__init__()
        self.kast, self.zaal, self.exports = kast, zaal.rstrip("/"), exports
        self.stembriefjes, self.scherm = stembriefjes, scherm
        self._volgers: list[Volger] = []
        self._own: dict[object, object] = {}
        self._seen: dict[str, int] = {}
        self._dag, self._pols = date.today(), -1
        self.uurwerk = Uurwerk()
        self._said_at = 0.0
        self._trouble: Melding | None = None
        self._teksten = Teksten(__package__)
        self.plancheck = Plancheck(lambda: self.wb)

    @property
    def wb(self) -> Werkboek:
        """The open workbook (OuderplanFout when there is none)."""
        if self.werkboek is None:
            raise OuderplanFout(self._teksten("geen_werkboek"))
        return self.werkboek

    def own(self, make: "Callable[[Zitting], Eigen]") -> Eigen:
        """Return what this page has one of, made at first use; it goes when the page goes."""
        if make not in self._own:
            self._own[make] = make(self)
        return cast("Eigen", self._own[make])

    def follow(self, volgers: Iterable[Volger]) -> None:
        """Refresh these from now on when their tables change (and no others)."""
        self._volgers = list(volgers)

    def open(self, folder: Path) -> None:
        """Put a workbook on the table, for this page, the other pages and the hall."""
        opened = Werkboek.open(folder)
        self.kast.choose(folder)
        self._take(opened)

    def open_current(self) -> None:
        """Open the workbook that is on the table, if any.

        It is built up from its CSVs only by a page without a start, which nobody else opened it
        for: a start did so when it began, and what is missing later is on its way back.
        """
        folder = self.kast.current()
        if folder is not None and not self._is_open(folder):
            self._take(Werkboek.open(folder, herbouw=not self.kast.is_of_a_start))

    def poll(self) -> None:
        """See what changed in the store, here or elsewhere, and refresh what shows it.

        What the clock asks for (see `thuis.Uurwerk`) is done first; if the disk does not let it,
        the rest is shown all the same. Everything gets its turn before an error is raised. What
        could not be read just now, is read again at the next look. On another day everything is:
        some of it is of today only.
        """
        self.open_current()
        if self.werkboek is None:
            return
        try:
            self.uurwerk.tick(self.werkboek)
        finally:
            self._look(self.werkboek)

    def _look(self, werkboek: Werkboek) -> None:
        if (today := date.today()) != self._dag:
            self._dag, self._seen, self._pols = today, {}, -1
        if (pols := werkboek.pulse()) == self._pols != -1:
            return  # nothing was committed since all was shown
        versions = werkboek.versions()
        changed = {naam for naam, versie in versions.items() if self._seen.get(naam) != versie}
        self._seen, self._pols = versions, -1
        self._refresh([volger for volger in self._volgers if volger.tabellen & changed])
        self._pols = pols

    def shows(self, stap: str) -> bool:
        """Tell whether this page has that step; a page of one step has no other to go to."""
        return any(getattr(volger, "naam", None) == stap for volger in self._volgers)

    def go(self, stap: str) -> None:
        """Show another step, on this page; the hall sees what it saw."""
        if stap != self.stap:
            self.hush()
        self.stap = stap
        if self.werkboek is not None:
            put_on_screen(self.werkboek, stap)

    def point(self, stap: str, tabel: str, rij: str) -> None:
        """Show another step, with this row of this table on it if the step can do that."""
        self.go(stap)
        for volger in self._volgers:
            if isinstance(volger, Aanwijsbaar) and volger.naam == stap:
                volger.show_row(tabel, rij)

    def run(self, action: Callable[[], object], *, gelukt: str = "") -> bool:
        """Do something on someone's behalf and show at once what it changed (see `guard`)."""

        def act_and_look() -> None:
            action()
            self.poll()

        done = self.guard(act_and_look)
        if done and gelukt:
            self.melding = Melding(gelukt)
        return done

    def guard(self, action: Callable[[], object]) -> bool:
        """Do something and let every error become one calm sentence; return whether it was done.

        An unexpected error goes to the log with its traceback.
        """
        try:
            action()
        except OuderplanFout as error:
            self.melding = Melding(str(error), Meldingsoort.FOUT)
            return False
        except Exception:
            log.exception("onverwachte fout")
            self.melding = Melding(self._teksten("onverwacht"), Meldingsoort.FOUT)
            return False
        return True

    def say(self, zin: str, soort: Meldingsoort = Meldingsoort.GOED, *keuzes: Keuze) -> None:
        """Say a sentence at the top of the page, with buttons under it if something can be done."""
        self.melding = Melding(zin, soort, keuzes)

    def ask(self, zin: str, *keuzes: Keuze) -> None:
        """Say a sentence at the top of the page with buttons under it."""
        self.melding = Melding(zin, Meldingsoort.WAARSCHUWING, keuzes)

    def hush(self) -> None:
        """Take the notice away."""
        self.melding = None

    @observe("melding")
    def _on_melding_change(self, _change: object) -> None:
        self._said_at = time.monotonic()

    @observe("klok")
    def _on_klok_change(self, _change: object) -> None:
        if self.werkboek is not None and not self.presenteren:
            self.guard(self.plancheck.look)

    def hush_old(self, now: float) -> None:
        """Take the notice away when it only said that something worked, a while ago."""
        said = self.melding
        if said is None or said.keuzes or said.soort is not Meldingsoort.GOED:
            return
        if now - self._said_at >= GEZEGD:
            self.hush()

    async def watch(self) -> None:
        """Look at the store for as long as the page lives."""
        for beurt in itertools.count(1):
            well = self.guard(self.poll)
            self._tell_when_well(well)
            await asyncio.sleep(TUSSENTIJD if well else RUST)
            if beurt % KLOKTIK == 0:
                self.klok += 1
            self.hush_old(time.monotonic())

    def _tell_when_well(self, well: bool) -> None:
        """Say that the workbook can be reached again, where it was said that it could not."""
        said, self._trouble = self._trouble, None if well else self.melding
        if well and said is not None and self.melding is said:
            self.say(self._teksten("weer_goed"))

    def _refresh(self, volgers: Iterable[Volger]) -> None:
        errors: list[Exception] = []
        for volger in volgers:
            try:
                volger.refresh()
            except OuderplanFout as error:
                errors.append(error)
                for naam in volger.tabellen:
                    self._seen.pop(naam, None)
            except Exception as error:
                errors.append(error)
        for other in errors[1:]:
            log.error("nog een fout bij het bijwerken", exc_info=other)
        if errors:
            raise errors[0]

    def _is_open(self, folder: Path) -> bool:
        wb = self.werkboek
        return wb is not None and folder.resolve() == wb.map.resolve() and not wb.is_replaced

    def _take(self, werkboek: Werkboek) -> None:
        old, self._seen, self._volgers = self.werkboek, werkboek.versions(), []
        self._pols = -1
        self.werkboek = werkboek
        if old is not None:
            with contextlib.suppress(OSError):
                old.close()

    def follow_screen(self) -> None:
        """Go to the step that was worked on last, in this or another window."""
        if self.werkboek is None:
            return
        with self.wb.reading() as tx:
            self.stap = on_screen(tx) or self.stap

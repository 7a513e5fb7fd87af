"""The hall's side of the store: every call to SQLite that a phone causes is made here.

Reading is done on the loop: in WAL mode a reader never waits. Writing is done in one thread of
its own, so that a slow disk does not hold up the pages, and ballots are committed together (see
`Pen`).
"""

import asyncio
import logging
import secrets
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError

from ouderplan.kern.dia import Onthuld
from ouderplan.kern.evaluatie import Uitkomstsoort
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.kansen import Perspectief
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.schoolscan import Antwoorden
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.evaluatie import submit_outcome_in
from ouderplan.opslag.fouten import WerkboekWeg
from ouderplan.opslag.geheimen import secret
from ouderplan.opslag.inbreng import submit_in
from ouderplan.opslag.scherm import shown
from ouderplan.opslag.schoolscan import own_scan, submit_scan_in
from ouderplan.opslag.stembriefnaam import ballot_name
from ouderplan.opslag.stembus import Ontvangst, Stem
from ouderplan.opslag.stemcodes import Codehouder, count_unknown_in, find_code, holder
from ouderplan.opslag.stemmen import own_ballot
from ouderplan.opslag.stemschermen import known_screen_code
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.zaal.antwoordlezer import Antwoordlezer, Gelezen
from ouderplan.zaal.inzendsoorten import Inzendsoort
from ouderplan.zaal.pen import Pen
from ouderplan.zaal.stand import TABELLEN, Stand, load_stand

log = logging.getLogger(__name__)

Uit = TypeVar("Uit")

PERSPECTIEF = {Groep.OUDERS: Perspectief.OUDERS, Groep.TEAM: Perspectief.TEAM}
"""From where a group sees a kans or bedreiging."""


class GeenWerkboekOpTafel(OuderplanFout):
    """The hall is asked for something while no workbook is in use."""

    zin = "Er is nu geen werkboek open. Er is niets verstuurd. Vraag het aan de begeleider."


class Zaalhuis:
    """The workbook that is in use now, as far as the hall may touch it."""

    def __init__(self, kast: Kast) -> None:
        self.stand = Stand()
        self.onthuld: Onthuld | None = None
        self._kast = kast
        self._werkboek: Werkboek | None = None
        self._geheim = b""
        self._complaint = ""
        self._versions: dict[str, int] = {}
        self._news = False
        self._pulse: tuple[object, ...] | None = None
        self._pen = Pen()
        self._salt = secrets.token_bytes(32)
        self._answer = Antwoordlezer()

    def refresh(self) -> bool:
        """Follow the store: another workbook, or something changed in this one.

        Returns
        -------
        bool
            Whether anything was committed since the last call, in any process. A store that
            cannot be read now leaves the stand as it was.
        """
        self._follow()
        news, self._news = self._news, False
        return news

    def glance(self) -> None:
        """Do what `refresh` does, for who asks often: almost nothing when nothing was committed."""
        try:
            pulse = self._take_pulse()
            if self._pulse is None or self._pulse[0] != pulse[0]:
                self._follow()
            elif self._pulse != pulse:  # the same workbook
                self._follow_versions()
        except (OuderplanFout, SQLAlchemyError) as error:
            self._complain_once(error)

    @property
    def geheim(self) -> bytes:
        """The key that signs this workbook's cookies; empty when no workbook is in use."""
        return self._geheim

    @property
    def is_out_of_reach(self) -> bool:
        """Tell whether there is a workbook on the table that cannot be opened or reached now."""
        if self._werkboek is not None:
            return not self._werkboek.is_there
        return self._kast.named() is not None

    @property
    def _book(self) -> Werkboek | None:
        """The workbook, or None when there is none or its folder is gone just now."""
        book = self._werkboek
        return book if book is not None and book.is_there else None

    def own_ballot(self, stemmer: str) -> tuple[str, ...] | None:
        """Return what this device chose in the open round, or None."""
        ronde = self.stand.ronde
        if self._book is None or ronde is None or not ronde.is_open or not ronde.soort.stemt:
            return None
        with self._book.reading() as tx:
            return own_ballot(tx, ronde.ronde, stemmer)

    def antwoord(self) -> Gelezen:
        """Return the answer to the parents if it is shared."""
        return self._answer.read(self._book) if self._book else (None, ())

    def own_scan(self, stemmer: str) -> Antwoorden | None:
        """Return what this device filled in in the schoolscan that is open, or None."""
        ronde = self.stand.ronde
        if self._book is None or ronde is None or ronde.soort is not Rondesoort.SCAN:
            return None
        with self._book.reading() as tx:
            return own_scan(tx, ronde.ronde, stemmer)

    def find_code(self, tekst: str) -> Codehouder | None:
        """Return whose stemcode was typed, or None when it is not known."""
        if self._book is None:
            return None
        with self._book.reading() as tx:
            return find_code(tx, tekst)

    def holder(self, merk: str) -> Codehouder | None:
        """Return who votes with the stemcode known as `merk`, or None when it is not valid."""
        if self._book is None:
            return None
        with self._book.reading() as tx:
            return holder(tx, merk)

    def screen_code(self) -> str | None:
        """Return the code that makes a screen one to vote on, or None when there is none."""
        if self._book is None:
            return None
        with self._book.reading() as tx:
            return known_screen_code(tx)

    async def count_unknown(self) -> None:
        """Count that a stemcode was tried that is not known."""
        await self._pen.keep(self._open_book(), count_unknown_in)

    async def cast(
        self,
        *,
        ronde: int,
        stemmer: str,
        groep: Groep,
        keuzes: tuple[str, ...],
        taal: str = "",
        kanaal: Kanaal = Kanaal.TELEFOON,
    ) -> Ontvangst:
        """Keep a ballot; it is on the disk when this returns (see `opslag.stemmen.cast`)."""
        stem = Stem(ronde, stemmer, groep, kanaal, keuzes, taal)
        received: Ontvangst = await self._pen.keep(self._open_book(), stem)
        return received

    async def submit(
        self,
        *,
        ronde: int,
        inzending: str,
        groep: Groep,
        soort: Inzendsoort,
        tekst: str,
        toestel: str = "",
    ) -> str:
        """Keep what someone wrote; it is on the disk when this returns.

        Of `toestel`, the phone, nothing is kept but a mark that says nothing without this process.
        """
        if isinstance(soort, Uitkomstsoort):
            store: Callable[..., str] = partial(submit_outcome_in, soort=soort)
        else:
            store = partial(submit_in, soort=soort, perspectief=PERSPECTIEF[groep])
        sent = {"ronde": ronde, "inzending": inzending, "groep": groep, "tekst": tekst}
        afzender = ballot_name(self._salt, toestel) if toestel else ""
        task = partial(store, **sent, afzender=afzender)
        nummer: str = await self._pen.keep(self._open_book(), task)
        return nummer

    async def submit_scan(
        self, *, ronde: int, stemmer: str, groep: Groep, antwoorden: Antwoorden
    ) -> None:
        """Keep a filled-in schoolscan; it is on the disk when this returns."""
        task = partial(
            submit_scan_in, ronde=ronde, stemmer=stemmer, groep=groep, antwoorden=antwoorden
        )
        await self._pen.keep(self._open_book(), task)

    def pulse(self) -> object:
        """Return something that differs after every commit, or None when there is no workbook."""
        return self._take_pulse() if self._book is not None else None

    def read(self, question: Callable[[Lezing], Uit]) -> Uit | None:
        """Ask something of the workbook; None when there is none now."""
        if self._book is None:
            return None
        with self._book.reading() as tx:
            return question(tx)

    async def write(self, task: Callable[[Schrijving], Uit]) -> Uit:
        """Change something; it is on the disk when this returns."""
        outcome: Uit = await self._pen.keep(self._open_book(), task)
        return outcome

    async def sync_csvs(self) -> None:
        """Write the CSVs that are behind, also when who changed the table is gone."""
        if self._werkboek is None:
            return
        try:
            await asyncio.get_running_loop().run_in_executor(None, self._werkboek.sync_csvs)
        except (SQLAlchemyError, OSError):
            log.warning("Een CSV kon nu niet worden bijgewerkt.", exc_info=True)

    def close(self) -> None:
        """Finish what was being written and let go of the workbook."""
        self._pen.close()
        self._let_go()

    def _open_book(self) -> Werkboek:
        if self._werkboek is None:
            raise GeenWerkboekOpTafel
        return self._werkboek

    def _follow(self) -> None:
        try:
            self._follow_current()
            self._follow_versions()
        except (OuderplanFout, SQLAlchemyError, OSError) as error:
            self._complain_once(error)

    def _follow_current(self) -> None:
        if not self._kast.is_in_place():
            raise WerkboekWeg(map=self._kast.data)  # then nothing is known, not that it is gone
        current, here = self._kast.current(), self._werkboek.map if self._werkboek else None
        if current is None and here is not None and self._kast.named() == here:
            raise WerkboekWeg(map=here)  # what is open stays open: the folder may come back
        if current == here:
            return
        self._let_go()
        if current is not None:
            self._take(current)

    def _take(self, map: Path) -> None:
        werkboek = Werkboek.open(map, herbouw=False)
        self._geheim = secret(werkboek, "telefoons")
        self._werkboek = werkboek

    def _complain_once(self, error: Exception) -> None:
        if str(error) != self._complaint:
            self._complaint = str(error)
            log.warning("Het werkboek is nu niet te lezen.", exc_info=error)

    def _let_go(self) -> None:
        werkboek, self._werkboek = self._werkboek, None
        self.stand, self._geheim, self._versions, self._pulse = Stand(), b"", {}, None
        self.onthuld = None
        if werkboek is not None:
            werkboek.close()

    def _take_pulse(self) -> tuple[object, ...]:
        return (self._kast.pulse(), self._werkboek.pulse() if self._werkboek else None)

    def _follow_versions(self) -> None:
        if self._werkboek is None:
            return
        self._pulse = self._take_pulse()  # first: what is committed from now on, is news
        versions = self._werkboek.versions()
        if versions == self._versions:
            return
        with self._werkboek.reading() as tx:
            if any(versions.get(naam) != self._versions.get(naam) for naam in TABELLEN):
                self.stand = load_stand(tx, self._werkboek.map)
            told = shown(tx).onthuld  # of another round it is old news
        ronde = self.stand.ronde
        self.onthuld = told if told and ronde and told.ronde == ronde.ronde else None
        self._versions, self._news = versions, True

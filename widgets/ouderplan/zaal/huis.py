"""The hall's side of the store: every call to SQLite that a phone causes is made here.

Reading is done on the loop: in WAL mode a reader never waits. Writing is done in one thread of
its own, so that a slow disk does not hold up the pages, and ballots are committed together (see
`Pen`).
"""

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError

from ouderplan.kern.evaluatie import Uitkomstsoort
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.kansen import Perspectief
from ouderplan.kern.rondes import Rondesoort, Waarborg
from ouderplan.kern.schoolscan import Antwoorden
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag import Kast
from ouderplan.opslag.inbreng import submit_in, submit_outcome_in
from ouderplan.opslag.rondesleutel import ballot_name
from ouderplan.opslag.schoolscan import own_scan, submit_scan_in
from ouderplan.opslag.schrijver import TUSSENTIJD
from ouderplan.opslag.stembus import Ontvangst, Stem
from ouderplan.opslag.stemcodes import Codehouder, count_unknown_in, find_code, holder
from ouderplan.opslag.stemmen import own_ballot
from ouderplan.opslag.stemschermen import known_screen_code
from ouderplan.opslag.thuis import Uurwerk
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.zaal.antwoordlezer import Antwoordlezer, Gelezen
from ouderplan.zaal.grenzen import new_salt
from ouderplan.zaal.inzendsoorten import Inzendsoort
from ouderplan.zaal.pen import Pen
from ouderplan.zaal.stand import Stand
from ouderplan.zaal.zaalboek import Zaalboek

Uit = TypeVar("Uit")

PERSPECTIEF = {Groep.OUDERS: Perspectief.OUDERS, Groep.TEAM: Perspectief.TEAM}
"""From where a group sees a kans or bedreiging."""


class Zaalhuis(Zaalboek):
    """The workbook that is in use now, as far as the hall may touch it.

    Parameters
    ----------
    zout
        With it phones are known as the sender of texts; None: a new one.
    csv_s, geduld_s
        As for `Zaalboek`.
    """

    def __init__(
        self,
        kast: Kast,
        csv_s: float = TUSSENTIJD,
        zout: bytes | None = None,
        geduld_s: float | None = None,
    ) -> None:
        super().__init__(kast, csv_s, geduld_s)
        self._pen = Pen()
        self._salt = zout or new_salt()
        self._answer = Antwoordlezer()
        self._uurwerk = Uurwerk()

    def own_ballot(self, stand: Stand, stemmer: str) -> tuple[str, ...] | None:
        """Return what this voter chose in the open round of a stand, or None."""
        ronde = stand.ronde
        if self._book is None or ronde is None or not ronde.is_open or not ronde.soort.stemt:
            return None
        with self._book.reading() as tx:
            return own_ballot(tx, ronde.ronde, stemmer)

    def antwoord(self) -> Gelezen:
        """Return the answer to the parents if it is shared."""
        return self._answer.read(self._book) if self._book else (None, ())

    def own_scan(self, stand: Stand, stemmer: str) -> Antwoorden | None:
        """Return what this voter filled in in the open schoolscan of a stand, or None."""
        ronde = stand.ronde
        if self._book is None or ronde is None or ronde.soort is not Rondesoort.SCAN:
            return None
        with self._book.reading() as tx:
            return own_scan(tx, ronde.ronde, stemmer)

    def find_code(self, tekst: str, *, thuis: bool = False) -> Codehouder | None:
        """Return whose stemcode was typed, or None when it is not known.

        `thuis`: it was typed for a round at home, which takes no short code.
        """
        if self._book is None:
            return None
        evening = self.stand.ronde
        coded = evening and evening.is_open and evening.waarborg is Waarborg.STEMCODE
        short = not thuis and (bool(coded) or not self.hal.thuis)
        with self._book.reading() as tx:
            return find_code(tx, tekst, kort=short)

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
        stemmer: str = "",
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
        task = partial(store, **sent, afzender=afzender, stemmer=stemmer)
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

    @property
    def is_due(self) -> bool:
        """Tell whether the clock asks for something now."""
        return self.volgende is not None and self.volgende <= datetime.now()

    async def keep_time(self) -> None:
        """Open and close what the clock asks for."""
        if self._book is None:
            return
        try:
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(None, self._uurwerk.tick, self._book)
        except (SQLAlchemyError, OSError, OuderplanFout) as error:
            self._complain_once(error)

    def wake_csvs(self) -> None:
        """Let the CSVs that are behind be written, also when who changed the table is gone."""
        if self._werkboek is not None:
            self._werkboek.wake_csvs()

    def close(self) -> None:
        """Finish what was being written and let go of the workbook."""
        self._pen.close()
        self._forget_opening()
        self._let_go()

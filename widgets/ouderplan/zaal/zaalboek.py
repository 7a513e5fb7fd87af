"""The workbook in use, followed: opened when it is put on the table, and read when it changed."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from ouderplan.kern.dia import Onthuld
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.thuis import Rondeplan
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.fouten import WerkboekWeg
from ouderplan.opslag.geheimen import secret
from ouderplan.opslag.scherm import shown
from ouderplan.opslag.schrijver import TUSSENTIJD
from ouderplan.opslag.tabellen import TOESTAND, tabel_of
from ouderplan.opslag.thuis import next_moment
from ouderplan.zaal.stand import TABELLEN, Stand, Zaalstand, load_stand

log = logging.getLogger(__name__)

GEVOLGD = (*TABELLEN, TOESTAND.name, tabel_of(Rondeplan).naam)
"""The tables of which the hall reads something; a vote changes none of them."""


class GeenWerkboekOpTafel(OuderplanFout):
    """The hall is asked for something while no workbook is in use."""

    zin = "Er is nu geen werkboek open. Er is niets verstuurd. Vraag het aan de begeleider."


class Zaalboek:
    """What is open in the workbook that is in use now.

    Attributes
    ----------
    hal
        All that is open, in the hall and at home.
    onthuld
        The place of a result that the hall has just seen, or None.
    volgende
        When the clock asks for something next (see `Uurwerk`), or None.

    Parameters
    ----------
    csv_s
        Seconds of rest between two writings of the CSVs.
    geduld_s
        Seconds that all stands still for opening a workbook; None: until that is done. What takes
        longer goes on by the way, and until then the workbook counts as one that is in use.
    """

    def __init__(
        self, kast: Kast, csv_s: float = TUSSENTIJD, geduld_s: float | None = None
    ) -> None:
        self.hal = Zaalstand()
        self.onthuld: Onthuld | None = None
        self.volgende: datetime | None = None
        self._csv_s = csv_s
        self._geduld_s = geduld_s
        self._opening: _Opening | None = None
        self._kast = kast
        self._werkboek: Werkboek | None = None
        self._geheim = b""
        self._complaint = ""
        self._changes: tuple[int, int] | None = None
        self._news = False
        self._pulse: tuple[object, ...] | None = None

    @property
    def stand(self) -> Stand:
        """The stand of the evening."""
        return self.hal.avond

    def refresh(self) -> bool:
        """Follow the store: another workbook, or something changed in this one.

        Returns
        -------
        bool
            Whether anything was committed since the last call, in any process. A store that
            cannot be read now leaves the stand as it was.
        """
        self._follow()
        return self.take_news()

    def take_news(self) -> bool:
        """Tell whether anything was seen to be committed since the last call."""
        news, self._news = self._news, False
        return news

    def glance(self) -> None:
        """Do what `refresh` does, for who asks often: almost nothing when nothing was committed."""
        try:
            pulse = self._take_pulse()
            if self._pulse is None or self._pulse[0] != pulse[0] or pulse[1] == -1:  # not heard
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
        if current == here and not (self._werkboek and self._werkboek.is_replaced):
            return
        self._let_go()
        if self._opening is not None and self._opening.map != current:
            self._forget_opening()
        if current is not None:
            self._take(current)

    def _take(self, folder: Path) -> None:
        if self._opening is None:
            self._opening = _Opening(folder)
            self._opening.wait(self._geduld_s)
        if not self._opening.done.done():
            return  # looked at again soon; what goes wrong is heard then
        opened, self._opening = self._opening.done, None
        werkboek, geheim = opened.result()
        if self._kast.named() != folder:  # meanwhile another is on the table, or this leads out
            werkboek.close()
            return
        werkboek.rest_csvs(self._csv_s)
        self._werkboek, self._geheim = werkboek, geheim

    @property
    def opening(self) -> "Future[tuple[Werkboek, bytes]] | None":
        """What is done when the workbook is open that is being opened now, or None."""
        opening = self._opening
        return None if opening is None or opening.done.done() else opening.done

    def _forget_opening(self) -> None:
        if self._opening is not None:
            self._opening.done.add_done_callback(_close_again)
            self._opening = None

    def _complain_once(self, error: Exception) -> None:
        if str(error) != self._complaint:
            self._complaint = str(error)
            log.warning("Het werkboek is nu niet te lezen.", exc_info=error)

    def _let_go(self) -> None:
        werkboek, self._werkboek = self._werkboek, None
        self.hal, self._geheim, self._changes, self._pulse = Zaalstand(), b"", None, None
        self.onthuld = self.volgende = None
        if werkboek is not None:
            werkboek.close()

    def _take_pulse(self) -> tuple[object, ...]:
        return (self._kast.pulse(), self._werkboek.pulse() if self._werkboek else None)

    def _follow_versions(self) -> None:
        if self._werkboek is None:
            return
        self._pulse = self._take_pulse()  # first: what is committed from now on, is news
        changes = self._werkboek.changes(GEVOLGD)
        if changes == self._changes:
            return
        if self._changes is None or changes[1] != self._changes[1]:
            with self._werkboek.reading() as tx:
                self.hal = load_stand(tx, self._werkboek.map)
                self.volgende = next_moment(tx)
                told = shown(tx).onthuld  # of another round it is old news
            ronde = self.stand.ronde
            self.onthuld = told if told and ronde and told.ronde == ronde.ronde else None
        self._changes, self._news = changes, True


class _Opening:
    """A workbook that is being opened, in a thread that ends when that is done."""

    def __init__(self, folder: Path) -> None:
        self.map = folder
        thread = ThreadPoolExecutor(1, "zaal-openen")
        self.done = thread.submit(_open, folder)
        thread.shutdown(wait=False)

    def wait(self, geduld_s: float | None) -> None:
        """Wait until it is open, but no longer than this."""
        wait([self.done], geduld_s)


def _open(folder: Path) -> tuple[Werkboek, bytes]:
    """Open a workbook, and return the key that signs its cookies too."""
    werkboek = Werkboek.open(folder, herbouw=False)
    return werkboek, secret(werkboek, "telefoons")


def _close_again(opened: "Future[tuple[Werkboek, bytes]]") -> None:
    if opened.exception() is None:
        opened.result()[0].close()

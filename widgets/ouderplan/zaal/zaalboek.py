"""The workbook in use, followed: opened when it is put on the table, and read when it changed."""

import logging
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
    """

    def __init__(self, kast: Kast, csv_s: float = TUSSENTIJD) -> None:
        self.hal = Zaalstand()
        self.onthuld: Onthuld | None = None
        self.volgende: datetime | None = None
        self._csv_s = csv_s
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

    def _take(self, folder: Path) -> None:
        werkboek = Werkboek.open(folder, herbouw=False)
        if self._kast.named() != folder:  # meanwhile another is on the table, or this leads out
            werkboek.close()
            return
        werkboek.rest_csvs(self._csv_s)
        self._geheim = secret(werkboek, "telefoons")
        self._werkboek = werkboek

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

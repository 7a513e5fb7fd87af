"""Keeps the clocks of schools whose hall is not open: nobody has to be there for a round to close.

A workbook is opened when something in it changed, when its clock asks for something, and once an
hour; looking whether that is so reads nothing but the state of its files.
"""

import logging
import time
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag import Werkboek
from ouderplan.opslag.rondezoeken import current_ronde
from ouderplan.opslag.thuis import OPNIEUW_S, Uurwerk, next_moment
from ouderplan.opslag.wissen import is_owed
from ouderplan.zaal.scholen import Scholen, School, Stempel

log = logging.getLogger(__name__)

RUST_S = 2.0
"""What changed is looked at after so long: who changes it, keeps the time as well."""
UUR_S = 3600.0


@dataclass(frozen=True, slots=True)
class _Gezien:
    """What was found when a workbook was looked at last.

    Attributes
    ----------
    op
        When that was, on a clock that only goes on.
    volgende
        When its own clock asks for something; `te_laat` when that was past and could not be done.
    wist
        Whether something of a closed round is still to be erased.
    avond
        Whether a round of an evening is open: phones come any moment.
    """

    op: float
    stempel: Stempel
    volgende: datetime | None = None
    te_laat: bool = False
    wist: bool = False
    avond: bool = False
    klacht: str = ""

    def asks(self, stempel: Stempel) -> bool:
        """Tell whether it is time to look again."""
        ago = time.monotonic() - self.op
        if self.wist or stempel != self.stempel:
            return ago >= RUST_S
        if self.volgende is not None and self.volgende <= datetime.now():
            return ago >= OPNIEUW_S or not self.te_laat
        return ago >= UUR_S


class Toezicht:
    """Looks after the schools, in one thread of its own."""

    def __init__(self, scholen: Scholen) -> None:
        self._scholen = scholen
        self._seen: dict[str, _Gezien] = {}

    def look(self, open_zalen: Collection[str]) -> list[str]:
        """Look at every school, except those whose open hall sees to itself.

        Returns
        -------
        list[str]
            The schools where phones come any moment.
        """
        closed = [school for school in self._scholen if school.naam not in open_zalen]
        seen, self._seen = self._seen, {}  # of a hall that closes, all is looked at again
        for school in closed:
            known, stempel = seen.get(school.naam), school.kast.stamp()
            if known is None or known.asks(stempel):
                known = _look_after(school, stempel, known.klacht if known else "")
            self._seen[school.naam] = known
        return [naam for naam, known in self._seen.items() if known.avond]


def _look_after(school: School, stempel: Stempel, klacht: str) -> _Gezien:
    """Look at a workbook; `stempel` is of before: what is changed meanwhile is looked at again."""
    try:
        return _see_to(school, stempel)
    except (OuderplanFout, SQLAlchemyError, OSError) as error:
        if str(error) != klacht:
            log.warning("%s: %s", school.naam, error)
        return _Gezien(time.monotonic(), stempel, klacht=str(error))


def _see_to(school: School, stempel: Stempel) -> _Gezien:
    """Do what the clock of a school asks for, and finish what was left to be erased."""
    school.kast.lay_only_one()
    folder = school.kast.current()
    volgende, wist, avond = None, False, False
    if folder is not None:
        wb = Werkboek.open(folder, herbouw=False)
        try:
            if Uurwerk().tick(wb):
                wb.erase_traces()
            with wb.reading() as tx:
                volgende, wist = next_moment(tx), is_owed(tx)
                avond = current_ronde(tx) is not None
        finally:
            wb.close()
    late = volgende is not None and volgende <= datetime.now()
    return _Gezien(time.monotonic(), stempel, volgende, te_laat=late, wist=wist, avond=avond)

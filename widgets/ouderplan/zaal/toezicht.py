"""Keeps the clocks of schools whose hall is not open: nobody has to be there for a round to close.

A workbook is opened when something in it changed, when its clock asks for something, and once an
hour; looking whether that is so reads nothing but the state of its files.
"""

import logging
import time
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from ouderplan.opslag import Werkboek
from ouderplan.opslag.rondezoeken import current_ronde
from ouderplan.opslag.sporen.wissen import is_owed
from ouderplan.opslag.thuis import OPNIEUW_S, Uurwerk, next_moment
from ouderplan.zaal.delen import HEEL, Deel
from ouderplan.zaal.scholen import Scholen, School, Stempel

log = logging.getLogger(__name__)

RUST_S = 2.0
"""What changed is looked at after so long: who changes it, keeps the time as well."""
UUR_S = 3600.0
WACHT_S = 1.0
"""So long is waited for who is changing a workbook: the next school waits as well."""


@dataclass(frozen=True, slots=True)
class _Gezien:
    """What was found when a workbook was looked at last.

    Attributes
    ----------
    op
        When that was, on a clock that only goes on.
    volgende
        When its own clock asks for something; `te_laat` when that was past and could not be done.
    klacht
        What went wrong when it was looked at, or ""; the rest is of the time before.
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
        if stempel != self.stempel or (self.wist and not self.klacht):
            return ago >= RUST_S
        if self.klacht:
            return ago >= OPNIEUW_S
        if self.volgende is not None and self.volgende <= datetime.now():
            return ago >= OPNIEUW_S or not self.te_laat
        return ago >= UUR_S


class Toezicht:
    """Looks after the schools of one share, in one thread of its own."""

    def __init__(self, scholen: Scholen, deel: Deel = HEEL) -> None:
        self._scholen, self._deel = scholen, deel
        self._seen: dict[str, _Gezien] = {}

    def look(self, open_zalen: Collection[str]) -> list[str]:
        """Look at every school, except those whose open hall sees to itself.

        Returns
        -------
        list[str]
            The schools where phones come any moment.
        """
        ours = (school for school in self._scholen if self._deel.has(school.naam))
        closed = [school for school in ours if school.naam not in open_zalen]
        seen, self._seen = self._seen, {}  # of a hall that closes, all is looked at again
        for school in closed:
            self._seen[school.naam] = _look_after(school, seen.get(school.naam))
        return [naam for naam, known in self._seen.items() if known.avond]


def _look_after(school: School, known: _Gezien | None) -> _Gezien:
    """Look at a workbook when it is time; whatever is wrong with it, the next school is looked at.

    After something went wrong what was known holds until it is looked at again.
    """
    stempel: Stempel = ()
    try:
        stempel = school.kast.stamp()  # of before: what is changed meanwhile is looked at again
        if known is None or known.asks(stempel):
            return _see_to(school, stempel)
    except Exception as error:  # what stands in a folder of a school is not ours
        known, klacht = known or _Gezien(0.0, stempel), f"{type(error).__name__}: {error}"
        if known.klacht != klacht:
            log.warning("Toezien op %s ging mis; het gaat door.", school.naam, exc_info=error)
        return replace(known, op=time.monotonic(), stempel=stempel, klacht=klacht)
    return known


def _see_to(school: School, stempel: Stempel) -> _Gezien:
    """Do what the clock of a school asks for, and finish what was left to be erased."""
    school.kast.lay_only_one()
    folder = school.kast.current()
    volgende, wist, avond = None, False, False
    if folder is not None:
        wb = Werkboek.open(folder, wachttijd=WACHT_S, herbouw=False)
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

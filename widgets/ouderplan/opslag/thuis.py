"""Rounds at home: planned, opened and closed by the clock, lengthened, and taken along to the hall.

Nobody has to be there when a round opens or closes: whoever has the workbook open keeps the time
(`Uurwerk`). What comes after the moment of closing is refused by the round itself, also when
nobody closed it yet (`Ronde.takes_at`), and when somebody does, it closed at that moment.
"""

import time
from dataclasses import replace
from datetime import datetime

from ouderplan.kern.dia import Getoond, row_of
from ouderplan.kern.fouten import OngeldigeInvoer, OuderplanFout
from ouderplan.kern.rondes import Plek, Ronde, Rondesoort
from ouderplan.kern.thuis import Rondeplan, check_end, check_plan, due, in_steps
from ouderplan.opslag.fouten import ErIsEenRondeOpen
from ouderplan.opslag.inbreng import received
from ouderplan.opslag.rondesleutel import key_is_here
from ouderplan.opslag.rondezoeken import current_ronde, find_ronde, home_rondes
from ouderplan.opslag.scherm import keep_shown
from ouderplan.opslag.schoolscan import count_scans
from ouderplan.opslag.stemmen import close_in, open_in, progress, seal
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.uitstel import let_go
from ouderplan.opslag.werkboek import Werkboek

KIJK_S = 1.0
"""Seconds between two looks at the clock."""
OPNIEUW_S = 60.0
"""Seconds until a plan that could not open is tried again."""


def plan_round(wb: Werkboek, plan: Rondeplan) -> Ronde | None:
    """Keep a plan, or open it when its moment is here already; then return the round.

    Raises
    ------
    OngeldigeInvoer, ErIsEenRondeOpen, NietsTeKiezen, GeenStemcodes
    """
    now = datetime.now()
    check_plan(plan, now)
    with wb.writing() as tx:
        if plan.van <= now:
            return _open(tx, plan)
        tx.add(plan)
    return None


def drop_plan(wb: Werkboek, nummer: int, plan: Rondeplan) -> None:
    """Let a planned round not be held."""
    with wb.writing() as tx:
        tx.remove(nummer, plan)


def lengthen(wb: Werkboek, ronde: int, tot: datetime) -> Ronde:
    """Let a round that is open at home close at another moment.

    Raises
    ------
    OngeldigeInvoer
        When that moment has passed, or the round is not open at home any more.
    """
    now = datetime.now()
    check_end(tot, now)
    with wb.writing() as tx:
        nummer, old = find_ronde(tx, ronde)
        if not (old.is_thuis and old.takes_at(now)):
            raise OngeldigeInvoer(wat="Deze ronde is al gesloten. Er is niets veranderd.")
        new = replace(old, open_tot=tot)
        tx.change(nummer, old, new)
    return new


def take_to_hall_in(tx: Schrijving, ronde: int) -> Ronde:
    """Let the hall go on with a round from home: one round, so that a code counts once.

    From then on somebody closes it, as any round of the evening.

    Raises
    ------
    ErIsEenRondeOpen, OngeldigeInvoer
    """
    nummer, old = find_ronde(tx, ronde)
    if already := current_ronde(tx):
        raise ErIsEenRondeOpen(vraag=already.vraag)
    if not (old.is_thuis and old.takes_at(datetime.now())):
        raise OngeldigeInvoer(wat="Deze ronde is al gesloten. Er is niets veranderd.")
    new = replace(old, plek=Plek.AVOND)
    tx.change(nummer, old, new)
    let_go(tx, ronde)
    keep_shown(tx, Getoond(row_of(old.soort)))
    return new


def take_to_hall(wb: Werkboek, ronde: int) -> Ronde:
    """Do what `take_to_hall_in` does, as a change of its own."""
    with wb.writing() as tx:
        return take_to_hall_in(tx, ronde)


def told_of(tx: Lezing, ronde: Ronde) -> int:
    """Return how many took part so far, as it may be said: at home in steps."""
    if ronde.soort.stemt:
        aantal = progress(tx, ronde.ronde)
    elif ronde.soort is Rondesoort.SCAN:
        aantal = count_scans(tx, ronde.ronde)
    else:
        aantal = received(tx, ronde.ronde)
    return in_steps(aantal) if ronde.is_thuis else aantal


def next_moment(tx: Lezing) -> datetime | None:
    """Return when the clock asks for something next, or when it should have; None: never."""
    opening = [plan.van for plan in tx.rows(Rondeplan)]
    closing = [ronde.open_tot for ronde in home_rondes(tx) if ronde.open_tot is not None]
    return min([*opening, *closing], default=None)


class Uurwerk:
    """Opens and closes by the clock, for who has a workbook open; `tick` is to be asked often."""

    def __init__(self) -> None:
        self._looked = float("-inf")
        self._refused: dict[Rondeplan, tuple[float, str]] = {}

    def tick(self, wb: Werkboek) -> bool:
        """Do what the clock asks for; tell whether anything was opened or closed."""
        moment = time.monotonic()
        if moment - self._looked < KIJK_S:
            return False
        self._looked = moment
        return self._do(wb)

    def _do(self, wb: Werkboek) -> bool:
        now = datetime.now()
        with wb.reading() as tx:
            plans = tx.rows(Rondeplan)
            self._refused = {plan: said for plan, said in self._refused.items() if plan in plans}
            waits = any(map(self._may_try, due(plans, now)))
            if not (waits or _overdue(tx, now)):
                return False
        closed, opened = [], False
        with wb.writing() as writing:
            for ronde in _overdue(writing, now):
                closed.append(close_in(writing, ronde.ronde))
            for plan in due(writing.rows(Rondeplan), now):
                if closed or self._may_try(plan):
                    opened |= self._try(writing, plan)
        for ronde in closed:
            seal(wb, ronde)
        return bool(closed) or opened

    def refusal(self, plan: Rondeplan) -> str:
        """Return why this plan could not open when that was tried last, or ""."""
        return self._refused.get(plan, (0.0, ""))[1]

    def _may_try(self, plan: Rondeplan) -> bool:
        tried, _ = self._refused.get(plan, (float("-inf"), ""))
        return time.monotonic() - tried >= OPNIEUW_S

    def _try(self, tx: Schrijving, plan: Rondeplan) -> bool:
        """Open what was planned; what cannot be opened now waits, and the page says why."""
        try:
            tx.attempt(lambda inside: _open_planned(inside, plan))
        except OuderplanFout as error:
            self._refused[plan] = (time.monotonic(), str(error))
            return False
        return True


def _overdue(tx: Lezing, nu: datetime) -> list[Ronde]:
    """Return what the clock closes; not a round whose key is gone: that is for somebody to say."""
    late = (ronde for ronde in home_rondes(tx) if not ronde.takes_at(nu))
    return [ronde for ronde in late if key_is_here(tx, ronde.ronde)]


def _open_planned(tx: Schrijving, plan: Rondeplan) -> Ronde:
    nummer, row = next((nr, row) for nr, row in tx.items(Rondeplan).items() if row == plan)
    check_end(plan.tot, datetime.now())
    opened = _open(tx, plan)
    tx.remove(nummer, row)
    return opened


def _open(tx: Schrijving, plan: Rondeplan) -> Ronde:
    return open_in(
        tx,
        soort=plan.soort,
        vraag=plan.vraag,
        aantal_keuzes=plan.aantal_keuzes,
        groepen=plan.groepen_die_mogen,
        plek=Plek.THUIS,
        open_tot=plan.tot,
    )

"""How a meeting that is on stands: what is on, what comes, at what time, and when it ends.

It only looks; going on is done in `draaiboekloop`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from ouderplan.kern.dia import GESLOTEN, SCHEIDING, Beweging, Dia, Getoond, place, row_of
from ouderplan.kern.draaiboek import (
    DAG,
    Doet,
    Draaiboekregel,
    Gepland,
    clock,
    minutes_of,
    nearest,
    schedule,
)
from ouderplan.kern.draaiboekloop import (
    MINUUT,
    Loop,
    Regels,
    Tijdstip,
    found,
    next_row,
    tick,
)

REEKS = f"draaiboek{SCHEIDING}rij{SCHEIDING}"
"""How the row of slides begins that shows the text of one row; its number follows."""
UUR = 60
"""Who begins further than so many minutes from the fixed time rehearses: then those move along."""


@dataclass(frozen=True, slots=True)
class Verwacht:
    """A row of a meeting that is on: by plan, and as it goes. Minutes since midnight.

    `begint` is when it began or will begin, None when it is passed over; `duurde` how many
    seconds it has been on.
    """

    nummer: int
    gepland: Gepland
    begint: float | None
    duurde: float
    erbij: int
    overgeslagen: bool


@dataclass(frozen=True, slots=True)
class Live:
    """What the begeleider wants to know now.

    Attributes
    ----------
    rijen
        Every row, in order.
    nu, straks
        The row that is on and the next one; None when there is none.
    over
        Seconds that the row has left; below nothing when it is over its time.
    einde, gepland_einde
        When the meeting ends as it goes now, and by plan, in minutes since midnight.
    klok
        What time it is, in minutes since midnight.
    """

    loop: Loop
    rijen: tuple[Verwacht, ...]
    nu: Verwacht | None
    straks: Verwacht | None
    over: float
    einde: float
    gepland_einde: int
    klok: float

    @property
    def rij(self) -> int:
        """Return the mark that a press carries: the number of the row that its presser saw."""
        return self.loop.rij

    @property
    def stand_erbij(self) -> str:
        """Return the mark of a press for more minutes: also how many its presser saw."""
        return f"{self.rij} {self.nu.erbij if self.nu is not None else 0}"

    @property
    def uitloop(self) -> int:
        """Return how many whole minutes later than planned it ends (negative: earlier)."""
        return round(self.einde - self.gepland_einde)


def look(loop: Loop, regels: Regels, nu: Tijdstip) -> Live:
    """Return how it stands now."""
    loop = tick(found(loop, regels), nu)
    start = loop.begonnen / MINUUT % DAG
    regels = _moved(regels, start)
    planned = schedule(regels.values(), int(start))
    now = start + loop.totaal / MINUUT
    rows = _rows(loop, regels, planned, start, now)
    here = next((row for row in rows if row.nummer == loop.rij and not loop.klaar), None)
    after = None if here is None else next_row(loop, regels)
    left = 0.0
    if here is not None:
        left = (here.gepland.regel.duur + here.erbij) * MINUUT - here.duurde
    return Live(
        loop,
        rows,
        here,
        next((row for row in rows if row.nummer == after), None),
        left,
        _end(rows, now, loop.klaar),
        max((row.tot for row in planned), default=int(start)),
        now,
    )


def _moved(regels: Regels, start: float) -> Regels:
    """Return the rows with their fixed times as far on as a meeting that begins at another hour."""
    first = next((minutes_of(regel.vast) for regel in regels.values()), None)
    shift = 0 if first is None else (round(start) - first + DAG // 2) % DAG - DAG // 2
    if abs(shift) <= UUR:
        return regels
    fixed = {nummer: minutes_of(regel.vast) for nummer, regel in regels.items()}
    return {
        nummer: regel if (at := fixed[nummer]) is None else replace(regel, vast=clock(at + shift))
        for nummer, regel in regels.items()
    }


def _rows(
    loop: Loop, regels: Regels, planned: tuple[Gepland, ...], start: float, now: float
) -> tuple[Verwacht, ...]:
    """Return every row: what was as it went, what comes as it will go."""
    rows: list[Verwacht] = []
    moment = start
    for plek, (nummer, plan) in enumerate(zip(regels, planned, strict=True)):
        skipped = nummer in loop.overgeslagen
        took, more = loop.tijden.get(nummer, 0.0), loop.erbij.get(nummer, 0)
        fixed = minutes_of(plan.regel.vast) if plan.regel.vast else None
        if plek > loop.plaats and fixed is not None and not skipped and not loop.klaar:
            moment = max(moment, nearest(fixed, round(moment)))
        begins = None if skipped and plek != loop.plaats else moment
        rows.append(Verwacht(nummer, plan, begins, took, more, skipped))
        if plek < loop.plaats or loop.klaar:
            moment += took / MINUUT
        elif plek == loop.plaats:
            moment = max(moment + plan.regel.duur + more, now)
        elif not skipped:
            moment += plan.regel.duur + more
    return tuple(rows)


def _end(rows: tuple[Verwacht, ...], now: float, klaar: bool) -> float:
    if klaar or not rows:
        return now
    coming = [row for row in rows if row.begint is not None]
    last = coming[-1]
    end = (last.begint or 0.0) + last.gepland.regel.duur + last.erbij
    return max(end, now)


def slides_of(nummer: int, regel: Draaiboekregel) -> str:
    """Return which row of slides a row of the programme is about; "" when it shows nothing."""
    match regel.doet:
        case Doet.TOON:
            return regel.stap
        case Doet.TEKST | Doet.PAUZE:
            return f"{REEKS}{nummer}"
        case None:
            return ""
    return row_of(regel.rondesoort) if regel.rondesoort else ""


def leaves(
    live: Live, dias: Sequence[Dia], getoond: Getoond, beweging: Beweging
) -> Beweging | None:
    """Return whether a key goes on or back in the programme itself, or None: there is a slide.

    After a round was closed the hall waits: what came of it begins with the row that shows it.
    What was sent to the hall besides the programme gives way to it at its end, and also at its
    beginning.
    """
    here = place(dias, getoond)
    if getoond.zwart or (live.loop.klaar and beweging is Beweging.VERDER):
        return None
    if beweging is Beweging.TERUG and here == 0:
        return beweging
    if beweging is not Beweging.VERDER:
        return None
    coming = (row.gepland.regel for row in live.rijen[live.loop.plaats + 1 :])
    waits = dias[here].id == GESLOTEN and any(_tells(regel, getoond.reeks) for regel in coming)
    return beweging if waits or here == len(dias) - 1 else None


def _tells(regel: Draaiboekregel, reeks: str) -> bool:
    """Tell whether a row shows what came of the round of this row of slides."""
    if regel.doet is Doet.TOON:
        return regel.stap.partition(SCHEIDING)[0] == reeks.partition(SCHEIDING)[0]
    return regel.doet is Doet.UITSLAG and slides_of(0, regel) == reeks


def closes_next(live: Live, reeks: str) -> bool:
    """Tell whether the next row closes the round whose row of slides is on."""
    straks = live.straks.gepland.regel if live.straks is not None else None
    if straks is None or straks.doet is not Doet.SLUIT:
        return False
    return slides_of(0, straks) == reeks


def time_left(over: float) -> tuple[str, int]:
    """Return how the time that is left is said (a key of texts), and how many minutes it is."""
    if over >= MINUUT:
        return "nog", ceil(over / MINUUT)
    if over > -MINUUT:
        return ("nog_even" if over > 0 else "om_is"), 0
    return "over_tijd", int(-over / MINUUT)

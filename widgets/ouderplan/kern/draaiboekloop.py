"""A draaiboek that is being played: which row is on, how long, and what that does to the rest.

Nothing goes on by itself: only a press brings the next row. Time is given, never asked for. What a
clock says is added up piece by piece, so that a clock that jumps takes nothing away and skips
nothing; see `elapsed`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ouderplan.kern.draaiboek import (
    DAG,
    Bijeenkomst,
    Draaiboekregel,
    Gepland,
    clock,
    minutes_of,
    nearest,
    schedule,
)

Regels = Mapping[int, Draaiboekregel]
"""The rows of one meeting by their number in the store, in order."""
MINUUT = 60.0
UUR = 60
"""Who begins further than so many minutes from the fixed time rehearses: then those move along."""


@dataclass(frozen=True, slots=True)
class Tijdstip:
    """A moment as a machine knows it.

    Attributes
    ----------
    wand
        What its clock says: seconds since 1970, local time counted as if it were UTC.
    loop
        Seconds since the machine started; nobody can set that.
    machine
        Which machine, since which start; "" when it cannot say so.
    """

    wand: float
    loop: float = 0.0
    machine: str = ""


def elapsed(van: Tijdstip, tot: Tijdstip) -> float:
    """Return how many seconds lie between, never less than none.

    Of one machine since one start that is what it counted itself; else what the two clocks say.
    """
    if van.machine and van.machine == tot.machine:
        return max(tot.loop - van.loop, 0.0)
    return max(tot.wand - van.wand, 0.0)


@dataclass(frozen=True, slots=True)
class Loop:
    """How far a meeting is. All times are seconds.

    Attributes
    ----------
    rij, plaats
        Number of the row that is on, and how many rows stand before it.
    begonnen
        What the clock said at the beginning (as `Tijdstip.wand`).
    gezien
        Until when the time was added up.
    totaal
        Since the beginning.
    tijden
        Row number → how long that row has been on, all together.
    erbij
        Row number → minutes that it got besides.
    overgeslagen
        Rows that are passed over.
    klaar
        Whether the meeting is over.
    """

    bijeenkomst: Bijeenkomst
    rij: int
    plaats: int
    begonnen: float
    gezien: Tijdstip
    totaal: float = 0.0
    tijden: Mapping[int, float] = field(default_factory=dict)
    erbij: Mapping[int, int] = field(default_factory=dict)
    overgeslagen: tuple[int, ...] = ()
    klaar: bool = False


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
    def uitloop(self) -> int:
        """Return how many whole minutes later than planned it ends (negative: earlier)."""
        return round(self.einde - self.gepland_einde)


def begin(bijeenkomst: Bijeenkomst, regels: Regels, nu: Tijdstip) -> Loop | None:
    """Begin a meeting at its first row; None when it has no rows."""
    first = next(iter(regels), None)
    if first is None:
        return None
    return Loop(bijeenkomst, first, 0, begonnen=nu.wand, gezien=nu, tijden={first: 0.0})


def tick(loop: Loop, nu: Tijdstip) -> Loop:
    """Add the time up until now."""
    if loop.klaar:
        return loop
    seconds = elapsed(loop.gezien, nu)
    times = {**loop.tijden, loop.rij: loop.tijden.get(loop.rij, 0.0) + seconds}
    return replace(loop, gezien=nu, totaal=loop.totaal + seconds, tijden=times)


def found(loop: Loop, regels: Regels) -> Loop:
    """Return the loop at a row that is there: when its row was taken out, what took its place."""
    numbers = list(regels)
    if loop.rij in regels:
        return replace(loop, plaats=numbers.index(loop.rij))
    if not numbers:
        return replace(loop, klaar=True)
    place = min(loop.plaats, len(numbers) - 1)
    return replace(loop, rij=numbers[place], plaats=place)


def next_row(loop: Loop, regels: Regels) -> int | None:
    """Return the row that comes after the one that is on, or None."""
    after = list(regels)[loop.plaats + 1 :]
    return next((nummer for nummer in after if nummer not in loop.overgeslagen), None)


def advance(loop: Loop, regels: Regels, nu: Tijdstip) -> Loop:
    """Go on to the next row; after the last the meeting is over."""
    loop = tick(found(loop, regels), nu)
    there = next_row(loop, regels)
    return replace(loop, klaar=True) if there is None else _at(loop, regels, there)


def back(loop: Loop, regels: Regels, nu: Tijdstip) -> Loop:
    """Go back to the row before; a meeting that was over goes on in its last row."""
    loop = found(loop, regels)
    if loop.klaar:
        return replace(loop, klaar=False, gezien=nu) if regels else loop
    loop = tick(loop, nu)
    before = list(regels)[: loop.plaats]
    there = [nummer for nummer in before if nummer not in loop.overgeslagen]
    return _at(loop, regels, there[-1]) if there else loop


def extend(loop: Loop, minuten: int, nu: Tijdstip) -> Loop:
    """Give the row that is on more minutes."""
    loop = tick(loop, nu)
    more = max(loop.erbij.get(loop.rij, 0) + minuten, 0)
    return replace(loop, erbij={**loop.erbij, loop.rij: more})


def skip(loop: Loop, regels: Regels, nu: Tijdstip) -> Loop:
    """Pass over the row that comes next."""
    loop = tick(found(loop, regels), nu)
    there = next_row(loop, regels)
    if there is None:
        return loop
    return replace(loop, overgeslagen=(*loop.overgeslagen, there))


def unskip(loop: Loop, nummer: int) -> Loop:
    """Do a row after all."""
    return replace(loop, overgeslagen=tuple(nr for nr in loop.overgeslagen if nr != nummer))


def _at(loop: Loop, regels: Regels, nummer: int) -> Loop:
    times = {nummer: 0.0, **loop.tijden}
    return replace(loop, rij=nummer, plaats=list(regels).index(nummer), tijden=times)


def look(loop: Loop, regels: Regels, nu: Tijdstip) -> Live:
    """Return how it stands now; it changes nothing."""
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
    for place, (nummer, plan) in enumerate(zip(regels, planned, strict=True)):
        skipped = nummer in loop.overgeslagen
        took, more = loop.tijden.get(nummer, 0.0), loop.erbij.get(nummer, 0)
        fixed = minutes_of(plan.regel.vast) if plan.regel.vast else None
        if place > loop.plaats and fixed is not None and not skipped and not loop.klaar:
            moment = max(moment, nearest(fixed, round(moment)))
        begins = None if skipped and place != loop.plaats else moment
        rows.append(Verwacht(nummer, plan, begins, took, more, skipped))
        if place < loop.plaats or loop.klaar:
            moment += took / MINUUT
        elif place == loop.plaats:
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


def real_minutes(loop: Loop) -> dict[int, int]:
    """Return row number → how many minutes it really took; a row that was passed is not in it."""
    taken = {nummer: round(seconds / MINUUT) for nummer, seconds in loop.tijden.items()}
    return {nummer: min(minutes, DAG) for nummer, minutes in taken.items() if minutes}

"""A draaiboek that is being played: which row is on, and how long; `draaiboekstand` looks at it.

Nothing goes on by itself: only a press brings the next row. Time is given, never asked for. What a
clock says is added up piece by piece, so that a clock that jumps takes nothing away and skips
nothing; see `elapsed`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from ouderplan.kern.draaiboek import DAG, Bijeenkomst, Draaiboekregel

Regels = Mapping[int, Draaiboekregel]
"""The rows of one meeting by their number in the store, in order."""
MINUUT = 60.0
EXTRA = 5
"""Minutes that one press adds."""


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
    aftellen
        Whether the hall sees how long the row that is on still takes.
    mis
        Why the last press on a clicker could not go on; "" when it did.
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
    aftellen: bool = False
    mis: str = ""


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


def next_row(loop: Loop, regels: Regels, gedaan: Collection[int] = ()) -> int | None:
    """Return the row that comes after the one that is on, or None; `gedaan` need not be done."""
    after = list(regels)[loop.plaats + 1 :]
    return next((nr for nr in after if nr not in loop.overgeslagen and nr not in gedaan), None)


def advance(loop: Loop, regels: Regels, nu: Tijdstip, gedaan: Collection[int] = ()) -> Loop:
    """Go on to the next row; after the last the meeting is over."""
    loop = tick(found(loop, regels), nu)
    there = next_row(loop, regels, gedaan)
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


def real_minutes(loop: Loop) -> dict[int, int]:
    """Return row number → how many minutes it really took; a row that was passed is not in it."""
    taken = {nummer: round(seconds / MINUUT) for nummer, seconds in loop.tijden.items()}
    return {nummer: min(minutes, DAG) for nummer, minutes in taken.items() if minutes}

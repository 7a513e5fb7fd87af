"""Where everything in a picture of a result stands, before anything is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ouderplan.figuren.stijl import BREED, GEWOON, KLEIN, letter
from ouderplan.figuren.teksten import counted, text
from ouderplan.figuren.zetten import printable, width, wrap
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tellen import KLEINSTE_GROEP, Plaats, Top, Uitslag

Stand = Literal["top", "gelijk", "rest"]

_BADGE = 0.55
_GETAL = 0.8
"""Room for the number at the end of the longest bar; *20 van 24* takes more."""
_TUSSEN = 0.25
PROCENTEN_VANAF = 50
"""A share of fewer ballots than this is written as what it is: 7 van 20, not 35 %."""
_HOOGSTE_AANTAL = 24
"""Even a tie of everything stays readable below this."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """One set of bars: together, or one group."""

    kop: str
    onderkop: str
    x: float
    breed: float
    grootte: float


@dataclass(frozen=True, slots=True)
class Rij:
    """One choice. `waarden` has per column the length of the bar (0 to 1) and its label."""

    plaats: str
    stand: Stand
    regels: tuple[str, ...]
    hoogte: float
    waarden: tuple[tuple[float, str], ...]

    @property
    def vet(self) -> bool:
        """Tell whether the row stands out."""
        return self.stand != "rest"


@dataclass(frozen=True, slots=True)
class Opmaak:
    """A picture of a result, laid out; lengths in inches."""

    rijen: tuple[Rij, ...]
    kolommen: tuple[Kolom, ...]
    tekst_x: float
    grootte: float
    verborgen: int
    staven: bool = True

    @property
    def hoogte(self) -> float:
        """Height of all rows together."""
        return sum(rij.hoogte for rij in self.rijen)

    @property
    def regelhoogte(self) -> float:
        """Distance between the lines of one text."""
        return self.grootte / 72 * 1.22

    @property
    def gesplitst(self) -> bool:
        """Tell whether the groups stand apart."""
        return len(self.kolommen) > 1

    @property
    def met_procenten(self) -> bool:
        """Tell whether a share of a group is written as a percentage."""
        labels = (label for rij in self.rijen for _, label in rij.waarden[1:])
        return any(label.endswith("%") for label in labels)

    @property
    def in_top(self) -> int:
        """Number of rows above the line; 0 when the top are not the first ones."""
        count = sum(rij.vet for rij in self.rijen)
        return count if all(rij.vet for rij in self.rijen[:count]) else 0


def too_few(uitslag: Uitslag) -> bool:
    """Tell whether there are so few ballots that bars would suggest more than there is."""
    return 0 < uitslag.gestemd < KLEINSTE_GROEP


def lay_out(uitslag: Uitslag, *, top: Top, hoogstens: int, links: float) -> Opmaak:
    """Decide what is shown of a result, and where."""
    standen = _standings(top)
    last = max((nr for nr, p in enumerate(uitslag.ranglijst) if p.keuze in standen), default=-1)
    count = min(max(hoogstens, last + 1), _HOOGSTE_AANTAL)
    shown = uitslag.ranglijst[:count]
    groepen = tuple(uitslag.briefjes) if uitslag.te_splitsen else ()
    tekst_x = links + _BADGE
    room = BREED - 2 * links - _BADGE
    breedte, grootte = _text_column(shown, room * (0.44 if groepen else 0.55))
    kolommen = _columns(uitslag, groepen, tekst_x + breedte + _TUSSEN, links)
    shares = _shares(uitslag, groepen, shown)
    rijen = tuple(
        _row(plaats, standen.get(plaats.keuze, "rest"), breedte, grootte, waarden)
        for plaats, waarden in zip(shown, shares, strict=True)
    )
    hidden = len(uitslag.ranglijst) - len(shown)
    return Opmaak(rijen, kolommen, tekst_x, grootte, hidden, staven=not too_few(uitslag))


def _standings(top: Top) -> dict[str, Stand]:
    standen: dict[str, Stand] = {plaats.keuze: "top" for plaats in top.zeker}
    return standen | {plaats.keuze: "gelijk" for plaats in top.gelijk}


def _text_column(shown: Sequence[Plaats], grootst: float) -> tuple[float, float]:
    """Return width and letter size for the texts: as wide as needed, smaller when they are long."""
    font = letter(GEWOON, vet=True)
    longest = max((width(printable(plaats.tekst), font) for plaats in shown), default=0.0)
    if longest <= grootst:
        return max(longest, 2.0), GEWOON
    return grootst, KLEIN + 1


def _columns(
    uitslag: Uitslag, groepen: Sequence[Groep], x: float, rand: float
) -> tuple[Kolom, ...]:
    room = BREED - rand - x
    ballots = _ballots(uitslag.gestemd)
    if not groepen:
        return (Kolom(text("kop", "samen"), ballots, x, room - _GETAL, GEWOON),)
    share = 0.4 if len(groepen) == 2 else 0.31  # noqa: PLR2004  two groups is the usual evening
    first = Kolom(text("kop", "samen"), ballots, x, room * share - _GETAL, GEWOON)
    width_each = room * (1 - share) / len(groepen)
    others = tuple(
        Kolom(
            text("kop", groep),
            _ballots(uitslag.briefjes[groep]),
            x + room * share + nummer * width_each + 0.1,
            width_each - max(_GETAL, _label_room(uitslag.briefjes[groep])) - 0.1,
            KLEIN,
        )
        for nummer, groep in enumerate(groepen)
    )
    return (first, *others)


def _label_room(briefjes: int) -> float:
    """Return how much the longest label of a group takes, with the gap on both sides of it."""
    return width(_share(briefjes, briefjes), letter(KLEIN, vet=True)) + _TUSSEN


def _ballots(aantal: int) -> str:
    return counted("briefje", aantal)


def _shares(
    uitslag: Uitslag, groepen: Sequence[Groep], shown: Sequence[Plaats]
) -> list[tuple[tuple[float, str], ...]]:
    """Return per row the bars; the groups share one scale, so that they can be compared."""
    most = max((plaats.stemmen for plaats in uitslag.ranglijst), default=0) or 1
    parts = [
        [plaats.per_groep.get(groep, 0) / uitslag.briefjes[groep] for groep in groepen]
        for plaats in shown
    ]
    largest = max((part for row in parts for part in row), default=0.0) or 1.0
    return [
        (
            (plaats.stemmen / most, str(plaats.stemmen)),
            *(
                (part / largest, _share(plaats.per_groep.get(groep, 0), uitslag.briefjes[groep]))
                for groep, part in zip(groepen, row, strict=True)
            ),
        )
        for plaats, row in zip(shown, parts, strict=True)
    ]


def _share(stemmen: int, briefjes: int) -> str:
    if briefjes < PROCENTEN_VANAF:
        return text("kop", "van", stemmen=stemmen, briefjes=briefjes)
    return f"{stemmen / briefjes:.0%}".replace("%", " %")


def _row(
    plaats: Plaats,
    stand: Stand,
    breedte: float,
    grootte: float,
    waarden: tuple[tuple[float, str], ...],
) -> Rij:
    font = letter(grootte, vet=stand != "rest")
    lines = tuple(wrap(plaats.tekst, font, breedte, 2))
    height = max(0.43, len(lines) * grootte / 72 * 1.22 + 0.16)
    number = str(plaats.plaats) if plaats.stemmen else "–"
    return Rij(number, stand, lines, height, waarden)

"""A target over the years: what was measured as a line, the norm as a dashed one."""

from collections.abc import Sequence
from fractions import Fraction

from ouderplan.figuren.beeld import Figuur
from ouderplan.figuren.blad import Blad
from ouderplan.figuren.figuur import finish
from ouderplan.figuren.stijl import (
    AMBER,
    BREED,
    GEWOON,
    GRIJS,
    GROOT,
    KLEIN,
    KLEIN_REGEL,
    LIJN,
    TEAL,
    WIT,
    letter,
)
from ouderplan.figuren.teksten import text
from ouderplan.figuren.zetten import wrap
from ouderplan.kern.getallen import PROCENT, Maat, written_number
from ouderplan.kern.streefcijfers import Lijn, Oordeel, Punt, judge
from ouderplan.kern.tekstvorm import cut_off
from ouderplan.teksten import Teksten

MEESTE = 8
"""So many measurements can be read beside each other."""
LINKS, RECHTS = 1.1, 2.3
ONDER = 0.75
HOOG = 3.1
"""Height of the field of the line, in inches."""
_STRAAL = 0.13
_ETIKET = 0.6
"""A point so close under the norm has its number below it."""
_CIJFER = 10
"""A mark goes up to ten."""


def draw_jaren(lijn: Lijn) -> Figuur | None:
    """Draw the measurements of one target, or return None when none of them has a number.

    A filled disc meets the norm, an open one does not. The scale begins at nothing and goes up to
    100 for percentages and to 10 for marks.
    """
    punten = [punt for punt in lijn.punten if punt.getal is not None][-MEESTE:]
    if not punten:
        return None
    kop = wrap(lijn.streefcijfer.streefdoel, letter(GROOT, vet=True), BREED - 0.6, 2)
    boven = 0.2 + 0.42 * len(kop) + 0.65  # the number of the highest point stands above it
    voet = _captions(lijn, len(punten))
    blad = Blad(BREED, boven + HOOG + ONDER + 0.32 * len(voet) + 0.1)
    for nummer, regel in enumerate(kop):
        blad.text(0.3, 0.2 + (nummer + 0.5) * 0.42, regel, GROOT, vet=True)
    veld = _Veld(blad, boven, _top(lijn, punten))
    veld.scale()
    veld.norm(lijn)
    veld.points(lijn, punten)
    for nummer, regel in enumerate(voet):
        blad.text(0.3, boven + HOOG + ONDER + (nummer + 0.5) * 0.32, regel, KLEIN, kleur=GRIJS)
    return finish(blad, _describe(lijn, punten))


class _Veld:
    """The field of the line: from a number to a place on the sheet."""

    def __init__(self, blad: Blad, boven: float, top: Fraction) -> None:
        self._blad, self._boven, self._top = blad, boven, top
        self._norms: list[float] = []

    def y(self, getal: Fraction) -> float:
        return self._boven + HOOG * (1 - float(getal / self._top))

    def scale(self) -> None:
        for part in range(5):
            getal = self._top * part / 4
            self._blad.line([(LINKS, self.y(getal)), (BREED - RECHTS, self.y(getal))], LIJN, dik=1)
            self._blad.text(LINKS - 0.15, self.y(getal), _written(getal, ""), KLEIN,
                            kleur=GRIJS, rechts=True)  # fmt: skip

    def norm(self, lijn: Lijn) -> None:
        if lijn.norm is None:
            return
        ends = [end for end in (lijn.norm.laag, lijn.norm.hoog) if end is not None]
        self._norms = [self.y(min(end, self._top)) for end in dict.fromkeys(ends)]
        for y in self._norms:
            self._blad.line([(LINKS, y), (BREED - RECHTS, y)], AMBER, dik=2.5, streep=True)
        words = text("jaren", "norm", norm=lijn.streefcijfer.norm.strip())
        label = wrap(words, letter(KLEIN, vet=True), RECHTS - 0.4, 2)
        middle = self.y(min(max(ends), self._top))
        for nummer, regel in enumerate(label):
            self._blad.text(
                BREED - RECHTS + 0.15, middle + KLEIN_REGEL * nummer, regel, KLEIN, vet=True
            )

    def points(self, lijn: Lijn, punten: Sequence[Punt]) -> None:
        wide = (BREED - RECHTS - LINKS) / len(punten)
        places = [
            (LINKS + wide * (nummer + 0.5), self.y(punt.getal))
            for nummer, punt in enumerate(punten)
            if punt.getal is not None
        ]
        if len(places) > 1:
            self._blad.line(places, TEAL)
        for (x, y), punt in zip(places, punten, strict=True):
            self._blad.badge(x, y, _STRAAL, TEAL if _meets(lijn.norm, punt.maat) else WIT, TEAL)
            up = not any(0 < y - norm < _ETIKET for norm in self._norms)
            self._blad.text(
                x, y + (-0.33 if up else 0.37), _point(punt), GEWOON, vet=True, midden=True
            )
            for nummer, regel in enumerate(_label(punt, wide - 0.1)):
                self._blad.text(x, self._boven + HOOG + 0.25 + nummer * KLEIN_REGEL, regel, KLEIN,
                                midden=True)  # fmt: skip


def _top(lijn: Lijn, punten: Sequence[Punt]) -> Fraction:
    """Return the top of the scale."""
    numbers = [punt.getal for punt in punten if punt.getal is not None]
    norm = [end for end in (lijn.norm.laag, lijn.norm.hoog) if end] if lijn.norm else []
    most = max([*numbers, *norm], default=Fraction(0))
    if lijn.eenheid == PROCENT and most <= 100:  # noqa: PLR2004  a hundred per cent
        return Fraction(100)
    if most <= _CIJFER and any(number.denominator > 1 for number in [*numbers, *norm]):
        return Fraction(_CIJFER)
    return _round_up(most)


def _round_up(most: Fraction) -> Fraction:
    """Return the next number of which a quarter is a number that reads well."""
    steps = (Fraction(step * 10**power) for power in range(9) for step in (4, 8, 10, 20))
    return next((step for step in steps if step >= most), most)


def _meets(norm: Maat | None, maat: Maat | None) -> bool:
    return norm is None or (maat is not None and judge(norm, maat) is Oordeel.BEHAALD)


def _point(punt: Punt) -> str:
    unit = punt.maat.eenheid if punt.maat else ""
    return _written(punt.getal or Fraction(0), unit)


def _written(getal: Fraction, eenheid: str) -> str:
    return f"{written_number(getal)} %" if eenheid == PROCENT else written_number(getal)


def _label(punt: Punt, breed: float) -> list[str]:
    words = [punt.meting.schooljaar.strip(), punt.meting.wanneer.strip()]
    lines = [line for line in words if line] or [text("jaren", "zonder_jaar")]
    return [wrap(line, letter(KLEIN), breed, 1)[0] for line in lines]


def _captions(lijn: Lijn, getoond: int) -> list[str]:
    numbered = sum(punt.getal is not None for punt in lijn.punten)
    counted = Teksten(__package__).counted
    lines = []
    if numbered > getoond:
        lines.append(counted("jaren.eerder", numbered - getoond))
    if numbered < len(lijn.punten):
        lines.append(counted("jaren.zonder_getal", len(lijn.punten) - numbered))
    return lines


def _describe(lijn: Lijn, punten: Sequence[Punt]) -> str:
    norm = lijn.streefcijfer.norm.strip()
    said = [
        text(
            "jaren",
            "beschrijving_punt",
            jaar=punt.meting.schooljaar or punt.meting.wanneer or text("jaren", "zonder_jaar"),
            getal=_point(punt),
        )
        for punt in punten
    ]
    return text(
        "jaren",
        "beschrijving",
        doel=cut_off(lijn.streefcijfer.streefdoel, 100).rstrip("."),
        norm=text("jaren", "beschrijving_norm", norm=norm) if norm else "",
        punten="; ".join(said),
        oordeel=lijn.oordeel,
    )

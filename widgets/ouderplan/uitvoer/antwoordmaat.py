"""How much of the answer to the parents goes on one A4, and how large it can be set there."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from ouderplan.kern.antwoord import Antwoord, Straks, Voornemen

HOOG = 152.0
"""Millimetres that both columns have; a little less than there is, for a line more than guessed."""
REGEL, KLEINE_REGEL, WIT = 5.3, 4.8, 4.5
BREED, BREED_KLEIN, SMAL = 48, 60, 34
"""Characters on a line of the wide column, of its small print, and of the narrow column."""
RUIMTE = ((1.33, "heel-ruim"), (1.15, "ruim"))
"""How much larger the letters are in each class of the stylesheet, largest first."""


@dataclass(frozen=True, slots=True)
class Maat:
    """What goes on the sheet: so many of each, and so many characters of a text."""

    doelen: int
    zinnen: int
    straks: int
    letters: str = ""
    waarden: int = 6
    tekst: int = 130
    wie: int = 60
    zin: int = 90


def fit(antwoord: Antwoord) -> Maat:
    """Return how much fits, and the largest letters in which all of that still fits."""
    whole = Maat(0, 3, 0)
    zinnen = antwoord.in_visie[: whole.zinnen]
    wide = [_goal_height(doel, whole) for doel in antwoord.doelen]
    said = sum(_lines(zin, SMAL, whole.zin) * REGEL + 2 for zin in zinnen)
    narrow = [_later_height(rij, whole) for rij in antwoord.straks]
    doelen, straks = _fitting(wide, HOOG), _fitting(narrow, HOOG - said - 25)
    used = max(sum(wide[:doelen]), said + sum(narrow[:straks]) + 25)
    return Maat(doelen, whole.zinnen, straks, _letters(used))


def _letters(used: float) -> str:
    """Return the class with the largest letters: these take more room both ways."""
    return next((css for factor, css in RUIMTE if used * factor**2 <= HOOG), "")


def _fitting(heights: Iterable[float], most: float) -> int:
    return sum(total <= most for total in accumulate(heights))


def _goal_height(doel: Voornemen, maat: Maat) -> float:
    facts = min(len(", ".join(doel.wie)), maat.wie) + min(len(doel.wanneer), 40) + 20
    small = ceil((facts + (25 if doel.van_ouders else 0)) / BREED_KLEIN)
    extra = 10 if doel.gedaan else 0
    return _lines(doel.tekst + " " * extra, BREED, maat.tekst) * REGEL + small * KLEINE_REGEL + WIT


def _later_height(rij: Straks, maat: Maat) -> float:
    return _lines(rij.wat, SMAL, maat.zin) * REGEL + (REGEL if rij.wanneer else 0) + 2.5


def _lines(tekst: str, breed: int, langste: int) -> int:
    return max(1, ceil(min(len(tekst), langste) / breed))

"""Rule: two different percentages for one fact."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from ouderplan.kern.plancheck.stand import Bevinding, Ernst, Planstand, find, short
from ouderplan.kern.woordstam import stem, stems

_PERCENT = re.compile(r"(?P<getal>\d{1,3}(?:[.,]\d+)?)\s*(?:%|procent\b|pct\b)", re.IGNORECASE)
_BOUND = re.compile(
    r"≥|≤|>|<|\b(?:minstens|minimaal|ten ?minste|hoogstens|maximaal|meer dan|minder dan|boven"
    r"|streven|streefcijfer|norm|doel)\b",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(r"\d+")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_SHARED, _PART = 2, 0.6
_SCHOOL = ("ouder", "school", "kind", "leerling", "percentage", "procent", "aantal", "groep")
_COMMON = frozenset(map(stem, _SCHOOL))


@dataclass(frozen=True, slots=True)
class _Feit:
    """A sentence with one percentage; `norm` tells that it is asked for, not found."""

    plaats: str
    zin: str
    procent: Fraction
    norm: bool
    andere: frozenset[str]
    stammen: frozenset[str]


def check_percentages(stand: Planstand) -> Iterator[Bevinding]:
    """Find sentences that say the same of another percentage.

    What is asked for (≥ 80 %) and what was found (76 %) are two things; so are sentences that name
    other years, groups or other numbers.
    """
    for een, ander in combinations(dict.fromkeys(_facts(stand)), 2):
        if een.procent != ander.procent and _same_fact(een, ander):
            yield find(
                "percentages",
                Ernst.LET_OP,
                ander.plaats,
                een=_written(een.procent),
                ander=_written(ander.procent),
                zin_een=short(een.zin),
                zin_ander=short(ander.zin),
            )


def _facts(stand: Planstand) -> Iterator[_Feit]:
    for row in stand.table("populatie"):
        number = _PERCENT.search(row.percentage) or _PERCENT.search(f"{row.percentage}%")
        if number:
            plaats, year = f"populatie {row.kenmerk}", getattr(row, "peildatum", "")
            yield _fact(plaats, row.kenmerk, number["getal"], f"{row.kenmerk} {year}", norm=False)
    for row in stand.table("streefcijfers"):
        if number := _PERCENT.search(row.norm):
            plaats = f"streefcijfers {row.streefdoel}"
            yield _fact(plaats, row.streefdoel, number["getal"], row.streefdoel, norm=True)
    for cel in stand.cells():
        if cel.tabel in {"populatie", "streefcijfers"}:
            continue
        for zin in _SENTENCE.split(cel.tekst):
            if len(found := _PERCENT.findall(zin)) == 1:
                rest = _PERCENT.sub(" ", zin)
                yield _fact(cel.plaats, zin, found[0], rest, norm=bool(_BOUND.search(zin)))


def _fact(plaats: str, zin: str, getal: str, rest: str, *, norm: bool) -> _Feit:
    number = Fraction(getal.replace(",", "."))
    others = frozenset(_OTHER_NUMBER.findall(rest))
    return _Feit(plaats, zin.strip(), number, norm, others, frozenset(stems(rest)))


def _same_fact(een: _Feit, ander: _Feit) -> bool:
    if een.norm is not ander.norm or (een.andere and ander.andere and een.andere != ander.andere):
        return False
    mine, other = een.stammen - _COMMON, ander.stammen - _COMMON
    shared = len(mine & other)
    if een.stammen == ander.stammen and mine:
        return True
    return shared >= _SHARED and shared >= _PART * min(len(mine), len(other))


def _written(number: Fraction) -> str:
    text = f"{float(number):.1f}".removesuffix(".0").replace(".", ",")
    return f"{text} %"

"""Rules about shares: one that has to be reached and nothing measures (D4), two for one fact."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from ouderplan.kern.plancheck.delen import Deel, is_asked, shares, without_shares
from ouderplan.kern.plancheck.jaren import Jaren, plan_years
from ouderplan.kern.plancheck.onderwerp import (
    ALGEMEEN,
    KENMERKEN,
    alike,
    topic,
    within,
    without_names,
)
from ouderplan.kern.plancheck.stand import Bevinding, Ernst, Planstand, find, short
from ouderplan.kern.plancheck.teksten import Cel, Stuk
from ouderplan.kern.soorten import Tekstsoort

_ENOUGH = 0.5
_MEASURED = re.compile(
    r"\b(?:gemeten|meten wij|tellen|telling|turven|presentielijst\w*|aftekenlijst\w*"
    r"|registratie\w*|registreren)\b"
    r"|\([^)]*(?:peiling|onderzoek|vragenlijst|enqu[eê]te|lijst|rooster|administratie)[^)]*\)",
    re.IGNORECASE,
)
_GOALS = (Tekstsoort.DOEL, Tekstsoort.STREVEN, Tekstsoort.INDICATOR)


def check_aandelen(stand: Planstand) -> Iterator[Bevinding]:
    """Find shares that are asked for, wherever, without a target or measurement of it."""
    years = plan_years(stand)
    known = [topic(row.streefdoel) for row in stand.table("streefcijfers")]
    known += [topic(row.streefdoel) for row in stand.table("metingen")]
    counted = _counted(stand)
    told: set[str] = set()
    for stuk in stand.texts():
        if not _may_ask(stuk) or stuk.tekst in told or not list(shares(stuk.tekst)):
            continue
        asked = is_asked(stuk.tekst, doel=stuk.soort in _GOALS, jaren=years)
        if asked and not _is_measured(stuk, known) and stuk.cel.plaats not in counted:
            told.add(stuk.tekst)
            yield find("aandeel", Ernst.LET_OP, stuk.plaats, zin=short(stuk.tekst))


def _may_ask(stuk: Stuk) -> bool:
    """What stands in the tables of targets and facts themselves has rules of its own."""
    own = stuk.soort in {Tekstsoort.VERWIJZING, Tekstsoort.MOMENT}
    return not own and stuk.cel.tabel not in {"streefcijfers", "populatie"}


def _is_measured(stuk: Stuk, known: list[frozenset[str]]) -> bool:
    about = topic(without_shares(stuk.tekst))
    if _MEASURED.search(stuk.tekst):
        return True
    return any(alike(about, other, _ENOUGH) for other in known)


def _counted(stand: Planstand) -> frozenset[str]:
    """Return the places of action plans, and of their goals, that say how they are counted."""
    said = [
        (cel, row)
        for cel, row in ((cel, _action(stand, cel)) for cel in stand.cells())
        if row is not None and cel.kolom == "evaluatie_hoe" and _HOW.search(cel.tekst)
    ]
    return frozenset(place for cel, row in said for place in (cel.plaats, f"jaardoelen {row}"))


_HOW = re.compile(
    r"\b(?:tel|tellen|telling|turven|meten|meting|presentie\w*|lijst\w*|vragenlijst\w*|peiling\w*"
    r"|enqu[eê]te\w*|registr\w+|cijfers?|percentage|bijhouden)\b",
    re.IGNORECASE,
)


def _action(stand: Planstand, cel: Cel) -> str | None:
    return stand.acties[int(cel.rij) - 1].jaardoel if cel.tabel == "acties" else None


_OTHER_NUMBER = re.compile(r"\d+|\b(?:één|twee|drie|vier|vijf|zes)\b")
_ROUGHLY = Fraction(6, 100)
"""*Een op de drie* may be said of what is 31 % elsewhere."""
_SIDES = (
    r"\bvaders?\b|\bmannen\b",
    r"\bmoeders?\b|\bvrouwen\b",
    r"\bteam\b|\bleraren\b|\bleerkrachten\b|\bmedewerkers\b",
    r"\bleerlingen vinden\b|\bleerlingenpeiling\b",
    r"\blandelijke?\b|\bin nederland\b|\bgemeente\b|\bandere scholen\b|\bstad\b",
    r"\bvoor(?:heen| corona)\b|\bvroeger\b|\bdestijds\b|\beerder\b|\bvorig\w*\b",
    r"\bnooit\b|\bniet\b(?! meer)|\bgeen\b|\bzonder\b",
    r"\baltijd\b",
    r"\bwillen?\b|\bwensen?\b|\bkunnen\b|\bzouden?\b",
    r"\bnoord\w*\b|\boost\w*\b",
    r"\bzuid\w*\b|\bwest\w*\b",
    r"\bvervelend\b|\bmoeilijk\b|\bontevreden\b|\bslecht\b|\boneens\b",
    r"\bminder\b",
    r"\bmeer\b",
    r"\bonderbouw\b|\bkleuters\b",
    r"\bturks\w*",
    r"\barabisch\w*|\bmarokkaans\w*|\bberbers\b",
    r"\bpools\w*|\bengels\w*|\bfrans\w*|\boekraïens\w*|\bspaans\w*|\bsomalisch\w*|\bfries\w*",
    r"\bbovenbouw\b",
)
_SIDE = tuple(re.compile(text, re.IGNORECASE) for text in _SIDES)
"""Of whom, when or which side of it is told: on another side it is another fact."""


@dataclass(frozen=True, slots=True)
class _Feit:
    """A sentence with one share; `norm` tells that it is asked for, not found."""

    plaats: str
    zin: str
    deel: Fraction
    ruw: bool
    norm: bool
    andere: frozenset[str]
    kant: frozenset[int]
    onderwerp: frozenset[str]


def check_percentages(stand: Planstand) -> Iterator[Bevinding]:
    """Find sentences that say the same of another share.

    What is asked for (≥ 80 %) and what was found (76 %) are two things; so are sentences that name
    other years, groups or other numbers.
    """
    for een, ander in combinations(dict.fromkeys(_facts(stand)), 2):
        if _differ(een, ander) and _same_fact(een, ander):
            yield find(
                "percentages",
                Ernst.LET_OP,
                ander.plaats,
                een=_written(een.deel),
                ander=_written(ander.deel),
                zin_een=short(een.zin),
                zin_ander=short(ander.zin),
            )


def _facts(stand: Planstand) -> Iterator[_Feit]:
    years = plan_years(stand)
    for row in stand.table("populatie"):
        said = row.percentage if "%" in row.percentage else f"{row.percentage}%"
        if row.percentage.strip() and (found := list(shares(said))):
            wish = "wens" if str(getattr(row, "soort", "") or "") == "wens" else ""
            rest = f"{row.kenmerk} {getattr(row, 'peildatum', '')} {wish}"
            yield _fact(f"populatie {row.kenmerk}", row.kenmerk, found[0], rest, norm=False)
    for row in stand.table("streefcijfers"):
        if found := list(shares(row.norm)):
            place = f"streefcijfers {row.streefdoel}"
            yield _fact(place, row.streefdoel, found[0], row.streefdoel, norm=True)
    for stuk in stand.texts():
        if stuk.soort in _LEFT_OUT or (stuk.cel.tabel, stuk.cel.kolom) in _READ:
            continue
        if fact := _stated(stuk, years):
            yield fact


_LEFT_OUT = (Tekstsoort.VERWIJZING, Tekstsoort.MOMENT)
_READ = {("populatie", "percentage"), ("streefcijfers", "norm"), ("streefcijfers", "streefdoel")}
"""Cells that say nothing without the one beside them; `_facts` reads the two together."""


def _stated(stuk: Stuk, years: Jaren | None) -> _Feit | None:
    found = list(shares(stuk.tekst))
    if len({deel.waarde for deel in found}) != 1:
        return None
    asked = is_asked(stuk.tekst, doel=stuk.soort in _GOALS, jaren=years)
    return _fact(stuk.plaats, stuk.tekst, found[0], without_shares(stuk.tekst), norm=asked)


def _fact(plaats: str, zin: str, deel: Deel, rest: str, *, norm: bool) -> _Feit:
    others = frozenset(_OTHER_NUMBER.findall(rest.casefold()))
    bare = without_names(rest)
    sides = frozenset(nr for nr, pattern in enumerate(_SIDE) if pattern.search(bare))
    return _Feit(
        plaats, " ".join(zin.split()), deel.waarde, deel.ruw, norm, others, sides, topic(rest)
    )


def _differ(een: _Feit, ander: _Feit) -> bool:
    margin = _ROUGHLY if een.ruw or ander.ruw else 0
    return abs(een.deel - ander.deel) > margin


def _same_fact(een: _Feit, ander: _Feit) -> bool:
    if een.norm is not ander.norm or een.kant != ander.kant:
        return False
    if een.andere and ander.andere and een.andere != ander.andere:
        return False
    mine, other = een.onderwerp, ander.onderwerp
    if mine == other and mine:
        return True
    short, long = sorted((mine, other), key=len)
    whole = bool(short) and not short <= ALGEMEEN and within(short, long)
    return whole or bool(mine & other & KENMERKEN)


def _written(deel: Fraction) -> str:
    text = f"{float(deel * 100):.1f}".removesuffix(".0").replace(".", ",")
    return f"{text} %"

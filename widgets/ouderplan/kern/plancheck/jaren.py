"""Rules about the column *uitvoeren in* (A12), and years in free text against those of the plan.

A year is past in the plan's year, not today's.
"""

import re
from collections.abc import Iterator

from ouderplan.kern.datum import MAAND
from ouderplan.kern.doelen import Doelstatus, running
from ouderplan.kern.plancheck.stand import Bevinding, Ernst, Planstand, called, find, place, short
from ouderplan.kern.plancheck.tijden import has_participle
from ouderplan.kern.schooljaren import in_full

_STATUS = re.compile(
    r"\b(?:"
    + "|".join([*(re.escape(status) for status in Doelstatus), "open", "bespreken", "gerealiseerd"])
    + r"|afgerond|gereed|klaar|afgevallen|uitgesteld|mee bezig|bezig|gedaan|te doen|on hold|wacht"
    r"|in (?:ontwikkeling|voorbereiding|behandeling|afwachting|de wacht|de ijskast)"
    r"|loopt(?!.*\d))\b|(?:^|nog )(?:niet )?(?:to ?do|lopende?|af|ok[eé]?)$"
    r"|^halverwege$|^nog .*\bte \w+en$",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"\b(?:vanaf|sinds|ieder|elk|iedere|jaarlijks|doorlopend|e\.?v)\b", re.I)


def check_jaren(stand: Planstand) -> Iterator[Bevinding]:
    """Find running goals without a year."""
    for doel in running(stand.doelen):
        if not doel.uitvoeren_in.strip():
            yield find("jaar", Ernst.ONTBREEKT, place(doel), doel=called(doel))


def check_status_in_jaar(stand: Planstand) -> Iterator[Bevinding]:
    """Find a status that was written where the year belongs."""
    for doel in stand.doelen:
        if _STATUS.search(doel.uitvoeren_in) or has_participle(doel.uitvoeren_in):
            text = short(doel.uitvoeren_in)
            yield find("status_in_jaar", Ernst.FOUT, place(doel), doel=called(doel), tekst=text)


def check_voorbij(stand: Planstand) -> Iterator[Bevinding]:
    """Find running goals of a year before the plan's own."""
    now = plan_years(stand)
    for doel in running(stand.doelen):
        years = named_years(doel.uitvoeren_in)
        if now is None or years is None or _OPEN_END.search(doel.uitvoeren_in):
            continue
        if years[1] < now[0] or (years[1] == now[0] and years[0] < years[1]):
            text = short(doel.uitvoeren_in)
            yield find("jaar_voorbij", Ernst.LET_OP, place(doel), doel=called(doel), tekst=text)


Jaren = tuple[int, int]
"""First and last year that a text names; 2026-2027 runs from August to July."""

_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d%]|[.,]\d)")
_SPAN = re.compile(r"((?:19|20)\d\d)\s*[-–/]\s*((?:19|20)?\d\d)(?!\d)")
_MOMENT = re.compile(
    rf"\b(?P<maand>{'|'.join(MAAND)})\b\.?\s+(?P<jaar>(?:19|20)\d\d)(?!\d)"
    r"(?!\s*[-–/]\s*(?:19|20)?\d\d)",
    re.IGNORECASE,
)


def named_years(text: str) -> Jaren | None:
    """Return the first and last year in a text: ``2023-24`` and ``23/24`` give 2023 and 2024."""
    text = in_full(text)
    years = [int(year) for year in _YEAR.findall(text)]
    for first, last in _SPAN.findall(text):
        years.append(int(last) if len(last) > 2 else int(first[:2] + last))  # noqa: PLR2004
    return (min(years), max(years)) if years else None


def plan_years(stand: Planstand) -> Jaren | None:
    """Return the plan's own years; without a schooljaar the newest that a goal names."""
    own = named_years(stand.schooljaar)
    if own is not None:
        return own if own[0] != own[1] else (own[0], own[0] + 1)
    found = [years for doel in stand.doelen if (years := named_years(doel.uitvoeren_in))]
    return max(found, key=lambda years: years[1], default=None)


def moments(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words, year and month of every moment in a text that has both."""
    for match in _MOMENT.finditer(text):
        yield match[0], int(match["jaar"]), MAAND[match["maand"].casefold()]

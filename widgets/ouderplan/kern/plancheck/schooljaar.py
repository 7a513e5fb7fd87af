"""Years and months in free text, and whether they fall within a plan's years."""

import re
from collections.abc import Iterator

from ouderplan.kern.datum import MAANDEN
from ouderplan.kern.plancheck.stand import Planstand
from ouderplan.kern.schooljaren import in_full

Jaren = tuple[int, int]
"""First and last year that a text names; 2026-2027 runs from August to July."""

_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d%]|[.,]\d)")
_SPAN = re.compile(r"((?:19|20)\d\d)\s*[-–/]\s*((?:19|20)?\d\d)(?!\d)")
_MONTHS = (*MAANDEN, "jan", "feb", "mrt", "apr", "jun", "jul", "aug", "sept", "sep", "okt")
_MONTH_NUMBER = {name: MAANDEN.index(name) + 1 for name in MAANDEN} | {
    **{"jan": 1, "feb": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8},
    **{"sept": 9, "sep": 9, "okt": 10, "nov": 11, "dec": 12},
}
_MOMENT = re.compile(
    rf"\b(?P<maand>{'|'.join((*_MONTHS, 'nov', 'dec'))})\b\.?\s+(?P<jaar>(?:19|20)\d\d)(?!\d)"
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
        yield match[0], int(match["jaar"]), _MONTH_NUMBER[match["maand"].casefold()]

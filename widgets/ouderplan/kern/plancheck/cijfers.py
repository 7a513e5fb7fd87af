"""Rules about targets and what was measured (D4)."""

import re
from collections.abc import Iterator

from ouderplan.kern.plancheck.stand import Bevinding, Ernst, Planstand, find, short

_NUMBER = re.compile(
    r"\d|\b(?:alle|elke?|iedere?|iedereen|geen|de helft|een derde|een kwart|driekwart|een|één|twee"
    r"|drie|vier|vijf|zes|zeven|acht|negen|tien|allemaal)\b",
    re.IGNORECASE,
)


def check_normen(stand: Planstand) -> Iterator[Bevinding]:
    """Find targets without a number."""
    for row in stand.table("streefcijfers"):
        if not _NUMBER.search(row.norm):
            yield find("norm", Ernst.ONTBREEKT, _place(row), doel=short(row.streefdoel))


def check_metingen(stand: Planstand) -> Iterator[Bevinding]:
    """Find targets that were never measured."""
    measured = {_fold(row.streefdoel) for row in stand.table("metingen") if row.gemeten.strip()}
    for row in stand.table("streefcijfers"):
        if _fold(row.streefdoel) not in measured:
            yield find("meting", Ernst.ONTBREEKT, _place(row), doel=short(row.streefdoel))


def _place(row: object) -> str:
    return f"streefcijfers {getattr(row, 'streefdoel')}"  # noqa: B009  any dataclass with this field


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()

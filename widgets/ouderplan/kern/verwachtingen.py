"""What parents, school and staff may expect of each other, per criterium (B6, C6, C10, D5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.soorten import Criteriumnummer, Tekst


class Verwachtende(StrEnum):
    """Who expects something."""

    OUDERS = "ouders"
    SCHOOL = "school"
    MEDEWERKERS = "medewerkers"


@dataclass(frozen=True, slots=True)
class Verwachting:
    """What one party may expect under a criterium (table *verwachtingen*)."""

    criterium: Criteriumnummer
    wie_verwacht: Verwachtende
    verwachting: Tekst


def without_expectations(
    criteria: Iterable[Criterium], verwachtingen: Iterable[Verwachting]
) -> tuple[int, ...]:
    """Return the numbers of the school's criteria for which nobody expects anything yet."""
    named = {row.criterium for row in verwachtingen}
    return tuple(sorted({row.criterium for row in criteria} - named))

"""What parents, school and staff may expect of each other, per criterium (B6, C6, C10, D5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.kolomvorm import Kolomvorm
from ouderplan.kern.soorten import Criteriumnummer, Streefzin


class Verwachtende(StrEnum):
    """Who expects something."""

    OUDERS = "ouders"
    SCHOOL = "school"
    MEDEWERKERS = "medewerkers"


@dataclass(frozen=True, slots=True)
class Verwachting:
    """What one party may expect (table *verwachtingen*), of whom, and under which criterium.

    `van_wie` is free text: *de leraar*, *ouders van kleuters*. Not every school writes what it
    expects by criterium; then `criterium` is empty.
    """

    criterium: Annotated[Criteriumnummer | None, Kolomvorm(rij=3)]
    wie_verwacht: Annotated[Verwachtende, Kolomvorm(rij=2)]
    verwachting: Annotated[Streefzin, Kolomvorm(regels=2, rij=1)]
    van_wie: str = ""

    @property
    def zin(self) -> str:
        """The expectation with of whom it is, as it stands in a list."""
        return f"{self.van_wie}: {self.verwachting}" if self.van_wie else self.verwachting


def without_expectations(
    criteria: Iterable[Criterium], verwachtingen: Iterable[Verwachting]
) -> tuple[int, ...]:
    """Return the numbers of the school's criteria for which nobody expects anything yet."""
    named = {row.criterium for row in verwachtingen}
    return tuple(sorted({row.criterium for row in criteria} - named))

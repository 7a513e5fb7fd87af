"""The small fixed vocabularies that several tables share, and the types of single cells."""

from enum import StrEnum
from typing import Annotated

from annotated_types import Ge, Le, MinLen

Tekst = Annotated[str, MinLen(1)]
"""A cell that must be filled in."""

Aantal = Annotated[int, Ge(0), Le(10_000_000)]
"""A count of people, pupils or votes, or the number of a round or version."""

Criteriumnummer = Annotated[int, Ge(1), Le(10)]
"""Number of a criterium of Ouderbetrokkenheid 3.0; the wording differs per school, it does not."""


class Groep(StrEnum):
    """Who someone is in the hall."""

    OUDERS = "ouders"
    TEAM = "team"
    LEERLINGEN = "leerlingen"


class Kanaal(StrEnum):
    """How a ballot came in."""

    TELEFOON = "telefoon"
    SCHERM = "scherm"
    PAPIER = "papier"

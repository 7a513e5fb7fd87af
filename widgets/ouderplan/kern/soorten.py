"""The small fixed vocabularies that several tables share, and the types of single cells."""

from enum import StrEnum
from typing import Annotated

from annotated_types import Ge, Le, MinLen

from ouderplan.kern.kolomvorm import Kolomvorm

Tekst = Annotated[str, MinLen(1)]
"""A cell that must be filled in."""

Zinnen = Annotated[str, Kolomvorm(regels=2)]
"""A cell in which people write sentences."""

Aantal = Annotated[int, Ge(0), Le(10_000_000)]
"""A count of people, pupils or votes, or the number of a round or version."""

Criteriumnummer = Annotated[int, Ge(1), Le(10)]
"""Number of a criterium of Ouderbetrokkenheid 3.0; the wording differs per school, it does not."""


class Tekstsoort(StrEnum):
    """What the text in a column is there for; a column says so in the type of its field.

    Without it a text that must be filled in is a name, and every other text is running text.
    """

    NAAM = "naam"
    DOEL = "doel"
    STREVEN = "streven"
    INDICATOR = "indicator"
    MOMENT = "moment"
    VERWIJZING = "verwijzing"
    LOPEND = "lopende tekst"


Doelzin = Annotated[str, MinLen(1), Tekstsoort.DOEL]
"""What has to be reached, filled in."""

Doeltekst = Annotated[str, Tekstsoort.DOEL]
"""What has to be reached."""

Streefzin = Annotated[str, MinLen(1), Tekstsoort.STREVEN]
"""How it should be in the long run, filled in."""

Streeftekst = Annotated[str, Tekstsoort.STREVEN]
"""How it should be in the long run, or what something is for."""

Indicatortekst = Annotated[str, Tekstsoort.INDICATOR]
"""By what one sees that it was reached."""

Momenttekst = Annotated[str, Tekstsoort.MOMENT]
"""When, as schools write it."""

Verwijzing = Annotated[str, MinLen(1), Tekstsoort.VERWIJZING]
"""The name of a row elsewhere, filled in."""

Verwijstekst = Annotated[str, Tekstsoort.VERWIJZING]
"""What something elsewhere is called or says: where a goal came from, the goal looked back on."""


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

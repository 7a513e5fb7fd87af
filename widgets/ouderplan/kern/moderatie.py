"""What the begeleider did with what the hall sent in: the log of the moderation.

It says what was changed and when, not by whom: no device, no name, no window.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ouderplan.kern.soorten import Tekst


class Moderatiesoort(StrEnum):
    """What was changed; the name of the column that changed."""

    TEKST = "tekst"
    SOORT = "soort"
    PERSPECTIEF = "perspectief"
    STATUS = "status"
    SAMENGEVOEGD = "samengevoegd_met"


@dataclass(frozen=True, slots=True)
class Moderatie:
    """One change of a kans, bedreiging or uitkomst that came from the hall (table *moderatie*).

    `oud` and `nieuw` are the cell before and after. Of a text that was typed at in one go, the
    text before the first and after the last letter stay.
    """

    wat: Moderatiesoort
    id: Tekst
    oud: str
    nieuw: str
    wanneer: datetime

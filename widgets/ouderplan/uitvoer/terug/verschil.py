"""What reading back would change, per sheet, row and cell."""

from dataclasses import dataclass, field
from enum import StrEnum

from ouderplan.opslag.csv_in import Inhoud


class Rijsoort(StrEnum):
    """What happens to a row."""

    ERBIJ = "erbij"
    ANDERS = "anders"
    WEG = "weg"


@dataclass(frozen=True, slots=True)
class Celverschil:
    """One cell. `botst`: it was changed in the workbook too, after the file was made."""

    kop: str
    oud: str
    nieuw: str
    botst: bool = False


@dataclass(frozen=True, slots=True)
class Rijverschil:
    """One row. `regel` is where it stands on the sheet; 0 for a row that is not there any more."""

    soort: Rijsoort
    naam: str
    regel: int
    cellen: tuple[Celverschil, ...] = ()


@dataclass(frozen=True, slots=True)
class Bladverschil:
    """One sheet with what changes in it."""

    blad: str
    rijen: tuple[Rijverschil, ...]

    def count(self, soort: Rijsoort | str) -> int:
        """Return how many rows change in this way."""
        return sum(row.soort == soort for row in self.rijen)


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """The whole file beside the workbook. `inhoud` are the tables as they would become."""

    bladen: tuple[Bladverschil, ...]
    meldingen: tuple[str, ...]
    inhoud: Inhoud = field(default_factory=dict, repr=False)

    @property
    def leeg(self) -> bool:
        """Whether nothing changes."""
        return not self.bladen

"""What reading back would change, per sheet, row and cell."""

from dataclasses import dataclass, field

from ouderplan.opslag.csv_in import Inhoud
from ouderplan.opslag.verschil import Celverschil, Rijsoort, Rijverschil

__all__ = ["Bladverschil", "Celverschil", "Rijsoort", "Rijverschil", "Vergelijking"]


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

"""What a page says to whoever sits at it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Meldingsoort(StrEnum):
    """How a notice is meant."""

    GOED = "goed"
    BEZIG = "bezig"
    WAARSCHUWING = "waarschuwing"
    FOUT = "fout"


@dataclass(frozen=True, slots=True)
class Keuze:
    """Something that can be done about a notice."""

    label: str
    action: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Melding:
    """A sentence for whoever sits at the page, with what can be done about it."""

    zin: str
    soort: Meldingsoort = Meldingsoort.GOED
    keuzes: tuple[Keuze, ...] = ()

    def is_same_as(self, other: "Melding") -> bool:
        """Tell whether a person reads the same in it, whatever its buttons do."""
        return self._read() == other._read()

    def _read(self) -> tuple[object, ...]:
        return self.zin, self.soort, *(keuze.label for keuze in self.keuzes)

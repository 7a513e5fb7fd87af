"""A lot that anyone can draw again: from a number that the hall calls out.

Write the number, the round and the choice with a bar between them (``4711|3|respect``), take the
SHA-256 of that line, and the lowest goes first.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.lijktekens import as_digits

CIJFERS = 8
"""So many hexadecimal digits of a lot are shown; all of them count."""
MEESTE_CIJFERS = 9


@dataclass(frozen=True, slots=True)
class Lot:
    """What one choice drew."""

    keuze: str
    regel: str
    trekking: str

    @property
    def kort(self) -> str:
        """Return the first digits, enough to compare by eye."""
        return self.trekking[:CIJFERS]


def draw(getal: str, ronde: int, keuzes: Iterable[str]) -> tuple[Lot, ...]:
    """Draw a lot for every choice; the first goes first, in whatever order they come."""
    lots = (_lot(f"{getal.strip()}|{ronde}|{keuze}", keuze) for keuze in set(keuzes))
    return tuple(sorted(lots, key=lambda lot: lot.trekking))


def check_number(getal: str) -> str:
    """Return the number of a lot as it is kept.

    Raises
    ------
    OngeldigeInvoer
    """
    clean = as_digits(getal).strip()
    if not (clean.isascii() and clean.isdecimal() and len(clean) <= MEESTE_CIJFERS):
        raise OngeldigeInvoer(wat="Vul een getal in dat de zaal noemt: een tot negen cijfers.")
    return clean


def _lot(regel: str, keuze: str) -> Lot:
    return Lot(keuze, regel, hashlib.sha256(regel.encode()).hexdigest())

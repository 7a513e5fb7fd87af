"""Voting on paper: what a counter types, and two counters compared."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ouderplan.kern.rondes import Rondekeuze

BLANCO, ONLEESBAAR = "0", "x"
"""What a counter types for a ballot without a cross, and for one that cannot be read."""

MEESTE_BRIEFJES = 1000
"""So many ballots are in one pile at most; a larger one is counted in two."""
MEESTE_HANDEN = 1000
"""More hands than this are not in one hall: a slip of the keyboard."""

_TEKENS = "BCDFGHJKMNPQRSTVWXYZ23456789"
_LETTERS = 4
_LANGSTE_NUMMER = 3


class Deel(StrEnum):
    """What is typed: the pile as one counter sees it, or the hands that went up."""

    TELLER_A = "teller_a"
    TELLER_B = "teller_b"
    HANDEN = "handen"


class Oordeel(StrEnum):
    """How a line was understood. What is not `telt` must be put right first."""

    GELDIG = "geldig"
    BLANCO = "blanco"
    ONGELDIG = "ongeldig"
    LEEG = "leeg"
    GEEN_NUMMER = "geen_nummer"
    ONBEKEND = "onbekend"
    DUBBEL = "dubbel"
    TE_VEEL = "te_veel"

    @property
    def telt(self) -> bool:
        """Tell whether the line says what is on the ballot."""
        return self in (Oordeel.GELDIG, Oordeel.BLANCO, Oordeel.ONGELDIG)


_WOORDEN = {BLANCO: Oordeel.BLANCO, ONLEESBAAR: Oordeel.ONGELDIG}


@dataclass(frozen=True, slots=True)
class Regel:
    """One line: the ballot with this number in the pile, or the hands for one choice.

    `keuzes` are what was chosen, in ballot order; `aantal` counts crosses (or hands); `over` is
    the part that could not be read.
    """

    nummer: int
    oordeel: Oordeel
    keuzes: tuple[str, ...] = ()
    aantal: int = 0
    over: str = ""

    @property
    def inhoud(self) -> tuple[Oordeel, tuple[str, ...]]:
        """What two counters must agree on; of an invalid ballot, that it is invalid."""
        return self.oordeel, () if self.oordeel is Oordeel.ONGELDIG else self.keuzes


def sheet_mark(keuzes: Sequence[Rondekeuze]) -> str:
    """Return four signs that differ when the numbers on a sheet mean something else.

    They stand on every sheet and on the entry page, so that sheets that were printed before the
    list changed are not read with the new numbers.
    """
    listed = "\n".join(f"{keuze.keuze}\t{keuze.tekst}" for keuze in keuzes)
    digest = hashlib.sha256(listed.encode()).digest()
    return "".join(_TEKENS[byte % len(_TEKENS)] for byte in digest[:_LETTERS])


def read_pile(tekst: str, keuzes: Sequence[Rondekeuze], hoogstens: int | None) -> tuple[Regel, ...]:
    """Read what a counter typed: a ballot a line, its choices by number.

    Parameters
    ----------
    keuzes
        What stands on the ballot, in its order: the first one is number 1.
    hoogstens
        How many crosses are allowed; None for as many as one likes.
    """
    lines = _lines(tekst)
    return tuple(
        _ballot(nummer, line, keuzes, hoogstens) for nummer, line in enumerate(lines, start=1)
    )


def _lines(tekst: str) -> list[str]:
    lines = [line.strip() for line in tekst.splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _ballot(nummer: int, line: str, keuzes: Sequence[Rondekeuze], hoogstens: int | None) -> Regel:
    parts = _parts(line)
    if nummer > MEESTE_BRIEFJES:
        return Regel(nummer, Oordeel.TE_VEEL)
    if not parts:
        return Regel(nummer, Oordeel.LEEG)
    if parts[0].casefold() in _WOORDEN and len(parts) == 1:
        return Regel(nummer, _WOORDEN[parts[0].casefold()])
    return _crosses(nummer, parts, keuzes, hoogstens)


def _crosses(
    nummer: int, parts: Sequence[str], keuzes: Sequence[Rondekeuze], hoogstens: int | None
) -> Regel:
    for part in parts:
        if (wrong := _wrong(part, keuzes)) is not None:
            return Regel(nummer, wrong, over=part)
    numbers = [int(part) for part in parts]
    if double := [number for number, times in Counter(numbers).items() if times > 1]:
        return Regel(nummer, Oordeel.DUBBEL, over=str(double[0]))
    chosen = tuple(keuzes[number - 1].keuze for number in sorted(numbers))
    too_many = hoogstens is not None and len(chosen) > hoogstens
    oordeel = Oordeel.ONGELDIG if too_many else Oordeel.GELDIG
    return Regel(nummer, oordeel, chosen, len(chosen))


def _parts(line: str) -> list[str]:
    for sign in ",;.+/":
        line = line.replace(sign, " ")
    return line.split()


def _wrong(part: str, keuzes: Sequence[Rondekeuze]) -> Oordeel | None:
    if not (part.isascii() and part.isdecimal()):
        return Oordeel.GEEN_NUMMER
    return (
        None if len(part) <= _LANGSTE_NUMMER and 1 <= int(part) <= len(keuzes) else Oordeel.ONBEKEND
    )


def read_hands(tekst: str, keuzes: Sequence[Rondekeuze]) -> tuple[Regel, ...]:
    """Read raised hands: a choice a line, its number and how many hands (``7 23``)."""
    seen: set[str] = set()
    found = []
    for nummer, line in enumerate(_lines(tekst), start=1):
        regel = _hands(nummer, line, keuzes, seen)
        seen.update(regel.keuzes)
        found.append(regel)
    return tuple(found)


def _hands(nummer: int, line: str, keuzes: Sequence[Rondekeuze], seen: set[str]) -> Regel:
    parts = _parts(line)
    if not parts:
        return Regel(nummer, Oordeel.LEEG)
    if (wrong := _wrong(parts[0], keuzes)) is not None:
        return Regel(nummer, wrong, over=parts[0])
    keuze = keuzes[int(parts[0]) - 1].keuze
    if keuze in seen:
        return Regel(nummer, Oordeel.DUBBEL, over=parts[0])
    many = parts[1] if len(parts) == 2 else ""  # noqa: PLR2004  a number and how many
    if not (many.isascii() and many.isdecimal()):
        return Regel(nummer, Oordeel.GEEN_NUMMER, over=" ".join(parts[1:]))
    if len(many) > len(str(MEESTE_HANDEN)) or int(many) > MEESTE_HANDEN:
        return Regel(nummer, Oordeel.TE_VEEL, over=many)
    return Regel(nummer, Oordeel.GELDIG, (keuze,), int(many))


@dataclass(frozen=True, slots=True)
class Stapel:
    """One pile of ballots as two counters entered it, each apart."""

    a: tuple[Regel, ...] = ()
    b: tuple[Regel, ...] = ()

    @property
    def tellers(self) -> int:
        """How many counters entered something."""
        return bool(self.a) + bool(self.b)

    @property
    def regels(self) -> tuple[Regel, ...]:
        """The lines of the counter who entered most."""
        return max(self.a, self.b, key=len)

    @property
    def fouten(self) -> tuple[Regel, ...]:
        """The lines of either counter that must be put right first."""
        return tuple(regel for regel in (*self.a, *self.b) if not regel.oordeel.telt)

    @property
    def verschillen(self) -> tuple[tuple[Regel, Regel], ...]:
        """The ballots that both entered, and not the same."""
        pairs = zip(self.a, self.b, strict=False)
        return tuple((a, b) for a, b in pairs if a.inhoud != b.inhoud)

    @property
    def klaar(self) -> bool:
        """Tell whether every line is clear and, with two counters, they agree on all of them."""
        agree = self.tellers < 2 or len(self.a) == len(self.b)  # noqa: PLR2004
        return self.tellers > 0 and agree and not self.fouten and not self.verschillen

    def count(self, oordeel: Oordeel) -> int:
        """Return how many ballots were understood like this."""
        return sum(regel.oordeel is oordeel for regel in self.regels)

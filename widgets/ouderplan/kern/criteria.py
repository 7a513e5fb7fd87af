"""The ten criteria of Ouderbetrokkenheid 3.0, in the school's own wording (A9, B7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from ouderplan.kern.kolomvorm import Kolomvorm
from ouderplan.kern.soorten import Criteriumnummer, Streefzin, Zinnen


@dataclass(frozen=True, slots=True)
class Criterium:
    """A criterium as this school words it (table *criteria*).

    A school that splits one has two rows with its number, each with its own `deel`: ``a``, ``b``.
    """

    criterium: Annotated[Criteriumnummer, Kolomvorm(rij=3, scherm=1)]
    titel: Annotated[Streefzin, Kolomvorm(rij=1, scherm=2)]
    kort: Annotated[str, Kolomvorm(rij=2)] = ""
    toelichting: Zinnen = ""
    deel: Annotated[str, Kolomvorm(rij=4, smal=True)] = ""

    @property
    def sleutel(self) -> str:
        """Number and part: ``8``, or ``8a`` of a split criterium."""
        return f"{self.criterium}{self.deel}"


def split_key(sleutel: str) -> tuple[int, str]:
    """Return number and part of a key such as ``8`` or ``8a``."""
    digits = len(sleutel) - len(sleutel.lstrip("0123456789"))
    return int(sleutel[:digits]), sleutel[digits:]


def label(nummer: int | None, criteria: Iterable[Criterium]) -> str:
    """Return ``"3 · Welkom"``-like text for a criterium number, or "" for none."""
    if nummer is None:
        return ""
    found = next((c for c in criteria if c.criterium == nummer), None)
    return f"{nummer} · {found.kort or found.titel}" if found else str(nummer)

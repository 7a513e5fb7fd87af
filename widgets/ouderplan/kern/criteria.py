"""The ten criteria of Ouderbetrokkenheid 3.0, in the school's own wording (A9, B7)."""

from collections.abc import Iterable
from dataclasses import dataclass

from ouderplan.kern.soorten import Criteriumnummer, Tekst


@dataclass(frozen=True, slots=True)
class Criterium:
    """A criterium as this school words it (table *criteria*)."""

    criterium: Criteriumnummer
    titel: Tekst
    kort: str = ""
    toelichting: str = ""


def label(nummer: int | None, criteria: Iterable[Criterium]) -> str:
    """Return ``"3 · Welkom"``-like text for a criterium number, or "" for none."""
    if nummer is None:
        return ""
    found = next((c for c in criteria if c.criterium == nummer), None)
    return f"{nummer} · {found.kort or found.titel}" if found else str(nummer)

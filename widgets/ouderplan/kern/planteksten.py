"""Texts of the plan that are no table of their own, and who adopted what (A2, A10)."""

from dataclasses import dataclass
from datetime import date

from ouderplan.kern.soorten import Tekst


@dataclass(frozen=True, slots=True)
class Vaststelling:
    """Who adopted or signed something (table *vaststellingen*): ``Ouderplan``, ``Jaardoelen``."""

    wat: Tekst
    door: str = ""
    op: date | None = None
    namens: str = ""
    opmerking: str = ""

"""The kinds of export that there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from ouderplan.uitvoer.fouten import OnbekendeSoort
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text


class Bouwer(Protocol):
    """Makes the bytes of an export."""

    def __call__(self, plan: Plan, *, basis: Path | None = None) -> bytes:
        """Build an export; `basis` is the school's own file that it should look like."""


@dataclass(frozen=True, slots=True)
class Uitvoersoort:
    """One kind of export.

    Attributes
    ----------
    soort
        Its name on the command line, and of the module whose `build` makes it: ``word``.
    extensie
        Without the dot: ``docx``.
    basis
        Whether the school's own file can be given as an example of how it should look.
    standaard
        Whether it is made when nobody says which; the others are parts, or all of it together.
    """

    soort: str
    extensie: str
    basis: bool = False
    standaard: bool = True

    def build(self, plan: Plan, *, basis: Path | None = None) -> bytes:
        """Make the file; `basis` is the school's own file that it should look like."""
        make: Bouwer = import_module(f"{__package__}.{self.soort}").build
        return make(plan, basis=basis)

    @property
    def titel(self) -> str:
        """What a button says: ``Word-document``."""
        return text("soorten", self.soort)

    @property
    def naam(self) -> str:
        """Return the first words of the file name: ``Ouderplan``."""
        return text("bestanden", self.soort)


SOORTEN: Mapping[str, Uitvoersoort] = MappingProxyType(
    {
        found.soort: found
        for found in (
            Uitvoersoort("alles", "zip", basis=True, standaard=False),
            Uitvoersoort("ambitiekaart", "docx", basis=True, standaard=False),
            Uitvoersoort("antwoord", "html"),
            Uitvoersoort("csv", "zip"),
            Uitvoersoort("draaiboek", "docx", basis=True, standaard=False),
            Uitvoersoort("draaiboekagenda", "ics", standaard=False),
            Uitvoersoort("evaluatieformulieren", "docx", basis=True, standaard=False),
            Uitvoersoort("excel", "xlsx"),
            Uitvoersoort("jaarklok", "ics", standaard=False),
            Uitvoersoort("pdf", "zip", basis=True, standaard=False),
            Uitvoersoort("privacyblad", "docx", basis=True, standaard=False),
            Uitvoersoort("schooljaarplan", "docx", basis=True, standaard=False),
            Uitvoersoort("totaaloverzicht", "docx", basis=True, standaard=False),
            Uitvoersoort("word", "docx", basis=True),
        )
    }
)
"""Every export there is, by its `soort`. What makes it stands in the module of that name, which is
imported when it is made: Word and Excel are slow to load, and large."""


def soort_named(soort: str) -> Uitvoersoort:
    """Return the export called `soort`, or refuse (OnbekendeSoort)."""
    try:
        return SOORTEN[soort]
    except KeyError:
        raise OnbekendeSoort(soort=soort, soorten=", ".join(SOORTEN)) from None

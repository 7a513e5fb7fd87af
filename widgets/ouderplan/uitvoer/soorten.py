"""The kinds of export that there are."""

import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
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
        Its name on the command line: ``word``.
    extensie
        Without the dot: ``docx``.
    build
        Makes the file.
    basis
        Whether the school's own file can be given as an example of how it should look.
    standaard
        Whether it is made when nobody says which; the others are parts, or all of it together.
    """

    soort: str
    extensie: str
    build: Bouwer
    basis: bool = False
    standaard: bool = True

    @property
    def titel(self) -> str:
        """What a button says: ``Word-document``."""
        return text("soorten", self.soort)

    @property
    def naam(self) -> str:
        """Return the first words of the file name: ``Ouderplan``."""
        return text("bestanden", self.soort)


@cache
def discover() -> Mapping[str, Uitvoersoort]:
    """Return every export in this folder by its `soort`, in alphabetical order of module."""
    package = import_module(__package__)
    modules = (
        import_module(f"{__package__}.{found.name}")
        for found in pkgutil.iter_modules(package.__path__)
    )
    exports = (getattr(module, "EXPORT", None) for module in modules)
    return MappingProxyType({found.soort: found for found in exports if found is not None})


def soort_named(soort: str) -> Uitvoersoort:
    """Return the export called `soort`, or refuse (OnbekendeSoort).

    It stands in the module of its own name (a test says so): the others, of which Word and Excel
    are slow to load, are left alone.
    """
    package = import_module(__package__)
    if soort in {found.name for found in pkgutil.iter_modules(package.__path__)}:
        own = getattr(import_module(f"{__package__}.{soort}"), "EXPORT", None)
        if own is not None and own.soort == soort:
            return own  # type: ignore[no-any-return]
    try:
        return discover()[soort]
    except KeyError:
        raise OnbekendeSoort(soort=soort, soorten=", ".join(discover())) from None

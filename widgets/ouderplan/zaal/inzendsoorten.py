"""What can be sent in during which kind of round."""

from collections.abc import Mapping
from types import MappingProxyType

from ouderplan.kern.evaluatie import GEVRAAGD, Uitkomstsoort
from ouderplan.kern.kansen import Soort
from ouderplan.kern.rondes import Ronde, Rondesoort

Inzendsoort = Soort | Uitkomstsoort

INZENDSOORTEN: Mapping[Rondesoort, tuple[Inzendsoort, ...]] = MappingProxyType(
    {Rondesoort.KANSEN: tuple(Soort), Rondesoort.EVALUATIE: GEVRAAGD}
)


def sort_of(ronde: Ronde | None, tekst: str) -> Inzendsoort | None:
    """Return what a phone said that it sends, or None when this round does not ask for that."""
    offered = INZENDSOORTEN.get(ronde.soort, ()) if ronde else ()
    return next((soort for soort in offered if soort.value == tekst), None)

"""Reading the answer to the parents, for as long as the begeleider shares it."""

from ouderplan.kern.antwoord import Antwoord
from ouderplan.kern.vertalingen import Vertaling
from ouderplan.opslag import Werkboek
from ouderplan.opslag.antwoord import TABELLEN, load_antwoord, shared_on

Gelezen = tuple[Antwoord | None, tuple[Vertaling, ...]]
"""The answer, None when it is not shared, and what the school translated itself."""


class Antwoordlezer:
    """Reads the answer once, and again when a table changed that it is made from."""

    def __init__(self) -> None:
        self._seen: object = None
        self._read: Gelezen = (None, ())

    def read(self, werkboek: Werkboek) -> Gelezen:
        """Return the answer as it is now; what is not shared is not even read."""
        versions = werkboek.versions()
        seen = (werkboek.map, *(versions.get(naam) for naam in TABELLEN))
        if seen != self._seen:
            with werkboek.reading() as tx:
                shared = shared_on(tx) is not None
                own = tuple(tx.rows(Vertaling)) if shared else ()
                self._read = (load_antwoord(tx) if shared else None, own)
            self._seen = seen
        return self._read

"""Which languages there are: one for each catalog in a folder."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from ouderplan.kern.vertalingen import Vertaling
from ouderplan.talen.taal import BRON, NEDERLANDS, UIT, Taal, read_taal
from ouderplan.talen.vertaler import Vertaler

MAP = Path(__file__).parent


class Talen:
    """The languages whose catalogs stand in `folder`; a catalog is read when it is first needed."""

    def __init__(self, folder: Path = MAP) -> None:
        self._map = folder
        self._vertalers: dict[str, Vertaler] = {}

    @cached_property
    def alle(self) -> tuple[Taal, ...]:
        """Every language: Dutch, what is like Dutch, then by code."""
        found = [read_taal(path) for path in self._map.glob(f"*{UIT}")]
        order = sorted(found, key=lambda taal: (taal.lang != BRON, taal.code))
        return (NEDERLANDS, *order)

    @property
    def andere(self) -> tuple[Taal, ...]:
        """Every language but the one that everything was written in."""
        return self.alle[1:]

    def find(self, code: str | None) -> Taal | None:
        """Return the language with this code, or None."""
        return self._by_code.get(code or "")

    def get(self, code: str | None) -> Taal:
        """Return the language with this code; Dutch when there is none."""
        return self.find(code) or NEDERLANDS

    def vertaler(self, code: str) -> Vertaler:
        """Return what translates into a language."""
        taal = self.get(code)
        if taal.code not in self._vertalers:
            path = None if taal.is_bron else self._map / f"{taal.code}{UIT}"
            self._vertalers[taal.code] = Vertaler(taal, path)
        return self._vertalers[taal.code]

    def with_school(self, eigen: Iterable[Vertaling]) -> tuple[Taal, ...]:
        """Return every other language, with what the school read of it counted as read."""
        rows = tuple(eigen)
        own = {row.taal for row in rows}
        return tuple(
            replace(taal, nagelezen=self.vertaler(taal.code).with_own(rows).gelezen)
            if taal.code in own
            else taal
            for taal in self.andere
        )

    def asked(self, accept_language: str) -> Taal:
        """Return the language that a browser asks for (RFC 9110, 12.5.4); else Dutch."""
        for wanted in _preferred(accept_language):
            parts = wanted.split("-")
            for size in range(len(parts), 0, -1):
                found = self._wanted.get("-".join(parts[:size]))
                if found is not None:
                    return found
        return NEDERLANDS

    @cached_property
    def _by_code(self) -> dict[str, Taal]:
        return {taal.code: taal for taal in self.alle}

    @cached_property
    def _wanted(self) -> dict[str, Taal]:
        also = {ook.casefold(): taal for taal in self.alle for ook in taal.ook}
        return also | {taal.code.casefold(): taal for taal in self.alle}


MEESTE_TALEN = 20


def _preferred(accept_language: str) -> list[str]:
    """Return the language tags in a header, most wanted first; nonsense weighs nothing."""
    weighed = []
    for part in accept_language.split(",")[:MEESTE_TALEN]:
        tag, _, weight = part.partition(";")
        weighed.append((_weight(weight), tag.strip().casefold()))
    weighed.sort(key=lambda one: -one[0])
    return [tag for weight, tag in weighed if weight > 0 and tag]


def _weight(text: str) -> float:
    naam, _, number = text.strip().partition("=")
    if naam.strip() != "q":
        return 1.0
    try:
        return float(number)
    except ValueError:
        return 0.0

"""What was made of the questions to a database: once for all workbooks that this process opens.

SQLAlchemy keeps it per engine, and each workbook has one of its own. The page of a step, and a hall
of many schools, would make the same SQL over and over.
"""

from typing import Any

from sqlalchemy.util import LRUCache

HOEVEEL = 1000
"""Different questions; the whole program has a few hundred, of each motor."""


class _Klaar(LRUCache[tuple[Any, ...], Any]):
    """Finds what another engine of the same motor made; SQLAlchemy names the engine's first."""

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:
        return super().get(_for_all(key), default)

    def __setitem__(self, key: tuple[Any, ...], made: Any) -> None:
        super().__setitem__(_for_all(key), made)


def _for_all(key: tuple[Any, ...]) -> tuple[Any, ...]:
    dialect, *question = key
    return type(dialect), *question


KLAAR = {"compiled_cache": _Klaar(HOEVEEL)}
"""Options of an engine that finds them."""

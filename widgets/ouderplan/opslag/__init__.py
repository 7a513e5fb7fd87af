"""The workbook on disk: tables, transactions, CSV out and in.

What stands here is loaded when it is asked for: the supervisor uses a module of this room all
evening, and neither the database nor the tables.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ouderplan.opslag.fouten import Botsing
    from ouderplan.opslag.kast import Kast, Werkboekmap
    from ouderplan.opslag.werkboek import Werkboek

__all__ = ["Botsing", "Kast", "Werkboek", "Werkboekmap"]

_STAAT_IN = {"Botsing": "fouten", "Kast": "kast", "Werkboekmap": "kast", "Werkboek": "werkboek"}


def __getattr__(name: str) -> Any:
    if name not in _STAAT_IN:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_STAAT_IN[name]}"), name)

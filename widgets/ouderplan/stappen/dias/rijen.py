"""From the name of a row to its slides: each step that has any makes them in its own `dias`."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from ouderplan.kern.dia import SCHEIDING, WELKOM, Dia
from ouderplan.stappen.dias.bron import Bron

Maker = Callable[[Bron, str, str], tuple[Dia, ...]]


def make_row(bron: Bron, naam: str) -> tuple[Dia, ...]:
    """Return the slides of a row, at least one; a row that does not exist is the welcome."""
    stap, deel, wat = (*naam.split(SCHEIDING, 2), "", "")[:3]
    maker = _maker(stap) or _maker(WELKOM)
    assert maker is not None
    return maker(bron, deel, wat) or make_row(bron, WELKOM)


def _maker(stap: str) -> Maker | None:
    package = f"ouderplan.stappen.{stap}"
    if not stap.isidentifier() or find_spec(package) is None:
        return None
    if find_spec(f"{package}.dias") is None:
        return None
    maker: Maker = import_module(f"{package}.dias").make_slides
    return maker

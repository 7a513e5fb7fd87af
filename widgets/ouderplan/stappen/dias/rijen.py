"""A row of slides: its name, and the step that makes it in its own module dias."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from ouderplan.kern.dia import SCHEIDING, WELKOM, Dia
from ouderplan.opslag.opschriften import title
from ouderplan.opslag.tabellen import tabel_named
from ouderplan.stappen.dias.bron import Bron
from ouderplan.teksten import Teksten

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


def name_of(reeks: str) -> str:
    """Return the name of a row, like ``Afspraken: gesprekken``; it says nothing of its contents."""
    if reeks == WELKOM:
        return Teksten(__package__)("namen.welkom")
    stap, deel, _ = (*reeks.split(SCHEIDING, 2), "", "")[:3]
    woorden = Teksten(import_module(f"ouderplan.stappen.{stap}").__name__)
    titel = woorden("titel")
    if not deel:
        return titel
    tabel = tabel_named(deel)
    if tabel is not None:
        return f"{titel}: {title(tabel.rij).lower()}"
    part = woorden.table("deel").get(deel, "")
    return f"{titel}: {str(part).lower()}" if part else titel

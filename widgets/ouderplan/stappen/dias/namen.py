"""What a row of slides is called, for the begeleider: its step, and the part of it."""

from importlib import import_module

from ouderplan.kern.dia import SCHEIDING, WELKOM
from ouderplan.opslag.opschriften import title
from ouderplan.opslag.tabellen import tabel_named
from ouderplan.teksten import Teksten


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

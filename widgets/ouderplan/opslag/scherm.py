"""What the projector shows: kept in the workbook, so that it outlives a page, a kill and a laptop.

It is no part of the school's record: no CSV shows it.
"""

import json
from dataclasses import asdict, replace
from typing import Any

from ouderplan.kern.dia import Getoond, Onthuld
from ouderplan.opslag.toestand import keep_state, state
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.werkboek import Werkboek

DIA = "dia"


def shown(tx: Lezing) -> Getoond:
    """Return what the projector shows; the welcome when nothing was sent to it yet."""
    try:
        kept = json.loads(state(tx, DIA) or "{}")
        told = kept.pop("onthuld", None)
        return Getoond(**kept, onthuld=_read_told(**told) if told else None)
    except (ValueError, TypeError):  # of another version of the program
        return Getoond()


def _read_told(*, keuzes: list[str], **velden: int) -> Onthuld:
    return Onthuld(keuzes=tuple(keuzes), **velden)


def keep_shown(tx: Schrijving, getoond: Getoond) -> None:
    """Show something else, as part of a larger change."""
    kept: dict[str, Any] = asdict(getoond)
    keep_state(tx, DIA, json.dumps(kept, separators=(",", ":")))


def send(wb: Werkboek, reeks: str, dia: str = "") -> None:
    """Show a row of slides from its beginning, or from one of its slides.

    When that row is on already, it stays how far it has been shown.
    """
    with wb.writing() as tx:
        send_in(tx, reeks, dia)


def send_in(tx: Schrijving, reeks: str, dia: str = "") -> None:
    """Do that as part of a larger change."""
    now = shown(tx)
    if now.reeks == reeks:
        keep_shown(tx, replace(now, dia=dia or now.dia, zwart=False))
    else:
        keep_shown(tx, Getoond(reeks, dia))

"""What is going on right now and is no part of the school's record: no CSV shows it."""

import sqlalchemy as sa

from ouderplan.opslag.fouten import Botsing
from ouderplan.opslag.tabellen import TOESTAND
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.werkboek import Werkboek

SCHERM = "scherm"
_STATE = sa.select(TOESTAND.c.waarde).where(TOESTAND.c.naam == sa.bindparam("van"))


def state(tx: Lezing, naam: str) -> str:
    """Return what is kept under `naam`, or ""."""
    return str(tx.connection.execute(_STATE, {"van": naam}).scalar() or "")


def put_state(wb: Werkboek, naam: str, new: str) -> None:
    """Keep `new` under `naam`."""
    with wb.writing() as tx:
        if state(tx, naam) != new:
            keep_state(tx, naam, new)


def change_draft(wb: Werkboek, naam: str, old: str, new: str) -> None:
    """Keep the draft `new` where `old` was typed on; of another window's, "" takes nothing away.

    Raises
    ------
    Botsing
        When another window typed something else under this name since `old` was read.
    """
    with wb.writing() as tx:
        stored = state(tx, naam)
        if stored not in ("", old, new):
            if new:
                raise Botsing(naam, stored, new)
        elif stored != new:
            keep_state(tx, naam, new)


def keep_state(tx: Schrijving, naam: str, waarde: str) -> None:
    """Keep `waarde` under `naam` as part of a larger change; "" forgets it."""
    tx.connection.execute(sa.delete(TOESTAND).where(TOESTAND.c.naam == naam))
    if waarde:
        tx.connection.execute(sa.insert(TOESTAND).values(naam=naam, waarde=waarde))
    tx.touch(TOESTAND.name)


def states(tx: Lezing, begin: str) -> dict[str, str]:
    """Return name → value of what is kept under a name that starts with `begin`."""
    query = sa.select(TOESTAND.c.naam, TOESTAND.c.waarde)
    found = tx.connection.execute(query.where(TOESTAND.c.naam.startswith(begin, autoescape=True)))
    return {str(naam): str(waarde) for naam, waarde in found}


def on_screen(tx: Lezing) -> str:
    """Return the step that the begeleider worked on last, or ""."""
    return state(tx, SCHERM)


def put_on_screen(wb: Werkboek, stap: str) -> None:
    """Say which step the begeleider works on, so that a page that is opened again is there."""
    put_state(wb, SCHERM, stap)

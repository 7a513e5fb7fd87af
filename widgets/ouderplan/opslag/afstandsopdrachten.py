"""What remotes asked for and is not done yet, what became of it, and which slide is on.

The hall takes what was asked, because phones reach only the hall; who draws the slides does it,
because only that knows which slide comes next. In between it stands here.
"""

import hashlib
import json
import time
from dataclasses import asdict, astuple, dataclass
from typing import Any

import sqlalchemy as sa

from ouderplan.kern.afstand import TE_LAAT_S
from ouderplan.kern.dia import Getoond
from ouderplan.opslag.tabellen import TOESTAND
from ouderplan.opslag.toestand import state, states
from ouderplan.opslag.toestandnamen import AFSTAND
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.werkboek import Werkboek

VRAAG = f"{AFSTAND}vraag "
UITKOMST = f"{AFSTAND}uitkomst "
DIA = f"{AFSTAND}dia"
_PUT = sa.insert(TOESTAND)
_DROP = sa.delete(TOESTAND).where(TOESTAND.c.naam == sa.bindparam("wat"))


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """Something that a remote asked for.

    `gezien` is the mark of what it showed then (see `Diastand`), `over` the id of a text or the
    name of an action, `om` when it was asked, in seconds.
    """

    koppeling: str
    letters: str
    teller: int
    wat: str
    gezien: str
    over: str
    om: float


@dataclass(frozen=True, slots=True)
class Diastand:
    """What a remote may know of the slide that is on.

    `van` is how many there are in the row, 0 while something in it is still secret: how many
    places there are would say which of them tie. `merk` differs when another slide is on.
    """

    reeks: str
    nummer: int
    van: int
    zwart: bool
    merk: str


def ask(tx: Schrijving, gevraagd: Gevraagd) -> None:
    """Leave word of what a remote asks for."""
    name = f"{VRAAG}{gevraagd.koppeling} {gevraagd.teller}"
    tx.connection.execute(_PUT, {"naam": name, "waarde": json.dumps(asdict(gevraagd))})


def withdraw(tx: Schrijving, gevraagd: Gevraagd) -> bool:
    """Take back what was asked; tell whether nobody began on it."""
    name = f"{VRAAG}{gevraagd.koppeling} {gevraagd.teller}"
    return bool(tx.connection.execute(_DROP, {"wat": name}).rowcount)


def is_asked(tx: Lezing) -> bool:
    """Tell whether something waits to be done."""
    return bool(states(tx, VRAAG))


def take(wb: Werkboek, nu: float | None = None) -> tuple[Gevraagd, ...]:
    """Return what is to be done, in the order in which it was asked; nobody else gets it.

    What was asked too long ago is dropped: who asked has been told that nothing happened.
    """
    moment = time.monotonic() if nu is None else nu
    with wb.writing() as tx:
        waiting = states(tx, VRAAG)
        for name in waiting:
            tx.connection.execute(_DROP, {"wat": name})
    found = (_read(text) for text in waiting.values())
    asked = [one for one in found if one is not None and 0 <= moment - one.om <= TE_LAAT_S]
    return tuple(sorted(asked, key=lambda one: one.om))


def tell(wb: Werkboek, gevraagd: Gevraagd, zin: str) -> None:
    """Say what became of it: "" when it was done, else a sentence."""
    with wb.writing() as tx:
        name = UITKOMST + gevraagd.koppeling
        tx.connection.execute(_DROP, {"wat": name})
        value = json.dumps({"n": gevraagd.teller, "zin": zin, "wat": gevraagd.wat})
        tx.connection.execute(_PUT, {"naam": name, "waarde": value})


def outcome(tx: Lezing, gevraagd: Gevraagd) -> str | None:
    """Return what was said of it, or None when nothing was said yet."""
    said: dict[str, Any] = json.loads(state(tx, UITKOMST + gevraagd.koppeling) or "{}")
    return str(said["zin"]) if said.get("n") == gevraagd.teller else None


def slide(tx: Lezing) -> Diastand | None:
    """Return which slide is on as far as a remote may know, or None when that is not known."""
    try:
        return Diastand(**json.loads(state(tx, DIA)))
    except (ValueError, TypeError):
        return None


def publish(wb: Werkboek, stand: Diastand) -> None:
    """Let the remotes know which slide is on."""
    with wb.writing() as tx:
        tx.connection.execute(_DROP, {"wat": DIA})
        tx.connection.execute(_PUT, {"naam": DIA, "waarde": json.dumps(asdict(stand))})


def mark_of(getoond: Getoond) -> str:
    """Return the mark of what is shown."""
    return hashlib.sha256(repr(astuple(getoond)).encode()).hexdigest()[:12]


def _read(text: str) -> Gevraagd | None:
    try:
        return Gevraagd(**json.loads(text))
    except (ValueError, TypeError):  # of another version of the program
        return None

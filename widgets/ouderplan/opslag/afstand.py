"""Which phones are a remote: kept in the workbook, so that they outlive a kill of the hall.

Their keys never leave the database, are in no CSV and in no backup, and end with the meeting. Time
is counted by the clock that never goes back; it is the same in every process of a laptop, and
begins anew when that starts again: then what was paired before is over as well.
"""

import base64
import json
import secrets
import time
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import sqlalchemy as sa

from ouderplan.kern.afstand import (
    GELDIG_S,
    LANGST_S,
    LANGSTE_MERK,
    MEESTE,
    Bericht,
    Koppelfase,
    NietGekoppeld,
    is_signed,
    letters_of,
    own_key,
)
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag.geheimen import destroy_key, find_key, make_key
from ouderplan.opslag.tabellen import GEHEIMEN, TOESTAND
from ouderplan.opslag.toestand import state, states
from ouderplan.opslag.toestandnamen import AFSTAND, KOPPELINGEN
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.werkboek import Werkboek

KOPPELING = f"{AFSTAND}koppeling "
_NOTE = (
    sa.update(TOESTAND)
    .where(TOESTAND.c.naam == sa.bindparam("wie"))
    .values(waarde=sa.bindparam("nieuw"))
)
_DROP = sa.delete(TOESTAND).where(TOESTAND.c.naam == sa.bindparam("wie"))
_PUT = sa.insert(TOESTAND)
_FORGET = sa.delete(TOESTAND).where(TOESTAND.c.naam.startswith(AFSTAND, autoescape=True))
_DESTROY = sa.delete(GEHEIMEN).where(GEHEIMEN.c.naam.startswith(AFSTAND, autoescape=True))


class AlDrie(OuderplanFout):
    """One phone more than there may be."""

    zin = (
        "Er zijn al drie telefoons gekoppeld. Die blijven werken. "
        "Ontkoppel er eerst een, en koppel dan deze."
    )


class KoppelingWeg(OuderplanFout):
    """A pairing that ended or whose code was not scanned in time."""

    zin = (
        "Deze koppeling is er niet meer: de code geldt twee minuten. Er is niets gekoppeld. "
        "Druk opnieuw op ‘Koppel een telefoon’."
    )


@dataclass(frozen=True, slots=True)
class Koppeling:
    """One phone.

    `teller` is the number of the last message that was taken from it, `merk` what it made up when
    it scanned the code, `letters` what follows from both, `sinds` when its phase began in seconds.
    """

    id: str
    fase: Koppelfase
    sinds: float
    teller: int = field(default=0, compare=False)
    merk: str = ""
    letters: str = ""

    @property
    def over_om(self) -> float:
        """Return when its time is up, in seconds."""
        return self.sinds + (LANGST_S if self.fase is Koppelfase.GEKOPPELD else GELDIG_S)

    def is_over(self, nu: float) -> bool:
        """Tell whether its time is up."""
        return not self.sinds <= nu <= self.over_om


@dataclass(frozen=True, slots=True)
class Aanbod:
    """A code to scan: the name of the pairing, and the key as it stands in an address."""

    id: str
    sleutel: str


def pairings(tx: Lezing, nu: float | None = None) -> tuple[Koppeling, ...]:
    """Return the phones that are paired or about to be, oldest first."""
    moment = time.monotonic() if nu is None else nu
    kept = (_read(text) for text in states(tx, KOPPELING).values())
    found = [one for one in kept if one is not None and not one.is_over(moment)]
    return tuple(sorted(found, key=lambda one: one.sinds))


def offer(wb: Werkboek, nu: float | None = None) -> Aanbod:
    """Make a code to scan, valid for two minutes; a code that nobody scanned makes room for it.

    Raises
    ------
    AlDrie
    """
    moment = time.monotonic() if nu is None else nu
    with wb.writing() as tx:
        there = pairings(tx, moment)
        known = {one.id for one in there if one.fase is not Koppelfase.WACHT}
        if len(known) >= MEESTE:
            raise AlDrie
        for naam in states(tx, KOPPELING):
            if naam.removeprefix(KOPPELING) not in known:
                _end(tx, naam.removeprefix(KOPPELING))
        row_id = secrets.token_hex(4)
        key = make_key(tx, KOPPELING + row_id)
        _keep(tx, Koppeling(row_id, Koppelfase.WACHT, moment))
    return Aanbod(row_id, base64.urlsafe_b64encode(key).decode().rstrip("="))


def key_of(tx: Lezing, koppeling: Koppeling) -> bytes | None:
    """Return the own key of a phone that scanned its code, None when there is none."""
    key = find_key(tx, KOPPELING + koppeling.id)
    return own_key(key, koppeling.merk) if key is not None and koppeling.merk else None


def check(tx: Lezing, bericht: Bericht, nu: float | None = None) -> tuple[Koppeling, bytes]:
    """Return of which phone a message is, and its key.

    Raises
    ------
    NietGekoppeld
        When it was forged, came before or out of order, or its pairing is over.
    """
    moment = time.monotonic() if nu is None else nu
    found = _read(state(tx, KOPPELING + bericht.koppeling))
    key = find_key(tx, KOPPELING + bericht.koppeling)
    if found is None or key is None or found.is_over(moment):
        raise NietGekoppeld
    own = own_key(key, found.merk) if found.merk else key
    if not is_signed(bericht, own) or bericht.teller <= found.teller:
        raise NietGekoppeld
    return found, own


def check_claim(tx: Lezing, bericht: Bericht, nu: float | None = None) -> tuple[Koppeling, bytes]:
    """Return which code a phone scanned, and the key of that phone.

    The message is signed with the key of the code and says what the phone made up. Said again by
    the same phone, when it did not hear the answer, it is as good.

    Raises
    ------
    NietGekoppeld
        When it was forged, or the code is over or of another phone already.
    """
    moment = time.monotonic() if nu is None else nu
    found = _read(state(tx, KOPPELING + bericht.koppeling))
    key = find_key(tx, KOPPELING + bericht.koppeling)
    merk = bericht.text("m")
    if found is None or key is None or found.is_over(moment) or not 0 < len(merk) <= LANGSTE_MERK:
        raise NietGekoppeld
    if not is_signed(bericht, key) or bericht.teller <= found.teller:
        raise NietGekoppeld
    if found.merk not in ("", merk) or found.fase is Koppelfase.GEKOPPELD:
        raise NietGekoppeld
    return found, own_key(key, merk)


def claim(tx: Schrijving, bericht: Bericht, nu: float | None = None) -> tuple[Koppeling, bytes]:
    """Let a code be of the phone that scanned it, and of no other (see `check_claim`)."""
    found, own = check_claim(tx, bericht, nu)
    claimed = replace(
        found,
        fase=Koppelfase.LETTERS,
        teller=bericht.teller,
        merk=bericht.text("m"),
        letters=letters_of(own),
    )
    _keep(tx, claimed)
    return claimed, own


def receive(tx: Schrijving, bericht: Bericht, nu: float | None = None) -> tuple[Koppeling, bytes]:
    """Take a message, so that neither it nor an earlier one is ever taken again (see `check`)."""
    found, key = check(tx, bericht, nu)
    taken = replace(found, teller=bericht.teller)
    cells = {"wie": KOPPELING + found.id, "nieuw": json.dumps(asdict(taken))}
    tx.connection.execute(_NOTE, cells)  # nobody is told: no page shows a number
    return taken, key


def confirm(wb: Werkboek, row_id: str, nu: float | None = None) -> None:
    """Pair the phone: its letters are those on the laptop.

    Raises
    ------
    KoppelingWeg
    """
    moment = time.monotonic() if nu is None else nu
    with wb.writing() as tx:
        found = next((one for one in pairings(tx, moment) if one.id == row_id), None)
        if found is None or found.fase is Koppelfase.WACHT:
            raise KoppelingWeg
        _keep(tx, replace(found, fase=Koppelfase.GEKOPPELD, sinds=moment))


def revoke(wb: Werkboek, row_id: str) -> None:
    """End a pairing: its key is destroyed."""
    with wb.writing() as tx:
        revoke_in(tx, row_id)


def revoke_in(tx: Schrijving, row_id: str) -> None:
    """Do that as part of a larger change."""
    _end(tx, row_id)


def revoke_all(wb: Werkboek) -> None:
    """End every pairing, and forget what was asked: the meeting is over."""
    with wb.writing() as tx:
        if states(tx, AFSTAND):
            tx.connection.execute(_FORGET)
            tx.connection.execute(_DESTROY)
            tx.touch(KOPPELINGEN)


def _end(tx: Schrijving, row_id: str) -> None:
    destroy_key(tx, KOPPELING + row_id)
    tx.connection.execute(_DROP, {"wie": KOPPELING + row_id})
    tx.touch(KOPPELINGEN)


def _keep(tx: Schrijving, koppeling: Koppeling) -> None:
    naam = KOPPELING + koppeling.id
    tx.connection.execute(_DROP, {"wie": naam})
    tx.connection.execute(_PUT, {"naam": naam, "waarde": json.dumps(asdict(koppeling))})
    tx.touch(KOPPELINGEN)


def _read(text: str) -> Koppeling | None:
    try:
        kept: dict[str, Any] = json.loads(text)
        return Koppeling(**{**kept, "fase": Koppelfase(kept["fase"])})
    except (ValueError, TypeError, KeyError):  # none, or of another version of the program
        return None

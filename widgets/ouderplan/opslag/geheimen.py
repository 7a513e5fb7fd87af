"""Keys that never leave the database; where that keeps a log, the key of a round is not in it."""

import secrets

import sqlalchemy as sa

from ouderplan.opslag.tabellen import GEHEIMEN
from ouderplan.opslag.toestandnamen import RONDESLEUTEL
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.werkboek import Werkboek

LENGTE = 32
_FIND = sa.select(GEHEIMEN.c.geheim).where(GEHEIMEN.c.naam == sa.bindparam("naam"))


def secret(wb: Werkboek, naam: str) -> bytes:
    """Return the key called `naam`; it is made at first use and the same ever after."""
    with wb.reading() as tx:
        known = find_key(tx, naam)
    if known is not None:
        return known
    with wb.writing() as writing:
        return find_key(writing, naam) or make_key(writing, naam)


def find_key(tx: Lezing, naam: str) -> bytes | None:
    """Return a key, or None when it was never made or has been destroyed."""
    if tx.zegel is not None and (ronde := _round_of(naam)) is not None:
        return tx.zegel.key(ronde)
    found = tx.connection.execute(_FIND, {"naam": naam}).scalar()
    return bytes(found) if found is not None else None


def make_key(tx: Schrijving, naam: str) -> bytes:
    """Make and keep a new random key."""
    if tx.zegel is not None and (ronde := _round_of(naam)) is not None:
        return tx.zegel.make_key(ronde)
    key = secrets.token_bytes(LENGTE)
    tx.connection.execute(sa.insert(GEHEIMEN).values(naam=naam, geheim=key))
    return key


def destroy_key(tx: Schrijving, naam: str) -> None:
    """Destroy a key for good (the database runs with ``secure_delete``)."""
    if tx.zegel is not None and (ronde := _round_of(naam)) is not None:
        tx.zegel.forget_key(ronde)
        return
    tx.connection.execute(sa.delete(GEHEIMEN).where(GEHEIMEN.c.naam == naam))


def _round_of(naam: str) -> int | None:
    """Return of which round this is the key; None: of none."""
    return int(naam.removeprefix(RONDESLEUTEL)) if naam.startswith(RONDESLEUTEL) else None

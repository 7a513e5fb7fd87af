"""Destroys the keys that nothing is sealed with any more: after what opened it was kept.

A kill between the two is made good by whoever opens the workbook next.
"""

import sqlalchemy as sa

from ouderplan.opslag.motor.soort import Motor
from ouderplan.opslag.tabellen import GEHEIMEN, PAPIERKLAD
from ouderplan.opslag.toestandnamen import RONDESLEUTEL
from ouderplan.opslag.zegel.ring import draft_name, file_name
from ouderplan.opslag.zegel.sleutels import Sleutels, keys_of


def destroy_unneeded(motor: Motor) -> None:
    """Destroy those keys, of the workbook of this motor.

    While somebody is writing, nobody makes a key: so one that is only just being made stays.

    Raises
    ------
    OSError, sqlalchemy.exc.DatabaseError, OuderplanFout
        When the disk or the database refuses; it is to be tried again.
    """
    sleutels = keys_of(motor.engine)
    if sleutels is None or not sleutels.names():
        return
    with motor.reading() as connection:
        if not _unneeded(connection, sleutels):
            return
    with motor.writing() as connection:
        for naam in sorted(_unneeded(connection, sleutels)):
            sleutels.destroy(naam)


def _unneeded(connection: sa.Connection, sleutels: Sleutels) -> set[str]:
    return sleutels.names() - _needed(connection)


def _needed(connection: sa.Connection) -> set[str]:
    rounds = connection.execute(_ROUNDS, {"begin": f"{RONDESLEUTEL}%"}).scalars()
    drafts = connection.execute(_DRAFTS)
    return {*map(file_name, rounds), *(draft_name(*draft) for draft in drafts)}


_ROUNDS = sa.select(GEHEIMEN.c.naam).where(GEHEIMEN.c.naam.like(sa.bindparam("begin")))
_DRAFTS = sa.select(PAPIERKLAD.c.ronde, PAPIERKLAD.c.groep, PAPIERKLAD.c.deel)

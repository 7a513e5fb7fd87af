"""Destroys the keys that nothing is sealed with any more: after what opened it was kept.

A kill between the two is made good by whoever opens the workbook next.
"""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager

import sqlalchemy as sa

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag.lezing import Lezing
from ouderplan.opslag.tabellen import GEHEIMEN, PAPIERKLAD
from ouderplan.opslag.toestandnamen import RONDESLEUTEL
from ouderplan.opslag.zegel.ring import draft_name, file_name
from ouderplan.opslag.zegel.sleutels import Sleutels, keys_of
from ouderplan.systeem import why

log = logging.getLogger(__name__)


def destroy_unneeded(
    engine: sa.Engine,
    reading: Callable[[], AbstractContextManager[Lezing]],
    writing: Callable[[], AbstractContextManager[Lezing]],
) -> bool:
    """Destroy those keys; tell whether none is left.

    While somebody is writing, nobody makes a key: so one that is only just being made stays.
    """
    sleutels = keys_of(engine)
    if sleutels is None or not sleutels.names():
        return True
    try:
        with reading() as tx:
            if not _unneeded(tx.connection, sleutels):
                return True
        with writing() as tx:
            for naam in sorted(_unneeded(tx.connection, sleutels)):
                sleutels.destroy(naam)
    except (OSError, OuderplanFout) as error:
        reden = error if isinstance(error, OuderplanFout) else why(error)
        log.warning("Een sleutel is nog niet gewist, wordt opnieuw geprobeerd: %s", reden)
        return False
    return True


def _unneeded(connection: sa.Connection, sleutels: Sleutels) -> set[str]:
    return sleutels.names() - _needed(connection)


def _needed(connection: sa.Connection) -> set[str]:
    rounds = connection.execute(_ROUNDS, {"begin": f"{RONDESLEUTEL}%"}).scalars()
    drafts = connection.execute(_DRAFTS)
    return {*map(file_name, rounds), *(draft_name(*draft) for draft in drafts)}


_ROUNDS = sa.select(GEHEIMEN.c.naam).where(GEHEIMEN.c.naam.like(sa.bindparam("begin")))
_DRAFTS = sa.select(PAPIERKLAD.c.ronde, PAPIERKLAD.c.groep, PAPIERKLAD.c.deel)

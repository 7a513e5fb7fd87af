"""A round whose key is lost for good is let go: nobody can read what was sealed with it."""

from dataclasses import replace
from datetime import datetime

from ouderplan.kern.rondes import Ronde
from ouderplan.opslag import rondetabellen
from ouderplan.opslag.rondesleutel import key_is_here, key_name
from ouderplan.opslag.rondezoeken import find_ronde
from ouderplan.opslag.telstand import with_languages
from ouderplan.opslag.werkboek import Werkboek
from ouderplan.opslag.zegel.fouten import SleutelIsEr
from ouderplan.opslag.zegel.inhoud import BEZEGELD
from ouderplan.opslag.zegel.ring import file_name

VERVALLEN = "De sleutel van deze ronde ging verloren; inzendingen die niet te lezen zijn: {aantal}."
"""Stands with the result from then on."""


def let_lapse(wb: Werkboek, ronde: int) -> Ronde:
    """Close a round whose key is lost, without what came in; how much that was, stays with it.

    Raises
    ------
    SleutelIsEr, SleutelOnleesbaar, RondeNietGevonden
    """
    with wb.writing() as tx:
        nummer, old = find_ronde(tx, ronde)
        if tx.zegel is None or key_is_here(tx, ronde):
            raise SleutelIsEr
        tx.zegel.sleutels.check_lost(file_name(key_name(ronde)))
        said = VERVALLEN.format(aantal=tx.zegel.count_all(ronde))
        now = datetime.now().replace(microsecond=0)
        closed = replace(
            with_languages(tx, old),
            gesloten=old.gesloten or now,
            regel=f"{old.regel} {said}".strip(),
        )
        tx.change(nummer, old, closed)
        rondetabellen.empty(tx.connection, ronde)
        tx.zegel.forget_key(ronde)
        for tabel in sorted(BEZEGELD):
            tx.touch(tabel)
    wb.erase_traces()
    return closed

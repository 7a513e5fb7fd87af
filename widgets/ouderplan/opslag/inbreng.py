"""What the hall sends in: a kans or a bedreiging, waiting for the begeleider."""

from collections.abc import Callable
from datetime import datetime
from secrets import token_hex

import sqlalchemy as sa

from ouderplan.kern.evaluatie import Uitkomst
from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Perspectief, Soort
from ouderplan.kern.rondes import GroepDoetNietMee, Ronde, RondeGesloten, Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.afzenders import keep_sender, sender
from ouderplan.opslag.nummers import random_id
from ouderplan.opslag.rondesleutel import ballot_key
from ouderplan.opslag.rondetabellen import ONTVANGEN
from ouderplan.opslag.tabellen import tabel_of
from ouderplan.opslag.transacties import Lezing, Schrijving, clean
from ouderplan.opslag.waarborgen import group_of
from ouderplan.opslag.wijziging import alone
from ouderplan.opslag.zegel.inleggen import TEKSTEN

LANGSTE = 300
"""Characters; longer than this cannot be read from the back row."""


def submit_in(
    tx: Schrijving,
    *,
    ronde: int,
    inzending: str,
    groep: Groep,
    soort: Soort,
    perspectief: Perspectief,
    tekst: str,
    afzender: str = "",
    stemmer: str = "",
) -> str:
    """Keep a kans or bedreiging that a phone sent in, and return its id (see `receive`)."""

    def row(text: str) -> Inbreng:
        nummer = random_id(tx, Inbreng)
        return Inbreng(nummer, soort, perspectief, text, groep, Inbrengstatus.NIEUW)

    return receive(
        tx,
        Rondesoort.KANSEN,
        row,
        ronde=ronde,
        inzending=inzending,
        groep=groep,
        tekst=tekst,
        afzender=afzender,
        stemmer=stemmer,
    )


def receive(
    tx: Schrijving,
    van: Rondesoort,
    make_row: Callable[[str], Inbreng | Uitkomst],
    *,
    ronde: int,
    inzending: str,
    groep: Groep,
    tekst: str,
    afzender: str,
    stemmer: str,
) -> str:
    """Keep what a phone sent to a round of the kind `van`, and return its id.

    The same `inzending` (a random text made for one form) is stored once.

    Parameters
    ----------
    make_row
        Makes the row of the cleaned text.
    afzender
        The mark of who sent it (see `afzenders`); "" when it is not known. At home it is not kept.
    stemmer
        Who sends it, for a round with codes.

    Raises
    ------
    RondeGesloten, GroepDoetNietMee, OnbekendeStemcode, OngeldigeInvoer
    """
    text = check_text(tekst)
    found = check_ronde(tx, ronde, groep, van, stemmer)
    if tx.zegel is not None:  # its key may have gone, or be still to be made
        ballot_key(tx, ronde)
    if known := received_as(tx, ronde, inzending):
        return known
    row = make_row(text)
    tx.add_sent(ronde, row, **({} if found.is_thuis else sender(afzender)))
    remember(tx, ronde, inzending, row)
    if not found.is_thuis:
        keep_sender(tx, ronde, row.id, afzender)
    return row.id


submit = alone(submit_in)


def check_text(tekst: str) -> str:
    """Return the cleaned text of a kans or bedreiging, or refuse it (OngeldigeInvoer)."""
    text = str(clean(tekst))
    if not text:
        raise OngeldigeInvoer(wat="Er staat nog geen tekst.")
    if len(text) > LANGSTE:
        raise OngeldigeInvoer(
            wat=f"De tekst is {len(text)} tekens lang; hij past niet op het scherm. "
            f"Maak er hoogstens {LANGSTE} van."
        )
    return text


def next_id(tx: Lezing) -> str:
    """Return the next number for a kans or bedreiging of the begeleider's own."""
    numbers = [int(row.id) for row in tx.rows(Inbreng) if row.id.isdecimal()]
    return str(1 + max(numbers, default=0))


def received(tx: Lezing, ronde: int) -> int:
    """Return how much the phones sent in during a round that is open."""
    query = sa.select(sa.func.count()).where(ONTVANGEN.c.ronde == ronde)
    return int(tx.connection.execute(query).scalar_one())


def check_ronde(
    tx: Lezing, ronde: int, groep: Groep, soort: Rondesoort, stemmer: str = ""
) -> Ronde:
    """Refuse what comes for a round that is not open, of another kind, or for another group.

    Raises
    ------
    RondeGesloten, GroepDoetNietMee, OnbekendeStemcode
    """
    _, row = tx.find(Ronde, ronde=ronde) or (0, None)
    if row is None or row.soort is not soort or not row.takes_at(datetime.now()):
        raise RondeGesloten
    if group_of(tx, row, stemmer, groep) not in row.groepen_die_mogen:
        raise GroepDoetNietMee(groepen=" en ".join(row.groepen_die_mogen))
    return row


def received_as(tx: Lezing, ronde: int, inzending: str) -> str | None:
    """Return the id under which this was kept before, or None."""
    if not inzending:
        return None
    if tx.zegel is not None and tx.zegel.holds(ronde):
        als = tx.zegel.outside(ONTVANGEN.name, ronde, inzending)
        found = tx.connection.execute(_KNOWN_AS, {"als": als}).scalar()
        return tx.zegel.name_of(TEKSTEN, ronde, str(found)) if found is not None else None
    found = tx.connection.execute(_KNOWN_AS, {"als": inzending}).scalar()
    return str(found) if found is not None else None


def remember(tx: Schrijving, ronde: int, inzending: str, row: Inbreng | Uitkomst) -> None:
    """Remember under which id this was kept, so that sending it again stores nothing."""
    nonce, row_id = inzending or token_hex(8), row.id
    if tx.zegel is not None and tx.zegel.holds(ronde):
        nonce = tx.zegel.outside(ONTVANGEN.name, ronde, nonce)
        row_id = tx.zegel.outside(tabel_of(type(row)).naam, ronde, row_id)
    tx.connection.execute(_REMEMBER, {"ronde": ronde, "inzending": nonce, "id": row_id})


_KNOWN_AS = sa.select(ONTVANGEN.c.id).where(ONTVANGEN.c.inzending == sa.bindparam("als"))
_REMEMBER = sa.insert(ONTVANGEN)

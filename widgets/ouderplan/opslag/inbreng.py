"""What the hall sends in: a kans or a bedreiging, waiting for the begeleider."""

from collections.abc import Callable
from secrets import token_hex

import sqlalchemy as sa

from ouderplan.kern.evaluatie import Uitkomst
from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Perspectief, Soort
from ouderplan.kern.rondes import GroepDoetNietMee, Ronde, RondeGesloten, Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.afzenders import keep_sender
from ouderplan.opslag.nummers import random_id
from ouderplan.opslag.rondetabellen import ONTVANGEN
from ouderplan.opslag.transacties import Lezing, Schrijving, clean
from ouderplan.opslag.wijziging import alone

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
) -> str:
    """Keep what a phone sent to a round of the kind `van`, and return its id.

    The same `inzending` (a random text made for one form) is stored once.

    Parameters
    ----------
    make_row
        Makes the row of the cleaned text.
    afzender
        The mark of who sent it (see `afzenders`); "" when it is not known.

    Raises
    ------
    RondeGesloten, GroepDoetNietMee, OngeldigeInvoer
    """
    text = check_text(tekst)
    check_ronde(tx, ronde, groep, van)
    if known := received_as(tx, inzending):
        return known
    row = make_row(text)
    tx.add(row)
    remember(tx, inzending, row.id)
    keep_sender(tx, row.id, afzender)
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


def received(tx: Lezing) -> int:
    """Return how much the phones sent in during the round that is open."""
    return int(
        tx.connection.execute(sa.select(sa.func.count()).select_from(ONTVANGEN)).scalar_one()
    )


def check_ronde(tx: Lezing, ronde: int, groep: Groep, soort: Rondesoort) -> None:
    """Refuse what comes for a round that is not open, of another kind, or for another group.

    Raises
    ------
    RondeGesloten, GroepDoetNietMee
    """
    found = tx.find(Ronde, ronde=ronde)
    if found is None or not found[1].is_open or found[1].soort is not soort:
        raise RondeGesloten
    if groep not in found[1].groepen_die_mogen:
        raise GroepDoetNietMee(groepen=" en ".join(found[1].groepen_die_mogen))


def received_as(tx: Lezing, inzending: str) -> str | None:
    """Return the id under which this was kept before, or None."""
    found = tx.connection.execute(_KNOWN_AS, {"als": inzending}).scalar() if inzending else None
    return str(found) if found is not None else None


def remember(tx: Schrijving, inzending: str, id: str) -> None:
    """Remember under which id this was kept, so that sending it again stores nothing."""
    nonce = inzending or token_hex(8)
    tx.connection.execute(_REMEMBER, {"inzending": nonce, "id": id})


_KNOWN_AS = sa.select(ONTVANGEN.c.id).where(ONTVANGEN.c.inzending == sa.bindparam("als"))
_REMEMBER = sa.insert(ONTVANGEN)

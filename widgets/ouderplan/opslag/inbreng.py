"""What the hall sends in, waiting for the begeleider: a kans, a bedreiging, a look back (E4)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from secrets import token_hex
from typing import NotRequired, TypedDict, Unpack

import sqlalchemy as sa

from ouderplan.kern.evaluatie import Uitkomst, Uitkomstsoort
from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Omzetting, Perspectief, Soort
from ouderplan.kern.rondes import GroepDoetNietMee, Ronde, RondeGesloten, Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.afzenders import keep_sender, sender
from ouderplan.opslag.fouten import RijWeg
from ouderplan.opslag.nummers import random_id
from ouderplan.opslag.rondesleutel import ballot_key
from ouderplan.opslag.rondetabellen import ONTVANGEN
from ouderplan.opslag.tabellen import tabel_of
from ouderplan.opslag.transacties import Lezing, Schrijving, clean
from ouderplan.opslag.waarborgen import group_of
from ouderplan.opslag.werkboek import Werkboek
from ouderplan.opslag.wijziging import alone
from ouderplan.opslag.zegel.inleggen import TEKSTEN

LANGSTE = 300
"""Characters; longer than this cannot be read from the back row."""
HERKOMST = "ronde {ronde}"
"""Stands with an outcome: where it came from."""


class Ingestuurd(TypedDict):
    """What came along with a text.

    `inzending` is a random text made for one form; what has the same is stored once. `afzender` is
    the mark of who sent it (see `afzenders`), "" when it is not known; at home it is not kept.
    `stemmer` is who sends it, for a round with codes.
    """

    ronde: int
    inzending: str
    groep: Groep
    tekst: str
    afzender: NotRequired[str]
    stemmer: NotRequired[str]


def submit_in(
    tx: Schrijving, *, soort: Soort, perspectief: Perspectief, **sent: Unpack[Ingestuurd]
) -> str:
    """Keep a kans or bedreiging that a phone sent in, and return its id (see `receive`)."""

    def row(text: str) -> Inbreng:
        nummer = random_id(tx, Inbreng)
        return Inbreng(nummer, soort, perspectief, text, sent["groep"], Inbrengstatus.NIEUW)

    return receive(tx, Rondesoort.KANSEN, row, **sent)


def submit_outcome_in(tx: Schrijving, *, soort: Uitkomstsoort, **sent: Unpack[Ingestuurd]) -> str:
    """Keep an outcome that a phone sent in, and return its id (see `receive`).

    What comes from home has the day on which the round opened: when it came is not kept.
    """
    ronde = sent["ronde"]

    def row(text: str) -> Uitkomst:
        asked = next(iter(tx.rows(Ronde, ronde=ronde)))
        day = asked.geopend.date() if asked.is_thuis else date.today()
        nummer, herkomst = random_id(tx, Uitkomst, "E"), HERKOMST.format(ronde=ronde)
        new = Inbrengstatus.NIEUW
        return Uitkomst(nummer, soort, text, asked.vraag, herkomst, sent["groep"], day, new)

    return receive(tx, Rondesoort.EVALUATIE, row, **sent)


def receive(
    tx: Schrijving,
    van: Rondesoort,
    make_row: Callable[[str], Inbreng | Uitkomst],
    **sent: Unpack[Ingestuurd],
) -> str:
    """Keep what a phone sent to a round of the kind `van`, and return its id.

    `make_row` makes the row of the cleaned text.

    Raises
    ------
    RondeGesloten, GroepDoetNietMee, OnbekendeStemcode, OngeldigeInvoer
    """
    text, ronde, inzending = check_text(sent["tekst"]), sent["ronde"], sent["inzending"]
    afzender = sent.get("afzender", "")
    found = check_ronde(tx, ronde, sent["groep"], van, sent.get("stemmer", ""))
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
submit_outcome = alone(submit_outcome_in)


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


def make_kans(wb: Werkboek, nummer: int) -> str:
    """Make a kans of what a bedreiging needs (C14) and return its id; twice gives the same kans.

    It takes perspective and criterium of its bedreiging; what goes for all of them is seen from
    the concept.

    Parameters
    ----------
    nummer
        Row number of the omzetting.

    Raises
    ------
    OngeldigeInvoer
        When what is needed is not filled in or is too long to be read from the back row.
    RijWeg
    """
    with wb.writing() as tx:
        old = tx.items(Omzetting).get(nummer)
        if old is None:
            raise RijWeg
        if old.kans:
            return old.kans
        found = tx.find(Inbreng, id=old.bedreiging) if old.bedreiging else None
        kans = Inbreng(
            id=next_id(tx),
            soort=Soort.KANS,
            perspectief=found[1].perspectief if found else Perspectief.CONCEPT,
            tekst=check_text(old.wat_is_nodig),
            criterium=found[1].criterium if found else None,
        )
        tx.add(kans)
        tx.change(nummer, old, replace(old, kans=kans.id))
    return kans.id


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


def judge(wb: Werkboek, row_id: str, status: Inbrengstatus) -> bool:
    """Decide about a text that waits; return False when somebody did so before, or it is gone.

    The log of the moderation keeps it, as for every change of such a text.
    """
    with wb.writing() as tx:
        kansen, uitkomsten = tx.find(Inbreng, id=row_id), tx.find(Uitkomst, id=row_id)
        if kansen is not None and kansen[1].status is Inbrengstatus.NIEUW:
            tx.change(*kansen, replace(kansen[1], status=status))
        elif uitkomsten is not None and uitkomsten[1].status is Inbrengstatus.NIEUW:
            tx.change(*uitkomsten, replace(uitkomsten[1], status=status))
        else:
            return False
    return True

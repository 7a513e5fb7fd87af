"""Filled-in schoolscans: from a phone, from paper, out of a file; and their result.

A scan from a phone is named like a ballot: by an HMAC of the device under a key that closing the
round destroys. So a phone has one scan, which it can change until then, and nobody can tell
afterwards whose it was. Closing also mixes the rows, so that their order tells nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from secrets import token_hex

import sqlalchemy as sa

from ouderplan.kern.criteria import Criterium, split_key
from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.kansen import Inbrengstatus
from ouderplan.kern.rondes import GroepDoetNietMee, Ronde, RondeGesloten, Rondekeuze, Rondesoort
from ouderplan.kern.scanbestand import Scaninzending
from ouderplan.kern.schoolscan import (
    Antwoord,
    Antwoorden,
    Scanbeeld,
    Scanherkomst,
    Scanregel,
    Scanvraag,
    summarise,
)
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.fouten import Botsing, RijWeg, RondeNietGevonden, RondeTeruggehaald
from ouderplan.opslag.geheimen import find_key, make_key
from ouderplan.opslag.nummers import highest_used, keep_used
from ouderplan.opslag.rijen import clean
from ouderplan.opslag.rondesleutel import ballot_name, check_key_is_here
from ouderplan.opslag.rondezoeken import is_of_hall, scan_order
from ouderplan.opslag.sporen.tabellen import mix
from ouderplan.opslag.sporen.wissen import owe
from ouderplan.opslag.tabellen import SQL, tabel_of
from ouderplan.opslag.toestandnamen import RONDESLEUTEL
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.uitstel import hold_back, let_ten_go
from ouderplan.opslag.waarborgen import group_of
from ouderplan.opslag.werkboek import Werkboek

SCHOOLSCAN = tabel_of(Scanregel).naam
LANGSTE_SCANTEKST = 300
"""Characters of one text from a phone; longer cannot be read from the back row."""


def scan_choices(tx: Lezing, ronde: int) -> list[Rondekeuze]:
    """Return the criteria as they are worded now, to be kept with the scan."""
    rows = tx.rows(Criterium)
    return [Rondekeuze(ronde, row.sleutel, row.titel, row.toelichting) for row in rows]


def scans(tx: Lezing) -> tuple[Ronde, ...]:
    """Return the scans that the hall knows, the newest first; one that is open is the newest."""
    found = filter(is_of_hall, tx.rows(Ronde, soort=Rondesoort.SCAN))
    return tuple(sorted(found, key=scan_order, reverse=True))


def earlier_scan(tx: Lezing, ronde: Ronde) -> Ronde | None:
    """Return the scan before this one, to put beside it."""
    before = [row for row in scans(tx) if scan_order(row) < scan_order(ronde)]
    return before[0] if before else None


def questions(tx: Lezing, ronde: int) -> tuple[Scanvraag, ...]:
    """Return what was asked in a scan, with the short names of today."""
    short = {row.sleutel: row.kort for row in tx.rows(Criterium)}
    return tuple(
        Scanvraag(row.keuze, row.tekst or row.keuze, short.get(row.keuze, ""), row.omschrijving)
        for row in tx.rows(Rondekeuze, ronde=ronde)
    )


def load_scanbeeld(tx: Lezing, ronde: int) -> Scanbeeld:
    """Count a scan from what was filled in."""
    return summarise(tx.rows(Scanregel, ronde=ronde), questions(tx, ronde))


def count_scans(tx: Lezing, ronde: int) -> int:
    """Return how many people filled in something; it says nothing of what."""
    columns = SQL["schoolscan"].c
    query = sa.select(sa.func.count(columns.inzending.distinct())).where(columns.ronde == ronde)
    sealed = tx.zegel.count(SCHOOLSCAN, ronde) if tx.zegel is not None else 0
    return int(tx.connection.execute(query).scalar_one()) + sealed


def submit_scan(
    wb: Werkboek, *, ronde: int, stemmer: str, groep: Groep, antwoorden: Antwoorden
) -> None:
    """Keep what a phone filled in; it is on the disk when this returns.

    The same phone again replaces its own scan.

    Raises
    ------
    RondeGesloten, GroepDoetNietMee, OngeldigeInvoer, RondeTeruggehaald
    """
    with wb.writing() as tx:
        submit_scan_in(tx, ronde=ronde, stemmer=stemmer, groep=groep, antwoorden=antwoorden)


def submit_scan_in(
    tx: Schrijving, *, ronde: int, stemmer: str, groep: Groep, antwoorden: Antwoorden
) -> None:
    """Do what `submit_scan` does, inside a transaction of the caller."""
    row = _open_scan(tx, ronde)
    groep = group_of(tx, row, stemmer, groep)
    if groep not in row.groepen_die_mogen:
        raise GroepDoetNietMee(groepen=" en ".join(row.groepen_die_mogen))
    filled = _checked(tx, ronde, antwoorden, LANGSTE_SCANTEKST)
    name = ballot_name(_key(tx, ronde), stemmer)
    hold_back(tx, row, Scanregel, name)
    _replace(tx, ronde, Scaninzending(name, groep, filled), Scanherkomst.TELEFOON)
    let_ten_go(tx, row)


def own_scan(tx: Lezing, ronde: int, stemmer: str) -> Antwoorden | None:
    """Return what this phone sent, or None when it sent nothing or the round is closed."""
    key = find_key(tx, f"{RONDESLEUTEL}{ronde}")
    rows = tx.sent(Scanregel, ronde, ballot_name(key, stemmer)) if key else []
    if not rows:
        return None
    return {row.sleutel: Antwoord(row.niveau, row.gebeurt_al, row.mogelijkheden) for row in rows}


def keep_paper(wb: Werkboek, ronde: int, groep: Groep, antwoorden: Antwoorden) -> str:
    """Keep a scan that was filled in on paper; return its name, for `remove_scan`."""
    name = "p" + token_hex(12)
    with wb.writing() as tx:
        row = _find(tx, ronde)
        filled = _checked(tx, ronde, antwoorden)
        _replace(tx, ronde, Scaninzending(name, groep, filled), Scanherkomst.PAPIER)
        _hide_order_of_closed(tx, row)
    wb.erase_traces()
    return name


def keep_file(wb: Werkboek, ronde: int, inzendingen: Sequence[Scaninzending]) -> None:
    """Keep the scans out of a file, all or none; one that was read before is replaced."""
    with wb.writing() as tx:
        row = _find(tx, ronde)
        for one in inzendingen:
            filled = _checked(tx, ronde, one.antwoorden)
            made = Scaninzending(one.inzending, one.groep, filled)
            _replace(tx, ronde, made, Scanherkomst.BESTAND)
        _hide_order_of_closed(tx, row)
    wb.erase_traces()


def remove_scan(wb: Werkboek, ronde: int, inzending: str) -> None:
    """Take back a scan that was typed in."""
    with wb.writing() as tx:
        tx.remove_where(Scanregel, ronde=ronde, inzending=inzending)


def new_scan(wb: Werkboek, vraag: str, op: datetime) -> Ronde:
    """Make a scan that is for no phones: for paper and files, or of an earlier year."""
    if not vraag.strip():
        raise OngeldigeInvoer(wat="Geef de scan een naam, zoals ‘Schoolscan voorjaar’.")
    with wb.writing() as tx:
        nummer = 1 + highest_used(tx.connection)
        moment = op.replace(microsecond=0)
        ronde = Ronde(nummer, Rondesoort.SCAN, vraag.strip(), moment, gesloten=moment)
        tx.add(ronde)
        for keuze in scan_choices(tx, nummer):
            tx.add(keuze)
        keep_used(tx.connection, nummer)
    return ronde


def judge_texts(wb: Werkboek, nummers: Mapping[int, Scanregel], status: Inbrengstatus) -> None:
    """Let texts through to the hall, or lay them aside; `nummers` are the rows as they were read.

    Raises
    ------
    Botsing
        When a text was changed meanwhile: what was not read is not let through.
    """
    with wb.writing() as tx:
        there = tx.items(Scanregel)
        for nummer, row in nummers.items():
            _refuse_changed(there.get(nummer), row)
            tx.change(nummer, row, replace(row, status=status))


def _refuse_changed(stored: Scanregel | None, row: Scanregel) -> None:
    if stored is None:
        raise RijWeg
    for kolom in ("gebeurt_al", "mogelijkheden"):
        if getattr(stored, kolom) != getattr(row, kolom):
            raise Botsing(kolom, getattr(stored, kolom), getattr(row, kolom))


def _hide_order_of_closed(tx: Schrijving, ronde: Ronde) -> None:
    """Let what comes into a closed scan not stand behind the rest; an open one gets it later."""
    if not ronde.is_open:
        mix(tx, SCHOOLSCAN, ronde=[ronde.ronde])
        owe(tx)


def _find(tx: Lezing, ronde: int) -> Ronde:
    found = tx.find(Ronde, ronde=ronde)
    if found is None or found[1].soort is not Rondesoort.SCAN:
        raise RondeNietGevonden(ronde=ronde)
    return found[1]


def _open_scan(tx: Lezing, ronde: int) -> Ronde:
    found = tx.find(Ronde, ronde=ronde)
    if found is None or found[1].soort is not Rondesoort.SCAN:
        raise RondeGesloten
    if not found[1].takes_at(datetime.now()):
        raise RondeGesloten
    return found[1]


def _checked(
    tx: Lezing, ronde: int, antwoorden: Antwoorden, langste: int | None = None
) -> Antwoorden:
    """Return what was filled in, cleaned, without what was left open (OngeldigeInvoer)."""
    asked = {row.keuze for row in tx.rows(Rondekeuze, ronde=ronde)}
    cleaned = {
        sleutel: Antwoord(one.niveau, str(clean(one.gebeurt_al)), str(clean(one.mogelijkheden)))
        for sleutel, one in antwoorden.items()
        if sleutel in asked
    }
    filled = {sleutel: one for sleutel, one in cleaned.items() if one}
    if not filled:
        raise OngeldigeInvoer(wat="Er is nog niets ingevuld.")
    for one in filled.values():
        for text in (one.gebeurt_al, one.mogelijkheden):
            if langste and len(text) > langste:
                raise OngeldigeInvoer(wat=f"Een tekst is langer dan {langste} tekens.")
    return filled


def _replace(tx: Schrijving, ronde: int, inzending: Scaninzending, herkomst: Scanherkomst) -> None:
    """Put a scan in the place of an earlier one of the same name; a text that stays, is judged."""
    name, is_sent = inzending.inzending, herkomst is Scanherkomst.TELEFOON
    if is_sent:
        known = tx.sent(Scanregel, ronde, name)
    else:
        known = tx.rows(Scanregel, ronde=ronde, inzending=name)
    before = {row.sleutel: row for row in known}
    if before and is_sent and tx.is_sealed(ronde):
        tx.touch(SCHOOLSCAN)  # its envelope comes in the place of the one before
    elif before:
        tx.remove_where(Scanregel, ronde=ronde, inzending=name)
    rows = []
    for sleutel, one in inzending.antwoorden.items():
        nummer, deel = split_key(sleutel)
        old = before.get(sleutel)
        same = old and (old.gebeurt_al, old.mogelijkheden) == (one.gebeurt_al, one.mogelijkheden)
        rows.append(
            Scanregel(
                ronde,
                inzending.inzending,
                inzending.groep,
                nummer,
                one.niveau,
                one.gebeurt_al,
                one.mogelijkheden,
                deel,
                herkomst,
                old.status if old and same else _first_status(herkomst),
            )
        )
    tx.add_together(rows)


def _first_status(herkomst: Scanherkomst) -> Inbrengstatus:
    """Return how a text begins: what the begeleider types over from paper was read already."""
    if herkomst is Scanherkomst.PAPIER:
        return Inbrengstatus.TOEGELATEN
    return Inbrengstatus.NIEUW


def _key(tx: Schrijving, ronde: int) -> bytes:
    name = f"{RONDESLEUTEL}{ronde}"
    key = find_key(tx, name)
    check_key_is_here(tx, ronde)
    if key is None:  # the workbook was rebuilt from its CSVs in the middle of a round
        if tx.rows(Scanregel, ronde=ronde, herkomst=Scanherkomst.TELEFOON):
            raise RondeTeruggehaald
        key = make_key(tx, name)
    return key

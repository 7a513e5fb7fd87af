"""Rounds and ballots: the one way in which a vote enters the workbook.

A ballot is named by an HMAC of the voter's device under a key that exists only while the round
is open. So the same device always has the same ballot, sending again cannot count twice, and
when closing destroys the key, no one can tell any more whose ballot it was.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from ouderplan.kern.beslissen import Beslissing
from ouderplan.kern.dia import SAMEN, Getoond, row_of
from ouderplan.kern.fouten import OngeldigeInvoer, OuderplanFout
from ouderplan.kern.rondes import Plek, Ronde, Rondesoort, Stembriefje, Waarborg
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.tellen import Uitslag
from ouderplan.opslag import rondetabellen
from ouderplan.opslag.blokken import join_round
from ouderplan.opslag.fouten import NietsTeKiezen, RondeNogOpen
from ouderplan.opslag.geheimen import destroy_key, find_key, make_key
from ouderplan.opslag.nummers import highest_used, keep_used
from ouderplan.opslag.papierklad import check_nothing_left, forget_earlier
from ouderplan.opslag.reserve.maken import back_up_calmly
from ouderplan.opslag.rondeblik import look
from ouderplan.opslag.rondekeuzes import choices_now, tied_choices
from ouderplan.opslag.rondesleutel import ballot_key, ballot_name, key_name
from ouderplan.opslag.rondezoeken import check_free, find_ronde
from ouderplan.opslag.scherm import keep_shown, send_in, shown
from ouderplan.opslag.sporen.tabellen import hide_order
from ouderplan.opslag.sporen.wissen import owe
from ouderplan.opslag.stembus import Ontvangst, Stem, Stembus
from ouderplan.opslag.telling import count_round
from ouderplan.opslag.telstand import Meetellen, counted, with_languages
from ouderplan.opslag.toestroom import few_aside, forget_few
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.uitstel import let_go
from ouderplan.opslag.waarborgen import REGELS, check_codes, with_account
from ouderplan.opslag.werkboek import Werkboek
from ouderplan.opslag.wijziging import alone
from ouderplan.opslag.zegel.uitpakken import break_seal


def open_in(
    tx: Schrijving,
    *,
    soort: Rondesoort,
    vraag: str,
    aantal_keuzes: int | None = None,
    groepen: Sequence[Groep] = (Groep.OUDERS, Groep.TEAM),
    uitgenodigd: int | None = None,
    aanwezig: int | None = None,
    uitgenodigd_team: int | None = None,
    aanwezig_team: int | None = None,
    waarborg: Waarborg = Waarborg.TELEFOON,
    beslist: Beslissing | None = None,
    plek: Plek = Plek.AVOND,
    open_tot: datetime | None = None,
) -> Ronde:
    """Open a round; what can be chosen is kept as it reads now.

    With `beslist` it is a run-off: only what ties in an earlier round can be chosen. At home a
    round always asks for a code, and the hall's screen stays as it is.

    Raises
    ------
    ErIsEenRondeOpen, LooptThuis, NietsTeKiezen, GeenStemcodes, OngeldigeInvoer
    """
    at_home = plek is Plek.THUIS
    if not groepen:
        raise OngeldigeInvoer(wat="Kies wie er mee mogen doen: ouders, team of allebei.")
    if soort.stemt and aantal_keuzes is not None and aantal_keuzes < 1:
        raise OngeldigeInvoer(wat="Het aantal keuzes is minstens 1.")
    check_free(tx, soort, at_home=at_home)
    nummer = 1 + highest_used(tx.connection)
    keuzes = tied_choices(tx, beslist, nummer) if beslist else choices_now(tx, soort, nummer)
    if soort.stemt and not keuzes:
        raise NietsTeKiezen
    guarantee = waarborg if soort.stemt else Waarborg.TELEFOON
    if at_home:  # its letters with codes may be made when it is open: they say until when
        guarantee = Waarborg.STEMCODE
    else:
        check_codes(tx, guarantee, groepen)
        forget_earlier(tx, soort)
    ronde = Ronde(
        ronde=nummer,
        soort=soort,
        vraag=vraag,
        geopend=_now(),
        regel=REGELS[guarantee] if soort.stemt else "",
        aantal_keuzes=aantal_keuzes if soort.stemt else None,
        uitgenodigd=uitgenodigd,
        aanwezig=aanwezig,
        groepen=", ".join(groepen),
        uitgenodigd_team=uitgenodigd_team,
        aanwezig_team=aanwezig_team,
        waarborg=guarantee,
        beslist_ronde=beslist.ronde if beslist else None,
        plaatsen=beslist.plaatsen if beslist else None,
        plek=plek,
        open_tot=open_tot,
    )
    tx.add(ronde)
    for keuze in keuzes:
        tx.add(keuze)
    make_key(tx, key_name(nummer))
    keep_used(tx.connection, nummer)
    if not at_home:
        keep_shown(tx, Getoond(row_of(soort)))
    return ronde


open_ronde = alone(open_in)


def close_ronde(wb: Werkboek, ronde: int) -> Ronde:
    """Close a round and destroy the link between devices and ballots; closing twice is fine.

    Nothing tells any more who came first (see the folder `sporen`); `wissen.is_owed` tells
    whether some of it is still to be erased from the disk, also from what was put aside. Then a
    backup is made; when that cannot be done, the round is closed all the same.
    """
    with wb.writing() as tx:
        _, old = find_ronde(tx, ronde)
        closed = close_in(tx, ronde)
    if old.is_open:
        seal(wb, closed)
    else:
        wb.erase_traces()
    return closed


def close_in(tx: Schrijving, ronde: int) -> Ronde:
    """Close a round as part of a larger change; `seal` it as soon as that is on the disk.

    One whose moment of closing has passed, closed then.
    """
    nummer, old = find_ronde(tx, ronde)
    now = _now()
    moment = min(now, old.sluit_om) if old.sluit_om else now
    closed = replace(old, gesloten=old.gesloten or moment)
    if old.is_open:
        closed = with_languages(tx, with_account(tx, closed))
        tx.change(nummer, old, closed)
        _forget_order(tx, closed)
        if shown(tx).reeks == row_of(closed.soort):
            keep_shown(tx, Getoond(row_of(closed.soort)))  # its slides are others from now on
    return closed


def seal(wb: Werkboek, ronde: Ronde) -> None:
    """Erase from the disk what a round left that was just closed, and make a backup."""
    wb.erase_traces()
    back_up_calmly(wb.map, f"na ronde {ronde.ronde}")


def show_in(tx: Schrijving, ronde: int) -> Ronde:
    """Let the hall see the result of a closed round at once; from then on no paper is added.

    Raises
    ------
    RondeNogOpen, PapierNietOvergenomen
    """
    shown = mark_shown(tx, ronde)
    send_in(tx, row_of(shown.soort), SAMEN if shown.soort.stemt else "")
    return shown


show_ronde = alone(show_in)


def mark_shown(tx: Schrijving, ronde: int) -> Ronde:
    """Keep that the hall saw the result, as part of a larger change (see `show_ronde`)."""
    nummer, old = find_ronde(tx, ronde)
    if old.is_open:
        raise RondeNogOpen
    if old.getoond is None:
        check_nothing_left(tx, ronde)
    shown = replace(old, getoond=old.getoond or _now())
    tx.change(nummer, old, shown)
    return shown


def cast(
    wb: Werkboek,
    *,
    ronde: int,
    stemmer: str,
    groep: Groep,
    kanaal: Kanaal,
    keuzes: Sequence[str],
) -> Ontvangst:
    """Keep a ballot; it is on the disk when this returns.

    The same `stemmer` in the same round replaces the own ballot. No choices is a blank ballot.
    In a vote with codes the `stemmer` is that of a `stemcodes.Codehouder`, whose group counts.

    Raises
    ------
    RondeNietGevonden, RondeGesloten, OnbekendeStemcode, GroepDoetNietMee, TeVeelKeuzes,
    OnbekendeKeuze
    """
    (outcome,) = cast_all(wb, [Stem(ronde, stemmer, groep, kanaal, tuple(keuzes))])
    if isinstance(outcome, OuderplanFout):
        raise outcome
    return outcome


def cast_all(wb: Werkboek, stemmen: Sequence[Stem]) -> list[Ontvangst | OuderplanFout]:
    """Keep ballots in one commit; all of them are on the disk when this returns.

    One ballot is refused without the others: in its place stands why (see `cast`).
    """
    outcomes: list[Ontvangst | OuderplanFout] = keep_all(wb, stemmen)
    return outcomes


Taak = Callable[[Schrijving], Any]
"""Writes something that is no ballot, and returns what its sender has to know."""


def keep_all(wb: Werkboek, werk: Sequence[Stem | Taak]) -> list[Any]:
    """Keep what came in together in one commit; all of it is on the disk when this returns.

    What cannot be kept does not touch the rest: in the place of its outcome stands why.
    """
    outcomes: list[Any] = []
    with wb.writing() as tx:
        bussen: dict[int, Stembus] = {}
        meetellen = Meetellen(tx)
        for one in werk:
            try:
                if not isinstance(one, Stem):
                    outcomes.append(tx.attempt(one))
                    continue
                if one.ronde not in bussen:
                    bussen[one.ronde] = _stembus(tx, one.ronde, meetellen)
                outcomes.append(bussen[one.ronde].take(one))
            except OuderplanFout as fout:  # of a ballot: raised before anything was written
                outcomes.append(fout)
        voted: dict[int, int] = {}
        for bus in bussen.values():
            voted |= bus.close()
        meetellen.keep(voted)
    return outcomes


def own_ballot(tx: Lezing, ronde: int, stemmer: str) -> tuple[str, ...] | None:
    """Return what this device chose, or None when it did not vote or the round is closed."""
    key = find_key(tx, key_name(ronde))
    if key is None:
        return None
    rows = tx.sent(Stembriefje, ronde, ballot_name(key, stemmer))
    return tuple(row.keuze for row in rows if row.keuze) if rows else None


def tally(tx: Lezing, ronde: Ronde) -> Uitslag:
    """Count a round from its ballots."""
    return count_round(tx, ronde.ronde)


def progress(tx: Lezing, ronde: int) -> int:
    """Return how many people have voted in a round; it says nothing of what they chose."""
    return counted(tx, ronde)


def _stembus(tx: Schrijving, ronde: int, meetellen: Meetellen) -> Stembus:
    blik = look(tx, ronde)
    meetellen.know(blik.telstand)
    if tx.zegel is not None:
        tx.zegel.know(ronde, blik.geheim, blik.keuzes)

    def key() -> bytes:
        known = blik.geheim if tx.zegel is None else None
        return known or ballot_key(tx, ronde)

    return Stembus(tx, blik.ronde, blik.keuzes, key, meetellen, talen=blik.talen)


def _forget_order(tx: Schrijving, ronde: Ronde) -> None:
    """Destroy what links people to what they sent, and the order in which it came."""
    name = key_name(ronde.ronde)
    rebuilt = not ronde.soort.stemt and find_key(tx, name) is None
    moment = ronde.gesloten or _now()
    if tx.zegel is not None and tx.zegel.holds(ronde.ronde):
        texts = break_seal(tx, tx.zegel, ronde.ronde, moment, few_aside(tx, ronde.ronde))
    else:
        texts = hide_order(tx, ronde.ronde, moment, all_texts=rebuilt)
        forget_few(tx, ronde.ronde)
    destroy_key(tx, name)
    join_round(tx.connection, ronde.ronde)
    let_go(tx, ronde.ronde)
    rondetabellen.empty(tx.connection, ronde.ronde)
    owe(tx, [ronde.ronde], texts)


def _now() -> datetime:
    return datetime.now().replace(microsecond=0)

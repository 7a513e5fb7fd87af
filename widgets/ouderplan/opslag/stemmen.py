"""Rounds and ballots: the one way in which a vote enters the workbook.

A ballot is named by an HMAC of the voter's device under a key that exists only while the round
is open. So the same device always has the same ballot, sending again cannot count twice, and
when closing destroys the key, no one can tell any more whose ballot it was.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from ouderplan.kern.beslissen import Beslissing
from ouderplan.kern.fouten import OngeldigeInvoer, OuderplanFout
from ouderplan.kern.kansen import Inbreng
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort, Stembriefje, Waarborg
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.tellen import Uitslag
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag.beschadigd import blank_kept
from ouderplan.opslag.blokken import join_round
from ouderplan.opslag.fouten import (
    ErIsEenRondeOpen,
    NietsTeKiezen,
    RondeNietGevonden,
    RondeNogOpen,
    RondeTeruggehaald,
)
from ouderplan.opslag.geheimen import destroy_key, find_key, make_key
from ouderplan.opslag.papierklad import check_nothing_left, forget_earlier
from ouderplan.opslag.reserve import back_up_calmly
from ouderplan.opslag.rondenummers import highest_used, keep_used
from ouderplan.opslag.schoolscan import mix_scans, scan_choices, scan_order
from ouderplan.opslag.stembus import Ontvangst, Stem, Stembus, ballot_name
from ouderplan.opslag.taaltelling import with_languages
from ouderplan.opslag.tabellen import ONTVANGEN, RONDESLEUTEL, SQL
from ouderplan.opslag.telling import count_round
from ouderplan.opslag.telstand import count_ballots, known_telstand
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.waarborgen import REGELS, check_codes, with_account
from ouderplan.opslag.werkboek import Werkboek

_KEUZES = SQL["rondekeuzes"].c
_OFFERED = sa.select(_KEUZES.keuze).where(_KEUZES.ronde == sa.bindparam("ronde"))


def open_ronde(
    wb: Werkboek,
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
) -> Ronde:
    """Open a round; what can be chosen is kept as it reads now.

    With `beslist` it is a run-off: only what ties in an earlier round can be chosen.

    Raises
    ------
    ErIsEenRondeOpen, NietsTeKiezen, GeenStemcodes, OngeldigeInvoer
    """
    if not groepen:
        raise OngeldigeInvoer(wat="Kies wie er mee mogen doen: ouders, team of allebei.")
    if soort.stemt and aantal_keuzes is not None and aantal_keuzes < 1:
        raise OngeldigeInvoer(wat="Het aantal keuzes is minstens 1.")
    with wb.writing() as tx:
        if already := current_ronde(tx):
            raise ErIsEenRondeOpen(vraag=already.vraag)
        nummer = 1 + highest_used(tx.connection)
        keuzes = _tied(tx, beslist, nummer) if beslist else choices_now(tx, soort, nummer)
        if soort.stemt and not keuzes:
            raise NietsTeKiezen
        guarantee = waarborg if soort.stemt else Waarborg.TELEFOON
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
        )
        tx.add(ronde)
        for keuze in keuzes:
            tx.add(keuze)
        make_key(tx, _key_name(nummer))
        keep_used(tx.connection, nummer)
    return ronde


def close_ronde(wb: Werkboek, ronde: int) -> Ronde:
    """Close a round and destroy the link between devices and ballots; closing twice is fine.

    Databases that were put aside in the folder lose it too. Then a backup is made; when that cannot
    be done, the round is closed all the same.
    """
    with wb.writing() as tx:
        nummer, old = find_ronde(tx, ronde)
        closed = replace(old, gesloten=old.gesloten or _now())
        if old.is_open:
            closed = with_languages(tx, with_account(tx, closed))
            tx.change(nummer, old, closed)
            destroy_key(tx, _key_name(ronde))
            join_round(tx.connection, ronde)
            if old.soort is Rondesoort.SCAN:
                mix_scans(tx, ronde)
            tx.connection.execute(sa.delete(ONTVANGEN))
    wb.erase_traces()
    if old.is_open:
        blank_kept(wb.map)
        back_up_calmly(wb.map, f"na ronde {ronde}")
    return closed


def show_ronde(wb: Werkboek, ronde: int) -> Ronde:
    """Let the hall see the result of a closed round; from then on no paper is added.

    Raises
    ------
    RondeNogOpen, PapierNietOvergenomen
    """
    with wb.writing() as tx:
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
    outcomes: list[Ontvangst | OuderplanFout] = []
    with wb.writing() as tx:
        bussen: dict[int, Stembus] = {}
        for stem in stemmen:
            try:
                if stem.ronde not in bussen:
                    bussen[stem.ronde] = _stembus(tx, stem.ronde)
                outcomes.append(bussen[stem.ronde].take(stem))
            except OuderplanFout as fout:  # raised before anything of this ballot was written
                outcomes.append(fout)
        for bus in bussen.values():
            bus.close()
    return outcomes


def own_ballot(tx: Lezing, ronde: int, stemmer: str) -> tuple[str, ...] | None:
    """Return what this device chose, or None when it did not vote or the round is closed."""
    key = find_key(tx, _key_name(ronde))
    if key is None:
        return None
    rows = tx.rows(Stembriefje, ronde=ronde, briefje=ballot_name(key, stemmer))
    return tuple(row.keuze for row in rows if row.keuze) if rows else None


def current_ronde(tx: Lezing) -> Ronde | None:
    """Return the round that is open now, or None."""
    return next((ronde for ronde in tx.rows(Ronde, gesloten=None)), None)


def last_ronde(tx: Lezing, soort: Rondesoort) -> Ronde | None:
    """Return the newest round of a kind, open or closed."""
    if soort is Rondesoort.SCAN:  # last year's may have been read in later
        return max(tx.rows(Ronde, soort=soort, overgenomen_uit=""), key=scan_order, default=None)
    return max(tx.rows(Ronde, soort=soort), key=lambda ronde: ronde.ronde, default=None)


def tally(tx: Lezing, ronde: Ronde) -> Uitslag:
    """Count a round from its ballots."""
    return count_round(tx, ronde.ronde)


def progress(tx: Lezing, ronde: int) -> int:
    """Return how many people have voted in a round; it says nothing of what they chose."""
    known = known_telstand(tx)
    return known.aantal if known and known.ronde == ronde else count_ballots(tx, ronde)


def choices_now(tx: Lezing, soort: Rondesoort, ronde: int) -> list[Rondekeuze]:
    """Return what could be chosen in a round of this kind that opens now."""
    match soort:
        case Rondesoort.WAARDEN:
            return [
                Rondekeuze(ronde, waarde.waarde, waarde.waarde, waarde.omschrijving, waarde.icoon)
                for waarde in tx.rows(Waarde)
            ]
        case Rondesoort.STIPPEN:
            return [
                Rondekeuze(ronde, inbreng.id, inbreng.tekst)
                for inbreng in tx.rows(Inbreng)
                if inbreng.te_kiezen
            ]
        case Rondesoort.SCAN:
            return scan_choices(tx, ronde)
        case _:  # people send something in
            return []


def _tied(tx: Lezing, beslist: Beslissing, ronde: int) -> list[Rondekeuze]:
    earlier = tx.rows(Rondekeuze, ronde=beslist.ronde)
    return [replace(row, ronde=ronde) for row in earlier if row.keuze in beslist.keuzes]


def _offered(tx: Lezing, ronde: int) -> set[str]:
    return set(tx.connection.execute(_OFFERED, {"ronde": ronde}).scalars())


def find_ronde(tx: Lezing, ronde: int) -> tuple[int, Ronde]:
    """Return a round with the number of its row (RondeNietGevonden when there is none)."""
    found = tx.find(Ronde, ronde=ronde)
    if found is None:
        raise RondeNietGevonden(ronde=ronde)
    return found


def _stembus(tx: Schrijving, ronde: int) -> Stembus:
    _, row = find_ronde(tx, ronde)
    return Stembus(tx, row, _offered(tx, ronde), lambda: _ballot_key(tx, ronde))


def _ballot_key(tx: Schrijving, ronde: int) -> bytes:
    key = find_key(tx, _key_name(ronde))
    if key is None:  # the workbook was rebuilt from its CSVs in the middle of a round
        if tx.rows(Stembriefje, ronde=ronde):
            raise RondeTeruggehaald
        key = make_key(tx, _key_name(ronde))
    return key


def _key_name(ronde: int) -> str:
    return f"{RONDESLEUTEL}{ronde}"


def _now() -> datetime:
    return datetime.now().replace(microsecond=0)

"""In which stretch of an open round a ballot came, and laying a stretch aside in the open.

Known by ten seconds, only of ballots from phones, only where a program could make phones up, and
only while the round is open: it is kept under a name that says nothing without the key of the
round, and closing erases both. What is laid aside stays in the record, with why; ten of a group at
least, or nobody may know what they chose (F18).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa

from ouderplan.kern.fouten import OngeldigeInvoer, OuderplanFout
from ouderplan.kern.rondes import Ronde, Stembriefje, VastgesteldeKeuze, Waarborg
from ouderplan.kern.soorten import Kanaal
from ouderplan.kern.tellen import KLEINSTE_GROEP
from ouderplan.kern.toestroom import Stuk, block_of, suspicious
from ouderplan.opslag.geheimen import find_key
from ouderplan.opslag.rijen import clean
from ouderplan.opslag.rondesleutel import ballot_name
from ouderplan.opslag.rondetabellen import AANKOMSTEN
from ouderplan.opslag.tabellen import SQL, tabel_of
from ouderplan.opslag.toestandnamen import RONDESLEUTEL
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.werkboek import Werkboek

LANGSTE_REDEN = 200
"""Characters; it is read from the screen, with the result."""
BRIEFJES = "stembriefjes"


class TeLaatOpzij(OuderplanFout):
    """The round is closed: when a ballot came is not known any more."""

    zin = (
        "De ronde is gesloten. Alleen zolang een ronde open is, kunt u briefjes opzij zetten. Er "
        "is niets veranderd."
    )


class AlVerderGegaan(OuderplanFout):
    """The result was gone on with: it stays as it is."""

    zin = (
        "De uitslag is al vastgesteld, of er is al verder over gestemd. Daarom blijft opzij wat "
        "opzij ligt. Er is niets veranderd."
    )


class TeWeinigOpzij(OuderplanFout):
    """So few ballots that somebody could tell whose they are."""

    zin = (
        "In dit stuk zitten minder dan {kleinste} briefjes van één groep. Dan zou te zien zijn "
        "wie wat koos. Er is niets veranderd."
    )


def is_watched(ronde: Ronde, kanaal: Kanaal) -> bool:
    """Tell whether it is kept when such a ballot came: not where a code guards each vote."""
    return kanaal is Kanaal.TELEFOON and ronde.waarborg is not Waarborg.STEMCODE


def note_arrivals(tx: Schrijving, ronde: Ronde, key: bytes, briefjes: Iterable[str]) -> None:
    """Keep that these ballots came now."""
    blok = block_of(ronde.geopend, datetime.now())
    names = [ballot_name(key, briefje) for briefje in dict.fromkeys(briefjes)]
    if names:
        rows = [{"ronde": ronde.ronde, "briefje": naam, "blok": blok} for naam in names]
        tx.connection.execute(_CAME, rows)


def arrivals(tx: Lezing, ronde: int) -> dict[int, int]:
    """Return block → how many ballots of a round that count came in it."""
    found = tx.connection.execute(_PER_BLOCK, {"in_ronde": ronde}).all()
    return {int(blok): int(aantal) for blok, aantal in found}


def look_out(tx: Lezing, ronde: Ronde | None, gestemd: int) -> tuple[Stuk, ...]:
    """Return what is suspicious of the open vote, in which so many voted; empty for any other."""
    if ronde is None or not (ronde.is_open and ronde.soort.stemt):
        return ()
    return suspicious(arrivals(tx, ronde.ronde), gestemd, ronde.aanwezig, ronde.uitgenodigd)


def lay_aside(wb: Werkboek, ronde: int, stuk: Stuk, reden: str) -> int:
    """Let the ballots of a stretch not count, and keep why; return how many these are.

    Who voted then can send again as long as the round is open; that ballot counts. Of a group with
    fewer than ten ballots in the stretch, these go on counting.

    Raises
    ------
    TeLaatOpzij, TeWeinigOpzij, OngeldigeInvoer
    """
    why = str(clean(reden))
    if not why:
        raise OngeldigeInvoer(wat="Schrijf op waarom. Er is nog niets opzij gezet.")
    if len(why) > LANGSTE_REDEN:
        raise OngeldigeInvoer(
            wat=f"De reden is {len(why)} tekens lang. Maak er hoogstens {LANGSTE_REDEN} van."
        )
    with wb.writing() as tx:
        _check_open(tx, ronde)
        stretch = {"in_ronde": ronde, "van": stuk.van, "tot": stuk.tot}
        came = set(tx.connection.execute(_OF_STRETCH, stretch).scalars())
        key = find_key(tx, f"{RONDESLEUTEL}{ronde}") or b""
        there = [one for one in _piles(tx, ronde, "") if ballot_name(key, one.naam) in came]
        names = [one.naam for one in _many(there)]
        if not names:
            raise TeWeinigOpzij(kleinste=KLEINSTE_GROEP)
        _mark(tx, ronde, names, why, key)
    return len(names)


def count_again(wb: Werkboek, ronde: int, reden: str) -> int:
    """Undo `lay_aside` of all that was laid aside for this reason; return how many these are.

    It can be done until the result is adopted or voted on further. Once the round is closed, the
    round keeps that it was done (`Ronde.teruggeteld`), and what `forget_few` forgot stays aside.

    Raises
    ------
    AlVerderGegaan
    """
    with wb.writing() as tx:
        nummer, row = tx.find(Ronde, ronde=ronde) or (0, None)
        why = str(clean(reden))
        if not why or row is None:
            return 0
        there = _piles(tx, ronde, why)
        if not row.is_open:
            adopted, tie = (
                tx.rows(VastgesteldeKeuze, ronde=ronde),
                tx.rows(Ronde, beslist_ronde=ronde),
            )
            if adopted or tie:
                raise AlVerderGegaan
            there = _many(there)
        names = [one.naam for one in there]
        if names:
            _mark(tx, ronde, names, "", find_key(tx, f"{RONDESLEUTEL}{ronde}"))
            if not row.is_open:
                told = "; ".join(filter(None, (row.teruggeteld, f"{len(names)} ({why})")))
                tx.change(nummer, row, replace(row, teruggeteld=told))
    return len(names)


def forget_few(tx: Schrijving, ronde: int) -> None:
    """Forget at closing what was chosen on ballots that are aside, where these are few of a group.

    Who voted again is not among them any more, so who did not would be known.
    """
    few = _few(tx, ronde)
    for one in few:
        blank = {"ronde": ronde, "briefje": one.naam, "keuze": ""}
        same = {"groep": one.groep, "kanaal": one.kanaal, "opzij": one.opzij}
        tx.connection.execute(_REMOVE, {"in_ronde": ronde, "naam": one.naam})
        tx.connection.execute(_BLANK, blank | same)
    if few:
        tx.touch(BRIEFJES)


def few_aside(tx: Lezing, ronde: int) -> set[str]:
    """Return the names of the ballots that `forget_few` is about."""
    if tx.zegel is not None and not tx.zegel.has_aside(ronde):
        return set()
    return {one.naam for one in _few(tx, ronde)}


def _few(tx: Lezing, ronde: int) -> set["_Briefje"]:
    aside: dict[str, list[_Briefje]] = {}
    for one in _piles(tx, ronde):
        if one.opzij:
            aside.setdefault(one.opzij, []).append(one)
    return {one for laid in aside.values() for one in set(laid) - set(_many(laid))}


class _Briefje(NamedTuple):
    naam: str
    groep: str
    kanaal: str
    opzij: str


def _piles(tx: Lezing, ronde: int, reden: str | None = None) -> list[_Briefje]:
    """Return the ballots of a round, or those that are aside for this reason ("" : that count)."""
    found = [_Briefje(*row) for row in tx.connection.execute(_BALLOTS, {"in_ronde": ronde})]
    if tx.zegel is not None:
        sealed = tx.zegel.rows(tabel_of(Stembriefje), {"ronde": ronde})
        found += {_Briefje(*map(row.cellen.__getitem__, _CELLEN)) for row in sealed}
    return [one for one in found if reden is None or one.opzij == reden]


def _many(briefjes: Sequence[_Briefje]) -> list[_Briefje]:
    """Return those of groups that have ten or more of them."""
    groups = Counter(one.groep for one in briefjes)
    return [one for one in briefjes if groups[one.groep] >= KLEINSTE_GROEP]


def _mark(tx: Schrijving, ronde: int, names: Sequence[str], why: str, key: bytes | None) -> None:
    if tx.zegel is not None and tx.zegel.holds(ronde):
        tx.zegel.lay_aside(ronde, names, why)
    else:
        which = [{"in_ronde": ronde, "naam": naam, "waarom": why} for naam in names]
        tx.connection.execute(_MARK, which)
    if key:
        marks = [{"naam": ballot_name(key, naam), "nieuw": int(bool(why))} for naam in names]
        tx.connection.execute(_ASIDE, marks)
    tx.touch(BRIEFJES)


def _check_open(tx: Lezing, ronde: int) -> None:
    found = tx.find(Ronde, ronde=ronde)
    if found is None or not found[1].is_open:
        raise TeLaatOpzij


_CELLEN = ("briefje", "groep", "kanaal", "opzij")
_A, _B = AANKOMSTEN.c, SQL[BRIEFJES].c
_CAME = sa.text(
    "INSERT INTO aankomsten (ronde, briefje, blok, opzij) VALUES (:ronde, :briefje, :blok, 0) "
    "ON CONFLICT (briefje) DO UPDATE SET ronde = excluded.ronde, blok = excluded.blok, opzij = 0"
)
_PER_BLOCK = (
    sa.select(_A.blok, sa.func.count())
    .where(_A.ronde == sa.bindparam("in_ronde"), _A.opzij == 0)
    .group_by(_A.blok)
)
_OF_STRETCH = sa.select(_A.briefje).where(
    _A.ronde == sa.bindparam("in_ronde"),
    _A.opzij == 0,
    _A.blok.between(sa.bindparam("van"), sa.bindparam("tot")),
)
_ASIDE = (
    sa.update(AANKOMSTEN)
    .where(_A.briefje == sa.bindparam("naam"))
    .values(opzij=sa.bindparam("nieuw"))
)
_MARK = (
    sa.update(SQL[BRIEFJES])
    .where(_B.ronde == sa.bindparam("in_ronde"), _B.briefje == sa.bindparam("naam"))
    .values(opzij=sa.bindparam("waarom"))
)
_BALLOTS = (
    sa.select(_B.briefje, _B.groep, _B.kanaal, _B.opzij)
    .where(_B.ronde == sa.bindparam("in_ronde"))
    .distinct()
)
_REMOVE = sa.delete(SQL[BRIEFJES]).where(
    _B.ronde == sa.bindparam("in_ronde"), _B.briefje == sa.bindparam("naam")
)
_BLANK = sa.insert(SQL[BRIEFJES])

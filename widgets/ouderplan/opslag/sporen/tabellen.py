"""Which tables hold what people sent in during a round, and what becomes of its order at closing.

Who watched the hall knows who was first. So once a round is closed, nothing may tell what came
first: no number, no order of rows, no time. Every table takes a stand here (a test asks for it).
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from secrets import SystemRandom
from typing import Any

import sqlalchemy as sa

from ouderplan.opslag.rondetabellen import ONTVANGEN
from ouderplan.opslag.tabellen import SQL
from ouderplan.opslag.transacties import Schrijving


class Spoor(StrEnum):
    """What a table holds of the people in a round.

    GEEN       nothing of them: it is the school's own, or the begeleider's
    TELLING    only how many there were, or how often something changed
    BRIEFJE    ballots; their names are random, and the file is written afresh in that order
    INZENDING  entries of several rows under a random name; entries are put in a random order
    TEKST      texts under a random id; they are put in a random order
    OVER_TEKST what was done with such a text; in a random order, at the moment of closing
    EIGEN      it ends in a way of its own: what that is, stands beside it
    """

    GEEN = "geen"
    TELLING = "telling"
    BRIEFJE = "briefje"
    INZENDING = "inzending"
    TEKST = "tekst"
    OVER_TEKST = "over tekst"
    EIGEN = "eigen"


_VAN_MENSEN = {
    "rondes": Spoor.TELLING,
    "stembriefjes": Spoor.BRIEFJE,
    "schoolscan": Spoor.INZENDING,
    "kansen_bedreigingen": Spoor.TEKST,
    "evaluatie_uitkomsten": Spoor.TEKST,
    "moderatie": Spoor.OVER_TEKST,
    "versies": Spoor.TELLING,
    "csv_bestanden": Spoor.TELLING,
    "geheimen": Spoor.EIGEN,  # the key of a round is destroyed (`stemmen.close_ronde`)
    "ontvangen": Spoor.EIGEN,  # emptied at closing (`rondetabellen.VAN_DE_RONDE`)
    "afzenders": Spoor.EIGEN,  # likewise
    "aankomsten": Spoor.EIGEN,  # likewise
    "uitgesteld": Spoor.EIGEN,  # likewise
    "voorheen": Spoor.EIGEN,  # likewise
    "verzegeld": Spoor.EIGEN,  # likewise, once it was put into its tables (`zegel.uitpakken`)
    "toestand": Spoor.EIGEN,  # languages and unknown codes: a total stays (`telstand`)
    "stemcodes": Spoor.EIGEN,  # nothing in it changes when a code is used
    "briefjesblokken": Spoor.EIGEN,  # one random mark a round stays (`blokken.join_round`)
    "papierklad": Spoor.EIGEN,  # gone once it is adopted, in no backup (`papierklad`)
}
_EIGEN_WERK = {
    *("werkboek", "planning", "criteria", "waarden", "vertalingen", "rondekeuzes"),
    *("vastgestelde_keuzes", "visie", "visie_stappen", "verwachtingen", "plan_teksten"),
    *("kernwoorden", "kolomkoppelingen", "omzettingen", "doelenbank", "jaardoelen", "acties"),
    *("doelwijzigingen", "voortgang", "vaststellingen", "gesprekken", "momenten", "communicatie"),
    *("organen", "intake", "thuistalen", "activiteiten", "streefcijfers", "metingen", "populatie"),
    *("ambities", "ambitie_aanpak", "ambitie_jaren", "evaluaties", "eerdere_jaren"),
    *("woordbetekenissen", "draaiboek", "rondeplannen"),
}

SPOREN = _VAN_MENSEN | dict.fromkeys(sorted(_EIGEN_WERK), Spoor.GEEN)
"""The stand of every table of the database, by name."""

_RANDOM = SystemRandom()
GROEP = {
    Spoor.BRIEFJE: "briefje",
    Spoor.INZENDING: "inzending",
    Spoor.TEKST: "id",
    Spoor.OVER_TEKST: "id",
}
"""The column that says which rows belong together; those keep their order among each other."""


def hide_order(tx: Schrijving, ronde: int, gesloten: datetime, *, all_texts: bool) -> list[str]:
    """Put what came in during a round that closes in a random order, and return its texts.

    The ballots are not touched here: they get theirs when the file is written afresh.

    Parameters
    ----------
    gesloten
        The moment that what was done with the texts gets.
    all_texts
        Which texts came in during this round is not known any more (the workbook was rebuilt from
        its CSVs): then all that ever came from the hall.
    """
    received = tx.connection.execute(_RECEIVED, {"in_ronde": ronde}).scalars().all()
    texts = _all_of_the_hall(tx) if all_texts else received
    ids = list(dict.fromkeys(texts))
    for tabel, spoor in SPOREN.items():
        if spoor is Spoor.INZENDING:
            mix(tx, tabel, ronde=[ronde])
        elif spoor is Spoor.TEKST:
            mix(tx, tabel, id=ids)
        elif spoor is Spoor.OVER_TEKST:
            mix(tx, tabel, {"wanneer": gesloten}, id=ids)
    return ids


def mix(
    tx: Schrijving, tabel: str, anders: dict[str, Any] | None = None, /, **welke: Iterable[Any]
) -> None:
    """Put rows of a table in a random order on the places that they have together.

    They get new numbers, which no row had before: a window that still has the old ones finds
    nothing under them, instead of another text.

    Parameters
    ----------
    anders
        Cells that become the same in all of them.
    welke
        A column, and what has to be in it.
    """
    sql, groep = SQL[tabel], GROEP[SPOREN[tabel]]
    rows = _rows(tx, sql, **welke)
    if not rows:
        return
    groups: dict[Any, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row[groep], []).append(row)
    order = list(groups.values())
    _RANDOM.shuffle(order)
    mixed = [row for group in order for row in group]
    places = [row["volgorde"] for row in rows]
    numbers = [{"van": row["rij"]} for row in rows]
    new = [
        {naam: cell for naam, cell in row.items() if naam != "rij"}
        | (anders or {})
        | {"volgorde": place}
        for row, place in zip(mixed, places, strict=True)
    ]
    tx.connection.execute(sa.delete(sql).where(sql.c.rij == sa.bindparam("van")), numbers)
    tx.connection.execute(sa.insert(sql), new)
    tx.touch(tabel)


_RECEIVED = (
    sa.select(ONTVANGEN.c.id)
    .where(ONTVANGEN.c.ronde == sa.bindparam("in_ronde"))
    .order_by(ONTVANGEN.c.id)
)


def _all_of_the_hall(tx: Schrijving) -> list[str]:
    found: list[str] = []
    for tabel, spoor in SPOREN.items():
        if spoor is Spoor.TEKST:
            sql = SQL[tabel].c
            hall = sa.select(sql.id).where(sa.func.coalesce(sql.groep, "") != "")
            found += tx.connection.execute(hall).scalars()
    return found


def _rows(tx: Schrijving, sql: sa.Table, **welke: Iterable[Any]) -> list[dict[str, Any]]:
    """Return these rows in the order of the table."""
    ((kolom, values),) = welke.items()
    wanted = set(values)
    found = tx.connection.execute(sa.select(sql).order_by(sql.c.volgorde, sql.c.rij))
    return [dict(row._mapping) for row in found if row._mapping[kolom] in wanted]

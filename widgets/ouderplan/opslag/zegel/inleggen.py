"""Which rows that are written belong to a round that is open, and go in sealed."""

from collections.abc import Iterable, Mapping, Sequence
from secrets import SystemRandom
from typing import Any

import sqlalchemy as sa

from ouderplan.kern.evaluatie import Uitkomst
from ouderplan.kern.kansen import Inbreng
from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag.tabellen import SQL, Tabel, tabel_of
from ouderplan.opslag.zegel.fouten import SleutelWeg
from ouderplan.opslag.zegel.inhoud import BEZEGELD, NAAM, OVER_TEKST, envelope_of, number_of
from ouderplan.opslag.zegel.pakket import Cellen, Pakket
from ouderplan.opslag.zegel.zegel import Zegel

_RANDOM = SystemRandom()
TEKSTEN = (tabel_of(Inbreng), tabel_of(Uitkomst))
_VAN_RONDE = {naam for naam, kolom in NAAM.items() if kolom != "id"}
"""The tables of which a row says itself of which round it is."""


def add_sealed(zegel: Zegel, tabel: Tabel, cells: Cellen) -> int | None:
    """Add a row where it is sealed and return its number; None: it is not for a sealed round."""
    if tabel.naam in _VAN_RONDE:
        if not zegel.holds(cells["ronde"]):
            return None
        return _append(zegel, tabel, cells)
    if tabel.naam == OVER_TEKST:
        ronde = zegel.round_of_text(TEKSTEN, cells["id"])
    elif tabel.naam in NAAM and cells["groep"] is not None:  # two of the hall became one
        ronde = _open_round(zegel, Rondesoort.KANSEN)
    else:
        return None
    return None if ronde is None else zegel.add(ronde, tabel, cells)


def put_together(zegel: Zegel, tabel: Tabel, rows: Sequence[Cellen]) -> bool:
    """Seal rows that came together; tell whether their round is one that is sealed."""
    first = rows[0]
    if not zegel.holds(first["ronde"]):
        return False
    zegel.put(tabel, first["ronde"], Pakket(first[NAAM[tabel.naam]], rows))
    return True


def remove_sealed(zegel: Zegel, tabel: Tabel, gelijk: Mapping[str, Any]) -> int:
    """Remove the rows with these cells that are sealed; return how many there were."""
    found = zegel.rows(tabel, gelijk)
    if tabel.naam not in _VAN_RONDE:
        for regel in found:
            zegel.remove(regel.nummer)
        return len(found)
    envelopes = {envelope_of(regel.nummer): regel for regel in found}
    gone = {regel.nummer for regel in found}
    for nr, regel in envelopes.items():
        naam = regel.cellen[NAAM[tabel.naam]]
        package = zegel.package(tabel, regel.ronde, naam)
        rows = package.rijen if package else ()
        left = [row for place, row in enumerate(rows) if number_of(nr, place) not in gone]
        if left:
            zegel.put(tabel, regel.ronde, Pakket(naam, left))
        else:
            zegel.take_out(tabel, regel.ronde, naam)
    return len(found)


def take_over(zegel: Zegel, tabel: Tabel, rows: Sequence[Cellen]) -> list[Cellen]:
    """Make these the rows of a table, as far as they are sealed; return the others.

    Of a workbook that is made from its CSVs in the middle of a round, the others have the order in
    which they came: then they are returned in a random one.

    Raises
    ------
    SleutelWeg
        When there are rows of a round whose key is not here.
    """
    if tabel.naam not in BEZEGELD:
        return list(rows)
    if tabel.naam in _VAN_RONDE:
        others = _take_over_entries(zegel, tabel, rows)
    elif tabel.naam in NAAM:
        others = _take_over_texts(zegel, tabel, rows)
    else:
        others = _take_over_log(zegel, tabel, rows)
    return mixed(others, NAAM.get(tabel.naam, "id")) if _open_without_seal(zegel) else others


def mixed(rows: Iterable[Cellen], kolom: str) -> list[Cellen]:
    """Put rows in a random order; those that belong together keep theirs among each other."""
    groups: dict[Any, list[Cellen]] = {}
    for row in rows:
        groups.setdefault(row[kolom], []).append(row)
    order = list(groups.values())
    _RANDOM.shuffle(order)
    return [row for group in order for row in group]


def _open_without_seal(zegel: Zegel) -> bool:
    rondes = SQL["rondes"].c
    query = sa.select(rondes.ronde).where(rondes.gesloten.is_(None))
    found = zegel.connection.execute(query).scalars()
    return any(not zegel.holds(ronde) for ronde in found)


def _take_over_entries(zegel: Zegel, tabel: Tabel, rows: Sequence[Cellen]) -> list[Cellen]:
    others: list[Cellen] = []
    new: dict[tuple[int, str], list[Cellen]] = {}
    for row in rows:
        if not zegel.holds(row["ronde"]):
            others.append(row)
            continue
        new.setdefault((row["ronde"], row[NAAM[tabel.naam]]), []).append(row)
    if any(zegel.key(ronde) is None for ronde, _ in new):
        raise SleutelWeg
    before: dict[tuple[int, str], list[Cellen]] = {}
    for regel in zegel.rows(tabel):
        here = regel.ronde, regel.cellen[NAAM[tabel.naam]]
        before.setdefault(here, []).append(regel.cellen)
    for ronde, naam in before.keys() - new.keys():
        zegel.take_out(tabel, ronde, naam)
    for (ronde, naam), cells in new.items():
        if not _same(before.get((ronde, naam), []), cells):
            zegel.put(tabel, ronde, Pakket(naam, cells), str(cells[0].get("opzij", "")))
    return others


def _take_over_texts(zegel: Zegel, tabel: Tabel, rows: Sequence[Cellen]) -> list[Cellen]:
    before = {regel.cellen["id"]: regel for regel in zegel.rows(tabel)}
    others = [row for row in rows if row["id"] not in before]
    for row in rows:
        regel = before.pop(row["id"], None)
        if regel is None:
            continue
        changed = {naam: cell for naam, cell in row.items() if regel.cellen[naam] != cell}
        if changed:
            zegel.change(tabel, regel.nummer, changed)
    for regel in before.values():
        zegel.remove(regel.nummer)
    return others


def _take_over_log(zegel: Zegel, tabel: Tabel, rows: Sequence[Cellen]) -> list[Cellen]:
    found = [(zegel.round_of_text(TEKSTEN, row["id"]), row) for row in rows]
    sealed = [(ronde, row) for ronde, row in found if ronde is not None]
    before = zegel.rows(tabel)
    if not _same([regel.cellen for regel in before], [row for _, row in sealed]):
        for regel in before:
            zegel.remove(regel.nummer)
        for ronde, row in sealed:
            zegel.add(ronde, tabel, row)
    return [row for ronde, row in found if ronde is None]


def _append(zegel: Zegel, tabel: Tabel, cells: Cellen) -> int:
    """Put a row behind those that it belongs to."""
    ronde, naam = cells["ronde"], cells[NAAM[tabel.naam]]
    package = zegel.package(tabel, ronde, naam)
    rows: list[Any] = [*package.rijen, cells] if package else [cells]
    zegel.put(tabel, ronde, Pakket(naam, rows, package.mee if package else {}))
    return max(
        (regel.nummer for regel in zegel.rows(tabel, {"ronde": ronde, NAAM[tabel.naam]: naam})),
        key=abs,
    )


def _open_round(zegel: Zegel, soort: Rondesoort) -> int | None:
    """Return the round of a kind that is sealed, with its key here."""
    rondes = SQL["rondes"].c
    query = sa.select(rondes.ronde).where(rondes.soort == soort, rondes.gesloten.is_(None))
    found = zegel.connection.execute(query).scalars().all()
    return next((ronde for ronde in found if zegel.key(ronde) is not None), None)


def _same(before: Sequence[Cellen], after: Sequence[Cellen]) -> bool:
    def sorted_rows(rows: Sequence[Cellen]) -> list[list[tuple[str, str]]]:
        return sorted(sorted((naam, str(cell)) for naam, cell in row.items()) for row in rows)

    return sorted_rows(before) == sorted_rows(after)

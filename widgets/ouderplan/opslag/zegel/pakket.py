"""What goes into an envelope: the rows of one ballot, one scan or one text."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from ouderplan.opslag.tabellen import Tabel, tabel_named

Cellen = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pakket:
    """Rows that came together, under the name by which the workbook knows them.

    `mee` is what is known of them only as long as their round is open.
    """

    naam: str
    rijen: Sequence[Cellen]
    mee: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Stand:
    """What was done in an open round with what is sealed in it.

    It is one envelope, so that nobody can see with which text something was done.

    Attributes
    ----------
    anders
        Row number → the cells that became another.
    weg
        The numbers of rows that were taken out.
    erbij
        Row number → its table and cells, of what nobody sent in: a line of the log of the
        moderation, a text that two others were merged into.
    """

    anders: dict[int, Cellen] = field(default_factory=dict)
    weg: set[int] = field(default_factory=set)
    erbij: dict[int, tuple[str, Cellen]] = field(default_factory=dict)
    volgende: int = 1


def pack(pakket: Pakket) -> bytes:
    """Return a package as bytes; what is the same in all its rows is said once."""
    first, *others = pakket.rijen
    names = [naam for naam in first if any(row[naam] != first[naam] for row in others)]
    same = {naam: cell for naam, cell in first.items() if naam not in names}
    lines = [[row[naam] for naam in names] for row in pakket.rijen]
    return _dump([pakket.naam, same, names, lines, dict(pakket.mee)])


def unpack(tabel: Tabel, content: bytes) -> Pakket:
    """Return a package of bytes."""
    naam, same, names, lines, mee = json.loads(content)
    base = {kolom.naam: same.get(kolom.naam, kolom.standaard) for kolom in tabel.kolommen}
    rows = [base | dict(zip(names, line, strict=True)) for line in lines]
    return Pakket(naam, [_as_kept(tabel, row) for row in rows] if _days(tabel) else rows, mee)


def pack_stand(stand: Stand) -> bytes:
    """Return a stand as bytes."""
    return _dump(
        [
            [[nummer, cells] for nummer, cells in stand.anders.items()],
            sorted(stand.weg),
            [[nummer, tabel, cells] for nummer, (tabel, cells) in stand.erbij.items()],
            stand.volgende,
        ]
    )


def unpack_stand(content: bytes) -> Stand:
    """Return a stand of bytes."""
    anders, weg, erbij, volgende = json.loads(content)
    return Stand(
        {nummer: dict(cells) for nummer, cells in anders},
        set(weg),
        {nummer: (naam, _as_kept(_named(naam), cells)) for nummer, naam, cells in erbij},
        volgende,
    )


def changed(tabel: Tabel, row: Cellen, cells: Mapping[str, Any]) -> Cellen:
    """Return a row in which these cells are another."""
    return row | _as_kept(tabel, dict(cells)) if cells else row


def _named(naam: str) -> Tabel:
    tabel = tabel_named(naam)
    assert tabel is not None, naam
    return tabel


def _dump(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, default=_as_text, separators=(",", ":")).encode()


def _as_text(value: date) -> str:
    return value.isoformat()


def _as_kept(tabel: Tabel, cells: Cellen) -> Cellen:
    """Return cells as the database would give them: a day as a day."""
    for naam, soort in _days(tabel):
        if isinstance(cells.get(naam), str):
            cells[naam] = soort.fromisoformat(cells[naam])
    return cells


@cache
def _days(tabel: Tabel) -> tuple[tuple[str, type[date]], ...]:
    """Return the columns that hold a day or a moment."""
    return tuple((k.naam, k.soort) for k in tabel.kolommen if k.soort in (datetime, date))

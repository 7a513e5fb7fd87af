"""The first rows of a list as they will stand, to look at before it goes in."""

from dataclasses import dataclass

from ouderplan.opslag.lezen.getypt import ZONDER_NUMMER, plain
from ouderplan.opslag.lezen.lijst import Bestand
from ouderplan.opslag.opschriften import column_name

RIJEN = 4


@dataclass(frozen=True, slots=True)
class Rijvoorbeeld:
    """The heads of the columns in which something stands, and the cells of the first rows."""

    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]


def first_rows(bestand: Bestand) -> Rijvoorbeeld:
    """Return the first rows, without the columns that stay empty."""
    rows = [row.rij for row in (*bestand.rijen, *bestand.mee)]
    names = [
        kolom.naam
        for kolom in bestand.tabel.kolommen
        if any(
            getattr(row, kolom.naam) not in {None, "", ZONDER_NUMMER, kolom.standaard}
            for row in rows
        )
    ]
    return Rijvoorbeeld(
        tuple(column_name(bestand.tabel, naam) for naam in names),
        tuple(
            tuple(plain(getattr(row, naam)).replace(ZONDER_NUMMER, "") for naam in names)
            for row in rows[:RIJEN]
        ),
    )

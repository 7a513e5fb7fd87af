"""One list of a school that is two tables here: what is aimed at, and beside it what came of it."""

from collections.abc import Sequence

from ouderplan.kern.streefcijfers import Meting, Streefcijfer
from ouderplan.opslag.csv_koppen import Regel, find_head, is_whole, read_head, table_of
from ouderplan.opslag.tabellen import Tabel, name_column, tabel_of

_SAMEN = ((Streefcijfer, "norm"), (Meting, "gemeten"))
"""Two tables that schools have in one list, and the column without which there is nothing of it."""


def split_list(naam: str, lines: Sequence[Regel]) -> list[tuple[str, Sequence[Regel]]]:
    """Return the name and the lines of each table that is in a list: most often of one.

    A norm with its result beside it is a streefcijfer and a meting. A row without a result is no
    meting, and one without a norm no streefcijfer when the list itself is of measurements.
    """
    tabel = table_of(naam, lines) if lines else None
    pair = [(tabel_of(rij), kolom) for rij, kolom in _SAMEN]
    if tabel not in [one for one, _ in pair]:
        return [(naam, lines)]
    other, needed = next((one, kolom) for one, kolom in pair if one is not tabel)
    place = find_head(tabel, lines)
    heads = lines[place][1]
    extra, named = _columns(tabel, other, heads)
    wanted = sorted({*extra, *named})
    above = [name_column(other.rij) if at in named else heads[at] for at in wanted]
    if needed not in read_head(other, above) or not named:
        return [(naam, lines)]
    first = [(nr, _without(cells, extra)) for nr, cells in lines]
    second = [
        (nr, [cells[at] if at < len(cells) else "" for at in wanted])
        for nr, cells in lines[place + 1 :]
        if cells != heads and any(at < len(cells) and cells[at].strip() for at in extra)
    ]
    return [(tabel.naam, first), (other.naam, [(lines[place][0], above), *second])]


def _columns(tabel: Tabel, other: Tabel, cells: Sequence[str]) -> tuple[set[int], set[int]]:
    """Return the places that are of the other table only, and where both have their name."""
    own, also = read_head(tabel, cells), read_head(other, cells)
    if is_whole(tabel, own):
        return set(), set()
    known = {kolom.naam for kolom in tabel.kolommen}
    elsewhere = {kolom.naam for kolom in other.kolommen}
    extra = {at for at, naam in enumerate(also) if naam in elsewhere and own[at] not in known}
    return extra, {at for at, naam in enumerate(own) if naam == name_column(tabel.rij)}


def _without(cells: Sequence[str], places: set[int]) -> list[str]:
    return [cell for at, cell in enumerate(cells) if at not in places]

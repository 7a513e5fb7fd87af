"""The overview of goals as many schools have it: a head above the years, none above the rest."""

from collections.abc import Sequence

from ouderplan.kern.doelen import Jaardoel
from ouderplan.opslag.csv_groepen import is_code
from ouderplan.opslag.csv_koppen import Regel
from ouderplan.opslag.tabellen import Tabel

_DOEL, _CODE, _JAAR = "jaardoel", "code", "uitvoeren_in"
_MEEST = 0.5


def name_columns(tabel: Tabel, header: Sequence[str], lines: Sequence[Regel]) -> list[str]:
    """Return the heads with those of the code and the goal filled in, when both are missing.

    The codes are in the column where most cells look like one, the goals where most is written.
    """
    own = {kolom.naam for kolom in tabel.kolommen}
    if tabel.rij is not Jaardoel or _JAAR not in header or {_DOEL, _CODE} & set(header):
        return list(header)
    free = [place for place, naam in enumerate(header) if naam not in own]
    columns = {place: _cells(lines, place) for place in free}
    filled = {place: cells for place, cells in columns.items() if cells}
    codes = [place for place, cells in filled.items() if _looks_like_codes(cells)]
    goals = sorted(set(filled) - set(codes), key=lambda place: -sum(map(len, filled[place])))
    named = dict([*zip(codes, [_CODE], strict=False), *zip(goals, [_DOEL], strict=False)])
    return [named.get(place, naam) for place, naam in enumerate(header)] if goals else list(header)


def _cells(lines: Sequence[Regel], place: int) -> list[str]:
    return [
        cells[place].strip() for _, cells in lines if place < len(cells) and cells[place].strip()
    ]


def _looks_like_codes(cells: Sequence[str]) -> bool:
    return sum(map(is_code, cells)) >= _MEEST * len(cells)

"""A list with a column for each answer and a cross below one of them, as one column of answers.

*Niveau* above *1.0*, *2.0* and *3.0*, and an x in the row: the level is the head above the x.
"""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from ouderplan.opslag.lezen.getypt import is_understood
from ouderplan.opslag.lezen.koppen import fold
from ouderplan.opslag.lezen.vormen import Lijst
from ouderplan.opslag.opschriften import column_name
from ouderplan.opslag.tabellen import Kolom, Tabel

_KRUISJES = frozenset({"x", "xx", "v", "✓", "✔", "☑", "☒", "•", "*", "ja", "1"})
_MINSTENS = 2


def without_crosses(tabel: Tabel, lijst: Lijst) -> Lijst:
    """Return a list with its columns of crosses as one; two crosses in a row are both said."""
    for kolom in tabel.kolommen:
        heads = _crossed(tabel, kolom, lijst)
        if len(heads) >= _MINSTENS:
            return _as_one(tabel, kolom, lijst, heads)
    return lijst


def _crossed(tabel: Tabel, kolom: Kolom, lijst: Lijst) -> dict[int, str]:
    """Return which columns are an answer of this one, with nothing but crosses below them."""
    if not (issubclass(kolom.soort, StrEnum) or kolom.naam == "criterium"):
        return {}
    found: dict[int, str] = {}
    for at, head in enumerate(lijst.kop):
        said = head.rpartition(": ")[2].strip()
        cells = {cell.casefold() for cell in lijst.column(at)}
        if said and is_understood(tabel, kolom, said) and cells <= _KRUISJES:
            found[at] = said
    return found if any(lijst.column(at) for at in found) else {}


def _as_one(tabel: Tabel, kolom: Kolom, lijst: Lijst, heads: Mapping[int, str]) -> Lijst:
    first = min(heads)

    def joined(cells: list[str]) -> list[str]:
        said = [text for at, text in heads.items() if at < len(cells) and cells[at].strip()]
        wide = [*cells, *[""] * (first + 1 - len(cells))]
        wide[first] = " en ".join(said)
        return [cell for at, cell in enumerate(wide) if at == first or at not in heads]

    kop = list(lijst.kop)
    above = kop[first].rpartition(": ")[0]
    kop[first] = above if fold(above) else column_name(tabel, kolom.naam)
    return replace(
        lijst,
        kop=tuple(head for at, head in enumerate(kop) if at == first or at not in heads),
        regels=tuple((line, joined(cells)) for line, cells in lijst.regels),
        aangekruist=first,
        _kolommen={},
    )

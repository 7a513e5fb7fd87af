"""What somebody noted at a cell: text of the school, in a column of its own behind the others."""

from collections.abc import Mapping
from dataclasses import replace

from ouderplan.opslag.lezen.kopregels import fuller_rows
from ouderplan.opslag.lezen.vormen import Lijst
from ouderplan.opslag.lezen.vraag import say

Opmerkingen = Mapping[tuple[int, int], str]


def with_remarks(lijst: Lijst, gezegd: Opmerkingen) -> Lijst:
    """Return a list with what was noted at the cells of its rows as its last column."""
    here = _rows_with_one(lijst, gezegd)
    if not here:
        return lijst
    wide = len(lijst.kop)
    regels = []
    for number, cells in lijst.regels:
        line = [*cells, *[""] * (wide + 1 - len(cells))]
        said = [text for (nr, _), text in sorted(gezegd.items()) if nr == number]
        line[wide] = "\n".join(said) if number in here else ""
        regels.append((number, line))
    return replace(lijst, kop=(*lijst.kop, say("opmerking")), regels=tuple(regels), _kolommen={})


def remarks_elsewhere(lijst: Lijst, gezegd: Opmerkingen) -> tuple[str, ...]:
    """Return what was noted at cells that are in no row: at a head, a heading or a card."""
    here = _rows_with_one(lijst, gezegd)
    return tuple(text for (number, _), text in sorted(gezegd.items()) if number not in here)


def _rows_with_one(lijst: Lijst, gezegd: Opmerkingen) -> set[int]:
    numbers = [number for number, _ in lijst.regels]
    if len(set(numbers)) < len(numbers):  # a list on its side
        return set()
    return {number for number, _ in fuller_rows(lijst)} & {number for number, _ in gezegd}

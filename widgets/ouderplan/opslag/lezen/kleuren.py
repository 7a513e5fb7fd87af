"""What colours in a list say: those of a stoplight below a head, in the words of the legend."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise

from ouderplan.opslag.lezen.koppen import Regel, fold, read_head
from ouderplan.opslag.lezen.kopregels import fuller_rows
from ouderplan.opslag.lezen.legenda import is_remark
from ouderplan.opslag.lezen.meetlijst import JAAR
from ouderplan.opslag.lezen.vormen import Lijst
from ouderplan.opslag.lezen.vraag import say
from ouderplan.opslag.tabellen import Tabel

_STOPLICHT = frozenset({"rood", "oranje", "geel", "groen"})
_ROOD = "rood"
_STREPEN = 4
"""In so many lines two colours that take turns are no accident."""
Kleuren = Mapping[tuple[int, int], str]


def with_colours(tabel: Tabel, lijst: Lijst, kleuren: Kleuren) -> Lijst:
    """Return a list with what its colours say as text, in the words of its legend.

    Below a head with nothing written below it a colour is the answer; not when its row has it too,
    but for what fixed words may be, nor without a legend when the whole column has it, nor
    when it is the only one in the list. Where texts themselves have two colours of a stoplight or
    of the legend, those become a column, but not where they take turns; a heading, a line of
    another colour and a text that is the name of its colour say nothing.
    """
    numbers = [number for number, _ in lijst.regels]
    if not kleuren or len(set(numbers)) < len(numbers):  # a list on its side
        return lijst
    legend, rows, told = _legend(lijst, kleuren)
    marks = [at for number, at in kleuren if number in numbers and at < len(lijst.kop)]
    if len(marks) == 1 < len(rows) and not has_fixed_words(tabel, lijst.kop[marks[0]]):
        return lijst  # somebody's mark
    lijst = replace(lijst, regels=rows, legenda=told, _kolommen={})
    said = {at: legend.get(naam, naam) for at, naam in kleuren.items()}
    wide = len(lijst.kop)
    empty = [at for at, head in enumerate(lijst.kop) if head and not lijst.column(at)]
    known = _STOPLICHT | legend.keys()
    own = {
        (number, at): said[number, at]
        for at in empty
        if legend or len(rows) == 1 or len({kleuren.get((number, at)) for number, _ in rows}) > 1
        for number in _answered(tabel, lijst, kleuren, at, known)
    }
    filled = [at for at in empty if any((number, at) in own for number, _ in rows)]
    if filled:
        return replace(lijst, regels=tuple(_filled_in(rows, own, filled)), _kolommen={})
    for at in range(wide):
        own = {(number, wide): said[number, at] for number, cells in fuller_rows(lijst)
               if (number, at) in said and at < len(cells)
               and fold(cells[at]) not in {"", kleuren[number, at]}}  # fmt: skip
        here = {kleuren[number, at] for number, _ in own}
        if len(here & known) > 1 and (legend or not _are_stripes(rows, kleuren, at, wide)):
            if year := JAAR.search(lijst.kop[at]):  # it is said of what was measured then
                own = {place: f"{text} ({year[0]})" for place, text in own.items()}
            kop = (*lijst.kop, say("kleur"))
            made = tuple(_filled_in(rows, own, [wide]))
            return replace(lijst, kop=kop, regels=made, _kolommen={})
    return lijst


def has_fixed_words(tabel: Tabel, head: str) -> bool:
    """Tell whether a head is of a column with fixed words: those may be said in colours."""
    kinds = {kolom.naam for kolom in tabel.kolommen if issubclass(kolom.soort, StrEnum)}
    return not kinds.isdisjoint(read_head(tabel, [head]))


def _are_stripes(rows: Sequence[Regel], kleuren: Kleuren, at: int, wide: int) -> bool:
    """Tell whether two colours take turns, line after line: that is how a list is laid out.

    Its whole line has the colour, and red is none to write on.
    """
    below = [kleuren.get((number, at), "") for number, _ in rows]
    beside = [{kleuren.get((number, place), "") for place in range(wide)} for number, _ in rows]
    if _ROOD in below or any(len(line) > 1 for line in beside):
        return False
    turns = len(set(below)) == len(below[:2]) and below == (below[:2] * len(below))[: len(below)]
    return len(below) >= _STREPEN and turns


def _answered(tabel: Tabel, lijst: Lijst, kleuren: Kleuren, at: int, known: Set[str]) -> list[int]:
    """Return the lines in which the colour below an empty head is no decoration of the row."""
    below = [kleuren.get((number, at), "") for number, _ in lijst.regels]
    says = len(known & set(below)) > 1 and has_fixed_words(tabel, lijst.kop[at])
    return [
        number
        for (number, cells), naam in zip(lijst.regels, below, strict=True)
        if naam and (says or naam not in _beside(number, cells, kleuren))
    ]


def _beside(number: int, cells: Sequence[str], kleuren: Kleuren) -> set[str]:
    return {kleuren.get((number, at), "") for at, cell in enumerate(cells) if cell.strip()}


def _filled_in(
    rows: Sequence[Regel], said: Mapping[tuple[int, int], str], places: Sequence[int]
) -> list[Regel]:
    made = []
    for number, cells in rows:
        line = [*cells, *[""] * (max(places) + 1 - len(cells))]
        for at in places:
            line[at] = line[at] or said.get((number, at), "")
        made.append((number, line))
    return made


def _legend(
    lijst: Lijst, kleuren: Kleuren
) -> tuple[dict[str, str], tuple[Regel, ...], tuple[Regel, ...]]:
    """Return what each colour stands for, the rows, and the lines below them that say so.

    A legend stands above the heads or apart below the rows, and has each colour once.
    """
    above = [pair for line in lijst.erboven for pair in _pairs(line, kleuren)]
    rows, below = lijst.regels, list[tuple[str, str]]()
    starts = [at for at, ((one, _), (other, _)) in enumerate(pairwise(rows), 1) if other > one + 1]
    for begin in starts[-1:] if len(lijst.kop) > 1 else ():
        last = rows[begin:]
        below = [pair for line in last for pair in _pairs(line, kleuren)]
        told = {text for _, text in below}
        if all(_is_told(line, told, kleuren) for line in last) and _is_once(below):
            return dict(below), rows[:begin], last
    return (dict(above) if _is_once(above) else {}), rows, ()


def _pairs(line: Regel, kleuren: Kleuren) -> list[tuple[str, str]]:
    """Return the colours in a line, each with the text in that cell or behind it.

    The name of the colour itself says nothing: *groen* with *onderbouw* behind it.
    """
    number, cells = line
    found = []
    for at, cell in enumerate(cells):
        behind = cells[at + 1] if at + 1 < len(cells) else ""
        naam = kleuren.get((number, at), "")
        text = behind if fold(cell) in {"", naam} else cell
        if naam and text.strip():
            found.append((naam, text.strip()))
    return found


def _is_told(line: Regel, told: set[str], kleuren: Kleuren) -> bool:
    number, cells = line
    left = {
        cell.strip() for at, cell in enumerate(cells) if fold(cell) != kleuren.get((number, at))
    }
    left -= told | {""}
    return all(is_remark(text) for text in left)


def _is_once(pairs: Sequence[tuple[str, str]]) -> bool:
    return 1 < len({naam for naam, _ in pairs}) == len(pairs)

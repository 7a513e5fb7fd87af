"""A list with a column for each answer and a cross below one of them, as one column of answers.

*Niveau* above *1.0*, *2.0* and *3.0*, and an x in the row: the level is the head above the x.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from enum import StrEnum

from ouderplan.kern.scanbestand import is_opinion
from ouderplan.opslag.lezen.getypt import is_understood
from ouderplan.opslag.lezen.koppen import fold, is_head
from ouderplan.opslag.lezen.volgnummers import is_counting
from ouderplan.opslag.lezen.vormen import Lijst
from ouderplan.opslag.opschriften import column_name
from ouderplan.opslag.tabellen import Kolom, Tabel

_KRUISJES = frozenset({"x", "xx", "v", "✓", "✔", "☑", "☒", "•", "*", "ja", "1"})
_LEEG = frozenset({"☐", "□", "◻"})
"""A box that nobody ticked, as Word and a form have them: no cross, and nothing else either."""
_NEE, _VINKJES, _KRUIS = {"✗", "✘", "nee", "-", "–"}, {"v", "✓", "✔", "☑", "ja"}, {"x", "xx", "☒"}
"""Beside a tick a cross is a no."""
_AANTAL = re.compile(r"\b(?:aantal|hoeveel\w*|score|cijfer|punten|stemmen|uren|keer)\b", re.I)
"""What a head says below which 1 is how many."""
_MINSTENS = 2
_MEESTAL = 3
"""So many columns of crosses beside each other are answers to one thing, whatever they are."""


def without_crosses(tabel: Tabel, lijst: Lijst) -> Lijst:
    """Return a list with its columns of crosses as one; two crosses in a row are both said."""
    said = _without_noes(lijst, range(len(lijst.kop)))
    for kolom in tabel.kolommen:
        heads = _crossed(tabel, kolom, said)
        if len(heads) >= _MINSTENS:
            made = _without_noes(lijst, heads)
            return _as_one(made, heads, column_name(tabel, kolom.naam), " en ")
    heads = _marked(tabel, said)
    above = _above(said, heads)
    return _as_one(_without_noes(lijst, heads), heads, above, ", ") if heads and above else lijst


def _without_noes(lijst: Lijst, places: Collection[int]) -> Lijst:
    """Return a list in which what says no is empty, in those of these columns with only signs."""
    signs = {
        at: cells
        for at in places
        if (cells := {cell.casefold() for cell in lijst.column(at)}) <= _KRUISJES | _NEE | _LEEG
    }
    noes = _NEE | (_KRUIS if any(_VINKJES & cells for cells in signs.values()) else set())
    regels = tuple(
        (line, ["" if at in signs and cell.strip().casefold() in noes else cell
                for at, cell in enumerate(cells)])
        for line, cells in lijst.regels
    )  # fmt: skip
    return replace(lijst, regels=regels, _kolommen={})


def crossed_columns(lijst: Lijst) -> set[int]:
    """Return the columns with nothing but crosses that stand in a row of enough of them."""
    found: list[int] = []
    made = set[int]()
    for at in range(len(lijst.kop)):
        cells = {cell.casefold().strip("()") for cell in _filled(lijst, at)}
        found = [*found, at] if cells and cells <= _KRUISJES - {"1"} else []
        made |= set(found) if len(found) >= _MEESTAL else set()
    return made


def _marked(tabel: Tabel, lijst: Lijst) -> dict[int, str]:
    """Return columns beside each other with nothing but crosses: *Parro*, *mail*, *bellen*."""
    crosses = _KRUISJES - {"1"} if _ones_count(lijst) else _KRUISJES
    found: list[int] = []
    for at, head in enumerate(lijst.kop):
        cells = {cell.casefold().strip("()") for cell in _filled(lijst, at)}
        if head and cells <= crosses and not is_head(tabel, head):
            found.append(at)
        elif len(found) >= _MEESTAL:
            break
        else:
            found = []
    there = sum(len(_filled(lijst, at)) for at in found)
    return {at: lijst.kop[at] for at in found} if len(found) >= _MEESTAL <= there else {}


def _ones_count(lijst: Lijst) -> bool:
    """Tell whether 1 is how many, and no cross.

    Another figure stands beside it in columns of figures, or a head is an answer out of a scale.
    """
    for at, head in enumerate(lijst.kop):
        cells = _filled(lijst, at)
        if not cells or not all(map(_is_figure, cells)) or is_counting(cells):
            continue
        asks = is_opinion(head.rpartition(": ")[2]) or _AANTAL.search(head)
        if asks or set(cells) != {"1"}:
            return True
    return False


def _is_figure(cell: str) -> bool:
    return cell.replace(",", "").replace(".", "").isdecimal()


def _above(lijst: Lijst, heads: Mapping[int, str]) -> str:
    """Return what stands above the heads of crosses and is about them, ""  without."""
    if not heads:
        return ""
    for _, cells in reversed(lijst.erboven):
        said = [cells[at].strip() for at in heads if at < len(cells) and cells[at].strip()]
        if said and set(said) == {said[0]}:
            return said[0]
    own = {lijst.kop[at].rpartition(": ")[0] for at in heads}
    shared = {lijst.kop[at].partition(" ")[0] for at in heads}  # Groep 1, Groep 2 and Groep 3
    return next((one.pop() for one in (own - {""}, shared) if len(one) == 1), "")


def _crossed(tabel: Tabel, kolom: Kolom, lijst: Lijst) -> dict[int, str]:
    """Return which columns are an answer of this one, with nothing but crosses below them."""
    if not (issubclass(kolom.soort, StrEnum) or kolom.naam == "criterium"):
        return {}
    found: dict[int, str] = {}
    for at, head in enumerate(lijst.kop):
        said = head.rpartition(": ")[2].strip()
        cells = {cell.casefold() for cell in _filled(lijst, at)}
        if said and is_understood(tabel, kolom, said) and cells <= _KRUISJES:
            found[at] = said
    if len(found) >= _MINSTENS:  # what stands among them is one too, in a word that is asked
        beside = crossed_columns(lijst)
        found |= {at: lijst.kop[at] for at in beside if found.keys() & beside and lijst.kop[at]}
    return dict(sorted(found.items())) if any(_filled(lijst, at) for at in found) else {}


def _filled(lijst: Lijst, at: int) -> list[str]:
    """Return the cells of a column in which something was said."""
    return [cell for cell in lijst.column(at) if cell not in _LEEG]


def _as_one(lijst: Lijst, heads: Mapping[int, str], anders: str, en: str) -> Lijst:
    """Return a list with one column for those of crosses; `anders` is its head without another.

    What stands with a cross, as *(x)*, stays behind the head that it stands below.
    """
    first = min(heads)

    def joined(cells: list[str]) -> list[str]:
        said = [
            text if cells[at].strip().casefold() in _KRUISJES else f"{text} {cells[at].strip()}"
            for at, text in heads.items()
            if at < len(cells) and cells[at].strip() not in {"", *_LEEG}
        ]
        wide = [*cells, *[""] * (first + 1 - len(cells))]
        wide[first] = en.join(said)
        return [cell for at, cell in enumerate(wide) if at == first or at not in heads]

    kop = list(lijst.kop)
    above = kop[first].rpartition(": ")[0]
    kop[first] = above if fold(above) else anders
    if above:  # what is merged over them is said once, above
        heads = {at: text.removeprefix(f"{above}: ") for at, text in heads.items()}
    return replace(
        lijst,
        kop=tuple(head for at, head in enumerate(kop) if at == first or at not in heads),
        regels=tuple((line, joined(cells)) for line, cells in lijst.regels),
        aangekruist=first,
        _kolommen={},
    )

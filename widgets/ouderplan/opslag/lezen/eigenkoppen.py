"""The heads and sheets of a file that the workbook itself wrote."""

from collections.abc import Mapping, Sequence
from functools import cache

from ouderplan.kern.doelen import Actie
from ouderplan.opslag.lezen.excelvorm import NUMMERKOP, UITSLAGEN, WERKT_UIT, own_word, sheet_name
from ouderplan.opslag.lezen.koppen import KOPREGELS, Regel, Woorden, fold, own_names
from ouderplan.opslag.tabellen import TABELLEN, Tabel


def find_own_head(tabel: Tabel, lines: Sequence[Regel]) -> int | None:
    """Return which of the lines has the heads of a sheet of the workbook; None without any."""
    words = _own_heads(tabel)
    hits = [len(set(read_own_head(tabel, cells)) - {None, ""}) for _, cells in lines[:KOPREGELS]]
    enough = min(2, len(set(words.values()) - {"", NUMMERKOP}))
    return hits.index(max(hits)) if hits and max(hits) >= enough else None


def read_own_head(tabel: Tabel, cells: Sequence[str]) -> list[str | None]:
    """Return the column behind each head of the workbook itself, as `_own_heads`; else None."""
    return [_own_heads(tabel).get(fold(cell)) if cell.strip() else "" for cell in cells]


def own_sheets(bladen: Mapping[str, Sequence[Regel]]) -> dict[str, Tabel]:
    """Return which sheet of the workbook's file holds which table: by its name, else its heads.

    `bladen` has the first lines of each.
    """
    names = {fold(name): one for one in TABELLEN for name in (one.naam, sheet_name(one))}
    found = {name: names[fold(name)] for name in bladen if fold(name) in names}
    for name, lines in bladen.items():
        if name not in found and not is_worked_out(name):
            left = [
                one for one in TABELLEN if one.naam not in UITSLAGEN and one not in found.values()
            ]
            fitting = next((one for one in left if _has_own_heads(one, lines)), None)
            found |= {name: fitting} if fitting else {}
    return found


def is_worked_out(blad: str) -> bool:
    """Tell whether a sheet is one that the workbook works out itself."""
    return fold(blad) in {fold(own_word(naam)) for naam in ("waarden", "kansen", "jaarklok")}


def _has_own_heads(tabel: Tabel, lines: Sequence[Regel]) -> bool:
    place = find_own_head(tabel, lines)
    heads = set(read_own_head(tabel, lines[place][1])) if place is not None else set()
    return {NUMMERKOP, *(kolom.naam for kolom in tabel.kolommen)} <= heads


@cache
def _own_heads(tabel: Tabel) -> Woorden:
    """Return the heads that the workbook itself writes; "" is what it works out."""
    known = {fold(own_word(naam)): "" for naam in WERKT_UIT}
    if tabel.rij is Actie:
        known[fold(own_word("code"))] = "jaardoel"
    return known | own_names(tabel) | {fold(NUMMERKOP): NUMMERKOP}

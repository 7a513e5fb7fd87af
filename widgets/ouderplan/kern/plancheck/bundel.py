"""Say once what was found many times, for who reads the list."""

from collections.abc import Iterable
from dataclasses import replace

from ouderplan.kern.plancheck.stand import Bevinding, Ernst, short
from ouderplan.kern.plancheck.zinnen import OOK
from ouderplan.kern.tekstvorm import enumerate_words

LOS = 3
"""Up to so many findings of one kind are listed one by one."""
GENOEMD = 6
"""So many rows are named; the rest is counted."""


def bundle(bevindingen: Iterable[Bevinding]) -> tuple[Bevinding, ...]:
    """Return the findings, mistakes first, with many of one kind as one."""
    kinds: dict[tuple[str, str, str], list[Bevinding]] = {}
    for row in bevindingen:
        kinds.setdefault((row.regel, row.soort, row.tabel), []).append(row)
    lines = [row for rows in kinds.values() for row in (rows if len(rows) <= LOS else [_one(rows)])]
    return tuple(sorted(lines, key=lambda row: list(Ernst).index(row.ernst)))


def _called(rij: str) -> str:
    """Return what a row is called in a sentence: a text between quotes."""
    return f"“{short(rij, 30)}”" if " " in rij else rij


def _one(rows: list[Bevinding]) -> Bevinding:
    first, *others = rows
    names = [row.bundel or _called(row.rij) for row in others[:GENOEMD]]
    if rest := len(others) - len(names):
        names.append(OOK["meer"].format(aantal=rest))
    tabel = "" if others[0].bundel else f"{first.tabel.replace('_', ' ')} "
    also = OOK["zin"].format(tabel=tabel, namen=enumerate_words(names))
    return replace(first, zin=f"{first.zin} {also}", aantal=len(rows))

"""A CSV that was put aside, without what people sent in and without the order of what is left.

It may be one that someone saved with a spreadsheet, with other signs between its cells.
"""

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Callable, Collection, Sequence
from secrets import SystemRandom
from typing import NamedTuple

Rij = dict[str, str]
Welke = Callable[[Rij], bool]
_RANDOM = SystemRandom()
_TEKENS = (";", "\t", ",")


def read_aside(content: bytes) -> list[Rij]:
    """Return the rows of such a file, with their cells as they stand there."""
    head, lines, _ = _cells(content)
    return [dict(zip(head, line, strict=False)) for line in lines]


class Vergeten(NamedTuple):
    """What is to be forgotten of one table.

    Parameters
    ----------
    welke
        Tells of which rows it is about.
    zelfde, elders
        The columns by which a row is found elsewhere, and what stands there.
    samen
        Rows with the same in this column stay together, in their order.
    moment
        A column that says when: it becomes the same in all of these rows.
    """

    welke: Welke
    zelfde: Sequence[str]
    elders: Collection[tuple[str, ...]]
    samen: str
    moment: str = ""


def forgotten(content: bytes, wat: Vergeten) -> bytes:
    """Return such a file without rows that stand elsewhere; the others get a random order.

    A file that is no longer one of these tables is left as it is.
    """
    head, lines, mark = _cells(content)
    if not {*wat.zelfde, wat.samen} <= set(head):
        return content
    rows = [dict(zip(head, line, strict=False)) for line in lines]
    ours = [nr for nr, row in enumerate(rows) if wat.welke(row)]
    if not ours:
        return content
    left = [nr for nr in ours if _same(rows[nr], wat.zelfde) not in wat.elders]
    for nr in left if wat.moment in head else ():
        lines[nr][head.index(wat.moment)] = max(rows[nr][wat.moment] for nr in left)
    mixed = _mixed(left, [rows[nr][wat.samen] for nr in left])
    instead = dict(zip(left, mixed, strict=True))
    gone = set(ours) - set(left)
    kept = [lines[instead.get(nr, nr)] for nr in range(len(lines)) if nr not in gone]
    return _written([head, *kept], mark, like=content)


def _same(row: Rij, columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(row.get(naam, "") for naam in columns)


def _mixed(numbers: list[int], groups: list[str]) -> list[int]:
    together: dict[str, list[int]] = {}
    for number, group in zip(numbers, groups, strict=True):
        together.setdefault(group, []).append(number)
    order = list(together.values())
    _RANDOM.shuffle(order)
    return [number for group in order for number in group]


def _cells(content: bytes) -> tuple[list[str], list[list[str]], str]:
    """Return the head, the lines, and what stands between the cells.

    A line that is too short gets empty cells, as many as the head has.
    """
    text = _decoded(content)
    first = text.partition("\n")[0]
    mark = max(_TEKENS, key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error:
        lines = []
    if not lines:
        return [], [], mark
    head, *rest = lines
    return head, [line + [""] * (len(head) - len(line)) for line in rest], mark


def _coding(content: bytes) -> str:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "latin-1"  # takes every byte, and gives it back
    return "utf-8-sig" if content.startswith(BOM_UTF8) else "utf-8"


def _decoded(content: bytes) -> str:
    return content.decode(_coding(content))


def _written(lines: list[list[str]], mark: str, *, like: bytes) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark, lineterminator="\r\n").writerows(lines)
    return out.getvalue().encode(_coding(like))

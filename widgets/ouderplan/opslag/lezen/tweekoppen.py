"""Heads in two lines: one merged over several, or what several of the line below it are about."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

from ouderplan.opslag.lezen.getypt import is_understood
from ouderplan.opslag.lezen.koppen import Regel, is_head
from ouderplan.opslag.lezen.lijstdoelen import family
from ouderplan.opslag.lezen.meetlijst import JAAR
from ouderplan.opslag.tabellen import TABELLEN

LANGSTE_KOP = 60


def head_lines(
    lines: Sequence[Regel], place: int, naast: Mapping[int, Sequence[tuple[int, int]]]
) -> tuple[int, int]:
    """Return the first and last line of the heads."""
    for upper, lower in ((place, place + 1), (place - 1, place)):
        if upper < 0 or lower >= len(lines):
            continue
        (number, above), (_, below) = lines[upper], lines[lower]
        if _is_over(above, below, naast.get(number, ())) or _is_above(above, below):
            return upper, lower
    return place, place


def _is_over(upper: Sequence[str], lower: Sequence[str], naast: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a head was merged over several of the line below it; a title is no head."""
    if len({cell.strip() for cell in upper if cell.strip()}) < 2:  # noqa: PLR2004  a title
        return False
    texts = [[cell.strip() for cell in lower[first : last + 1]] for first, last in naast]
    alone = _says_nothing_else(upper, lower, naast)
    again = len(texts) > 1 and all(one == texts[0] for one in texts)  # 1.0, 2.0 and 3.0 of each
    return any(
        len(one) > 1
        and all(one)
        and len(set(one)) > 1
        and max(map(len, one)) <= LANGSTE_KOP
        and (not any(map(_is_figure, one)) or (alone and (again or all(map(_is_year, one)))))
        for one in texts
    )


def _says_nothing_else(
    upper: Sequence[str], lower: Sequence[str], naast: Sequence[tuple[int, int]]
) -> bool:
    """Tell whether a line has no text of a row beside what stands below merged heads."""
    below = {at for first, last in naast for at in range(first, last + 1)}
    beside = [
        (lower[at].strip(), upper[at].strip() if at < len(upper) else "")
        for at in range(len(lower))
        if at not in below
    ]
    return all(
        cell in ("", head) or (at and _is_year(cell)) for at, (cell, head) in enumerate(beside)
    )


def _is_figure(cell: str) -> bool:
    return cell[:1].isdigit()


def _is_year(cell: str) -> bool:
    return bool(JAAR.fullmatch(cell))


def _is_above(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Tell whether one line of heads says what several of the line below it are about."""
    wide = max(len(upper), len(lower))
    pairs = [
        (
            upper[at].strip() if at < len(upper) else "",
            lower[at].strip() if at < len(lower) else "",
        )
        for at in range(wide)
    ]
    if sum(bool(above) for above, _ in pairs) < 2 or not pairs[0][0]:  # noqa: PLR2004  a title
        return False
    over = False
    for (above, below), (above_next, below_next) in pairwise([*pairs, ("x", "")]):
        spans = bool(above and below and not above_next and below_next)
        if above and below and above != below and not spans:
            return False
        over |= spans
    said = [below for above, below in pairs if below and below != above]
    figures = any(below[:1].isdigit() for _, below in pairs) and not _are_answers(said)
    return over and not figures


def _are_answers(cells: Sequence[str]) -> bool:
    """Tell whether cells are the fixed words of one column: heads with crosses below them."""
    return len(set(cells)) > 1 and any(
        issubclass(kolom.soort, StrEnum)
        and all(is_understood(table, kolom, cell) for cell in cells)
        for table in TABELLEN
        for kolom in table.kolommen
    )


def joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Return one head a column: the two together, or the lower one when that says it.

    It does when a list that knows the upper one knows it: *Wie*, and not *Meetinstrument*, of *DO*.
    """
    found, above = [], ""
    for at in range(max(len(upper), len(lower))):
        one = upper[at].strip() if at < len(upper) else ""
        other = lower[at].strip() if at < len(lower) else ""
        above = one or (above if other else "")
        if not other or other == above:
            found.append(one or other)
            continue
        both = f"{above}: {other}" if len(above) > 1 else other  # a letter is of Plan, Do, …
        known = any(is_head(table, both) for table in TABELLEN)
        own = [one for table in TABELLEN if is_head(table, above) for one in family(table)]
        alone = any(is_head(table, other) for table in own or TABELLEN)
        found.append(both if known or not alone else other)
    return found

"""How a filled-in form stands on its sheet: below a title, with two lines of heads, or turned.

What comes out has a line of heads and a row for each form. Of a list that only says how often each
answer was given, nobody knows who gave which: that is no filled-in form.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from ouderplan.kern.scanbestand import is_opinion, read_group, read_level

BOVEN = 12
"""In so many lines from the top the heads are looked for."""
_NUMMER = re.compile(r"(?P<woord>[^\d]*?)[\s_-]*\d{1,3}")
_INVULLER = re.compile(
    r"(?:lijst|formulier|respondent|nr\.?|invuller|gezin|persoon|r|f|kolom)?", re.IGNORECASE
)
_SAMENGETELD = re.compile(
    r"(?:gem\.?|gemiddelde?|totaal|som|aantal|n|score|gemiddelde score)", re.IGNORECASE
)
_GETELD = re.compile(r"\d{1,4}(?:\s*%)?")
_ANTWOORD = re.compile(
    r"(?:response|open-ended response|antwoord|open antwoord|reactie)", re.IGNORECASE
)
_VRAAG = re.compile(r"vra(?:ag|gen)|stelling(?:en)?|criteri(?:um|a)|onderwerp", re.IGNORECASE)
"""What stands above questions, however short they are."""
_VAKJE = re.compile(r"\[([^\[\]]+)\]$")
_MINSTENS = 3
_KORT = 12
_SCHAAL = 10
Regel = tuple[str, ...]


class Stand(StrEnum):
    """Of what a line of the sheet is: one filled-in form, or one question."""

    RIJEN = "rijen"
    KOLOMMEN = "kolommen"
    GETELD = "geteld"


@dataclass(frozen=True, slots=True)
class Vorm:
    """Heads and rows, `boven` what stands above them, and `stand` how they stood on the sheet.

    `weg` are the columns of a turned sheet that are nobody's form.
    """

    koppen: Regel
    rijen: Sequence[Regel]
    boven: tuple[str, ...] = ()
    stand: Stand = Stand.RIJEN
    weg: tuple[str, ...] = ()


def shape_of(lines: Sequence[Regel], stand: Stand | None = None) -> Vorm:
    """Return a form as heads and rows; `stand` when a person said how it stands on the sheet.

    `lines` are all as long.
    """
    place = _head_place(lines)
    above = tuple(cell for line in lines[:place] for cell in dict.fromkeys(line) if cell)
    heads, rows = lines[place], lines[place + 1 :]
    if rows and _is_second(heads, rows[0]):
        heads, rows = _joined(heads, rows[0]), rows[1:]
    groups = _groups_over(lines[:place])
    seen = stand or _stand_of(heads, rows, told=any(groups))
    if seen is not Stand.KOLOMMEN:
        return Vorm(heads, rows, above, seen)
    return _turned(heads, rows, above, groups)


def _groups_over(above: Sequence[Regel]) -> Sequence[str]:
    """Return the group above each column, when a line says nothing but groups: *Ouders*, *Team*."""
    for line in reversed(above):
        said = list(filter(None, line[1:]))
        if said and all(map(_names_group, said)):
            return list(accumulate(line[1:], lambda left, own: own or left, initial=""))
    return ()


def _head_place(lines: Sequence[Regel]) -> int:
    """Return the first line that is at least half as full as the fullest near the top."""
    filled = [sum(map(bool, line)) for line in lines[:BOVEN]]
    enough = max(_MINSTENS, (max(filled) + 1) // 2)
    return next((at for at, number in enumerate(filled) if number >= enough), 0)


def _is_second(heads: Regel, line: Regel) -> bool:
    """Tell whether a line has the parts of the questions above it, as SurveyMonkey writes them."""
    pairs = list(zip(heads, line, strict=True))
    if not heads[0] or line[0]:
        return False
    said = [below for _, below in pairs if below]
    parts = [below for above, below in pairs if below and not above]
    told = any(_ANTWOORD.fullmatch(below) for below in said)
    whose = [above for above, below in pairs if above and below]
    scale = len(set(said)) < len(said) and all(map(read_level, said))
    again = scale and all(map(_names_group, whose))  # a scale below each group
    return told or (bool(parts) and (again or not any(cell[:1].isdigit() for cell in said)))


def _joined(heads: Regel, line: Regel) -> Regel:
    """Return a head a column: the question, with its part behind it as in a grid."""
    found, above = [], ""
    for one, part in zip(heads, line, strict=True):
        above = one or above
        plain = not part or _ANTWOORD.fullmatch(part)
        found.append((one or above if part else one) if plain else f"{above} [{part}]")
    return tuple(found)


def _stand_of(heads: Regel, rows: Sequence[Regel], *, told: bool) -> Stand:
    """Return how forms stand on the sheet; `told` when whose they are stands above the heads."""
    beside = [head for head in heads[1:] if head and not _SAMENGETELD.fullmatch(head)]
    if len(beside) < _MINSTENS or len(rows) < _MINSTENS:
        return Stand.RIJEN
    texts = [row[0] for row in rows if row[0]]
    long = sum(map(len, texts)) > _KORT * len(texts)
    questions = len(texts) > 1 and (told or long or bool(_VRAAG.fullmatch(heads[0])))
    cells = [cell for row in rows for cell in row[1:] if cell]
    if questions and sum(map(_is_answer, beside)) * 2 > len(beside):
        counted = sum(bool(_GETELD.fullmatch(cell)) for cell in cells)
        return Stand.GETELD if counted * 3 > len(cells) * 2 else Stand.RIJEN
    twice = {head for head in beside if beside.count(head) > 1}  # *ouder*, *ouder*, *leerkracht*
    each = bool(twice) and all(map(_names_group, beside))
    numbered = each or all(map(_is_of_one, beside))
    if questions and numbered and all(map(str.isdecimal, beside)) and _are_counted(cells):
        return Stand.GETELD
    return Stand.KOLOMMEN if questions and numbered else Stand.RIJEN


def _is_answer(head: str) -> bool:
    """Tell whether a head is something to choose: *mee eens*, or a level below a group."""
    match = _VAKJE.search(head)
    return is_opinion(head) or bool(match and read_level(match[1]) and _names_group(head))


def _are_counted(cells: Sequence[str]) -> bool:
    """Tell whether most cells are a number that is higher than any scale: how often it was said."""
    many = [cell for cell in cells if _GETELD.fullmatch(cell) and int(cell.rstrip(" %")) > _SCHAAL]
    return len(many) * 2 > len(cells)


def _is_of_one(head: str) -> bool:
    """Tell whether a head numbers who filled in what stands below it: *Formulier 3*, *Ouder 2*."""
    match = _NUMMER.fullmatch(head)
    if match is None:
        return False
    return bool(_INVULLER.fullmatch(match["woord"])) or _names_group(match["woord"])


def _names_group(woord: str) -> bool:
    return read_group(woord) is not None


def _turned(
    heads: Regel, rows: Sequence[Regel], above: tuple[str, ...], groups: Sequence[str]
) -> Vorm:
    places = [at for at in range(1, len(heads)) if heads[at] or any(row[at] for row in rows)]
    away = tuple(heads[at] for at in places if _SAMENGETELD.fullmatch(heads[at]))
    forms = [at for at in places if heads[at] not in away]
    asked = [row for row in rows if any(row[at] for at in (0, *forms))]
    made = [tuple(row[at] for row in asked) for at in forms]
    koppen = tuple(row[0] for row in asked)
    whose = [groups[at] if groups else heads[at].rstrip("0123456789 _-") for at in forms]
    if any(map(_names_group, whose)):  # whose form it is, stands above it
        koppen = (heads[0], *koppen)
        made = [(who, *row) for who, row in zip(whose, made, strict=True)]
    return Vorm(koppen, made, above, Stand.KOLOMMEN, away)

"""Lines between the rows of a list that are headings, and what they seem to say of the rows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import isclose, nan

from ouderplan.kern.datum import MAANDEN
from ouderplan.opslag.lezen.duiden import exact
from ouderplan.opslag.lezen.getypt import is_understood
from ouderplan.opslag.lezen.kopjes import heading_number, says_one_thing
from ouderplan.opslag.lezen.koppen import Regel, fold, meant, read_heading
from ouderplan.opslag.lezen.kopwaarden import is_group
from ouderplan.opslag.lezen.legenda import is_remark
from ouderplan.opslag.lezen.lijstdoelen import Doel, Zekerheid, is_moment
from ouderplan.opslag.lezen.vormen import Lijst
from ouderplan.opslag.tabellen import Tabel

RIJ, NIETS = "rij", "-"
"""What a line that may be a heading can be besides: a row after all, or nothing but a heading."""
_TOTAAL = re.compile(r"(?:sub|eind)?totaal|totalen|gemiddelde?|gem|som")
_TELT = re.compile(
    r"(?:(?:sub|eind)?totaal|totale|totalen|gemiddelde?)\b.*|n(?: \d+)?|respons"
    r"|aantal (?:ingevuld|deelnemers|respondenten|reacties|invullers|antwoorden)\b.*"
)
"""What a line below the last row begins with, when it counts the rows or who answered."""
_KORT = 2
"""So many words at most does a line have that counts, when no figure shows it."""
_VOORNEMEN = re.compile(
    r"\b(?:ver\w{2,}en|(?:\w+)?(?:maken|houden|tellen|stellen|brengen|laten|krijgen|meten)"
    r"|om(?:hoog|laag)|stijg\w*|groei\w*|dal(?:en|t))$"
)
"""How a line ends that says what a school will do: *totale opkomst verhogen*."""
_ERBOVEN = ("acties.jaardoel", "jaardoelen.resultaatgebied")
"""What a heading above actions or goals is, when it says nothing else: what they are for."""
ONDERAAN = 4
"""So many lines from the end a line may stand that counts."""
_CIJFER = re.compile(r"[€+-]?\s*\d[\d.,]*\s*%?")
MEESTE = 40
"""Of more different lines with one cell nobody is asked whether they are headings."""


@dataclass(frozen=True, slots=True)
class Kopregel:
    """A line that is a heading or may be one: what it says (``tabel.kolom=waarde``)."""

    tekst: str
    zegt: str
    zekerheid: Zekerheid
    aantal: int


def headings_of(
    tabel: Tabel, lijst: Lijst, doelen: Mapping[str, Doel], gebruikt: Sequence[str]
) -> dict[str, Kopregel]:
    """Return the lines that may be headings, by their text.

    `doelen` is where columns can go, `gebruikt` where those of this list go.
    """
    free = {key: goal for key, goal in doelen.items() if key not in gebruikt}
    whom = f"{tabel.naam}.{exact(tabel, 'groep')}"
    moments = [key for key in gebruikt if key in doelen and is_moment(doelen[key])]
    seen = [alone_in(lijst, line) for line in lijst.regels]
    first = [
        _is_first(line[1], merged=merged) and not _counts(lijst, line)
        for (_, merged), line in zip(seen, lijst.regels, strict=True)
    ]
    alone = [(text if one else "", merged) for (text, merged), one in zip(seen, first, strict=True)]
    single = len(lijst.kop) == 1 or not any(text == "" for text, _ in alone)
    begins = _begins(alone)
    found: dict[str, Kopregel] = {}
    for at, (text, merged) in enumerate(seen):
        if not text:
            continue
        says = meaning_of(tabel, text, free, moments)
        if not (says or single) and whom in free and is_group(text.rstrip(":")):
            says = f"{whom}={text.rstrip(':')}"
        last = all(more for more, _ in seen[at:]) and not single
        told = last and (is_remark(text) or _stands_apart(lijst, seen, at))
        total = _counts(lijst, lijst.regels[at])
        if not first[at] or total:  # a row that lacks its name, or one that counts the others
            if told or total:
                found[text] = Kopregel(text, total or NIETS, Zekerheid.WAARSCHIJNLIJK, 1)
            continue
        if single and not says and not text.endswith(":"):
            continue
        if merged or says or begins or text.endswith(":"):
            plain = not says and not last and not text.endswith(":")
            above = next((key for key in _ERBOVEN if key in free), "") if plain else ""
            says = f"{above}={text}" if above else says
            sure = (
                (merged and not above)
                or (bool(says) and single)
                or says.startswith(f"{tabel.naam}.criterium")
            )
            heading = NIETS if last and not says else says or NIETS
            certain = Zekerheid.ZEKER if sure else Zekerheid.WAARSCHIJNLIJK
        elif told:
            heading, certain = NIETS, Zekerheid.WAARSCHIJNLIJK
        else:
            heading, certain = RIJ, Zekerheid.ZEKER
        before = found[text].aantal if text in found else 0
        found[text] = Kopregel(text, heading, certain, before + 1)
    return found if len(found) <= MEESTE else {t: k for t, k in found.items() if k.zegt != RIJ}


def _stands_apart(lijst: Lijst, alone: Sequence[tuple[str, bool]], at: int) -> bool:
    """Tell whether an empty line stands between the last row and a line."""
    begin = next((place for place in range(at, -1, -1) if not alone[place][0]), -1) + 1
    lines = [number for number, _ in lijst.regels[max(begin - 1, 0) : at + 1]]
    return any(other > one + 1 for one, other in pairwise(lines))


def alone_in(lijst: Lijst, line: tuple[int, list[str]]) -> tuple[str, bool]:
    """Return the only text of a line, "" when there are more, and whether it was merged.

    A line that counts the others up is known by its first text.
    """
    number, cells = line
    filled = [cell.strip() for cell in cells if cell.strip()]
    same = says_one_thing(lijst.kop, cells)
    if len(filled) != 1 and not same and not _counts(lijst, line):
        return "", False
    wide = same or lijst.breed.get(number, 0) >= max(2, len(lijst.kop) - 1)
    return " ".join(filled[0].split()), wide


def fuller_rows(lijst: Lijst) -> tuple[Regel, ...]:
    """Return the lines with more than one text, for one alone may be a heading; else all."""
    more = tuple(line for line in lijst.regels if not alone_in(lijst, line)[0])
    return more or lijst.regels


def _is_first(cells: Sequence[str], *, merged: bool) -> bool:
    """Tell whether what stands alone in a line can be a heading; a total is none.

    What stands further on is a row that lacks its name.
    """
    return (merged or bool(cells[0].strip())) and not _is_total(cells)


def _is_total(cells: Sequence[str]) -> bool:
    """Tell whether a line has the sum or the mean of the figures above it."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    figures = [cell for cell in filled[1:] if _CIJFER.fullmatch(cell)]
    return bool(figures) and figures == filled[1:] and bool(_TOTAAL.fullmatch(fold(filled[0])))


def _counts(lijst: Lijst, line: tuple[int, list[str]]) -> str:
    """Return what a line may be that begins as one that counts: NIETS, or RIJ in doubt; else "".

    It counts by its whole text, by a figure below texts, or by one that the figures above make up.
    """
    number, cells = line
    filled = [cell.strip() for cell in cells if cell.strip()]
    text = fold(filled[0]) if filled else ""
    if _is_total(cells):
        return NIETS
    below = number in [nr for nr, _ in lijst.regels[-ONDERAAN:]]
    if not below or not _TELT.fullmatch(text) or not all(map(_CIJFER.fullmatch, filled[1:])):
        return ""
    own = bool(_CIJFER.search(text)) and len(filled) == 1
    if text.startswith("n ") or (len(lijst.kop) > 1 and (own or _TOTAAL.fullmatch(text))):
        return NIETS
    if len(lijst.kop) == 1:
        return ""
    if not _VOORNEMEN.search(text):
        short = len(filled) == 1 and len(text.split()) <= _KORT
        if short or any(_sums_up(lijst, number, at) for at, one in enumerate(cells) if at and one):
            return NIETS
    return RIJ if len(filled) < len(lijst.kop) else ""


def _sums_up(lijst: Lijst, number: int, at: int) -> bool:
    """Tell whether a figure stands below texts, or is the sum or the mean of what is above it."""
    above = [cells[at].strip() for nr, cells in lijst.regels if nr < number and at < len(cells)]
    said = next(cells[at] for nr, cells in lijst.regels if nr == number)
    figures = [_figure(cell) for cell in above if _CIJFER.fullmatch(cell)]
    if not figures:
        return any(above)
    outcomes = (sum(figures), sum(figures) / len(figures))
    return len(figures) > 1 and any(isclose(_figure(said), one, abs_tol=0.5) for one in outcomes)


def _figure(cell: str) -> float:
    """Return the number in a cell; a point in it may be one of thousands."""
    digits = re.sub(r"[^\d,.-]|[.](?=\d{3})", "", cell).replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        return nan


def meaning_of(tabel: Tabel, text: str, free: Mapping[str, Doel], moments: Sequence[str]) -> str:
    """Return what a heading says of the rows below it, or ""."""
    number = heading_number(text)
    if number and f"{tabel.naam}.criterium" in free:
        return f"{tabel.naam}.criterium={number}"
    for kolom, value in read_heading(tabel, text).items():
        if value and f"{tabel.naam}.{kolom}" in free:
            return f"{tabel.naam}.{kolom}={value}"
    for key, goal in free.items():
        fixed = issubclass(goal.kolom.soort, StrEnum) and goal.tabel is tabel
        if fixed and is_understood(tabel, goal.kolom, text.rstrip(":")):
            return f"{key}={meant(tabel, goal.kolom, text.rstrip(':')).casefold()}"
    month = fold(text).split(" ")
    if month[0] in MAANDEN and len(month) <= 2 and moments:  # noqa: PLR2004  and the year
        return f"{moments[0]}={text.lower()}"
    return ""


def _begins(alone: Sequence[tuple[str, bool]]) -> bool:
    """Tell whether lines with one cell are headings: the first is, and a row comes after each."""
    single = [bool(text) for text, _ in alone]
    if not single or not single[0] or all(single):
        return False
    return not any(pair == (True, True) for pair in pairwise([*single, True]))

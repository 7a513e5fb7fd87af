"""Rules about the ten criteria: their goals, expectations and wording (A9, B6, C10)."""

import itertools
import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.plancheck.stand import Bevinding, Ernst, Planstand, find, short
from ouderplan.kern.tekstvorm import enumerate_words
from ouderplan.kern.woordvormen import fold

_NUMBERED = re.compile(
    r"^\s*(?:criterium\s+(?P<lang>\d{1,2})\s*[:.–-]?|(?P<kort>\d{1,2})[.):]?)\s+(?!(?:tot|t/m"
    r"|à|jaar|keer|x|%)\b)(?P<zin>\w.{11,})$",
    re.IGNORECASE | re.MULTILINE,
)
_WORD = re.compile(r"[^\W_]+")
_ABOUT, _BEFORE = 55, 3
"""From this score on two texts are wordings of one criterium; words shown before they differ."""
TIEN = 10
"""So many criteria has Ouderbetrokkenheid 3.0."""
_ALL = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_CRITERIA = re.compile(r"\b(?:criteri(?:a|um)|pijlers?)\b", re.IGNORECASE)
_HOW_MANY = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(_ALL)})\b"
    r"(?=(?:\s+van de (?:tien|10))?\s+(?:\w+\s+)?(?:criteria|pijlers))",
    re.IGNORECASE,
)
_ORDINALS = (
    *("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste"),
    *("negende", "tiende"),
)
_NTH = re.compile(rf"\b({'|'.join(_ORDINALS)})\s+(?:criterium|pijler)\b", re.IGNORECASE)
_ENDS = re.compile(
    rf"\b(eerste|laatste)\s+(\d|{'|'.join(_ALL[1:])})\s+(?:criteria|pijlers)\b", re.IGNORECASE
)
_KEPT = re.compile(
    rf"\b(?:er|tot|slechts|maar|alleen|kozen|kiezen|gekozen)\b(?:\s+\w+){{0,3}}?"
    rf"\s+(\d{{1,2}}|één|{'|'.join(_ALL[1:])})\b(?! jaar)",
    re.IGNORECASE,
)
"""*Teruggebracht tot vier*: how many the school works with, when the word stands elsewhere."""
_RANGE = re.compile(r"\b(\d{1,2})\s*(?:t/m|tot en met|[-–])\s*(\d{1,2})\b", re.IGNORECASE)
_CHOSEN = re.compile(
    r"\b(?:rusten|weg|weggelaten|laten\b.*\b(?:weg|los|rusten|liggen)|samengevoegd|samen ?genomen"
    r"|voegen|vallen onder|valt onder|niet|geen|vervalt|vervallen|later|overgeslagen|slaan"
    r"|ondergebracht|onderdeel van|volgt|volgen|buiten|uitgesteld|opgegaan|(?:gaat|gaan) op in"
    r"|aan bod|aan de beurt|daarna|ooit|gevoegd|geschrapt|schrappen|geparkeerd|parkeren|wachten"
    r"|wacht|niets|verwerkt|opgenomen in|hoort bij|horen bij|ontbre(?:ekt|ken)|doorgeschoven"
    r"|overslaan|overbodig|op orde|volgende? (?:school)?ja(?:ar|ren))\b",
    re.IGNORECASE,
)
_LIST = 3
"""Fewer numbered lines than this are not a list of the criteria."""


def check_criteria(stand: Planstand) -> Iterator[Bevinding]:
    """Find criteria without a goal."""
    used = {doel.criterium for doel in stand.doelen}
    for row in _once(stand):
        if row.criterium not in used:
            yield _found("criterium", Ernst.LET_OP, row)


def check_alle_tien(stand: Planstand) -> Iterator[Bevinding]:
    """Find criteria of the ten that the plan does not have, without a word about it."""
    there = {row.criterium for row in stand.criteria}
    missing = [number for number in range(1, TIEN + 1) if number not in there]
    if not there or not missing:
        return
    said = {number for stuk in stand.texts() for number in left_out(stuk.tekst, missing)}
    if silent := [str(number) for number in missing if number not in said]:
        name = "criterium_weg" if len(silent) == 1 else "criteria_weg"
        plaats = f"criteria {silent[0]}"
        yield find("criterium_weg", Ernst.LET_OP, plaats, name, nummers=enumerate_words(silent))


def left_out(zin: str, missing: Sequence[int]) -> frozenset[int]:
    """Return which of the missing criteria a sentence says to be left out, or joined to another.

    A sentence that says how many criteria the school uses, or that it leaves out the others,
    speaks of all of them.
    """
    if not _CRITERIA.search(zin):
        return frozenset()
    choice = _CHOSEN.search(zin)
    numbers = {int(number) for number in re.findall(r"\b\d{1,2}\b", zin)}
    for first, last in _RANGE.findall(zin):
        numbers.update(range(int(first), int(last) + 1))
    numbers.update(_ORDINALS.index(match[1].casefold()) + 1 for match in _NTH.finditer(zin))
    for side, word in _ENDS.findall(zin):
        many = int(word) if word.isdecimal() else _ALL.index(word.casefold()) + 1
        numbers.update(range(1, many + 1) if side.casefold() == "eerste" else _last(many))
    numbers &= set(missing)
    if numbers and choice:
        return frozenset(numbers)
    count = len(_ALL) - len(missing)
    names = {str(count), _ALL[count - 1] if 0 < count <= len(_ALL) else ""}
    said = [*_HOW_MANY.finditer(zin), *_KEPT.finditer(zin)]
    how_many = {match[1].casefold().replace("é", "e") for match in said}
    others = re.search(r"\b(?:andere|overige|rest)\b", zin, re.IGNORECASE)
    return frozenset(missing) if how_many & names or (choice and others) else frozenset()


def _last(many: int) -> range:
    return range(TIEN - many + 1, TIEN + 1)


def check_verwachtingen(stand: Planstand) -> Iterator[Bevinding]:
    """Find criteria without an expectation, or say that there is none at all."""
    if stand.criteria and not stand.verwachtingen:
        yield find("verwachting", Ernst.ONTBREEKT, "verwachtingen")
        return
    used = {row.criterium for row in stand.verwachtingen}
    for row in _once(stand):
        if row.criterium not in used:
            yield _found("verwachting", Ernst.ONTBREEKT, row, "verwachting_criterium")


def check_bewoording(stand: Planstand) -> Iterator[Bevinding]:
    """Find a criterium that the plan's own texts word in another way than its table."""
    wordings: dict[int, list[str]] = {}
    for row in stand.criteria:
        own = (row.titel, row.toelichting, f"{row.titel} {row.toelichting}", row.kort)
        wordings.setdefault(row.criterium, []).extend(text for text in own if text.strip())
    told = set()
    for plaats, nummer, zin in _mentioned(stand):
        known = wordings.get(nummer, [])
        other = _other_wording(zin, known) if nummer not in told else ""
        if other:
            told.add(nummer)
            een, ander = _apart(other, zin)
            yield find(
                "bewoording",
                Ernst.LET_OP,
                plaats,
                bundel=f"criterium {nummer}",
                criterium=nummer,
                een=een,
                ander=ander,
            )


def _mentioned(stand: Planstand) -> Iterator[tuple[str, int, str]]:
    """Yield where the plan's texts say what a criterium is."""
    for cel in stand.cells():
        if cel.tabel == "criteria":
            continue
        found = list(_NUMBERED.finditer(cel.tekst))
        listed = _is_list([int(match["kort"] or 0) for match in found])
        for match in found:
            if match["lang"] or listed:
                yield cel.plaats, int(match["lang"] or match["kort"]), match["zin"].strip()


def _is_list(numbers: list[int]) -> bool:
    """Tell whether lines are numbered one after another; *2 tot 12 jaar* is no number of a line."""
    steps = [b - a for a, b in itertools.pairwise(numbers)]
    return len(numbers) >= _LIST and all(step in {0, 1} for step in steps)


def _other_wording(zin: str, known: list[str]) -> str:
    """Return the wording that says it most alike and yet in other words, or ""."""
    words = _words(zin)
    if any(_words(text)[: len(words)] == words for text in known):
        return ""
    best = max(known, key=lambda text: fuzz.ratio(words, _words(text)), default="")
    return best if best and fuzz.ratio(words, _words(best)) >= _ABOUT else ""


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _apart(een: str, ander: str) -> tuple[str, str]:
    """Return both from just before the first word in which they differ."""
    mine, other = een.split(), ander.split()
    pairs = enumerate(zip(map(_words, mine), map(_words, other), strict=False))
    last = min(len(mine), len(other))
    first = next((place for place, (a, b) in pairs if a != b), last)
    return _from(mine, first), _from(other, first)


def _from(words: list[str], first: int) -> str:
    begin = max(0, first - _BEFORE)
    return short(("… " if begin else "") + " ".join(words[begin:]))


def _once(stand: Planstand) -> list[Criterium]:
    """Return one row a number: a split criterium is one."""
    return list({row.criterium: row for row in reversed(stand.criteria)}.values())[::-1]


def _found(regel: str, ernst: Ernst, row: Criterium, zin: str = "") -> Bevinding:
    title = short(row.kort or row.titel)
    plaats = f"criteria {row.criterium}"
    return find(regel, ernst, plaats, zin, criterium=row.criterium, titel=title)

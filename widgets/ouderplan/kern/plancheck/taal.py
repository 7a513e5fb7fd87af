"""Rules about words and sentences: vague, ambiguous, not finished (G5)."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ouderplan.kern.doelen import running
from ouderplan.kern.plancheck.stand import Bevinding, Cel, Ernst, Planstand, called, find, place

_VAGUE = re.compile(
    r"\b(?:regelmatig|geregeld|zo ?veel mogelijk|waar mogelijk|indien mogelijk|voldoende"
    r"|af en toe|in toenemende mate|optima(?:al|le)|adequa(?:at|te)|meer aandacht)\b",
    re.IGNORECASE,
)
_HOW_OFTEN = re.compile(
    r"\d|%|\b(?:wekelijks?e?|maandelijks?e?|dagelijks?e?|jaarlijks?e?|keer per|elke|ieder|iedere"
    r"|alle|tweemaal|driemaal)\b",
    re.IGNORECASE,
)
_NUMBERS = {"twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6}
_TIMES = {"jaar": "jaar", "maand": "maanden", "week": "weken"}
_AMBIGUOUS = re.compile(
    r"\b(?P<keer>twee|drie|vier|vijf|zes|[2-6])[ -]?(?P<tijd>jaar|maande|weke)lijkse?\b",
    re.IGNORECASE,
)
_LOOSE_END = re.compile(
    r"(?:[,;]|\b(?:en|of|maar|want|omdat|zodat|zoals|waarbij|terwijl|tenzij|mits|de|onze|ten))$",
    re.IGNORECASE,
)
_CLOSERS = " \t\n\"'”’»)]*_"
_ENDS = (".", "!", "?", "…", ":")
_ADDRESS = re.compile(r"\S+[.@]\S+$")
_LIST_LINE = re.compile(r"^\s*(?:[-–—•*o]\s|\d+[.)])")
_INNER_END = re.compile(r"[.!?]\s+[A-ZÀ-Ý]")
_ABBREVIATED = re.compile(r"\b(?:bijv|bv|nr|incl|excl|evt|resp|ca|o\.a|i\.p\.v|m\.b\.t)\.\s+", re.I)
_SENTENCE_WORDS, _SENTENCES, _MOSTLY = 5, 3, 0.6
_PROSE = {
    "criteria": {"toelichting"},
    "visie": {"tekst"},
    "verwachtingen": {"verwachting"},
    "jaardoelen": {"jaardoel"},
    "doelenbank": {"doel"},
    "plan_teksten": {"tekst"},
    "kernwoorden": {"omschrijving"},
    "ambities": {"urgentie", "achtergrond", "ambitie", "kernresultaat"},
}
"""Columns of sentences; in the others a few words will do."""


def check_vaag(stand: Planstand) -> Iterator[Bevinding]:
    """Find running goals of which nobody can see whether they were reached."""
    for doel in running(stand.doelen):
        found = _VAGUE.search(doel.jaardoel)
        if found and not _HOW_OFTEN.search(doel.jaardoel):
            yield find("vaag", Ernst.LET_OP, place(doel), doel=called(doel), woord=found[0])


def check_dubbelzinnig(stand: Planstand) -> Iterator[Bevinding]:
    """Find words like *vierjaarlijks*, which may be four times a year or every four years."""
    for cel in stand.cells():
        for found in _AMBIGUOUS.finditer(cel.tekst):
            if found["tijd"].casefold() == "maande" and found["keer"].casefold() not in {
                "twee",
                "2",
            }:
                continue
            yield _ambiguous(cel, found)
            break


def _ambiguous(cel: Cel, found: re.Match[str]) -> Bevinding:
    word = found["keer"].casefold()
    number = _NUMBERS.get(word) or int(word)
    time = {"jaar": "jaar", "maande": "maand", "weke": "week"}[found["tijd"].casefold()]
    return find(
        "dubbelzinnig",
        Ernst.LET_OP,
        cel.plaats,
        woord=found[0],
        keer=number,
        tijd=time,
        tijden=_TIMES[time],
    )


def check_zinnen(stand: Planstand) -> Iterator[Bevinding]:
    """Find sentences that break off.

    A missing full stop counts only where full stops are the habit: after a sentence that has one,
    or in a column where most sentences end in one.
    """
    columns: dict[tuple[str, str], list[Cel]] = defaultdict(list)
    for cel in stand.cells():
        last = cel.tekst.rstrip(_CLOSERS)
        if len(last.split()) > 2 and _LOOSE_END.search(last):  # noqa: PLR2004
            yield find("zin_af", Ernst.LET_OP, cel.plaats, eind=_end(cel.tekst))
        elif cel.kolom in _PROSE.get(cel.tabel, ()) and _is_sentence(last):
            columns[cel.tabel, cel.kolom].append(cel)
    for cells in columns.values():
        yield from _without_stop(cells)


def _without_stop(cells: list[Cel]) -> Iterator[Bevinding]:
    open_ended = [cel for cel in cells if not _stops(cel.tekst)]
    closed = len(cells) - len(open_ended)
    habit = closed >= _SENTENCES - 1 and closed >= _MOSTLY * len(cells)
    for cel in open_ended:
        if habit or _INNER_END.search(_ABBREVIATED.sub("", cel.tekst)):
            yield find("zin_af", Ernst.LET_OP, cel.plaats, "zin_zonder_punt", eind=_end(cel.tekst))


def _stops(text: str) -> bool:
    bare = text.rstrip(_CLOSERS)
    return bare.endswith(_ENDS) or text.rstrip().endswith(_ENDS) or bool(_ADDRESS.search(bare))


def _is_sentence(text: str) -> bool:
    last_line = text.splitlines()[-1] if text else ""
    return len(text.split()) >= _SENTENCE_WORDS and not _LIST_LINE.match(last_line)


def _end(text: str) -> str:
    words = text.split()
    return ("… " if len(words) > _SENTENCE_WORDS else "") + " ".join(words[-_SENTENCE_WORDS:])

"""The words of a text that say something about time, as marks in a row.

A mark is a letter and what it says: ``n:5`` a number, ``m:11`` November, ``w:0`` Monday, ``r:1``
*eerste*, ``j:2027`` a year, ``d:2026-11-05`` a full date. ``|`` stands for words that say nothing
about time, ``?`` for what looks like time and cannot be read.
"""

import re
from collections.abc import Iterator
from datetime import date

from rapidfuzz.distance import OSA

from ouderplan.kern.datum import MAAND, MAANDEN
from ouderplan.kern.schooljaren import in_full

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_KORTE_DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
_EENHEDEN = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TIENERS = (
    *("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien"),
    *("achttien", "negentien"),
)
_TWINTIGERS = (
    "twintig",
    "eenentwintig",
    *(f"{cijfer}{'ën' if cijfer[-1] == 'e' else 'en'}twintig" for cijfer in _EENHEDEN[2:]),
)
_GETALLEN = (*_EENHEDEN, *_TIENERS, *_TWINTIGERS, "dertig", "eenendertig")
_TELWOORD = {woord: nr for nr, woord in enumerate(_GETALLEN) if nr > 1}
_RANG = {"eerste": 1, "derde": 3, "achtste": 8, "laatste": -1} | {
    f"{woord}{'ste' if nr > 19 else 'de'}": nr  # noqa: PLR2004  negentiende, twintigste
    for woord, nr in _TELWOORD.items()
    if nr not in {3, 8}
}
_NAMEN = (("m", MAAND), ("r", _RANG), ("t", _TELWOORD))
_VAKANTIE = {
    "herfst": "herfst", "kerst": "kerst", "voorjaars": "voorjaar", "krokus": "voorjaar",
    "mei": "mei", "zomer": "zomer",
}  # fmt: skip
_VAST = {
    "t/m": "tm", "tm": "tm", "tot": "tot", "-": "tm", "–": "tm", "—": "tm", "/": "/", ",": ",",
    "&": "en", "+": "en", "en": "en", "of": "en", "begin": "p:begin", "start": "p:begin",
    "half": "p:half", "medio": "p:half", "midden": "p:half", "eind": "p:eind", "einde": "p:eind",
    "week": "week", "weken": "week", "wk": "week", "weeknummer": "week", "weeknummers": "week",
    "schoolweek": "schoolweek", "schoolweken": "schoolweek", "schooldag": "schooldag",
    "dag": "dag", "dagen": "dag", "maand": "maand", "maanden": "maand", "schooljaar": "schooljaar",
    "elke": "elke", "elk": "elke", "iedere": "elke", "ieder": "elke", "per": "elke", "na": "na",
    "voor": "voor", "vóór": "voor", "vanaf": "vanaf", "uiterlijk": "uiterlijk",
    "tussen": "tussen", "behalve": "behalve", "niet": "behalve", "geen": "behalve",
    "uitgezonderd": "behalve", "zonder": "behalve", "vakantie": "vakantie",
    "vakanties": "vakantie", "schoolvakanties": "vakantie", "kwartaal": "?", "zomer": "?",
    "najaar": "s:najaar", "herfst": "s:najaar", "winter": "s:winter", "voorjaar": "s:voorjaar",
    "lente": "s:voorjaar", "nieuwjaar": "f:1-1", "sinterklaas": "f:5-12", "kerst": "kerst",
    "kerstviering": "kerst", "ochtend": "dagdeel", "middag": "dagdeel", "jaar": "", "de": "",
    "het": "", "een": "een", "van": "", "in": "", "op": "", "om": "", "rond": "", "rondom": "",
    "omstreeks": "", "nieuw": "", "nieuwe": "", "jaarlijks": "", "maandelijks": "maandelijks",
}  # fmt: skip
_EIGEN = "\ue000"
"""Before a mark that was put into the text itself, so that no text can say one."""
_LIJKT_NIET = frozenset({"maar", "mee", "mij", "met"})
"""Words that are one letter away from a month and are none."""

_M = rf"(?:{'|'.join(sorted(MAAND, key=len, reverse=True))})\b"
_T = rf"(?:{'|'.join(sorted(_TELWOORD, key=len, reverse=True))})\b"
_VOORZETSELS = frozenset({"in", "op", "om", "rond", "rondom", "omstreeks", "van"})
_KLOK = r"\d{1,2}(?:[.:]\d{2})?"
_NIETS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_KLOK}\s*(?:uur\s*)?(?:tot|-|–|t/m)\s*{_KLOK}\s*(?:uur|u\b)|{_KLOK}\s*(?:uur|u\b)"
        rf"|\d{{1,2}}:\d{{2}}(?::\d{{2}})?",
        r"\bom\s+\d{1,2}[.:]\d{2}",
        r"\(\s*\d+\s+[^\W\d_]{4,}\s*\)",  # (2 avonden)
        r"\b\d+\s*(?:min\b\.?|minuten|kwartier)",
        r"\b(?:groep(?:en)?|gr\.)\s*[1-8](?!\d)"
        rf"(?:\s*(?:,|en|/|-|t/m|tot en met)\s*[1-8](?![\d.])(?!\s*{_M}))*",
        rf"\bgroep(?:en)?\s+(?:een|één|{_T})(?:\s*(?:,|en|/|-|t/m)\s*{_T})*",
    )
)
"""Times of day, durations and groups hold numbers that are no days."""
_GEDEELD = frozenset({"", "week", "schoolweek", "schooldag", "dag", "maand", "vakantie"})
_NA_DAG = "|".join(
    woord
    for woord in (*MAAND, *DAGEN, *_KORTE_DAGEN, *_RANG, *_TELWOORD, *_VAST)
    if woord.isalpha() and (_VAST.get(woord) not in _GEDEELD or woord in _VOORZETSELS)
)
_TELDAG = re.compile(rf"\b({_T})\s+(?={_M}(?!\.?[^\S\n]+(?!(?:{_NA_DAG})\b)[^\W\d_]))")
"""*vijf mei*: a day right before its month. *Drie in oktober*, *vier november avonden* count."""
_KEER = re.compile(
    r"\b(?P<aantal>\w+)\s*(?:keer|maal|x)\b"
    r"(?:\s+(?:per|in het|in een)\s+(?P<per>(?:school)?jaar|maand|week))?"
)
_PER_JAAR = {"tien": "schoolmaanden", "elf": "schoolmaanden", "twaalf": "alle"}
_PER_JAAR |= {"10": "schoolmaanden", "11": "schoolmaanden", "12": "alle"}
_ALTIJD = re.compile(
    r"\b(?:(?:het )?hele (?:school)?jaar|heel het jaar|gedurende het (?:school)?jaar|doorlopend"
    r"|continu|altijd|dagelijks|wekelijks|tweewekelijks|om de week"
    r"|(?:elke|iedere|per) (?:twee|drie|2|3) weken|(?:elke|iedere) (?:14|veertien) dagen"
    r"|(?:wanneer|indien|waar|als het) (?:het )?nodig(?: is)?|naar behoefte|op verzoek|op afspraak"
    r"|(?:na|bij) elke? (?!(?:week|maand|vakantie)\b)\w+)"
)
_SCHOOLJAAR = re.compile(r"\b((?:19|20)\d\d)\s*[-–/]\s*((?:19|20)\d\d)\b")
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_CIJFERS = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.]['’‘]?(\d{4}|\d{2})\b(?!\s*uur|[.:]\d\d)")
_KORT_JAAR = re.compile(r"(?<!\w)['’‘](\d\d)(?!\d)")
_W = rf"\b(?:{'|'.join((*DAGEN, *_KORTE_DAGEN))})\b\.?\s+"
_DM = r"\d{1,2}\s*[/-]\s*\d{1,2}"
_DAG_MAAND = re.compile(
    rf"(?P<w>{_W})(?P<los>{_DM})(?![\d/.-])(?!\s*(?:{_M}|uur|u\b))"
    r"|^\s*(?P<van>\d{1,2}/\d{1,2})(?P<tot>\s*(?:t/m|tot|-|–|en|,)\s*)(?P<tm>\d{1,2}/\d{1,2})\s*$"
)
"""A day and a month in figures alone: after the name of a day, or as the two ends of a range."""
_OPEN = re.compile(r"\b(?:en|of) (?:verder|later|eerder|daarna|daarvoor|erna|ervoor)\b")
"""What makes a moment a beginning or an end, and says no more of it."""
_DEEL = re.compile(
    rf"{_EIGEN}[a-z]:[\w-]+|\d+\.\d+|\d+(?:(?:e|ste|de)\b)?|t/m|[^\W\d_]+|[-–—/,&]|[;:\n()|]|\S"
)


def marks(text: str) -> list[str]:
    """Return the marks of a text, in its order."""
    left = text.casefold().replace(_EIGEN, " ")
    left = re.sub(r"\btot en met\b|\bt\.e\.m\.|\bt/m\b", " t/m ", left)
    left = _ISO.sub(lambda m: _full(int(m[1]), int(m[2]), int(m[3])), left)
    left = _CIJFERS.sub(lambda m: _full(_century(m[3]), int(m[2]), int(m[1])), left)
    left = _KORT_JAAR.sub(r" 20\1", left)
    left = _DAG_MAAND.sub(_day_and_month, _OPEN.sub(" ? ", left))
    left = _SCHOOLJAAR.sub(_school_year, in_full(left) if {"'", "’"} & set(text) else left)
    for pattern in _NIETS:
        left = pattern.sub(" | ", left)
    left = _TELDAG.sub(lambda m: f" {_EIGEN}n:{_TELWOORD[m[1]]} ", left)
    left = _KEER.sub(_times, left)
    left = _ALTIJD.sub(f" {_EIGEN}a:altijd ", left)
    return _settled([mark for part in _DEEL.findall(left) if (mark := _mark(part))])


def _full(year: int, month: int, day: int) -> str:
    try:
        return f" {_EIGEN}d:{date(year, month, day).isoformat()} "
    except ValueError:
        return " ? "


def _day_and_month(match: re.Match[str]) -> str:
    """Return ``vr 16-4`` or ``30/11 t/m 4/12`` with the months as marks."""
    if match["w"]:
        return match["w"] + _with_month(match["los"])
    return _with_month(match["van"]) + match["tot"] + _with_month(match["tm"])


def _with_month(figures: str) -> str:
    day, month = (int(part) for part in re.split("[/-]", figures))
    return f" {day} {_EIGEN}m:{month} " if 1 <= month <= len(MAANDEN) else " ? "


def _century(year: str) -> int:
    return int(year) if len(year) > 2 else 2000 + int(year)  # noqa: PLR2004  two figures


def _school_year(match: re.Match[str]) -> str:
    first, last = int(match[1]), int(match[2])
    return f" {_EIGEN}y:{first} " if last == first + 1 else match[0]


def _times(match: re.Match[str]) -> str:
    """Return what *twee keer per jaar* says: nothing about when, *tien keer* the months."""
    per = match["per"] or ""
    if per == "week":
        return f" {_EIGEN}a:altijd "
    if per == "maand":
        return f" {_EIGEN}k:schoolmaanden "
    months = _PER_JAAR.get(match["aantal"]) if per else None
    return f" {_EIGEN}k:{months} " if months else " | "


def _mark(part: str) -> str:
    """Return the mark of a word: "" for one that may be left out, itself for one not known."""
    named = next((f"{mark}:{names[part]}" for mark, names in _NAMEN if part in names), None)
    if named:
        return named
    if part in DAGEN or part in _KORTE_DAGEN:
        days = DAGEN if part in DAGEN else _KORTE_DAGEN
        return f"{'w' if part in DAGEN else 'W'}:{days.index(part)}"
    if part.endswith("vakantie") and part.removesuffix("vakantie") in _VAKANTIE:
        return f"v:{_VAKANTIE[part.removesuffix('vakantie')]}"
    if part.startswith(_EIGEN):
        return part.removeprefix(_EIGEN)
    return _number(part) if part[0].isdecimal() else _VAST.get(part, part)


def _number(part: str) -> str:
    if re.fullmatch(r"(?:19|20)\d\d", part):
        return f"j:{part}"
    if not part.isdecimal():
        figures = re.match(r"\d+", part)
        assert figures
        return "?" if "." in part else f"r:{figures[0]}"
    return f"n:{int(part)}" if len(part) <= 2 else "?"  # noqa: PLR2004  a day or a week


def _settled(found: list[str]) -> list[str]:
    """Decide by their neighbours on the words that can be two things."""
    settled = []
    for index, mark in enumerate(found):
        before = found[index - 1] if index else ""
        after = found[index + 1] if index + 1 < len(found) else ""
        settled += list(_by_neighbours(before, mark, after))
    return settled


def _by_neighbours(before: str, mark: str, after: str) -> Iterator[str]:
    if mark in {".", "een"} and (before[:2] in {"W:", "m:", "we"} or mark == "een"):
        if mark == "een" and after == "vakantie":
            yield "?"
    elif mark == "kerst" and before == "na":
        yield "v:kerst"
    elif mark.startswith("W:"):
        is_day = after[:2] in {"n:", "r:"} or after == "." or before[:2] == "r:" or before == "elke"
        yield f"w{mark[1:]}" if is_day else "|"
    elif mark.startswith("t:"):
        yield f"n{mark[1:]}" if after in {"week", "schoolweek"} else "|"
    elif _is_known(mark):
        yield mark
    elif _is_slip(before, mark, after):
        yield "?"
    else:
        yield "|"


def _is_known(mark: str) -> bool:
    return mark[1:2] == ":" or mark in _VAST.values() or mark == "?"


def _is_slip(before: str, mark: str, after: str) -> bool:
    """Tell whether a word stands where a month would, and nearly is one."""
    beside = {before[:2], after[:2]} & {"n:", "m:", "r:"} or {before, after} & {"en", "tm", "tot"}
    return bool(beside) and _is_misspelt(mark)


def _is_misspelt(word: str) -> bool:
    if len(word) < 3 or word in _LIJKT_NIET:  # noqa: PLR2004  too short to be one
        return False
    most = 1 if len(word) <= 5 else 2  # noqa: PLR2004  a short word differs soon
    return any(OSA.distance(word, name, score_cutoff=most) <= most for name in (*MAANDEN, *DAGEN))

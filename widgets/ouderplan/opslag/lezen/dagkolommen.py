"""Columns of a calendar that say together when: the day of the week, the date, and the hour."""

import re
from collections.abc import Mapping, Sequence

from ouderplan.kern.datum import MAAND
from ouderplan.opslag.lezen.koppen import fold, is_head, read_head
from ouderplan.opslag.lezen.lijstdoelen import (
    Doel,
    Zekerheid,
    goals_of,
    is_clock,
    is_moment,
    with_hour,
)
from ouderplan.opslag.lezen.vormen import Lijst
from ouderplan.opslag.tabellen import Tabel

_DAG = re.compile(
    r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo)\.?", re.I
)
_DUURT = re.compile(r"(?<![\d.:])\d+\s*(?:min|uur|uren|kwartier|dag|dagen|week|weken|x)\b", re.I)
_JAAR, _GEREED = "jaardoelen.uitvoeren_in", "jaardoelen.gereed"
_TIJD = "tijd"
"""How long, or at what time: the one head of which the cells have the last word."""
_MEESTE, _WEKEN, _LANGSTE, _WOORDEN = 0.6, 53, 30, 3
_MAAND = "|".join(MAAND)
_DATUM = re.compile(
    rf"\b\d{{1,2}}[-/. ]+(?:{_MAAND})\b|\b(?:{_MAAND})\.?\s+['’]?\d{{2,4}}\b"
    r"|\b\d{1,4}([-/.])\d{1,2}\1['’]?\d{2,4}\b",
    re.I,
)
"""What makes a cell a date: a month by its name, or figures with a year."""
_MET_MAAND = re.compile(rf"\b(?:{_MAAND})\b|\b\d{{1,2}}[-/]\d{{1,2}}\b", re.I)
"""What says its month by itself."""
Plaatsen = dict[int, tuple[str, Zekerheid]]


def put_moments(tabel: Tabel, lijst: Lijst, found: Plaatsen) -> None:
    """Let days of the week and times of the day go with the date, and not stand for it."""
    targets = goals_of(tabel)
    when = next((k for k, goal in targets.items() if goal.tabel is tabel and is_moment(goal)), "")
    _put_ready(lijst, found)
    if when:
        _put_days(tabel, lijst, found, when)
        _put_months(tabel, lijst, found, when)
        _put_clocks(tabel, lijst, found, when)
        _leave_weeks(lijst, found, when)


def _put_ready(lijst: Lijst, found: Plaatsen) -> None:
    """Let a month or a day be when a goal is ready, and no schooljaar in which it is done."""
    keys = {key: at for at, (key, _) in found.items()}
    at = keys.get(_JAAR)
    if at is not None and _GEREED not in keys and are_dates(in_rows(lijst, at)):
        found[at] = (_GEREED, Zekerheid.WAARSCHIJNLIJK)


def is_weekday(text: str) -> bool:
    """Tell whether a text is a day of the week and nothing else."""
    return bool(_DAG.fullmatch(text.strip()))


def _put_days(tabel: Tabel, lijst: Lijst, found: Plaatsen, when: str) -> None:
    days = [at for at in found if _are_weekdays(in_rows(lijst, at))]
    for at in days:
        found[at] = (when, Zekerheid.WAARSCHIJNLIJK)
    dates = [at for at, (key, _) in found.items() if key == when and at not in days]
    if not days or dates:
        return
    for at in found:
        if at not in days and _exact(tabel, lijst.kop[at]) == when:
            found[at] = (when, Zekerheid.ZEKER)
            return


def _put_months(tabel: Tabel, lijst: Lijst, found: Plaatsen, when: str) -> None:
    """Let a column of months go with the one beside it that says when in that month."""
    months = [at for at in found if all(map(is_month, cells := in_rows(lijst, at))) and cells]
    beside = [at for at, (key, _) in found.items()
              if at not in months and when in (key, _exact(tabel, lijst.kop[at]))]  # fmt: skip
    for at in months if beside else ():
        found[at] = (when, Zekerheid.WAARSCHIJNLIJK)
        if when not in {found[one][0] for one in beside}:
            found[beside[0]] = (when, Zekerheid.ZEKER)


def is_month(text: str) -> bool:
    """Tell whether a text is a month, perhaps with its year, and nothing else."""
    words = fold(text).split()
    return bool(words) and words[0] in MAAND and all(word.isdecimal() for word in words[1:])


def _put_clocks(tabel: Tabel, lijst: Lijst, found: Plaatsen, when: str) -> None:
    for at, (key, _) in found.items():
        cells, head = in_rows(lijst, at), lijst.kop[at]
        own = _exact(tabel, head)
        lasts = key == f"{tabel.naam}.duur" and (not own or fold(head) == _TIJD)
        if (lasts or not (key or own)) and _are_clocks(cells):
            found[at] = (when, Zekerheid.WAARSCHIJNLIJK)


def _leave_weeks(lijst: Lijst, found: Plaatsen, when: str) -> None:
    """Let the number of a week go nowhere where the date beside it says it."""
    dated = any(key == when and certain is Zekerheid.ZEKER for key, certain in found.values())
    for at, (key, _) in found.items():
        weeks = in_rows(lijst, at)
        counts = all(cell.isdecimal() and int(cell) <= _WEKEN for cell in weeks)
        if dated and not key and weeks and counts and fold(lijst.kop[at]).startswith("week"):
            found[at] = ("", Zekerheid.ZEKER)


def _are_weekdays(cells: list[str]) -> bool:
    days = sum(map(is_weekday, cells))
    return days > 0 and all(is_weekday(cell) or len(cell) == 1 for cell in cells)


def are_dates(cells: Sequence[str]) -> bool:
    """Tell whether most cells are a date, whatever is above them: *27 okt.*, *1-12-'26*."""
    return bool(cells) and sum(map(_is_date, cells)) > _MEESTE * len(cells)


def _is_date(cell: str) -> bool:
    return bool(_DATUM.search(cell)) and len(cell) <= _LANGSTE


def _are_clocks(cells: list[str]) -> bool:
    """Tell whether most cells are a time of the day; none is a sentence or how long it lasts."""
    clocks = sum(map(is_clock, cells))
    told = any(len(cell.split()) > _WOORDEN for cell in cells if not re.search(r"\d", cell))
    return clocks > _MEESTE * len(cells) and not told and not any(map(_DUURT.search, cells))


def in_rows(lijst: Lijst, at: int, *, all_of: bool = False) -> list[str]:
    """Return the filled cells of a column, or `all_of` them, but not what is alone in its line."""
    lines = (cells for _, cells in lijst.regels if sum(map(bool, map(str.strip, cells))) > 1)
    texts = (cells[at].strip() if at < len(cells) else "" for cells in lines)
    return [text for text in texts if text or all_of]


def _exact(tabel: Tabel, head: str) -> str:
    """Return where a head goes by its own words, "" when it is not known."""
    return f"{tabel.naam}.{read_head(tabel, [head])[0]}" if is_head(tabel, head) else ""


def together(doelen: Mapping[str, Doel], sleutel: str, er_staat: str, tekst: str) -> str:
    """Return two texts of one cell: *do* before its date, *19.30 uur* behind it, else two lines."""
    if is_moment(doelen[sleutel]):
        if is_weekday(er_staat):
            return f"{er_staat} {tekst}"
        if is_month(er_staat):
            return with_month(tekst, er_staat)
        if is_clock(tekst) or not re.search(r"\d", tekst):
            return f"{er_staat}, {with_hour(tekst)}"
    return f"{er_staat}\n{tekst}"


def says_month(text: str) -> bool:
    """Tell whether a text says its month by itself: *3 okt.*, *12/3*."""
    return bool(_MET_MAAND.search(text))


def with_month(text: str, month: str) -> str:
    """Return a moment with its month behind the day, before the time; not when it says one."""
    if month.split(maxsplit=1)[0] in text.casefold() or says_month(text):
        return text
    day, comma, hour = text.partition(", ")
    return f"{day} {month}{comma}{hour}" if is_clock(hour) else f"{text} {month}"

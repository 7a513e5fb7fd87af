"""One cell of a school's Excel file as the text that the workbook would have written."""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from math import isclose
from typing import Any

from openpyxl.utils.datetime import WINDOWS_EPOCH, from_excel, to_excel

from ouderplan.kern.datum import MAANDEN, day_written, written
from ouderplan.kern.getallen import share_written
from ouderplan.opslag.lezen.excelcellen import Cel
from ouderplan.teksten import Teksten


class Onleesbaar(Exception):
    """A cell that holds nothing to read; its text is the Dutch sentence about it."""


_FOUT = "e"
DAGEN = range(1980, 2100)
"""Years in which a number in a column of dates is a day; 2026 itself would be a day in 1905."""
_GETAL = re.compile(r"[+-]?[\d.]*\d(?:,\d+)?", re.ASCII)
_LETTERLIJK = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
"""What in the form of a cell stands for no part of a date."""
_VORM = re.compile(r"(?P<duizend>#,##)?0\.(?P<na>0+)(?![0#?,%E]| %)")
"""The form of a number with so many digits behind the comma."""
_WAAR = {True: {"true", "waar", "ja"}, False: {"false", "onwaar", "nee"}}


def cell_text(
    cell: Cel,
    soort: type,
    was: str = "",
    epoch: datetime = WINDOWS_EPOCH,
    *,
    van_school: bool = False,
) -> str:
    """Return what stands in a cell, as text.

    Parameters
    ----------
    cell
        The cell.
    soort
        What the column holds in the workbook: text, a number, a date.
    was
        The text that the workbook wrote there; "" when that is not known. Another program that
        saved the file may have made a formula, a number or a yes of it: that is no change.
    epoch
        The day from which the file counts its dates.
    van_school
        Whether the list is of the school itself: then a date is all that is in its cell, also what
        does not show. In a sheet of the workbook Excel made a date of what somebody typed.

    Raises
    ------
    Onleesbaar
    """
    value = cell.value
    if was and soort is str and (cell.formule == was or _is_still(was, value)):
        return was
    if cell.zonder_uitkomst:
        raise Onleesbaar(_t("cel.formule"))
    if cell.data_type == _FOUT or (isinstance(value, str) and _EXCELFOUT.fullmatch(value)):
        raise Onleesbaar(_t("cel.fout", waarde=value))
    vorm = cell.number_format
    if type(value) in (int, float):
        if soort in (date, datetime) or (soort is str and day_written(was)):
            value = _day_of(value, epoch)
        elif soort is str and _is_share(was, value):
            vorm = "0 %" if " %" in was else "0%"
    return _as_text(value, soort, vorm, heel=van_school)


def _is_share(was: str, value: float) -> bool:
    """Tell whether a number is a share where one was: its form may be gone, as that of a day."""
    share = share_written(was)
    return share is not None and 0 <= value <= max(1, share[0])


def _is_still(was: str, value: Any) -> bool:
    """Tell whether a cell is what became of the text that the workbook wrote."""
    if isinstance(value, bool):
        return was.casefold() in _WAAR[value]
    if isinstance(value, datetime):
        return not _has_clock(value) and day_written(was) == value.date()
    if isinstance(value, date):
        return day_written(was) == value
    if isinstance(value, str):
        return _is_still_written(was, value)
    return isinstance(value, int | float) and _is_near(value, _readings(was))


def _is_still_written(was: str, value: str) -> bool:
    """Tell whether a text is how a program writes the number that a share or a date was."""
    if day := day_written(was):
        return value in {str(day), f"{day} 00:00:00"}
    try:
        return share_written(was) is not None and _is_near(float(value), _readings(was))
    except ValueError:
        return False


def _is_near(value: float, numbers: set[float]) -> bool:
    return any(isclose(value, number, abs_tol=1e-9) for number in numbers)


def _readings(text: str) -> set[float]:
    """Return the numbers that programs make of a text: 1.000 is one, or a thousand.

    A share or a date the workbook wrote as a number itself.
    """
    if share := share_written(text):
        return {share[0]}
    if day := day_written(text):
        return {to_excel(day)}
    if not _GETAL.fullmatch(text):
        return set()
    found = {float(text.replace(".", "").replace(",", "."))}
    return found | ({float(text)} if text.count(".") <= 1 and "," not in text else set())


def _day_of(value: float, epoch: datetime) -> Any:
    """Return the moment that a number is in a spreadsheet; a number that is none, as it is.

    Gnumeric and SheetJS keep a date without the form that says that it is one.
    """
    try:
        moment = from_excel(value, epoch)
    except (OverflowError, ValueError):
        return value
    if not isinstance(moment, datetime) or moment.year not in DAGEN:
        return value
    return (moment + timedelta(milliseconds=500)).replace(microsecond=0)


_EXCELFOUT = re.compile(r"#(?:N/A|N/B|REF!|VERW!|VALUE!|WAARDE!|NAME\?|NAAM\?|DIV/0!|DEEL/0!|NUM!)")


def _has_clock(value: datetime) -> bool:
    return bool(value.hour or value.minute)


def _as_text(value: Any, soort: type, vorm: str, *, heel: bool) -> str:
    text = "" if value is None else str(value)
    match value:
        case bool():
            text = _t("cel.ja" if value else "cel.nee")
        case float() | int():
            text = _number(float(value), soort, vorm, heel=heel)
        case date():  # a moment is one too
            text = _moment(value, soort, vorm, heel=heel)
        case time():
            text = f"{value:%H:%M}"
    return text


def _number(value: float, soort: type, vorm: str, *, heel: bool) -> str:
    shown = _VORM.search(_LETTERLIJK.sub("", vorm.partition(";")[0]))
    if heel and soort is str and shown and shown["na"]:  # in a list of a school, as it reads it
        there = Decimal(repr(value)).quantize(Decimal(1).scaleb(-len(shown["na"])), ROUND_HALF_UP)
        grouped = f"{there:{',' if shown['duizend'] else ''}f}"
        return ("€ " if "€" in vorm else "") + grouped.translate(str.maketrans(",.", ".,"))
    if "%" in vorm and soort is str:
        return f"{_plain(round(value * 100, 6))}{' ' if ' %' in vorm else ''}%"
    return _plain(value, komma="," if soort is str else ".")


def _plain(value: float, komma: str = ",") -> str:
    return str(int(value)) if value.is_integer() else repr(value).replace(".", komma)


def _moment(value: date, soort: type, vorm: str, *, heel: bool) -> str:
    """Return a date as the column has it; in a text as a person writes it.

    Excel makes the first of June of ``juni 2027``; the form of the cell tells that it showed no
    day. With `heel` another day than the first, and the year of a day, are said, shown or not.
    """
    day = value.date() if isinstance(value, datetime) else value
    clock = isinstance(value, datetime) and _has_clock(value)
    if soort is datetime:
        return str(value)
    if soort is not str:
        return str(value) if clock else str(day)
    only_first = day.day == 1 or not heel
    if "d" not in vorm.casefold() and "y" in vorm.casefold() and only_first:
        return f"{MAANDEN[day.month - 1]} {day.year}"
    if not heel and "y" not in vorm.casefold() and "d" in vorm.casefold():
        return f"{day.day} {MAANDEN[day.month - 1]}"
    return f"{written(day)}, {value:%H:%M}" if clock else written(day)


def day_without_year(cell: Cel) -> date | None:
    """Return the day of a cell that shows its day and not its year, else None."""
    form, value = _LETTERLIJK.sub("", cell.number_format.casefold()), cell.value
    if not isinstance(value, date) or "d" not in form or "y" in form or "m" not in form:
        return None
    return value.date() if isinstance(value, datetime) else value


def _t(sleutel: str, **velden: object) -> str:
    return Teksten(__package__ or "")(sleutel, **velden)

"""One cell of a school's Excel file as the text that the workbook would have written."""

import re
from datetime import date, datetime, time
from typing import Any

from ouderplan.kern.datum import MAANDEN, written
from ouderplan.teksten import Teksten


class Onleesbaar(Exception):
    """A cell that holds nothing to read; its text is the Dutch sentence about it."""


_FOUT, _FORMULE = "e", "f"


def cell_text(cell: Any, berekend: Any, soort: type) -> str:
    """Return what stands in a cell of openpyxl, as text.

    Parameters
    ----------
    cell
        The cell.
    berekend
        What Excel worked out for it when it was saved; None when it did not.
    soort
        What the column holds in the workbook: text, a number, a date.

    Raises
    ------
    Onleesbaar
    """
    value = cell.value
    if cell.data_type == _FORMULE:
        if berekend is None:
            raise Onleesbaar(_t("cel.formule"))
        value = berekend
    if cell.data_type == _FOUT or (isinstance(value, str) and _EXCELFOUT.fullmatch(value)):
        raise Onleesbaar(_t("cel.fout", waarde=value))
    return _as_text(value, soort, str(cell.number_format or ""))


_EXCELFOUT = re.compile(r"#(?:N/A|N/B|REF!|VERW!|VALUE!|WAARDE!|NAME\?|NAAM\?|DIV/0!|DEEL/0!|NUM!)")


def _as_text(value: Any, soort: type, vorm: str) -> str:
    text = "" if value is None else str(value)
    match value:
        case bool():
            text = _t("cel.ja" if value else "cel.nee")
        case float() | int():
            text = _number(float(value), soort, vorm)
        case date():  # a moment is one too
            text = _moment(value, soort, vorm)
        case time():
            text = f"{value:%H:%M}"
    return text


def _number(value: float, soort: type, vorm: str) -> str:
    if "%" in vorm and soort is str:
        return f"{_plain(round(value * 100, 6))}%"
    return _plain(value, komma="," if soort is str else ".")


def _plain(value: float, komma: str = ",") -> str:
    return str(int(value)) if value.is_integer() else repr(value).replace(".", komma)


def _moment(value: date, soort: type, vorm: str) -> str:
    """Return a date as the column has it; in a text as a person writes it.

    Excel makes a date of ``juni 2027``; the form of the cell tells that it showed no day.
    """
    day = value.date() if isinstance(value, datetime) else value
    clock = isinstance(value, datetime) and (value.hour or value.minute)
    if soort is datetime:
        return str(value)
    if soort is not str:
        return str(value) if clock else str(day)
    if "d" not in vorm.casefold() and "y" in vorm.casefold():
        return f"{MAANDEN[day.month - 1]} {day.year}"
    if "y" not in vorm.casefold() and "d" in vorm.casefold():
        return f"{day.day} {MAANDEN[day.month - 1]}"
    return f"{written(day)}, {value:%H:%M}" if clock else written(day)


def _t(sleutel: str, **velden: object) -> str:
    return Teksten(__package__ or "")(sleutel, **velden)

"""One cell between a Python value and the text of a CSV, losslessly both ways."""

import re
from datetime import date, datetime
from typing import Any

# A spreadsheet runs a cell that begins like this as a formula:
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = re.compile(r"^'*[=+\-@\t＝＋－＠]")


def to_cell(value: Any) -> str:
    """Return the text of a cell: "" for not filled in, ISO for moments, formulas made harmless.

    A text that a spreadsheet would run gets an apostrophe in front; `from_cell` takes it off.
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    return f"'{text}" if isinstance(value, str) and _FORMULA.match(text) else text


def from_cell(text: str) -> str:
    """Return the text that `to_cell` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text

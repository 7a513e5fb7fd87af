"""Dates as people in the Netherlands write them."""

import re
from datetime import date

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
MAAND = {naam: nummer for nummer, naam in enumerate(MAANDEN, start=1)} | {
    "jan": 1, "febr": 2, "feb": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9,
    "sep": 9, "okt": 10, "nov": 11, "dec": 12,
}  # fmt: skip
"""Every name of a month, the short ones too, with its number."""


def written(dag: date | None) -> str:
    """Return ``22 november 2026``, or "" for no date."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}" if dag else ""


_VOLUIT = re.compile(rf"(?P<dag>\d{{1,2}}) (?P<maand>{'|'.join(MAANDEN)}) (?P<jaar>\d{{4}})")


def day_written(tekst: str) -> date | None:
    """Return the day of a text that is just what `written` makes of it, else None."""
    match = _VOLUIT.fullmatch(tekst)
    if match is None:
        return None
    try:
        day = date(int(match["jaar"]), MAANDEN.index(match["maand"]) + 1, int(match["dag"]))
    except ValueError:
        return None
    return day if written(day) == tekst else None


_MET_MAAND = re.compile(
    r"(?:[a-z]{2,9}\.?,?\s+)?(?P<dag>\d{1,2})\s+(?P<maand>[a-z]{3,9})\.?\s+(?P<jaar>\d{4})"
    r"(?P<tijd>\D.*)?",
    re.IGNORECASE,
)


def in_numbers(text: str) -> str:
    """Return a date with the name of its month as 6-10-2026; another text as it is.

    Understands ``6 oktober 2026``, ``6 okt. 2026`` and ``di 6 okt 2026``.
    """
    match = _MET_MAAND.fullmatch(text.strip())
    if match is None:
        return text
    short = "maart" if match["maand"].casefold() == "mrt" else match["maand"].casefold()
    number = next((n for n, m in enumerate(MAANDEN, start=1) if m.startswith(short)), None)
    return (
        text if number is None else f"{match['dag']}-{number}-{match['jaar']}{match['tijd'] or ''}"
    )

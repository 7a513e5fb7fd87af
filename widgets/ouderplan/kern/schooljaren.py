"""School years and moments as schools write them, in order."""

import re
from datetime import date

from ouderplan.kern.fouten import OuderplanFout

_JAAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_KORT = re.compile(r"(?<![\w/.,-])['’‘]?(20)?(\d\d)(\s*[-–/]\s*)['’‘]?(\d\d)(?![\w/%-]|[.,]\d)")
_EEUW = 100
_GEEN_MAAND = 13
"""From here 12/13 can only be a schooljaar; 06/07 may as well be a day in July."""
_AUGUSTUS = 8
_NOG_NIET = (9999, "")


class GeenSchooljaar(OuderplanFout):
    """A workbook was to be made for a schooljaar without a year in it."""

    zin = (
        "‘{schooljaar}’ is geen schooljaar. Er is niets gemaakt. Schrijf het met het jaartal erin, "
        "bijvoorbeeld 2026-2027."
    )


def school_year(dag: date) -> str:
    """Return the school year of a day: ``2026-2027``; it begins in August."""
    begin = dag.year if dag.month >= _AUGUSTUS else dag.year - 1
    return f"{begin}-{begin + 1}"


def in_full(text: str) -> str:
    """Write a short schooljaar in full; what cannot be one stays as it is.

    Examples
    --------
    >>> in_full("vanaf 26/27"), in_full("'26-'27"), in_full("2026-27"), in_full("26/30")
    ('vanaf 2026/2027', '2026-2027', '2026-2027', '26/30')
    """
    return _KORT.sub(_written_out, text)


def _written_out(match: re.Match[str]) -> str:
    first, last = int(match[2]), int(match[4])
    if last != (first + 1) % _EEUW or not (match[1] or last >= _GEEN_MAAND):
        return match[0]
    return f"20{match[2]}{match[3]}20{match[4]}"


def first_year(text: str) -> int | None:
    """Return the first year that a text names, or None; ``26/27`` is 2026."""
    found = _JAAR.search(in_full(text))
    return int(found[1]) if found else None


def check_schooljaar(schooljaar: str) -> None:
    """Refuse a schooljaar that names no year (GeenSchooljaar): goals and calendar go by it."""
    if first_year(schooljaar) is None:
        raise GeenSchooljaar(schooljaar=schooljaar)


def sort_key(schooljaar: str, wanneer: str = "") -> tuple[int, str]:
    """Return a key that puts rows in the order of their years; what names none comes last."""
    year = first_year(schooljaar) or first_year(wanneer)
    iso = wanneer.strip() if re.match(r"\d{4}-\d\d", wanneer.strip()) else ""
    return _NOG_NIET if year is None else (year, iso)

"""School years and moments as schools write them, in order."""

import re
from datetime import date

_JAAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_AUGUSTUS = 8
_NOG_NIET = (9999, "")


def school_year(dag: date) -> str:
    """Return the school year of a day: ``2026-2027``; it begins in August."""
    begin = dag.year if dag.month >= _AUGUSTUS else dag.year - 1
    return f"{begin}-{begin + 1}"


def first_year(text: str) -> int | None:
    """Return the first year that a text names, or None."""
    found = _JAAR.search(text)
    return int(found[1]) if found else None


def sort_key(schooljaar: str, wanneer: str = "") -> tuple[int, str]:
    """Return a key that puts rows in the order of their years; what names none comes last."""
    year = first_year(schooljaar) or first_year(wanneer)
    iso = wanneer.strip() if re.match(r"\d{4}-\d\d", wanneer.strip()) else ""
    return _NOG_NIET if year is None else (year, iso)

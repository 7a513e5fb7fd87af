"""When something begins and ends, as somebody typed it."""

import re
from datetime import datetime

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag.lezen.getypt import read_moment

_TIJD = re.compile(r"\s\d{1,2}[:.u]\d{2}\s*$")


class GeenMoment(OuderplanFout):
    """Typed where a moment belongs."""

    zin = (
        "‘{tekst}’ is geen moment. Er is niets geopend of veranderd. Typ een dag, zoals "
        "12-12-2026, en als u wilt een tijd erachter, zoals 20:00."
    )


def begin_of(text: str) -> datetime:
    """Return when something begins as somebody typed it: nothing is now (GeenMoment)."""
    return _moment(text) if text.strip() else datetime.now().replace(microsecond=0)


def end_of(text: str) -> datetime:
    """Return when something ends as somebody typed it: a day without a time is all of that day.

    Raises
    ------
    GeenMoment
    """
    found = _moment(text)
    return found if _TIJD.search(text) else found.replace(hour=23, minute=59)


def _moment(text: str) -> datetime:
    found = read_moment(text)
    if found is None:
        raise GeenMoment(tekst=text.strip())
    return found

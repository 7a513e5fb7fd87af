"""When something begins and ends, as somebody typed it."""

from datetime import datetime

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag.lezen.getypt import read_moment


class GeenMoment(OuderplanFout):
    """Typed where a moment belongs."""

    zin = (
        "‘{tekst}’ is geen moment. Er is niets geopend of veranderd. Typ een dag, zoals "
        "12-12-2026, en als u wilt een tijd erachter, zoals 20:00."
    )


class GeenSluiting(OuderplanFout):
    """Nothing typed where a round needs to know when it closes."""

    zin = "Vul in wanneer de ronde sluit, zoals 12-12-2026 20:00. Er is niets geopend of veranderd."


def begin_of(text: str) -> datetime:
    """Return when something begins as somebody typed it: nothing is now (GeenMoment)."""
    return _moment(text)[0] if text.strip() else datetime.now().replace(microsecond=0)


def end_of(text: str) -> datetime:
    """Return when something ends as somebody typed it: a day without a time is all of that day.

    Raises
    ------
    GeenMoment, GeenSluiting
    """
    if not text.strip():
        raise GeenSluiting
    found, with_time = _moment(text)
    return found if with_time else found.replace(hour=23, minute=59)


def _moment(text: str) -> tuple[datetime, bool]:
    found = read_moment(text)
    if found is None:
        raise GeenMoment(tekst=text.strip())
    return found

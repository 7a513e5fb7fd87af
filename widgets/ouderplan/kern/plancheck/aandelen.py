"""Rule: a share that has to be reached, and that nothing measures (D4)."""

import re
from collections.abc import Iterator

from ouderplan.kern.plancheck.delen import is_asked, shares, without_shares
from ouderplan.kern.plancheck.jaren import plan_years
from ouderplan.kern.plancheck.onderwerp import alike, topic
from ouderplan.kern.plancheck.stand import Bevinding, Ernst, Planstand, find, short
from ouderplan.kern.plancheck.teksten import Cel, Stuk
from ouderplan.kern.soorten import Tekstsoort

_ENOUGH = 0.5
_MEASURED = re.compile(
    r"\b(?:gemeten|meten wij|tellen|telling|turven|presentielijst\w*|aftekenlijst\w*"
    r"|registratie\w*|registreren)\b"
    r"|\([^)]*(?:peiling|onderzoek|vragenlijst|enqu[eê]te|lijst|rooster|administratie)[^)]*\)",
    re.IGNORECASE,
)
_GOALS = (Tekstsoort.DOEL, Tekstsoort.STREVEN, Tekstsoort.INDICATOR)


def check_aandelen(stand: Planstand) -> Iterator[Bevinding]:
    """Find shares that are asked for, wherever, without a target or measurement of it."""
    years = plan_years(stand)
    known = [topic(row.streefdoel) for row in stand.table("streefcijfers")]
    known += [topic(row.streefdoel) for row in stand.table("metingen")]
    counted = _counted(stand)
    told: set[str] = set()
    for stuk in stand.texts():
        if not _may_ask(stuk) or stuk.tekst in told or not list(shares(stuk.tekst)):
            continue
        asked = is_asked(stuk.tekst, doel=stuk.soort in _GOALS, jaren=years)
        if asked and not _is_measured(stuk, known) and stuk.cel.plaats not in counted:
            told.add(stuk.tekst)
            yield find("aandeel", Ernst.LET_OP, stuk.plaats, zin=short(stuk.tekst))


def _may_ask(stuk: Stuk) -> bool:
    """What stands in the tables of targets and facts themselves has rules of its own."""
    own = stuk.soort in {Tekstsoort.VERWIJZING, Tekstsoort.MOMENT}
    return not own and stuk.cel.tabel not in {"streefcijfers", "populatie"}


def _is_measured(stuk: Stuk, known: list[frozenset[str]]) -> bool:
    about = topic(without_shares(stuk.tekst))
    if _MEASURED.search(stuk.tekst):
        return True
    return any(alike(about, other, _ENOUGH) for other in known)


def _counted(stand: Planstand) -> frozenset[str]:
    """Return the places of action plans, and of their goals, that say how they are counted."""
    said = [
        (cel, row)
        for cel, row in ((cel, _action(stand, cel)) for cel in stand.cells())
        if row is not None and cel.kolom == "evaluatie_hoe" and _HOW.search(cel.tekst)
    ]
    return frozenset(place for cel, row in said for place in (cel.plaats, f"jaardoelen {row}"))


_HOW = re.compile(
    r"\b(?:tel|tellen|telling|turven|meten|meting|presentie\w*|lijst\w*|vragenlijst\w*|peiling\w*"
    r"|enqu[eê]te\w*|registr\w+|cijfers?|percentage|bijhouden)\b",
    re.IGNORECASE,
)


def _action(stand: Planstand, cel: Cel) -> str | None:
    return stand.acties[int(cel.rij) - 1].jaardoel if cel.tabel == "acties" else None

"""Rules about targets, what was measured, and indicators that nobody can check (D4, E1, J1)."""

import re
from collections.abc import Iterator

from ouderplan.kern.plancheck.stand import Bevinding, Ernst, Planstand, find, short
from ouderplan.kern.plancheck.teksten import Stuk
from ouderplan.kern.soorten import Tekstsoort
from ouderplan.kern.tekstvorm import loosely

_COUNT = re.compile(
    r"\d|%|½|\b(?:procent|percentage|aantal|hoeveel\w*|alle|allemaal|elke?|ieder|iedere"
    r"|iedereen|geen"
    r"|niemand|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|de helft|een derde"
    r"|een kwart|driekwart|dubbel|cijfer|score|gemiddelde?|opkomst(?:cijfers?)?|deelname|respons"
    r"|verzuim(?:cijfers?)?|frequentie|wekelijks|maandelijks|jaarlijks|dagelijks)\b",
    re.IGNORECASE,
)
"""Something that can be counted."""
_INSTRUMENT = re.compile(
    r"\b(?:\w*(?:lijst|peiling|enquêtes?|onderzoek|verslag|scan|meting|registratie|formulier"
    r"|rapportage|logboek|overzicht)(?:en)?|notulen|uitslag|uitkomst(?:en)?|resultaten|verslagen"
    r"|cijfers|evaluatie van)\b",
    re.IGNORECASE,
)
"""What it is measured with, where schools name that as the indicator (E1)."""
_COMPARED = re.compile(
    r"\bdan (?:vorig|het vorige|in|bij|nu|voorheen|afgelopen)\b|\bten opzichte van\b|\bvergeleken\b"
    r"|\b(?:stijg|daal|nam|neemt|neem)\w*\b.*\b(?:toe|af|score)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:is|zijn|wordt|worden|staat|hangt|ligt|heeft|hebben)\b.*\b(?:vastgesteld|ingevoerd"
    r"|gestart"
    r"|gedeeld|geplaatst|gepubliceerd|afgerond|klaar|gereed|aanwezig op|in gebruik|beschikbaar"
    r"|besproken|gevolgd|gekregen|geweest|gehouden|ondertekend|aangeschaft|opgesteld|geschreven"
    r"|verstuurd|aangesteld|benoemd|ingericht|geëvalueerd|afgenomen|gemaakt|geopend|opgenomen"
    r"|vernieuwd|gehad|verspreid|georganiseerd)\b"
    r"|\b(?:is|zijn|heeft|hebben)\b.*\b(?!verbeter|vergro|versterk|verho|verla|bevorder|gegroeid"
    r"|gehoord|gesteund|gezien|gebruikt|betrokken|bekend|bereid|bewust|gewaardeerd|beter|gewend"
    r"|betrouw|bezig|verantwoord|gelijk|goed|veilig|vertrouw)(?:ge|be|ver|her)\w{3,}(?:d|t|en)\b"
    r"|\b(?:staat|hangt|ligt|staan|hangen|liggen) (?:op|in|bij|voor|aan)\b"
    r"|^er (?:is|zijn|komt|ligt|staat|hangt) (?:een|het)\b"
    r"(?! (?:goede?|fijne?|open|prettige?|betere?|warme?|veilige?|positieve?))|\bja\s*/\s*nee\b",
    re.IGNORECASE,
)
"""Something that is there or is not."""
_NONE = re.compile(
    r"^(?:n\.?v\.?t\.?|nog (?:te bepalen|niet bekend)|n\.?t\.?b\.?|-+|geen)\.?$", re.I
)


def check_indicatoren(stand: Planstand) -> Iterator[Bevinding]:
    """Find indicators without anything that can be counted or seen.

    A heading that announces the lines below it is none, and neither is a norm of the table of
    targets: that has a rule of its own.
    """
    for stuk in stand.texts(Tekstsoort.INDICATOR):
        if stuk.cel.tabel != "streefcijfers" and not _can_be_seen(stuk):
            yield find("indicator", Ernst.LET_OP, stuk.plaats, zin=short(stuk.tekst))


def _can_be_seen(stuk: Stuk) -> bool:
    text = stuk.tekst
    if text.rstrip().endswith(":") or _NONE.match(text.strip()):
        return True
    return any(pattern.search(text) for pattern in (_COUNT, _COMPARED, _DONE, _INSTRUMENT))


_NUMBER = re.compile(
    r"\d|\b(?:alle|elke?|iedere?|iedereen|geen|de helft|een derde|een kwart|driekwart|een|één|twee"
    r"|drie|vier|vijf|zes|zeven|acht|negen|tien|allemaal)\b",
    re.IGNORECASE,
)


def check_normen(stand: Planstand) -> Iterator[Bevinding]:
    """Find targets without a number."""
    for row in stand.table("streefcijfers"):
        if not _NUMBER.search(row.norm):
            yield find("norm", Ernst.ONTBREEKT, _place(row), doel=short(row.streefdoel))


def check_metingen(stand: Planstand) -> Iterator[Bevinding]:
    """Find targets that were never measured."""
    measured = {loosely(row.streefdoel) for row in stand.table("metingen") if row.gemeten.strip()}
    for row in stand.table("streefcijfers"):
        if loosely(row.streefdoel) not in measured:
            yield find("meting", Ernst.ONTBREEKT, _place(row), doel=short(row.streefdoel))


def _place(row: object) -> str:
    return f"streefcijfers {getattr(row, 'streefdoel')}"  # noqa: B009  any dataclass with this field

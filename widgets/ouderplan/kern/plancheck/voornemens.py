"""Rule: something that is still going to happen, in a year that is past."""

import re
from collections.abc import Iterator

from ouderplan.kern.datum import MAANDEN
from ouderplan.kern.plancheck.jaren import Jaren, moments, named_years, plan_years
from ouderplan.kern.plancheck.stand import Bevinding, Ernst, Planstand, find, short
from ouderplan.kern.plancheck.teksten import Stuk
from ouderplan.kern.plancheck.tijden import tells_past, tells_present
from ouderplan.kern.soorten import Tekstsoort

_AUGUSTUS = 8
_SEASONS = (
    *("zomer", "winter", "jaar", "herfst", "kerst", "pasen", "lente", "vakantie"),
    *("eind", "einde", "loop", "begin", "start", "helft", "kwartaal", "week", "periode"),
)
_NO_SEASON = "".join(rf"(?<!{word} )" for word in _SEASONS)
_PAPER = (
    "verslag|gids|enquête|peiling|rapport|onderzoek|nieuwsbrief|cijfers|gegevens|resultaten"
    "|uitkomsten|begroting|meting|telling|vragenlijst|notitie|nota|scan|foto's"
)
"""What carries the year that it is about: the report 2023."""
_ATTACHED = re.compile(
    _NO_SEASON + r"(?<!ingang )\b(?:van|uit)\s+(?:(?:het )?schooljaar\s+|\w+\s+)?(?:19|20)\d\d"
    r"(?!\s*(?:tot|t/m|[-–/]\s*\d))"
    rf"|{_NO_SEASON}\([^)\d]*"
    r"\b(?:19|20)\d\d(?:, \w+ \d+)?\)"
    r"|\bover (?:het (?:school)?jaar )?(?:19|20)\d\d"
    rf"|\b\w*(?:{_PAPER})\s+(?:van |uit |bij )?(?:19|20)\d\d(?:\s*[-–/]\s*\d{{2,4}})?"
    r"|\b(?:de|het|een|onze|deze|die) in (?:\w+ )?(?:19|20)\d\d (?:\w+ )?\w{3,}(?:de|te|en)\s"
    r"|\b\d{4}\s+(?:boeken|euro|leerlingen|kinderen|ouders|inwoners)\b",
    re.IGNORECASE,
)
"""A year that belongs to a thing, *the survey of 2022*, and does not say when."""
_AHEAD = re.compile(
    r"\b(?:uiterlijk|komend\w*|volgend\w*|gepland|ingepland|planning|tijdpad|binnenkort|voornemens?"
    r"|van plan|bedoeling|op het programma|\w*datum|deadline|planperiode|looptijd|periode|centraal"
    r"|gestreefd|start\w*|evaluatie|evaluer\w*|besprek\w*|organiser\w*|presenter\w*|vaststell\w*"
    r"|voorstel|opnieuw|weer|wederom|klaar)\b"
    r"|\b(?:vóór|voor) (?:de (?:zomer|kerst|herfst|mei)\w*|eind|begin|\d{1,2} \w+"
    rf"|{'|'.join(MAANDEN)}|20\d\d(?=\s*[,.;:)]|$))\b",
    re.IGNORECASE,
)
"""Words of a plan, which say that it is to come where there is no verb."""
_WANTED = (Tekstsoort.DOEL, Tekstsoort.STREVEN, Tekstsoort.INDICATOR)
"""Columns in which everything is still to come, unless it is told as past."""
_PAST = re.compile(
    r"\b(?:vorig|vorige|afgelopen|destijds|toen|sedert|al jaren|vergeleken met|dan in|stamt"
    r"|tot nu toe|indertijd|eerder|ooit|geboren|ten opzichte van|t\.o\.v\.|zoals in"
    r"|(?:net|even\w*) als"
    r"|wet(?:sartikel)? (?:van|uit)|onderzoek (?:van|uit))\b"
    r"|\([A-ZÀ-Ý][^)]*\d{4}\)",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:vanaf|sinds|per)\b", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:ga(?:at|an)|zal|zullen|wil|willen|moet|moeten|komt er|komen er|start|starten|begint"
    r"|beginnen|voer(?:t|en)\b.*\bin|stapp(?:en|t) .*\bover)\b",
    re.IGNORECASE,
)
"""With *vanaf* it is not what has been so since then, but a beginning that is still to come."""
_UNTIL = re.compile(r"\b(?:t/m|tot|tot en met)\b", re.IGNORECASE)
_WHEN = (Tekstsoort.MOMENT,)
_OTHERS_LOOK = {("jaardoelen", "uitvoeren_in"), ("acties", "tijdpad")}
"""Cells with a rule of their own."""
_HISTORY = {"metingen", "populatie", "streefcijfers", "evaluaties", "vaststellingen", "werkboek"}
"""Tables that say how it was."""
_FEW_WORDS = 6


def check_voornemens(stand: Planstand) -> Iterator[Bevinding]:
    """Find what is still going to happen, of which every year that it names is past."""
    now = plan_years(stand)
    told: set[str] = set()
    if now is None:
        return
    for stuk in stand.texts():
        if _has_other_rule(stuk) or stuk.tekst in told or not _is_past(stuk.tekst, now):
            continue
        if _is_ahead(stuk) and not _is_done(stand, stuk):
            told.add(stuk.tekst)
            text, year = short(stuk.tekst), f"{now[0]}-{now[1]}"
            yield find("voornemen_voorbij", Ernst.LET_OP, stuk.plaats, zin=text, jaar=year)


def _has_other_rule(stuk: Stuk) -> bool:
    cel = stuk.cel
    own = (cel.tabel, cel.kolom) in _OTHERS_LOOK or cel.tabel in _HISTORY
    return own or stuk.soort is Tekstsoort.VERWIJZING


def _is_past(tekst: str, now: Jaren) -> bool:
    """Tell whether all years that a text names are before those of the plan."""
    years = named_years(_ATTACHED.sub(" ", tekst))
    if years is None:
        return False
    months = list(moments(tekst))
    if years[1] == now[0] and months:
        return all((year, month) < (now[0], _AUGUSTUS) for _, year, month in months)
    ends_before = years[1] == now[0] and years[0] < years[1]  # 2025-2026 is over in 2026-2027
    return years[1] < now[0] or ends_before


def _is_ahead(stuk: Stuk) -> bool:
    """Tell whether it speaks of what is to come: by its words, or because it is just a moment."""
    text = stuk.tekst
    wanted = stuk.soort in _WANTED  # there *is gedaan* says what has to be reached
    if _PAST.search(text) or tells_past(text, perfect=not wanted):
        return False
    if _OPEN.search(text) and not (_UNTIL.search(text) or _FUTURE.search(text)):
        return False
    is_moment = stuk.soort in _WHEN and len(text.split()) <= _FEW_WORDS
    return wanted or is_moment or bool(_AHEAD.search(text)) or tells_present(text)


def _is_done(stand: Planstand, stuk: Stuk) -> bool:
    """Tell whether the row of the moment is ticked off, or looks back."""
    cel = stuk.cel
    if cel.tabel not in {"planning", "ambitie_jaren"} or not cel.rij.isdecimal():
        return False
    row = stand.table(cel.tabel)[int(cel.rij) - 1]
    told = ("klaar", "besluit", "werkt_goed", "verder_ontwikkelen")
    return any(getattr(row, naam, False) for naam in told)

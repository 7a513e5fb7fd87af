"""In which order the chapters stand: the workbook's own, and those of four kinds of plan.

A chapter is named by its id (see `word.hoofdstukken`). An id that nothing writes yet is passed
over, so a new chapter is a new module in `word` and a word in these lists.
"""

from collections.abc import Mapping
from types import MappingProxyType

from ouderplan.uitvoer.fouten import OnbekendeVolgorde
from ouderplan.uitvoer.plan import Plan

WERKBOEK = "werkboek"
SLEUTEL, LEEG_SLEUTEL = "volgorde", "lege_hoofdstukken"
"""Under these facts the workbook remembers the order, and whether empty chapters are named."""
JA = "ja"

_BEGIN = ("tekst:voorwoord", "tekst:inleiding", "tekst:centrale_vraag", "tekst:redenen")
_AFSPRAKEN = ("gesprekken", "momenten", "communicatie", "organen", "intake", "thuistalen")
_EIND = ("evaluaties", "evaluatie", "tekst:evaluatie", "tekst:literatuur", "teksten")

VOLGORDES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        WERKBOEK: (
            *_BEGIN,
            "vaststellingen",
            "tekst:doelgroep",
            "populatie",
            "kernwoorden",
            "visie",
            "waarden",
            "tekst:uitgangspunten",
            "tekst:rollen_ouders",
            "tekst:rollen_leraren",
            "tekst:gouden_driehoek",
            "tekst:hoofddoelstelling",
            "verwachtingen",
            "schoolscan",
            "kansen",
            "tekst:werkwijze_cyclus",
            "overzicht",
            "actieplannen",
            "doelen",
            "streefcijfers",
            *_AFSPRAKEN,
            "activiteiten",
            "jaarklok",
            *_EIND,
            "herkomst",
        ),
        # A1: foreword, introduction, visie, main goal with criteria and goals, year plan, overview
        "ouderplan": (
            "tekst:voorwoord",
            "vaststellingen",
            "tekst:inleiding",
            "tekst:centrale_vraag",
            "tekst:redenen",
            "schoolprofiel",
            "kernwoorden",
            "visie",
            "waarden",
            "tekst:hoofddoelstelling",
            "criteria",
            "tekst:werkwijze_cyclus",
            "kansen",
            "organen",
            "communicatie",
            "actieplannen",
            "evaluaties",
            "evaluatie",
            "overzicht",
            "tekst:literatuur",
            "teksten",
        ),
        # B1: introduction, visie, why together, what to expect, pijlers, conversations, channels
        "afspraken": (
            "tekst:voorwoord",
            "tekst:inleiding",
            "visie",
            "tekst:rollen_ouders",
            "tekst:rollen_leraren",
            "tekst:redenen",
            "tekst:uitgangspunten",
            "tekst:gouden_driehoek",
            "verwachtingen",
            "criteria",
            "overzicht",
            "gesprekken",
            "momenten",
            "communicatie",
            "activiteiten",
            "jaarklok",
            "evaluaties",
            "evaluatie",
            "teksten",
        ),
        # C1: 3.0, thesis, school, visie, criteria, activities, scan, kansen, goals, appendices
        "proces": (
            "tekst:voorwoord",
            "tekst:inleiding",
            "tekst:niveaus",
            "stelling",
            "planning",
            "schoolprofiel",
            "populatie",
            "organen",
            "waarden",
            "visie",
            "criteria",
            "verwachtingen",
            "activiteiten",
            "schoolscan",
            "kansen",
            "doelen",
            "overzicht",
            "actieplannen",
            "evaluaties",
            "evaluatie",
            "tekst:literatuur",
            "teksten",
            "evaluatieformulier",
            "herkomst",
        ),
        # D1: introduction, population, targets and expectations, activities, groups, satisfaction
        "ouderbeleid": (
            "tekst:inleiding",
            "visie",
            "tekst:doelgroep",
            "populatie",
            "tekst:hoofddoelstelling",
            "streefcijfers",
            "verwachtingen",
            "tekst:uitgangspunten",
            "intake",
            "communicatie",
            "gesprekken",
            "momenten",
            "thuistalen",
            "activiteiten",
            "organen",
            "overzicht",
            "actieplannen",
            "evaluaties",
            "evaluatie",
            "tekst:evaluatie",
            "teksten",
        ),
    }
)
"""Per order the ids of its chapters."""


def check_order(volgorde: str) -> str:
    """Return `volgorde`, or refuse one that is not there (OnbekendeVolgorde)."""
    if volgorde not in VOLGORDES:
        raise OnbekendeVolgorde(volgorde=volgorde, volgordes=", ".join(VOLGORDES))
    return volgorde


def known_order(volgorde: str) -> str:
    """Return `volgorde`, or the workbook's own when this program does not know it."""
    return volgorde if volgorde in VOLGORDES else WERKBOEK


def order_of(plan: Plan) -> str:
    """Return the order that the school chose."""
    return known_order(plan.profiel.get(SLEUTEL, ""))


def names_empty(plan: Plan) -> bool:
    """Tell whether chapters without content are named in the plan."""
    return plan.profiel.get(LEEG_SLEUTEL, "") == JA

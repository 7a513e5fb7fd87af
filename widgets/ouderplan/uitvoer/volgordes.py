"""In which order the chapters stand: the workbook's own, and those of four kinds of plan.

A chapter is named by its id (see `word.hoofdstukken`). An id that nothing writes yet is passed
over, so a new chapter is a new module in `word` and a word in these lists.
"""

from collections.abc import Mapping
from types import MappingProxyType

from ouderplan.uitvoer.fouten import OnbekendeVolgorde
from ouderplan.uitvoer.plan import Plan

WERKBOEK = "werkboek"
SLEUTEL, LEEG_SLEUTEL, PDCA_SLEUTEL = "volgorde", "lege_hoofdstukken", "acties_als_pdca"
"""Under these facts the workbook remembers the order, whether empty chapters are named, and whether
activities are shown as plan, do, check and act."""
JA = "ja"

_BEGIN = ("tekst:voorwoord", "vaststellingen", "tekst:inleiding", "tekst:centrale_vraag")
_ROLLEN = ("tekst:rollen_ouders", "tekst:rollen_leraren", "tekst:gouden_driehoek")
_AFSPRAKEN = ("gesprekken", "momenten", "communicatie")
_MET_OUDERS = ("intake", "thuistalen", "activiteiten", "organen")
_EIND = (
    *("tekst:evaluatie", "evaluaties", "evaluatie", "teksten", "tekst:literatuur"),
    "bijlagen",
)
"""After this come the attachments."""

_WERKBOEK = (
    *_BEGIN,
    "tekst:redenen",
    "schoolprofiel",
    "stelling",
    "tekst:doelgroep",
    "populatie",
    "kernwoorden",
    "visie",
    "waarden",
    "tekst:uitgangspunten",
    *_ROLLEN,
    "tekst:hoofddoelstelling",
    "tekst:niveaus",
    "verwachtingen",
    "schoolscan",
    "kansen",
    "doelenbank",
    "tekst:werkwijze_cyclus",
    "overzicht",
    "actieplannen",
    "doelen",
    "streefcijfers",
    "ambities",
    *_AFSPRAKEN,
    *_MET_OUDERS,
    "jaarklok",
    *_EIND,
    "planning",
    "herkomst",
)
"""Every chapter there is, except the forms that are empty."""

# A1: foreword, introduction, visie, main goal with criteria and goals, year plan, overview
_OUDERPLAN = (
    *_BEGIN,
    "tekst:redenen",
    "schoolprofiel",
    "stelling",
    "tekst:doelgroep",
    "kernwoorden",
    "visie",
    "waarden",
    "tekst:uitgangspunten",
    *_ROLLEN,
    "tekst:hoofddoelstelling",
    "tekst:niveaus",
    "verwachtingen",
    "tekst:werkwijze_cyclus",
    "kansen",
    "actieplannen",
    "doelen",
    "organen",
    "communicatie",
    *_EIND,
    "overzicht",
)

# B1: introduction, visie, why together, what to expect, pijlers, conversations, channels
_VERWACHTEN = (
    *_BEGIN,
    "visie",
    "waarden",
    "kernwoorden",
    "stelling",
    "tekst:rollen_ouders",
    "tekst:rollen_leraren",
    "tekst:redenen",
    "tekst:uitgangspunten",
    "tekst:gouden_driehoek",
    "tekst:doelgroep",
    "tekst:hoofddoelstelling",
    "tekst:niveaus",
    "verwachtingen",
    "tekst:werkwijze_cyclus",
    "overzicht",
    "actieplannen",
    *_AFSPRAKEN,
    *_MET_OUDERS,
    "jaarklok",
    *_EIND,
)

# C1: 3.0, thesis, school, visie, criteria, activities, scan, kansen, goals, appendices
_PROCES = (
    *_BEGIN,
    "tekst:redenen",
    "tekst:niveaus",
    "stelling",
    "planning",
    "schoolprofiel",
    "tekst:doelgroep",
    "populatie",
    "kernwoorden",
    "organen",
    "waarden",
    "visie",
    "tekst:uitgangspunten",
    *_ROLLEN,
    "tekst:hoofddoelstelling",
    "verwachtingen",
    "activiteiten",
    "schoolscan",
    "kansen",
    "doelenbank",
    "tekst:werkwijze_cyclus",
    "doelen",
    "overzicht",
    "actieplannen",
    *_EIND,
    "evaluatieformulier",
)

# D1: introduction, population, targets and expectations, activities, groups, satisfaction
_OUDERBELEID = (
    *_BEGIN,
    "tekst:redenen",
    "schoolprofiel",
    "visie",
    "waarden",
    "kernwoorden",
    "stelling",
    "tekst:doelgroep",
    "populatie",
    "tekst:hoofddoelstelling",
    "streefcijfers",
    "tekst:niveaus",
    "verwachtingen",
    "tekst:uitgangspunten",
    *_ROLLEN,
    "intake",
    "communicatie",
    "gesprekken",
    "momenten",
    "thuistalen",
    "activiteiten",
    "jaarklok",
    "organen",
    "tekst:werkwijze_cyclus",
    "overzicht",
    "actieplannen",
    *_EIND,
)


def _whole(eigen: tuple[str, ...]) -> tuple[str, ...]:
    """Return an order with what it does not name as attachments: nothing typed is left out."""
    return (*eigen, *(hoofdstuk for hoofdstuk in _WERKBOEK if hoofdstuk not in eigen))


VOLGORDES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        WERKBOEK: _WERKBOEK,
        "ouderplan": _whole(_OUDERPLAN),
        "afspraken": _whole(_VERWACHTEN),
        "proces": _whole(_PROCES),
        "ouderbeleid": _whole(_OUDERBELEID),
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


def shows_pdca(plan: Plan) -> bool:
    """Tell whether activities are shown as plan, do, check and act."""
    return plan.profiel.get(PDCA_SLEUTEL, "") == JA

"""The threads of a plan in short Dutch sentences: where a goal came from, what came of it."""

from collections.abc import Iterator
from dataclasses import replace

from ouderplan.kern.datum import written
from ouderplan.kern.doelen import running
from ouderplan.kern.herkomst import describe
from ouderplan.kern.tekstvorm import cut_off, enumerate_words
from ouderplan.kern.weefsel import Draad, Gekozen, Scanstand, Weefsel

LANGST = 60

WAARDE = "Het noemt wat de stemmers kozen: {waarden}."
WAARDE_EEN = "{waarde} (plaats {plaats}{stemmen}{visie})"
STEMMEN = ", {stemmen} van {gestemd} stemmers"
IN_VISIE = ", ook in de visie"
VIA_VISIE = "Het valt onder de visie, en die noemt {waarden}."
SCAN = "Criterium {criterium} kreeg in de schoolscan {niveaus} ({ingevuld} keer ingevuld)."
NIVEAU = "{aantal} keer niveau {niveau}"
GEEN_SCAN = "Over criterium {criterium} is nog geen schoolscan ingevuld."
ACTIES = {
    True: "Er staat 1 activiteit in het actieplan",
    False: "Er staan {aantal} activiteiten in het actieplan",
}
WAT = ": {wat}."
GEEN_ACTIE = "Er staat nog niets in het actieplan."
STATUS = "Het doel is nu: {status}."
EVALUATIE = "Teruggekeken{op}: {opbrengst}."
EVALUATIE_LEEG = "Teruggekeken{op}; er staat nog niet wat het opleverde."
OP = " op {datum}"
NIET_GEEVALUEERD = "Er is nog niet op teruggekeken."
BEHAALD_ZONDER = "Let op: het staat op behaald, maar er is niet op teruggekeken."

NOG_TE_DOEN = frozenset({GEEN_ACTIE, NIET_GEEVALUEERD, BEHAALD_ZONDER})
"""What is only said to who can still do it."""

BREUKEN = {
    "niets": "Nergens vandaan, zonder kans en zonder reden: {namen}.",
    "buiten": "De kans staat nergens in de ranglijst van de stippen: {namen}.",
    "te_veel": "Uit de top {plaatsen} kwamen {aantal} jaardoelen: {namen}.",
    "top": "Wel in de vastgestelde top, maar zonder jaardoel: {namen}.",
    "waarden": "Gekozen waarden die geen jaardoel noemt: {namen}.",
    "visie": "Gekozen waarden die ook de visie niet noemt: {namen}.",
    "acties": "Zonder actieplan: {namen}.",
    "evaluatie": "Staat op behaald, zonder dat er is teruggekeken: {namen}.",
}


def tell_back(draad: Draad) -> tuple[str, ...]:
    """Say where a goal came from, down to the votes."""
    return (*describe(draad.herkomst), *_scan(draad), *_waarden(draad))


def visie_names(draad: Draad) -> str:
    """Return the chosen waarden of the visie, for a goal that names none itself; "" for another."""
    if draad.waarden:
        return ""
    return enumerate_words([_waarde(replace(row, in_visie=False)) for row in draad.via_visie])


def tell_on(draad: Draad) -> tuple[str, ...]:
    """Say what came of a goal: its actions, how far it is, and what was learned."""
    return tuple(_on(draad))


def find_breaks(weefsel: Weefsel) -> tuple[str, ...]:
    """Say where the threads of a plan break; nothing when none does."""
    return tuple(
        BREUKEN[soort].format(
            namen=enumerate_words(namen), aantal=len(namen), plaatsen=len(weefsel.top)
        )
        for soort, namen in _breaks(weefsel)
        if namen
    )


def name_of(draad: Draad) -> str:
    """Return the code of a goal, or the beginning of its text between quotes."""
    return draad.doel.code or f"“{_short(draad.doel.jaardoel)}”"


def _breaks(weefsel: Weefsel) -> Iterator[tuple[str, list[str]]]:
    draden = weefsel.draden
    yield "niets", [name_of(draad) for draad in draden if draad.uit_het_niets]
    yield "buiten", [name_of(draad) for draad in draden if draad.buiten_de_lijst]
    from_top = [name_of(draad) for draad in draden if draad.herkomst.noemt_top]
    yield "te_veel", from_top if weefsel.top and len(from_top) > len(weefsel.top) else []
    yield "top", [f"“{_short(row.tekst)}”" for row in weefsel.top if not row.doelen and draden]
    if draden:
        yield "waarden", list(weefsel.ongenoemd)
    unsaid = [row.waarde for row in weefsel.waarden if not row.in_visie]
    yield "visie", [waarde for waarde in unsaid if waarde in weefsel.ongenoemd]
    live = {doel.sleutel for doel in running([draad.doel for draad in draden])}
    bare = [draad for draad in draden if draad.doel.sleutel in live and not _activities(draad)]
    yield "acties", [name_of(draad) for draad in bare]
    yield "evaluatie", [name_of(draad) for draad in draden if draad.zonder_evaluatie]


def _scan(draad: Draad) -> Iterator[str]:
    if draad.scan is not None:
        yield _levels(draad.scan)
    elif draad.doel.criterium is not None:
        yield GEEN_SCAN.format(criterium=draad.doel.criterium)


def _levels(scan: Scanstand) -> str:
    parts = [
        NIVEAU.format(niveau=niveau, aantal=aantal) for niveau, aantal in scan.niveaus if aantal
    ]
    niveaus = enumerate_words(parts)
    return SCAN.format(criterium=scan.criterium, niveaus=niveaus, ingevuld=scan.ingevuld)


def _waarden(draad: Draad) -> Iterator[str]:
    if draad.waarden:
        yield WAARDE.format(waarden=enumerate_words([_waarde(row) for row in draad.waarden]))
    elif draad.via_visie:
        yield VIA_VISIE.format(waarden=visie_names(draad))


def _waarde(row: Gekozen) -> str:
    votes = "" if row.stemmen is None else STEMMEN.format(stemmen=row.stemmen, gestemd=row.gestemd)
    visie = IN_VISIE if row.in_visie else ""
    return WAARDE_EEN.format(waarde=row.waarde, plaats=row.plaats, stemmen=votes, visie=visie)


def _on(draad: Draad) -> Iterator[str]:
    named = _activities(draad)
    if named:
        several = ACTIES[len(named) == 1].format(aantal=len(named))
        yield _one_stop(several + WAT.format(wat="; ".join(_short(wat) for wat in named)))
    else:
        yield GEEN_ACTIE
    yield STATUS.format(status=draad.doel.status)
    for row in draad.evaluaties:
        op = OP.format(datum=written(row.datum)) if row.datum else ""
        told = _short(row.opbrengsten, 160).rstrip(".")
        yield _one_stop((EVALUATIE if told else EVALUATIE_LEEG).format(op=op, opbrengst=told))
    if not draad.evaluaties:
        yield BEHAALD_ZONDER if draad.zonder_evaluatie else NIET_GEEVALUEERD


def _activities(draad: Draad) -> list[str]:
    return [a.activiteit.strip().splitlines()[0] for a in draad.acties if a.activiteit.strip()]


def _short(text: str, langst: int = LANGST) -> str:
    return cut_off(text, langst).rstrip(".")


def _one_stop(zin: str) -> str:
    return zin.removesuffix(".") if zin.endswith("….") else zin

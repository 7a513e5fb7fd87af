"""Chapter: per jaardoel the action plan (C18) and where the goal came from."""

from collections.abc import Sequence
from textwrap import shorten

from ouderplan.kern.doelen import Actie, Jaardoel, parse_tijdpad
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.plandoelen import Plandoel
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.overzicht import heading_of
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.tabel import Cel, Regel, add_form

LANGSTE_KOP = 90
"""Characters of a heading; the whole goal stands in the table below it."""


def write(papier: Papier, plan: Plan) -> None:
    """Write the chapter."""
    doelen = [row for row in plan.doelen if row.heeft_actieplan]
    papier.heading(text("actieplannen", "kop"), 1, nieuwe_bladzijde=bool(doelen))
    if not doelen and not plan.losse_acties:
        papier.soft(text("actieplannen", "leeg"))
    for row in doelen:
        _write_doel(papier, row)
    if plan.losse_acties:
        _write_loose(papier, plan.losse_acties)


def _write_doel(papier: Papier, row: Plandoel) -> None:
    papier.heading(_heading(row.doel), 2)
    papier.text(_meta(row), bij_volgende=True)
    told = bool(row.herkomst) and "herkomst" not in papier.hoofdstukken  # else an attachment does
    _write_form(papier, row.doel.jaardoel, row.acties, los=not told)
    if told:
        papier.heading(text("actieplannen", "herkomst"), 3)
        papier.text(" ".join(row.herkomst))


def _heading(doel: Jaardoel) -> str:
    goal = shorten(doel.jaardoel, LANGSTE_KOP, placeholder=" …")
    return text("actieplannen", "doelkop", code=doel.code, doel=goal) if doel.code else goal


def _meta(row: Plandoel) -> str:
    parts = [heading_of(row.doel.criterium, row.criterium)]
    if row.doel.criterium is not None:
        parts = [text("actieplannen", "criterium", criterium=parts[0])]
    if row.doel.uitvoeren_in:
        parts.append(text("actieplannen", "uitvoeren_in", uitvoeren_in=row.doel.uitvoeren_in))
    parts.append(text("actieplannen", "status", status=row.doel.status))
    return "  |  ".join(parts)


def _write_form(papier: Papier, doel: str, acties: Sequence[Actie], *, los: bool = True) -> None:
    """Write the goal and six fields per activity; without activities one block to write in."""
    several = len(acties) > 1
    blocks = [
        _fields(actie, text("actieplannen", "activiteit_nr" if several else "activiteit", nummer=n))
        for n, actie in enumerate(acties or (Actie(doel),), start=1)
    ]
    add_form(papier, (text("actieplannen", "doel"), [Regel("", vet=doel)]), blocks, los=los)


def _fields(actie: Actie, kop: str) -> list[tuple[str, Cel]]:
    last = ("evaluatie_hoe", "evaluatie_wanneer", "vervolgstappen")
    return [
        (kop, actie.activiteit),
        (text("actieplannen", "uitvoerder"), actie.uitvoerder),
        (text("actieplannen", "tijdpad"), _milestones(actie.tijdpad)),
        *((text("actieplannen", naam), getattr(actie, naam)) for naam in last),
    ]


def _milestones(tijdpad: str) -> list[Regel]:
    """Return the lines in the school's own words, with the moment in bold where it stands."""
    lines = []
    for mijlpaal in parse_tijdpad(tijdpad):
        before, moment, after = mijlpaal.regel.partition(mijlpaal.wanneer or mijlpaal.regel)
        bold = moment if mijlpaal.wanneer else ""
        lines.append(Regel(after if bold else mijlpaal.regel, vet=bold, vooraf=before))
    return lines


def _write_loose(papier: Papier, acties: Sequence[Actie]) -> None:
    papier.heading(text("actieplannen", "los"), 2)
    papier.text(text("actieplannen", "los_uitleg"), bij_volgende=True)
    for doel in dict.fromkeys(actie.jaardoel for actie in acties):
        own = [actie for actie in acties if actie.jaardoel == doel]
        _write_form(papier, text("actieplannen", "onbekend_doel", doel=doel), own)

"""Chapter: per jaardoel the action plan (C18) and where the goal came from."""

from collections.abc import Sequence
from textwrap import shorten

from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.herkomst import NERGENS
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.plandoelen import Plandoel
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.overzicht import heading_of
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.rijcellen import form_cells
from ouderplan.uitvoer.word.tabel import Cel, Regel, add_form

LANGSTE_KOP = 90
"""Characters of a heading; the whole goal stands in the table below it."""


def write(papier: Papier, plan: Plan) -> None:
    """Write the chapter; a goal without activities has no form, unless empty ones are asked for."""
    asked = papier.noem_lege or "herkomst" not in papier.hoofdstukken
    doelen = [row for row in plan.doelen if row.acties or (asked and row.heeft_actieplan)]
    if not doelen and not plan.losse_acties:
        return
    papier.heading(text("actieplannen", "kop"), 1)
    for row in doelen:
        _write_doel(papier, row)
    if plan.losse_acties:
        _write_loose(papier, plan.losse_acties)


def _write_doel(papier: Papier, row: Plandoel) -> None:
    papier.heading(_heading(row.doel), 2)
    papier.text(_meta(row), bij_volgende=True)
    known = [zin for zin in row.herkomst if papier.noem_lege or zin != NERGENS]
    told = bool(known) and "herkomst" not in papier.hoofdstukken  # else an attachment does
    if row.acties or papier.noem_lege:
        _write_form(papier, row.doel.jaardoel, row.acties, los=not told)
    if told:
        papier.heading(text("actieplannen", "herkomst"), 3)
        papier.text(" ".join(known))


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
    """Write the goal and a row per column; without activities one block to write in."""
    several = len(acties) > 1
    blocks = [
        _fields(actie, nummer=n if several else 0)
        for n, actie in enumerate(acties or (Actie(doel),), start=1)
    ]
    kept = [[row for row in block if row[1] or papier.noem_lege] for block in blocks]
    add_form(papier, (text("actieplannen", "doel"), [Regel("", vet=doel)]), kept, los=los)


def _fields(actie: Actie, nummer: int) -> list[tuple[str, Cel]]:
    """Return name and contents of every column; the first has its number when there are more."""
    fields = form_cells(actie)
    if nummer:
        name, cell = fields[0]
        fields[0] = (text("actieplannen", "genummerd", naam=name, nummer=nummer), cell)
    return fields


def _write_loose(papier: Papier, acties: Sequence[Actie]) -> None:
    papier.heading(text("actieplannen", "los"), 2)
    papier.text(text("actieplannen", "los_uitleg"), bij_volgende=True)
    for doel in dict.fromkeys(actie.jaardoel for actie in acties):
        own = [actie for actie in acties if actie.jaardoel == doel]
        _write_form(papier, text("actieplannen", "onbekend_doel", doel=doel), own)

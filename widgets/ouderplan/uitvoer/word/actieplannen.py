"""Chapter: per jaardoel the action plan (C18) and where the goal came from."""

from collections.abc import Sequence

from ouderplan.kern.doelen import PDCA, VOOR_HET_BESTUUR, Actie, Jaardoel
from ouderplan.kern.herkomst import NERGENS
from ouderplan.kern.kolomvorm import printed
from ouderplan.kern.tekstvorm import cut_off
from ouderplan.opslag.opschriften import label
from ouderplan.uitvoer.plan import Plan, Plandoel
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.volgordes import shows_pdca
from ouderplan.uitvoer.word.overzicht import heading_of
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.tabel import Cel, Regel, add_form
from ouderplan.uitvoer.word.tabelhoofdstuk import form_cells
from ouderplan.uitvoer.word.woordbreedte import HARD

LANGSTE_KOP = 90
"""Characters of a heading; the whole goal stands in the table below it."""


def write(papier: Papier, plan: Plan) -> None:
    """Write the chapter; a goal without activities has no form, unless empty ones are asked for.

    A goal of which nothing would stand below its heading is left to the overview.
    """
    doelen = [
        row
        for row in plan.doelen
        if row.acties
        or _for_board(row.doel)
        or (row.heeft_actieplan and (papier.noem_lege or _told(papier, row)))
    ]
    if not doelen and not plan.losse_acties:
        return
    papier.heading(text("actieplannen", "kop"), 1)
    papier.pdca = shows_pdca(plan)
    for row in doelen:
        _write_doel(papier, row)
    if plan.losse_acties:
        _write_loose(papier, plan.losse_acties)


def _write_doel(papier: Papier, row: Plandoel) -> None:
    heading = _heading(row.doel)
    papier.heading(heading, 2)
    papier.text(_meta(row), bij_volgende=True)
    told = _told(papier, row)
    board = _for_board(row.doel)
    if row.acties or board or papier.noem_lege:
        acties = row.acties or ((Actie(row.doel.sleutel),) if papier.noem_lege else ())
        _write_form(papier, row.doel.jaardoel, acties, board, los=not told, erboven=heading)
    if told:
        papier.heading(text("actieplannen", "herkomst"), 3)
        papier.text(" ".join(told))


def _told(papier: Papier, row: Plandoel) -> list[str]:
    """Return where a goal came from, when no chapter of its own says so."""
    if "herkomst" in papier.hoofdstukken:
        return []
    return [zin for zin in row.herkomst if papier.noem_lege or zin != NERGENS]


def _heading(doel: Jaardoel) -> str:
    goal = cut_off(doel.jaardoel, LANGSTE_KOP)
    return text("actieplannen", "doelkop", code=doel.code, doel=goal) if doel.code else goal


def _meta(row: Plandoel) -> str:
    parts = [heading_of(row.doel.criterium, row.criterium)]
    if row.doel.criterium is not None:
        parts = [text("actieplannen", "criterium", criterium=parts[0])]
    if row.doel.uitvoeren_in:
        parts.append(text("actieplannen", "uitvoeren_in", uitvoeren_in=row.doel.uitvoeren_in))
    parts.append(text("actieplannen", "status", status=row.doel.status))
    return " ".join(f"{part.rstrip('.')}.".replace(" ", HARD) for part in parts)


def _for_board(doel: Jaardoel) -> list[tuple[str, Cel]]:
    """Return name and contents of what the board asked and the school filled in."""
    return [
        (label(Jaardoel, naam), cel) for naam in VOOR_HET_BESTUUR if (cel := getattr(doel, naam))
    ]


def _write_form(
    papier: Papier,
    doel: str,
    acties: Sequence[Actie],
    bestuur: Sequence[tuple[str, Cel]] = (),
    *,
    los: bool = True,
    erboven: str = "",
) -> None:
    """Write the goal with what the board asks of it, and a row per column of each activity."""
    several = len(acties) > 1
    blocks = [
        _fields(papier, actie, nummer=n if several else 0) for n, actie in enumerate(acties, 1)
    ]
    kept = [[row for row in block if row[1] or papier.noem_lege] for block in blocks]
    first = [list(bestuur)] if bestuur else []
    head = (text("actieplannen", "doel"), [Regel("", vet=doel)])
    add_form(papier, head, [*first, *kept], los=los, erboven=erboven)


def _fields(papier: Papier, actie: Actie, nummer: int) -> list[tuple[str, Cel]]:
    """Return name and contents of every column; the first has its number when there are more."""
    cells = form_cells(actie)
    if papier.pdca:
        named = {label(Actie, naam): cell for naam, cell in zip(printed(Actie), cells, strict=True)}
        cells = [
            (text("actieplannen", "pdca", fase=fase, naam=naam), named[naam][1])
            for fase, columns in PDCA.items()
            for naam in (label(Actie, column) for column in columns)
        ]
    if nummer:
        name, cell = cells[0]
        cells[0] = (text("actieplannen", "genummerd", naam=name, nummer=nummer), cell)
    return cells


def _write_loose(papier: Papier, acties: Sequence[Actie]) -> None:
    papier.heading(text("actieplannen", "los"), 2)
    papier.text(text("actieplannen", "los_uitleg"), bij_volgende=True)
    for doel in dict.fromkeys(actie.jaardoel for actie in acties):
        own = [actie for actie in acties if actie.jaardoel == doel]
        _write_form(papier, text("actieplannen", "onbekend_doel", doel=doel), own)

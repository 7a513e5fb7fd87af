"""Chapter: the ambitions, a page each in the order of the card (E1), and what hangs on it."""

from collections.abc import Iterator, Sequence
from typing import Any

from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.ambities import (
    NA_AANPAK,
    VOOR_AANPAK,
    Ambitie,
    Ambitieaanpak,
    Ambitiejaar,
    Kaart,
    cards,
)
from ouderplan.kern.criteria import label as criterium_label
from ouderplan.kern.kolomvorm import printed
from ouderplan.kern.tekstvorm import cut_off
from ouderplan.opslag.opschriften import label
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.word.papier import Papier
from ouderplan.uitvoer.word.tabel import Cel, Regel, add_form, add_table

LANGSTE_KOP = 90
BIJLAGE = ("activiteit", "wanneer", "doelgroep", "wie", "criterium")
"""The year planning of parent activities (E7)."""


def write_ambities(papier: Papier, plan: Plan) -> None:
    """Write the cards as a chapter of the plan; a school without ambitions has none."""
    tables: tuple[type[Any], ...] = (Ambitie, Ambitieaanpak, Ambitiejaar)
    if any(plan.rows(rij) for rij in tables):
        papier.heading(text("ambities", "kop"), 1)
        write_cards(papier, plan, niveau=2)


def write_cards(papier: Papier, plan: Plan, niveau: int = 1) -> None:
    """Write a page per ambition, with a heading of this level."""
    found = _cards(plan)
    for number, kaart in enumerate(found):
        _write_card(papier, plan, kaart, niveau, nieuwe_bladzijde=niveau == 1 and number > 0)
    _write_loose(papier, plan, found, niveau)


def write_attachment(papier: Papier, plan: Plan) -> None:
    """Write the year planning of the parent activities (E7)."""
    rows = plan.rows(Activiteit)
    if not rows:
        return
    papier.heading(text("ambities", "bijlage"), 1, nieuwe_bladzijde=True)
    cells = [
        (row.activiteit, row.wanneer, row.doelgroep, row.wie,
         criterium_label(row.criterium, plan.criteria))
        for row in rows
    ]  # fmt: skip
    heads = [label(Activiteit, naam) for naam in BIJLAGE]
    add_table(papier, heads, cells, (0.3, 0.16, 0.18, 0.18, 0.18))


def _cards(plan: Plan) -> tuple[Kaart, ...]:
    return cards(plan.rows(Ambitie), plan.rows(Ambitieaanpak), plan.rows(Ambitiejaar))


def _write_card(
    papier: Papier, plan: Plan, kaart: Kaart, niveau: int, *, nieuwe_bladzijde: bool
) -> None:
    naam = cut_off(kaart.ambitie.naam, LANGSTE_KOP)
    title = text("ambities", "kaartkop", naam=naam)
    papier.heading(title, niveau, nieuwe_bladzijde=nieuwe_bladzijde)
    fields = [
        *_fields(kaart.ambitie, VOOR_AANPAK),
        *_approaches(plan, kaart.aanpak),
        *_fields(kaart.ambitie, NA_AANPAK),
    ]
    head = (label(Ambitie, "naam"), [Regel("", vet=kaart.ambitie.naam)])
    kept = [[field] for field in fields if field[1] or papier.noem_lege]
    add_form(papier, head, kept, los=True, erboven=title)
    for schooljaar, blokken in kaart.per_jaar.items():
        year = text("ambities", "schooljaar", schooljaar=schooljaar)
        papier.heading(year if schooljaar else text("ambities", "zonder_jaar"), niveau + 1)
        for blok in blokken:
            _write_block(papier, blok)


def _fields(ambitie: Ambitie, names: Sequence[str]) -> Iterator[tuple[str, Cel]]:
    for naam in names:
        yield label(Ambitie, naam), getattr(ambitie, naam)


def _approaches(plan: Plan, rows: Sequence[Ambitieaanpak]) -> Iterator[tuple[str, Cel]]:
    for row in rows:
        words = criterium_label(row.criterium, plan.criteria)
        naam = "criterium" if words else "zonder_criterium"
        yield text("ambities", naam, criterium=words), row.aanpak


def _write_block(papier: Papier, blok: Ambitiejaar) -> None:
    """Write a block with the fields that were filled in."""
    fields: list[tuple[str, Cel]] = [
        (label(Ambitiejaar, naam), getattr(blok, naam))
        for naam in printed(Ambitiejaar)
        if getattr(blok, naam)
    ]
    kind = str(blok.soort or text("ambities", "blok")).capitalize()
    add_form(papier, (label(Ambitiejaar, "soort"), [Regel("", vet=kind)]), [fields], los=True)


def _write_loose(papier: Papier, plan: Plan, found: Sequence[Kaart], niveau: int) -> None:
    """Write what belongs to an ambition that is not there: nothing typed is lost."""
    known = {kaart.ambitie.naam for kaart in found}
    approaches = [row for row in plan.rows(Ambitieaanpak) if row.ambitie not in known]
    years = [row for row in plan.rows(Ambitiejaar) if row.ambitie not in known]
    if not approaches and not years:
        return
    papier.heading(text("ambities", "los"), niveau)
    names = [row.ambitie for row in approaches] + [row.ambitie for row in years]
    for naam in dict.fromkeys(names):
        own = list(_approaches(plan, [row for row in approaches if row.ambitie == naam]))
        head = (label(Ambitie, "naam"), [Regel("", vet=naam)])
        add_form(papier, head, [[field] for field in own], los=True)
        for row in years:
            if row.ambitie == naam:
                papier.text(row.schooljaar or text("ambities", "zonder_jaar"), bij_volgende=True)
                _write_block(papier, row)

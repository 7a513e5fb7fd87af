"""Jaardoelen and their action plans change together, and keep what changed after adoption (A10)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel, next_code
from ouderplan.kern.doelwijzigingen import (
    BEWAAKT,
    TOEGEVOEGD,
    WEGGEHAALD,
    Doelwijziging,
    Voortgang,
    is_adopted,
)
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.herkomst import Herkomst, trace
from ouderplan.kern.kansen import Inbreng, Omzetting
from ouderplan.kern.planteksten import Vaststelling
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort, VastgesteldeKeuze
from ouderplan.opslag.fouten import Botsing, RijWeg
from ouderplan.opslag.stemmen import tally
from ouderplan.opslag.transacties import Lezing, Schrijving, clean
from ouderplan.opslag.werkboek import Werkboek

LANGSTE_CODE = 12


class CodeBezet(OuderplanFout):
    """Another goal has this code."""

    zin = (
        "Code {code} is al van een ander jaardoel. Dit doel houdt de code die het had. "
        "Kies een andere."
    )


class CodeTeLang(OuderplanFout):
    """A code is something to point with."""

    zin = (
        "Een code is kort, zoals 3a: hoogstens {aantal} tekens. Dit doel houdt de code die het had."
    )


class DoelBestaatAl(OuderplanFout):
    """The same goal is there already."""

    zin = "Dit jaardoel staat er al: {doel}. Er is niets veranderd."


class DoelZonderTekst(OuderplanFout):
    """A goal has to say something."""

    zin = "Een jaardoel heeft een tekst nodig. Er is niets veranderd; wat er stond, is bewaard."


def add_goal(wb: Werkboek, doel: Jaardoel) -> int:
    """Add a goal with an empty action plan and return its row number.

    Under a criterium it gets the next free code, unless it brings its own.

    Raises
    ------
    DoelZonderTekst, DoelBestaatAl, CodeBezet
    """
    with wb.writing() as tx:
        others = tx.rows(Jaardoel)
        text = clean(doel.jaardoel)
        if not text:
            raise DoelZonderTekst
        for other in others:
            if other.jaardoel.casefold() == text.casefold():
                raise DoelBestaatAl(doel=other.sleutel)
        new = replace(doel, jaardoel=text, code=clean(doel.code) or _new_code(doel, others))
        _check_key(new, others)
        nummer = tx.add(new)
        tx.add(Actie(new.sleutel))
        note_new(tx, new)
    return nummer


def change_goal(wb: Werkboek, nummer: int, kolom: str, oud: Any, nieuw: Any) -> None:
    """Change one cell of a goal; its action plan keeps hanging on it.

    A goal without a code gets one when it is first placed under a criterium. Its code stays what
    it is when it moves to another criterium.

    Raises
    ------
    Botsing
        When another window changed the same cell since `oud` was read (RijWeg: the goal is gone).
    CodeBezet, CodeTeLang, DoelBestaatAl, DoelZonderTekst
    """
    with wb.writing() as tx:
        rows = tx.items(Jaardoel)
        stored = rows.pop(nummer, None)
        if stored is None:
            raise RijWeg
        cells: dict[str, Any] = {kolom: clean(nieuw)}
        if kolom == "criterium" and oud is None and nieuw and not stored.code:
            cells["code"] = next_code(nieuw, rows.values())
        new = replace(stored, **cells)
        if new.sleutel != stored.sleutel:
            _check_key(new, list(rows.values()))
        if not new.jaardoel:
            raise DoelZonderTekst
        tx.change(nummer, replace(stored, **{kolom: oud}), new)
        follow_key(tx, stored.sleutel, new.sleutel)
        note_change(tx, kolom, replace(stored, **{kolom: oud}), new)


def remove_goal(wb: Werkboek, nummer: int, doel: Jaardoel, acties: Mapping[int, Actie]) -> None:
    """Remove a goal and its action plan, as the page showed them.

    Raises
    ------
    Botsing
        When another window changed either meanwhile; nothing is removed then.
    """
    with wb.writing() as tx:
        same_key = [row for nr, row in tx.items(Jaardoel).items() if nr != nummer]
        tx.remove(nummer, doel)
        note_gone(tx, doel)
        if any(row.sleutel == doel.sleutel for row in same_key):
            return
        if tx.items(Actie, jaardoel=doel.sleutel).keys() != acties.keys():
            raise Botsing("acties")
        for nr, actie in acties.items():
            tx.remove(nr, actie)


def add_actie(wb: Werkboek, doel: int) -> int:
    """Add an empty row to the action plan of a goal (its row number); return the new number.

    Raises
    ------
    RijWeg
        When the goal was removed in another window.
    """
    with wb.writing() as tx:
        found = tx.items(Jaardoel).get(doel)
        if found is None:
            raise RijWeg
        return tx.add(Actie(found.sleutel))


def tracer(tx: Lezing) -> Callable[[Jaardoel], Herkomst]:
    """Read once what a herkomst is made of; the result follows one goal back to the hall.

    Only rounds whose result was shown or adopted count, so that nothing of a vote leaks.
    """
    inbreng, keuzes = tx.rows(Inbreng), tx.rows(Rondekeuze)
    adopted, omzettingen = tx.rows(VastgesteldeKeuze), tx.rows(Omzetting)
    known = {row.ronde for row in adopted}
    rondes = [
        ronde
        for ronde in tx.rows(Ronde, soort=Rondesoort.STIPPEN)
        if not ronde.is_open and (ronde.getoond or ronde.ronde in known)
    ]
    uitslagen = {ronde.ronde: tally(tx, ronde) for ronde in rondes}
    return lambda doel: trace(doel, inbreng, rondes, keuzes, uitslagen, adopted, omzettingen)


def _new_code(doel: Jaardoel, others: list[Jaardoel]) -> str:
    return next_code(doel.criterium, others) if doel.criterium else ""


def _check_key(new: Jaardoel, others: list[Jaardoel]) -> None:
    """Refuse what would make two goals share an action plan."""
    if len(new.code) > LANGSTE_CODE:
        raise CodeTeLang(aantal=LANGSTE_CODE)
    taken = {other.sleutel.casefold() for other in others}
    if new.sleutel.casefold() in taken:
        raise CodeBezet(code=new.code) if new.code else DoelBestaatAl(doel=new.jaardoel)


def follow_key(tx: Schrijving, oud: str, nieuw: str) -> None:
    """Let all that hangs on a goal keep hanging on it when its code or text changes."""
    if oud == nieuw:
        return
    hangs_on: tuple[type[Any], ...] = (Actie, Doelwijziging, Voortgang)
    for rij in hangs_on:
        for nummer, row in tx.items(rij, jaardoel=oud).items():
            tx.change(nummer, row, replace(row, jaardoel=nieuw))


def note_new(tx: Schrijving, doel: Jaardoel) -> None:
    """Note that a goal came after the plan was adopted."""
    if plan_adopted(tx):
        tx.add(Doelwijziging(doel.sleutel, date.today(), TOEGEVOEGD, nieuw=doel.jaardoel))


def note_gone(tx: Schrijving, doel: Jaardoel) -> None:
    """Note that a goal was taken away after the plan was adopted."""
    if plan_adopted(tx):
        tx.add(Doelwijziging(doel.sleutel, date.today(), WEGGEHAALD, oud=doel.jaardoel))


def note_change(tx: Schrijving, kolom: str, oud: Jaardoel, nieuw: Jaardoel) -> None:
    """Note a changed cell; typing on in the same cell on one day is one change.

    Of the status only dropping a goal, or taking it up again, changes the plan.
    """
    before, after = getattr(oud, kolom), getattr(nieuw, kolom)
    if kolom not in BEWAAKT or before == after or not plan_adopted(tx):
        return
    if kolom == "status" and Doelstatus.VERVALLEN not in (before, after):
        return
    made = Doelwijziging(nieuw.sleutel, date.today(), BEWAAKT[kolom], _text(before), _text(after))
    known = _same_day(tx, made)
    if known is None:
        tx.add(made)
        return
    nummer, row = known
    if row.oud == made.nieuw:
        tx.remove(nummer, row)
    else:
        tx.change(nummer, row, replace(row, nieuw=made.nieuw))


def plan_adopted(tx: Lezing) -> bool:
    """Tell whether the plan or its jaardoelen were adopted."""
    return is_adopted(tx.rows(Vaststelling))


def _same_day(tx: Lezing, made: Doelwijziging) -> tuple[int, Doelwijziging] | None:
    rows = tx.items(Doelwijziging, jaardoel=made.jaardoel, wat=made.wat).items()
    same = [
        (nummer, row)
        for nummer, row in rows
        if row.op == made.op and row.nieuw == made.oud and not row.reden
    ]
    return same[-1] if same else None


def _text(value: Any) -> str:
    return "" if value is None else str(value)

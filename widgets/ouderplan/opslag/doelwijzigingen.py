"""Keeps what changes in jaardoelen after the plan was adopted (A10), in the same transaction."""

from dataclasses import replace
from datetime import date
from typing import Any

from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel
from ouderplan.kern.doelwijzigingen import (
    BEWAAKT,
    TOEGEVOEGD,
    WEGGEHAALD,
    Doelwijziging,
    Voortgang,
    is_adopted,
)
from ouderplan.kern.planteksten import Vaststelling
from ouderplan.opslag.transacties import Lezing, Schrijving


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

"""Merge kansen or bedreigingen and take them apart again; nothing is ever deleted (F11).

A merged one keeps its own text. A text that was made up for the two of them becomes a row of its
own, into which both go, so that taking them apart gives back exactly what there was.
"""

import json
from dataclasses import replace

from ouderplan.kern.kansen import Inbreng, Inbrengstatus
from ouderplan.kern.samenvoegen import check_merge, combine, is_merged, merged_status
from ouderplan.opslag.fouten import RijWeg
from ouderplan.opslag.inbreng import check_text, next_id
from ouderplan.opslag.toestand import keep_state, state, states
from ouderplan.opslag.transacties import Lezing, Schrijving
from ouderplan.opslag.werkboek import Werkboek

Paar = frozenset[str]

_NIET_GELIJK = "kansen.niet_gelijk "
_GEMAAKT = "kansen.samengesteld "


def merge(wb: Werkboek, blijft: str, opgaand: str, *, tekst: str | None = None) -> str:
    """Let one kans or bedreiging go into another and return the id of what stays.

    Parameters
    ----------
    blijft, opgaand
        Ids; the text of `blijft` stays.
    tekst
        A new text for both; it becomes a row of its own into which both go.

    Raises
    ------
    MetZichzelf, VerschillendeSoort, AlSamengevoegd, EenIsWeggelegd, OngeldigeInvoer, RijWeg
    """
    with wb.writing() as tx:
        staying, going = _find(tx, blijft), _find(tx, opgaand)
        if tekst is None and is_merged(staying[1], going[1]):
            return blijft
        check_merge(staying[1], going[1])
        text = staying[1].tekst if tekst is None else check_text(tekst)
        if going[1].tekst == text != staying[1].tekst:
            staying, going = going, staying
        if text != staying[1].tekst:
            return _merge_into_new(tx, staying, going, text)
        nummer, old = staying
        tx.change(nummer, old, replace(old, status=merged_status(old, going[1])))
        _point(tx, going, old.id)
    return old.id


def take_apart(wb: Werkboek, row_id: str) -> int:
    """Set free what was merged into the one with this id, and return how many that were.

    What was merged into those stays with them. A row that was made for merging is put aside.
    """
    with wb.writing() as tx:
        parts = tx.items(Inbreng, samengevoegd_met=row_id)
        for part in parts.items():
            _point(tx, part, "")
        _put_aside_if_empty(tx, row_id)
    return len(parts)


def release(wb: Werkboek, row_id: str) -> None:
    """Take the one with this id out of what it was merged into."""
    with wb.writing() as tx:
        nummer, part = _find(tx, row_id)
        _point(tx, (nummer, part), "")
        _put_aside_if_empty(tx, part.samengevoegd_met)


def keep_apart(wb: Werkboek, een: str, ander: str) -> None:
    """Remember that these two do not say the same."""
    with wb.writing() as tx:
        keep_state(tx, _NIET_GELIJK + json.dumps(sorted((een, ander))), "ja")


def kept_apart(tx: Lezing) -> frozenset[Paar]:
    """Return the pairs that someone said are not the same."""
    names = states(tx, _NIET_GELIJK)
    return frozenset(frozenset(json.loads(naam.removeprefix(_NIET_GELIJK))) for naam in names)


def _merge_into_new(
    tx: Schrijving, een: tuple[int, Inbreng], ander: tuple[int, Inbreng], tekst: str
) -> str:
    made = combine(next_id(tx), een[1], ander[1], tekst)
    tx.add(made)
    keep_state(tx, _GEMAAKT + made.id, "ja")
    for row in (een, ander):
        _point(tx, row, made.id)
    return made.id


def _put_aside_if_empty(tx: Schrijving, row_id: str) -> None:
    """Put a row that was made for merging aside when nothing is left in it."""
    if not row_id or not state(tx, _GEMAAKT + row_id) or tx.rows(Inbreng, samengevoegd_met=row_id):
        return
    nummer, made = _find(tx, row_id)
    tx.change(nummer, made, replace(made, status=Inbrengstatus.WEGGELEGD, samengevoegd_met=""))
    keep_state(tx, _GEMAAKT + row_id, "")


def _point(tx: Schrijving, row: tuple[int, Inbreng], row_id: str) -> None:
    tx.change(row[0], row[1], replace(row[1], samengevoegd_met=row_id))


def _find(tx: Lezing, row_id: str) -> tuple[int, Inbreng]:
    found = tx.find(Inbreng, id=row_id)
    if found is None:
        raise RijWeg
    return found

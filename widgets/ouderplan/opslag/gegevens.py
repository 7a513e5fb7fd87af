"""Keeping a fact of a workbook: what the school is called, what it chose."""

from ouderplan.kern.school import Gegeven
from ouderplan.opslag.transacties import Schrijving


def keep_fact(tx: Schrijving, sleutel: str, waarde: str) -> None:
    """Keep one fact; "" is kept too, for it is a choice where another is made without one."""
    found = tx.find(Gegeven, sleutel=sleutel)
    if found is None:
        tx.add(Gegeven(sleutel, waarde))
    else:
        tx.change(*found, Gegeven(sleutel, waarde))

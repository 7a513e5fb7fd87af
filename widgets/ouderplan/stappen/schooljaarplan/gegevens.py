"""What the school chose for its exports, kept as facts of the workbook."""

from ouderplan.kern.school import Gegeven
from ouderplan.opslag import Werkboek


def keep_fact(wb: Werkboek, sleutel: str, waarde: str) -> None:
    """Keep one fact, or forget it when it is empty."""
    with wb.writing() as tx:
        found = tx.find(Gegeven, sleutel=sleutel)
        if found is None:
            if waarde:
                tx.add(Gegeven(sleutel, waarde))
        elif not waarde:
            tx.remove(*found)
        elif found[1].waarde != waarde:
            tx.change(*found, Gegeven(sleutel, waarde))

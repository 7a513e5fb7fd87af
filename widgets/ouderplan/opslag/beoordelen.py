"""Letting a text of the hall in, or laying it aside: once, whoever decides first."""

from dataclasses import replace

from ouderplan.kern.evaluatie import Uitkomst
from ouderplan.kern.kansen import Inbreng, Inbrengstatus
from ouderplan.opslag.werkboek import Werkboek


def judge(wb: Werkboek, row_id: str, status: Inbrengstatus) -> bool:
    """Decide about a text that waits; return False when somebody did so before, or it is gone.

    The log of the moderation keeps it, as for every change of such a text.
    """
    with wb.writing() as tx:
        kansen, uitkomsten = tx.find(Inbreng, id=row_id), tx.find(Uitkomst, id=row_id)
        if kansen is not None and kansen[1].status is Inbrengstatus.NIEUW:
            tx.change(*kansen, replace(kansen[1], status=status))
        elif uitkomsten is not None and uitkomsten[1].status is Inbrengstatus.NIEUW:
            tx.change(*uitkomsten, replace(uitkomsten[1], status=status))
        else:
            return False
    return True

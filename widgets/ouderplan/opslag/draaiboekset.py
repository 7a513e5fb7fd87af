"""The programmes with which a workbook begins."""

from functools import cache
from importlib import resources

from ouderplan.kern.draaiboek import Bijeenkomst, Draaiboekregel
from ouderplan.opslag.draaiboek import programme
from ouderplan.opslag.lezen.bestanden import STARTSET, read_files
from ouderplan.opslag.tabellen import tabel_of
from ouderplan.opslag.werkboek import Werkboek


@cache
def start_rows() -> tuple[Draaiboekregel, ...]:
    """Return the programmes with which a workbook begins."""
    file = resources.files("ouderplan.opslag") / STARTSET / "draaiboek.csv"
    with resources.as_file(file) as path:
        found = read_files([path]).rijen
    return tuple(row.rij for row in found[tabel_of(Draaiboekregel)])


def add_start_rows(wb: Werkboek, bijeenkomst: Bijeenkomst) -> bool:
    """Fill a programme without rows with that of the start set; False when it has rows."""
    with wb.writing() as tx:
        if programme(tx, bijeenkomst):
            return False
        for row in start_rows():
            if row.bijeenkomst is bijeenkomst:
                tx.add(row)
    return True

"""Lists as schools have them, handed in as the page and the command do."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook

from ouderplan.kern.scanbestand import Werkblad
from ouderplan.opslag import Werkboek
from ouderplan.opslag.lezen.aanbod import Aanbod, offer, read_offered
from ouderplan.opslag.lezen.formulier import read_sheet
from ouderplan.opslag.lezen.rooster import Bron


def excel(
    naam: str, regels: Sequence[Sequence[Any]], samen: Sequence[str] = (), **meer: Any
) -> Bron:
    """Make an Excel file; `samen` are the cells that are merged, `meer` are more sheets."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = meer.pop("blad", "Blad1")
    for line in regels:
        first.append(list(line))
    for cells in samen:
        first.merge_cells(cells)
    for title, lines in meer.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(list(line))
    out = io.BytesIO()
    book.save(out)
    return Bron(naam, out.getvalue())


def csv(naam: str, *regels: str) -> Bron:
    return Bron(naam, "\n".join(regels).encode())


def form(*regels: str) -> Werkblad:
    """Return a form of these lines, as read for the schoolscan."""
    return read_sheet("formulier.csv", "\n".join(regels).encode())


def offered(wb: Werkboek, *bronnen: Bron) -> list[Aanbod]:
    with wb.reading() as tx:
        return offer(tx, bronnen)


def rows_of(aanbod: Sequence[Aanbod]) -> Mapping[type[Any], list[Any]]:
    """Return what goes in, by table."""
    return {file.tabel.rij: [row.rij for row in file.rijen] for file in read_offered(aanbod)}


def doubts(aanbod: Sequence[Aanbod]) -> list[str]:
    """Return the keys of the questions that wait for a yes."""
    return [vraag.sleutel for one in aanbod for vraag in one.blad.twijfel]

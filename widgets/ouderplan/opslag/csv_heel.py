"""Lines of which all cells stand in one, between quotes.

A spreadsheet that does not cut at a semicolon shows such a file in its first column, and writes it
like that when it is saved.
"""

import csv
from collections.abc import Sequence

from ouderplan.opslag.csv_fouten import Celfout, CsvFouten
from ouderplan.opslag.csv_koppen import KOPREGELS, Regel, known_heads

_MINSTE = {";": 1, ",": 2}
"""Signs that stand between cells, and how many of them in one cell are no accident."""
_ZIN = (
    "{wat} staat alles tussen aanhalingstekens in één cel. Dat doet een rekenprogramma dat "
    "‘{teken}’ niet als scheiding las. Neem het bestand zoals het eerst was, kies bij het openen "
    "‘{teken}’ als scheiding, bewaar het en lees het opnieuw in."
)


def check_heads_cut(bestand: str, lines: Sequence[Regel]) -> None:
    """Refuse a file of which the heads stand in one cell.

    Raises
    ------
    CsvFouten
    """
    for regel, cells in lines[:KOPREGELS]:
        filled = [cell for cell in cells if cell.strip()]
        for sign, least in _MINSTE.items():
            if len(filled) == 1 and filled[0].count(sign) >= least:
                inside = next(csv.reader(filled, delimiter=sign), [])
                if known_heads(inside) > 1:
                    raise CsvFouten([_mistake(bestand, [regel], sign)])


def check_rows_cut(bestand: str, breedte: int, lines: Sequence[Regel]) -> None:
    """Refuse rows of one cell with as many signs in it as there are between `breedte` heads.

    Raises
    ------
    CsvFouten
    """
    for sign, least in _MINSTE.items():
        enough = max(least, breedte - 1)
        whole = [
            regel for regel, cells in lines if len(cells) == 1 and cells[0].count(sign) >= enough
        ]
        if breedte > 1 and whole:
            raise CsvFouten([_mistake(bestand, whole, sign)])


def _mistake(bestand: str, regels: Sequence[int], sign: str) -> Celfout:
    what = "Op deze regel" if len(regels) == 1 else f"Op {len(regels)} regels, deze als eerste,"
    return Celfout(bestand, regels[0], "", uncut_sentence(what, sign))


def uncut_sentence(wat: str, teken: str) -> str:
    """Return what is said of such lines; `wat` names them, with a capital."""
    return _ZIN.format(wat=wat, teken=teken)

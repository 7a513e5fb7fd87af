"""The sheet with which a parent of the school reads a language, ready to print or to send."""

import base64
from collections.abc import Iterable, Sequence

from ouderplan.kern.school import Gegeven, profile
from ouderplan.kern.vertalingen import Vertaling
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag.werkboek import Werkboek
from ouderplan.talen import Taal
from ouderplan.uitvoer.taalblad import build_sheet


def sheet_address(
    wb: Werkboek, taal: Taal, waarden: Iterable[Waarde], eigen: Sequence[Vertaling]
) -> str:
    """Return the sheet as an address that holds it: it works in Voilà and in JupyterLab alike."""
    with wb.reading() as tx:
        school = profile(tx.rows(Gegeven))["school"]
    sheet = build_sheet(taal, school, waarden, eigen)
    return f"data:text/html;base64,{base64.b64encode(sheet).decode('ascii')}"

"""The slide of a projector without a workbook."""

from ouderplan.kern.dia import WELKOM
from ouderplan.stappen.dias.bord import Beeld
from ouderplan.stappen.dias.zetten import PAKKET
from ouderplan.stappen.onderdelen.sjabloon import render


def empty_screen() -> Beeld:
    """Return what is shown while no workbook is on the table."""
    return Beeld("leeg", render(PAKKET, "leeg.html.j2"), WELKOM, 0, 1)

"""Widgets of the step Ambitiekaart."""

from ouderplan.stappen.ambitiekaart.kaart import Kaartdeel
from ouderplan.stappen.onderdelen.tabelblad import Bladview


class View(Bladview):
    """A button for each table, and the card itself to write on."""

    parts = (Kaartdeel,)

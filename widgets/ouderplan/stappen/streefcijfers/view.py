"""Widgets of the step Streefcijfers."""

from ouderplan.stappen.onderdelen.tabelblad import Bladview
from ouderplan.stappen.streefcijfers.stand import Standdeel


class View(Bladview):
    """A button for each sheet and for how the targets stand."""

    parts = (Standdeel,)

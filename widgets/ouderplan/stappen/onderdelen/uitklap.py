"""A part that folds out under its heading, with the keyboard too.

ipywidgets' own Accordion cannot be reached with Tab and tells no reader that it is closed.
"""

import ipywidgets as w
from traitlets import Bool, HasTraits, observe

from ouderplan.stappen.onderdelen.knoppen import button, mark, show_if, stack
from ouderplan.stappen.zitting import Zitting


class Uitklap(HasTraits):
    """A heading that is a button, and what it shows; `box` goes on the page.

    Traits
    ------
    open
        Whether what is inside is shown; closed at first.
    """

    open = Bool(False)

    def __init__(self, zitting: Zitting, titel: str, inhoud: w.Widget) -> None:
        super().__init__()
        self.knop = button(zitting, titel, self._toggle, "op-uitklap-kop", toont=True)
        self.inhoud = stack([inhoud], "op-uitklap-inhoud")
        self.box = stack([self.knop, self.inhoud], "op-uitklap")
        self._on_open_change()

    def name(self, titel: str) -> None:
        """Let the heading say something else."""
        self.knop.description = self.knop.tooltip = titel

    def _toggle(self) -> None:
        self.open = not self.open

    @observe("open")
    def _on_open_change(self, _change: object = None) -> None:
        mark(self.knop, "op-uitklap-open", self.open)
        show_if(self.inhoud, self.open)

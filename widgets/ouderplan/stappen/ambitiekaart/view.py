"""Widgets of the step Ambitiekaart."""

import ipywidgets as w

from ouderplan.kern.ambities import Ambitie, Ambitieaanpak, Ambitiejaar
from ouderplan.opslag.opschriften import label
from ouderplan.stappen.ambitiekaart.kaart import Kaartdeel
from ouderplan.stappen.ambitiekaart.model import Model
from ouderplan.stappen.onderdelen.bladscherm import sheet_on_screen
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm
from ouderplan.stappen.onderdelen.knoppen import stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelblad import Bladen

HART = ("urgentie", "ambitie", "kernresultaat", "indicator")
"""What of a card can be read from the back row."""
HEEL, KORTER = 560, 130
"""So many characters fit on the screen together; when there are more, each part is cut shorter."""
EERST = ("naam", "proceseigenaar", "vastgesteld_voor")
"""What is asked of a new ambition; the rest is written on its card."""
LANG = frozenset(Ambitie.__slots__) - {"naam", "domein", "onderwijs", "proceseigenaar",
                                       "vastgesteld_voor"}  # fmt: skip
VORMEN = (
    Bladvorm(Ambitie, EERST, LANG, nieuw=EERST),
    Bladvorm(
        Ambitieaanpak,
        ("ambitie", "criterium", "aanpak"),
        frozenset({"aanpak"}),
    ),
    Bladvorm(
        Ambitiejaar,
        ("onderwerp", "schooljaar", "soort", "wanneer", "ambitie"),
        frozenset({"vragen", "inhoud", "werkt_goed", "verder_ontwikkelen", "besluit"}),
    ),
)


class View(StapView):
    """A button for each table, and the card itself to write on."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the head, the sheets and the card."""
        sheets = Bladen(
            self,
            VORMEN,
            criteria=lambda: self.model.criteria,
            delen={"kaart": lambda: Kaartdeel(self).box},
        )
        return stack([self.live_html("kop.html.j2", ["stand"]), sheets.box])

    def make_presentation(self) -> w.Widget:
        """Make the sheet that is on as a table for the hall, or the heart of one card."""
        return sheet_on_screen(
            self,
            VORMEN,
            lambda: self.model.criteria,
            delen={"kaart": self._card_on_screen},
            ook=("kaart",),
        )

    def _card_on_screen(self) -> str:
        words = {naam: label(Ambitie, naam) for naam in HART}
        kaart = self.model.kaart
        length = sum(len(getattr(kaart.ambitie, naam)) for naam in HART) if kaart else 0
        longest = HEEL if length <= HEEL else KORTER
        return self.render("scherm.html.j2", kaart=kaart, koppen=words, lengte=longest)

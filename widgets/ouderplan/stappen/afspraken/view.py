"""Widgets of the step Afspraken."""

import ipywidgets as w

from ouderplan.kern.afspraken import (
    Activiteit,
    Communicatiemiddel,
    Gesprek,
    Intakestap,
    Moment,
    Orgaan,
    Thuistaalvoorziening,
)
from ouderplan.stappen.afspraken.jaarklok import clock_on_screen, make_clock_part
from ouderplan.stappen.afspraken.model import Model
from ouderplan.stappen.onderdelen.bladscherm import sheet_on_screen
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm
from ouderplan.stappen.onderdelen.knoppen import stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelblad import Bladen

VORMEN = (
    Bladvorm(
        Gesprek,
        ("gesprek", "periode", "groepen", "deelname", "deelnemers"),
        frozenset({"aanleiding", "doel", "uitzondering"}),
    ),
    Bladvorm(Moment, ("moment", "wanneer", "groepen"), frozenset({"toelichting"})),
    Bladvorm(
        Activiteit,
        ("activiteit", "wanneer", "doelgroep", "criterium", "niveau"),
        frozenset({"doel"}),
    ),
    Bladvorm(
        Communicatiemiddel,
        ("middel", "frequentie", "afzender", "ontvangers"),
        frozenset({"inhoud"}),
    ),
    Bladvorm(
        Orgaan, ("orgaan", "samenstelling", "frequentie"), frozenset({"samenstelling", "taak"})
    ),
    Bladvorm(Intakestap, ("stap", "wie", "wanneer"), frozenset({"toelichting"})),
    Bladvorm(Thuistaalvoorziening, ("voorziening", "talen", "wanneer")),
)


class View(StapView):
    """A button for each sheet, and the sheet that is on."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the head and the sheets."""
        return stack(
            [
                self.live_html("kop.html.j2", ["stand"]),
                Bladen(
                    self,
                    VORMEN,
                    criteria=lambda: self.model.criteria,
                    delen={"jaarklok": lambda: make_clock_part(self)},
                ).box,
            ]
        )

    def make_presentation(self) -> w.Widget:
        """Make the sheet that is on as a table for the hall."""
        return sheet_on_screen(
            self,
            VORMEN,
            lambda: self.model.criteria,
            delen={"jaarklok": lambda: clock_on_screen(self)},
            ook=("klok",),
        )

"""Widgets of the step Visie."""

import ipywidgets as w

from ouderplan.kern.visie import Visieversie
from ouderplan.kern.visietekst import count_sentences, count_words, mark_values
from ouderplan.stappen.onderdelen.knoppen import button, row, show_if, stack
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.visie.model import Model
from ouderplan.stappen.visie.schrijven import Schrijven
from ouderplan.stappen.visie.versies import Versies
from ouderplan.stappen.visie.weg import Weg

LIVE = ["versies", "stappen", "top"]


class View(StapView):
    """The text with the top beside it, then who agreed, then the earlier versions."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the editor, the road to adoption and the versions."""
        return stack(
            [
                self.live_html("kop.html.j2", ["stand"]),
                row([Schrijven(self).box, self._top()], "op-kolommen-breed"),
                Weg(self).box,
                Versies(self).box,
            ]
        )

    def length(self, tekst: str) -> str:
        """Return how long a text is, in words and sentences."""
        return self.render(
            "lengte.txt.j2", woorden=count_words(tekst), zinnen=count_sentences(tekst)
        ).strip()

    def name(self, versie: Visieversie) -> str:
        """Return what a version is called: its number and the day it began."""
        steps = self.model.steps(versie)
        began = steps[0].op if steps else None
        return self.render("naam.txt.j2", versie=versie, gemaakt=began).strip()

    def pieces(self) -> object:
        """Return the text in pieces, with the waarden that they name."""
        return mark_values(self.model.tekst, self.model.top.waarden)

    def pieces_to_mend(self) -> object:
        """Return the text in pieces, with the waarden that they name and what reads hard."""
        model = self.model
        return mark_values(model.tekst, model.top.waarden, model.leesbaarheid.plekken)

    def _top(self) -> w.Widget:
        go = button(self.zitting, self.t("top.naar_waarden"), lambda: self.zitting.go("waarden"))

        def on_top_change(_change: object = None) -> None:
            show_if(go, not self.model.top.waarden and self.zitting.shows("waarden"))

        self.model.observe(on_top_change, "top")
        on_top_change()
        return stack([self.live_html("top.html.j2", LIVE), go])

"""The next schooljaar: what goes along, a button that makes its workbook, and the years so far."""

from typing import TYPE_CHECKING

from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, row, stack
from ouderplan.stappen.onderdelen.veld import text_field
from ouderplan.stappen.zitting import Keuze, Meldingsoort

if TYPE_CHECKING:
    from ouderplan.stappen.evaluatie.view import View


class Volgend:
    """The way to the next year; `box` goes on the page."""

    def __init__(self, view: "View") -> None:
        self._view, t = view, view.t
        self.jaar = text_field(t("volgend.schooljaar"), "op-smal")
        self.jaar.value = view.model.volgend_jaar
        draft_field(view.zitting, self.jaar, "evaluatie.volgend_jaar")
        make = button(view.zitting, t("volgend.knop"), self._make, "op-primary")
        self.box = stack(
            [
                html(view.render("volgend_kop.html.j2")),
                row([self.jaar, make]),
                view.live_html("jaren.html.j2", ["jaren"]),
            ]
        )

    def _make(self) -> None:
        view = self._view
        map = view.model.start_next(self.jaar.value)
        go = Keuze(view.t("volgend.open"), view.model.open_next)
        stay = Keuze(view.t("volgend.blijf"), view.zitting.hush)
        zin = view.t("volgend.gemaakt", jaar=self.jaar.value, map=map.name)
        view.zitting.say(zin, Meldingsoort.GOED, go, stay)

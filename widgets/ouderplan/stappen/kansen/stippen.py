"""Part 4: dots on the phones, the ranking, and the adopted top 3 (C15)."""

from typing import TYPE_CHECKING

from ouderplan.kern.soorten import Groep
from ouderplan.stappen.onderdelen.knoppen import stack
from ouderplan.stappen.onderdelen.rondepaneel import Rondepaneel
from ouderplan.stappen.onderdelen.vaststellen import Vaststellen, render_result

if TYPE_CHECKING:
    from ouderplan.stappen.kansen.view import View


class Stippen:
    """What can be chosen, the round, the top; `box` goes on the page."""

    def __init__(self, view: "View") -> None:
        t, model = view.t, view.model
        self.paneel = Rondepaneel(
            model.stippen,
            open_tekst=t("stippen.open"),
            vraag=t("stippen.vraag"),
            groepen=(Groep.TEAM,),
            uitslag=lambda _zaak: render_result(model.stippen),
        )
        self.vaststellen = Vaststellen(
            model.stippen,
            door_voorbeeld=t("stippen.door_voorbeeld"),
            gelukt=t("stippen.gelukt"),
        )
        vooraf = view.live_html("vooraf.html.j2", ["items", "paren", "deel"])
        model.stippen.observe(lambda _change: _render(), "ronde")

        def _render() -> None:
            vooraf.value = view.render("vooraf.html.j2", model=model)

        self.box = stack([vooraf, self.paneel.box, self.vaststellen.box])

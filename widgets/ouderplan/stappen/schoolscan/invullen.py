"""Part 1: on the phones, at home, or without phones."""

from typing import TYPE_CHECKING

import ipywidgets as w

from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, row, stack, styled
from ouderplan.stappen.onderdelen.rondepaneel import Rondepaneel
from ouderplan.stappen.onderdelen.veld import text_field

if TYPE_CHECKING:
    from ouderplan.stappen.schoolscan.view import View


class Invullen:
    """The round for phones, what to do at home, and a scan without phones."""

    def __init__(self, view: "View") -> None:
        t = view.t
        paneel = Rondepaneel(
            view.model.zaak,
            open_tekst=t("invullen.open"),
            vraag=t("invullen.vraag"),
            uitslag=lambda _zaak: view.render("getoond.html.j2"),
        )
        self._view = view
        self.naam = text_field(t("invullen.naam"), voorbeeld=t("invullen.naam_voorbeeld"))
        draft_field(view.zitting, self.naam, "schoolscan.nieuw.naam")
        self.op = w.DatePicker(description=t("invullen.op"), tooltip=t("invullen.op"))
        make = button(view.zitting, t("invullen.zonder"), self._make)
        without = stack(
            [
                html(view.render("zonder.html.j2")),
                row([self.naam, self.op]),
                row([make], "op-knoppen"),
            ]
        )
        phones = stack([html(view.render("telefoons.html.j2")), paneel.box])
        home = stack([html(view.render("thuis.html.j2")), without], "op-stapel")
        self.box = styled(w.HBox([phones, home]), "op-kolommen")

    def _make(self) -> None:
        self._view.model.start_without_phones(self.naam.value, self.op.value)
        self.naam.value, self.op.value = "", None
        self._view.model.go("papier")

"""Part 1: on the phones, at home, or without phones."""

import ipywidgets as w

from ouderplan.stappen.onderdelen.dagveld import day_field, parse_day
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, row, stack, styled
from ouderplan.stappen.onderdelen.rondepaneel import Rondepaneel
from ouderplan.stappen.onderdelen.veld import text_field
from ouderplan.stappen.schoolscan.model import Model


class Invullen(Deel[Model]):
    """The round for phones, what to do at home, and a scan without phones."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        paneel = Rondepaneel(
            model.zaak,
            open_tekst=t("invullen.open"),
            vraag=t("invullen.vraag"),
            uitslag=lambda _zaak: self.render("getoond"),
        )
        self.naam = text_field(t("invullen.naam"), voorbeeld=t("invullen.naam_voorbeeld"))
        draft_field(self.zitting, self.naam, "schoolscan.nieuw.naam")
        self.op = day_field(t("invullen.op"))
        make = button(self.zitting, t("invullen.zonder"), self._make)
        without = stack(
            [
                html(
                    self.render(
                        "tussenkop",
                        kop=t("invullen.kop_zonder"),
                        uitleg=t("invullen.uitleg_zonder"),
                    )
                ),
                row([self.naam, self.op]),
                row([make], "op-knoppen"),
            ]
        )
        phones = stack(
            [
                html(
                    self.render(
                        "tussenkop",
                        kop=t("invullen.kop_telefoons"),
                        uitleg=t("invullen.uitleg_telefoons"),
                    )
                ),
                paneel.box,
            ]
        )
        home = stack([html(self.render("thuis")), without], "op-stapel")
        self.box = styled(w.HBox([phones, home]), "op-kolommen")

    def _make(self) -> None:
        self.model.start_without_phones(self.naam.value, parse_day(self.op.value))
        self.naam.value, self.op.value = "", None
        self.model.go("papier")

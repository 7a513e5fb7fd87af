"""Adopting the top: who is in it, by whom, when, and why when it is not plain."""

from datetime import date
from typing import TYPE_CHECKING

import ipywidgets as w

from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack, styled
from ouderplan.stappen.onderdelen.rondezaak import Rondezaak
from ouderplan.stappen.onderdelen.veld import text_field

if TYPE_CHECKING:
    from ouderplan.stappen.waarden.view import View


class Vaststellen:
    """The form for adopting, shown once there is a result."""

    def __init__(self, view: "View") -> None:
        self.model, self.t = view.model, view.t
        zaak: Rondezaak = view.model.zaak
        t = self.t
        self._vinken: dict[str, w.Checkbox] = {}
        self._keuzes = styled(w.VBox(), "op-vinken")
        self._door = text_field(t("vaststellen.door"), voorbeeld=t("vaststellen.door_voorbeeld"))
        self._op = w.DatePicker(description=t("vaststellen.op"), value=date.today())
        self._reden = text_field(t("vaststellen.reden"), "op-breed")
        adopt = button(
            view.zitting,
            t("vaststellen.knop"),
            self._adopt,
            "op-primary",
            gelukt=t("vaststellen.gelukt"),
        )
        self._form = stack(
            [
                html(t("vaststellen.uitleg")),
                self._keuzes,
                row([self._door, self._op]),
                self._reden,
                row([adopt], "op-knoppen"),
            ]
        )
        self._done = html()
        self._again = button(view.zitting, t("vaststellen.opnieuw"), self._reopen, "op-quiet")
        self.box = stack(
            [html(f"<h2>{t('vaststellen.kop')}</h2>"), self._done, self._again, self._form],
            "op-sectie",
        )
        self._view = view
        self._editing = False
        zaak.observe(self._on_zaak_change, ["uitslag", "vastgesteld", "ronde"])
        self._on_zaak_change()

    def _adopt(self) -> None:
        chosen = [keuze for keuze, vink in self._vinken.items() if vink.value]
        self.model.adopt(chosen, self._door.value, self._op.value, self._reden.value)
        self._editing = False

    def _reopen(self) -> None:
        self._editing = True
        self._on_zaak_change()

    def _on_zaak_change(self, _change: object = None) -> None:
        zaak: Rondezaak = self.model.zaak
        show_if(self.box, zaak.uitslag is not None)
        if zaak.uitslag is None:
            return
        adopted = bool(zaak.vastgesteld)
        show_if(self._form, not adopted or self._editing)
        show_if(self._done, adopted)
        show_if(self._again, adopted and not self._editing)
        self._done.value = self._view.render("vastgesteld.html.j2", zaak=zaak) if adopted else ""
        self._fill(zaak)

    def _fill(self, zaak: Rondezaak) -> None:
        ranked = [p for p in zaak.uitslag.ranglijst if p.stemmen] if zaak.uitslag else []
        shown = ranked[: max(10, len(self.model.suggestion()))]
        top = zaak.top
        if top:
            shown += [p for p in top.gelijk if p not in shown]
        keuzes = [plaats.keuze for plaats in shown]
        if keuzes == list(self._vinken):
            return
        ticked = [row.keuze for row in zaak.vastgesteld] or self.model.suggestion()
        self._vinken = {
            p.keuze: w.Checkbox(
                description=self.t("vaststellen.keuze", naam=p.tekst, stemmen=p.stemmen),
                value=p.keuze in ticked,
            )
            for p in shown
        }
        self._keuzes.children = list(self._vinken.values())

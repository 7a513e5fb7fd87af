"""Which of the list is shown: perspective, soort, which list, a word; and the projector's page."""

from dataclasses import replace

import ipywidgets as w

from ouderplan.kern.kansen import Lijst, Soort
from ouderplan.stappen.kansen.keuzes import perspectief_options, soort_options
from ouderplan.stappen.kansen.model import Model
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.keuzelijst import offer
from ouderplan.stappen.onderdelen.knoppen import html, row, stack
from ouderplan.stappen.onderdelen.veld import parse_choice, text_field

LIJSTEN = (Lijst.TOEGELATEN, Lijst.WEGGELEGD, Lijst.SAMENGEVOEGD)


class Filters(Deel[Model]):
    """The head of the list."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self._showing = False
        self.perspectief = w.Dropdown(
            description=t("lijst.perspectief"),
            options=[(t("perspectief.alle"), ""), *perspectief_options(t)],
        )
        self.soort = w.Dropdown(
            description=t("lijst.soort"), options=[(t("lijst.alle_soorten"), ""), *soort_options(t)]
        )
        self.lijst = w.Dropdown(description=t("lijst.lijst"), options=self._lists())
        self.zoek = text_field(t("lijst.zoek"), voorbeeld=t("lijst.zoek_voorbeeld"))
        head = html(self.render("tussenkop", kop=t("lijst.kop")))
        self.box = stack(
            [head, row([self.perspectief, self.soort, self.lijst, self.zoek])], "op-stapel"
        )
        self._on_model_change()
        for control in (self.perspectief, self.soort, self.lijst, self.zoek):
            control.observe(self._on_control_change, "value")
        model.observe(self._on_model_change, ["items", "perspectief"])

    def _lists(self) -> list[tuple[str, str]]:
        model, t = self.model, self.t
        return [
            (t(f"lijst.{naam}", aantal=len(model.on_list(naam))), naam.value) for naam in LIJSTEN
        ]

    def _on_model_change(self, _change: object = None) -> None:
        self._showing = True
        try:
            offer(self.lijst, self._lists())
            self.perspectief.value = self.model.perspectief
        finally:
            self._showing = False

    def _on_control_change(self, _change: object = None) -> None:
        if not self._showing:
            self.zitting.run(self._apply)

    def _apply(self) -> None:
        model = self.model
        model.filter = replace(
            model.filter,
            lijst=parse_choice(Lijst, self.lijst.value),
            soort=Soort(self.soort.value) if self.soort.value else None,
            zoek=self.zoek.value,
        )
        if self.perspectief.value != model.perspectief:
            model.look_from(self.perspectief.value)

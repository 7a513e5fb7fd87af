"""Part 2: let in, edit, merge; per perspective and kind, with a log of it under the list."""

from dataclasses import replace

import ipywidgets as w

from ouderplan.kern.kansen import Inbreng, Lijst, Soort
from ouderplan.stappen.kansen.inbrengrij import Inbrengrij
from ouderplan.stappen.kansen.keuzes import perspectief_options, soort_options
from ouderplan.stappen.kansen.model import Model
from ouderplan.stappen.kansen.paren import Paren
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.keuzelijst import offer
from ouderplan.stappen.onderdelen.knoppen import button, html, mark, row, show_if, stack, styled
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.onderdelen.veld import parse_choice, text_field


class Bekijken(Deel[Model]):
    """What came in, what looks alike, and the list; `box` goes on the page."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self.nieuw = Nieuw(model)
        self.paren = Paren(model, lambda: model.toegelaten)
        self.filters = Filters(model)
        self.lijsten = {soort: self._list(soort) for soort in Soort}
        self._columns = {soort: self._column(soort) for soort in Soort}
        self._during = html(self.t("lijst.tijdens"), "op-melding")
        self._body = styled(w.HBox(list(self._columns.values())), "op-kolommen")
        lijst = stack([self.filters.box, self._during, self._body], "op-sectie")
        self.logboek = Logboek(model)
        self.box = stack([self.nieuw.box, self.paren.box, lijst, self.logboek.box])
        model.observe(self._on_model_change, ["items", "filter", "perspectief", "criteria"])
        model.stippen.observe(self._on_model_change, "ronde")
        self._on_model_change()

    def _list(self, soort: Soort) -> Rijlijst[Inbreng]:
        empty = html(
            self.render("leeg", kop=self.t(f"leeg.{soort}"), zin=self.t(f"leeg.{soort}_uitleg"))
        )
        return Rijlijst(self.zitting, lambda nr, rij: Inbrengrij(self.model, nr, rij), empty)

    def _column(self, soort: Soort) -> w.VBox:
        head = html(self.render("kolom", soort=soort))
        return stack([head, self.lijsten[soort].box])

    def _on_model_change(self, _change: object = None) -> None:
        model = self.model
        for soort, lijst in self.lijsten.items():
            lijst.show(model.selected(soort))
            show_if(self._columns[soort], model.filter.soort in (None, soort))
        mark(self._body, "op-kolommen", model.filter.soort is None)
        show_if(self._during, model.stippen.stap == "open")


class Nieuw(Deel[Model]):
    """What came in and waits for the begeleider."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self.lijst = Rijlijst(self.zitting, lambda nr, rij: Inbrengrij(model, nr, rij), html())
        self.alles = button(
            self.zitting, "", self._let_all_in, "op-primary", gelukt=self.t("nieuw.alles_gelukt")
        )
        self._head = html()
        self.box = stack(
            [
                self._head,
                row([self.alles], "op-knoppen"),
                self.lijst.box,
            ]
        )
        self.follow(self._on_items_change, ["items", "criteria", "paren"])

    def _let_all_in(self) -> None:
        self.model.let_in(tuple(self.model.on_list(Lijst.NIEUW)))

    def _on_items_change(self, _change: object = None) -> None:
        nieuw, more = self.model.on_list(Lijst.NIEUW), self.model.niet_vergeleken
        self.lijst.show(nieuw)
        self._head.value = self.render("nieuw", aantal=len(nieuw), niet_vergeleken=more)
        show_if(self.lijst.box, nieuw)
        self.alles.description = self.t("nieuw.alles", aantal=len(nieuw))
        show_if(self.alles, len(nieuw) > 1)
        show_if(self.box, nieuw or self.model.verzamelen.stap == "open")


HOOGSTENS = 100
"""So many lines are on the page, the newest first; the CSV has them all."""


class Logboek(Deel[Model]):
    """The log of the moderation; `box` goes on the page."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._lines = html()
        self.fold = Uitklap(self.zitting, self.t("logboek.kop"), self._lines)
        self.box = stack([self.fold.box], "op-sectie")
        self.follow(self._on_moderatie_change, "moderatie")

    def _on_moderatie_change(self, _change: object = None) -> None:
        lines = self.model.moderatie
        shown = tuple(reversed(lines))[:HOOGSTENS]
        self._lines.value = self.render(
            "logboek.html.j2", regels=shown, meer=len(lines) - len(shown)
        )
        show_if(self.box, lines)


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

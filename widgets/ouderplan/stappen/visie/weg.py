"""From concept to adopted: who agreed with this version, and when."""

from datetime import date

import ipywidgets as w

from ouderplan.kern.visie import Visiestatus, road, targets
from ouderplan.stappen.onderdelen.dagveld import day_field, parse_day, when_sure
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.onderdelen.veld import text_field
from ouderplan.stappen.visie.model import Model

MEER_DAN_DE_WEG = 2
"""With more steps than its beginning and one agreement, the road does not tell all."""


class Weg(Deel[Model]):
    """The road with its steps; the next one is the button that stands out."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self.model = model
        t = self.t
        self._road = html()
        self._door = text_field(t("weg.door"), voorbeeld=t("weg.door_voorbeeld"))
        draft_field(self.zitting, self._door, "visie.door")
        self._op = day_field(t("weg.op"), "op-smal", value=date.today())
        self._form, self._form_back = (row([self._door, self._op]) for _ in range(2))
        statuses = [status for status in Visiestatus if status is not Visiestatus.CONCEPT]
        self._further = {status: self._button(status, "knop") for status in statuses}
        self._back = {status: self._button(status, "terug") for status in statuses}
        self._forward = row(list(self._further.values()), "op-knoppen")
        self._backward = row(list(self._back.values()), "op-knoppen")
        self._history = html()
        inside = stack([self._history, self._form_back, self._backward])
        self._fold = Uitklap(self.zitting, t("weg.terug"), inside)
        self.box = stack([self._road, self._form, self._forward, self._fold.box], "op-sectie")
        self.follow(self._on_model_change, ["versies", "stappen"])

    def _button(self, status: Visiestatus, soort: str) -> w.Button:
        naam = self.t(f"status.{status}")
        label = (
            self.t(f"knop.{status}") if soort == "knop" else self.t("weg.terug_knop", status=naam)
        )
        return button(
            self.zitting,
            label,
            lambda: self._take(status),
            velden=lambda: (self._door, self._op),
        )

    def _take(self, status: Visiestatus) -> None:
        op, versie = parse_day(self._op.value), self.model.versie
        agreed = self.model.steps(versie) if versie else ()
        days = [one.op for one in agreed if one.op and one.status is not Visiestatus.CONCEPT]
        when_sure(
            self.zitting,
            op,
            lambda: self._take_on(status, op),
            na=max(days, default=None),
            wat=self.t("weg.na"),
        )

    def _take_on(self, status: Visiestatus, op: date | None) -> None:
        self.model.take_step(status, self._door.value, op)
        self._door.value = ""
        self.zitting.say(self.t("weg.gelukt", status=self.t(f"status.{status}")))

    def _on_model_change(self, _change: object = None) -> None:
        versie = self.model.versie
        further, back = targets(versie) if versie and versie.tekst else ((), ())
        steps = road(versie, self.model.stappen) if versie else {}
        self._road.value = self.render("weg.html.j2", model=self.model, weg=steps)
        self._history.value = self.render("geschiedenis.html.j2", model=self.model)
        show_if(self._form, further)
        show_if(self._form_back, back and not further)
        show_if(self._backward, back)
        show_if(self._forward, further)
        taken = self.model.steps(versie) if versie else ()
        show_if(self._fold.box, back or len(taken) > MEER_DAN_DE_WEG)
        for status, knop in self._further.items():
            show_if(knop, status in further)
            (knop.add_class if status in further[:1] else knop.remove_class)("op-primary")
        for status, knop in self._back.items():
            show_if(knop, status in back)

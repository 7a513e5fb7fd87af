"""Part 5: the picture, what stands out, and every criterium in numbers."""

from typing import Any

import ipywidgets as w

from ouderplan.kern.schoolscan import Niveau
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tekstvorm import decimal
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.keuzelijst import Volgkeuze
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.schoolscan.model import Model


class Uitslag(Deel[Model]):
    """Show the result, choose what the projector shows, and the tables."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self._wait = html()
        self.toon = button(self.zitting, t("uitslag.toon"), model.show_result, "op-primary")
        self.kies = w.Dropdown(description=t("uitslag.kies"), tooltip=t("uitslag.kies"))
        self._volgt = Volgkeuze(self.zitting, self.kies, model.look_at)
        self._result = html()
        self.box = stack([self._wait, row([self.toon], "op-knoppen"), self.kies, self._result])
        traits = ["beeld", "vorig", "scans", "gekozen", "criterium", "activiteiten", "geschreven"]
        self.follow(self._on_change, [*traits, "ingevuld"])

    def _on_change(self, _change: object = None) -> None:
        model, t = self.model, self.t
        self._wait.value = self.render("wacht.html.j2", model=model)
        ronde = model.ronde
        ready = ronde is not None and not ronde.is_open and not ronde.getoond and model.ingevuld
        show_if(self.toon, ready)
        show_if(self._wait, model.beeld is None)
        show_if(self.kies, model.beeld)
        show_if(self._result, model.beeld)
        options = {"": t("uitslag.alle")} | {v.sleutel: v.naam for v in model.vragen}
        here = model.criterium if model.criterium in options else ""
        self._volgt.show([(naam, sleutel) for sleutel, naam in options.items()], here)
        self._result.value = self.render("uitslag.html.j2", **result_fields(model))


def result_fields(model: "Model") -> dict[str, Any]:
    """Return what the templates of a result need."""
    return {
        "model": model,
        "beeld": model.beeld,
        "vorig": model.vorig,
        "figuur": model.picture(),
        "getal": decimal,
        "niveaus": tuple(Niveau),
        "ouders": Groep.OUDERS,
        "team": Groep.TEAM,
    }

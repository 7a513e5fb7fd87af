"""Part 5: the picture, what stands out, and every criterium in numbers."""

from typing import Any

import ipywidgets as w

from ouderplan.kern.schoolscan import Niveau
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tekstvorm import decimal
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.schoolscan.model import Model


class Uitslag(Deel[Model]):
    """Show the result, choose what the projector shows, and the tables."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self._wait = html()
        self.toon = button(self.zitting, t("uitslag.toon"), model.show_result, "op-primary")
        self._showing = False
        self.kies = w.Dropdown(description=t("uitslag.kies"), tooltip=t("uitslag.kies"))
        self.kies.observe(self._on_kies_change, "value")
        self._result = html()
        self.box = stack([self._wait, row([self.toon], "op-knoppen"), self.kies, self._result])
        traits = ["beeld", "vorig", "scans", "gekozen", "criterium", "activiteiten", "geschreven"]
        self.follow(self._on_change, [*traits, "ingevuld"])

    def _on_kies_change(self, _change: object = None) -> None:
        if not self._showing:
            chosen = self.kies.value or ""
            self.zitting.run(lambda: self.model.look_at(chosen))

    def _on_change(self, _change: object = None) -> None:
        model, t = self.model, self.t
        self._wait.value = self.render("wacht.html.j2", model=model)
        ronde = model.ronde
        ready = ronde is not None and not ronde.is_open and not ronde.getoond and model.ingevuld
        show_if(self.toon, ready)
        show_if(self._wait, model.beeld is None)
        show_if(self.kies, model.beeld)
        show_if(self._result, model.beeld)
        self._offer([(t("uitslag.alle"), ""), *((v.naam, v.sleutel) for v in model.vragen)])
        self._result.value = self.render("uitslag.html.j2", **result_fields(model))

    def _offer(self, options: list[tuple[str, str]]) -> None:
        self._showing = True
        try:
            if tuple(self.kies.options) != tuple(options):
                self.kies.options = options
            known = {value for _, value in options}
            here = self.model.criterium
            self.kies.value = here if here in known else ""
        finally:
            self._showing = False


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

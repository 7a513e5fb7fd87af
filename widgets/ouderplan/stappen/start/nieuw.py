"""The form that makes a workbook of the school's own."""

from datetime import date

import ipywidgets as w

from ouderplan.stappen.melding import Meldingsoort
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import button, row, stack
from ouderplan.stappen.onderdelen.veld import text_field
from ouderplan.stappen.start.model import Model, school_year


class Nieuw(Deel[Model]):
    """The name of the school, the year that is being prepared now, and the button."""

    def __init__(self, model: Model, knop: str) -> None:
        super().__init__(model)
        self._school = text_field(self.t("kiezen.school"), "op-half")
        self._jaar = text_field(self.t("kiezen.schooljaar"), "op-smal")
        self._jaar.value = school_year(date.today())
        make = button(
            self.zitting,
            knop,
            self._make,
            "op-primary",
            gelukt=self.t("kiezen.gemaakt"),
            velden=lambda: (self._school, self._jaar),
        )
        self.box: w.Widget = stack([row([self._school, self._jaar, make])], "op-stapel-dicht")

    def _make(self) -> None:
        self.zitting.say(self.t("kiezen.bezig_maken"), Meldingsoort.BEZIG)
        self.model.new_werkboek(self._school.value, self._jaar.value)

"""Attendance that the workbook knows, on offer as a measurement."""

import ipywidgets as w

from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.streefcijfers.model import Model


class Opkomst(Deel[Model]):
    """The days of which the attendance is known and not written down yet."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._told = html()
        label = self.t("opkomst.waarbij")
        self.doel = w.Dropdown(description=label, tooltip=label, options=())
        fill = button(self.zitting, self.t("opkomst.vul_in"), self._fill, "op-primary")
        self.box = stack([self._told, self.doel, row([fill], "op-knoppen")], "op-kleurvlak")
        model.observe(self._on_model_change, ["opkomst", "lijnen"])
        self._on_model_change()

    def _fill(self) -> None:
        model = self.model
        model.fill_attendance(self.doel.value or "")

    def _on_model_change(self, _change: object = None) -> None:
        model = self.model
        show_if(self.box, model.opkomst)
        days = [(day.dag, model.measured(day)) for day in model.opkomst]
        self._told.value = self.render("opkomst.html.j2", dagen=days)
        options = (*((naam, naam) for naam in model.streefdoelen), (self.t("opkomst.nieuw"), ""))
        if self.doel.options != options:
            self.doel.options = options
            self.doel.value = model.opkomstdoel

"""Attendance that the workbook knows, on offer as a measurement."""

from typing import TYPE_CHECKING

import ipywidgets as w

from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack

if TYPE_CHECKING:
    from ouderplan.stappen.streefcijfers.view import View


class Opkomst:
    """The days of which the attendance is known and not written down yet."""

    def __init__(self, view: "View") -> None:
        self._view = view
        self._told = html()
        label = view.t("opkomst.waarbij")
        self.doel = w.Dropdown(description=label, tooltip=label, options=())
        fill = button(view.zitting, view.t("opkomst.vul_in"), self._fill, "op-primary")
        self.box = stack([self._told, self.doel, row([fill], "op-knoppen")], "op-kleurvlak")
        view.model.observe(self._on_model_change, ["opkomst", "lijnen"])
        self._on_model_change()

    def _fill(self) -> None:
        model = self._view.model
        model.fill_attendance(self.doel.value or "")

    def _on_model_change(self, _change: object = None) -> None:
        view, model = self._view, self._view.model
        show_if(self.box, model.opkomst)
        days = [(day.dag, model.measured(day)) for day in model.opkomst]
        self._told.value = view.render("opkomst.html.j2", dagen=days)
        options = (*((naam, naam) for naam in model.streefdoelen), (view.t("opkomst.nieuw"), ""))
        if self.doel.options != options:
            self.doel.options = options
            self.doel.value = model.opkomstdoel

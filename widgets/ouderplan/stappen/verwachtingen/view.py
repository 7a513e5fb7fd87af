"""Widgets of the step Verwachtingen."""

import ipywidgets as w

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.verwachtingen import Verwachtende, Verwachting
from ouderplan.stappen.onderdelen.bladscherm import sheet_on_screen
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm
from ouderplan.stappen.onderdelen.keuzelijst import criterium_options
from ouderplan.stappen.onderdelen.knoppen import html, show_if, stack
from ouderplan.stappen.onderdelen.passen import fitting
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelblad import Bladen
from ouderplan.stappen.verwachtingen.model import Model

VORMEN = (
    Bladvorm(Verwachting, ("verwachting", "wie_verwacht", "criterium"), frozenset({"verwachting"})),
    Bladvorm(Criterium, ("titel", "kort", "criterium", "deel"), frozenset({"toelichting"})),
)


TEKENS, REGELS = 84, 11
"""So many characters fit beside each other under a criterium, and so many lines."""


class View(StapView):
    """A button for each sheet, the sheet that is on, and what the projector shows of it."""

    model: Model

    def make_controls(self) -> w.Widget:
        """Make the head and the sheets."""
        sheets = Bladen(
            self, VORMEN, criteria=lambda: self.model.criteria, anders=(VORMEN[0].naam,)
        )
        return stack([self.live_html("kop.html.j2", ["stand"]), self._chooser(), sheets.box])

    def make_presentation(self) -> w.Widget:
        """Make one criterium with what each may expect, or the list of criteria."""
        table, one = sheet_on_screen(self, VORMEN, lambda: self.model.criteria), html()

        def on_change(_change: object = None) -> None:
            model = self.model
            on = model.blad == VORMEN[0].naam and model.op_scherm is not None
            show_if(one, on)
            show_if(table, not on)
            wording = [row for row in model.criteria if row.criterium == model.op_scherm]
            expected = {wie: model.expected_of(wie) for wie in Verwachtende}
            columns = sum(bool(sentences) for sentences in expected.values())
            breed = TEKENS // max(columns, 1)
            one.value = self.render(
                "scherm.html.j2",
                criteria=wording,
                verwacht={
                    wie: fitting(zinnen, breed, REGELS)
                    for wie, zinnen in expected.items()
                    if zinnen
                },
            )

        self.model.observe(on_change, ["inhoud", "blad", "groot", "criteria"])
        on_change()
        return stack([one, table])

    def _chooser(self) -> w.Widget:
        words = self.t("op_scherm")
        choose = w.Dropdown(description=words, tooltip=words)
        showing = [False]

        def on_criteria_change(_change: object = None) -> None:
            options = [(tekst, str(nr)) for tekst, nr in criterium_options(self.model.criteria)]
            showing[0] = True
            try:
                if tuple(choose.options) != tuple(options):
                    choose.options = options
                choose.value = str(self.model.op_scherm) if options else None
            finally:
                showing[0] = False

        def on_choose(change: dict[str, str]) -> None:
            if not showing[0] and change["new"]:
                self.zitting.run(lambda: self.model.show(change["new"]))

        choose.observe(on_choose, "value")
        self.model.observe(on_criteria_change, ["criteria", "groot"])
        on_criteria_change()
        return choose

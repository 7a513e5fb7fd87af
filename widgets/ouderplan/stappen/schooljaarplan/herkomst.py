"""Where a jaardoel came from and what came of it, one goal at a time, and all in one picture."""

import ipywidgets as w

from ouderplan.figuren import draw_threads
from ouderplan.kern.verhaal import find_breaks, name_of, tell_back, tell_on
from ouderplan.kern.weefsel import Draad, Weefsel
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.keuzelijst import offer
from ouderplan.stappen.onderdelen.knoppen import html, show_if, stack
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.schooljaarplan.model import Model

LANGST = 80
"""Characters of a goal in the list to choose from."""


class Herkomstdeel(Deel[Model]):
    """A folded part: choose a goal, read its thread; below it the breaks and the picture.

    Nothing is drawn before it is opened.
    """

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self._drawn: Weefsel | None = None
        self.keuze = w.Dropdown(description=t("herkomst.kies"), tooltip=t("herkomst.uitleg"))
        self._empty = html(self.render("herkomst_leeg"))
        self._story, self._breaks, self._picture = html(), html(), html()
        intro = html(t("herkomst.uitleg"), "op-klein")
        inside = [intro, self._empty, self.keuze, self._story, self._breaks, self._picture]
        self.fold = Uitklap(self.zitting, t("herkomst.kop"), stack(inside))
        self.box: w.Widget = self.fold.box
        self.fold.observe(self._on_change, "open")
        self.keuze.observe(self._on_choice, "value")
        model.observe(self._on_change, "plan")

    @property
    def _weefsel(self) -> Weefsel:
        plan = self.model.plan
        return plan.weefsel if plan else Weefsel()

    def _on_change(self, _change: object = None) -> None:
        weefsel = self._weefsel
        if not self.fold.open or weefsel == self._drawn:
            return
        self._drawn = weefsel
        options = [(_label(draad), draad.doel.sleutel) for draad in weefsel.draden]
        offer(self.keuze, options)
        show_if(self.keuze, options)
        show_if(self._empty, not options)
        self._on_choice()
        self._show_all(weefsel)

    def _on_choice(self, _change: object = None) -> None:
        draad = next((d for d in self._weefsel.draden if d.doel.sleutel == self.keuze.value), None)
        self._story.value = (
            self.render(
                "herkomst_verhaal.html.j2", draad=draad, terug=tell_back(draad), heen=tell_on(draad)
            )
            if draad
            else ""
        )

    def _show_all(self, weefsel: Weefsel) -> None:
        if not weefsel.draden:
            self._breaks.value = self._picture.value = ""
            return
        render, breaks = self.render, find_breaks(weefsel)
        self._breaks.value = render("herkomst_breuken", breuken=breaks)
        figuren = draw_threads(weefsel)
        self._picture.value = render("herkomst_plaat", figuren=figuren)


def _label(draad: Draad) -> str:
    text = " ".join(draad.doel.jaardoel.split())
    short = text if len(text) <= LANGST else f"{text[: LANGST - 1].rstrip()}…"
    return f"{name_of(draad)}  {short}" if draad.doel.code else short

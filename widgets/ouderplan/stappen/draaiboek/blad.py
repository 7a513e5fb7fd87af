"""The sheet of a programme: of each row it says when it begins, worked out."""

from typing import Any

from ouderplan.kern.draaiboek import Draaiboekregel, clock, minutes_of
from ouderplan.opslag.opschriften import label
from ouderplan.stappen.draaiboek.model import Model
from ouderplan.stappen.onderdelen.tabelblad import Tabelblad


class Programmablad(Tabelblad):
    """Rows with the time at which they begin, also where no fixed time was written down."""

    model: Model

    def shown(self, rij: Any, kolom: str) -> str:
        """Return a cell; the fixed time is the worked-out one, and minutes say the real ones."""
        if kolom == "vast":
            return self._begins(rij)
        if kolom == "minuten" and rij.duurde is not None:
            return self.t("regel.duurde", minuten=rij.duur, echt=rij.duurde)
        return super().shown(rij, kolom)

    def _heads(self) -> str:
        vorm, begins = self.vorm, self.t("regel.begint")
        koppen = [begins if kolom == "vast" else label(vorm.rij, kolom) for kolom in vorm.kort]
        return self.render("blad_koppen", koppen=koppen, maten=vorm.maten)

    def _begins(self, rij: Draaiboekregel) -> str:
        t = self.t
        plan = next((plan for plan in self.model.gepland if plan.regel is rij), None)
        if rij.vast.strip() and minutes_of(rij.vast) is None:
            return t("regel.onbekend", tijd=rij.vast)
        if plan is None:
            return rij.vast
        if plan.te_laat:
            return t("regel.te_laat", tijd=rij.vast, minuten=plan.te_laat)
        if rij.vast.strip():
            return t("regel.vast", tijd=clock(plan.van))
        return clock(plan.van) if self.model.has_begin else t("regel.na", minuten=plan.van)

"""The findings of the plancheck, folded, each with a button that goes there."""

from collections.abc import Callable

import ipywidgets as w

from ouderplan.kern.plancheck import Bevinding
from ouderplan.stappen.melding import Meldingsoort
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.onderdelen.veld import PAKKET
from ouderplan.stappen.plaatsen import of_step, step_of
from ouderplan.stappen.zitting import Zitting
from ouderplan.teksten import Teksten


class Plancheckpaneel:
    """What the check found about one step, or about the whole plan.

    Parameters
    ----------
    stap
        Says which step is on; "" is the whole plan.
    """

    def __init__(self, zitting: Zitting, stap: Callable[[], str]) -> None:
        self._zitting, self._stap, self._t = zitting, stap, Teksten(PAKKET)
        nothing = html(render(PAKKET, "klein", zin=self._t("plancheck.niets")))
        self._list: Rijlijst[Bevinding] = Rijlijst(zitting, self._make_row, nothing)
        intro = html(self._t("plancheck.uitleg"), "op-klein")
        inside = stack([intro, self._list.box], "op-stapel-dicht")
        self.fold = Uitklap(zitting, self._t("plancheck.naam"), inside)
        self.box = stack([self.fold.box], "op-plancheck", "op-alleen-bedienen")
        self.fold.observe(self._on_change, "open")
        zitting.plancheck.observe(self._on_change, "bevindingen")
        self._on_change()

    def close(self) -> None:
        """Stop following the check."""
        self._zitting.plancheck.unobserve(self._on_change, "bevindingen")

    def show(self) -> None:
        """Show what was found about the step that is on now."""
        self._on_change()

    def _on_change(self, _change: object = None) -> None:
        found = of_step(self._stap(), self._zitting.plancheck.bevindingen)
        key = "plancheck.kop" if self._stap() else "plancheck.kop_alles"
        self.fold.knop.description = self.fold.knop.tooltip = self._t.counted(key, len(found))
        show_if(self.box, found)
        self._list.show(dict(enumerate(found)) if self.fold.open else {})

    def _make_row(self, _nummer: int, bevinding: Bevinding) -> "Bevindingrij":
        return Bevindingrij(self._zitting, bevinding)


class Bevindingrij:
    """One finding: how bad, what to do, and a button that goes there."""

    def __init__(self, zitting: Zitting, bevinding: Bevinding) -> None:
        self._zitting, self._bevinding, self._t = zitting, bevinding, Teksten(PAKKET)
        self._text = html("", "op-groei")
        self.knop = button(zitting, self._t("plancheck.ga"), self._go, "op-quiet")
        self.box: w.Widget = row([self._text, self.knop], "op-lijst-rij")
        self.show(bevinding)

    def show(self, rij: Bevinding) -> None:
        """Show this finding."""
        self._bevinding = rij
        self._text.value = render(PAKKET, "plancheck_regel", bevinding=rij)
        self.knop.tooltip = self._t("plancheck.ga_uitleg", plaats=rij.plaats.replace("_", " "))
        show_if(self.knop, self._zitting.shows(step_of(rij)))

    def _go(self) -> None:
        gone_to, zin = self._bevinding, self._bevinding.zin
        self._zitting.point(step_of(gone_to), gone_to.tabel, gone_to.rij)
        self._zitting.say(zin, Meldingsoort.WAARSCHUWING)

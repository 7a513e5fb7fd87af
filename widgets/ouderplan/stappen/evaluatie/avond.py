"""The evening: a round on the phones, and what came in to let in or put aside."""

from functools import partial
from typing import TYPE_CHECKING

import ipywidgets as w

from ouderplan.kern.evaluatie import Uitkomst
from ouderplan.kern.kansen import Inbrengstatus
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.rondepaneel import Rondepaneel
from ouderplan.stappen.onderdelen.samenweg import Samenweg
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.onderdelen.veld import Veld, text_area

if TYPE_CHECKING:
    from ouderplan.stappen.evaluatie.view import View


class Avond:
    """The round beside what came in; `box` goes on the page."""

    def __init__(self, view: "View") -> None:
        self._view, t = view, view.t
        paneel = Rondepaneel(view.model.zaak, open_tekst=t("avond.open"), vraag=t("avond.vraag"))
        self._new = self._list("avond.geen_nieuw")
        self._aside = self._list("avond.geen_weg")
        self._all = button(view.zitting, t("avond.alles"), self._let_all_in, "op-secondary")
        self._fold = Uitklap(view.zitting, "", self._aside.box)
        phones = stack([html(view.render("tussenkop.html.j2", kop="telefoons")), paneel.box])
        came = stack(
            [
                html(view.render("tussenkop.html.j2", kop="binnen")),
                row([self._all], "op-knoppen"),
                self._new.box,
                self._fold.box,
            ]
        )
        self.box = row([phones, came], "op-kolommen")
        view.model.observe(self._on_inhoud_change, "inhoud")
        self._on_inhoud_change()

    def _list(self, leeg: str) -> Rijlijst[Uitkomst]:
        view = self._view
        empty = html(view.render("avond_leeg.html.j2", zin=view.t(leeg)))
        return Rijlijst(view.zitting, lambda nummer, rij: Uitkomstrij(view, nummer, rij), empty)

    def _let_all_in(self) -> None:
        self._view.model.decide(self._view.model.waiting, Inbrengstatus.TOEGELATEN)

    def _on_inhoud_change(self, _change: object = None) -> None:
        model = self._view.model
        self._new.show(model.waiting)
        self._aside.show(model.aside)
        show_if(self._all, len(model.waiting) > 1)
        show_if(self._fold.box, model.aside)
        self._fold.knop.description = self._view.t.counted("avond.weggelegd", len(model.aside))


class Uitkomstrij:
    """One thing that was sent in: to change, to let in, or to put aside."""

    def __init__(self, view: "View", nummer: int, rij: Uitkomst) -> None:
        self._view = view
        label = view.t("avond.tekst", id=rij.id)
        area = text_area(label, "op-rijtekst", "op-geen-label", regels=1)
        self.tekst = Veld(view.zitting, area, partial(view.model.set_text, nummer))
        self._facts = html("", "op-klein")
        actions = [("toe", Inbrengstatus.TOEGELATEN), ("weg", Inbrengstatus.WEGGELEGD)]
        buttons = [
            button(
                view.zitting,
                view.t(f"avond.{naam}"),
                partial(view.model.decide, [nummer], status),
                uitleg=f"{view.t(f'avond.{naam}')}: {rij.id}",
            )
            for naam, status in actions
            if status is not rij.status
        ]
        self.samen = Samenweg(view.zitting, Uitkomst, rij.id, lambda: view.model.herkomst_van_zaal)
        words = stack([self.tekst.box, self._facts, self.samen.box], "op-groei")
        self.box: w.Widget = row(
            [words, row(buttons, "op-knoppen")], "op-lijst-rij", "op-rij-boven"
        )

    def show(self, rij: Uitkomst) -> None:
        """Show this one."""
        self.tekst.show(rij.tekst)
        self.samen.show()
        self._facts.value = self._view.render("uitkomstfeiten.html.j2", rij=rij)

"""Part 3: what is needed to turn a bedreiging round, one at a time or for all of them (C14)."""

from functools import partial
from typing import TYPE_CHECKING

import ipywidgets as w

from ouderplan.kern.kansen import Omzetting
from ouderplan.stappen.kansen.omkeren import ALLE
from ouderplan.stappen.onderdelen.keuzelijst import offer
from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack, styled
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.veld import Veld, text_area

if TYPE_CHECKING:
    from ouderplan.stappen.kansen.view import View


class Omzetten:
    """The bedreigingen on the left, the one in hand on the right; `box` goes on the page."""

    def __init__(self, view: "View") -> None:
        self._view, t = view, view.t
        self._showing = False
        self.kies = styled(w.RadioButtons(description=t("omzetten.kies")), "op-keuzelijst")
        self._head = html()
        empty = html(view.render("leeg.html.j2", wat="omzetten"))
        self.lijst: Rijlijst[Omzetting] = Rijlijst(
            view.zitting, lambda nummer, rij: Omzetrij(self, nummer, rij), empty
        )
        self.weggehaald: Omzetting | None = None
        self.terug = button(view.zitting, "", self._restore, "op-quiet")
        self.nieuw = text_area(
            t("omzetten.nieuw"), voorbeeld=t("omzetten.nieuw_voorbeeld"), regels=2
        )
        draft_field(view.zitting, self.nieuw, "kansen.omzetten.nieuw")
        self.toevoegen = button(
            view.zitting,
            t("omzetten.toevoegen"),
            self._add,
            "op-primary",
            velden=lambda: (self.nieuw,),
        )
        self.volgende = button(view.zitting, t("omzetten.volgende"), self._next)
        hand = stack(
            [
                self._head,
                self.lijst.box,
                self.terug,
                self.nieuw,
                row([self.toevoegen, self.volgende], "op-knoppen"),
            ]
        )
        self._work = styled(w.HBox([self.kies, hand]), "op-kolommen")
        self._none = html(view.render("geen_bedreigingen.html.j2"))
        self.box = stack([self._none, self._work])
        self.kies.observe(self._on_kies_change, "value")
        self._on_model_change()
        view.model.observe(self._on_model_change, ["items", "omzettingen", "bedreiging"])

    @property
    def view(self) -> "View":
        """The step that this is part of."""
        return self._view

    def _add(self) -> None:
        self._view.model.add_need(self._view.model.bedreiging, self.nieuw.value)
        self.nieuw.value = ""

    def _next(self) -> None:
        ids = [ALLE, *(row.id for row in self._view.model.bedreigingen)]
        place = ids.index(self.kies.value) if self.kies.value in ids else 0
        self._view.model.choose_threat(ids[(place + 1) % len(ids)])

    def remove(self, nummer: int) -> None:
        """Take one away; it can be put back."""
        self.weggehaald = self._view.model.omzettingen[nummer]
        self._view.model.remove_need(nummer)

    def _restore(self) -> None:
        if self.weggehaald is not None:
            self._view.model.restore_need(self.weggehaald)
            self.weggehaald = None

    def _on_kies_change(self, _change: object = None) -> None:
        if not self._showing:
            chosen = self.kies.value or ALLE
            self._view.zitting.run(lambda: self._view.model.choose_threat(chosen))

    def _on_model_change(self, _change: object = None) -> None:
        model, t = self._view.model, self._view.t
        needs = model.needs()
        chosen = model.in_hand
        texts = {ALLE: t("omzetten.alle")} | {row.id: row.tekst for row in model.bedreigingen}
        options = [(f"✓ {texts[id]}" if needs[id] else texts[id], id) for id in texts]
        self._showing = True
        offer(self.kies, options)
        self.kies.value = chosen
        self._showing = False
        self._head.value = self._view.render(
            "omzetkop.html.j2", bedreiging=model.by_id().get(chosen)
        )
        self.lijst.show(needs[chosen])
        show_if(self._none, not model.bedreigingen and not model.omzettingen)
        show_if(self._work, model.bedreigingen or model.omzettingen)
        show_if(self.terug, self.weggehaald)
        if self.weggehaald:
            tekst = self.weggehaald.wat_is_nodig
            self.terug.description = t("omzetten.terug", tekst=tekst)


class Omzetrij:
    """Something that is needed, edited in place."""

    def __init__(self, deel: Omzetten, nummer: int, rij: Omzetting) -> None:
        view = deel.view
        self._view, t, model = view, view.t, view.model
        area = text_area(t("omzetten.wat"), "op-rijtekst", "op-geen-label", regels=1)
        self.wat = Veld(view.zitting, area, partial(model.set_need, nummer))
        self._facts = html("", "op-klein")
        self.kans = button(
            view.zitting,
            t("omzetten.kans"),
            lambda: model.make_kans(nummer),
            gelukt=t("omzetten.kans_gelukt"),
        )
        self.weg = button(
            view.zitting,
            "×",
            lambda: deel.remove(nummer),
            "op-icoon",
            uitleg=f"{t('omzetten.weg')}: {rij.wat_is_nodig}",
        )
        words = stack([self.wat.box, self._facts], "op-groei")
        self.box = row([words, self.kans, self.weg], "op-lijst-rij")

    def show(self, rij: Omzetting) -> None:
        """Show this row."""
        model = self._view.model
        self.wat.show(rij.wat_is_nodig)
        show_if(self.kans, not rij.kans)
        bij = model.by_id().get(rij.bedreiging) if rij.bedreiging != model.bedreiging else None
        self._facts.value = self._view.render("omzetfeiten.html.j2", rij=rij, bij=bij)
        show_if(self._facts, rij.kans or bij)

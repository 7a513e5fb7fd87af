"""Part 3: what is needed to turn a bedreiging round, one at a time or for all of them (C14)."""

from collections.abc import Callable
from functools import partial

import ipywidgets as w

from ouderplan.kern.kansen import Omzetting
from ouderplan.stappen.kansen.model import Model
from ouderplan.stappen.kansen.omkeren import ALLE
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.keuzelijst import Volgkeuze
from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack, styled
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.veld import Veld, text_area


class Omzetten(Deel[Model]):
    """The bedreigingen on the left, the one in hand on the right; `box` goes on the page."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self.kies = styled(w.RadioButtons(description=t("omzetten.kies")), "op-keuzelijst")
        self._head = html()
        empty = html(self.render("leeg", kop=t("leeg.omzetten"), zin=t("leeg.omzetten_uitleg")))
        self.lijst: Rijlijst[Omzetting] = Rijlijst(
            self.zitting, lambda nummer, rij: Omzetrij(model, nummer, rij, self._remove), empty
        )
        self.weggehaald: Omzetting | None = None
        self.terug = button(self.zitting, "", self._restore, "op-quiet")
        self.nieuw = text_area(
            t("omzetten.nieuw"), voorbeeld=t("omzetten.nieuw_voorbeeld"), regels=2
        )
        draft_field(self.zitting, self.nieuw, "kansen.omzetten.nieuw")
        self.toevoegen = button(
            self.zitting,
            t("omzetten.toevoegen"),
            self._add,
            "op-primary",
            velden=lambda: (self.nieuw,),
        )
        self.volgende = button(self.zitting, t("omzetten.volgende"), self._next)
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
        self._none = html(
            self.render("leeg", kop=t("omzetten.geen"), zin=t("omzetten.geen_uitleg"))
        )
        self.box = stack([self._none, self._work])
        self._volgt = Volgkeuze(self.zitting, self.kies, model.choose_threat)
        self._on_model_change()
        model.observe(self._on_model_change, ["items", "omzettingen", "bedreiging"])

    def _add(self) -> None:
        self.model.add_need(self.model.bedreiging, self.nieuw.value)
        self.nieuw.value = ""

    def _next(self) -> None:
        ids = [ALLE, *(row.id for row in self.model.bedreigingen)]
        place = ids.index(self.kies.value) if self.kies.value in ids else 0
        self.model.choose_threat(ids[(place + 1) % len(ids)])

    def _remove(self, nummer: int) -> None:
        """Take one away; it can be put back."""
        self.weggehaald = self.model.omzettingen[nummer]
        self.model.remove_need(nummer)

    def _restore(self) -> None:
        if self.weggehaald is not None:
            self.model.restore_need(self.weggehaald)
            self.weggehaald = None

    def _on_model_change(self, _change: object = None) -> None:
        model, t = self.model, self.t
        needs = model.needs()
        chosen = model.in_hand
        texts = {ALLE: t("omzetten.alle")} | {row.id: row.tekst for row in model.bedreigingen}
        options = [
            (f"✓ {texts[row_id]}" if needs[row_id] else texts[row_id], row_id) for row_id in texts
        ]
        self._volgt.show(options, chosen)
        self._head.value = self.render("omzetkop", bedreiging=model.by_id().get(chosen))
        self.lijst.show(needs[chosen])
        show_if(self._none, not model.bedreigingen and not model.omzettingen)
        show_if(self._work, model.bedreigingen or model.omzettingen)
        show_if(self.terug, self.weggehaald)
        if self.weggehaald:
            tekst = self.weggehaald.wat_is_nodig
            self.terug.description = t("omzetten.terug", tekst=tekst)


class Omzetrij(Deel[Model]):
    """Something that is needed, edited in place."""

    def __init__(
        self, model: Model, nummer: int, rij: Omzetting, remove: Callable[[int], None]
    ) -> None:
        super().__init__(model)
        t = self.t
        area = text_area(t("omzetten.wat"), "op-rijtekst", "op-geen-label", regels=1)
        self.wat = Veld(self.zitting, area, partial(model.set_need, nummer))
        self._facts = html("", "op-klein")
        self.kans = button(
            self.zitting,
            t("omzetten.kans"),
            lambda: model.make_kans(nummer),
            gelukt=t("omzetten.kans_gelukt"),
        )
        self.weg = button(
            self.zitting,
            "×",
            partial(remove, nummer),
            "op-icoon",
            uitleg=f"{t('omzetten.weg')}: {rij.wat_is_nodig}",
        )
        words = stack([self.wat.box, self._facts], "op-groei")
        self.box = row([words, self.kans, self.weg], "op-lijst-rij")

    def show(self, rij: Omzetting) -> None:
        """Show this row."""
        model = self.model
        self.wat.show(rij.wat_is_nodig)
        show_if(self.kans, not rij.kans)
        bij = model.by_id().get(rij.bedreiging) if rij.bedreiging != model.bedreiging else None
        self._facts.value = self.render("omzetfeiten", rij=rij, bij=bij)
        show_if(self._facts, rij.kans or bij)

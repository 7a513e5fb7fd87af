"""Effort and effect of the goals (C17): chosen together, with the picture on the screen."""

from functools import partial
from typing import Any

import ipywidgets as w

from ouderplan.kern.doelen import Horizon, Jaardoel, Maat
from ouderplan.opslag.opschriften import word
from ouderplan.stappen.jaardoelen.beeld import Doelregel
from ouderplan.stappen.jaardoelen.model import Model
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.veld import Veld

KEUZES: dict[str, type[Maat] | type[Horizon]] = {
    "moeite": Maat,
    "effect": Maat,
    "horizon": Horizon,
}
GEEN = ""
VOL, RUIM = 6, 2
"""From VOL goals in one box on, the codes alone are shown; up to RUIM, the hall sees them large."""


class Weging(Deel[Model]):
    """The running goals, with two small choices each, above the picture."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        head = html(
            self.render("tussenkop", kop=self.t("moeite.kop"), uitleg=self.t("moeite.uitleg"))
        )
        empty = html(self.render("leeg", kop=self.t("moeite.kop"), zin=self.t("moeite.leeg")))
        self._list: Rijlijst[Doelregel] = Rijlijst(
            self.zitting, lambda nummer, _rij: Wegingsrij(model, nummer), empty
        )
        self._picture = html()
        self.box = stack([head, self._list.box, self._picture])
        self.follow(self._on_beeld_change, "beeld")

    def _on_beeld_change(self, _change: object = None) -> None:
        lopend = self.model.beeld.lopend
        self._list.show({regel.nummer: regel for regel in lopend})
        self._picture.value = self._draw(lopend)

    def _draw(self, lopend: tuple[Doelregel, ...]) -> str:
        """Return the picture: effort to the right, effect upwards, every goal in its box."""
        boxes = {
            (moeite, effect): _in_box(lopend, moeite, effect) for moeite in Maat for effect in Maat
        }
        return self.render(
            "weging.html.j2",
            vakken=boxes if lopend else {},
            maten=tuple(Maat),
            nog=[regel.doel.sleutel for regel in lopend if not _is_weighed(regel)],
            kort=any(len(group) >= VOL for group in boxes.values()) or len(lopend) > 2 * VOL,
            ruim=all(len(group) <= RUIM for group in boxes.values()),
        )


class Wegingsrij(Deel[Model]):
    """One goal: how much effort, how much effect, and when."""

    def __init__(self, model: Model, nummer: int) -> None:
        super().__init__(model)
        self._nummer = nummer
        self._text = html("", "op-groei")
        self.velden = {kolom: self._bind(kolom) for kolom in KEUZES}
        self._take = button(self.zitting, "", self._take_over, "op-quiet")
        fields = row([*(veld.box for veld in self.velden.values()), self._take])
        self.box: w.Widget = row([self._text, fields], "op-lijst-rij", "op-weging")

    def show(self, rij: Doelregel) -> None:
        """Show this goal."""
        self._regel = rij
        self._text.value = self.render("weging_doel", doel=rij.doel)
        for kolom, veld in self.velden.items():
            veld.show(getattr(rij.doel, kolom))
        proposed = rij.doel.voorgestelde_horizon
        self._take.description = self.t(
            "moeite.voorstel", horizon=word(Jaardoel, "horizon", proposed) or ""
        )
        show_if(self._take, proposed and rij.doel.horizon is None)

    def _take_over(self) -> None:
        doel = self._regel.doel
        proposed = doel.voorgestelde_horizon
        self.model.set_goal_cell(self._nummer, "horizon", doel.horizon, proposed)

    def _bind(self, kolom: str) -> Veld:
        t, kinds = self.t, KEUZES[kolom]
        label = t(f"moeite.{kolom}")
        named = ((word(Jaardoel, kolom, kind.value), kind.value) for kind in kinds)
        options = [(t("moeite.kies"), GEEN), *named]
        control = w.Dropdown(description=label, tooltip=label, options=options)
        save = partial(self.model.set_goal_cell, self._nummer, kolom)
        return Veld(self.zitting, control, save, parse=_parser(kinds), form=_form)


def _parser(kinds: type[Maat] | type[Horizon]) -> Any:
    return lambda value: kinds(value) if value else None


def _form(value: Any) -> str:
    return GEEN if value is None else str(value)


def _in_box(lopend: tuple[Doelregel, ...], moeite: Maat, effect: Maat) -> list[Doelregel]:
    return [row for row in lopend if (row.doel.moeite, row.doel.effect) == (moeite, effect)]


def _is_weighed(regel: Doelregel) -> bool:
    return regel.doel.moeite is not None and regel.doel.effect is not None

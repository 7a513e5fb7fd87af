"""Effort and effect of the goals (C17): chosen together, with the picture on the screen."""

from functools import partial
from typing import TYPE_CHECKING, Any

import ipywidgets as w

from ouderplan.kern.doelen import Horizon, Maat
from ouderplan.stappen.jaardoelen.beeld import Doelregel
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.veld import Veld

if TYPE_CHECKING:
    from ouderplan.stappen.jaardoelen.view import View

KEUZES: dict[str, type[Maat] | type[Horizon]] = {
    "moeite": Maat,
    "effect": Maat,
    "horizon": Horizon,
}
GEEN = ""
VOL, RUIM = 6, 2
"""From VOL goals in one box on, the codes alone are shown; up to RUIM, the hall sees them large."""


class Weging:
    """The running goals, with two small choices each, above the picture."""

    def __init__(self, view: "View") -> None:
        self._view = view
        head = html(view.render("weging_kop.html.j2"))
        empty = html(view.render("weging_leeg.html.j2"))
        self._list: Rijlijst[Doelregel] = Rijlijst(
            view.zitting, lambda nummer, _rij: Wegingsrij(view, nummer), empty
        )
        self.box = stack([head, self._list.box, grid(view)])
        view.model.observe(self._on_beeld_change, "beeld")
        self._on_beeld_change()

    def _on_beeld_change(self, _change: object = None) -> None:
        lopend = self._view.model.beeld.lopend
        self._list.show({regel.nummer: regel for regel in lopend})


class Wegingsrij:
    """One goal: how much effort, how much effect, and when."""

    def __init__(self, view: "View", nummer: int) -> None:
        self._view, self._nummer = view, nummer
        self._text = html("", "op-groei")
        self.velden = {kolom: self._bind(kolom) for kolom in KEUZES}
        self._take = button(view.zitting, "", self._take_over, "op-quiet")
        fields = row([*(veld.box for veld in self.velden.values()), self._take])
        self.box: w.Widget = row([self._text, fields], "op-lijst-rij", "op-weging")

    def show(self, rij: Doelregel) -> None:
        """Show this goal."""
        self._regel = rij
        self._text.value = self._view.render("weging_doel.html.j2", doel=rij.doel)
        for kolom, veld in self.velden.items():
            veld.show(getattr(rij.doel, kolom))
        proposed = rij.doel.voorgestelde_horizon
        self._take.description = self._view.t("moeite.voorstel", horizon=proposed or "")
        show_if(self._take, proposed and rij.doel.horizon is None)

    def _take_over(self) -> None:
        doel = self._regel.doel
        proposed = doel.voorgestelde_horizon
        self._view.model.set_goal_cell(self._nummer, "horizon", doel.horizon, proposed)

    def _bind(self, kolom: str) -> Veld:
        t, kinds = self._view.t, KEUZES[kolom]
        label = t(f"moeite.{kolom}")
        options = [(t("moeite.kies"), GEEN), *((kind.value, kind.value) for kind in kinds)]
        control = w.Dropdown(description=label, tooltip=label, options=options)
        save = partial(self._view.model.set_goal_cell, self._nummer, kolom)
        return Veld(self._view.zitting, control, save, parse=_parser(kinds), form=_form)


def _parser(kinds: type[Maat] | type[Horizon]) -> Any:
    return lambda value: kinds(value) if value else None


def _form(value: Any) -> str:
    return GEEN if value is None else str(value)


def grid(view: "View", *, scherm: bool = False) -> w.Widget:
    """Return the picture: effort to the right, effect upwards, every goal in its box.

    On the `scherm` of the hall it has a heading of its own, and says when it is empty.
    """
    widget = html()

    def on_beeld_change(_change: object = None) -> None:
        lopend = view.model.beeld.lopend
        boxes = {
            (moeite, effect): _in_box(lopend, moeite, effect) for moeite in Maat for effect in Maat
        }
        widget.value = view.render(
            "weging.html.j2",
            vakken=boxes if lopend else {},
            scherm=scherm,
            maten=tuple(Maat),
            nog=[regel.doel.sleutel for regel in lopend if not _is_weighed(regel)],
            kort=any(len(group) >= VOL for group in boxes.values()) or len(lopend) > 2 * VOL,
            ruim=all(len(group) <= RUIM for group in boxes.values()),
        )

    view.model.observe(on_beeld_change, "beeld")
    on_beeld_change()
    return widget


def _in_box(lopend: tuple[Doelregel, ...], moeite: Maat, effect: Maat) -> list[Doelregel]:
    return [row for row in lopend if (row.doel.moeite, row.doel.effect) == (moeite, effect)]


def _is_weighed(regel: Doelregel) -> bool:
    return regel.doel.moeite is not None and regel.doel.effect is not None

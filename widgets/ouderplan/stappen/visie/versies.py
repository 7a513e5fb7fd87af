"""The earlier versions: read, compared word by word, and put back."""

from typing import TYPE_CHECKING

import ipywidgets as w

from ouderplan.kern.visie import Visieversie
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.uitklap import Uitklap

if TYPE_CHECKING:
    from ouderplan.stappen.visie.view import View


class Versies:
    """A list of the earlier versions, and two of them beside each other."""

    def __init__(self, view: "View") -> None:
        self._view, self.model, t = view, view.model, view.t
        none = html(t("versies.geen"))
        self._list: Rijlijst[Visieversie] = Rijlijst(
            view.zitting, lambda nummer, _versie: Versierij(view, nummer), none
        )
        self._from = w.Dropdown(description=t("versies.van"), tooltip=t("versies.van"))
        self._to = w.Dropdown(description=t("versies.naar"), tooltip=t("versies.naar"))
        self._difference = html()
        pair = stack([row([self._from, self._to]), self._difference])
        self._fold = Uitklap(view.zitting, t("versies.vergelijk"), pair)
        head = html(f"<h2>{t('versies.kop')}</h2><p>{t('versies.uitleg')}</p>")
        self.box = stack([head, self._fold.box, self._list.box], "op-sectie")
        self._fold.observe(self._on_choice_change, "open")
        for choice in (self._from, self._to):
            choice.observe(self._on_choice_change, "value")
        self.model.observe(self._on_model_change, ["versies", "stappen"])
        self._on_model_change()

    def _on_model_change(self, _change: object = None) -> None:
        versies: tuple[Visieversie, ...] = self.model.versies
        self._list.show({row.versie: row for row in versies[1:]})
        show_if(self._fold.box, len(versies) > 1)
        show_if(self.box, versies)
        self._offer([(self._view.name(row), row.versie) for row in versies])
        self._on_choice_change()

    def _offer(self, options: list[tuple[str, int]]) -> None:
        if len(options) > 1 and tuple(options) != tuple(self._to.options):
            for choice, place in ((self._from, 1), (self._to, 0)):
                choice.options = options
                choice.value = options[place][1]

    def _on_choice_change(self, _change: object = None) -> None:
        pair = (self._from.value, self._to.value)
        if not self._fold.open or None in pair:
            return
        self._difference.value = self._view.render(
            "vergelijking.html.j2", verschillen=self.model.compare(*pair)
        )


class Versierij:
    """One earlier version: its text folded away, and a button to put it back."""

    def __init__(self, view: "View", nummer: int) -> None:
        self._view = view
        self._text = html("", "op-groei")
        self._shown: object = None

        def restore() -> None:
            begun = view.model.restore(nummer)
            view.zitting.say(view.t("versies.teruggezet", versie=nummer, nieuw=begun.versie))

        back = button(
            view.zitting,
            view.t("versies.zet_terug"),
            restore,
            "op-quiet",
            uitleg=view.t("versies.zet_terug_uitleg", versie=nummer),
        )
        self.box = row([self._text, back], "op-lijst-rij")

    def show(self, versie: Visieversie) -> None:
        """Show this version."""
        view, stappen = self._view, self._view.model.steps(versie)
        if self._shown == (versie, stappen):
            return
        self._shown = (versie, stappen)
        self._text.value = view.render(
            "versie.html.j2",
            versie=versie,
            titel=view.name(versie),
            stappen=stappen,
            lengte=view.length(versie.tekst),
        )

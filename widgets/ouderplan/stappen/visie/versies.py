"""The earlier versions: what they are called, read, compared word by word, and put back."""

import ipywidgets as w

from ouderplan.kern.datum import written
from ouderplan.kern.visie import Visieversie
from ouderplan.kern.visietekst import count_sentences, count_words
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.visie.model import Model


class Versies(Deel[Model]):
    """A list of the earlier versions, and two of them beside each other."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        none = html(t("versies.geen"))
        self._list: Rijlijst[Visieversie] = Rijlijst(
            self.zitting, lambda nummer, _versie: Versierij(model, nummer), none
        )
        self._from = w.Dropdown(description=t("versies.van"), tooltip=t("versies.van"))
        self._to = w.Dropdown(description=t("versies.naar"), tooltip=t("versies.naar"))
        self._difference = html()
        pair = stack([row([self._from, self._to]), self._difference])
        self._fold = Uitklap(self.zitting, t("versies.vergelijk"), pair)
        head = html(f"<h2>{t('versies.kop')}</h2><p>{t('versies.uitleg')}</p>")
        self.box = stack([head, self._fold.box, self._list.box], "op-sectie")
        self._fold.observe(self._on_choice_change, "open")
        for choice in (self._from, self._to):
            choice.observe(self._on_choice_change, "value")
        self.follow(self._on_model_change, ["versies", "stappen"])

    def _on_model_change(self, _change: object = None) -> None:
        versies: tuple[Visieversie, ...] = self.model.versies
        self._list.show({row.versie: row for row in versies[1:]})
        show_if(self._fold.box, len(versies) > 1)
        show_if(self.box, versies)
        self._offer([(name(self.model, row), row.versie) for row in versies])
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
        self._difference.value = self.render(
            "vergelijking.html.j2", verschillen=self.model.compare(*pair)
        )


class Versierij(Deel[Model]):
    """One earlier version: its text folded away, and a button to put it back."""

    def __init__(self, model: Model, nummer: int) -> None:
        super().__init__(model)
        self._text = html("", "op-groei")
        self._shown: object = None

        def restore() -> None:
            begun = model.restore(nummer)
            self.zitting.say(self.t("versies.teruggezet", versie=nummer, nieuw=begun.versie))

        back = button(
            self.zitting,
            self.t("versies.zet_terug"),
            restore,
            "op-quiet",
            uitleg=self.t("versies.zet_terug_uitleg", versie=nummer),
        )
        self.box = row([self._text, back], "op-lijst-rij")

    def show(self, versie: Visieversie) -> None:
        """Show this version."""
        stappen = self.model.steps(versie)
        if self._shown == (versie, stappen):
            return
        self._shown = (versie, stappen)
        self._text.value = self.render(
            "versie.html.j2",
            versie=versie,
            titel=name(self.model, versie),
            stappen=stappen,
            lengte=length(self.model, versie.tekst),
        )


def length(model: Model, tekst: str) -> str:
    """Return how long a text is, in words and sentences."""
    t, words, sentences = model.teksten, count_words(tekst), count_sentences(tekst)
    return ", ".join(
        t(f"schrijven.{een}") if number == 1 else t(f"schrijven.{meer}", aantal=number)
        for number, een, meer in ((words, "woord", "woorden"), (sentences, "zin", "zinnen"))
    )


def name(model: Model, versie: Visieversie) -> str:
    """Return what a version is called: its number and the day it began."""
    steps = model.steps(versie)
    began = steps[0].op if steps else None
    said = model.teksten("versies.naam", versie=versie.versie)
    return f"{said}, {written(began)}" if began else said

"""The parts of the page around a step: the header, the stepper and the notice."""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import resources

import ipywidgets as w

from ouderplan.app.paden import Omgeving
from ouderplan.kern.school import is_example
from ouderplan.stappen import Staat, Stap, StapModel, Zitting
from ouderplan.stappen.melding import Melding
from ouderplan.stappen.onderdelen.delen import mark_here
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.knoppen import button, html, mark, row, show_if, stack, styled
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.pad import NAAR, STAND_CSS, Halte, make_path, next_step

PAKKET = "ouderplan.app"


class Kop:
    """The school's name and year, and the switch between *bedienen* and *presenteren*."""

    tabellen = frozenset({"werkboek"})

    def __init__(self, zitting: Zitting) -> None:
        self.zitting = zitting
        self._text = html("", "op-groei")
        self._switch = button(zitting, "", self._toggle, "op-secondary", "op-wissel")
        self.box = row([self._text, self._switch], "op-kop")
        zitting.observe(self._on_presenteren_change, "presenteren")
        self._on_presenteren_change()

    def refresh(self) -> None:
        """Show the school's name and year."""
        profiel = self.zitting.werkboek.profile() if self.zitting.werkboek else {}
        self._text.value = render(PAKKET, "kop", profiel=profiel, voorbeeld=is_example(profiel))

    def _toggle(self) -> None:
        self.zitting.presenteren = not self.zitting.presenteren

    def _on_presenteren_change(self, _change: object = None) -> None:
        presenting = self.zitting.presenteren
        self._switch.description = render(PAKKET, "wissel", presenteren=presenting).strip()


class Stappenbalk:
    """The path: a button per step with how far it is, below it what deepens that step."""

    def __init__(self, zitting: Zitting, stappen: tuple[Stap, ...]) -> None:
        self.zitting, self._stappen = zitting, stappen
        self._buttons = {stap.naam: self._button(stap) for stap in stappen}
        path = [self._stop(halte) for halte in make_path(stappen)]
        self.box = row(path, "op-stappen", "op-alleen-bedienen")
        zitting.observe(self._on_stap_change, "stap")
        self._on_stap_change()

    def show(self, models: Mapping[str, StapModel]) -> None:
        """Show the state of these steps; a step without a model cannot be chosen."""
        for stap in self._stappen:
            knop, model = self._buttons[stap.naam], models.get(stap.naam)
            staat = model.stand.staat if model else Staat.NOG_NIET
            knop.disabled = model is None
            for each, css in STAND_CSS.items():
                mark(knop, css, each is staat)
            knop.tooltip = render(PAKKET, "stap", titel=stap.titel, staat=staat).strip()

    def _stop(self, halte: Halte) -> w.Widget:
        deeper = [self._buttons[stap.naam] for stap in halte.verdieping]
        below = [row(deeper, "op-verdieping")] if deeper else []
        return stack([self._buttons[halte.stap.naam], *below], "op-halte")

    def _button(self, stap: Stap) -> w.Button:
        go = partial(self.zitting.go, stap.naam)
        return button(self.zitting, stap.titel, go, "op-stap", NAAR + stap.naam)

    def _on_stap_change(self, _change: object = None) -> None:
        mark_here(self._buttons, self.zitting.stap, "op-stap-hier")


class Verder:
    """The button at the foot of a step: to its next part, and at the last one to the next step."""

    def __init__(self, zitting: Zitting, stappen: tuple[Stap, ...]) -> None:
        self.zitting, self._stappen = zitting, stappen
        self.label = ""
        self.go: Callable[[], object] = lambda: None
        self._button = button(zitting, "", self._press, "op-quiet")
        self.box = row([self._button], "op-verder", "op-alleen-bedienen")

    def show(self, models: Mapping[str, StapModel]) -> None:
        """Name the next part, or what follows on the main line; nothing at the end of it."""
        here = models.get(self.zitting.stap)
        deel = here.volgend_deel if here is not None else None
        order = [stap for stap in self._stappen if stap.naam in models]
        after = None if deel else next_step(order, self.zitting.stap)
        for stap in self._stappen:
            mark(self._button, NAAR + stap.naam, stap is after)
        titel = deel[1] if deel else after.titel if after else ""
        if here is not None and deel:
            self.go = partial(here.go, deel[0])
        elif after:
            self.go = partial(self.zitting.go, after.naam)
        self.label = render(PAKKET, "verder", titel=titel).strip() if titel else ""
        self._button.description = self._button.tooltip = self.label
        show_if(self.box, titel)

    def _press(self) -> None:
        self.go()


class Mededeling:
    """What the page has to say, with what can be done about it."""

    def __init__(self, zitting: Zitting) -> None:
        self.zitting = zitting
        self._shown: Melding | None = None
        self._message, self._choices = html(), row([], "op-knoppen")
        self.box = stack([self._message, self._choices], "op-mededeling")
        zitting.observe(self._on_melding_change, "melding")
        self._on_melding_change()

    def _on_melding_change(self, _change: object = None) -> None:
        said, shown, before = self.zitting.melding, self._shown, self._choices.children
        self._shown = said
        if said is not None and shown is not None and said.is_same_as(shown):
            return  # a field asks again at each letter: who presses meanwhile, presses these
        self._message.value = "" if said is None else render(PAKKET, "melding", melding=said)
        self._choices.children = [] if said is None else self._buttons(said)
        for knop in before:
            discard(knop)

    def _buttons(self, said: Melding) -> list[w.Button]:
        return [
            button(self.zitting, keuze.label, partial(self._choose, said, place))
            for place, keuze in enumerate(said.keuzes)
        ]

    def _choose(self, said: Melding, place: int) -> None:
        asked = self.zitting.melding
        if asked is None or not asked.is_same_as(said):
            return
        asked.keuzes[place].action()
        if self.zitting.melding is asked:
            self.zitting.hush()


def stylesheet() -> w.HTML:
    """Return the stylesheet; in Voilà the page's template brings it already."""
    found = styled(w.HTML(value="" if Omgeving.current().in_voila else _stylesheet()))
    show_if(found, False)
    return found


def _stylesheet() -> str:
    folder = resources.files(PAKKET) / "voila" / "static" / "stijl"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return f"<style>{''.join(file.read_text(encoding='utf-8') for file in files)}</style>"

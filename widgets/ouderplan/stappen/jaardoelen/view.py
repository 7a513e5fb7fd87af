"""Widgets of the step Jaardoelen: the goals as a list and a form, how they weigh, the sheets."""

from collections.abc import Callable
from dataclasses import dataclass

import ipywidgets as w

from ouderplan.stappen.jaardoelen.beeld import Doelregel
from ouderplan.stappen.jaardoelen.formulier import Doelformulier
from ouderplan.stappen.jaardoelen.maken import Maken
from ouderplan.stappen.jaardoelen.model import DOELEN, MOEITE, Model
from ouderplan.stappen.jaardoelen.weging import Weging
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.delen import Onderdeel
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.knoppen import button, html, mark, row, stack, styled
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.onderdelen.tabelblad import Bladen


@dataclass(frozen=True, slots=True)
class Lijstregel:
    """A goal in the list; `kop` is the wording above it when it is the first of its criterium."""

    regel: Doelregel
    kop: str | None
    gekozen: bool


class Doelenlijst(Deel[Model]):
    """Every goal as something to press."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._list: Rijlijst[Lijstregel] = Rijlijst(
            self.zitting, lambda nummer, _rij: Doelknop(model, nummer), html()
        )
        t = self.t
        new = button(
            self.zitting,
            t("lijst.nieuw"),
            self._on_new,
            "op-primary",
            uitleg=t("lijst.nieuw_uitleg"),
        )
        self.box = stack([new, self._list.box], "op-stapel", "op-doelenlijst")
        self.follow(self._on_model_change, ["beeld", "gekozen", "maken"])

    def _on_new(self) -> None:
        self.model.maken = True

    def _on_model_change(self, _change: object = None) -> None:
        self._list.show({row.regel.nummer: row for row in self._rows()})

    def _rows(self) -> list[Lijstregel]:
        model, rows = self.model, []
        on_table = 0 if model.maken else model.gekozen
        for nummer, titel, regels in model.beeld.by_criterium():
            kop = f"{nummer}. {titel}".rstrip(". ") if nummer else self.t("zonder_criterium")
            for regel in regels:
                first = regel is regels[0]
                rows.append(Lijstregel(regel, kop if first else None, regel.nummer == on_table))
        return rows


class Doelknop(Deel[Model]):
    """One goal in the list: what it says, and a button as large as that."""

    def __init__(self, model: Model, nummer: int) -> None:
        super().__init__(model)
        self._text = html()
        self._press = button(self.zitting, "", lambda: model.choose(nummer), "op-dek", toont=True)
        self.box: w.Widget = stack([self._text, self._press], "op-doelrij")

    def show(self, rij: Lijstregel) -> None:
        """Show this goal."""
        doel = rij.regel.doel
        self._text.value = self.render(
            "doelregel.html.j2", regel=rij.regel, doel=doel, kop=rij.kop, gekozen=rij.gekozen
        )
        naam = f"{doel.code} {doel.jaardoel}".strip()
        self._press.description = self._press.tooltip = self.t("lijst.kies", naam=naam)


class Doelendeel(Deel[Model]):
    """A form is made when its goal is on the table first, and kept for as long as the goal."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._forms: dict[int, Doelformulier] = {}
        self._making = Maken(model)
        self._list = Doelenlijst(model)
        self._desk = stack([], "op-stapel", "op-groei")
        self.box = row([self._list.box, self._desk], "op-kolommen-smal")
        self.follow(self._on_model_change, ["beeld", "gekozen", "maken", "jaren"])

    def close(self) -> None:
        """Close what is not on the page as well."""
        for box in [*(form.box for form in self._forms.values()), self._making.box]:
            discard(box)

    def _on_model_change(self, _change: object = None) -> None:
        model = self.model
        self._split(bool(model.beeld.doelen))
        shown = self._making.box if model.maken or model.regel is None else self._form()
        if self._desk.children != (shown,):
            self._desk.children = (shown,)
        for nummer in set(self._forms) - {regel.nummer for regel in model.beeld.doelen}:
            discard(self._forms.pop(nummer).box)

    def _split(self, twee: bool) -> None:
        """Show the list beside the desk, or the desk alone while there are no goals."""
        children = (self._list.box, self._desk) if twee else (self._desk,)
        if self.box.children != children:
            self.box.children = children
            mark(self.box, "op-kolommen-smal", twee)

    def _form(self) -> w.Widget:
        regel = self.model.regel
        assert regel is not None
        if regel.nummer not in self._forms:
            self._forms[regel.nummer] = Doelformulier(self.model, regel.nummer)
        self._forms[regel.nummer].show(regel)
        return self._forms[regel.nummer].box


class View(StapView):
    """The goals, how they weigh, and the sheets: a button each."""

    model: Model
    _goals: Doelendeel | None = None

    def close(self) -> None:
        """Close the forms that are not on the page as well."""
        super().close()
        if self._goals is not None:
            self._goals.close()

    def make_controls(self) -> w.Widget:
        """Make the head, the goals, and the sheets beside them."""
        model = self.model
        head = self.live_html("kop.html.j2", ["stand", "blad"])
        remarks = self.live_html("opmerkingen", ["opmerkingen", "blad"])
        parts: dict[str, Callable[[], Onderdeel]] = {
            DOELEN: self._make_goals,
            MOEITE: lambda: Weging(model),
        }
        self.delen = Bladen(model, lambda: model.beeld.criteria, parts)
        return stack([head, styled(remarks, "op-opmerkingen"), self.delen.box])

    def _make_goals(self) -> Doelendeel:
        self._goals = Doelendeel(self.model)
        return self._goals

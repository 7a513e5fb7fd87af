"""The goals in order under their criterium, one of them on the table."""

from dataclasses import dataclass

import ipywidgets as w

from ouderplan.stappen.jaardoelen.beeld import Doelregel
from ouderplan.stappen.jaardoelen.model import Model
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import button, html, stack
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst


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
        model.observe(self._on_model_change, ["beeld", "gekozen", "maken"])
        self._on_model_change()

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

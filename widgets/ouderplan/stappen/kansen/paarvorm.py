"""Two that may say the same: which text stays, or a new one, or they are not the same after all."""

from collections.abc import Callable

import ipywidgets as w

from ouderplan.kern.kansen import Inbreng
from ouderplan.stappen.kansen.keuzes import describe
from ouderplan.stappen.kansen.model import Model
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.keuzelijst import offer
from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, row, show_if, stack
from ouderplan.stappen.onderdelen.veld import text_area

NIEUW = ""
"""Stands for a new text in the choice of what stays."""


class Paarvorm(Deel[Model]):
    """The form for one pair; nothing is merged before someone presses the button.

    `klaar` is called when there is nothing left to do here; `by_hand` says that the begeleider
    brought the two together.
    """

    def __init__(
        self,
        model: Model,
        een: Inbreng,
        ander: Inbreng,
        klaar: Callable[[], None],
        *,
        by_hand: bool = False,
    ) -> None:
        super().__init__(model)
        self._een, self._ander, self._klaar = een, ander, klaar
        t, zitting = self.t, self.zitting
        self.kies = w.RadioButtons(description=t("samen.kies"), options=self._options())
        self.tekst = text_area(t("samen.tekst"), regels=2)
        self.tekst.value = een.tekst
        draft_field(zitting, self.tekst, f"kansen.samen.{een.id}.{ander.id}")
        self.voeg = button(zitting, t("samen.knop"), self._merge, gelukt=t("samen.gelukt"))
        self.niet = (
            button(zitting, t("samen.toch_niet"), klaar, "op-quiet")
            if by_hand
            else button(zitting, t("samen.niet_gelijk"), self._keep_apart)
        )
        self.knoppen = row([self.voeg, self.niet], "op-knoppen")
        self.box = stack([self.kies, self.tekst, self.knoppen])
        self.kies.observe(self._on_kies_change, "value")
        self._on_kies_change()

    def show(self, een: Inbreng, ander: Inbreng) -> None:
        """Show the two as they read now."""
        if (een, ander) == (self._een, self._ander):
            return
        self._een, self._ander = een, ander
        offer(self.kies, self._options())

    def _options(self) -> list[tuple[str, str]]:
        t = self.t
        both = [(describe(t, row), row.id) for row in (self._een, self._ander)]
        return [*both, (t("samen.nieuwe"), NIEUW)]

    def _on_kies_change(self, _change: object = None) -> None:
        show_if(self.tekst, self.kies.value == NIEUW)

    def _merge(self) -> None:
        tekst = self.tekst.value
        self.model.merge(self._een.id, self._ander.id, self.kies.value or NIEUW, tekst)
        self.tekst.value = self._een.tekst
        self._klaar()

    def _keep_apart(self) -> None:
        self.model.keep_apart(self._een.id, self._ander.id)
        self._klaar()

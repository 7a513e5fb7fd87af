"""The control with which the begeleider chooses the language of the projector."""

from typing import Any

import ipywidgets as w

from ouderplan.stappen.onderdelen.knoppen import row, show_if, styled
from ouderplan.stappen.onderdelen.rondezaak import Rondezaak
from ouderplan.stappen.onderdelen.schermtaal import ALLEEN, all_languages
from ouderplan.stappen.onderdelen.veld import PAKKET
from ouderplan.talen import NEDERLANDS
from ouderplan.teksten import Teksten


class Schermkeuze:
    """Which language stands on the projector, and whether the Dutch stays with it."""

    def __init__(self, zaak: Rondezaak) -> None:
        self._zaak, t = zaak, Teksten(PAKKET)
        others = [(taal.nederlands, taal.code) for taal in all_languages().andere]
        options = [(NEDERLANDS.nederlands, ""), *others]
        self.taal = styled(
            w.Dropdown(description=t("scherm.taal"), options=options, tooltip=t("scherm.uitleg")),
            "op-half",
        )
        self.erbij = w.Checkbox(description=t("scherm.erbij"), value=True, indent=False)
        self.box: w.Widget = row([self.taal, self.erbij])
        self._showing = False
        self.taal.observe(self._on_choice, "value")
        self.erbij.observe(self._on_choice, "value")
        zaak.observe(self._on_zaak_change, ["schermtaal"])
        self._on_zaak_change()

    def _on_choice(self, _change: Any) -> None:
        if self._showing:
            return
        alleen = "" if self.erbij.value or not self.taal.value else ALLEEN
        self._zaak.zitting.run(lambda: self._zaak.set_screen(f"{alleen}{self.taal.value}"))

    def _on_zaak_change(self, _change: Any = None) -> None:
        keuze = self._zaak.schermtaal
        code = all_languages().get(keuze.removeprefix(ALLEEN)).code
        self._showing = True
        try:
            self.taal.value = "" if code == NEDERLANDS.code else code
            self.erbij.value = not keuze.startswith(ALLEEN)
        finally:
            self._showing = False
        show_if(self.erbij, self.taal.value)

"""The hall: who scans what, the projector's window, the remote and a tablet to vote on."""

import ipywidgets as w

from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import html, stack
from ouderplan.stappen.onderdelen.qr import qr_svg, wifi_svg
from ouderplan.stappen.start.afstand import Afstandsbediening
from ouderplan.stappen.start.model import Model
from ouderplan.stappen.start.stemschermen import Stemschermen

PADEN = (("ouders", ""), ("team", "/team"))


class Zaal(Deel[Model]):
    """How phones come in: the parents' code large, the team's and the wifi small beside it."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._address = self.zitting.zaal
        self._ways = html()
        devices = [Afstandsbediening(model).box, Stemschermen(model).box]
        self.box: w.Widget = stack([self._ways, *(devices if self._address else [])])
        model.observe(self._on_profiel_change, "profiel")
        self._on_profiel_change()

    def _on_profiel_change(self, _change: object = None) -> None:
        screen = self.zitting.scherm
        self._ways.value = self.render(
            "zaal.html.j2", qrs=self._codes(), adres=self._address, scherm=screen
        )

    def _codes(self) -> list[dict[str, str]]:
        if not self._address:
            return []
        ways = [(wie, self._address + path) for wie, path in PADEN]
        found = [{"wie": wie, "adres": adres, "svg": qr_svg(adres)} for wie, adres in ways]
        naam = self.model.profiel["wifi_naam"]
        if naam:
            svg = wifi_svg(naam, self.model.profiel["wifi_wachtwoord"])
            found.append({"wie": "wifi", "adres": naam, "svg": svg})
        return found

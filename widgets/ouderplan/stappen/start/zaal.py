"""The hall: who scans what, the projector's window, the remote and a tablet to vote on."""

import ipywidgets as w

from ouderplan.stappen.onderdelen.knoppen import html, stack
from ouderplan.stappen.onderdelen.qr import qr_svg, wifi_svg
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.start.afstand import Afstandsbediening
from ouderplan.stappen.start.stemschermen import Stemschermen

PADEN = (("ouders", ""), ("team", "/team"))


class Zaal:
    """How phones come in: the parents' code large, the team's and the wifi small beside it."""

    def __init__(self, view: StapView) -> None:
        self._view, self._address = view, view.zitting.zaal
        self._ways = html()
        devices = [Afstandsbediening(view, view.model).box, Stemschermen(view, view.model).box]
        self.box: w.Widget = stack([self._ways, *(devices if self._address else [])])
        view.model.observe(self._on_profiel_change, "profiel")
        self._on_profiel_change()

    def _on_profiel_change(self, _change: object = None) -> None:
        view, address = self._view, self._address
        self._ways.value = view.render(
            "zaal.html.j2", qrs=self._codes(), adres=address, scherm=view.zitting.scherm
        )

    def _codes(self) -> list[dict[str, str]]:
        if not self._address:
            return []
        ways = [(wie, self._address + path) for wie, path in PADEN]
        found = [{"wie": wie, "adres": adres, "svg": qr_svg(adres)} for wie, adres in ways]
        naam = self._view.model.profiel["wifi_naam"]
        if naam:
            svg = wifi_svg(naam, self._view.model.profiel["wifi_wachtwoord"])
            found.append({"wie": "wifi", "adres": naam, "svg": svg})
        return found

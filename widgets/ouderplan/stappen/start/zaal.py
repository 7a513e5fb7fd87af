"""The hall: who scans what, the projector's window, the remote and a tablet to vote on."""

import ipywidgets as w

from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.qr import qr_svg, wifi_svg
from ouderplan.stappen.start.afstand import Afstandsbediening
from ouderplan.stappen.start.model import Model

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


PAD = "/tablet"


class Stemschermen(Deel[Model]):
    """Shows the code that sets up such a screen, and only when it is asked for.

    Who has the code can vote as often as they like, so it is never on the page by itself.
    """

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self._address = self.zitting.zaal + PAD
        self._shown = html()
        self._show = button(self.zitting, t("stemscherm.toon"), self._reveal)
        self._hide = button(self.zitting, t("stemscherm.verberg"), self._conceal)
        self._renew = button(
            self.zitting,
            t("stemscherm.nieuw"),
            self._make_anew,
            "op-quiet",
            uitleg=t("stemscherm.nieuw_uitleg"),
            gelukt=t("stemscherm.vernieuwd"),
        )
        buttons = row([self._show, self._hide, self._renew], "op-knoppen")
        uitleg = html(f"<h3>{t('stemscherm.kop')}</h3><p>{t('stemscherm.uitleg')}</p>")
        self.box: w.Widget = stack([uitleg, self._shown, buttons])
        self._conceal()

    def _reveal(self) -> None:
        self._put(self.model.screen_code())

    def _make_anew(self) -> None:
        self._put(self.model.renew_screen_code())

    def _conceal(self) -> None:
        self._put("")

    def _put(self, code: str) -> None:
        qr = qr_svg(f"{self._address}/aan/{code}") if code else ""
        code = f"{code[:4]} {code[4:]}"
        self._shown.value = self.render("stemscherm.html.j2", qr=qr, adres=self._address, code=code)
        for widget, on in ((self._show, not qr), (self._hide, qr), (self._renew, qr)):
            show_if(widget, on)

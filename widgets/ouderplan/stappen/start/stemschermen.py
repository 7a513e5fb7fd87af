"""A tablet or laptop of the school on which people vote one after another."""

import ipywidgets as w

from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.qr import qr_svg
from ouderplan.stappen.start.model import Model

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

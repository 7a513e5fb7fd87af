"""The hall: who scans what, the projector's window, the remote and a tablet to vote on."""

from functools import partial

import ipywidgets as w

from ouderplan.kern.afstand import Koppelfase
from ouderplan.opslag.afstand import Koppeling
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.qr import fresh_qr_svg, qr_svg, wifi_svg
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
        self.follow(self._on_profiel_change, "profiel")

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


TABLETPAD = "/tablet"


class Stemschermen(Deel[Model]):
    """Shows the code that sets up such a screen, and only when it is asked for.

    Who has the code can vote as often as they like, so it is never on the page by itself.
    """

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self._address = self.zitting.zaal + TABLETPAD
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


AFSTANDPAD = "/afstand"


class Afstandsbediening(Deel[Model]):
    """Shows a code when it is asked for, until a phone scanned it; then which letters that shows.

    The key stands behind the # of the address: a phone does not send it.
    """

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self._address = self.zitting.zaal + AFSTANDPAD
        self._waits_for = ""
        self._code = html()
        self._phones = stack([])
        self._show = button(self.zitting, t("afstand.koppel"), self._offer)
        self._hide = button(self.zitting, t("afstand.verberg"), self._take_back)
        self._end_all = button(self.zitting, t("afstand.alles_los"), model.end_remotes, "op-quiet")
        wifi = "" if self._address.startswith("https:") else t("afstand.wifi")
        uitleg = html(f"<h3>{t('afstand.kop')}</h3><p>{t('afstand.uitleg')} {wifi}</p>")
        buttons = row([self._show, self._hide, self._end_all], "op-knoppen")
        self.box: w.Widget = stack([uitleg, self._phones, self._code, buttons])
        self.follow(self._on_koppelingen_change, "koppelingen")

    def _offer(self) -> None:
        aanbod = self.model.offer_remote()
        self._waits_for = aanbod.id
        self._put(fresh_qr_svg(f"{self._address}#{aanbod.id}.{aanbod.sleutel}"))

    def _take_back(self) -> None:
        self.model.end_remote(self._waits_for)
        self._put("")

    def _put(self, qr: str) -> None:
        self._code.value = self.render("afstand.html.j2", qr=qr)
        show_if(self._show, not qr)
        show_if(self._hide, qr)

    def _on_koppelingen_change(self, _change: object = None) -> None:
        there = self.model.koppelingen
        waiting = {one.id for one in there if one.fase is Koppelfase.WACHT}
        if self._waits_for not in waiting:  # scanned, or its two minutes are over
            self._waits_for = ""
            self._put("")
        known = [one for one in there if one.fase is not Koppelfase.WACHT]
        before, self._phones.children = self._phones.children, [self._row(one) for one in known]
        for old in before:
            discard(old)
        show_if(self._end_all, len(known) > 1)

    def _row(self, koppeling: Koppeling) -> w.Widget:
        t, asked = self.t, koppeling.fase is Koppelfase.LETTERS
        text = html(self.render("afstand_rij", koppeling=koppeling, vraag=asked))
        end = partial(self.model.end_remote, koppeling.id)
        if not asked:
            uitleg = t("afstand.los_uitleg", letters=koppeling.letters)
            return row([text, button(self.zitting, t("afstand.los"), end, uitleg=uitleg)])
        pair = partial(self.model.confirm_remote, koppeling.id)
        yes = button(
            self.zitting, t("afstand.ja"), pair, "op-primary", gelukt=t("afstand.gekoppeld")
        )
        no = button(self.zitting, t("afstand.nee"), end)
        return stack([text, row([yes, no], "op-knoppen")])

"""Opening, following, closing and showing a round: the same for every kind."""

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets as w

from ouderplan.kern.rondes import Rondesoort, Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.qr import qr_svg, wifi_svg
from ouderplan.stappen.onderdelen.rondevelden import GROEPEN, Rondevelden
from ouderplan.stappen.onderdelen.rondezaak import Rondezaak
from ouderplan.stappen.onderdelen.schermkeuze import Schermkeuze
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.onderdelen.veld import PAKKET, Veld, form_count, parse_count, text_field
from ouderplan.stappen.papier.view import Papierpaneel, print_button
from ouderplan.teksten import Teksten

GESLOTEN = {
    Rondesoort.KANSEN: "insturen",
    Rondesoort.EVALUATIE: "evaluatie",
    Rondesoort.SCAN: "scan",
}
"""What is said of a closed round in which people did not vote."""
PADEN = {Groep.OUDERS: "", Groep.TEAM: "/team"}
LIVE = [
    "ronde",
    "gestemd",
    "uitslag",
    "geteld",
    "op_scherm",
    "keuzes",
    "vastgesteld",
    "andere",
    "wifi",
    "schermtaal",
    "vertalingen",
]


class Rondepaneel:
    """Controls of a round for the begeleider.

    `open_tekst` is the label of the opening button; `vraag`, `aantal` and `groepen` are what the
    form starts with; `uitslag` makes the HTML of a shown result. `let_op` says what there is to
    know before a question is asked, or "".
    """

    def __init__(
        self,
        zaak: Rondezaak,
        *,
        open_tekst: str,
        vraag: str,
        groepen: tuple[Groep, ...] = GROEPEN,
        uitslag: Callable[[Rondezaak], str] = lambda _zaak: "",
        let_op: Callable[[str], str] = lambda _vraag: "",
    ) -> None:
        self.zaak, self._uitslag, self._let_op = zaak, uitslag, let_op
        self._t = Teksten(PAKKET)
        self._velden = Rondevelden(zaak, vraag, zaak.aantal, groepen)
        self._another = False
        zitting = zaak.zitting
        self._open = button(
            zitting,
            open_tekst,
            self._open_ronde,
            "op-primary",
            velden=lambda: self._velden.velden,
        )
        self._other = html("", "op-waarschuwing")
        self.vraag = self._velden.vraag
        self._note = html("", "op-melding")
        opening = row([self._open], "op-knoppen")
        paper = [print_button(zaak)] if zaak.soort.stemt else []
        self._form = stack([self._velden.box, self._other, self._note, opening, *paper])
        self._live = html()
        self._present = {groep: self._present_field(groep) for groep in GROEPEN}
        self._close = self._closing_buttons()
        self._running = row([*(veld.box for veld in self._present.values()), self._close])
        counting = [Papierpaneel(zaak).box] if zaak.soort.stemt else []
        self._closed = html(
            self._t(f"ronde.gesloten_{GESLOTEN.get(zaak.soort, 'nog_niet_getoond')}"), "op-melding"
        )
        self._show = button(
            zitting,
            self._t("ronde.toon"),
            zaak.show,
            "op-primary",
            uitleg=self._t("ronde.toon_uitleg"),
        )
        self._result = html()
        self._again = button(zitting, self._t("ronde.opnieuw"), self._show_form, "op-quiet")
        self.box = stack(
            [
                self._form,
                self._live,
                self._running,
                self._closed,
                *counting,
                self._show,
                self._result,
                self._again,
                Schermkeuze(zaak).box,
            ]
        )
        self.vraag.observe(self.look_again, "value")
        zaak.observe(self._on_zaak_change, LIVE)
        self._on_zaak_change()

    def look_again(self, _change: Any = None) -> None:
        """Say again what there is to know before the round is opened."""
        zin = self._let_op(self.vraag.value) if self._asking else ""
        self._note.value = render(PAKKET, "zin.html.j2", zin=zin)
        show_if(self._note, zin)

    def _closing_buttons(self) -> w.Widget:
        zitting, t = self.zaak.zitting, self._t
        ask = button(zitting, t("ronde.sluit"), lambda: ask_close(True), "op-primary")
        ask.tooltip = t("ronde.sluit_uitleg")
        sure = button(zitting, t("ronde.sluit_zeker"), self.zaak.close, "op-primary")
        no = button(zitting, t("ronde.toch_niet"), lambda: ask_close(False), "op-quiet")
        confirm = row([sure, no], "op-knoppen")

        def ask_close(asking: bool) -> None:
            show_if(confirm, asking)
            show_if(ask, not asking)

        ask_close(False)
        self._ask_close = ask_close
        return row([ask, confirm], "op-knoppen")

    def _present_field(self, groep: Groep) -> Veld:
        control = text_field(self._t(f"ronde.aanwezig_{groep}"), "op-smal")
        return Veld(
            self.zaak.zitting,
            control,
            lambda _old, new: self.zaak.set_present(groep, new),
            parse=parse_count,
            form=form_count,
        )

    def _taking_part(self) -> Sequence[Groep]:
        return self.zaak.ronde.groepen_die_mogen if self.zaak.ronde else ()

    def _open_ronde(self) -> None:
        self._velden.open()
        self._another = False

    def _show_form(self) -> None:
        self._another = True
        self._on_zaak_change()

    @property
    def _asking(self) -> bool:
        stap = self.zaak.stap
        return stap == "geen" or (self._another and stap != "open")

    def _on_zaak_change(self, _change: Any = None) -> None:
        zaak, stap, asking = self.zaak, self.zaak.stap, self._asking
        show_if(self._form, asking)
        self.look_again()
        show_if(self._other, zaak.andere)
        zin = self._t("ronde.andere_open", vraag=zaak.andere) if zaak.andere else ""
        self._other.value = render(PAKKET, "zin.html.j2", zin=zin)
        self._open.disabled = bool(zaak.andere)
        for widget in (self._live, self._running):
            show_if(widget, stap == "open")
        if stap != "open":
            self._ask_close(False)
        show_if(self._closed, stap == "gesloten" and not asking)
        counted = zaak.soort is not Rondesoort.KANSEN
        show_if(self._show, stap == "gesloten" and not asking and counted)
        show_if(self._result, stap == "getoond" and not asking)
        show_if(self._again, stap in ("gesloten", "getoond") and not asking)
        self._live.value = render_live(zaak) if stap == "open" else ""
        self._result.value = self._uitslag(zaak) if stap == "getoond" else ""
        for groep, veld in self._present.items():
            veld.show(zaak.ronde.aanwezig_van(groep) if zaak.ronde else None)
            show_if(veld.box, zaak.soort.stemt and groep in self._taking_part())


def render_live(zaak: Rondezaak) -> str:
    """Return counter, addresses and QR codes of the open round as HTML."""
    if zaak.ronde is None:
        return ""
    return render(PAKKET, "ronde_open.html.j2", zaak=zaak, ronde=zaak.ronde, qrs=hall_qrs(zaak))


def hall_qrs(zaak: Rondezaak) -> list[dict[str, str]]:
    """Return who, address and QR code for each group that the open round is for."""
    address = zaak.zitting.zaal
    if zaak.ronde is None or not address:
        return []
    if zaak.ronde.waarborg is Waarborg.STEMCODE:  # the code knows the group
        found = [{"wie": Waarborg.STEMCODE.value, "adres": address, "svg": qr_svg(address)}]
    else:
        found = [
            {"wie": groep.value, "adres": address + path, "svg": qr_svg(address + path)}
            for groep, path in PADEN.items()
            if groep in zaak.ronde.groepen_die_mogen
        ]
    naam, wachtwoord = zaak.wifi
    if naam:
        found.append({"wie": "wifi", "adres": naam, "svg": wifi_svg(naam, wachtwoord)})
    return found

"""Opening and following a round: the same for every kind. `momentbalk` closes and shows it.

A result that waits while the hall is at something else is shown from here.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import ipywidgets as w

from ouderplan.kern.moment import Actie
from ouderplan.kern.rondes import Rondesoort, Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.moment import label_of
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack, styled
from ouderplan.stappen.onderdelen.papier.view import Papierpaneel, print_button
from ouderplan.stappen.onderdelen.qr import qr_svg, wifi_svg
from ouderplan.stappen.onderdelen.rondevelden import GROEPEN, Rondevelden
from ouderplan.stappen.onderdelen.rondezaak import Rondezaak
from ouderplan.stappen.onderdelen.schermtaal import ALLEEN, all_languages, unread_sentence
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.onderdelen.veld import PAKKET, Veld, form_count, parse_count, text_field
from ouderplan.stappen.onderdelen.verdacht import Verdacht
from ouderplan.talen import NEDERLANDS
from ouderplan.teksten import Teksten

GESLOTEN = {
    Rondesoort.KANSEN: "gesloten_insturen",
    Rondesoort.SCAN: "gesloten_scan",
    Rondesoort.EVALUATIE: "gesloten_evaluatie",
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
    "wist",
    "andere",
    "wifi",
    "aan_beurt",
    "schermtaal",
    "vertalingen",
]


class Rondepaneel:
    """Controls of a round for the begeleider.

    `open_tekst` is the label of the opening button; `vraag` is what the form starts with;
    `uitslag` makes the HTML of a shown result. `let_op` says what there is to know before a
    question is asked, or ""; how far the translations were read is said with every round.
    `vooraf` stands above the form, and is gone while a round is on.
    """

    def __init__(
        self,
        zaak: Rondezaak,
        *,
        open_tekst: str,
        vraag: str,
        uitslag: Callable[[Rondezaak], str] = lambda _zaak: "",
        let_op: Callable[[str], str] = lambda _vraag: "",
        vooraf: Sequence[w.Widget] = (),
    ) -> None:
        self.zaak, self._uitslag, self._let_op = zaak, uitslag, let_op
        self._t = Teksten(PAKKET)
        self._velden = Rondevelden(zaak, vraag, zaak.aantal)
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
        asked = [self._velden.box, self._other, opening, self._note, self._velden.meer]
        self._form = stack([*vooraf, *asked, *paper])
        self._live = html()
        self._present = {groep: self._present_field(groep) for groep in GROEPEN}
        self._running = row([veld.box for veld in self._present.values()])
        watching = [Verdacht(zaak).box] if zaak.soort.stemt else []
        counting = [Papierpaneel(zaak).box] if zaak.soort.stemt else []
        self._closed = html("", "op-melding")
        self._later = self._showing_later()
        self._result = html()
        self._again = button(zitting, self._t("ronde.opnieuw"), self._show_form, "op-quiet")
        self.box = stack(
            [
                self._form,
                self._live,
                *watching,
                self._running,
                self._closed,
                *counting,
                self._later,
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
        said = []
        if self._asking:
            unread = unread_sentence(self._t, self.zaak.vertalingen)
            said = [zin for zin in (self._let_op(self.vraag.value), unread) if zin]
        self._note.value = render(PAKKET, "zin", zin=" ".join(said))
        show_if(self._note, said)

    def _showing_later(self) -> w.Widget:
        """Return the buttons of a result that is not what the moment is about any more."""
        zaak, t, said = self.zaak, self._t, self._t("ronde.toon_uitleg")
        show = button(zaak.zitting, t("ronde.toon_ineens"), zaak.show, uitleg=said)
        if not zaak.soort.stemt:
            return row([show], "op-knoppen")
        words = label_of(Actie.TOON, zaak.soort)
        begin = button(zaak.zitting, words, zaak.reveal, uitleg=t("moment.uitleg_toon"))
        return row([begin, show], "op-knoppen")

    def _present_field(self, groep: Groep) -> Veld:
        control = text_field(self._t(f"ronde.aanwezig_{groep}"), "op-smal")
        return Veld(
            self.zaak.zitting,
            control,
            partial(self.zaak.set_present, groep),
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
        self._other.value = render(PAKKET, "zin", zin=zin)
        self._open.disabled = bool(zaak.andere)
        for widget in (self._live, self._running):
            show_if(widget, stap == "open")
        closed = "wist" if zaak.wist else GESLOTEN.get(zaak.soort, "gesloten_nog_niet_getoond")
        self._closed.value = self._t(f"ronde.{closed}")
        show_if(self._closed, stap == "gesloten" and not asking)
        waits = stap == "gesloten" and not asking and not zaak.aan_beurt
        show_if(self._later, waits and zaak.soort is not Rondesoort.KANSEN)
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

"""When votes come faster than people: said live, and a stretch laid aside with a reason."""

from collections.abc import Sequence
from functools import partial

import ipywidgets as w

from ouderplan.kern.toestroom import Stuk
from ouderplan.stappen.melding import Keuze, Meldingsoort
from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.onderdelen.rondezaak import Rondezaak
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.onderdelen.veld import PAKKET, text_field
from ouderplan.teksten import Teksten


class Verdacht:
    """What is suspicious, why, and what was laid aside; hidden when there is nothing of that."""

    def __init__(self, zaak: Rondezaak) -> None:
        self._zaak, self._t = zaak, Teksten(PAKKET)
        self._head = html("", "op-waarschuwing")
        self.reden = text_field(
            self._t("verdacht.reden"), "op-groei", voorbeeld=self._t("verdacht.reden_voorbeeld")
        )
        draft_field(zaak.zitting, self.reden, f"verdacht.{zaak.soort}")
        self._lines: dict[tuple[int, int], _Stukregel] = {}
        self._laid: tuple[tuple[str, int], ...] = ()
        self._stretches, self._aside = stack([], "op-lijst"), stack([], "op-lijst")
        self._form = stack([self._head, self.reden, self._stretches])
        self.box: w.Widget = stack([self._form, self._aside])
        zaak.observe(
            self._on_zaak_change, ["verdacht", "ronde", "kanalen", "gestemd", "vastgesteld"]
        )
        self._on_zaak_change()

    def _on_zaak_change(self, _change: object = None) -> None:
        zaak = self._zaak
        opzij = zaak.kanalen.opzij if not zaak.vastgesteld else {}
        te_veel = zaak.stap == "open" and zaak.gestemd > (zaak.aanwezig or zaak.gestemd)
        asking = zaak.verdacht or te_veel
        show_if(self._head, asking)
        show_if(self.reden, zaak.verdacht)
        show_if(self._form, asking)
        show_if(self._aside, opzij)
        show_if(self.box, asking or opzij)
        said = render(PAKKET, "verdacht", zaak=zaak, te_veel=te_veel) if asking else ""
        self._head.value = said
        self._show_stretches(zaak.verdacht)
        laid = tuple(sorted(opzij.items()))
        if laid != self._laid:
            self._laid = laid
            self._aside.children = [self._laid_aside(*one) for one in laid]

    def _show_stretches(self, stukken: Sequence[Stuk]) -> None:
        """Say how many they are now; a button stays where it is while more come in."""
        ronde = self._zaak.ronde
        if ronde is None:
            return
        lines = []
        for stuk in stukken:
            line = self._lines.get(which := (ronde.ronde, stuk.van))
            if line is None:
                line = self._lines[which] = _Stukregel(self)
            line.show(stuk)
            lines.append(line.box)
        if tuple(lines) != self._stretches.children:
            self._stretches.children = lines

    def _laid_aside(self, reden: str, aantal: int) -> w.Widget:
        said = self._t.counted("verdacht.ligt_opzij", aantal, reden=reden)
        again = button(
            self._zaak.zitting, self._t("verdacht.weer"), partial(self._count_again, reden)
        )
        return row([html(render(PAKKET, "zin", zin=said), "op-groei"), again], "op-lijst-rij")

    def lay_aside(self, stuk: Stuk) -> None:
        """Lay a stretch aside for the reason that was typed, and offer the way back."""
        reden = self.reden.value
        aantal = self._zaak.lay_aside(stuk, reden)
        self.reden.value = ""
        back = Keuze(self._t("verdacht.weer"), partial(self._zaak.count_again, reden))
        said = self._t.counted("verdacht.gelukt", aantal)
        self._zaak.zitting.say(said, Meldingsoort.GOED, back)

    def _count_again(self, reden: str) -> None:
        aantal = self._zaak.count_again(reden)
        self._zaak.zitting.say(self._t.counted("verdacht.weer_gelukt", aantal))

    def line(self, stuk: Stuk) -> str:
        """Say when a stretch was, of how many, and how fast."""
        ronde = self._zaak.ronde
        if ronde is None:
            return ""
        return self._t(
            "verdacht.stuk",
            begin=f"{stuk.begin(ronde.geopend):%H:%M:%S}",
            einde=f"{stuk.einde(ronde.geopend):%H:%M:%S}",
            aantal=stuk.aantal,
            tempo=f"{stuk.per_seconde:.1f}".replace(".", ","),
        )

    def button(self, action: "partial[None]") -> w.Button:
        """Return a button for a stretch; what it says follows."""
        return button(self._zaak.zitting, "", action, velden=lambda: [self.reden])

    def label(self, stuk: Stuk) -> str:
        """Return what stands on that button."""
        return self._t("verdacht.opzij", aantal=stuk.aantal)


class _Stukregel:
    """One stretch: what is known of it, and the button that lays it aside."""

    def __init__(self, paneel: Verdacht) -> None:
        self._paneel, self._stuk = paneel, Stuk(0, 0, 0)
        self._said = html("", "op-groei")
        self._aside = paneel.button(partial(self._lay_aside))
        self.box = row([self._said, self._aside], "op-lijst-rij")

    def show(self, stuk: Stuk) -> None:
        """Say how it is now."""
        if stuk == self._stuk:
            return
        said = self._paneel.line(stuk)
        self._stuk, self._said.value = stuk, render(PAKKET, "zin", zin=said)
        self._aside.description, self._aside.tooltip = self._paneel.label(stuk), said

    def _lay_aside(self) -> None:
        self._paneel.lay_aside(self._stuk)

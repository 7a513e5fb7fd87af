"""Entering paper ballots and raised hands: a textarea with one ballot a line, and it in words.

What is typed belongs to the browser; nothing is ever put back into a field that someone types in,
so that fast typing loses no sign. Every line is kept at once, and counted only when adopted.
"""

from functools import partial
from typing import Any

import ipywidgets as w

from ouderplan.kern.papier import Deel
from ouderplan.kern.soorten import Groep
from ouderplan.stappen.melding import Keuze
from ouderplan.stappen.onderdelen.delen import mark_here, tab_button
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack, styled
from ouderplan.stappen.onderdelen.papier.model import TELLERS, Papier
from ouderplan.stappen.onderdelen.rondezaak import Rondezaak
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.onderdelen.veld import Veld, form_count, parse_count, text_area, text_field
from ouderplan.teksten import Teksten
from ouderplan.uitvoer.stemzinnen import paper_sentences

PAKKET = __package__ or ""
KOLOMMEN = ("uitgegeven", "ongebruikt")


class Papierpaneel:
    """What goes on the page under an open or a closed round; `box`."""

    def __init__(self, zaak: Rondezaak) -> None:
        self.zaak, self.model, self._t = zaak, Papier(zaak), Teksten(PAKKET)
        self._invoer = Invoer(self.model)
        self._head, self._bill = html(), html("", "op-klein")
        self._counts = {kolom: self._count_field(kolom) for kolom in KOLOMMEN}
        self._groups = self._group_buttons()
        bill = row([*(veld.box for veld in self._counts.values())])
        content = stack(
            [print_button(zaak), self._head, bill, self._bill, self._groups, self._invoer.box]
        )
        self.box = Uitklap(zaak.zitting, self._t("kop"), content).box
        zaak.observe(self._on_zaak_change, ["ronde", "papierklad", "kanalen", "keuzes"])
        self._on_zaak_change()

    def _count_field(self, kolom: str) -> Veld:
        return Veld(
            self.zaak.zitting,
            text_field(self._t(kolom), "op-midden"),
            partial(self.model.note, f"papier_{kolom}"),
            parse=parse_count,
            form=form_count,
        )

    def _group_buttons(self) -> w.RadioButtons:
        options = [(self._t(f"groep.{groep}"), groep) for groep in Groep]
        made = w.RadioButtons(options=options, description=self._t("wie"), layout=w.Layout())

        def on_value_change(_change: Any) -> None:
            self.model.groep = made.value

        made.observe(on_value_change, "value")
        return styled(made, "op-naast")

    def _on_zaak_change(self, _change: Any = None) -> None:
        zaak, model = self.zaak, self.model
        show_if(self.box, model.te_tellen)
        if zaak.ronde is None or not model.te_tellen:
            return
        self._offer(model.groepen)
        self._head.value = render(PAKKET, "kop", model=model)
        sentences = paper_sentences(zaak.ronde, zaak.kanalen)
        self._bill.value = render(PAKKET, "rekening", zinnen=sentences)
        self._counts["uitgegeven"].show(zaak.ronde.papier_uitgegeven)
        self._counts["ongebruikt"].show(zaak.ronde.papier_ongebruikt)
        self._invoer.show()

    def _offer(self, groepen: tuple[Groep, ...]) -> None:
        options = tuple((self._t(f"groep.{groep}"), groep) for groep in groepen)
        if tuple(self._groups.options) != options:
            self._groups.options = options
        show_if(self._groups, len(groepen) > 1)
        self.model.groep = self._groups.value or Groep.OUDERS


class Invoer:
    """Who types, the field, the same in words, and the way into the count."""

    def __init__(self, model: Papier) -> None:
        self.model, self._t = model, Teksten(PAKKET)
        self._fields: dict[tuple[int, Groep, Deel], Veld] = {}
        self._compare = False
        zitting, t = model.zaak.zitting, self._t
        self._tabs = {
            deel: tab_button(zitting, t(f"deel.{deel}"), partial(self._begin, deel))
            for deel in (*TELLERS, Deel.HANDEN)
        }
        self._why = html(t("deel.uitleg"), "op-klein")
        self._how = html("", "op-klein")
        self._place = stack([], "op-papierveld")
        self._list = stack([html()], "op-papierwoorden")
        self._numbers = html()
        self._stand = html()
        self.adopt = button(zitting, "", self._adopt, "op-primary")
        self._early = button(zitting, t("knop.vergelijk"), self._compare_early, "op-quiet")
        undo = button(zitting, t("knop.terug"), self._undo, "op-quiet")
        discard = button(zitting, t("knop.weg"), self._ask_discard, "op-quiet")
        self._typing = stack(
            [
                self._how,
                row([self._place, self._list], "op-kolommen"),
                self._stand,
                row([self.adopt, self._early, undo, discard], "op-knoppen"),
                self._numbers,
            ]
        )
        who = html(f"<strong>{t('deel.kies')}</strong>")
        tabs = row(list(self._tabs.values()), "op-delen")
        self.box = stack([who, tabs, self._why, self._typing], "op-stapel-dicht")
        model.observe(self._on_model_change, ["deel", "groep"])
        self.show()

    def show(self) -> None:
        """Show what was typed until now."""
        model, deel = self.model, self.model.deel
        mark_here(self._tabs, deel)
        show_if(self._why, deel is not Deel.HANDEN)
        show_if(self._typing, deel is not None and model.te_tellen)
        if deel is None or not model.te_tellen:
            return
        self._show_field(deel)
        hands = deel is Deel.HANDEN
        self._how.value = self._t("veld.hoe_handen" if hands else "veld.hoe")
        self._numbers.value = render(PAKKET, "nummers", model=model, open=hands)
        lines = model.handen if hands else getattr(model.stapel, deel[-1])
        self._list.children[0].value = render(
            PAKKET, "lijst.html.j2", model=model, regels=lines, hand=hands
        )
        self._show_stand(hands)

    def _show_stand(self, hands: bool) -> None:
        pile = self.model.stapel
        equal = len(pile.a) == len(pile.b)
        toon = equal or self._compare
        self._stand.value = (
            render(PAKKET, "handenstand", model=self.model)
            if hands
            else render(PAKKET, "stand.html.j2", model=self.model, toon=toon)
        )
        one = "een_teller" if pile.tellers == 1 else "neem_over"
        self.adopt.description = self._t("knop.handen" if hands else f"knop.{one}")
        self.adopt.disabled = not (self.model.handen_klaar if hands else pile.klaar)
        show_if(self._early, not hands and all((pile.a, pile.b)) and not toon)

    def _show_field(self, deel: Deel) -> None:
        veld = self._field(deel)
        veld.show(self.model.typed(deel))
        if self._place.children != (veld.box,):
            self._place.children = (veld.box,)

    def _field(self, deel: Deel) -> Veld:
        key = (self.model.nummer, self.model.groep, deel)
        if key not in self._fields:
            example = "voorbeeld_handen" if deel is Deel.HANDEN else "voorbeeld"
            area = text_area(
                self._t(f"veld.{deel}"), "op-hoog", voorbeeld=self._t(f"veld.{example}"), regels=8
            )
            area.value = self.model.typed(deel)
            save = partial(self.model.keep, self.model.groep, deel)
            self._fields[key] = Veld(self.model.zaak.zitting, area, save, parse=str)
        return self._fields[key]

    def _begin(self, deel: Deel) -> None:
        self._compare = False
        self.model.deel = deel
        self._field(deel).widget.focus()

    def _on_model_change(self, _change: Any) -> None:
        self.show()

    def _compare_early(self) -> None:
        self._compare = True
        self.show()

    def _undo(self) -> None:
        if self.model.deel is None:
            return
        area = self._field(self.model.deel).widget
        lines = area.value.rstrip().split("\n")[:-1]
        area.value = "".join(f"{line}\n" for line in lines)
        area.focus()

    def _adopt(self) -> None:
        hands = self.model.deel is Deel.HANDEN
        number = self.model.adopt_hands() if hands else self.model.adopt()
        self._compare = False
        key = "knop.gelukt_handen" if hands else "knop.gelukt"
        self.model.zaak.zitting.say(self._t.counted(key, number))

    def _ask_discard(self) -> None:
        deel = self.model.deel
        if deel is None:
            return
        sure = Keuze(self._t("knop.weg_zeker"), partial(self.model.discard, deel))
        self.model.zaak.zitting.ask(self._t("knop.weg_vraag"), sure)


def print_button(zaak: Rondezaak) -> w.HTML:
    """Return the way to the sheets to print."""
    adres = zaak.zitting.stembriefjes
    return html(render(PAKKET, "printknop", adres=adres, soort=zaak.soort.value))

"""The form with which a round is opened."""

from typing import Any

import ipywidgets as w

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.kern.stemcodes import GROEPEN_MET_CODE
from ouderplan.opslag.waarborgen import REGELS
from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack, styled
from ouderplan.stappen.onderdelen.rondezaak import Rondezaak
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.onderdelen.veld import PAKKET, parse_choice, parse_count, text_field
from ouderplan.teksten import Teksten
from ouderplan.uitvoer.stemcodes import print_codes
from ouderplan.uitvoer.wegschrijven import ready_folder

GROEPEN = (Groep.OUDERS, Groep.TEAM)


class Rondevelden:
    """Question, how many choices, who takes part, how many people there are.

    `box` is what is asked; `meer` is what may stay as it is: the guarantee, whose head says what it
    promises, and how many people there are.
    """

    def __init__(self, zaak: Rondezaak, vraag: str, aantal: int) -> None:
        self.zaak = zaak
        self._t = Teksten(PAKKET)
        self.vraag = self._draft("vraag", "op-breed", start=vraag)
        self.aantal = self._draft("aantal", "op-midden", start=str(aantal))
        self.wie = {
            groep: w.Checkbox(description=self._t(f"ronde.{groep}"), value=groep in zaak.groepen)
            for groep in GROEPEN
        }
        self.uitgenodigd = {
            groep: self._draft(f"uitgenodigd_{groep}", "op-smal") for groep in GROEPEN
        }
        self.aanwezig = {groep: self._draft(f"aanwezig_{groep}", "op-smal") for groep in GROEPEN}
        self.waarborg = self._guarantees()
        self.codes = Stemcodevelden(zaak)
        self.waarborg.observe(self._on_waarborg_change, "value")
        zaak.observe(self._on_groepen_change, "groepen")
        self.zeker = Uitklap(zaak.zitting, "", self._guarantee())
        self.box = self._make_box()
        self.meer = self._make_more()
        self._on_waarborg_change()

    @property
    def velden(self) -> list[w.Widget]:
        """Return every field that opening reads."""
        per_groep = (self.wie, self.uitgenodigd, self.aanwezig)
        fields = [field for fields in per_groep for field in fields.values()]
        return [self.vraag, self.aantal, self.waarborg, *fields]

    def open(self) -> None:
        """Open the round with what the form says."""
        counts = [
            tuple(parse_count(fields[groep].value) for groep in GROEPEN)
            for fields in (self.uitgenodigd, self.aanwezig)
        ]
        self.zaak.open(
            self.vraag.value,
            parse_count(self.aantal.value) if self.zaak.soort.stemt else None,
            [groep for groep in GROEPEN if self.wie[groep].value],
            uitgenodigd=(counts[0][0], counts[0][1]),
            aanwezig=(counts[1][0], counts[1][1]),
            waarborg=parse_choice(Waarborg, self.waarborg.value),
        )

    def _draft(self, naam: str, *classes: str, start: str = "") -> Any:
        control = text_field(self._t(f"ronde.{naam}"), *classes)
        control.value = start
        draft_field(self.zaak.zitting, control, f"ronde.{self.zaak.soort}.{naam}")
        return control

    def _on_waarborg_change(self, _change: Any = None) -> None:
        if self.waarborg.value is None:  # opening says then that none was chosen
            return
        chosen = parse_choice(Waarborg, self.waarborg.value)
        show_if(self.codes.box, chosen is Waarborg.STEMCODE)
        self.zeker.name(self._t("waarborg.kop_zin", zin=REGELS[chosen]))

    def _on_groepen_change(self, change: Any) -> None:
        """Tick who usually takes part, unless somebody chose otherwise here."""
        if tuple(groep for groep in GROEPEN if self.wie[groep].value) != change.old:
            return
        for groep, field in self.wie.items():
            field.value = groep in change.new

    def _guarantees(self) -> w.RadioButtons:
        options = [(self._t(f"waarborg.{one}"), one.value) for one in Waarborg]
        chosen = Waarborg.TELEFOON.value
        return styled(
            w.RadioButtons(
                options=options, value=chosen, tooltip=self._t("waarborg.kop"), layout=w.Layout()
            ),
            "op-waarborg",
        )

    def _make_box(self) -> w.Widget:
        who = stack(
            [
                html(f"<strong>{self._t('ronde.wie')}</strong>"),
                row(list(self.wie.values()), "op-rij"),
            ],
            "op-stapel-dicht",
            "op-groep",
        )
        return stack([self.vraag, row([self.aantal, who]) if self.zaak.soort.stemt else who])

    def _guarantee(self) -> w.Widget:
        inside = [self.waarborg, self.codes.box, html(self._t("waarborg.uitleg"), "op-klein")]
        return stack(inside, "op-stapel-dicht")

    def _make_more(self) -> w.Widget:
        people = [
            field for groep in GROEPEN for field in (self.uitgenodigd[groep], self.aanwezig[groep])
        ]
        how_many = stack([row(people), html(self._t("ronde.opkomst_uitleg"), "op-klein")])
        more = Uitklap(self.zaak.zitting, self._t("ronde.opkomst"), how_many)
        counted = "" if self.zaak.soort.stemt else self._t(f"ronde.telt_{self.zaak.soort}")
        folds = (
            [self.zeker.box] if self.zaak.soort.stemt else [html(f"<p>{counted}</p>", "op-klein")]
        )
        return stack([*folds, more.box], "op-stapel-dicht")


MEESTE = 500
"""Drawing them takes a few seconds, in which the page stands still."""


class Stemcodevelden:
    """How many codes there are, and the fields with which more are made."""

    def __init__(self, zaak: Rondezaak) -> None:
        self.zaak = zaak
        self._t = Teksten(PAKKET)
        self._there = html("", "op-klein")
        self.aantal = {
            groep: text_field(self._t(f"stemcodes.{groep}"), "op-smal")
            for groep in GROEPEN_MET_CODE
        }
        make = button(
            zaak.zitting,
            self._t("stemcodes.maak"),
            self.make,
            "op-secondary",
            velden=self.aantal.values,
        )
        fields = row(list(self.aantal.values()))
        self.box: w.Widget = stack([self._there, fields, row([make], "op-knoppen")])
        zaak.observe(self._on_codes_change, ["codes"])
        self._on_codes_change()

    def make(self) -> None:
        """Make as many codes as were asked for, and say where the slips are."""
        wanted = {groep: parse_count(field.value) for groep, field in self.aantal.items()}
        if not any(wanted.values()) or max(filter(None, wanted.values())) > MEESTE:
            raise OuderplanFout(self._t("stemcodes.hoeveel", meeste=MEESTE))
        zitting = self.zaak.zitting
        if not zitting.zaal:
            raise OuderplanFout(self._t("stemcodes.geen_zaal"))
        folder = ready_folder(zitting.exports)
        made = [
            print_codes(
                zitting.wb, aantal=aantal, groep=groep, naar=folder, adres=zitting.zaal
            ).name
            for groep, aantal in wanted.items()
            if aantal
        ]
        for field in self.aantal.values():
            field.value = ""
        zitting.say(self._t("stemcodes.gemaakt", bestanden=" en ".join(made), map=folder))

    def _on_codes_change(self, _change: Any = None) -> None:
        codes = dict(self.zaak.codes)
        counts = [codes.get(groep, 0) for groep in GROEPEN_MET_CODE]
        zin = self._t("stemcodes.zijn_er", ouders=counts[0], team=counts[1])
        self._there.value = render(PAKKET, "zin", zin=zin)

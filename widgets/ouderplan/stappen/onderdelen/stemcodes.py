"""Making stemcodes from the begeleider's page: how many, and the slips to print."""

from typing import Any

import ipywidgets as w

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.stemcodes import GROEPEN_MET_CODE
from ouderplan.stappen.onderdelen.knoppen import button, html, row, stack
from ouderplan.stappen.onderdelen.rondezaak import Rondezaak
from ouderplan.stappen.onderdelen.sjabloon import render
from ouderplan.stappen.onderdelen.veld import PAKKET, parse_count, text_field
from ouderplan.teksten import Teksten
from ouderplan.uitvoer.stemcodes import print_codes
from ouderplan.uitvoer.wegschrijven import ready_folder

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

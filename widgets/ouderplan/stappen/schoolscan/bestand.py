"""Part 3: answers out of Microsoft Forms or Google Forms."""

from datetime import date
from functools import partial
from typing import Any

import ipywidgets as w

from ouderplan.kern.datum import written
from ouderplan.kern.scanbestand import Kolomgebruik, Woordsoort
from ouderplan.kern.schoolscan import Niveau
from ouderplan.kern.soorten import Groep
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.gedeeld import discard
from ouderplan.stappen.onderdelen.knoppen import button, html, row, show_if, stack
from ouderplan.stappen.schoolscan.inlezen import Inlezen, choice_of
from ouderplan.stappen.schoolscan.model import Model

NOG = "nog"
"""Stands for no meaning yet in a dropdown, which shows nothing at all for None."""
VOORBEELDEN = 2
"""So many cells of a column are shown, to see what is in it."""


class Bestand(Deel[Model]):
    """Choose a file, see and correct what its columns are for, see what comes, read it in."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        t = self.t
        self.inlezen = Inlezen(model)
        self.upload = w.FileUpload(
            accept=".xlsx,.csv,.ods,.xls",
            multiple=False,
            description=t("bestand.kies"),
            tooltip=t("bestand.kies"),
        )
        self.upload.observe(self._on_upload_change, "value")
        self.groep = w.Dropdown(
            description=t("bestand.groep"),
            tooltip=t("bestand.groep"),
            options=[(t(f"groep.{groep}"), groep.value) for groep in Groep],
        )
        self.groep.observe(self._on_groep_change, "value")
        self.stand = w.Dropdown(
            description=t("bestand.stand"),
            tooltip=t("bestand.stand"),
            options=[(t("bestand.stand_rijen"), False), (t("bestand.stand_kolommen"), True)],
        )
        self.stand.observe(self._on_stand_change, "value")
        self.welk = w.Dropdown(
            description=t("bestand.welk"), tooltip=t("bestand.welk"), options=[(NOG, NOG)]
        )
        self.welk.observe(self._on_welk_change, "value")
        self._around = html()
        self._columns = stack([], "op-lijst")
        self._choices: list[w.Dropdown] = []
        self._words = stack([], "op-lijst")
        self._preview = html()
        self._preview_row = stack([self._preview])
        read = button(self.zitting, t("bestand.lees"), self._read_in, "op-primary")
        away = button(self.zitting, t("bestand.weg"), self.inlezen.put_away, "op-quiet")
        self._work = stack(
            [
                html(self.render("alinea", zin=t("bestand.kolommen"))),
                self.groep,
                self.stand,
                self.welk,
                self._around,
                self._columns,
                self._words,
                self._preview_row,
                row([read, away], "op-knoppen"),
            ]
        )
        start = button(self.zitting, t("bestand.begin"), self._begin, "op-primary")
        self._none = stack(
            [html(self.render("geen_scan", zin="bestand.geen_scan")), row([start], "op-knoppen")]
        )
        self._choose = stack([html(self.render("alinea", zin=t("bestand.uitleg"))), self.upload])
        self.box = stack([self._none, self._choose, self._work])
        self.inlezen.observe(self._on_blad_change, "blad")
        self.inlezen.observe(self._on_koppelingen_change, ["koppelingen", "groep", "betekenissen"])
        self.inlezen.observe(self._on_gevraagd_change, "gevraagd")
        model.observe(self._on_scans_change, ["vragen", "gekozen", "ingevuld"])
        self._on_blad_change()
        self._on_scans_change()

    def _begin(self) -> None:
        """Begin a scan for what comes out of files, under a name of its own."""
        day = date.today()
        self.model.start_without_phones(self.t("bestand.naam", datum=written(day)), None)

    def _on_upload_change(self, _change: object = None) -> None:
        if not self.upload.value:
            return
        file: dict[str, Any] = dict(self.upload.value[0])
        content, naam = bytes(file["content"]), str(file["name"])
        self.zitting.run(lambda: self.inlezen.take(naam, content))
        self.upload.value = ()

    def _on_groep_change(self, _change: object = None) -> None:
        if self.groep.value:  # a made-up message may choose none
            self.inlezen.groep = self.groep.value

    def _on_stand_change(self, _change: object = None) -> None:
        if self.stand.value is not None:  # a made-up message may choose none
            turned = bool(self.stand.value)
            if not self.zitting.run(lambda: self.inlezen.turn(gekanteld=turned)):
                self._on_blad_change()

    def _on_welk_change(self, _change: object = None) -> None:
        said = self.welk.value  # a made-up message may choose none
        if said is not None and self.inlezen.blad is not None:
            self.zitting.run(lambda: self.inlezen.pick(said))

    def _on_blad_change(self, _change: object = None) -> None:
        old, blad = self._columns.children, self.inlezen.blad
        show_if(self._work, blad)
        self._offer_sheets()
        self.stand.value = bool(blad and blad.gekanteld)
        self._around.value = self.render("rondom", blad=blad) if blad else ""
        places = range(len(blad.koppen)) if blad else range(0)
        self._choices = []
        self._columns.children = [self._column(place) for place in places]
        for one in old:
            discard(one)
        self._on_koppelingen_change()

    def _offer_sheets(self) -> None:
        """Offer the sheets with the same questions, when there are several."""
        options = tuple((one or self.t("bestand.welk_samen"), one) for one in self.inlezen.keuze)
        show_if(self.welk, options)
        if options:
            if self.welk.options != options:
                self.welk.options = options
            self.welk.value = self.inlezen.gekozen

    def _column(self, place: int) -> w.Widget:
        blad = self.inlezen.blad
        assert blad is not None
        kop = blad.koppen[place]
        head = html(
            self.render("kolomkop", kop=kop, cellen=blad.column(place)[:VOORBEELDEN]),
            "op-groei",
        )
        words = f"{kop}: {self.t('bestand.gebruik')}"
        choice = w.Dropdown(
            description=words,
            tooltip=words,
            options=self._options(),
            value=choice_of(self.inlezen.koppelingen[place]),
        )
        choice.add_class("op-geen-label")
        choice.observe(partial(self._on_use, place), "value")
        self._choices.append(choice)
        return row([head, choice], "op-lijst-rij")

    def _on_gevraagd_change(self, _change: object = None) -> None:
        old = self._words.children
        asked = self.inlezen.gevraagd
        intro = [html(self.render("woorden"))] if asked else []
        self._words.children = [
            *intro,
            *(self._word(soort, word, times) for (soort, word), times in asked),
        ]
        for one in old:
            discard(one)

    def _word(self, soort: Woordsoort, word: str, times: int) -> w.Widget:
        t = self.t
        head = html(self.render("woordkop", woord=word, aantal=times, soort=soort), "op-groei")
        words = f"{word}: {t(f'bestand.betekenis_{soort}')}"
        known = self.inlezen.meaning(soort, word)
        choice = w.Dropdown(
            description=words,
            tooltip=words,
            options=[(t("bestand.zeg"), NOG), *self._meanings(soort)],
            value=NOG if known is None else known,
        )
        choice.add_class("op-geen-label")
        choice.observe(
            lambda change: self.zitting.run(
                lambda: self.inlezen.mean(
                    soort, word, None if change["new"] in {NOG, None} else change["new"]
                )
            ),
            "value",
        )
        return row([head, choice], "op-lijst-rij")

    def _meanings(self, soort: Woordsoort) -> list[tuple[str, str]]:
        t = self.t
        if soort is Woordsoort.NIVEAU:
            found = [(t("bestand.is_niveau", niveau=niveau), niveau.value) for niveau in Niveau]
        elif soort is Woordsoort.TOESTEMMING:
            found = [(t("bestand.doet_mee"), "ja")]
        else:
            found = [(t(f"groep.{groep}"), groep.value) for groep in Groep]
        return [*found, (t(f"bestand.geen_{soort}"), "")]

    def _options(self) -> list[tuple[str, str]]:
        t = self.t
        found = [
            (t(f"gebruik.{one}"), one.value)
            for one in (Kolomgebruik.NIET, Kolomgebruik.GROEP, Kolomgebruik.TOESTEMMING)
        ]
        kinds = (Kolomgebruik.NIVEAU, Kolomgebruik.GEBEURT_AL, Kolomgebruik.MOGELIJKHEDEN)
        for vraag in self.model.vragen:
            found += [
                (f"{vraag.naam}: {t(f'gebruik.{one}')}", f"{one.value}|{vraag.sleutel}")
                for one in kinds
            ]
        return found

    def _on_use(self, place: int, change: Any) -> None:
        said = change["new"]  # a made-up message may choose none
        if said and said != choice_of(self.inlezen.koppelingen[place]):
            self.zitting.run(lambda: self.inlezen.use(place, said))

    def _on_koppelingen_change(self, _change: object = None) -> None:
        if len(self._choices) == len(self.inlezen.koppelingen):
            for choice, one in zip(self._choices, self.inlezen.koppelingen, strict=True):
                choice.value = choice_of(one)
        seen = self.inlezen.preview()
        self._preview.value = (
            self.render(
                "voorbeeld.html.j2",
                voorbeeld=seen,
                bestand=self.inlezen.naam,
                vragen=self.model.vragen,
                niveaus=tuple(Niveau),
            )
            if seen
            else ""
        )

    def _on_scans_change(self, _change: object = None) -> None:
        here = bool(self.model.vragen)
        show_if(self._none, not here)
        show_if(self._choose, here)
        if self.inlezen.blad is not None:
            self._on_koppelingen_change()

    def _read_in(self) -> None:
        aantal = self.inlezen.read_in()
        self.zitting.say(self.t.counted("bestand.gelezen", aantal))

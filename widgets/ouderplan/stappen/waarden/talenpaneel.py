"""The calm panel in which the school translates its own waarden and question."""

import base64
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import ipywidgets as w

from ouderplan.kern.school import Gegeven, profile
from ouderplan.kern.vertalingen import Nagelezen, Vertaling
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag.werkboek import Werkboek
from ouderplan.stappen.onderdelen.deel import Deel
from ouderplan.stappen.onderdelen.knoppen import html, row, stack, styled
from ouderplan.stappen.onderdelen.rijlijst import Rijlijst
from ouderplan.stappen.onderdelen.schermtaal import all_languages
from ouderplan.stappen.onderdelen.uitklap import Uitklap
from ouderplan.stappen.onderdelen.veld import Veld, text_field
from ouderplan.stappen.waarden.model import Model
from ouderplan.stappen.waarden.vertalen import Vertaalregel, keep, lines
from ouderplan.talen import Taal
from ouderplan.teksten import Teksten
from ouderplan.uitvoer.taalblad import build_sheet


class Talenpaneel(Deel[Model]):
    """Choose a language, then a row for each Dutch text. Rows are made when one is chosen."""

    def __init__(self, model: Model, vraag: Callable[[], str]) -> None:
        super().__init__(model)
        self._vraag = vraag
        t = self.t
        options = [(t("talen.kies"), ""), *_options(t, model.vertalingen)]
        self.taal = styled(
            w.Dropdown(description=t("talen.taal"), options=options, tooltip=t("talen.taal")),
            "op-half",
        )
        self._about, self._sheet = html("", "op-klein"), html("", "op-klein")
        self.lijst: Rijlijst[Vertaalregel] = Rijlijst(self.zitting, self._make_row, html(""))
        inside = stack(
            [html(t("talen.uitleg")), self.taal, self._about, self._sheet, self.lijst.box]
        )
        self.box: w.Widget = Uitklap(self.zitting, t("talen.kop"), inside).box
        self.taal.observe(self._on_taal_change, "value")
        model.observe(self.show, ["items", "vertalingen"])

    def show(self, _change: Any = None) -> None:
        """Show what there is in the chosen language."""
        taal, model = all_languages().find(self.taal.value), self.model
        self._about.value = _about(self.t, taal, model.vertalingen) if taal else ""
        if taal is None:
            self.lijst.show({})
            return
        self.lijst.show(lines(taal, model.items, self._vraag(), model.vertalingen))

    def _on_taal_change(self, _change: Any) -> None:
        self.lijst.show({})  # another language, other fields
        taal = all_languages().find(self.taal.value)
        self._sheet.value = self._sheet_of(taal) if taal else ""
        self.show()

    def _sheet_of(self, taal: Taal) -> str:
        model = self.model
        waarden, eigen = model.items.values(), tuple(model.vertalingen)
        adres = sheet_address(self.zitting.wb, taal, waarden, eigen)
        return self.render("taalblad", taal=taal, adres=adres)

    def _make_row(self, _nummer: int, regel: Vertaalregel) -> "Vertaalrij":
        return Vertaalrij(self.model, regel)


def _options(t: Teksten, eigen: Iterable[Vertaling]) -> list[tuple[str, str]]:
    return [(_status(t, taal), taal.code) for taal in all_languages().with_school(eigen)]


def _status(t: Teksten, taal: Taal) -> str:
    """Say of a language how much of what the program says was read by who grew up with it."""
    key = "alle" if taal.is_read else "deel" if taal.nagelezen else "geen"
    counts = {"aantal": taal.nagelezen, "totaal": taal.teksten}
    return t(f"talen.in_lijst_{key}", taal=_label(taal), **counts)


def _about(t: Teksten, chosen: Taal, eigen: Iterable[Vertaling]) -> str:
    found = all_languages().with_school(eigen)
    taal = next((one for one in found if one.code == chosen.code), chosen)
    if taal.is_read:
        return t("talen.nagelezen_alle")
    if not taal.nagelezen:
        return t("talen.niet_nagelezen")
    return t("talen.nagelezen_deel", aantal=taal.nagelezen, totaal=taal.teksten)


def _label(taal: Taal) -> str:
    return taal.nederlands if taal.nederlands == taal.naam else f"{taal.nederlands} ({taal.naam})"


class Vertaalrij(Deel[Model]):
    """One Dutch text, its translation beside it, and whether someone read it."""

    def __init__(self, model: Model, regel: Vertaalregel) -> None:
        super().__init__(model)
        self._row = regel.eigen
        t = self.t
        taal = all_languages().get(regel.eigen.taal)
        self._dutch = html(self.render("nederlands", regel=regel), "op-half")
        self.woord = self._field("vertaling", regel.vanzelf, taal.richting)
        self.uitleg = self._field("omschrijving", regel.vanzelf_omschrijving, taal.richting)
        control = w.Checkbox(description=t("talen.nagelezen"), indent=False)
        self.nagelezen = Veld(
            self.zitting,
            control,
            lambda old, new: self._keep("nagelezen", old, new),
            parse=lambda ticked: Nagelezen.JA if ticked else Nagelezen.NEE,
            form=lambda value: value is Nagelezen.JA,
        )
        fields: list[w.Widget] = [self.woord.box]
        if regel.omschrijving:
            fields.append(self.uitleg.box)
        beside = stack([*fields, self.nagelezen.box], "op-stapel-dicht", "op-groei")
        self.box: w.Widget = row([self._dutch, beside], "op-lijst-rij")

    def show(self, regel: Vertaalregel) -> None:
        """Show what the school made of it."""
        self._dutch.value = self.render("nederlands", regel=regel)
        self._row = regel.eigen
        self.woord.show(regel.eigen.vertaling)
        self.uitleg.show(regel.eigen.omschrijving)
        self.nagelezen.show(regel.eigen.nagelezen)

    def _field(self, kolom: str, vanzelf: str, richting: str) -> Veld:
        control = text_field(self.t(f"talen.{kolom}"), "op-breed", voorbeeld=vanzelf)
        if richting == "rtl":
            styled(control, "op-rechts-naar-links")
        return Veld(self.zitting, control, lambda old, new: self._keep(kolom, old, new))

    def _keep(self, kolom: str, old: object, new: object) -> None:
        keep(self.zitting.wb, self._row, kolom, old, new)


def sheet_address(
    wb: Werkboek, taal: Taal, waarden: Iterable[Waarde], eigen: Sequence[Vertaling]
) -> str:
    """Return the sheet as an address that holds it: it works in Voilà and in JupyterLab alike."""
    with wb.reading() as tx:
        school = profile(tx.rows(Gegeven))["school"]
    sheet = build_sheet(taal, school, waarden, eigen)
    return f"data:text/html;base64,{base64.b64encode(sheet).decode('ascii')}"

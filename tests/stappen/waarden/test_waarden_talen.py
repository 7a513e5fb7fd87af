"""What the school translates itself, and the projector in another language."""

from dataclasses import replace
from functools import partial

import ipywidgets as w
import pytest
from op_het_scherm import Stapscherm

from ouderplan.kern.school import Gegeven
from ouderplan.kern.vertalingen import Nagelezen, Vertaling, Wat
from ouderplan.stappen.onderdelen.schermtaal import all_languages
from ouderplan.stappen.waarden.model import Model
from ouderplan.stappen.waarden.view import View
from ouderplan.talen import Talen
from stemmer import vote_as

EIGEN = "samen <zingen>"


class Venster(Stapscherm):
    """A window at this step."""

    def translate(self, taal=""):
        """Open the panel of languages, and choose one."""
        self.press("1. Lijst")
        self.press("Talen: vertaal wat de school zelf schreef")
        self.choose("Taal", taal)

    def choose(self, label, value):
        next(x for x in self.all(w.Dropdown) if x.description == label).value = value

    def add(self, *waarde):
        assert self.zitting.run(lambda: self.model.add(*waarde))

    def fields(self, label):
        return [x for x in self.all(w.Text) if x.description == label]

    @property
    def kept(self):
        with self.zitting.wb.reading() as tx:
            return tx.rows(Vertaling)


@pytest.fixture
def nieuw_venster(open_venster):
    return partial(open_venster, Model, View, soort=Venster, zaal="http://192.168.1.5:8100")


def test_what_the_workbook_ships_with_is_translated_so_nothing_is_missing(venster):
    assert venster.model.missing_in(venster.view.t("stemming.vraag")) == ""
    assert "vertaald:" not in venster.text


def test_before_opening_is_said_how_much_is_missing_and_opening_goes_on(venster):
    venster.add(EIGEN, "Elke week.")
    others = len(Talen().andere)
    assert f"Nog niet vertaald: 2 teksten in elk van de {others} andere talen." in venster.text
    venster.fields("De vraag aan de zaal")[0].value = "Waarover gaat het?"
    assert "Nog niet vertaald: 3 teksten" in venster.text
    venster.press("Open de stemming")
    assert venster.model.zaak.stap == "open"


def test_what_is_missing_is_said_per_language(venster, werkboek):
    venster.add(EIGEN)
    with werkboek.writing() as tx:
        for taal in ("tr", "ar", "pl"):
            tx.add(Vertaling(Wat.WAARDE, EIGEN, taal, "…"))
    venster.model.refresh()
    assert "Turks" not in venster.text.split("Aantal teksten")[1]
    assert "Oekraïens 1" in venster.text


def test_before_opening_is_said_of_which_languages_nobody_read_the_translation(venster):
    others = len(Talen().andere)
    assert f"Geen van de {others} vertalingen is al helemaal nagelezen" in venster.text
    venster.press("Open de stemming")
    assert "vertalingen is al helemaal nagelezen" not in venster.text


def test_a_language_that_was_read_is_not_named_and_the_list_says_how_far_each_is(
    nieuw_venster, monkeypatch
):
    teksten = Talen().get("pl").teksten
    read = {"tr": teksten, "pl": 12}
    some = [replace(taal, nagelezen=read.get(taal.code, 0)) for taal in Talen().alle]
    monkeypatch.setattr(Talen, "alle", tuple(some))
    all_languages.cache_clear()
    venster = nieuw_venster()
    said = venster.text.split("Nog niet helemaal nagelezen")[1]
    assert "Oekraïens" in said
    assert "Pools" in said
    assert "Turks" not in said
    venster.translate()
    (choice,) = [x for x in venster.all(w.Dropdown) if x.description == "Taal"]
    labels = {code: label for label, code in choice.options}
    assert labels["tr"] == "Turks (Türkçe): nagelezen"
    assert labels["pl"] == f"Pools (Polski): 12 van {teksten} teksten nagelezen"
    assert labels["uk"] == "Oekraïens (Українська): niet nagelezen"
    venster.choose("Taal", "pl")
    assert f"12 van de {teksten} teksten nagelezen" in venster.text
    all_languages.cache_clear()


def test_what_a_parent_of_the_school_read_counts_where_the_language_is_chosen(venster, werkboek):
    teksten = Talen().get("pl").teksten
    venster.translate("pl")
    assert "nog niet nagelezen" in venster.text
    with werkboek.writing() as tx:
        tx.add(Vertaling(Wat.WAARDE, "respect", "pl", "szacunek", nagelezen=Nagelezen.JA))
    venster.model.refresh()
    assert f"Daarvan zijn 1 van de {teksten} teksten nagelezen" in venster.text


def test_a_row_for_each_text_comes_when_a_language_is_chosen(venster):
    venster.translate()
    assert not venster.fields("Vertaling")
    venster.choose("Taal", "ar")
    rows = venster.fields("Vertaling")
    assert len(rows) == 25  # the question, 24 waarden
    assert any(field.placeholder == "الثقة" for field in rows)
    assert "nog niet nagelezen" in venster.text
    venster.choose("Taal", "")
    assert not venster.fields("Vertaling")


def test_a_translation_is_kept_as_it_is_typed_and_marked_when_read(venster):
    venster.add(EIGEN, "Elke week.")
    venster.translate("tr")
    venster.fields("Vertaling")[0].value = "birlikte"  # what nobody translated stands first
    venster.fields("Vertaling van de uitleg")[0].value = "Her hafta."
    marks = [x for x in venster.all(w.Checkbox) if x.description.startswith("Nagelezen")]
    marks[0].value = True
    (row,) = venster.kept
    assert row == Vertaling(Wat.WAARDE, EIGEN, "tr", "birlikte", "Her hafta.", Nagelezen.JA)


def test_another_language_has_fields_of_its_own(venster):
    venster.translate("tr")
    venster.fields("Vertaling")[0].value = "Soru?"
    venster.choose("Taal", "pl")
    assert venster.fields("Vertaling")[0].value == ""
    venster.fields("Vertaling")[0].value = "Pytanie?"
    assert {(row.taal, row.vertaling) for row in venster.kept} == {
        ("tr", "Soru?"),
        ("pl", "Pytanie?"),
    }


def test_two_windows_translate_without_losing_anything(nieuw_venster):
    een, ander = nieuw_venster(), nieuw_venster()
    for venster in (een, ander):
        venster.translate("tr")
    een.fields("Vertaling")[1].value = "güven"
    ander.fields("Vertaling van de uitleg")[0].value = "açıklama"
    ander.model.refresh()
    assert ander.fields("Vertaling")[1].value == "güven"
    (row,) = een.kept
    assert (row.vertaling, row.omschrijving) == ("güven", "açıklama")


def test_a_changed_description_asks_for_reading_again(venster, werkboek):
    with werkboek.writing() as tx:
        tx.add(Vertaling(Wat.WAARDE, "respect", "tr", "saygı", "…", Nagelezen.JA))
    venster.model.refresh()
    nummer, waarde = next(x for x in venster.model.items.items() if x[1].waarde == "respect")
    venster.model.describe(nummer, waarde.omschrijving, "Heel anders.")
    assert venster.kept[0].nagelezen is Nagelezen.NEE


def finish(venster, *keuzes):
    venster.press("Open de stemming")
    vote_as(venster.zitting.wb, "a", keuzes)
    for label in ("Sluit de ronde", "Ja, sluit de ronde nu", "Toon de uitslag ineens"):
        venster.press(label)


def test_the_projector_speaks_dutch_until_another_language_is_chosen(venster):
    assert "op-tweede" not in venster.hall
    venster.choose("Taal op het scherm", "ar")
    assert '<span class="op-tweede" lang="ar" dir="rtl">' in venster.hall
    assert "Straks kiest u hier" in venster.hall


def test_the_projector_shows_question_counter_and_guarantee_in_both(venster):
    venster.choose("Taal op het scherm", "tr")
    venster.press("Open de stemming")
    shown = venster.hall
    assert "Welke waarden" in shown
    assert shown.count('lang="tr"') >= 4
    assert '<span class="d-getal">0</span> kişi oy verdi' in shown


def test_the_dutch_can_be_left_out(venster):
    venster.choose("Taal op het scherm", "en")
    venster.field("Laat het Nederlands erbij staan").value = False
    assert "Straks kiest u hier" not in venster.hall
    assert 'lang="en"' in venster.hall


def test_the_result_is_written_by_the_browser_in_a_language_that_a_picture_cannot_set(venster):
    venster.add(EIGEN)
    venster.choose("Taal op het scherm", "ar")
    finish(venster, "vertrouwen", EIGEN)
    shown = venster.hall
    assert "op-figuur" not in shown
    assert "vertrouwen" in shown
    assert "الثقة" in shown
    assert "samen &lt;zingen&gt;" in shown
    assert "<zingen>" not in shown


def test_the_dutch_result_is_the_picture(venster):
    finish(venster, "vertrouwen")
    assert "<svg" in venster.hall


def test_the_other_window_follows_the_language_of_the_screen(nieuw_venster, werkboek):
    een, ander = nieuw_venster(), nieuw_venster()
    een.choose("Taal op het scherm", "tr")
    ander.model.refresh()
    assert 'lang="tr"' in ander.hall
    with werkboek.reading() as tx:
        assert tx.rows(Gegeven, sleutel="schermtaal")[0].waarde == "tr"


def test_a_language_that_is_gone_leaves_the_screen_dutch(venster, werkboek):
    with werkboek.writing() as tx:
        tx.add(Gegeven("schermtaal", "alleen xx"))
    venster.model.refresh()
    assert "Straks kiest u hier" in venster.hall

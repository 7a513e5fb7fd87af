"""What a parent of the school corrects: on the sheet, on the phones, and back to the project."""

import csv
import io
import shutil
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from ouderplan.app.catalogi import collect
from ouderplan.kern.vertalingen import Nagelezen, Vertaling, Wat
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag.lezen.inlezen import import_csvs
from ouderplan.talen import Talen, Woordenboek
from ouderplan.talen.inhoud import vote_texts
from ouderplan.talen.lezen import read_catalog
from ouderplan.talen.lijst import MAP
from ouderplan.talen.nagelezen import reading
from ouderplan.uitvoer.taalblad import build_sheet

TURKS = Talen().get("tr")
KNOP = "Verstuur mijn stem"


def own(vertaling, tekst=KNOP, taal="tr", wat=Wat.PAGINA):
    return Vertaling(wat, tekst, taal, vertaling, nagelezen=Nagelezen.JA)


def test_every_text_of_the_sheet_is_in_the_catalogs_and_has_no_number_in_it():
    known = {one.id for one in collect() if one.id}
    assert len(set(vote_texts())) == 30
    assert set(vote_texts()) <= known
    assert not [one for one in vote_texts() if "%" in one]


def test_the_words_of_the_school_go_before_those_of_the_catalog():
    catalog = Talen().vertaler("tr")
    assert catalog.with_own([own("Oyumu yolla")]).gettext(KNOP) == "Oyumu yolla"
    assert catalog.gettext(KNOP) != "Oyumu yolla"
    boek = Woordenboek(catalog, [own("Oyumu yolla")])
    assert boek.vertaler.piece(KNOP).tekst == "Oyumu yolla"


@pytest.mark.parametrize(
    "row",
    [
        own(""),
        own("100 % oy"),
        own("%(num)s oy"),
        own("Oyumu yolla", taal="pl"),
        own("Oyumu yolla", wat=Wat.VRAAG),
    ],
    ids=["leeg", "los procent", "andere plaatshouder", "andere taal", "geen pagina"],
)
def test_what_would_break_a_page_or_is_about_something_else_is_left_out(row):
    catalog = Talen().vertaler("tr")
    assert catalog.with_own([row]) is catalog


def test_what_a_school_typed_is_text_and_no_mark_up():
    said = Talen().vertaler("tr").with_own([own("Oyumu <b>yolla</b>")]).gettext(KNOP)
    assert said == "Oyumu &lt;b&gt;yolla&lt;/b&gt;"


@pytest.mark.browser
def test_from_the_sheet_on_a_phone_to_the_school_and_the_project(
    werkboek, nieuwe_telefoon, tmp_path
):
    with werkboek.reading() as tx:
        waarden = tx.rows(Waarde)
    sheet = tmp_path / "Taalblad.html"
    sheet.write_bytes(build_sheet(TURKS, "De Wilg", waarden, ()))
    phone = nieuwe_telefoon(viewport={"width": 320, "height": 640}, accept_downloads=True)
    phone.goto(sheet.as_uri())
    assert phone.evaluate("document.documentElement.scrollWidth") == 320

    phone.get_by_role("button", name="Bewaar mijn verbeteringen").click()
    expect(phone.get_by_role("status")).to_contain_text("nog niets verbeterd")
    phone.get_by_label(f"Beter in het Turks: {KNOP}").fill('Oyumu "yolla"; evet')
    phone.get_by_label("Beter in het Turks: respect").fill("saygı göstermek")
    phone.reload()
    expect(phone.get_by_label("Beter in het Turks: respect")).to_have_value("saygı göstermek")
    with phone.expect_download() as waiting:
        phone.get_by_role("button", name="Bewaar mijn verbeteringen").click()
    sent = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(sent)
    assert len(list(csv.DictReader(io.StringIO(sent.read_text("utf-8-sig")), delimiter=";"))) == 2

    import_csvs(werkboek, [sent], aanvullen=True)
    with werkboek.reading() as tx:
        rows = tx.rows(Vertaling)
    boek = Woordenboek(Talen().vertaler("tr"), rows)
    assert boek.vertaler.find(KNOP) == 'Oyumu "yolla"; evet'
    respect = next(row for row in waarden if row.waarde == "respect")
    assert boek.waarde("respect").tekst == "saygı göstermek"
    kept = Talen().vertaler("tr").piece(respect.omschrijving, "waarde").tekst
    assert boek.description("respect", respect.omschrijving).tekst == kept


def test_what_a_school_corrected_becomes_a_catalog_that_was_read(werkboek, tmp_path):
    map = shutil.copytree(MAP, tmp_path / "talen", ignore=shutil.ignore_patterns("*.py", "__py*"))
    rows = [own("Oyumu yolla"), own("saygı göstermek", "respect", wat=Wat.WAARDE)]
    rows += [own("Bizim değer", "onze eigen waarde", wat=Wat.WAARDE)]
    with werkboek.writing() as tx:
        tx.replace_all(Vertaling, rows)
    werkboek.sync_csvs()
    asked = ["-m", "ouderplan.app.catalogi", "--map", map, "--school", werkboek.map]
    subprocess.run([sys.executable, *asked], check=True)  # as ``make talen`` does
    catalog = read_catalog(map / "tr.po")
    assert catalog.get(KNOP).string == "Oyumu yolla"
    assert reading(catalog.get(KNOP)).rol == "ouder"
    assert catalog.get("respect", "waarde").string == "saygı göstermek"
    assert "Bizim değer" not in (map / "tr.po").read_text("utf-8")
    assert (map / "pl.po").read_bytes() == (MAP / "pl.po").read_bytes()

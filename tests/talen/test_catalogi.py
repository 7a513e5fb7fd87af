"""Bringing catalogs up to date: nothing that was translated gets lost, nothing is guessed."""

import subprocess
import sys

from babel.messages.catalog import Catalog

from ouderplan.app.catalogi import collect, update
from ouderplan.talen import Talen
from ouderplan.talen.keuring import check
from ouderplan.talen.lezen import read_catalog


def catalog(*texts, **translated):
    made = Catalog()
    for text in texts:
        made.add(text, translated.get(text))
    return made


def test_every_kind_of_text_is_collected():
    found = collect()
    assert found.get("Verstuur mijn stem")
    assert found.get("Eén stem per telefoon; wie er geen heeft, stemt op een scherm van de school.")
    assert found.get("Welke kansen en bedreigingen ziet u?")
    assert found.get("vertrouwen", "waarde")
    assert found.get("Zo meteen ziet u hier de uitslag.")
    assert found.get("Nog %(num)s te kiezen").id[1]


def test_a_new_language_starts_with_every_text_empty_and_a_header_of_its_own(tmp_path):
    wrong = update(tmp_path / "ro.po", catalog("Verder", "Team"))
    assert wrong == ["ontbreekt: Verder", "ontbreekt: Team"]
    (roemeens,) = Talen(tmp_path).andere
    assert (roemeens.naam, roemeens.nederlands, roemeens.richting) == ("română", "Roemeens", "ltr")
    assert not roemeens.nagelezen


def test_a_language_as_one_country_writes_it_can_be_begun(tmp_path):
    update(tmp_path / "pap-AW.po", catalog("Verder"))
    (papiaments,) = Talen(tmp_path).andere
    assert (papiaments.code, papiaments.lang) == ("pap-AW", "pap-AW")
    assert papiaments.nederlands == "Papiaments (Aruba)"


def test_what_is_gone_comes_back_with_its_text(tmp_path):
    path, van = tmp_path / "ro.po", tmp_path / "vertaler.po"
    update(path, catalog("Verder", "Team"))
    van.write_text(
        path.read_text("utf-8").replace('"Verder"\nmsgstr ""', '"Verder"\nmsgstr "Mai departe"'),
        "utf-8",
    )
    update(path, catalog("Verder", "Team"), van)
    update(path, catalog("Team"))
    assert read_catalog(path).get("Verder") is None
    update(path, catalog("Team", "Verder"))
    assert read_catalog(path).get("Verder").string == "Mai departe"


def test_writing_twice_gives_the_same_file(tmp_path):
    path = tmp_path / "ro.po"
    update(path, collect())
    first = path.read_bytes()
    update(path, collect())
    assert path.read_bytes() == first


def test_a_catalog_that_would_break_a_page_is_found_out():
    wanted = catalog("Hoogstens %(langste)s tekens.", "Verder", "Team", "Taal")
    found = catalog(
        *[message.id for message in wanted if message.id],
        **{"Hoogstens %(langste)s tekens.": "Max 280", "Verder": "<b>Go</b>", "Team": " Team"},
    )
    faults = list(check(found, wanted))
    assert [fault.split(":")[0] for fault in faults] == [
        "andere plaatshouders (langste)",
        "opmaak die er niet hoort",
        "spatie aan het begin of eind",
        "ontbreekt",
    ]


def test_the_command_says_what_is_missing_and_fails_on_it(tmp_path):
    command = [
        sys.executable,
        "-m",
        "ouderplan.app.catalogi",
        "--nieuw",
        "ro",
        "--map",
        str(tmp_path),
    ]
    outcome = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert outcome.returncode == 1
    assert "ro.po: ontbreekt: Verder" in outcome.stdout
    assert (tmp_path / "ro.po").exists()

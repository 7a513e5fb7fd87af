"""The slips: a code on each, ten on a sheet, and the accounting in the plan."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from ouderplan.kern.rondes import Ronde, Rondesoort, Waarborg
from ouderplan.kern.school import Gegeven
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.fouten import CodesInGebruik
from ouderplan.opslag.stemcodes import find_code, given_out
from ouderplan.opslag.stemmen import close_ronde, open_ronde, show_ronde
from ouderplan.uitvoer.briefjes import Briefjes, draw_slips
from ouderplan.uitvoer.fouten import MapOntbreekt
from ouderplan.uitvoer.stemcodes import print_codes
from ouderplan.uitvoer.wegschrijven import export
from stemmer import vote_as

ADRES = "http://192.168.178.120:8100"
CODE = re.compile(r"\b([B-Z2-9]{3} [B-Z2-9]{3})\b")


def slips(*codes, school="De Vlier", wifi="Vlier-gast", groep=Groep.OUDERS):
    return draw_slips(Briefjes(school, ADRES, groep, codes, wifi))


def pages(pdf):
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def text_of(pdf: bytes) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is er niet")
    done = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", "-", "-"],
        input=pdf,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8")


@pytest.mark.parametrize(("aantal", "vellen"), [(1, 1), (10, 1), (11, 2), (200, 20)])
def test_ten_slips_go_on_a_sheet(aantal, vellen):
    pdf = slips(*(f"K7M3{nr:02}".replace("0", "B").replace("1", "C") for nr in range(aantal)))
    assert pdf.startswith(b"%PDF")
    assert pages(pdf) == vellen


def test_what_the_letters_of_a_slip_lack_is_never_left_out_silently():
    said = " ".join(text_of(slips("K7M3PX", school="De 信任 Vlier", wifi="Vlier 信任")).split())
    assert "De … Vlier" in said
    assert "Wifi: zie het scherm." in said  # half the name of a network is another network


def test_a_slip_says_which_school_where_to_go_and_what_to_do():
    said = text_of(slips("K7M3PX"))
    for part in ("De Vlier", "K7M 3PX", "192.168.178.120:8100", "Vlier-gast", "voor een ouder"):
        assert part in said
    assert "adres op het scherm" in " ".join(said.split())  # another laptop, another address
    assert "http" not in said
    assert "voor het team" in text_of(slips("K7M3PX", groep=Groep.TEAM))


def test_a_slip_without_wifi_and_with_a_strange_long_school_is_still_a_slip():
    said = text_of(slips("K7M3PX", wifi="", school="De 🎈 Vlier " + "aan de Waterkant " * 9))
    assert "Wifi" not in said
    assert "De … Vlier aan de" in said
    assert "…" in said


def test_what_is_printed_is_what_is_valid(vol, tmp_path):
    path = print_codes(vol, aantal=12, groep=Groep.TEAM, naar=tmp_path, adres=ADRES)
    assert path.name.startswith("Stemcodes team ")
    printed = CODE.findall(text_of(path.read_bytes()))
    assert len(set(printed)) == 12
    with vol.reading() as tx:
        assert {find_code(tx, code).groep for code in printed} == {Groep.TEAM}
        assert given_out(tx) == {Groep.TEAM: 12}


def test_printing_again_overwrites_nothing(vol, tmp_path):
    first, second = (
        print_codes(vol, aantal=2, groep=Groep.OUDERS, naar=tmp_path, adres=ADRES) for _ in range(2)
    )
    assert first != second
    with vol.reading() as tx:
        assert given_out(tx) == {Groep.OUDERS: 4}


def test_when_there_can_be_no_pdf_there_are_no_codes(vol, tmp_path):
    with pytest.raises(MapOntbreekt):
        print_codes(vol, aantal=2, groep=Groep.OUDERS, naar=tmp_path / "weg", adres=ADRES)
    with vol.reading() as tx:
        assert given_out(tx) == {}


def test_when_there_can_be_no_codes_there_is_no_pdf(vol, tmp_path):
    print_codes(vol, aantal=2, groep=Groep.OUDERS, naar=tmp_path, adres=ADRES)
    open_vote(vol)
    with pytest.raises(CodesInGebruik):
        print_codes(vol, aantal=2, groep=Groep.OUDERS, naar=tmp_path, adres=ADRES, vervang=True)
    assert len(list(tmp_path.glob("*.pdf"))) == 1


def open_vote(wb) -> Ronde:
    return open_ronde(
        wb,
        soort=Rondesoort.WAARDEN,
        vraag="Welke?",
        aantal_keuzes=5,
        groepen=[Groep.OUDERS],
        waarborg=Waarborg.STEMCODE,
    )


def test_the_plan_accounts_for_the_codes(vol, tmp_path):
    path = print_codes(vol, aantal=30, groep=Groep.OUDERS, naar=tmp_path, adres=ADRES)
    codes = CODE.findall(text_of(path.read_bytes()))
    ronde = open_vote(vol)
    with vol.reading() as tx:
        voters = [find_code(tx, code).stemmer for code in codes[:12]]
    for stemmer in voters:
        vote_as(vol, stemmer, [], ronde=ronde.ronde)
    close_ronde(vol, ronde.ronde)
    show_ronde(vol, ronde.ronde)
    with vol.writing() as tx:  # the adopted top of an earlier round would be the one that counts
        tx.connection.exec_driver_sql("DELETE FROM vastgestelde_keuzes")
        tx.touch("vastgestelde_keuzes")
    said = "\n".join(part.text for part in Document(str(word(vol, tmp_path))).paragraphs)
    assert ronde.regel in said
    assert "Stemcodes: 30 uitgegeven, 12 gebruikt, 18 niet gebruikt." in said
    assert "Er is geen verkeerde code geprobeerd." in said


def word(wb, map: Path) -> Path:
    return export(wb, "word", map)


def test_the_school_s_wifi_stands_on_the_slip(vol, tmp_path):
    with vol.writing() as tx:
        found = tx.find(Gegeven, sleutel="wifi_naam")
        if found:
            tx.change(found[0], found[1], replace(found[1], waarde="Proefnet"))
        else:
            tx.add(Gegeven("wifi_naam", "Proefnet"))
    path = print_codes(vol, aantal=1, groep=Groep.OUDERS, naar=tmp_path, adres=ADRES)
    assert "Wifi: Proefnet" in text_of(path.read_bytes())

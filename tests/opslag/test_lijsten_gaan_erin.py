"""Lists as schools have them that go in as they are, each cell in its place."""

import io

import pytest
from openpyxl import Workbook

from ouderplan.kern.afspraken import Activiteit, Orgaan
from ouderplan.kern.streefcijfers import Meting, Streefcijfer
from ouderplan.kern.verwachtingen import Verwachtende, Verwachting
from ouderplan.opslag.lezen.bestanden import read_sources
from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.lezen.inlezen import import_csvs, import_files
from ouderplan.opslag.lezen.lijst import read_source
from ouderplan.opslag.lezen.rooster import Bron

DOELEN = (
    "Wat we willen;;;;\n"
    "Doel;Streefcijfer;Hoe meten wij het;Gemeten op;Uitkomst\n"
    "Ouders op het zomerfeest;75 %;geteld aan de deur;juni 2026;82 %\n"
    "Ouders die meelezen;20;;;\n"
)


def rows(naam: str, inhoud: str):
    return {
        file.tabel.rij: [one.rij for one in file.rijen]
        for file in read_source(Bron(naam, inhoud.encode()))[0]
    }


def test_norm_and_result_in_one_list_become_targets_and_measurements():
    assert rows("Streefdoelen 2026.csv", DOELEN) == {
        Streefcijfer: [
            Streefcijfer("Ouders op het zomerfeest", "75 %", bron="geteld aan de deur"),
            Streefcijfer("Ouders die meelezen", "20"),
        ],
        Meting: [Meting("Ouders op het zomerfeest", gemeten="82 %", wanneer="juni 2026")],
    }


def test_a_list_of_measurements_with_the_norm_beside_them_goes_in_too():
    found = rows("Tevredenheid.csv", "Stelling;Score;Norm\nVoelt zich gehoord;7,9;8\nKent ons;6;\n")
    assert found == {
        Meting: [Meting("Voelt zich gehoord", gemeten="7,9"), Meting("Kent ons", gemeten="6")],
        Streefcijfer: [Streefcijfer("Voelt zich gehoord", "8")],
    }


def test_both_tables_of_one_list_go_in_together_or_not_at_all(werkboek, tmp_path):
    path = tmp_path / "Streefdoelen.csv"
    path.write_text(DOELEN, encoding="utf-8")
    import_csvs(werkboek, [path])
    with werkboek.reading() as tx:
        assert (len(tx.rows(Streefcijfer)), len(tx.rows(Meting))) == (2, 1)
    with pytest.raises(CsvFouten, match="Kleur"):
        rows("Streefdoelen.csv", DOELEN.replace("Hoe meten wij het", "Kleur"))


def test_a_sheet_with_norm_and_result_is_two_tables_with_merged_headings(werkboek):
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (
        ["Streefdoel", "Streefpercentage", "Gemeten in", "Resultaat"],
        ["Bovenbouw"],
        ["Ouders bij het adviesgesprek", "alle", "maart 2026", 0.98],
    ):
        sheet.append(line)
    sheet.merge_cells("A2:D2")
    sheet["D3"].number_format = "0%"
    out = io.BytesIO()
    book.save(out)
    files, _ = read_sources([Bron("streefdoelen.xlsx", out.getvalue())])
    import_files(werkboek, files, aanvullen=True)
    with werkboek.reading() as tx:
        assert tx.rows(Streefcijfer) == [Streefcijfer("Ouders bij het adviesgesprek", "alle")]
        assert tx.rows(Meting) == [
            Meting("Ouders bij het adviesgesprek", gemeten="98%", wanneer="maart 2026")
        ]


def test_own_files_are_one_table_each():
    kop = "streefdoel;norm;eenheid;criterium;bron"
    assert list(rows("streefcijfers.csv", f"{kop}\nFeest;80;%;3;geteld\n")) == [Streefcijfer]


@pytest.mark.parametrize("kop", ["Voor welke ouders", "Voor wie", "Doelgroep"])
def test_heads_of_activities_as_schools_write_them(kop):
    found = rows("activiteiten.csv", f"Activiteit;{kop};Hoe vaak;Hoe lang\nFeest;allen;1x;2 uur\n")
    assert found == {
        Activiteit: [Activiteit("Feest", frequentie="1x", duur="2 uur", doelgroep="allen")]
    }


def test_heads_of_councils_as_schools_write_them():
    found = rows("raden en groepen.csv", "Naam;Hoe vaak;Wie doen mee\nPanel;2x;zes ouders\n")
    assert found == {Orgaan: [Orgaan("Panel", "zes ouders", "2x")]}


def test_what_the_school_expects_of_staff_is_of_staff_and_needs_no_criterium(werkboek):
    inhoud = (
        "Wat verwachten wij van het team?;\nVan wie;Verwachting\n"
        "Leerkrachten;Zij groeten bij de deur.\nConcierge;Die kent de namen.\n"
    )
    files = read_source(Bron("Verwachtingen van medewerkers.csv", inhoud.encode()))[0]
    import_files(werkboek, files)
    school = Verwachtende.SCHOOL
    with werkboek.reading() as tx:
        assert tx.rows(Verwachting) == [
            Verwachting(None, school, "Zij groeten bij de deur.", "Leerkrachten"),
            Verwachting(None, school, "Die kent de namen.", "Concierge"),
        ]

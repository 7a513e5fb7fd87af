"""Reading one file: what is understood, and how a mistake is named."""

import csv
import io
from datetime import date, datetime

import pytest

from ouderplan.kern.kansen import Soort
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.schoolscan import Niveau
from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.lezen.lijst import read_file

KANSEN = "id;soort;perspectief;tekst;criterium\n"


@pytest.fixture
def lees(tmp_path):
    def read(naam: str, inhoud: str | bytes):
        path = tmp_path / naam
        path.write_bytes(inhoud.encode() if isinstance(inhoud, str) else inhoud)
        return read_file(path)

    return read


@pytest.fixture
def fouten(lees):
    def mistakes(naam: str, inhoud: str | bytes) -> list[tuple[int, str, str]]:
        with pytest.raises(CsvFouten) as refused:
            lees(naam, inhoud)
        assert all(fout.bestand == naam for fout in refused.value.fouten)
        return [(fout.regel, fout.kolom, fout.zin) for fout in refused.value.fouten]

    return mistakes


TEKST = "soort;perspectief;tekst\nkans;team;Eén idee – vóór “de pauze”\n"


@pytest.mark.parametrize(
    "inhoud",
    [
        TEKST.encode("utf-8"),
        TEKST.encode("utf-8-sig"),
        TEKST.encode("cp1252"),
        TEKST.encode("utf-16"),
        b"\xfe\xff" + TEKST.encode("utf-16-be"),
        TEKST.replace(";", ",").encode(),
        TEKST.replace(";", "\t").encode("utf-16"),
        TEKST.replace("\n", "\r\n").encode(),
        TEKST.replace("\n", "\r").encode(),
        ("sep=;\r\n" + TEKST).encode("cp1252"),
        ("\n;;;\n" + TEKST + ";;;\n\n").encode(),
    ],
    ids=["utf8", "bom", "cp1252", "utf16", "utf16be", "komma", "tab", "crlf", "cr", "sep", "leeg"],
)
def test_what_a_school_may_save_is_understood(lees, inhoud):
    (row,) = lees("kansen_bedreigingen.csv", inhoud).rijen
    assert (row.rij.soort, row.rij.tekst) == (Soort.KANS, "Eén idee – vóór “de pauze”")


@pytest.mark.parametrize("cel", [",", ";", "\t"])
@pytest.mark.parametrize("tekst", ["a, b", "a; b", "a\tb", "a;\t,\nb", "a\tb\nc\td"])
def test_a_sign_that_every_text_has_is_not_what_stands_between_the_cells(lees, cel, tekst):
    out = io.StringIO()
    lines = csv.writer(out, delimiter=cel)
    lines.writerow(["soort", "perspectief", "tekst", "criterium"])
    lines.writerows(["kans", "team", f"{tekst} {nummer}", ""] for nummer in range(3))
    rows = lees("kansen_bedreigingen.csv", out.getvalue()).rijen
    assert [row.rij.tekst for row in rows] == [f"{tekst} {nummer}" for nummer in range(3)]


@pytest.mark.parametrize("naam", ["waarden.csv", "Waarden (2).csv", "waarden-1.CSV", "export.csv"])
def test_a_file_is_recognised_by_its_name_or_else_by_its_columns(lees, naam):
    assert lees(naam, "Waarde ;Icoon;Bron\nrespect;;\n").tabel.naam == "waarden"


def test_a_file_that_fits_nowhere_names_the_lists_of_schools(fouten):
    ((regel, _, zin),) = fouten("lijst.csv", "naam;adres\nx;y\n")
    assert regel == 1
    assert "niet duidelijk wat voor lijst dit is" in zin
    assert "Raden en groepen" in zin


def test_columns_may_stand_in_any_order_and_capitals_and_spaces_do_not_matter(lees):
    (row,) = lees("kansen_bedreigingen.csv", "TEKST; Soort;perspectief\nidee;KANS;Team \n").rijen
    assert (row.rij.tekst, row.rij.soort.value, row.rij.perspectief.value) == (
        "idee",
        "kans",
        "team",
    )


@pytest.mark.parametrize(
    ("geschreven", "moment"),
    [
        ("2026-10-06 19:30:00", datetime(2026, 10, 6, 19, 30)),
        ("2026-10-06T19:30", datetime(2026, 10, 6, 19, 30)),
        ("6-10-2026 19:30", datetime(2026, 10, 6, 19, 30)),
        ("06/10/2026 9:05", datetime(2026, 10, 6, 9, 5)),
        ("6.10.2026", datetime(2026, 10, 6)),
        ("2026/12/17", datetime(2026, 12, 17)),
        ("2026.1.2", datetime(2026, 1, 2)),
    ],
)
def test_moments_are_read_as_dutch_excel_writes_them(lees, geschreven, moment):
    text = f"ronde;soort;vraag;geopend\n1;waarden;Welke?;{geschreven}\n"
    (row,) = lees("rondes.csv", text).rijen
    assert (row.rij.geopend, row.rij.soort) == (moment, Rondesoort.WAARDEN)


@pytest.mark.parametrize("geschreven", ["6-10-2026", "2026-10-06", "06/10/2026", "6-10-2026 0:00"])
def test_dates_too(lees, geschreven):
    (row,) = lees("visie.csv", f"versie;vastgesteld_op\n1;{geschreven}\n").rijen
    assert row.rij.vastgesteld_op == date(2026, 10, 6)


@pytest.mark.parametrize(
    "geschreven", ["2026", "20261006", "31-2-2026", "morgen", "10-06-26", "6-10-2026 19:30"]
)
def test_what_is_no_date_is_never_guessed(fouten, geschreven):
    ((regel, kolom, zin),) = fouten("visie.csv", f"versie;vastgesteld_op\n1;{geschreven}\n")
    assert (regel, kolom) == (2, "vastgesteld_op")
    assert zin.startswith(f"‘{geschreven}’ is geen datum. Schrijf die als 2026-10-06")


@pytest.mark.parametrize("geschreven", ["1.000", "1,5", "1_000", "twaalf", "1e3", "0x10", "12 "])
def test_what_is_no_whole_number_is_never_guessed(lees, geschreven):
    text = f"ronde;soort;vraag;geopend;aanwezig\n1;waarden;Welke?;2026-10-06;{geschreven}\n"
    if geschreven.strip().isdecimal():
        assert lees("rondes.csv", text).rijen[0].rij.aanwezig == 12
        return
    with pytest.raises(CsvFouten, match=f"kolom aanwezig: ‘{geschreven}’ is geen heel getal"):
        lees("rondes.csv", text)


@pytest.mark.parametrize(("geschreven", "niveau"), [("2", "2.0"), ("2,0", "2.0"), ("2.0", "2.0")])
def test_a_level_may_be_written_the_dutch_way(lees, geschreven, niveau):
    text = f"ronde;inzending;groep;criterium;niveau\n1;a;ouders;3;{geschreven}\n"
    assert lees("schoolscan.csv", text).rijen[0].rij.niveau == Niveau(niveau)


def test_a_wrong_column_is_named_with_a_suggestion(fouten):
    assert fouten("waarden.csv", "waarde;omschrijvng;kleur\nrespect;;\n") == [
        (1, "omschrijvng", "De kolom ‘omschrijvng’ is niet bekend. Bedoelt u ‘omschrijving’?"),
        (
            1,
            "kleur",
            "De kolom ‘kleur’ is niet bekend in de lijst ‘Waarden’. Geef die een andere naam "
            "(‘Wat wij ermee bedoelen’, ‘Plaatje’, ‘Bron’), of haal de kolom weg.",
        ),
    ]


def test_a_missing_a_double_and_a_nameless_column_are_named(fouten):
    found = fouten("visie_stappen.csv", "versie;versie;;door\n1;1;x;ik\n")
    assert [(kolom, zin) for _, kolom, zin in found] == [
        ("", "Deze kolom heeft geen naam. Zet er een kop boven, of haal de kolom weg."),
        ("Versie", "Deze kolom staat er twee keer: ‘versie’ en ‘versie’. Laat er één staan."),
        ("Stap", "Deze kolom ontbreekt. Zet die erbij, en vul die in bij elke rij."),
    ]


def test_a_wrong_criterium_number_is_named_by_line_and_column(fouten):
    assert fouten("kansen_bedreigingen.csv", KANSEN + "1;kans;team;x;3\n2;kans;team;y;11\n") == [
        (3, "criterium", "‘11’ is te hoog: hoogstens 10.")
    ]


def test_every_mistake_is_named_at_once(fouten):
    found = fouten("kansen_bedreigingen.csv", KANSEN + "1;ramp;team;;0\n2;kans;buren;y;drie\n")
    assert [(regel, kolom) for regel, kolom, _ in found] == [
        (2, "soort"),
        (2, "tekst"),
        (2, "criterium"),
        (3, "perspectief"),
        (3, "criterium"),
    ]
    assert found[0][2] == "‘ramp’ kan hier niet. Wel: kans, bedreiging."
    assert found[1][2] == "Deze cel is leeg en moet ingevuld zijn."


def test_a_line_number_is_right_after_cells_of_several_lines(fouten):
    text = KANSEN + '1;kans;team;"een\ntwee\r\ndrie";1\n\n2;kans;team;y;99\n'
    assert fouten("kansen_bedreigingen.csv", text)[0][:2] == (6, "criterium")
    assert fouten("kansen_bedreigingen.csv", "sep=;\n" + text)[0][:2] == (7, "criterium")


def test_an_unclosed_quote_is_named_where_it_begins(fouten):
    text = KANSEN + '1;kans;team;goed;1\n2;kans;team;"nooit dicht;1\n3;kans;team;z;1\n'
    ((regel, _, zin),) = fouten("kansen_bedreigingen.csv", text)
    assert regel == 3
    assert "aanhalingsteken" in zin


def test_too_many_cells_are_named(fouten):
    text = "waarde;omschrijving\nrespect;wij luisteren; altijd\n"
    ((regel, _, zin),) = fouten("waarden.csv", text)
    assert regel == 2
    assert "3 cellen, de kop heeft er 2" in zin


def test_empty_cells_behind_the_last_column_are_let_through(lees):
    assert len(lees("waarden.csv", "waarde;bron;;\nrespect;eigen;;;\n").rijen) == 1


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b"", "Het bestand is leeg."),
        (b"\xef\xbb\xbf\r\n\r\n", "Het bestand is leeg."),
        (b"PK\x03\x04\x00\x00", "en geen CSV-bestand"),
    ],
)
def test_what_is_no_csv_is_said(fouten, inhoud, zin):
    assert zin in fouten("waarden.csv", inhoud)[0][2]


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CsvFouten, match=r"waarden\.csv: Het bestand is niet te openen"):
        read_file(tmp_path / "waarden.csv")


def test_a_long_wrong_cell_does_not_fill_the_screen(fouten):
    found = fouten("kansen_bedreigingen.csv", KANSEN + f"1;{'x' * 5000};team;y;1\n")
    assert len(found[0][2]) < 120


def test_many_mistakes_are_counted(lees):
    with pytest.raises(CsvFouten, match=r"20 fouten[\s\S]*en nog 8 andere"):
        lees("kansen_bedreigingen.csv", KANSEN + "1;ramp;team;x;1\n" * 20)


def test_braces_in_a_cell_are_just_braces(fouten):
    found = fouten("kansen_bedreigingen.csv", KANSEN + "1;{allowed};team;y;1\n")
    assert found[0][2] == "‘{allowed}’ kan hier niet. Wel: kans, bedreiging."

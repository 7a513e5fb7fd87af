"""CSVs of the workbook after another program saved them: every cell that it changed is shown."""

from pathlib import Path

import pytest

from ouderplan.opslag import Werkboek
from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.lezen.inlezen import import_csvs, preview_csvs
from ouderplan.opslag.lezen.lijst import read_source
from ouderplan.opslag.lezen.rooster import Bron
from ouderplan.opslag.lezen.verschil import MEEST, changed_rows

ELDERS = Path(__file__).parent / "elders"


@pytest.fixture
def gevuld(werkboek: Werkboek) -> Werkboek:
    """Give a workbook with the rows that the files were made of."""
    import_csvs(werkboek, sorted((ELDERS / "werkboek").glob("*.csv")))
    return werkboek


def shown(wb: Werkboek, path: Path) -> list[tuple[int, str, str, str]]:
    (table,) = preview_csvs(wb, [path]).tabellen
    assert (table.nieuw, table.verdwijnt) == (0, 0)
    return [(row.regel, cel.kop, cel.oud, cel.nieuw) for row in table.anders for cel in row.cellen]


def saved_as(tmp_path: Path, source: str, name: str) -> Path:
    path = tmp_path / name
    path.write_bytes((ELDERS / source).read_bytes())
    return path


def test_what_libreoffice_made_of_cells_is_shown_cell_by_cell(gevuld, tmp_path):
    assert shown(gevuld, saved_as(tmp_path, "libreoffice-gesprekken.csv", "gesprekken.csv")) == [
        (2, "Wanneer", "06", "6"),
        (2, "Hoe lang", "1-2", "02/01/26"),
        (2, "Groepen", "007", "7"),
        (3, "Wanneer", "oktober 2026", "10/01/26"),
        (3, "Groepen", "1.000", "1000"),
        (4, "Wanneer", "80%", "80.00%"),
        (4, "Groepen", "3,5", "3.5"),
        (5, "Wanneer", "1 februari", "02/01/26"),
        (5, "Hoe lang", "1e5", "1.00E+05"),
    ]


def test_a_line_that_is_one_cell_between_quotes_is_said_to_be_that():
    for name, line in (("gesprekken", 3), ("visie", 2)):
        content = (ELDERS / f"gnumeric-{name}.csv").read_bytes()
        with pytest.raises(CsvFouten) as error:
            read_source(Bron(f"{name}.csv", content))[0]
        assert [(fout.regel, fout.kolom) for fout in error.value.fouten] == [(line, "")]
        assert "alles tussen aanhalingstekens in één cel" in str(error.value)
        assert "kies bij het openen ‘;’ als scheiding" in str(error.value)


@pytest.mark.parametrize(
    "inhoud",
    [
        '"waarde;omschrijving"\n"rust;even niets"\n',
        'waarde;omschrijving\n"rust;even niets"\n',
        '"waarde,omschrijving,icoon"\n"rust,even niets,blad"\n',
    ],
)
def test_also_when_the_heads_are_in_one_cell(inhoud):
    with pytest.raises(CsvFouten, match="alles tussen aanhalingstekens in één cel"):
        read_source(Bron("waarden.csv", inhoud.encode()))[0]


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("activiteiten.csv", 'activiteit\n"Thee; koffie; praten"\n'),
        ("waarden.csv", 'waarde;omschrijving\n"rust; stilte";\n'),
        ("waarden.csv", 'waarde,omschrijving\n"rust, stilte"\n'),
    ],
)
def test_a_text_with_such_a_sign_is_a_text(naam, inhoud):
    assert len(read_source(Bron(naam, inhoud.encode()))[0][0].rijen) == 1


def test_a_row_that_came_or_went_is_no_row_that_changed(gevuld, tmp_path):
    path = tmp_path / "gesprekken.csv"
    path.write_text("gesprek;periode\n=1+1;07\nIets heel anders;mei\n", encoding="utf-8")
    (table,) = preview_csvs(gevuld, [path]).tabellen
    assert (table.nieuw, table.verdwijnt, len(table.anders)) == (1, 3, 1)
    assert (table.erbij, table.weg, table.gelijk) == (2, 4, 0)


def test_too_many_rows_are_only_counted():
    (first, *_) = read_source(Bron("gesprekken.csv", b"gesprek;periode\nStart;mei\n"))[0][0].rijen
    tabel = read_source(Bron("gesprekken.csv", b"gesprek\nx\n"))[0][0].tabel
    others = [(first.rij, 2)] * (MEEST + 1)
    assert changed_rows(tabel, [], others) == ()

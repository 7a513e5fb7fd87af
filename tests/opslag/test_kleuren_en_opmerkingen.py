"""What a colour says and what was noted at a cell is read or asked, and never lost in silence."""

from pathlib import Path

import pytest
from kleurlijst import GROEN, ORANJE, coloured
from lijstproef import doubts, excel, offered, rows_of

from ouderplan.kern.doelen import Actie
from ouderplan.opslag.lezen.rooster import Bron
from ouderplan.opslag.lezen.tinten import colour_named
from ouderplan.opslag.lezen.weggelaten import left_out

ELDERS = Path(__file__).parent / "elders"
BRONNEN = [coloured(), *(Bron.of(path) for path in sorted(ELDERS.glob("actielijst met kleuren.*")))]


@pytest.mark.parametrize("bron", BRONNEN, ids=lambda bron: Path(bron.naam).suffix)
def test_a_colour_is_read_in_the_words_of_the_legend(werkboek, bron):
    found = offered(werkboek, bron)
    made = rows_of(found)[Actie]
    assert [(row.activiteit, str(row.status or "")) for row in made] == [
        ("Thee schenken", "klaar"),
        ("Brief schrijven", "bezig"),
        ("Bellen", "bezig"),
        ("Bank", ""),
    ]
    assert "geen kleur die het werkboek kent (regel 5)" in " ".join(left_out(found[0].blad))


@pytest.mark.parametrize("bron", BRONNEN, ids=lambda bron: Path(bron.naam).suffix)
def test_what_was_noted_at_a_cell_goes_in_with_its_row_or_is_told(werkboek, bron):
    (one,) = offered(werkboek, bron)
    assert "kolom 4" in doubts([one])
    assert rows_of([one])[Actie][1].uitvoering == "Opmerking bij de cel: Eerst langs de MR"
    assert "1 voetnoot of opmerking bij een cel wordt niet ingelezen: ‘wie trekt het’." in " ".join(
        left_out(one.blad)
    )


def test_without_a_legend_it_is_asked_what_each_colour_means(werkboek):
    (one,) = offered(werkboek, coloured(legenda=False))
    assert [v.sleutel for v in one.blad.open] == [
        "woord acties.status groen",
        "woord acties.status oranje",
    ]


def test_coloured_texts_become_a_column_that_is_asked_about(werkboek):
    (one,) = offered(werkboek, coloured(legenda=False, op_tekst=True))
    asked = next(v for v in one.blad.vragen if v.onderwerp == "Kleur")
    assert asked.zekerheid.vraagt
    assert asked.voorbeelden == ("groen", "oranje", "oranje")


INNOCENT = [("Thee", GROEN), ("Brief", GROEN), ("Bellen", GROEN), ("Bank", "")]
PALE = [("Thee", "FFE2EFDA"), ("Brief", "FFD9E1F2"), ("Bellen", "FFF2F2F2"), ("Bank", "")]


@pytest.mark.parametrize("kleuren", [INNOCENT, PALE])
def test_one_colour_of_decoration_says_nothing_of_the_rows(werkboek, kleuren):
    (one,) = offered(werkboek, coloured(legenda=False, op_tekst=True, kleuren=kleuren))
    assert "Kleur" not in [v.onderwerp for v in one.blad.vragen]
    assert [row.activiteit for row in rows_of([one])[Actie]] == [naam for naam, _ in kleuren]


def test_coloured_rows_below_an_empty_line_are_rows_and_no_legend(werkboek):
    rows = [("Thee", GROEN), ("", ""), ("Brief", ORANJE), ("Bellen", ORANJE)]
    (one,) = offered(werkboek, coloured(legenda=False, kleuren=rows))
    assert "Brief" in [cells[0] for _, cells in one.blad.lijst.regels]


def test_a_list_without_colours_or_remarks_stays_as_it_was(werkboek):
    (one,) = offered(werkboek, excel("actielijst.xlsx", [["Actie", "Wie"], ["Thee", "ouders"]]))
    assert one.blad.lijst.kop == ("Actie", "Wie")


@pytest.mark.parametrize(
    ("rgb", "naam"),
    [("FF92D050", "groen"), ("#00b050", "groen"), ("FFC000", "oranje"), ("FFFF00", "geel"),
     ("C00000", "rood"), ("FFC6EFCE", "groen"), ("FFFFC7CE", "rood"), ("FF00B0F0", "blauw"),
     ("FFFFFFFF", ""), ("FFBFBFBF", ""), ("FFE2EFDA", ""), ("geen", "")],
)  # fmt: skip
def test_a_colour_is_called_as_people_call_it(rgb, naam):
    assert colour_named(rgb) == naam

"""Colours and remarks that only decorate a list, or say something of a heading, make no cells."""

import io

import pytest
from lijstproef import doubts, offered, rows_of
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.doelen import Actie
from ouderplan.opslag.lezen.rooster import Bron
from ouderplan.opslag.lezen.weggelaten import left_out

GROEN, ORANJE, ROOD, BLAUW = "FF92D050", "FFFFC000", "FFFF0000", "FFBDD7EE"
KOP = ["Actie", "Wie", "Stand", "Opmerkingen"]
ACTIES = [["Thee", "OR", "klaar", ""], ["Brief", "team", "bezig", ""], ["Bank", "TSO", "klaar", ""]]
OPEN = [[actie, wie, "", ""] for actie, wie, *_ in ACTIES]
MAANDEN = ["september", "oktober", "november"]


def listed(regels, kleuren=(), opmerkingen=(), naam="actielijst.xlsx") -> Bron:
    """Make a list; `kleuren` are pairs of cells (``A2:D2``) and a colour."""
    book = Workbook()
    sheet = book.active
    for line in regels:
        sheet.append(line)
    for cells, kleur in kleuren:
        for row in sheet[cells]:
            for cell in row:
                cell.fill = PatternFill("solid", fgColor=kleur)
    for cell, text in opmerkingen:
        sheet[cell].comment = Comment(text, "directie")
    out = io.BytesIO()
    book.save(out)
    return Bron(naam, out.getvalue())


def heads(found) -> list[str]:
    return [vraag.onderwerp for vraag in found[0].blad.vragen]


@pytest.mark.parametrize(
    "kleuren",
    [
        [("A2:D2", BLAUW), ("A4:D4", BLAUW)],
        [("A2:D2", GROEN), ("A4:D4", GROEN)],
        [("A1:D1", BLAUW), ("D1:D4", ORANJE)],
    ],
    ids=["om en om", "om en om groen", "kolom"],
)
def test_a_row_or_a_column_of_one_colour_fills_no_empty_cell(werkboek, kleuren):
    found = offered(werkboek, listed([KOP, *ACTIES], kleuren))
    assert "Opmerkingen" not in heads(found)
    made = rows_of(found)[Actie]
    assert [(row.activiteit, row.uitvoering) for row in made] == [
        ("Thee", ""), ("Brief", ""), ("Bank", ""),
    ]  # fmt: skip


def test_rows_in_the_colours_of_a_stoplight_say_what_is_empty_in_fixed_words(werkboek):
    kleuren = [("A2:D2", GROEN), ("A3:D3", ROOD), ("A4:D4", GROEN)]
    (one,) = offered(werkboek, listed([KOP, *OPEN], kleuren))
    assert [vraag.sleutel for vraag in one.blad.open] == [
        "woord acties.status groen",
        "woord acties.status rood",
    ]
    assert "Opmerkingen" not in heads([one])


def test_a_colour_that_is_written_in_its_cell_is_read_once(werkboek):
    regels = [
        ["Activiteit", "Wanneer", "Kleur"],
        ["Inloop", "mei", "groen"],
        ["Kamp", "juni", "rood"],
    ]
    found = offered(werkboek, listed(regels, [("C2:C2", GROEN), ("C3:C3", ROOD)]))
    assert heads(found).count("Kleur") == 1


BOUW = [
    ["Activiteitenkalender"],
    ["groen", "onderbouw"],
    ["blauw", "bovenbouw"],
    [],
    ["Activiteit", "Wanneer", "Voor wie"],
    ["Inloop", "", "ouders"],
    ["Kamp", "", "ouders"],
]


@pytest.mark.parametrize("rij", ["A{0}:A{0}", "A{0}:C{0}"])
def test_a_legend_says_what_is_behind_the_names_of_its_colours_and_fills_no_row(werkboek, rij):
    kleuren = [(rij.format(at), kleur) for at, kleur in zip((6, 7), (GROEN, BLAUW), strict=True)]
    kleuren += [("A2:A2", GROEN), ("A3:A3", BLAUW)]
    (one,) = offered(werkboek, listed(BOUW, kleuren))
    (kleur,) = (vraag for vraag in one.blad.vragen if vraag.onderwerp == "Kleur")
    assert kleur.voorbeelden == ("onderbouw", "bovenbouw")
    assert "Wanneer" not in heads([one])


KOPJES = [KOP, ["Onderbouw"], ACTIES[0], ["Bovenbouw"], ACTIES[1]]


@pytest.mark.parametrize(
    ("kleuren", "opmerkingen"),
    [([("A2:D2", ORANJE), ("A4:D4", GROEN)], []), ([], [("A2", "let op"), ("C3", "sinds mei")])],
)
def test_a_heading_with_a_colour_or_a_remark_stays_a_heading(werkboek, kleuren, opmerkingen):
    (one,) = found = offered(werkboek, listed(KOPJES, kleuren, opmerkingen))
    assert "kopje Onderbouw" in doubts(found)
    made = [(row.jaardoel, row.activiteit) for row in rows_of(found)[Actie]]
    assert made == [("Onderbouw", "Thee"), ("Bovenbouw", "Brief")]
    assert ("‘let op’" in " ".join(left_out(one.blad))) is bool(opmerkingen)


def test_bars_of_colour_below_months_make_no_rows_of_their_own(werkboek):
    regels = [["Actie", "Wie", *MAANDEN], ["Inloop", "team"], ["Kerst", "OR"]]
    kleuren = [("C2:D2", BLAUW), ("E3:E3", GROEN)]
    found = offered(werkboek, listed(regels, kleuren))
    assert [row.activiteit for row in rows_of(found)[Actie]] == ["Inloop", "Kerst"]
    assert {"kolom 3", "kolom 4", "kolom 5"} <= set(doubts(found))
    regels = [["Jaarkalender"], ["", *MAANDEN], ["Inloop"], ["Kerst"]]
    kleuren = [("B3:C3", BLAUW), ("D4:D4", GROEN)]
    found = offered(werkboek, listed(regels, kleuren, naam="jaarkalender.xlsx"))
    assert [row.activiteit for row in rows_of(found)[Activiteit]] == ["Inloop", "Kerst"]


def test_what_is_taken_for_a_legend_is_told_for_it_may_be_rows(werkboek):
    regels = [["Actie", "Wie"], ["Thee", "OR"], ["Brief", "team"], [], ["Bellen"], ["Bank"]]
    kleuren = [("A2:A2", GROEN), ("A3:A3", ORANJE), ("A5:A5", GROEN), ("A6:A6", ORANJE)]
    (one,) = offered(werkboek, listed(regels, kleuren))
    assert "niet als rij: regel 5 (‘Bellen’), regel 6 (‘Bank’)." in " ".join(left_out(one.blad))

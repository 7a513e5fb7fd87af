"""What stands in a table of Word is read once, whole, and as a person sees it."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from lijstproef import offered, rows_of

from ouderplan.kern.afspraken import Activiteit
from ouderplan.opslag.lezen.rooster import Bron, read_grids
from ouderplan.opslag.lezen.weggelaten import left_out

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
VINK, LEEG = (
    f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>' for code in ("F0FE", "F0A8")
)


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def word(*lines: list[str]) -> Bron:
    """Return a document with one table; a cell is the XML in its paragraph."""
    document, out = Document(), io.BytesIO()
    made = document.add_table(rows=0, cols=len(lines[0]))
    for line in lines:
        for cell, xml in zip(made.add_row().cells, line, strict=True):
            cell._tc.replace(cell.paragraphs[0]._p, parse_xml(f"<w:p {NS}>{xml}</w:p>"))
    document.save(out)
    return Bron("plan.docx", out.getvalue())


def cell_of(xml: str) -> str:
    (grid,) = read_grids(word([xml, run("rest")]))
    return grid.regels[0][1][0]


def formulierlijst(gekozen: str) -> str:
    """Return a field of an old form; what was chosen in it stands nowhere as text."""
    keuzes = "".join(f'<w:listEntry w:val="{keuze}"/>' for keuze in ("nooit", "soms", "elke week"))
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>'
        f"{gekozen}{keuzes}</w:ddList></w:ffData></w:fldChar></w:r>"
        "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("xml", "tekst"),
    [
        ("<w:r><w:t>MT</w:t><w:noBreakHyphen/><w:t>leden</w:t></w:r>", "MT-leden"),
        (VINK, "☑"),
        ('<w:r><w:t>goed </w:t><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', "goed ☺"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F050"/></w:r>', "✓"),
        ('<w:r><w:sym w:font="Calibri" w:char="00E9"/></w:r>', "é"),
        ('<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>', "\ufffd"),
        ('<w:r><w:sym w:font="Wingdings" w:char="geen"/></w:r>', "\ufffd"),
        ("<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>"
         "</w:ffData></w:fldChar></w:r>", "☒"),
        ("<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData>"
         "</w:fldChar></w:r>", "☐"),
        (f"<w:moveFrom>{run('weg')}</w:moveFrom>{run('hier')}", "hier"),
        (formulierlijst('<w:default w:val="1"/><w:result w:val="2"/>'), "elke week"),
        (formulierlijst('<w:default w:val="1"/>'), "soms"),
        (formulierlijst(""), "nooit"),
        (formulierlijst('<w:result w:val="3"/>'), "\ufffd"),
        (formulierlijst('<w:result w:val="geen"/>'), "\ufffd"),
    ],
)  # fmt: skip
def test_what_shows_in_a_cell_is_read_and_what_does_not_is_not(xml: str, tekst: str):
    assert cell_of(xml) == tekst


def test_a_text_box_in_a_cell_is_read_once():
    box = f"<w:txbxContent><w:p>{run('in het kader')}</w:p></w:txbxContent>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent>"
    )
    assert cell_of(f"{run('ervoor')}<w:r>{both}</w:r>") == "ervoor\nin het kader"


def test_paragraphs_within_paragraphs_make_a_text_no_longer_than_it_is():
    deep = run("a" * 1000)
    for _ in range(12):
        deep = f"<w:p>{deep}</w:p>"
    assert len(cell_of(deep)) == 1000


def test_boxes_that_were_ticked_are_crosses_and_the_others_nothing(werkboek):
    found = offered(
        werkboek,
        word(
            [run(text) for text in ("Activiteit", "Wanneer", "1.0", "2.0", "3.0")],
            [run("Koffie"), run("mei"), VINK, LEEG, LEEG],
            [run("Kijkles"), run("juni"), LEEG, LEEG, VINK],
        ),
    )
    found[0].gezegd["lijst"] = "activiteiten"
    assert [(row.activiteit, row.niveau) for row in rows_of(found)[Activiteit]] == [
        ("Koffie", "1.0"),
        ("Kijkles", "3.0"),
    ]


def keuze(text: str, *, leeg: bool = False) -> str:
    """Return a field in which one of a few words can be chosen."""
    hint = "<w:showingPlcHdr/>" if leeg else ""
    items = '<w:dropDownList><w:listItem w:displayText="groen" w:value="1"/></w:dropDownList>'
    return (
        f"<w:sdt><w:sdtPr>{hint}{items}</w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"
    )


def test_a_choice_is_what_was_chosen_and_no_choice_is_nothing():
    assert cell_of(keuze("groen")) == "groen"
    assert cell_of(f"{run('vrij ')}{keuze('Kies een item.', leeg=True)}") == "vrij"


def test_a_footnote_of_a_cell_is_told_and_not_read(werkboek):
    regels = [
        [run("Activiteit"), run("Doelgroep")],
        [run("Soepavond") + '<w:r><w:footnoteReference w:id="4"/></w:r>', run("allen")],
    ]
    with_notes = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word(*regels).inhoud)) as source,
        zipfile.ZipFile(with_notes, "w") as made,
    ):
        for one in source.namelist():
            made.writestr(one, source.read(one))
        notes = "".join(
            f'<w:footnote w:id="{nr}"><w:p>{run(text)}</w:p></w:footnote>'
            for nr, text in ((4, "Ook oma en opa."), (5, "Staat niet bij de tabel."))
        )
        made.writestr("word/footnotes.xml", f"<w:footnotes {NS}>{notes}</w:footnotes>")
    (one,) = found = offered(werkboek, Bron("activiteiten.docx", with_notes.getvalue()))
    assert [row.activiteit for row in rows_of(found)[Activiteit]] == ["Soepavond"]
    assert [zin.partition(": ")[2] for zin in left_out(one.blad)] == [
        "1 voetnoot of opmerking bij een cel wordt niet ingelezen: ‘Ook oma en opa.’."
    ]

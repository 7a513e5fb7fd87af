"""The Word document: every field in its place, in our look and in the school's."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest
import voorbeeldschool as school
from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor
from docx.table import Table
from hypothesis import given, settings
from hypothesis import strategies as st

from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.herkomst import NERGENS
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort
from ouderplan.uitvoer import Plan, excel, load_plan, schooljaarplan, word
from ouderplan.uitvoer.fouten import GeenWordbestand
from ouderplan.uitvoer.plan import Plandoel

VELDEN = (
    "Uitvoerder",
    "Tijdpad",
    "Evaluatie: hoe",
    "Evaluatie: wanneer",
    "Vervolgstappen",
    "Kosten",
    "Uitvoering",
    "Status",
)


def read(content: bytes) -> DocxDocument:
    return Document(io.BytesIO(content))


@pytest.fixture(scope="module")
def document(plan: Plan) -> DocxDocument:
    """Give the document of a whole year."""
    return read(word.build(plan))


def texts(document: DocxDocument) -> str:
    return "\n".join(paragraph.text.replace("\xa0", " ") for paragraph in document.paragraphs)


def headings(document: DocxDocument, level: int) -> list[str]:
    style = f"Heading {level}"
    return [p.text for p in document.paragraphs if p.style is not None and p.style.name == style]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text.replace("\xa0", " ") for cell in row.cells] for row in table.rows]


def table_with(document: DocxDocument, *kop: str) -> Table:
    return next(t for t in document.tables if tuple(c.text for c in t.rows[0].cells) == kop)


def form_of(document: DocxDocument, doel: str) -> dict[str, str]:
    table = table_with(document, "Doel", doel)
    return dict(cells(table))


# --- what stands in it ----------------------------------------------------------------------------


def test_the_front_says_what_it_is_of_whom_and_when(plan: Plan, document: DocxDocument):
    first = [paragraph.text for paragraph in document.paragraphs[:4]]
    assert first[0] == "Ouderplan 2026-2027"
    assert first[1] == "Basisschool De Kastanje, Dalfsum"
    assert f"Versie van {plan.gemaakt.day} " in first[3]
    assert "Geschreven door: drie ouders" in first[3]


def test_the_chapters_are_real_headings_in_their_order(document: DocxDocument):
    assert headings(document, 1) == [
        "Onze school",
        "Onze visie",
        "Onze top 5 waarden",
        "Kansen voor dit jaar",
        "Totaaloverzicht van de jaardoelen",
        "Actieplannen",
        "Jaarklok 2026-2027",
        "Bijlage: Waar de jaardoelen vandaan komen",
    ]


def test_the_visie_stands_there_whole_with_who_adopted_it_and_when(document: DocxDocument):
    for block in school.VISIE.split("\n\n"):
        assert block in texts(document)
    assert "Deze visie is vastgesteld door het team op 19 januari 2027." in texts(document)
    assert cells(table_with(document, "Stap", "Door", "Wanneer"))[1] == [
        "Besproken in de werkgroep",
        "de werkgroep",
        "8 december 2026",
    ]


def test_the_top_5_has_place_meaning_and_votes(document: DocxDocument):
    rows = cells(table_with(document, "Plaats", "Waarde", "Wat wij ermee bedoelen", "Stemmen"))
    assert [(row[0], row[3]) for row in rows[1:]] == [
        ("1", "30"),
        ("1", "30"),
        ("3", "24"),
        ("4", "18"),
        ("5", "12"),
    ]
    assert all(row[2] for row in rows[1:])
    assert "Deze top 5 is nog niet vastgesteld." in texts(document)


def test_it_says_how_the_vote_was_held(document: DocxDocument):
    story = texts(document)
    for sentence in (
        "iedereen mocht er hoogstens 5 kiezen.",
        "24 van de 28 aanwezige ouders stemden; 280 waren uitgenodigd.",
        "12 van de 12 aanwezige teamleden stemden; 20 waren uitgenodigd.",
        "Geteld: 36 stembriefjes.",
        "De regel bij deze stemming: Eén stem per telefoon; ",
    ):
        assert sentence in story


def test_the_picture_has_a_caption_and_words_for_who_cannot_see_it(document: DocxDocument):
    first, second = (shape._inline.docPr.get("descr") for shape in document.inline_shapes)
    assert "Bovenaan: " in first
    assert second.startswith("Van waarde naar actie")
    caption = next(p for p in document.paragraphs if p.style.name == "Caption")
    assert caption.text == "Figuur 1. Uitslag van de stemming over de waarden"


def test_the_kansen_stand_there_ranked_with_their_top_3(document: DocxDocument):
    top, ranking = (t for t in document.tables if t.rows[0].cells[1].text == "Kans")
    assert [row[1] for row in cells(top)[1:]] == list(school.KANSEN[:3])
    assert cells(ranking)[1:] == [
        ["1", school.KANSEN[0], "12"],
        ["2", school.KANSEN[1], "9"],
        ["3", school.KANSEN[2], "5"],
        ["–", school.KANSEN[3], "0"],
    ]
    assert "De top 3 is vastgesteld door het team op 3 februari 2027." in texts(document)


def test_what_turns_a_threat_round_stands_beside_it(document: DocxDocument):
    assert cells(table_with(document, "Bedreiging", "Wat is nodig", "Kans"))[1] == [
        "Weinig tijd",
        "Gesprekken in het rooster zetten",
        school.KANSEN[0],
    ]


def test_the_overview_has_every_goal_under_its_criterium(document: DocxDocument):
    kop = ("Code", "Jaardoel", "Uitvoeren in", "Status")
    tables = [t for t in document.tables if tuple(c.text for c in t.rows[0].cells) == kop]
    assert [cells(table)[1:] for table in tables] == [
        [["2a", school.DOELEN[2].jaardoel, "Ieder schooljaar", "nog open"]],
        [
            ["3a", school.PLAN.jaardoel, "2026-2027", "in uitvoering"],
            ["", school.DOELEN[3].jaardoel, "Vanaf 2015", "gepland"],
        ],
        [["10b", school.DOELEN[1].jaardoel, "Doorlopend", "gepland"]],
    ]
    order = headings(document, 2)
    assert [h.split(" · ")[0] for h in order if " · " in h] == ["2", "3", "10"]


def test_an_action_plan_has_every_field_in_its_place(document: DocxDocument):
    first, second = school.ACTIES
    assert cells(table_with(document, "Activiteit 1", first.activiteit)) == [
        ["Activiteit 1", first.activiteit],
        ["Uitvoerder", first.uitvoerder],
        ["Tijdpad", first.tijdpad],
        ["Evaluatie: hoe", first.evaluatie_hoe],
        ["Evaluatie: wanneer", first.evaluatie_wanneer],
        ["Vervolgstappen", first.vervolgstappen],
        ["Activiteit 2", second.activiteit],
        ["Uitvoerder", second.uitvoerder],
        ["Tijdpad", "september 2026"],
    ]


def test_a_goal_without_acties_gets_rows_to_write_in_when_asked_for(
    plan: Plan, document: DocxDocument
):
    assert not [t for t in document.tables if t.cell(0, 1).text == school.DOELEN[2].jaardoel]
    asked = replace(plan, profiel={**plan.profiel, "lege_hoofdstukken": "ja"})
    document = read(word.build(asked))
    form = form_of(document, school.DOELEN[2].jaardoel)
    assert form == {
        "Doel": school.DOELEN[2].jaardoel,
        "Activiteit": "",
        **dict.fromkeys(VELDEN, ""),
    }
    row = table_with(document, "Doel", school.DOELEN[2].jaardoel).rows[1]
    assert row.height is not None
    assert row.height >= Mm(10)


def test_every_goal_says_where_it_came_from_in_one_place(plan: Plan, document: DocxDocument):
    assert not headings(document, 3).count("Waar dit doel vandaan komt")
    part = read(schooljaarplan.build(plan))
    known = [row for row in plan.doelen if row.herkomst != (NERGENS,)]
    assert 0 < len(known) < len(plan.doelen)
    assert headings(part, 3).count("Waar dit doel vandaan komt") == len(known)
    for row in known:
        assert " ".join(row.herkomst) in texts(part)


def test_an_empty_workbook_gives_no_word_that_nobody_wrote(leeg_plan: Plan):
    document = read(word.build(leeg_plan))
    assert headings(document, 1) == []
    assert "Er staat nog niets in dit plan." in texts(document)
    assert list(document.tables) == []


def test_the_contents_have_a_page_number_that_is_counted_on_opening(document: DocxDocument):
    links = list(document.element.body.iter(qn("w:hyperlink")))
    codes = ["".join(e.text for e in link.iter(qn("w:instrText"))) for link in links]
    assert links
    assert all("PAGEREF _Toc" in code for code in codes)
    assert document.settings.element.find(qn("w:updateFields")) is not None
    assert not any("rechtermuisknop" in text for text in texts(document))


def test_acties_of_an_unknown_goal_are_not_lost(plan: Plan):
    document = read(word.build(replace(plan, losse_acties=(Actie("9z", "Iets doen"),))))
    assert form_of(document, "9z (niet in het werkboek)")["Activiteit"] == "Iets doen"


# --- how it is made -------------------------------------------------------------------------------


def test_rows_stay_whole_and_header_rows_come_back(document: DocxDocument):
    for table in document.tables:
        rows = table._tbl.tr_lst
        begin = [p for row in table.rows[:-1] for cell in row.cells for p in cell.paragraphs]
        on_one_page = all(p.paragraph_format.keep_with_next for p in begin)
        assert on_one_page or rows[0].trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_no_table_is_wider_than_the_text(document: DocxDocument):
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table in document.tables:
        assert sum(column.width for column in table.columns) <= room + Mm(0.1)


def test_it_is_dutch_and_names_itself(plan: Plan, document: DocxDocument):
    core = document.core_properties
    assert (core.title, core.author, core.language) == (
        "Ouderplan 2026-2027",
        plan.school,
        "nl-NL",
    )
    assert core.created.astimezone(UTC) == plan.gemaakt.astimezone(UTC)
    languages = {e.get(qn("w:val")) for e in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"nl-NL"}


def test_the_contents_lead_to_every_chapter_and_goal(document: DocxDocument):
    links = list(document.element.body.iter(qn("w:hyperlink")))
    names = {e.get(qn("w:name")) for e in document.element.body.iter(qn("w:bookmarkStart"))}
    assert {link.get(qn("w:anchor")) for link in links} == names
    assert len(links) == len(headings(document, 1)) + len(headings(document, 2))


def test_with_very_many_goals_the_contents_still_fit_a_page(plan: Plan):
    many = tuple(
        Plandoel(Jaardoel(f"3a{n}", 3, f"Doel {n}"), plan.criteria[2], (Actie("", "x"),), ())
        for n in range(60)
    )
    document = read(word.build(replace(plan, doelen=many)))
    links = list(document.element.body.iter(qn("w:hyperlink")))
    assert len(links) == len(headings(document, 1))


def test_every_page_has_its_number(document: DocxDocument):
    footer = document.sections[0].footer
    fields = [e.text.strip() for e in footer._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert footer.paragraphs[0].text == "Pagina 1 van 1"


# --- what people type -----------------------------------------------------------------------------

HOSTILE = "=1+1 \x0b\x00\x1f\ufffe <w:p/> & 🎉 \u202e ‘x’ " + "lang" * 400


def test_what_xml_cannot_hold_is_left_out_and_the_rest_kept(plan: Plan):
    doel = replace(plan.doelen[0].doel, jaardoel=HOSTILE)
    document = read(word.build(replace(plan, doelen=(replace(plan.doelen[0], doel=doel),))))
    found = cells(table_with(document, "Code", "Jaardoel", "Uitvoeren in", "Status"))[1][1]
    assert found == "=1+1 \x20<w:p/> & 🎉 \u202e ‘x’ ".rstrip() + " " + "lang" * 400


@settings(max_examples=15, deadline=None)
@given(tekst=st.text(max_size=200))
def test_any_text_anywhere_gives_a_document_that_opens(leeg_plan: Plan, tekst: str):
    actie = Actie("1a", *[tekst] * 6)
    doel = Plandoel(Jaardoel("1a", 1, tekst, tekst), leeg_plan.criteria[0], (actie,), (tekst,))
    profiel = dict.fromkeys(leeg_plan.profiel, tekst)
    read(word.build(replace(leeg_plan, doelen=(doel,), profiel=profiel)))


# --- the school's own document as a base ----------------------------------------------------------


def _empty_package() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    return out.getvalue()


EMPTY_PACKAGE = _empty_package()


@pytest.fixture
def basis(tmp_path: Path) -> Path:
    """Give last year's plan of a school: own colours, header, footer, a remark, two sections."""
    document = Document()
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x8B, 0x1A, 0x5A)
    for name in ("List Bullet", "Caption"):
        element = document.styles[name].element
        element.getparent().remove(element)
    old = document.add_paragraph("Het plan van vorig jaar")
    document.add_comment(old.runs, text="Niet voor ouders", author="Iemand")
    section = document.sections[0]
    section.left_margin = Mm(40)
    section.header.paragraphs[0].text = "Huisstijl van de school"
    section.footer.paragraphs[0].text = "Onder aan iedere bladzijde"
    document.add_section(WD_SECTION.NEW_PAGE).left_margin = Mm(40)
    document.core_properties.comments = "Niet voor ouders"
    path = tmp_path / "huisstijl.docx"
    document.save(str(path))
    return path


def test_the_base_gives_its_styles_page_header_and_footer(plan: Plan, basis: Path):
    document = read(word.build(plan, basis=basis))
    assert document.styles["Heading 1"].font.color.rgb == RGBColor(0x8B, 0x1A, 0x5A)
    section = document.sections[-1]
    assert round(section.left_margin.mm) == 40
    assert section.header.paragraphs[0].text == "Huisstijl van de school"
    assert section.footer.paragraphs[0].text == "Onder aan iedere bladzijde"
    assert "Onze top 5 waarden" in headings(document, 1)


def test_nothing_of_the_bases_own_text_stays(plan: Plan, basis: Path):
    content = word.build(plan, basis=basis)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
        assert not [name for name in archive.namelist() if "thumbnail" in name]
    for old in ("vorig jaar", "Niet voor ouders", "Iemand"):
        assert old.encode() not in everything


def test_a_template_is_a_base_too(plan: Plan, basis: Path):
    template = basis.with_suffix(".dotx")
    with zipfile.ZipFile(basis) as source, zipfile.ZipFile(template, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(b"document.main+xml", b"template.main+xml"))
    assert headings(read(word.build(plan, basis=template)), 1)


def test_a_base_that_says_nothing_of_its_page_is_a_base_too(plan: Plan, tmp_path: Path):
    path, document = tmp_path / "plan.docx", Document()
    body = document.element.body
    body.remove(body.sectPr)
    document.save(str(path))
    assert headings(read(word.build(plan, basis=path)), 1)


@pytest.mark.parametrize("content", [b"", b"gewoon tekst", b"PK\x03\x04 kapot", EMPTY_PACKAGE])
def test_something_else_than_word_is_refused_in_one_sentence(
    plan: Plan, tmp_path: Path, content: bytes
):
    path = tmp_path / "plan.docx"
    path.write_bytes(content)
    with pytest.raises(GeenWordbestand, match="geen Word-document"):
        word.build(plan, basis=path)


def test_an_excel_file_is_no_base(plan: Plan, tmp_path: Path):
    path = tmp_path / "plan.docx"
    path.write_bytes(excel.build(plan))
    with pytest.raises(GeenWordbestand):
        word.build(plan, basis=path)


def test_a_base_that_is_gone_is_refused_in_one_sentence(plan: Plan, tmp_path: Path):
    with pytest.raises(GeenWordbestand):
        word.build(plan, basis=tmp_path / "weg.docx")


@pytest.mark.usefixtures("alleen_onze_letters")
def test_a_winner_that_no_typeface_here_can_draw_stands_below_the_picture(vol):
    with vol.writing() as tx:
        newest = max(row.ronde for row in tx.rows(Ronde) if row.soort is Rondesoort.WAARDEN)
        for nummer, row in tx.items(Rondekeuze).items():
            if row.ronde == newest:
                tx.change(nummer, row, replace(row, tekst=f"信任 {row.tekst}"))
    paragraphs = read(word.build(load_plan(vol))).paragraphs
    said = [p.text for p in paragraphs if "niet kan tekenen" in p.text]
    assert len(said) == 1
    after = [p.text for p in paragraphs[[p.text for p in paragraphs].index(said[0]) :]]
    assert sum("信任" in text for text in after[:12]) >= 5

"""What someone hands in may hold far more than a school has, and no more than can be borne."""

import io
import zipfile

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from ouderplan.opslag.lezen import grenzen
from ouderplan.opslag.lezen.eigenboek import Boek, read_book
from ouderplan.opslag.lezen.excelboek import Excelboek
from ouderplan.opslag.lezen.formulier import ZonderUitkomst, read_sheet
from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.lezen.grenzen import TeGroot, Xmlmaat, check_zip
from ouderplan.opslag.lezen.lijst import read_source
from ouderplan.opslag.lezen.rooster import Bron
from ouderplan.opslag.lezen.xmldelen import check_all_parts
from ouderplan.uitvoer.word import basis
from ouderplan.uitvoer.word.basis import open_basis

KOPPEN = ("gesprek", "periode")


def excel(*cells, style=()):
    """Return an .xlsx with heads, one row, and cells elsewhere."""
    book = Workbook()
    sheet = book.active
    sheet.title = "gesprekken"
    for place, kop in enumerate(KOPPEN, start=1):
        sheet.cell(1, place, kop)
        sheet.cell(2, place, "week 6")
    for row, column, value in cells:
        sheet.cell(row, column, value)
    for row, column in style:
        sheet.cell(row, column).number_format = "0.00"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


VER = 1_048_576
LEZERS = [
    lambda content: read_sheet("lijst.xlsx", content),
    lambda content: read_source(Bron("lijst.xlsx", content)),
    lambda content: read_book("lijst.xlsx", content),
]


@pytest.mark.parametrize("lees", LEZERS)
@pytest.mark.parametrize("cel", [(VER, 1), (1, 16_384), (VER, 16_384)])
def test_a_stray_cell_far_away_is_refused_and_the_bound_is_named(lees, cel):
    with pytest.raises(TeGroot, match=r"25\.000 rijen en 400 kolommen"):
        lees(excel((*cel, "x")))


@pytest.mark.parametrize("leeg", ["", " \n ", None])
def test_a_stray_cell_with_nothing_in_it_is_no_cell(leeg):
    content = excel((VER, 1, leeg), (1, 16_384, leeg), style=[(VER, 16_384)])
    files, _ = read_source(Bron("gesprekken.xlsx", content))
    assert [row.rij.gesprek for row in files[0].rijen] == ["week 6"]
    assert read_sheet("form.xlsx", content).koppen == KOPPEN


def test_of_a_sheet_only_the_cells_with_something_in_them_are_kept():
    sheet = Excelboek("x.xlsx", excel((19_000, 390, "x"), style=[(9000, 3)])).blad("gesprekken")
    assert sorted(sheet.cellen) == [1, 2, 19_000]
    assert sum(map(len, sheet.cellen.values())) == 5


def test_more_cells_than_a_school_has_are_refused_whatever_sheet_they_are_on(monkeypatch):
    monkeypatch.setattr(grenzen, "MEESTE_CELLEN", 5)
    read_sheet("x.xlsx", excel((3, 1, "x"), style=[(5, 1)]))
    with pytest.raises(TeGroot, match="meer dan 5 cellen"):
        read_sheet("x.xlsx", excel((3, 1, "x"), (4, 1, "x")))
    book = load_workbook(io.BytesIO(excel()))
    book.create_sheet("tweede").append(["a", "b"])
    with pytest.raises(TeGroot, match="meer dan 5 cellen"):
        read_source(Bron("x.xlsx", saved(book)))


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("samen", ["A3:J3000", "A2:XFD1048576"])
def test_what_was_merged_beyond_the_last_row_is_no_row(samen):
    book = load_workbook(io.BytesIO(excel()))
    book.active.merge_cells("A2:B2")  # a sheet that has such a list
    content = with_pieces(saved(book), BLAD, f'ref="{samen}"', instead='ref="A2:B2"')
    files, _ = read_source(Bron("gesprekken.xlsx", content))
    assert [row.rij.gesprek for row in files[0].rijen] == ["week 6"]
    assert all(one.max_row <= 2 for one in Excelboek("x.xlsx", content).blad("gesprekken").samen)


def test_places_that_were_merged_are_counted(monkeypatch):
    book = load_workbook(io.BytesIO(excel()))
    for row in range(3, 6):
        book.active.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
    monkeypatch.setattr(grenzen, "MEESTE_SAMENGEVOEGD", 3)
    read_source(Bron("gesprekken.xlsx", saved(book)))
    monkeypatch.setattr(grenzen, "MEESTE_SAMENGEVOEGD", 2)
    with pytest.raises(TeGroot, match="2 samengevoegde cellen"):
        read_source(Bron("gesprekken.xlsx", saved(book)))


def with_pieces(content, part, pieces, before="", instead=""):
    """Return a zip with something written before or instead of a piece of one of its parts."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            text = source.read(name).decode() if name == part else source.read(name)
            if name == part:
                assert (before or instead) in text
                text = text.replace(before or instead, pieces + before, 1)
            target.writestr(name, text)
    return out.getvalue()


BLAD, WERKBOEK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
VORM = (
    '<conditionalFormatting sqref="A1"><cfRule type="cellIs" priority="1" operator="equal">'
    "<formula>1</formula></cfRule></conditionalFormatting>"
)
STUKJES = {
    "hoogten": (BLAD, "</sheetData>", '<row ht="20" customHeight="1"/>'),
    "lege cellen": (BLAD, "</sheetData>", '<row><c s="0"/><c s="0"/></row>'),
    "celopmaken": ("xl/styles.xml", "</cellXfs>", '<xf numFmtId="14" fontId="0"/>'),
}


@pytest.mark.parametrize("lees", LEZERS)
@pytest.mark.parametrize("soort", STUKJES)
def test_format_without_content_is_passed_over_and_its_amount_is_bounded(lees, soort, monkeypatch):
    part, before, piece = STUKJES[soort]
    content = with_pieces(excel(), part, piece * 1000, before)
    plain, full = lees(excel()), lees(content)
    assert rows_of(full) == rows_of(plain)
    monkeypatch.setattr("ouderplan.opslag.lezen.excelboek.EXCEL_XML", Xmlmaat(2000, 10_000))
    assert rows_of(lees(excel())) == rows_of(plain)
    with pytest.raises(TeGroot, match=r"2\.000 stukjes XML"):
        lees(content)


def rows_of(read):
    """Return the rows that any of the readers found."""
    if isinstance(read, tuple):
        return [row.rij for one in read[0] for row in one.rijen]
    return read.bladen if isinstance(read, Boek) else read.rijen


@pytest.mark.parametrize("lees", LEZERS)
def test_what_stands_behind_the_cells_of_a_sheet_is_not_even_read(lees, monkeypatch):
    plain = excel()
    content = with_pieces(plain, BLAD, VORM * 3000, "<pageMargins")
    monkeypatch.setattr("ouderplan.opslag.lezen.excelboek.EXCEL_XML", Xmlmaat(15_000, 10_000))
    assert rows_of(lees(content)) == rows_of(lees(plain))


def test_openpyxl_gets_no_object_of_a_sheet_nor_of_a_format(monkeypatch):
    plain = excel()
    content = with_pieces(plain, BLAD, VORM * 1000, "<pageMargins")
    monkeypatch.setattr("openpyxl.worksheet._reader.WorkSheetParser.parse", pytest.fail)
    monkeypatch.setattr("openpyxl.styles.stylesheet.Stylesheet.from_tree", pytest.fail)
    assert read_sheet("x.xlsx", content) == read_sheet("x.xlsx", plain)


def test_the_names_in_a_workbook_are_bounded_before_openpyxl_makes_objects(monkeypatch):
    name = '<definedName name="n">A1</definedName>'
    content = with_pieces(
        excel(), WERKBOEK, f"<definedNames>{name * 300}</definedNames>", instead="<definedNames/>"
    )
    assert read_sheet("x.xlsx", content).koppen == KOPPEN
    monkeypatch.setattr("ouderplan.opslag.lezen.excelboek.EXCEL_INHOUD_XML", Xmlmaat(500, 10_000))
    monkeypatch.setattr("openpyxl.reader.workbook.WorkbookParser.parse", pytest.fail)
    with pytest.raises(TeGroot, match="500 stukjes XML"):
        read_sheet("x.xlsx", content)


def test_all_sheets_are_counted_together(monkeypatch):
    monkeypatch.setattr("ouderplan.opslag.lezen.excelboek.EXCEL_XML", Xmlmaat(1000, 10_000))
    book = load_workbook(io.BytesIO(excel()))
    read_source(Bron("gesprekken.xlsx", saved(book)))
    for number in range(30):
        book.create_sheet(f"blad {number}").append(["a", "b", "c"])
    with pytest.raises(TeGroot, match=r"1\.000 stukjes XML"):
        read_source(Bron("gesprekken.xlsx", saved(book)))


def word(part, before, pieces):
    out = io.BytesIO()
    Document().save(out)
    return with_pieces(out.getvalue(), part, pieces, before)


STIJL = '<w:style w:type="paragraph" w:styleId="s"><w:name w:val="s"/></w:style>'


@pytest.mark.parametrize(
    ("part", "before", "piece"),
    [
        ("word/document.xml", "<w:sectPr", "<w:p/>"),
        ("word/document.xml", "<w:sectPr", "<!---->"),
        ("word/document.xml", "<w:sectPr", "<?a?>"),
        ("word/styles.xml", "</w:styles>", STIJL),
        ("word/fontTable.xml", "</w:fonts>", '<w:font w:name="x"/>'),
    ],
    ids=["alinea's", "opmerkingen", "opdrachten", "stijlen", "lettertypen"],
)
def test_a_word_file_of_empty_paragraphs_or_styles_is_refused_before_it_is_opened(
    part, before, piece, tmp_path, monkeypatch
):
    path = tmp_path / "huisstijl.docx"
    monkeypatch.setattr(basis, "WORD_XML", Xmlmaat(50_000, 10**6))
    path.write_bytes(word(part, before, piece * 3))
    open_basis(path)
    path.write_bytes(word(part, before, piece * 15_000))
    monkeypatch.setattr(basis, "Document", pytest.fail)
    with pytest.raises(TeGroot, match=r"huisstijl.docx.*50\.000 stukjes XML"):
        open_basis(path)


@pytest.mark.parametrize("lang", ['<b c="{}"/>', "<b {}='x'/>", "<{}/>", "<!--{}-->", "<?b {}?>"])
def test_long_names_and_attributes_count_as_text(lang):
    part = "<a>" + lang.format("x" * 500) * 3 + "</a>"
    check_all_parts("x.docx", one_part(part.encode()), Xmlmaat(100, 1600))
    with pytest.raises(TeGroot, match=r"1\.400 tekens"):
        check_all_parts("x.docx", one_part(part.encode()), Xmlmaat(100, 1400))


@pytest.mark.parametrize("leeg", ["<c/>", '<c s="0"/>', "<c><v></v></c>"])
def test_a_cell_that_does_not_say_where_it_is_stands_behind_the_empty_one(leeg):
    text = '<c t="inlineStr"><is><t>mei</t></is></c>'
    content = with_pieces(excel(), BLAD, f'<row r="3">{leeg}{text}</row>', "</sheetData>")
    assert read_sheet("x.xlsx", content).rijen[1] == ("", "mei")


def test_blanks_before_the_xml_hide_nothing_and_a_picture_is_let_through():
    check_all_parts("x.docx", one_part(b"\x89PNG<a>" + b"<b/>" * 20), Xmlmaat(20, 10**6))
    late = one_part(b" \n" * 300_000 + b"<a>" + b"<b/>" * 20 + b"</a>")
    check_all_parts("x.docx", late, Xmlmaat(21, 10**6))
    with pytest.raises(TeGroot):
        check_all_parts("x.docx", late, Xmlmaat(20, 10**6))


def one_part(data):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.png", data)
    return zipfile.ZipFile(out)


@pytest.mark.parametrize("lees", LEZERS)
def test_a_text_that_many_cells_share_counts_for_each_of_them(lees, monkeypatch):
    content = excel(*((row, 1, "x" * 100) for row in range(3, 13)))
    monkeypatch.setattr(grenzen, "MEESTE_TEKENS", 1100)
    lees(content)
    monkeypatch.setattr(grenzen, "MEESTE_TEKENS", 1000)
    with pytest.raises(TeGroot, match=r"1\.000 tekens"):
        lees(content)


def test_a_text_that_was_merged_over_rows_counts_for_each_of_them(monkeypatch):
    book = load_workbook(io.BytesIO(excel((3, 1, "x" * 100), (12, 2, "mei"))))
    book.active.merge_cells("A3:A12")
    monkeypatch.setattr(grenzen, "MEESTE_TEKENS", 1100)
    read_source(Bron("gesprekken.xlsx", saved(book)))
    monkeypatch.setattr(grenzen, "MEESTE_TEKENS", 1000)
    with pytest.raises(TeGroot, match=r"1\.000 tekens"):
        read_source(Bron("gesprekken.xlsx", saved(book)))


@pytest.mark.parametrize(("lang", "told"), [(255, "1900-01-02T00:00:00"), (256, "2")])
def test_a_form_of_a_number_longer_than_excel_takes_is_no_date(lang, told):
    book = load_workbook(io.BytesIO(excel((3, 1, 2))))
    book.active["A3"].number_format = "y" * lang
    assert read_sheet("x.xlsx", saved(book)).rijen[1][0] == told


def test_a_text_longer_than_any_cell_is_refused(monkeypatch):
    content = excel((3, 1, "x" * 101))
    monkeypatch.setattr("ouderplan.opslag.lezen.xmldelen.LANGSTE_CEL", 101)
    read_sheet("x.xlsx", content)
    monkeypatch.setattr("ouderplan.opslag.lezen.xmldelen.LANGSTE_CEL", 100)
    with pytest.raises(TeGroot, match="100 tekens"):
        read_sheet("x.xlsx", content)


def packed(*sizes):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, size in enumerate(sizes):
            archive.writestr(f"{place}.xml", b" " * size)
    return out.getvalue()


def test_a_zip_that_would_unpack_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(grenzen, "MEESTE_UITGEPAKT", 10_000)
    check_zip("x.docx", packed(5000, 5000))
    with pytest.raises(TeGroot, match="uitgepakt"):
        check_zip("x.docx", packed(5000, 5001))
    monkeypatch.setattr(grenzen, "MEESTE_ONDERDELEN", 2)
    with pytest.raises(TeGroot, match="onderdelen"):
        check_zip("x.docx", packed(1, 1, 1))


def test_a_word_file_as_style_has_the_same_bounds(tmp_path, monkeypatch):
    path = tmp_path / "huisstijl.docx"
    path.write_bytes(packed(5000))
    monkeypatch.setattr(grenzen, "MEESTE_UITGEPAKT", 4000)
    with pytest.raises(TeGroot, match="huisstijl"):
        open_basis(path)


def test_a_csv_has_so_many_rows_columns_and_signs_on_a_line(monkeypatch):
    head, row = "gesprek;periode\n", "Start;mei\n"
    monkeypatch.setattr(grenzen, "MEESTE_CSV_RIJEN", 3)
    assert len(read_source(Bron("gesprekken.csv", (head + row * 3).encode()))[0][0].rijen) == 3
    with pytest.raises(TeGroot, match="3 rijen"):
        read_source(Bron("gesprekken.csv", (head + row * 4).encode()))[0]
    with pytest.raises(TeGroot, match="400 kolommen"):
        read_source(Bron("gesprekken.csv", (head + ";" * 400 + "x\n").encode()))[0]
    monkeypatch.setattr(grenzen, "LANGSTE_REGEL", 100)
    with pytest.raises(TeGroot, match="100 tekens"):
        read_source(Bron("gesprekken.csv", (head + "x" * 101).encode()))[0]
    monkeypatch.setattr(grenzen, "MEESTE_BYTES", 20)
    with pytest.raises(TeGroot, match="MB"):
        read_source(Bron("gesprekken.csv", (head + row).encode()))[0]


def test_a_row_of_formulas_without_outcomes_is_said_and_does_not_vanish():
    content = excel((3, 1, '="Start"&"gesprek"'), (3, 2, '="mei"'))
    with pytest.raises(CsvFouten) as refused:
        read_source(Bron("gesprekken.xlsx", content))
    assert [(one.regel, one.kolom) for one in refused.value.fouten] == [(3, "A"), (3, "B")]
    with pytest.raises(ZonderUitkomst, match="A3"):
        read_sheet("form.xlsx", content)


@pytest.mark.parametrize(
    ("cel", "uitkomst"),
    [
        ('t="str"><f>IF(A1="";"";A1)</f><v></v>', ""),
        ('t="str"><f>IF(A1="";"";A1)</f><v/>', ""),
        ('t="str"><f>A1</f><v>mei</v>', "mei"),
        ("><f>1+1</f><v>2</v>", "2"),
        ("><f>1+1</f><v></v>", None),
        ("><f>1+1</f>", None),
        ('t="str"><f>A1</f>', None),
    ],
)
def test_an_empty_text_is_an_outcome_and_no_outcome_is_none(cel, uitkomst):
    row = f'<row r="3"><c r="A3" t="inlineStr"><is><t>Start</t></is></c><c r="B3" {cel}</c></row>'
    content = with_pieces(excel(), BLAD, row, "</sheetData>")
    if uitkomst is None:
        with pytest.raises(ZonderUitkomst, match="B3"):
            read_sheet("form.xlsx", content)
        with pytest.raises(CsvFouten, match="B"):
            read_source(Bron("gesprekken.xlsx", content))
        return
    assert read_sheet("form.xlsx", content).rijen[1] == ("Start", uitkomst)
    files, _ = read_source(Bron("gesprekken.xlsx", content))
    assert files[0].rijen[1].rij.periode == uitkomst


def test_blank_lines_in_a_form_are_no_rows(monkeypatch):
    monkeypatch.setattr(grenzen, "MEESTE_RIJEN", 3)
    head, row = b"vraag\n", b"\n\n\nja\n"
    assert len(read_sheet("form.csv", head + row * 3).rijen) == 3
    with pytest.raises(TeGroot, match="3 rijen"):
        read_sheet("form.csv", head + row * 4)

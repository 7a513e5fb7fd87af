"""The styles of the document: our own look, and what a school's own base may lack."""

from importlib.resources import files
from typing import Any

from docx.document import Document as DocxDocument
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor

from ouderplan.uitvoer.word.stijlen import add_style, name_styles

ZACHT = "Ouderplan nog invullen"
CEL = "Ouderplan cel"
CELKOP = "Ouderplan celkop"
TABEL = "Ouderplan tabel"
BIJSCHRIFT = "Caption"
INHOUDSKOP = "TOC Heading"

LETTER = "Calibri"
INKT = RGBColor(0x1E, 0x1B, 0x16)
TEAL = RGBColor(0x0B, 0x5F, 0x5C)
GRIJS = RGBColor(0x6B, 0x64, 0x58)

_KOPPEN = {
    # style: size, space before, space after, colour
    "Title": (30, 0, 4, TEAL),
    "Subtitle": (15, 0, 10, INKT),
    "Heading 1": (20, 28, 8, TEAL),
    "Heading 2": (14, 20, 6, INKT),
    "Heading 3": (11.5, 14, 4, TEAL),
    INHOUDSKOP: (14, 20, 6, INKT),
}


def apply_own_look(document: DocxDocument) -> None:
    """Give a new document our page, letters and colours."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    section.header_distance = section.footer_distance = Mm(11)
    _own_normal(document)
    for name in _KOPPEN:
        _own_heading(document, name)
    for name in ("List Bullet", "List Number"):
        _space(document.styles[name], 0, 3)
    for name in ("Header", "Footer", BIJSCHRIFT):
        _font(document.styles[name], 9, GRIJS)
    _space(document.styles[BIJSCHRIFT], 2, 12)


def complete_styles(document: DocxDocument) -> None:
    """Add the styles that we write with and that the document does not have; say it is Dutch."""
    name_styles(document)
    existing = {style.name for style in document.styles}
    for level in (1, 2, 3):
        _ensure(document, f"Heading {level}", outline=level - 1)
    for name in ("Title", "Subtitle", BIJSCHRIFT, INHOUDSKOP, "Header", "Footer"):
        _ensure(document, name)
    if "List Bullet" not in existing:
        _ensure(document, "List Bullet").paragraph_format.left_indent = Mm(5)
    _ensure_contents(document, existing)
    _ensure_cells(document)
    _ensure_table(document)
    _set_language(document)


def _own_normal(document: DocxDocument) -> None:
    normal = document.styles["Normal"]
    _font(normal, 11, INKT)
    _space(normal, 0, 7)
    normal.paragraph_format.line_spacing = 1.15
    normal.paragraph_format.widow_control = True


def _own_heading(document: DocxDocument, name: str) -> None:
    size, before, after, colour = _KOPPEN[name]
    style = _ensure(document, name)
    _font(style, size, colour)
    style.font.bold = name != "Subtitle"
    style.font.italic = False
    style.paragraph_format.keep_with_next = True
    style.paragraph_format.line_spacing = 1.05
    _space(style, before, after)
    borders = style.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    if borders is not None:
        borders.getparent().remove(borders)
    spacing = style.element.find(f"{qn('w:rPr')}/{qn('w:spacing')}")
    if spacing is not None:
        spacing.getparent().remove(spacing)


def _ensure(document: DocxDocument, name: str, outline: int | None = None) -> Any:
    """Return the paragraph style `name`, made from Normal when the document lacks it."""
    if name in document.styles:
        return document.styles[name]
    style = add_style(document, name, builtin=True)
    style.hidden, style.quick_style = False, True
    if outline is not None:
        style.font.bold, style.font.size = True, Pt((18, 14, 12)[outline])
        style.paragraph_format.keep_with_next = True
        _space(style, 18, 6)
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(outline))
        style.element.get_or_add_pPr().append(level)
    if name == "Title":
        style.font.bold, style.font.size = True, Pt(26)
    return style


def _ensure_contents(document: DocxDocument, existing: set[str | None]) -> None:
    section = document.sections[-1]
    width = Length(
        (section.page_width or Mm(210))
        - (section.left_margin or Mm(25))
        - (section.right_margin or Mm(25))
    )
    for level in (1, 2):
        name = f"toc {level}"
        if name in existing:
            continue
        style = add_style(document, name, builtin=True)
        style.paragraph_format.left_indent = Mm(0 if level == 1 else 6)
        style.font.bold = level == 1
        _space(style, 5 if level == 1 else 0, 1)
        style.paragraph_format.tab_stops.add_tab_stop(
            width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )


def set_contents_close(document: DocxDocument) -> None:
    """Let many chapters fit on a page of contents."""
    style = document.styles["toc 1"]
    style.font.bold = False
    style.font.size = Pt(10)
    style.paragraph_format.line_spacing = 1.0
    _space(style, 1, 0)


def _ensure_cells(document: DocxDocument) -> None:
    for name in (CEL, CELKOP, ZACHT):
        if name in document.styles:
            continue
        style = add_style(document, name)
        if name != ZACHT:
            _space(style, 2, 2)
            style.paragraph_format.line_spacing = 1.05
            style.font.size = Pt(10)
        style.font.bold = name == CELKOP or None
    soft = document.styles[ZACHT]
    soft.font.italic, soft.font.color.rgb = True, GRIJS


def _ensure_table(document: DocxDocument) -> None:
    if TABEL in document.styles:
        return
    xml = files(__package__).joinpath("tabelstijl.xml").read_text(encoding="utf-8")
    document.styles.element.append(parse_xml(xml))


def _set_language(document: DocxDocument) -> None:
    """Let Word check the spelling as Dutch."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "nl-NL")
    properties = document.styles["Normal"].element.get_or_add_rPr()
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), "nl-NL")


def _font(style: Any, size: float, colour: RGBColor) -> None:
    style.font.name, style.font.size, style.font.color.rgb = LETTER, Pt(size), colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), LETTER)


def _space(style: Any, before: float, after: float) -> None:
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)

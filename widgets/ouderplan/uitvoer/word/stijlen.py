"""The styles of a school's own document, found by what they are and not by one spelling.

Word writes ``heading 1`` with the id ``Heading1``, or ``Kop1`` in Dutch; LibreOffice ``Heading 1``,
and no style that stands for the text without one; Google Docs has no captions or lists. python-docx
looks for the exact name that Word writes.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.styles import CT_Style

NORMAAL = "Normal"
_ANDERS = {
    NORMAAL: ("standaard", "standard", "default style", "default paragraph style"),
    "heading 1": ("kop 1", "overschrift 1"),
    "heading 2": ("kop 2", "overschrift 2"),
    "heading 3": ("kop 3", "overschrift 3"),
    "Title": ("titel",),
    "Subtitle": ("ondertitel", "subtitel"),
    "caption": ("bijschrift",),
    "header": ("koptekst",),
    "footer": ("voettekst",),
    "List Bullet": ("lijst opsom.teken", "lijst met opsommingstekens", "opsomming"),
    "List Number": ("lijst nummering", "genummerde lijst"),
    "TOC Heading": ("kopvaninhoudsopgave", "kop van inhoudsopgave", "contents heading"),
    "toc 1": ("inhopg 1", "contents 1"),
    "toc 2": ("inhopg 2", "contents 2"),
}
"""Per name in the file, as Word writes it, what else it may be called."""
_KOP = re.compile(r"heading (\d)")
_NERGENS = -1
"""A level that no style has."""
_TEKENS = re.compile(r"[\W_]+")


def name_styles(document: DocxDocument) -> None:
    """Give the styles that we write with the names by which they are asked for.

    Only names change: what a style looks like, and the id by which the school's own header and
    footer name it, stay.
    """
    for name in _ANDERS:
        found = _find(document, name)
        if found is not None:
            found.name_val = name
    _set_default(document)


def add_style(document: DocxDocument, name: str, *, builtin: bool = False) -> Any:
    """Add a paragraph style after the one of the running text, with an id that no other has."""
    taken = {style.styleId for style in _all(document)}
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=builtin)
    style.base_style = document.styles[NORMAAL]
    own, number = style.style_id, 2
    while style.style_id in taken:
        style.element.styleId = f"{own}{number}"
        number += 1
    return style


def _find(document: DocxDocument, name: str) -> CT_Style | None:
    """Return the style that is `name`: by that name, by another spelling, by what it does."""
    styles = list(_paragraph_styles(document))
    wanted = {_fold(name), *map(_fold, _ANDERS[name])}
    heading = _KOP.fullmatch(name)
    level = int(heading[1]) - 1 if heading else _NERGENS
    checks: list[Callable[[CT_Style], Any]] = [
        lambda style: style.name_val == name,
        lambda style: _fold(style.name_val) == _fold(name),
        lambda style: name == NORMAAL and _is_default(style),
        lambda style: _fold(style.name_val) in wanted,
        lambda style: _fold(style.styleId) in wanted and not _has_own_name(style),
        lambda style: _outline(style) == level and not _has_own_name(style),
    ]
    for check in checks:
        found = next((style for style in styles if check(style)), None)
        if found is not None:
            return found
    return None


def _set_default(document: DocxDocument) -> None:
    """Let the text without a style of its own have that of the running text."""
    if NORMAAL not in document.styles:
        document.styles.add_style(NORMAAL, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    if not any(map(_is_default, _paragraph_styles(document))):
        document.styles[NORMAAL].element.set(qn("w:default"), "1")


def _all(document: DocxDocument) -> Iterator[CT_Style]:
    yield from document.styles.element.iterchildren(qn("w:style"))


def _paragraph_styles(document: DocxDocument) -> Iterator[CT_Style]:
    yield from (style for style in _all(document) if style.type in (None, WD_STYLE_TYPE.PARAGRAPH))


def _is_default(style: CT_Style) -> bool:
    return style.get(qn("w:default")) in ("1", "true", "on")


def _has_own_name(style: CT_Style) -> bool:
    """Tell whether a style is another one that we ask for."""
    name = _fold(style.name_val)
    return any(name in {_fold(one), *map(_fold, others)} for one, others in _ANDERS.items())


def _outline(style: CT_Style) -> int | None:
    level = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    value = None if level is None else level.get(qn("w:val"))
    return int(value) if value and value.isdecimal() else None


def _fold(text: str | None) -> str:
    return _TEKENS.sub("", (text or "").casefold())

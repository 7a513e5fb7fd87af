"""The document to start from: our own, or the school's with its text taken out."""

import io
import zipfile
from copy import deepcopy
from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.oxml import serialize_part_xml
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from ouderplan.opslag.lezen.csvtekst import read_bytes
from ouderplan.opslag.lezen.grenzen import WORD_XML, TeGroot, check_zip
from ouderplan.opslag.lezen.xmldelen import check_all_parts
from ouderplan.uitvoer.fouten import GeenWordbestand
from ouderplan.uitvoer.word.huisstijl import apply_own_look, complete_styles

_TYPES = "[Content_Types].xml"
_SJABLOON = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_BLIJFT = {
    RT.STYLES,
    RT.NUMBERING,
    RT.SETTINGS,
    RT.WEB_SETTINGS,
    RT.FONT_TABLE,
    RT.THEME,
    RT.HEADER,
    RT.FOOTER,
    RT.FOOTNOTES,
    RT.ENDNOTES,
}
"""What a document keeps when its text goes; pictures and comments go with the text."""

_MARGES = (qn("w:headerReference"), qn("w:footerReference"))

_BLIJFT_PAKKET = {RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES}
"""What a file keeps beside its document; a thumbnail or a list of authors is about the old text."""


def open_basis(basis: Path | None) -> DocxDocument:
    """Return an empty document in the school's style, or in ours.

    Raises
    ------
    GeenWordbestand, TeGroot
    """
    if basis is None:
        document = Document()
        _clear(document)
        apply_own_look(document)
    else:
        document = _open(basis)
        _clear(document)
    complete_styles(document)
    return document


def _open(basis: Path) -> DocxDocument:
    try:
        content = read_bytes(basis)
        check_zip(basis.name, content)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_all_parts(basis.name, archive, WORD_XML)
        return Document(io.BytesIO(_as_document(content)))
    except TeGroot:
        raise
    except Exception as error:  # a broken file makes zip, XML and python-docx raise anything
        raise GeenWordbestand(bestand=basis) from error


def _as_document(content: bytes) -> bytes:
    """Turn a template (.dotx) into a document, which is all that python-docx opens."""
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        if _SJABLOON not in source.read(_TYPES):
            return content
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for item in source.infolist():
                data = source.read(item)
                if item.filename == _TYPES:
                    data = data.replace(_SJABLOON, _DOCUMENT)
                target.writestr(item, data)
    return out.getvalue()


def _clear(document: DocxDocument) -> None:
    body = document.element.body
    page = body.get_or_add_sectPr()  # some programs leave it out
    _inherit_margins(document)
    del body[:]  # at once: one by one costs an object for each
    body.append(page)
    margins = {element.get(qn("r:id")) for element in page.iterchildren(*_MARGES)}
    for name, relation in list(document.part.rels.items()):
        unused = relation.reltype in (RT.HEADER, RT.FOOTER) and name not in margins
        if unused or relation.reltype not in _BLIJFT:
            del document.part.rels[name]
        elif relation.reltype in (RT.FOOTNOTES, RT.ENDNOTES):
            _clear_notes(relation.target_part)
    package = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype not in _BLIJFT_PAKKET:
            del package.rels[name]


def _inherit_margins(document: DocxDocument) -> None:
    """Give the last section the headers and footers that it had from the sections before it."""
    found = {}
    for section in document.element.body.iter(qn("w:sectPr")):
        for reference in section.iterchildren(*_MARGES):
            found[(reference.tag, reference.get(qn("w:type")))] = reference
    last = document.sections[-1]._sectPr
    own = {(child.tag, child.get(qn("w:type"))) for child in last.iterchildren(*_MARGES)}
    for key, reference in found.items():
        if key not in own:
            last.insert(0, deepcopy(reference))


def _clear_notes(part: Part) -> None:
    """Take out the old footnotes but for the lines that Word draws above them."""
    root = parse_xml(part.blob)
    for note in list(root):
        if note.get(qn("w:type")) is None:
            root.remove(note)
    part._blob = serialize_part_xml(root)

"""What kind of file someone brings, and what is said about one that cannot be read."""

import io
import zipfile

import pytest
from docx import Document
from openpyxl import Workbook

from ouderplan.opslag.lezen.bestandssoort import Bestandssoort, is_excel, kind_of, way_out
from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.lezen.lijst import read_source
from ouderplan.opslag.lezen.rooster import Bron

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return out.getvalue()


ODT = zipped(mimetype="application/vnd.oasis.opendocument.text")
SOORTEN = [
    (saved(Workbook()), Bestandssoort.EXCEL),
    (zipped(xl__workbook_dot_bin="x"), Bestandssoort.XLSB),
    (zipped(Index__Document_dot_iwa="x"), Bestandssoort.NUMBERS),
    (zipped(iets_dot_txt="x"), Bestandssoort.INGEPAKT),
    (zipped(kansen_dot_csv="id;tekst"), Bestandssoort.INGEPAKT),
    (zipped(ppt__presentation_dot_xml="x"), Bestandssoort.PRESENTATIE),
    (zipped(mimetype="application/vnd.oasis.opendocument.presentation"), Bestandssoort.PRESENTATIE),
    (b"PK\x03\x04\x00\x00", Bestandssoort.ANDERS),
    (saved(Document()), Bestandssoort.WORD),
    (ODT, Bestandssoort.TEKSTDOCUMENT),
    (OLE + "Workbook".encode("utf-16-le"), Bestandssoort.XLS),
    (OLE + "EncryptedPackage".encode("utf-16-le"), Bestandssoort.WACHTWOORD),
    (OLE + "WordDocument".encode("utf-16-le"), Bestandssoort.TEKSTDOCUMENT),
    (OLE + "PowerPoint Document".encode("utf-16-le"), Bestandssoort.PRESENTATIE),
    (OLE, Bestandssoort.ANDERS),
    (b"7z\xbc\xaf\x27\x1c", Bestandssoort.INGEPAKT),
    (b"Rar!\x1a\x07\x01\x00", Bestandssoort.INGEPAKT),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", Bestandssoort.AFBEELDING),
    (b"\x89PNG\r\n\x1a\n", Bestandssoort.AFBEELDING),
    (b"\x00\x00\x00\x18ftypheic\x00", Bestandssoort.AFBEELDING),
    (b"RIFF\x0a\x00\x00\x00WEBPVP8 ", Bestandssoort.AFBEELDING),
    (b"%PDF-1.7", Bestandssoort.PDF),
    (b"\xef\xbb\xbf\n<html><table>", Bestandssoort.WEBPAGINA),
    (b'<?xml version="1.0"?><Workbook>', Bestandssoort.WEBPAGINA),
    (b"\x00\x01\x02", Bestandssoort.ANDERS),
    (b"PK;waarde\n1;rust\n", Bestandssoort.TEKST),
    ("waarde\nrust\n".encode("utf-16"), Bestandssoort.TEKST),
    (b"", Bestandssoort.TEKST),
]


@pytest.mark.parametrize(("content", "soort"), SOORTEN)
def test_the_kind_is_in_the_file_and_not_in_its_name(content, soort):
    assert kind_of(content) is soort


@pytest.mark.parametrize(("content", "soort"), SOORTEN)
def test_of_every_kind_that_is_no_list_it_is_said_how_it_becomes_one(content, soort):
    assert way_out(content).endswith(".")
    if soort in (Bestandssoort.TEKST, Bestandssoort.EXCEL):
        return
    with pytest.raises(CsvFouten) as error:
        read_source(Bron("waarden.csv", content))[0]
    assert way_out(content) in str(error.value)
    assert "xlsx" in way_out(content) or "Exporteer" in way_out(content)


def test_excel_under_another_name_is_excel_and_text_named_xls_is_text():
    assert is_excel("lijst.csv", saved(Workbook()))
    assert is_excel("lijst.XLSX", b"een brief")
    assert not is_excel("lijst.xls", b"waarde\trust\n")

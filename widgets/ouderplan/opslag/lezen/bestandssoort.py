"""What kind of file someone brings, told by what is in it: a name says nothing."""

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

from ouderplan.teksten import Teksten


class Bestandssoort(StrEnum):
    """Kinds of file that schools choose where a list is asked for."""

    EXCEL = "excel"
    TEKST = "tekst"
    ODS = "ods"
    XLS = "xls"
    XLSB = "xlsb"
    WACHTWOORD = "wachtwoord"
    NUMBERS = "numbers"
    WORD = "word"
    TEKSTDOCUMENT = "tekstdocument"
    PDF = "pdf"
    WEBPAGINA = "webpagina"
    INGEPAKT = "ingepakt"
    AFBEELDING = "afbeelding"
    PRESENTATIE = "presentatie"
    ANDERS = "anders"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Begin of a compound file: Office until 2003, and every later one with a password (MS-CFB)."""
_IN_OLE = (
    ("EncryptedPackage", Bestandssoort.WACHTWOORD),
    ("WordDocument", Bestandssoort.TEKSTDOCUMENT),
    ("Workbook", Bestandssoort.XLS),
    ("Book", Bestandssoort.XLS),
    ("PowerPoint Document", Bestandssoort.PRESENTATIE),
)
_IN_ZIP = (
    (re.compile(r"xl/workbook\.bin"), Bestandssoort.XLSB),
    (re.compile(r"xl/workbook.*\.xml"), Bestandssoort.EXCEL),
    (re.compile(r"xl/worksheets/.*"), Bestandssoort.EXCEL),
    (re.compile(r"word/document.*\.xml"), Bestandssoort.WORD),
    (re.compile(r"ppt/.*"), Bestandssoort.PRESENTATIE),
    (re.compile(r"Index/.*|.*\.numbers/.*|Index\.zip"), Bestandssoort.NUMBERS),
)
_MIME = {
    b"application/vnd.oasis.opendocument.spreadsheet": Bestandssoort.ODS,
    b"application/vnd.oasis.opendocument.text": Bestandssoort.TEKSTDOCUMENT,
    b"application/vnd.oasis.opendocument.presentation": Bestandssoort.PRESENTATIE,
}
_BEGINT = (
    (re.compile(rb"%PDF"), Bestandssoort.PDF),
    (re.compile(rb"7z\xbc\xaf|Rar!\x1a"), Bestandssoort.INGEPAKT),
    (re.compile(rb"\xff\xd8\xff|\x89PNG|GIF8|II\*\x00|MM\x00\*"), Bestandssoort.AFBEELDING),
    (
        re.compile(rb"RIFF....WEBP|....ftyp(?:hei[cxs]|hev|mif1|msf1|avif)", re.DOTALL),
        Bestandssoort.AFBEELDING,
    ),
)
_WEB = re.compile(rb"\s*(?:<!doctype html|<html|<table|<\?xml|mime-version:)", re.IGNORECASE)
_BEGIN = 2048


def kind_of(content: bytes) -> Bestandssoort:
    """Return what kind of file has this content."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(content)
    if content.startswith(_OLE):
        return next(
            (kind for name, kind in _IN_OLE if name.encode("utf-16-le") in content),
            Bestandssoort.ANDERS,
        )
    for pattern, kind in _BEGINT:
        if pattern.match(content):
            return kind
    begin = content[:_BEGIN].removeprefix(b"\xef\xbb\xbf")
    if _WEB.match(begin):
        return Bestandssoort.WEBPAGINA
    unicode = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return Bestandssoort.ANDERS if b"\x00" in content and not unicode else Bestandssoort.TEKST


def is_excel(bestand: str, content: bytes) -> bool:
    """Tell whether a file is to be opened as Excel: it is, or it says so by its name.

    Under the name ``.xls`` programs also hand out text and web pages.
    """
    named = PurePath(bestand).suffix.casefold() in (".xlsx", ".xlsm")
    return named or kind_of(content) is Bestandssoort.EXCEL


def is_book(bestand: str, content: bytes) -> bool:
    """Tell whether a file has sheets: Excel, old or new, LibreOffice, or the tables of Word."""
    return is_excel(bestand, content) or kind_of(content) in (
        Bestandssoort.ODS,
        Bestandssoort.XLS,
        Bestandssoort.WORD,
    )


def way_out(content: bytes) -> str:
    """Return how a file that cannot be read as a list becomes one that can."""
    return Teksten(__package__ or "", "bestandssoorten.toml")(f"uitweg.{kind_of(content)}")


def _kind_of_zip(content: bytes) -> Bestandssoort:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if "mimetype" in names:
                with archive.open("mimetype") as file:
                    return _MIME.get(file.read(_BEGIN).strip(), Bestandssoort.ANDERS)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
        return Bestandssoort.ANDERS
    return next(
        (kind for pattern, kind in _IN_ZIP if any(map(pattern.fullmatch, names))),
        Bestandssoort.INGEPAKT,
    )

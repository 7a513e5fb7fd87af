"""The XML inside Excel and Word files, read within bounds.

A few kilobytes of zip can hold millions of elements, one text of a hundred megabytes, or a document
type that multiplies itself; a reader that makes objects of it all takes gigabytes.
"""

import zipfile
from collections.abc import Collection, Iterator
from typing import IO
from xml.etree.ElementTree import Element, iterparse
from xml.parsers import expat

from ouderplan.opslag.lezen.grenzen import LANGSTE_CEL, Xmlmaat, check_count

_STUK = 1 << 18
_LANGSTE_TEKEN = 4 << 20
"""Bytes of one tag or comment."""
_KORT = 32
"""Characters of a name or an attribute that are no text."""
_DIEPST = 60
"""Elements within elements."""
_MEESTE_IN_EEN = 200_000
"""Elements in one row: Excel has 16,384 columns."""
_GEEN_TEKST = b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"
_EBCDIC = b"\x4c\x6f\xa7\x94"


class GeenXml(Exception):
    """A part that says it is XML and is none, or holds what no office program writes."""


class Xmlteller:
    """Counts what stands in the XML of one file, whatever the parts over which it is spread.

    Parameters
    ----------
    bestand
        How sentences name the file.
    maat
        So much it may be, together.
    """

    def __init__(self, bestand: str, maat: Xmlmaat) -> None:
        self.bestand, self._maat = bestand, maat
        self._stukjes = self._tekens = 0

    def add(self, stukjes: int, tekens: int) -> None:
        """Count elements with their attributes, and characters of text (TeGroot)."""
        self._stukjes += stukjes
        self._tekens += tekens
        check_count(self.bestand, self._stukjes, self._maat.stukjes, "stukjes XML")
        check_count(self.bestand, self._tekens, self._maat.tekens, "tekens")


class Begrensd:
    """One part as a file to read from, which refuses (TeGroot, GeenXml) what is over its bounds.

    What is read goes through a parser that keeps nothing, before anybody makes something of it.
    The bytes are those that were read: what the zip says of its own size counts for nothing.
    """

    def __init__(self, source: IO[bytes], teller: Xmlteller) -> None:
        self._source, self._teller = source, teller
        self._stukjes = self._tekens = self._fed = self._langs = 0
        self._parser = parser = expat.ParserCreate()
        parser.ordered_attributes = True
        parser.StartElementHandler = self._on_element
        parser.CharacterDataHandler = self._on_text
        parser.CommentHandler = self._on_aside
        parser.ProcessingInstructionHandler = self._on_aside
        parser.StartDoctypeDeclHandler = self._on_doctype

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, at most `_STUK`, once they were looked at."""
        data = self._source.read(min(size, _STUK) if size >= 0 else _STUK)
        try:
            self._parser.Parse(data, not data)
        except expat.ExpatError as error:
            raise GeenXml from error
        self._teller.add(self._stukjes, self._tekens)
        self._stukjes = self._tekens = 0
        self._fed += len(data)
        waiting = self._fed - self._parser.CurrentByteIndex
        check_count(self._teller.bestand, waiting, _LANGSTE_TEKEN, "bytes in een stukje XML")
        return data

    def _on_element(self, name: str, attributes: list[str]) -> None:
        self._langs = 0
        self._stukjes += 1 + len(attributes) // 2
        self._tekens += sum(len(word) for word in (name, *attributes) if len(word) > _KORT)

    def _on_aside(self, *words: str) -> None:
        self._stukjes += 1
        self._tekens += sum(map(len, words))

    def _on_text(self, text: str) -> None:
        self._langs += len(text)
        self._tekens += len(text)
        check_count(self._teller.bestand, self._langs, LANGSTE_CEL, "tekens in één cel of alinea")

    def _on_doctype(self, *_what: object) -> None:
        raise GeenXml


def check_part(part: IO[bytes], teller: Xmlteller) -> None:
    """Look at a whole part, and keep nothing (TeGroot, GeenXml)."""
    source = Begrensd(part, teller)
    while source.read(_STUK):
        pass


def check_all_parts(bestand: str, archive: zipfile.ZipFile, maat: Xmlmaat) -> None:
    """Refuse a zip of which all XML together is too much; pictures are let through.

    Raises
    ------
    TeGroot, GeenXml
    """
    teller = Xmlteller(bestand, maat)
    for item in archive.infolist():  # by entry: a name may be in the list many times
        with archive.open(item) as part:
            wanted = _looks_like_xml(part)
        if wanted:
            with archive.open(item) as part:
                check_part(part, teller)


def _looks_like_xml(part: IO[bytes]) -> bool:
    while piece := part.read(_STUK):
        if begin := piece.lstrip(_GEEN_TEKST):
            return begin.startswith((b"<", _EBCDIC))
    return False


def elements(
    source: Begrensd, places: Collection[tuple[str, str]], until: Collection[str] = ()
) -> Iterator[Element]:
    """Yield each whole element that has one of these names, and such a name around it.

    It and all else on the way is forgotten.

    Parameters
    ----------
    source
        The part.
    places
        The name of the element around it, and its own name.
    until
        When an element with such a name ends, nothing more is read.

    Raises
    ------
    TeGroot, GeenXml, ParseError
    """
    path: list[Element] = []
    inside = size = 0
    for event, element in iterparse(source, ("start", "end")):
        if event == "start":
            around = path[-1].tag if path else ""
            inside = inside + 1 if inside or (around, element.tag) in places else 0
            size = size + 1 if inside > 1 else 0
            path.append(element)
            if len(path) > _DIEPST or size > _MEESTE_IN_EEN:
                raise GeenXml
            continue
        path.pop()
        if inside == 1:
            yield element
        inside = max(inside - 1, 0)
        if path and not inside:
            path[-1].remove(element)
        if element.tag in until:
            return

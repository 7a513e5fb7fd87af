"""Every text of a plan with its place: one way to walk them, for every rule.

What a column is for stands in the type of its field (`Tekstsoort`); which shape a piece of it has,
follows from the text itself. A rule asks for a kind of statement and never for a table.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from annotated_types import MinLen

from ouderplan.kern.kolomvorm import Kolomtype, column_types
from ouderplan.kern.soorten import Tekstsoort


class Vorm(StrEnum):
    """What a piece of a text looks like."""

    ZIN = "zin"
    PUNT = "punt van een lijst"
    KOP = "kop"


@dataclass(frozen=True, slots=True)
class Cel:
    """One filled text cell of the plan."""

    tabel: str
    rij: str
    kolom: str
    tekst: str
    soort: Tekstsoort = Tekstsoort.LOPEND

    @property
    def plaats(self) -> str:
        """Table and row."""
        return f"{self.tabel} {self.rij}"

    @property
    def stukken(self) -> tuple["Stuk", ...]:
        """Its sentences, headings and items of lists, in order."""
        return tuple(
            Stuk(self, _said(tekst, self.soort), vorm, _LABEL.sub("", tekst) or tekst, vervolg)
            for vorm, vervolg, tekst in split(self.tekst)
        )


@dataclass(frozen=True, slots=True)
class Stuk:
    """One sentence, heading or item of a list; `soort` is that of its column or of its label.

    `vervolg` tells that it goes on after another sentence of the same paragraph or item.
    """

    cel: Cel
    soort: Tekstsoort
    vorm: Vorm
    tekst: str
    vervolg: bool = False

    @property
    def plaats(self) -> str:
        """Table and row."""
        return self.cel.plaats


_BULLET = re.compile(r"^\s*(?:[-–—•▪◦·*+]+|o(?=\s)|\(?\d{1,2}[.)](?!\d)|\(?[a-z]\))\s+")
_STOP = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")
_SENTENCE = re.compile(r"(?<=[.!?…])(?<!\b\w\.)[\"'”’»)]*\s+(?=[\"'“‘«(]*[A-ZÀ-Ý0-9•])")
_ABBREVIATED = re.compile(
    r"\b(?:bijv|bv|nr|incl|excl|evt|resp|ca|min|max|pct|gem|groep|gr|dhr|mevr|mw|jan|feb|mrt|apr"
    r"|aug|sept?|okt|nov|dec|blz|zgn|t\.a\.v|o\.a|i\.p\.v|m\.b\.t|d\.m\.v|v\.d|e\.d)\.$",
    re.IGNORECASE,
)
_LABELS = {
    Tekstsoort.INDICATOR: "succesindicator indicator indicatoren norm meetpunt",
    Tekstsoort.DOEL: "doel doelstelling jaardoel hoofddoel streefdoel kernresultaat",
}
_BY_LABEL = {word: soort for soort, words in _LABELS.items() for word in words.split()}
_LABEL = re.compile(rf"^(?P<woord>{'|'.join(_BY_LABEL)})\s*:\s*", re.IGNORECASE)
_SHORT = 7
"""A line of fewer words without a full stop is a heading."""


def cells(naam: str, rows: Iterable[Any]) -> Iterator[Cel]:
    """Yield every filled text cell of one table."""
    for nummer, row in enumerate(rows, start=1):
        kinds = text_columns(row.__class__)
        rij = row_name(naam, row, nummer)
        for kolom, soort in kinds.items():
            value = getattr(row, kolom)
            if type(value) is str and value.strip():
                yield Cel(naam, rij, kolom, value.strip(), soort)


def row_name(tabel: str, row: Any, nummer: int) -> str:
    """Return what a row is called in a place."""
    if tabel == "jaardoelen":
        return str(row.sleutel)
    if tabel in {"criteria", "visie", "werkboek"}:
        return str(getattr(row, fields(row)[0].name))
    return str(nummer)


@cache
def text_columns(rij: type[Any]) -> Mapping[str, Tekstsoort]:
    """Return the text columns of a row dataclass, with what each is for."""
    kinds = column_types(rij).items()
    return {naam: _kind(kind) for naam, kind in kinds if kind.soort is str and not kind.leeg}


@lru_cache(maxsize=4096)
def split(tekst: str) -> tuple[tuple[Vorm, bool, str], ...]:
    r"""Return the pieces of a text: a line that goes on on the next one is one piece.

    Each is its shape, whether it goes on after another one, and what it says. White space inside
    a line is kept: two spaces may be where a word was.

    Examples
    --------
    >>> split("Dit vragen wij:\n- op tijd zijn\n- afbellen")[2][2]
    'afbellen'
    """
    found: list[tuple[Vorm, bool, str]] = []
    for is_item, block in _blocks(tekst):
        sentences = list(_sentences(block))
        for place, sentence in enumerate(sentences):
            is_head = not _STOP.search(sentence) and len(sentence.split()) < _SHORT
            vorm = Vorm.KOP if is_head and len(sentences) == 1 else Vorm.ZIN
            found.append((Vorm.PUNT if is_item else vorm, place > 0, sentence))
    return tuple(found)


def _blocks(tekst: str) -> Iterator[tuple[bool, str]]:
    """Yield items of lists, and lines that belong together; whether it is an item comes first."""
    block, is_item = "", False
    for line in tekst.splitlines():
        bullet = _BULLET.match(line)
        if block and (bullet or not line.strip() or _ends(block, line)):
            yield is_item, block
            block, is_item = "", False
        if bullet:
            is_item = True
        text = line[bullet.end() :] if bullet else line
        block = f"{block} {text.strip()}" if block else text.strip()
    if block:
        yield is_item, block


def _ends(block: str, line: str) -> bool:
    if _STOP.search(block):
        return True
    begins = line.strip()[:1]
    return len(block.split()) < _SHORT and (begins.isupper() or begins.isdecimal())


def _sentences(block: str) -> Iterator[str]:
    begin = 0
    for match in _SENTENCE.finditer(block):
        if not _ABBREVIATED.search(block[: match.start()]):
            yield block[begin : match.end()].strip()
            begin = match.end()
    if rest := block[begin:].strip():
        yield rest


def _said(tekst: str, soort: Tekstsoort) -> Tekstsoort:
    """Return what a piece is: a label in front of it says more than the column."""
    label = _LABEL.match(tekst)
    return _BY_LABEL[label["woord"].casefold()] if label else soort


def _kind(kind: Kolomtype) -> Tekstsoort:
    own = next((extra for extra in kind.extra if isinstance(extra, Tekstsoort)), None)
    if own is not None:
        return own
    return Tekstsoort.NAAM if MinLen(1) in kind.extra else Tekstsoort.LOPEND

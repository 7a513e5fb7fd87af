"""A language, as the header of its catalog describes it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

BRON = "nl"
"""The language that every text was written in; it has no catalog."""

UIT = ".po"
_GELEZEN = re.compile(r"(\d+) van (\d+)$")
_KOPREGEL = re.compile(r'^"([\w-]+): (.*)\\n"$')


@dataclass(frozen=True, slots=True)
class Taal:
    """A language.

    Attributes
    ----------
    code
        The name of its catalog, and of the language in cookies and tables (BCP 47).
    naam
        What those who read it call it, in their own script.
    nederlands
        What the begeleider calls it.
    lang
        What a page says of itself in ``lang``.
    nul
        The digit zero; the other nine follow it in Unicode.
    ook
        Other codes by which browsers ask for it.
    datum
        The locale of CLDR that writes its dates, where that is not `lang` (``en-GB``); behind it
        the pattern, where those who write it use another (``so d MMMM y``; UTS 35, part 4).
    teksten, nagelezen
        How many texts its catalog has, and how many of those someone who grew up with it read as
        they are now (``nagelezen.py``).
    """

    code: str
    naam: str
    nederlands: str
    richting: str = "ltr"
    lang: str = BRON
    nul: str = "0"
    ook: tuple[str, ...] = ()
    datum: str = ""
    teksten: int = 0
    nagelezen: int = 0

    @property
    def is_bron(self) -> bool:
        """Tell whether it is the language that everything was written in."""
        return self.code == BRON

    @property
    def is_read(self) -> bool:
        """Tell whether every text was read by someone who grew up with the language."""
        return self.is_bron or 0 < self.teksten <= self.nagelezen

    def digits(self, getal: object) -> str:
        """Write a whole number in the digits of the language."""
        tekst = str(getal)
        if self.nul == "0":
            return tekst
        return "".join(chr(ord(self.nul) + int(ch)) if ch.isdecimal() else ch for ch in tekst)


NEDERLANDS = Taal(BRON, "Nederlands", "Nederlands")


@dataclass(frozen=True, slots=True)
class Stuk:
    """A text and the language that it is in."""

    tekst: str
    taal: Taal = NEDERLANDS


def read_taal(path: Path) -> Taal:
    """Read the header of a catalog; what it says more than gettext asks begins with ``X-``."""
    kop = read_header(path)
    code = path.stem
    read = _GELEZEN.match(kop.get("X-Nagelezen", ""))
    return Taal(
        code=code,
        naam=kop.get("X-Naam", code),
        nederlands=kop.get("X-Nederlands", code),
        richting=kop.get("X-Richting", "ltr"),
        lang=kop.get("X-Lang", kop.get("Language", code).partition("-x-")[0]),
        nul=kop.get("X-Nul", "0"),
        ook=tuple(kop.get("X-Ook", "").replace(",", " ").split()),
        datum=kop.get("X-Datum", ""),
        teksten=int(read[2]) if read else 0,
        nagelezen=int(read[1]) if read else 0,
    )


def read_header(path: Path) -> Mapping[str, str]:
    """Return the fields of the header: everything before the first empty line."""
    found: dict[str, str] = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if match := _KOPREGEL.match(line.strip()):
                found[match[1]] = match[2]
            elif found and not line.strip():
                break
    return found


ZONDER_SPATIE = frozenset({"zh"})
"""Languages whose sign at the end of a sentence brings its own room (W3C, clreq, 3.1.1)."""

_GAT = re.compile(
    r"(?P<laat><(?P<vak>textarea|script|style)\b.*?</(?P=vak)>|<[^>]*>)"
    r"|(?P<teken>[。！？；：，、](?:</(?:a|b|bdi|span|strong)>)*)\s+",
    re.DOTALL,
)


def close_up(taal: Taal, html: str) -> str:
    """Return a page without the gap after a sign that brings its own; what was typed stays."""
    if taal.lang.partition("-")[0] not in ZONDER_SPATIE:
        return html
    return _GAT.sub(lambda found: found["laat"] or found["teken"], html)

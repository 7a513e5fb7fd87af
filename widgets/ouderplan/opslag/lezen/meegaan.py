"""Rows that do not go in: a column says so (*A* is an action, *I* is only told), or a vakantie is.

A list may have more than one such column; a row that one of them leaves out, stays out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from ouderplan.opslag.lezen.koppen import Regel, fold
from ouderplan.opslag.lezen.legenda import legend_of
from ouderplan.opslag.lezen.lijstdoelen import Zekerheid
from ouderplan.opslag.lezen.vormen import Lijst
from ouderplan.opslag.lezen.vraag import Antwoorden, Vraag, Vraagsoort, answered, say

SOORT = "rijen.soort"
"""Where a column goes that says of each row what it is."""
MEE, OVER = "mee", "over"
MEESTE = 8
"""More different words do not say what kind of row it is."""
VAKANTIE = "*vakantie"
_NAMEN = {"activiteiten.activiteit", "momenten.moment"}
_VAKANTIE = re.compile(r"(?:herfst|kerst|voorjaars|krokus|mei|zomer|carnavals?)?\s?vakantie")
"""The whole name of a week without school: in it nothing is done with parents."""


def says_kind(lijst: Lijst, at: int) -> bool:
    """Tell whether the head of a column has all its words: *A/B/I* above A, B and I."""
    words = set(fold(lijst.kop[at]).split())
    return len(words) > 1 and "/" in lijst.kop[at] and set(map(fold, lijst.column(at))) <= words


def ask_kinds(
    lijst: Lijst, plaatsen: Mapping[int, str], rows: Sequence[Regel], antwoorden: Antwoorden
) -> Iterator[Vraag]:
    """Ask of each kind of row whether its rows go in, with what such a row says."""
    offer = ((say("rij_mee"), MEE), (say("rij_over"), OVER))
    found: dict[int, dict[str, list[Regel]]] = {}
    for line in rows:
        for at, kind in _kinds(line, plaatsen):
            found.setdefault(at, {}).setdefault(kind, []).append(line)
    means = legend_of(lijst)
    for at, kinds in sorted(found.items()):
        for kind, lines in list(kinds.items())[:MEESTE]:
            word = word_in(lines[0][1], at)
            longest = max((cell.strip() for cell in lines[0][1]), key=len, default="")
            told = [f"{word} = {means[word.casefold()]}"] if word.casefold() in means else []
            sleutel, holiday = f"rijen {kind}", kind == VAKANTIE
            proposal = (MEE, Zekerheid.ZEKER) if holiday else (None, Zekerheid.OPEN)
            value, sure = answered(antwoorden, sleutel, proposal, offer)
            shown = say("rij_vakantie") if holiday else word or say("rij_leeg")
            yield Vraag(Vraagsoort.RIJEN, sleutel, shown, offer, value, sure, len(lines),
                        (*told, longest), bij=lijst.kop[at])  # fmt: skip


def word_in(cells: Sequence[str], at: int) -> str:
    """Return what a row says that it is."""
    return re.sub(r"\s+", " ", cells[at].strip()) if at < len(cells) else ""


def passes_over(line: Regel, plaatsen: Mapping[int, str], gezegd: Mapping[str, str]) -> bool:
    """Tell whether a row stays out; `gezegd` has what was said of each kind."""
    return any(gezegd.get(kind) == OVER for _, kind in _kinds(line, plaatsen))


def _kinds(line: Regel, plaatsen: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield what a row is, by the column that says it; a second column names itself."""
    saying = [at for at, key in plaatsen.items() if key == SOORT]
    for at in saying:
        word = word_in(line[1], at)
        yield at, word if at == saying[0] else f"{at + 1} {word}"
    for at, key in plaatsen.items():
        if key in _NAMEN and _VAKANTIE.fullmatch(fold(word_in(line[1], at))):
            yield at, VAKANTIE

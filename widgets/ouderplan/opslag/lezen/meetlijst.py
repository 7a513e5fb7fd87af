"""What schools measured, in a list of their own: a column of results for each year or group."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from ouderplan.kern.datum import MAANDEN
from ouderplan.kern.getallen import parse_measure
from ouderplan.kern.streefcijfers import Meting
from ouderplan.opslag.lezen.koppen import fold, is_head, words_of
from ouderplan.opslag.lezen.volgnummers import is_counting
from ouderplan.opslag.tabellen import tabel_of

METING = "metingen.gemeten"
JAAR = re.compile(
    rf"(?:\b(?:{'|'.join(MAANDEN)}|voorjaar|najaar|zomer|herfst|winter|lente)\s+)?"
    r"\b(?:19|20)\d\d(?:\s*[-–/]\s*(?:20)?\d\d)?\b",
    re.I,
)
_VAN_JAAR = re.compile(rf"\s*\(({JAAR.pattern})\)$", re.I)
"""Behind what is said of one year: *rood (2025-2026)*."""
_SCHOOLJAAR = re.compile(r"(?:19|20)\d\d\s*[-–/]\s*(?:20)?\d\d")
NVT = re.compile(r"n\.?\s?v\.?\s?t\.?|niet van toepassing", re.I)
NORM = "streefcijfers.norm"
GEWENST = re.compile(
    r"\b(?:ambitie|stre(?:ef|v)\w*|norm|doel\w*|gewenst\w*|beoogd\w*|straks)\b", re.I
)
"""In the head of what is wanted, also in the year that it names: that is no result."""
VAN_ANDEREN = re.compile(
    r"\b(?:landelijk\w*|benchmark|referentie\w*|vergelijk\w*|(?:andere|alle) scholen|bestuur\w*"
    r"|stichting\w*)\b",
    re.I,
)
"""In the head of what others have: that is no measurement of this school."""
_UITKOMST = re.compile(r"\b(?:gemeten|resulta\w+|uitkomst\w*|behaald|gehaald|score)\b", re.I)
_MEESTE = 0.6
_MEESTE_CELLEN = 50


def are_figures(cells: Sequence[str]) -> bool:
    """Tell whether most cells are a number and do not just count the rows."""
    seen = cells[:_MEESTE_CELLEN]
    found = [parse_measure(cell) for cell in seen if cell[:1].isdigit()]
    fit = [one for one in found if one and one.kaal]
    return bool(fit) and len(fit) >= _MEESTE * len(seen) and not is_counting(cells)


def is_measured(heads: Sequence[str], columns: Sequence[Sequence[str]]) -> bool:
    """Tell whether a list has figures below what is wanted, and below what came of it."""
    said = [head for head, cells in zip(heads, columns, strict=True) if are_figures(cells)]
    wanted = [head for head in said if GEWENST.search(head)]
    return bool(wanted) and any(JAAR.search(head) or _UITKOMST.search(head) for head in said
                                if head not in wanted)  # fmt: skip


def measured(
    heads: Sequence[str], cells: Mapping[str, str], results: Sequence[tuple[str, str]], *, own: bool
) -> Iterator[dict[str, str]]:
    """Yield a measurement for each result: the year in its head says when, the rest of whom.

    Below a year *n.v.t.* is no result.

    `heads` are those of all columns of results, `results` the filled ones of a line with theirs.
    `own` tells whether a line without a result is a measurement too.
    """
    results = [one for one in results if not (JAAR.search(one[0]) and NVT.fullmatch(one[1]))]
    several = len({_without_year(head) for head in heads}) > 1
    years = {year[0] for head, _ in results if (year := JAAR.search(head))}
    for head, text in results:
        year = JAAR.search(head)
        span = year and _SCHOOLJAAR.fullmatch(year[0]) and not cells.get("schooljaar")
        kolom = "schooljaar" if span else "wanneer"
        when = {} if year is None or cells.get(kolom) else {kolom: year[0].strip()}
        whose = _without_year(head)
        known = is_head(tabel_of(Meting), whose) or (not several and _says_result(whose))
        there = _of_year(cells.get("toelichting", ""), year[0] if year else "", years)
        told = filter(None, ("" if known else whose, there))
        yield {**cells, **when, "gemeten": text, "toelichting": "\n".join(told)}
    if own and not results:
        yield dict(cells)


def _of_year(toelichting: str, year: str, years: Set[str]) -> str:
    """Return what is said of one of the years that were measured: not what names another one."""
    kept = []
    for line in toelichting.split("\n"):
        named = _VAN_JAAR.search(line)
        if named is None or named[1] not in years:
            kept.append(line)
        elif named[1] == year:
            kept.append(line[: named.start()])
    return "\n".join(kept)


def _without_year(head: str) -> str:
    return JAAR.sub(" ", head).strip(" :-–()")


def _says_result(head: str) -> bool:
    """Tell whether a head has a word for a result in it."""
    words = words_of(tabel_of(Meting), "gemeten")
    return not head or any(f" {word} " in f" {fold(head)} " for word in words)

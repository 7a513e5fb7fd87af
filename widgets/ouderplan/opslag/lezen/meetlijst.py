"""What schools measured, in a list of their own: a column of results for each year or group."""

import re
from collections.abc import Iterator, Mapping, Sequence

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
NORM = "streefcijfers.norm"
GEWENST = re.compile(r"\b(?:ambitie|streef\w*|norm|doel\w*|gewenst\w*|beoogd\w*|straks)\b", re.I)
"""In the head of what is wanted, also in the year that it names: that is no result."""
VAN_ANDEREN = re.compile(
    r"\b(?:landelijk\w*|benchmark|referentie\w*|vergelijk\w*|(?:andere|alle) scholen|bestuur\w*"
    r"|stichting\w*)\b",
    re.I,
)
"""In the head of what others have: that is no measurement of this school."""
_MEESTE = 0.6
_MEESTE_CELLEN = 50


def are_figures(cells: Sequence[str]) -> bool:
    """Tell whether most cells are a number and do not just count the rows."""
    seen = cells[:_MEESTE_CELLEN]
    found = [parse_measure(cell) for cell in seen if cell[:1].isdigit()]
    fit = [one for one in found if one and one.kaal]
    return bool(fit) and len(fit) >= _MEESTE * len(seen) and not is_counting(cells)


def measured(
    heads: Sequence[str], cells: Mapping[str, str], results: Sequence[tuple[str, str]], *, own: bool
) -> Iterator[dict[str, str]]:
    """Yield a measurement for each result: the year in its head says when, the rest of whom.

    `heads` are those of all columns of results, `results` the filled ones of a line with theirs.
    `own` tells whether a line without a result is a measurement too.
    """
    several = len({_without_year(head) for head in heads}) > 1
    for head, text in results:
        year = JAAR.search(head)
        when = {"wanneer": year[0].strip()} if year and not cells.get("wanneer") else {}
        whose = _without_year(head)
        known = is_head(tabel_of(Meting), whose) or (not several and _says_result(whose))
        told = filter(None, ("" if known else whose, cells.get("toelichting", "")))
        yield {**cells, **when, "gemeten": text, "toelichting": "\n".join(told)}
    if own and not results:
        yield dict(cells)


def _without_year(head: str) -> str:
    return JAAR.sub(" ", head).strip(" :-–()")


def _says_result(head: str) -> bool:
    """Tell whether a head has a word for a result in it."""
    words = words_of(tabel_of(Meting), "gemeten")
    return not head or any(f" {word} " in f" {fold(head)} " for word in words)

"""A list with a column for each month or group: what stands below one are rows that say which.

Of a calendar the head is the moment, of a plan by group it is for whom: the same text below two
groups in a line, and a cell that was merged over them, is one row for both. Where a column before
groups may be the name of a row (*Onderwerp*, *Taak*), what is below them is no row of its own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ouderplan.opslag.lezen.dagkolommen import is_month, says_month
from ouderplan.opslag.lezen.duiden import exact
from ouderplan.opslag.lezen.koppen import Regel
from ouderplan.opslag.lezen.lijstdoelen import goals_of, is_moment, row_name
from ouderplan.opslag.lezen.meetlijst import NVT
from ouderplan.opslag.lezen.volgnummers import is_counting
from ouderplan.opslag.lezen.vormen import Lijst
from ouderplan.opslag.opschriften import column_name
from ouderplan.opslag.tabellen import Tabel

_MINSTENS = 3
"""So many months or groups beside each other make such a list."""
_GEZEGD = re.compile(r"[^\W_]")
_WOORD = re.compile(r"[^\W\d_]{3,}")
_WEEK = re.compile(r"(?:week|wk)\.?\s*\d", re.I)
_MEESTE = 0.6
_DAG = re.compile(
    r"(?P<dag>(?:(?:ma|di|wo|do|vr|za|zo)\w*\.?\s+)?\d{1,2}(?:\s*(?:[-–&+,/]|en|t/m)\s*\d{1,2})*)"
    r"(?:\s*[:;.)=–-]\s*|\s+)(?P<wat>[^\W\d].*)",
    re.IGNORECASE,
)
_STREEP = re.compile(r"^[-–—•*]+(?:\s+|$)")
"""What a line of a cell begins with, or is all that stands there."""
_HAAKJE, _VERDER = r"\((?![^()]*\)\w)", r"|(?:met|en|of|voor|van|door|t/m)\s"
"""What a line that goes on begins with: *(verplicht)*, *met kind*; not *(Groot)ouders*."""
_GROEP = re.compile(
    r"(?:groep(?:en)?|gr|leerjaar|unit)\W*\d.*|(?:onder|midden|boven)bouw|kleuters|peuters"
    r"|(?:ge)?hele school|schoolbreed|iedereen|allen|alle groepen",
    re.I,
)


def by_head(tabel: Tabel, lijst: Lijst, naast: Mapping[int, Sequence[tuple[int, int]]]) -> Lijst:
    """Return a list with a row for each line below a month or a group, when its rows have no name.

    Of rows with a name what stands below groups may be when it is for those.
    `naast` has the cells that were merged beside each other, by line.
    """
    when = next((goal.kolom.naam for goal in goals_of(tabel).values()
                 if goal.tabel is tabel and is_moment(goal)), "")  # fmt: skip
    whom = exact(tabel, "groep")
    known = {exact(tabel, head) for head in lijst.kop}
    named = row_name(tabel) in known
    if named and ({when, whom} & known or not when):
        return lijst
    says, below = (when, _says_when) if named else (row_name(tabel), _WOORD.search)
    for kolom, fits, rows in ((when, is_month, _by_month), (whom, is_group, _by_group)):
        here = {at: head for at, head in enumerate(lijst.kop) if fits(head)}
        cells = [cell for at in here for cell in lijst.column(at) if _GEZEGD.search(cell)]
        texts = sum(map(bool, map(below, cells)))
        if len(here) < _MINSTENS or kolom in {"", says} or texts <= _MEESTE * len(cells):
            continue
        before = range(min(here)) if fits is is_group and not named else ()
        if any(_may_name(tabel, lijst, at) for at in before):
            continue
        rest = [at for at in range(len(lijst.kop)) if at not in here]
        heads = [lijst.kop[at] for at in rest]
        kop = (column_name(tabel, kolom), column_name(tabel, says), *heads)
        regels = list[Regel]()
        for number, cells in lijst.regels:
            beside = [cells[at] if at < len(cells) else "" for at in rest]
            said = list(rows(cells, here, naast.get(number, ())))
            if not said and sum(map(bool, map(str.strip, beside))) > (not named):
                said = [("", "")]  # of which somebody says what it is
            regels += [(number, [*one, *beside]) for one in said]
        return replace(lijst, kop=kop, regels=tuple(regels), breed={}, _kolommen={})
    return lijst


def _may_name(tabel: Tabel, lijst: Lijst, at: int) -> bool:
    """Tell whether a column may say what its rows are: it is known for nothing else."""
    cells = lijst.column(at)
    plain = is_counting(cells) or all(map(is_month, cells)) or not any(map(_WOORD.search, cells))
    return not plain and not exact(tabel, lijst.kop[at])


def _says_when(cell: str) -> bool:
    return says_month(cell) or bool(_WEEK.match(cell))


def is_group(head: str) -> bool:
    """Tell whether a text says which classes, and nothing else."""
    return bool(_GROEP.fullmatch(head.strip()))


def _by_month(
    cells: Sequence[str], months: Mapping[int, str], naast: Sequence[tuple[int, int]]
) -> Iterator[tuple[str, str]]:
    """Yield when and what is below each month, a line of a cell each."""
    for at, head in months.items():
        last = months.get(_until(naast, at), head)
        month = head if last == head else f"{head} t/m {last}"
        for text in _lines_of(cells, at):
            match = _DAG.fullmatch(text)
            when = f"{match['dag']} {month.lower()}" if match else month.lower()
            yield when, match["wat"] if match else text


def _by_group(
    cells: Sequence[str], groups: Mapping[int, str], naast: Sequence[tuple[int, int]]
) -> Iterator[tuple[str, str]]:
    """Yield for whom and what is in a line of the list, each text once."""
    found: dict[str, dict[str, None]] = {}
    for at in groups:
        whom = [head for place, head in groups.items() if at <= place <= _until(naast, at)]
        for text in _lines_of(cells, at):
            found.setdefault(text, {}).update(dict.fromkeys(whom))
    for text, whose in found.items():
        yield ", ".join(whose), text


def _until(naast: Sequence[tuple[int, int]], at: int) -> int:
    """Return the last place over which a cell was merged."""
    return max((until for first, until in naast if first == at), default=at)


def _lines_of(cells: Sequence[str], at: int) -> list[str]:
    cell = cells[at].strip() if at < len(cells) else ""
    small = cell[:1].islower()  # each line begins with a small letter: that says nothing
    said = re.sub(rf"\n\s*(?={_HAAKJE}{'' if small else _VERDER})", " ", cell).split("\n")
    texts = [_STREEP.sub("", line.strip()) for line in said]
    return [text for text in texts if _GEZEGD.search(text) and not NVT.fullmatch(text)]

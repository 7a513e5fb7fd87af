"""What a list seems to be: which table, how sure that is, and which column is which.

A full match comes before anything that is only alike; what is only alike waits for a yes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from ouderplan.opslag.lezen.dagkolommen import put_moments
from ouderplan.opslag.lezen.getypt import is_understood
from ouderplan.opslag.lezen.koppen import (
    called,
    fold,
    goal_code,
    is_common,
    known_heads,
    meant,
    read_head,
    table_of,
)
from ouderplan.opslag.lezen.koppen import words_of as _words_of
from ouderplan.opslag.lezen.lijstdoelen import (
    Doel,
    Zekerheid,
    family,
    goals_of,
    is_text,
    offered,
    row_name,
    words,
)
from ouderplan.opslag.lezen.meetlijst import JAAR, METING, are_figures
from ouderplan.opslag.lezen.metkop import explain
from ouderplan.opslag.lezen.volgnummers import counts_again, is_counting
from ouderplan.opslag.lezen.vormen import Lijst
from ouderplan.opslag.tabellen import Tabel

LIJKT = 82
"""From this likeness (of 100) on, a head is taken for a slip of the pen in another one."""
GENOEG = 0.34
"""From this part of the heads on, a table is one that a file may be."""
MEESTE_CELLEN = 50
"""So many different cells are looked at, to see what is in a column."""
_KORT = 4
_MEESTE = 0.6
_CODE = "jaardoelen.code"


@dataclass(frozen=True, slots=True)
class Kans:
    """A table that a list may be."""

    tabel: Tabel
    zekerheid: Zekerheid


def rank(naam: str, lijst: Lijst) -> list[Kans]:
    """Return which tables a list may be, the likeliest first."""
    head = [cell for cell in lijst.kop if cell]
    above = [(at, [title]) for at, title in enumerate(lijst.titels, start=-len(lijst.titels))]
    sure = table_of(naam, [*above, (lijst.kopregel, list(lijst.kop)), *lijst.regels[:1]])
    shared = {table for tables in offered().values() for table in tables}
    scored = {table: _share(table, head) for table in shared}
    if sure is not None:
        wanted = {k.naam for k in sure.kolommen if k.verplicht and k.soort is str}
        known = wanted & set(read_head(sure, head)) or known_heads(head, [sure]) > 1
        certain = Zekerheid.ZEKER if known or not head else Zekerheid.WAARSCHIJNLIJK
        scored.pop(sure, None)
    for _, cells in lijst.regels if not head else ():
        table = called(cells[0])
        if table in scored:
            scored[table] = GENOEG
    found = sorted(scored.items(), key=lambda row: -row[1])
    told = not head or not all(is_common(fold(cell)) for cell in head)
    likely = [
        Kans(table, Zekerheid.WAARSCHIJNLIJK if told else Zekerheid.OPEN)
        for table, part in found
        if part >= GENOEG
    ]
    return [*([Kans(sure, certain)] if sure is not None else []), *likely]


def _share(tabel: Tabel, head: Sequence[str]) -> float:
    """Return which part of the heads a list like this one has; common heads count for less."""
    if not head:
        return 0.0
    tables = family(tabel)
    points = 0.0
    for cell in head:
        fits = [at for at, one in enumerate(tables) if _exact(one, cell)]
        if fits:
            points += (0.5 if is_common(fold(cell)) else 1.0) * (0.8 if fits[0] else 1.0)
        elif _alike(tabel, cell, ()):
            points += 0.3
    needed = {k.naam for k in tabel.kolommen if k.verplicht and k.soort is str}
    there = needed & {_exact(tabel, cell) for cell in head}
    return points / len(head) * (1.0 if there or not needed else 0.6)


def place_columns(tabel: Tabel, lijst: Lijst) -> list[tuple[str, Zekerheid]]:
    """Return per column where it goes ("" is nowhere) and how sure that is."""
    taken = set[str]()
    found = _full_matches(tabel, lijst, taken)
    for at in range(len(lijst.kop)):
        if at not in found and lijst.column(at):
            guess = _guess(tabel, lijst, at, taken)
            taken |= {guess} - {""}
            found[at] = (guess, Zekerheid.WAARSCHIJNLIJK)
    put_moments(tabel, lijst, found)
    _measure(tabel, lijst, found)
    explain(tabel, lijst, found)
    return _named(tabel, lijst, found, taken)


def _measure(tabel: Tabel, lijst: Lijst, found: dict[int, tuple[str, Zekerheid]]) -> None:
    """Let what stands below a year be a result, and figures when nothing says it better.

    Without any result in a list of something else, no column goes to a measurement.
    """
    if METING not in goals_of(tabel):
        return
    free = [at for at, (key, _) in found.items() if not key and lijst.kop[at]]
    results = [at for at in free if JAAR.search(lijst.kop[at])]
    if not results and METING not in dict(found.values()):
        results = [at for at in free if are_figures(lijst.column(at))]
    for at in results:
        found[at] = (METING, Zekerheid.WAARSCHIJNLIJK)
    if tabel.naam != "metingen" and METING not in dict(found.values()):
        for at in [at for at, (key, _) in found.items() if key.startswith("metingen.")]:
            found[at] = ("", Zekerheid.WAARSCHIJNLIJK)


def _full_matches(tabel: Tabel, lijst: Lijst, taken: set[str]) -> dict[int, tuple[str, Zekerheid]]:
    """Return where columns go whose head says it, behind what tells one table from another."""
    targets = goals_of(tabel)
    found: dict[int, tuple[str, Zekerheid]] = {}
    turn = _turn(tabel, lijst)
    for one in family(tabel):
        for at, cell in enumerate(lijst.kop):
            key = f"{one.naam}.{_exact(one, cell)}"
            later = at > turn and one is tabel and _elsewhere(tabel, cell, targets, taken)
            in_block = one.naam == "ambitie_jaren"  # its columns may come back in every block
            there = at in lijst.blokken and family(tabel)[-1].naam == "ambitie_jaren"
            free = there if in_block else not there and key not in taken
            if at in found or later or key not in targets or not free:
                continue
            if key == _CODE and _only_counts(tabel, lijst, at):
                found[at] = ("", Zekerheid.WAARSCHIJNLIJK if one is tabel else Zekerheid.ZEKER)
                continue
            says = _says_something(targets[key], lijst.column(at))
            if says or one is tabel or _are_signs(lijst.column(at)):
                found[at] = (key, Zekerheid.ZEKER if says else Zekerheid.WAARSCHIJNLIJK)
                taken.add(key)
    return found


def _only_counts(tabel: Tabel, lijst: Lijst, at: int) -> bool:
    """Tell whether a column only numbers the rows; goals that are counted once may be called so."""
    cells = lijst.column(at)
    own = tabel.naam == _CODE.partition(".")[0]
    return counts_again(cells) if own else is_counting(cells)


def _turn(tabel: Tabel, lijst: Lijst) -> int:
    """Return from which column on a line is about the row of another table: its activity."""
    others = family(tabel)[1:]
    first = {words("pas_als").get(one.naam, [""])[0]: one for one in others}
    places = [
        at
        for at, cell in enumerate(lijst.kop)
        for naam, one in first.items()
        if one.naam == "acties" and _exact(one, cell) == naam
    ]
    return min(places, default=len(lijst.kop))


def _elsewhere(tabel: Tabel, cell: str, targets: Mapping[str, Doel], taken: set[str]) -> bool:
    """Tell whether another table of the family has a head too."""
    keys = [f"{one.naam}.{_exact(one, cell)}" for one in family(tabel)[1:]]
    return any(key in targets and key not in taken for key in keys)


def _are_signs(cells: Sequence[str]) -> bool:
    """Tell whether cells are letters that stand for a word: G, O and R."""
    return len(set(cells)) < len(cells) and all(len(cell) == 1 for cell in cells)


def _says_something(doel: Doel, cells: Sequence[str]) -> bool:
    """Tell whether what stands below a head can be what it says, for a column with fixed words."""
    different = list(dict.fromkeys(cells))[:MEESTE_CELLEN]
    if is_text(doel.kolom) or not different:
        return True
    return any(is_understood(doel.tabel, doel.kolom, cell) for cell in different)


def _exact(tabel: Tabel, cell: str) -> str:
    known = {kolom.naam for kolom in tabel.kolommen}
    naam = read_head(tabel, [cell])[0] if cell.strip() else ""
    return naam if naam in known else ""


def _guess(tabel: Tabel, lijst: Lijst, at: int, taken: set[str]) -> str:
    """Return what a head that is not known may be: by words in it, or by what stands below it."""
    head = lijst.kop[at]
    if at in lijst.blokken:
        inside = "ambitie_jaren.inhoud"
        return inside if inside in goals_of(tabel) else ""
    again = f"{tabel.naam}.{_exact(tabel, head)}"
    if again in words("samen_in")["kolommen"]:
        return again
    barred = taken - set(words("samen_in")["met_kop"])
    for one in family(tabel):
        near = (_begins(one, head, barred) or _alike(one, head, barred)) if head else ""
        if near in goals_of(tabel) and _says_something(goals_of(tabel)[near], lijst.column(at)):
            return near
    cells = list(dict.fromkeys(lijst.column(at)))[:MEESTE_CELLEN]
    codes = sum(bool(goal_code(cell)) and not cell.isdigit() for cell in cells)
    if _CODE in goals_of(tabel) and _CODE not in taken and codes >= _MEESTE * len(cells):
        return _CODE
    for key, goal in goals_of(tabel).items():
        if key not in taken and issubclass(goal.kolom.soort, StrEnum):
            own = set(goal.kolom.soort)
            known = sum(meant(goal.tabel, goal.kolom, cell).casefold() in own for cell in cells)
            if known and known >= _MEESTE * len(cells):
                return key
    return ""


def _begins(tabel: Tabel, head: str, taken: set[str]) -> str:
    """Return the column whose name a head begins with in capitals: *ACT: hoe gaan wij verder?*."""
    first = head.split(maxsplit=1)[0].rstrip(":-–.")
    key = f"{tabel.naam}.{_exact(tabel, first)}"
    return key if first.isupper() and len(first) > 1 and key not in taken else ""


def _alike(tabel: Tabel, head: str, taken: Sequence[str] | set[str]) -> str:
    """Return the column of which a head has the words in it, or almost."""
    said = fold(head)
    best: tuple[int, int, str] | None = None
    for kolom in tabel.kolommen:
        key = f"{tabel.naam}.{kolom.naam}"
        again = key == "metingen.gemeten" and JAAR.search(head)
        when = key == "metingen.wanneer" and JAAR.search(head)  # the head says it itself
        for word in () if when or (key in taken and not again) else _words_of(tabel, kolom.naam):
            if len(word) >= _KORT and f" {word} " in f" {said} ":
                place = (said.find(word), -len(word), key)
                best = min(best, place) if best else place
    if best:
        return best[2]
    likely = {
        word: f"{tabel.naam}.{kolom.naam}"
        for kolom in tabel.kolommen
        if f"{tabel.naam}.{kolom.naam}" not in taken
        for word in _words_of(tabel, kolom.naam)
    }
    near = process.extractOne(said, list(likely), scorer=fuzz.ratio, score_cutoff=LIJKT)
    return likely[near[0]] if near else ""


def _named(
    tabel: Tabel, lijst: Lijst, found: Mapping[int, tuple[str, Zekerheid]], taken: set[str]
) -> list[tuple[str, Zekerheid]]:
    """Give the name of a row the column with most in it, when no column has it yet."""
    placed = dict(found)
    name = f"{tabel.naam}.{row_name(tabel)}"
    called = {f"{tabel.naam}.{naam}" for naam in words("heet").get(tabel.naam, ())}
    if name in goals_of(tabel) and name not in taken and not called & taken:
        free = [at for at, (key, _) in placed.items() if not key and at not in lijst.blokken]
        longest = sorted(free, key=lambda at: -sum(map(len, lijst.column(at))))
        other = [f"{tabel.naam}.{naam}" for naam in words("anders").get(tabel.naam, ())]
        instead = [at for one in other for at, (key, _) in placed.items() if key == one]
        column = goals_of(tabel)[name].kolom
        if is_text(column) and not column.vorm.zelf and (longest or instead):
            placed[(instead or longest)[0]] = (name, Zekerheid.WAARSCHIJNLIJK)
    empty = ("", Zekerheid.ZEKER)
    return [placed.get(at, empty) for at in range(len(lijst.kop))]

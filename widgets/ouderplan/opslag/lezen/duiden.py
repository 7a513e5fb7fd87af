"""Which column of a list is which, and how sure that is.

A full match comes before anything that is only alike; what is only alike waits for a yes.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from rapidfuzz import fuzz, process

from ouderplan.opslag.lezen.dagkolommen import in_rows, put_moments
from ouderplan.opslag.lezen.getypt import is_understood
from ouderplan.opslag.lezen.koppen import (
    fold,
    goal_code,
    meant,
    read_head,
)
from ouderplan.opslag.lezen.koppen import words_of as _words_of
from ouderplan.opslag.lezen.lijstdoelen import (
    Doel,
    Zekerheid,
    family,
    goals_of,
    is_text,
    row_name,
    words,
)
from ouderplan.opslag.lezen.meetlijst import (
    GEWENST,
    JAAR,
    METING,
    NORM,
    VAN_ANDEREN,
    are_figures,
)
from ouderplan.opslag.lezen.metkop import explain
from ouderplan.opslag.lezen.volgnummers import counts_again, is_counting
from ouderplan.opslag.lezen.vormen import Lijst
from ouderplan.opslag.tabellen import Tabel

LIJKT = 82
"""From this likeness (of 100) on, a head is taken for a slip of the pen in another one."""
MEESTE_CELLEN = 50
"""So many different cells are looked at, to see what is in a column."""
_BEGIN = re.compile(r"\b(?:start|begin)\w*$", re.IGNORECASE)
"""At the end of a head of when something begins, beside the head of when it is done."""
_KORT = 4
_MEESTE = 0.6
_CODE = "jaardoelen.code"


def place_columns(tabel: Tabel, lijst: Lijst) -> list[tuple[str, Zekerheid]]:
    """Return per column where it goes ("" is nowhere) and how sure that is."""
    taken = set[str]()
    found = _full_matches(tabel, lijst, taken)
    for at, cell in enumerate(lijst.kop):
        if at not in found and of_program(cell):
            found[at] = ("", Zekerheid.ZEKER)
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
    free = [at for at in free if not VAN_ANDEREN.search(lijst.kop[at])]
    for at in [at for at in free if GEWENST.search(lijst.kop[at])]:
        free.remove(at)
        if NORM in dict(found.values()) and are_figures(lijst.column(at)):
            found[at] = (NORM, Zekerheid.WAARSCHIJNLIJK)
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
            key = f"{one.naam}.{exact(one, cell)}"
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
    cells = in_rows(lijst, at)
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
        if one.naam == "acties" and exact(one, cell) == naam
    ]
    return min(places, default=len(lijst.kop))


def _elsewhere(tabel: Tabel, cell: str, targets: Mapping[str, Doel], taken: set[str]) -> bool:
    """Tell whether another table of the family has a head too."""
    keys = [f"{one.naam}.{exact(one, cell)}" for one in family(tabel)[1:]]
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


def exact(tabel: Tabel, cell: str) -> str:
    """Return the column that a head is the name of, or ""."""
    known = {kolom.naam for kolom in tabel.kolommen}
    naam = read_head(tabel, [cell])[0] if cell.strip() else ""
    return naam if naam in known else ""


def _guess(tabel: Tabel, lijst: Lijst, at: int, taken: set[str]) -> str:
    """Return what a head that is not known may be: by words in it, or by what stands below it."""
    head = lijst.kop[at]
    if at in lijst.blokken:
        inside = "ambitie_jaren.inhoud"
        return inside if inside in goals_of(tabel) else ""
    again = f"{tabel.naam}.{exact(tabel, head)}"
    if again in words("samen_in")["kolommen"]:
        return again
    barred = taken - set(words("samen_in")["met_kop"])
    for one in family(tabel):
        near = _asks_who(one, head, barred) or _begins(one, head, barred) if head else ""
        if head and not near and not _BEGIN.search(head):  # when it begins is not when
            near = alike(one, head, barred)
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


def of_program(cell: str) -> bool:
    """Tell whether a head is of what a program keeps for itself in its export."""
    return fold(cell) in words("van_programma")["koppen"]


def _asks_who(tabel: Tabel, head: str, taken: set[str]) -> str:
    """Return the column with people in it, for a head that begins with *Wie*."""
    if fold(head).removeprefix("door ").split(" ")[0] != "wie":
        return ""
    several = words("samen_in")["kolommen"]
    own = {kolom.naam for kolom in tabel.kolommen}
    keys = [f"{tabel.naam}.{naam}" for naam in words("personen")["kolommen"] if naam in own]
    return next((key for key in keys if key not in taken or key in several), "")


def _begins(tabel: Tabel, head: str, taken: set[str]) -> str:
    """Return the column whose name a head begins with in capitals: *ACT: hoe gaan wij verder?*."""
    first = head.split(maxsplit=1)[0].rstrip(":-–.")
    key = f"{tabel.naam}.{exact(tabel, first)}"
    return key if first.isupper() and len(first) > 1 and key not in taken else ""


def alike(tabel: Tabel, head: str, taken: Sequence[str] | set[str]) -> str:
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

"""Which column of a list is which, and how sure that is.

A full match comes before anything that is only alike; what is only alike waits for a yes.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from rapidfuzz import fuzz, process

from ouderplan.opslag.lezen.dagkolommen import are_dates, in_rows, put_moments
from ouderplan.opslag.lezen.getypt import is_understood
from ouderplan.opslag.lezen.koppen import fold, goal_code, meant, read_head
from ouderplan.opslag.lezen.koppen import words_of as _words_of
from ouderplan.opslag.lezen.leden import are_contacts
from ouderplan.opslag.lezen.lijstdoelen import (
    Doel,
    Zekerheid,
    family,
    goals_of,
    is_moment,
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
from ouderplan.opslag.lezen.restkolommen import explain, name_rows, put_states
from ouderplan.opslag.lezen.volgnummers import counts_again, is_counting
from ouderplan.opslag.lezen.vormen import Lijst
from ouderplan.opslag.tabellen import Tabel

LIJKT = 82
"""From this likeness (of 100) on, a head is taken for a slip of the pen in another one."""
MEESTE_CELLEN = 50
"""So many different cells are looked at, to see what is in a column."""
_BEGIN = re.compile(r"\b(?:start|begin)\w*$", re.IGNORECASE)
"""At the end of a head of when something begins, beside the head of when it is done."""
_DOEL = re.compile(r"\b(?:jaar)?doel(?:en|stelling(?:en)?)?\b", re.IGNORECASE)
_KORT, _ZIN = 4, 3
_MEESTE = 0.6
_CODE = "jaardoelen.code"


def place_columns(tabel: Tabel, lijst: Lijst) -> list[tuple[str, Zekerheid]]:
    """Return per column where it goes ("" is nowhere) and how sure that is."""
    taken = set[str]()
    found = _full_matches(tabel, lijst, taken)
    for at, cell in enumerate(lijst.kop):
        if at not in found and (of_program(cell) or are_contacts(lijst.column(at))):
            found[at] = ("", Zekerheid.ZEKER)
    below: dict[str, str] = {}
    for at in range(len(lijst.kop)):
        if at not in found and lijst.column(at):
            above = _capitals(lijst.kop[at])
            guess = below.get(above) or _guess(tabel, lijst, at, taken)
            if above and guess in {f"{one.naam}.{exact(one, above)}" for one in family(tabel)}:
                below[above] = guess  # what was merged over several is what they all are of
            taken |= {guess} - {""}
            found[at] = (guess, Zekerheid.WAARSCHIJNLIJK)
    put_moments(tabel, lijst, found)
    put_states(lijst, found)
    _measure(tabel, lijst, found)
    explain(tabel, lijst, found)
    return name_rows(tabel, lijst, found, taken)


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
        if are_figures(lijst.column(at)):
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
            own = one is tabel  # its own head says it, whatever sentences stand below it
            says = _says_something(targets[key], lijst.column(at), sentences=own)
            if says or one is tabel or _are_signs(lijst.column(at)):
                sure = says and (one is tabel or _has_rows_of(one, lijst))
                found[at] = (key, Zekerheid.ZEKER if sure else Zekerheid.WAARSCHIJNLIJK)
                taken.add(key)
    return found


def _has_rows_of(tabel: Tabel, lijst: Lijst) -> bool:
    """Tell whether a list has what makes a row of another table: of an action what is done."""
    needed = words("pas_als").get(tabel.naam, ())
    return not needed or any(exact(tabel, head) in needed for head in lijst.kop)


def _only_counts(tabel: Tabel, lijst: Lijst, at: int) -> bool:
    """Tell whether a column only numbers the rows; goals that are counted once may be called so.

    In a list of actions it does when no number can be that of a goal, and each row has its own:
    *2026-01*.
    """
    cells = in_rows(lijst, at)
    if tabel.naam == _CODE.partition(".")[0]:
        return counts_again(cells)
    own = len(set(cells)) == len(in_rows(lijst, at, all_of=True))
    return is_counting(cells) or (own and not any(map(goal_code, cells)))


def _turn(tabel: Tabel, lijst: Lijst) -> int:
    """Return from which column on a line is about the row of another table: its activity."""
    others = family(tabel)[1:]
    name = next((cell for cell in lijst.kop if exact(tabel, cell) == row_name(tabel)), "")
    first = {words("pas_als").get(one.naam, [""])[0]: one for one in others}
    places = [
        at
        for at, cell in enumerate(lijst.kop)
        for naam, one in first.items()
        if one.naam == "acties" and exact(one, cell) == naam and cell != name
    ]
    return min(places, default=len(lijst.kop))


def _elsewhere(tabel: Tabel, cell: str, targets: Mapping[str, Doel], taken: set[str]) -> bool:
    """Tell whether another table of the family has a head too."""
    keys = [f"{one.naam}.{exact(one, cell)}" for one in family(tabel)[1:]]
    return any(key in targets and key not in taken for key in keys)


def _are_signs(cells: Sequence[str]) -> bool:
    """Tell whether cells are letters that stand for a word: G, O and R."""
    return len(set(cells)) < len(cells) and all(len(cell) == 1 for cell in cells)


def _says_something(doel: Doel, cells: Sequence[str], *, sentences: bool = False) -> bool:
    """Tell whether what stands below a head can be what it says, for a column with fixed words.

    It is something else when half of it are `sentences`, unless they may be.
    """
    different = list(dict.fromkeys(cells))[:MEESTE_CELLEN]
    if is_text(doel.kolom) or not different:
        return True
    known = [cell for cell in different if is_understood(doel.tabel, doel.kolom, cell)]
    told = [cell for cell in set(different) - set(known) if len(cell.split()) >= _ZIN]
    return bool(known) and (sentences or 2 * len(told) < len(different))


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
        near = _behind(tabel, lijst, at, near, barred)
        if near == f"{one.naam}.{row_name(one)}" and are_figures(lijst.column(at)):
            continue  # figures are no name of what they are of: *Doel 2027*
        if near in goals_of(tabel) and _says_something(goals_of(tabel)[near], lijst.column(at)):
            return near
    cells = list(dict.fromkeys(lijst.column(at)))[:MEESTE_CELLEN]
    codes = sum(bool(goal_code(cell)) and not cell.isdigit() for cell in cells)
    if _CODE in goals_of(tabel) and _CODE not in taken and codes >= _MEESTE * len(cells):
        return _CODE
    return _by_cells(tabel, lijst, at, taken)


def _behind(tabel: Tabel, lijst: Lijst, at: int, near: str, taken: set[str]) -> str:
    """Return where a column goes that stands behind an action: what both have, is of that.

    What names the goal itself is of the goal: *Stand van het doel*.
    """
    named = _DOEL.search(lijst.kop[at])
    if at > _turn(tabel, lijst) and near.startswith(f"{tabel.naam}.") and not named:
        others = [f"{one.naam}.{near.partition('.')[2]}" for one in family(tabel)[1:]]
        return next((key for key in others if key in goals_of(tabel) and key not in taken), near)
    return near


def _by_cells(tabel: Tabel, lijst: Lijst, at: int, taken: set[str]) -> str:
    """Return the column that cells are of, whatever is above them: dates, or its fixed words."""
    targets = goals_of(tabel)
    when = next((k for k, goal in targets.items() if goal.tabel is tabel and is_moment(goal)), "")
    if when and when not in taken and are_dates(in_rows(lijst, at)):
        return when
    cells = list(dict.fromkeys(lijst.column(at)))[:MEESTE_CELLEN]
    for key, goal in targets.items():
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
    invited = not {*words("genodigden")["woorden"]}.isdisjoint(fold(head).split())
    asked = words("genodigden" if invited else "personen")["kolommen"]
    keys = [f"{tabel.naam}.{naam}" for naam in asked if naam in own]
    return next((key for key in keys if key not in taken or key in several), "")


def _begins(tabel: Tabel, head: str, taken: set[str]) -> str:
    """Return the column whose name a head begins with in capitals: *ACT: hoe gaan wij verder?*."""
    naam = exact(tabel, _capitals(head))
    key = f"{tabel.naam}.{naam}"
    return key if naam and key not in taken else ""


def _capitals(head: str) -> str:
    """Return the word in capitals that a head begins with, "" without."""
    first = head.partition(" ")[0].rstrip(":-–.")
    return first if first.isupper() and len(first) > 1 else ""


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

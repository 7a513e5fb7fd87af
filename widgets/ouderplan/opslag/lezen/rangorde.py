"""Which table a list may be, the likeliest first, and how sure that is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ouderplan.kern.doelen import Actie
from ouderplan.opslag.lezen.duiden import alike, exact, of_program
from ouderplan.opslag.lezen.kanten import with_sides
from ouderplan.opslag.lezen.koppen import (
    called,
    fold,
    is_common,
    known_heads,
    read_head,
    table_of,
)
from ouderplan.opslag.lezen.kruisjes import crossed_columns
from ouderplan.opslag.lezen.leden import GROEP, are_class_parents, is_of_members
from ouderplan.opslag.lezen.lijstdoelen import Zekerheid, family, goals_of, offered, row_name
from ouderplan.opslag.lezen.meetlijst import JAAR, METING, NORM, are_figures, is_measured
from ouderplan.opslag.lezen.restkolommen import main_of
from ouderplan.opslag.lezen.vormen import Lijst
from ouderplan.opslag.tabellen import Tabel, tabel_named

GENOEG = 0.34
"""From this part of the heads on, a table is one that a file may be."""
_PAAR, _MEESTE = 2, 0.5
"""From this part of its heads on, and more than a pair, they say better than a title what it is."""


@dataclass(frozen=True, slots=True)
class Kans:
    """A table that a list may be."""

    tabel: Tabel
    zekerheid: Zekerheid


def rank(naam: str, lijst: Lijst) -> list[Kans]:
    """Return which tables a list may be, the likeliest first."""
    crossed = crossed_columns(lijst)
    head = [
        cell
        for at, cell in enumerate(lijst.kop)
        if cell and at not in crossed and not of_program(cell)
    ]
    above = [(at, [title]) for at, title in enumerate(lijst.titels, start=-len(lijst.titels))]
    sure = table_of(naam, [*above, (lijst.kopregel, list(lijst.kop)), *lijst.regels[:1]])
    shared = dict.fromkeys(table for tables in offered().values() for table in tables)
    scored = {table: _share(table, head) for table in shared}
    if sure is not None:
        wanted = {k.naam for k in sure.kolommen if k.verplicht and k.soort is str}
        known = wanted & set(read_head(sure, head)) or known_heads(head, [sure]) > 1
        if not known and sure not in shared and called(naam) is not sure:
            sure = None  # a word in a title, of what no school hands in: *vastgesteld op 14 april*
    if sure is not None and (more := _of_its_goals(sure, head)):
        sure = more  # *verbeterpunten* with what only a goal has
        known = False
    if sure is not None:
        own = scored.pop(sure, 0.0)
        figures = any(are_figures(lijst.column(at)) for at in range(len(lijst.kop)))
        others = [one for one in scored if figures or METING not in goals_of(one)]
        rival = _with_more_heads(sure, head, others)
        known = known and rival is None
        certain = Zekerheid.ZEKER if known or not head else Zekerheid.WAARSCHIJNLIJK
    for _, cells in lijst.regels if not head else ():
        table = called(cells[0])
        if table in scored:
            scored[table] = GENOEG
    found = sorted(scored.items(), key=lambda row: (-row[1], -known_heads(head, [row[0]])))
    told = not head or not all(is_common(fold(cell)) for cell in head)
    likely = [
        Kans(table, Zekerheid.WAARSCHIJNLIJK if told else Zekerheid.OPEN)
        for table, part in found
        if part >= GENOEG
    ]
    shaped = _by_shape(lijst)
    if sure is None:
        return [*shaped, *(kans for kans in likely if kans not in shaped)]
    if shaped and sure not in family(shaped[0].tabel) and scored.get(shaped[0].tabel, 0.0) > own:
        return [*shaped, Kans(sure, Zekerheid.WAARSCHIJNLIJK), *likely]
    if rival is None or (called(naam) and not scored[rival] >= _MEESTE > 2 * own):
        return [Kans(sure, certain), *likely]
    rest = [kans for kans in likely if kans.tabel is not rival]
    return [Kans(rival, Zekerheid.WAARSCHIJNLIJK), Kans(sure, certain), *rest]


def _with_more_heads(tabel: Tabel, head: Sequence[str], others: Iterable[Tabel]) -> Tabel | None:
    """Return the list that has more of the heads than the one that a name tells, if there is one.

    A pair of heads is too few for that.
    """
    own = max(_PAAR, *(known_heads(head, [one]) for one in family(tabel)))
    more = [one for one in others if one not in family(tabel) and known_heads(head, [one]) > own]
    return max(more, key=lambda one: known_heads(head, [one]), default=None)


def _of_its_goals(tabel: Tabel, head: Sequence[str]) -> Tabel | None:
    """Return the goals that a list of actions has, when no head says what is done for them."""
    if tabel.rij is not Actie:
        return None
    goals = family(tabel)[1]
    named = {cell for cell in head if exact(goals, cell) == row_name(goals)}
    own = [cell for cell in head if exact(tabel, cell) == row_name(tabel) and cell not in named]
    more = known_heads(head, [goals]) > known_heads(head, [tabel])
    return goals if named and not own and more else None


def _by_shape(lijst: Lijst) -> list[Kans]:
    """Return the table that a list is by its form, whatever its heads are called."""
    columns = [lijst.column(at) for at in range(len(lijst.kop))]
    forms = {
        GROEP: is_of_members(lijst) or are_class_parents(lijst),
        **dict.fromkeys(with_sides(lijst), True),
        NORM.partition(".")[0]: is_measured(lijst.kop, columns),
    }
    tabel = tabel_named(next((naam for naam, fits in forms.items() if fits), ""))
    return [Kans(tabel, Zekerheid.WAARSCHIJNLIJK)] if tabel else []


def _share(tabel: Tabel, head: Sequence[str]) -> float:
    """Return which part of the heads a list like this one has; common heads count for less."""
    if not head:
        return 0.0
    tables = family(tabel)
    points = 0.0
    for cell in head:
        fits = [at for at, one in enumerate(tables) if exact(one, cell)]
        if fits:
            points += (0.5 if is_common(fold(cell)) else 1.0) * (0.8 if fits[0] else 1.0)
        elif METING in goals_of(tabel) and JAAR.search(cell):
            points += 0.8  # what was measured in that year
        elif alike(tabel, cell, ()):
            points += 0.3
    needed = {k.naam for k in tabel.kolommen if k.verplicht and k.soort is str}
    needed |= set(main_of(tabel))
    there = needed & {exact(tabel, cell) for cell in head}
    return points / len(head) * (1.0 if there or not needed else 0.6)

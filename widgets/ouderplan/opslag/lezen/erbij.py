"""Rows that come along with another table: they fill what is empty, and take the place of none."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from ouderplan.kern.doelen import Jaardoel
from ouderplan.opslag.lezen.doelnamen import Doelnamen
from ouderplan.opslag.lezen.getypt import ZONDER_NUMMER, Gelezen
from ouderplan.opslag.tabellen import Tabel, name_column


def name_of(tabel: Tabel, row: Gelezen) -> Any:
    """Return what names a row in its table: without a name of its own, all that stands in it."""
    named = tuple(getattr(row.rij, naam) for naam in tabel.uniek)
    return named if named and named[-1] not in ("", None) else row.rij


def come_along(tabel: Tabel, old: Sequence[Gelezen], new: Sequence[Gelezen]) -> tuple[Gelezen, ...]:
    """Return the old rows with their empty cells filled, and behind them what is not there yet."""
    rows = list(old)
    places = {name_of(tabel, row): at for at, row in enumerate(old)}
    goals = Doelnamen(row.rij for row in old if isinstance(row.rij, Jaardoel))
    named = {row.rij.sleutel: at for at, row in enumerate(old)} if tabel.rij is Jaardoel else {}
    for row in new:
        name = name_of(tabel, row)
        goal = _goal_of(goals, row.rij)
        at = places.get(name, named[goal.sleutel] if goal else None)
        if at is None:
            places[name] = len(rows)
            rows.append(row)
        else:
            rows[at] = _filled(rows[at], row)
    return tuple(rows)


def _goal_of(goals: Doelnamen, row: Any) -> Jaardoel | None:
    """Return the goal of which a row has no more than the text."""
    return goals.find(row.jaardoel) if isinstance(row, Jaardoel) and not row.code else None


def _filled(there: Gelezen, row: Gelezen) -> Gelezen:
    """Return a row with what it did not say yet."""
    empty = {naam for naam, value in asdict(there.rij).items() if value in ("", None)}
    more = {naam: value for naam, value in asdict(row.rij).items() if naam in empty and value}
    return replace(there, rij=replace(there.rij, **more)) if more else there


def renewed(there: Gelezen, row: Gelezen) -> Gelezen:
    """Return a row as a list says it now; what that says nothing of, stays as it was."""
    if row.gezegd is None:
        return row
    return replace(there, rij=replace(there.rij, **{k: getattr(row.rij, k) for k in row.gezegd}))


def as_before(
    tabel: Tabel,
    old: Sequence[Gelezen],
    new: Sequence[Gelezen],
    kolommen: frozenset[str],
    *,
    aanvullen: bool,
) -> tuple[Gelezen, ...]:
    """Return the new rows with what their list has no column for as it was: absent is not empty.

    A row is the same by its name in the table, by all that the list says of it, or, where it takes
    the place of the old ones, by what it is called when just one of each is.
    """
    absent = [kolom.naam for kolom in tabel.kolommen if kolom.naam not in kolommen]
    if not absent:
        return tuple(new)
    there: dict[Any, list[Any]] = defaultdict(list)
    for row in old:
        for key in _ways(tabel, kolommen, row.rij):
            there[key].append(row.rij)
    ways = [_ways(tabel, kolommen, row.rij) for row in new]
    often = Counter(way[-1] for way in ways)
    rows = []
    for row, (surest, *less) in zip(new, ways, strict=True):
        same = there[surest]
        if not same and not aanvullen:
            same = next((there[k] for k in less if often[k] == len(there[k]) == 1), [])
        kept = {naam: getattr(one, naam) for one in same[:1] for naam in absent}
        rows.append(replace(row, rij=replace(row.rij, **kept)))
    return tuple(rows)


def _ways(tabel: Tabel, kolommen: frozenset[str], rij: Any) -> tuple[tuple[str, ...], ...]:
    """Return by what a row is known in a list with these columns, the surest first."""
    named = [getattr(rij, naam) for naam in tabel.uniek]
    if named and kolommen.issuperset(tabel.uniek) and named[-1] not in ("", None, ZONDER_NUMMER):
        return (tuple(map(str, named)),)
    said = [k.naam for k in tabel.kolommen if k.naam in kolommen]
    called = str(getattr(rij, name_column(tabel.rij)))
    return ("", *(str(getattr(rij, naam)) for naam in said)), (called,)

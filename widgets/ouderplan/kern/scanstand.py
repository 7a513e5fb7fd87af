"""The mean level per criterium of a schoolscan, to lay years side by side (C12, F19)."""

from collections import defaultdict
from collections.abc import Iterable

from ouderplan.kern.schoolscan import Scanregel
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tellen import KLEINSTE_GROEP


def scan_levels(regels: Iterable[Scanregel]) -> dict[int, str]:
    """Return per criterium the mean level in the newest scan: ``ouders 1,8; team 2,1``.

    Groups are told apart only when no group that took part is too small for it (F18).
    """
    rows = [row for row in regels if row.niveau is not None]
    newest = max((row.ronde for row in rows), default=0)
    rows = [row for row in rows if row.ronde == newest]
    people: dict[Groep, set[str]] = defaultdict(set)
    for row in rows:
        people[row.groep].add(row.inzending)
    split = len(people) > 1 and all(len(sent) >= KLEINSTE_GROEP for sent in people.values())
    numbers = sorted({row.criterium for row in rows})
    return {nr: _levels([row for row in rows if row.criterium == nr], split) for nr in numbers}


def _levels(rows: list[Scanregel], split: bool) -> str:
    if not split:
        return _mean(rows)
    groups = [(groep, [row for row in rows if row.groep is groep]) for groep in Groep]
    return "; ".join(f"{groep} {_mean(own)}" for groep, own in groups if own)


def _mean(rows: list[Scanregel]) -> str:
    levels = [float(row.niveau) for row in rows if row.niveau is not None]
    return f"{sum(levels) / len(levels):.1f}".replace(".", ",")

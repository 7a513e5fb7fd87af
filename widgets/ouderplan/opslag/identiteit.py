"""What a row is known by: its name, else all its cells."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from ouderplan.opslag.fouten import BestaatAl
from ouderplan.opslag.tabellen import Tabel, name_column

Cellen = dict[str, Any]


def is_named(tabel: Tabel, cells: Mapping[str, Any]) -> bool:
    """Tell whether a row has a name of its own."""
    return bool(tabel.uniek) and (tabel.anoniem or cells[tabel.uniek[-1]] not in ("", None))


def identity(tabel: Tabel, cells: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what a row is known by."""
    names = tabel.uniek if is_named(tabel, cells) else [kolom.naam for kolom in tabel.kolommen]
    return tuple(cells[naam] for naam in names)


def refuse_doubles(tabel: Tabel, cells: Iterable[Cellen]) -> None:
    """Refuse rows of which two have one name (BestaatAl)."""
    seen = set()
    for cell in cells:
        if not is_named(tabel, cell):
            continue
        key = identity(tabel, cell)
        if key in seen:
            raise BestaatAl(kolom=tabel.uniek[-1], waarde=key[-1])
        seen.add(key)


def known_number(numbers: dict[Any, list[int]], tabel: Tabel, cells: Cellen) -> Cellen:
    """Return the number that a row has already, as a cell; nothing when it is new."""
    known = numbers.get(identity(tabel, cells))
    return {"rij": known.pop(0)} if known else {}


def keep_changed(numbers: Mapping[Any, list[int]], tabel: Tabel, cells: Iterable[Cellen]) -> None:
    """Give a row that was changed the number of the one row of that name that is gone."""
    at = [kolom.naam for kolom in tabel.kolommen].index(name_column(tabel.rij))
    gone: dict[Any, list[int]] = defaultdict(list)
    new: dict[Any, list[Cellen]] = defaultdict(list)
    if tabel.uniek:
        return
    for key, left in numbers.items():
        gone[key[at]] += left
    for cell in cells:
        if "rij" not in cell:
            new[cell[name_column(tabel.rij)]].append(cell)
    for naam, changed in new.items():
        if len(changed) == len(gone[naam]) == 1:
            changed[0]["rij"] = gone[naam][0]

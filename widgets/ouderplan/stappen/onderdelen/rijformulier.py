"""The fields of one row on a form, as the columns of its table say: each saves itself."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any

import ipywidgets as w

from ouderplan.kern.kolomvorm import asked, column_forms
from ouderplan.stappen.onderdelen.cellen import make_cell
from ouderplan.stappen.onderdelen.knoppen import row
from ouderplan.stappen.onderdelen.veld import Veld
from ouderplan.stappen.zitting import Zitting


def bind_fields(
    zitting: Zitting,
    leeg: object,
    save: Callable[[str, Any, Any], object],
    kolommen: Iterable[str] = (),
    woorden: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> dict[str, Veld]:
    """Return a field for each column in which people type, in the order of the contract.

    Parameters
    ----------
    leeg
        A row with what the fields show at first.
    save
        ``save(kolom, old, new)`` stores a cell; it raises Botsing when the stored value is not
        `old`.
    kolommen
        Only these, when given.
    woorden
        Words to offer in a column where people type.
    """
    rij = type(leeg)
    return {
        kolom: make_cell(rij, kolom, woorden=woorden.get(kolom, ())).bind(
            zitting, partial(save, kolom), getattr(leeg, kolom)
        )
        for kolom in kolommen or asked(rij)
    }


def lay_out(
    rij: type[Any],
    velden: Mapping[str, Veld],
    onder: Mapping[str, w.Widget] = MappingProxyType({}),
) -> list[w.Widget]:
    """Return the fields under one another, those that go together beside each other.

    `onder` is what stands under the line of a column.
    """
    forms = column_forms(rij)
    lines: list[list[str]] = []
    for kolom in velden:
        if lines and forms[kolom].naast:
            lines[-1].append(kolom)
        else:
            lines.append([kolom])
    found: list[w.Widget] = []
    for line in lines:
        boxes = [velden[kolom].box for kolom in line]
        found.append(boxes[0] if len(boxes) == 1 else row(boxes, "op-kolommen"))
        found += [onder[kolom] for kolom in line if kolom in onder]
    return found

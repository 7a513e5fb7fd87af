"""A row that came with the program is the school's own once the school changes a word of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from ouderplan.kern.draaiboek import STARTSET, Draaiboekregel
from ouderplan.kern.waarden import EIGEN, STARTLIJST, Waarde

Cellen = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Begin:
    """What the column *bron* says of a row of ours, and of one of the school.

    `anders` are the columns that say nothing of whose it is.
    """

    ons: str
    eigen: str
    anders: frozenset[str]


MET_BEGIN: Final[Mapping[type[Any], Begin]] = MappingProxyType(
    {
        Waarde: Begin(STARTLIJST, EIGEN, frozenset({"bron", "icoon"})),
        Draaiboekregel: Begin(STARTSET, "", frozenset({"bron", "duurde"})),
    }
)
"""The tables that begin with rows of ours; a *bron* elsewhere is typed by the school itself."""


def made_own(rij: type[Any], stored: Mapping[str, Any], cells: Cellen) -> Cellen:
    """Return the cells of a row that is changed; of a row of ours with whose it is from then on.

    Parameters
    ----------
    stored
        The row as it was.
    cells
        Cells as they become: all of them, or those that change.
    """
    begin = MET_BEGIN.get(rij)
    if begin is None or begin.ons not in (stored["bron"], cells.get("bron")):
        return cells
    if cells.get("bron", begin.ons) != begin.ons:
        return cells
    changed = {naam for naam in cells if naam in stored and cells[naam] != stored[naam]}
    return {**cells, "bron": begin.eigen} if changed - begin.anders else cells


def all_made_own(
    rij: type[Any], cells: list[Cellen], stored: Callable[[int], Mapping[str, Any]]
) -> list[Cellen]:
    """Do that for the rows of a whole table that was read in; `rij` in a row is its number."""
    if rij not in MET_BEGIN:
        return cells
    return [made_own(rij, stored(row["rij"]), row) if "rij" in row else row for row in cells]

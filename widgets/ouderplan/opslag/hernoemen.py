"""Give a row another name, and take along what calls it by that name."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag.fouten import RijWeg
from ouderplan.opslag.transacties import clean
from ouderplan.opslag.werkboek import Werkboek


@dataclass(frozen=True)
class Naam:
    """Where a name stands, and where it is used.

    Attributes
    ----------
    rij, kolom
        The row type that has the name, and the column that holds it.
    verwijzingen
        For each row type that refers to it, the column with the name.
    bezet
        Raised (with ``naam``) when another row has the name already: what refers to the two could
        not be told apart any more.
    """

    rij: type[Any]
    kolom: str
    verwijzingen: Mapping[type[Any], str]
    bezet: type[OuderplanFout]


def rename_row(wb: Werkboek, naam: Naam, nummer: int, oud: str, nieuw: str) -> None:
    """Change the name of a row from `oud` to `nieuw`; what refers to it goes along.

    Raises
    ------
    Botsing
        When another window changed the name since it was read (RijWeg: the row is gone).
    OuderplanFout
        `naam.bezet` when the name is taken, OngeldigeInvoer when it is empty.
    """
    new = clean(nieuw)
    with wb.writing() as tx:
        rows = tx.items(naam.rij)
        stored = rows.pop(nummer, None)
        if stored is None:
            raise RijWeg
        if any(getattr(row, naam.kolom).casefold() == new.casefold() for row in rows.values()):
            raise naam.bezet(naam=new)
        tx.change(
            nummer, replace(stored, **{naam.kolom: oud}), replace(stored, **{naam.kolom: new})
        )
        for other, column in naam.verwijzingen.items():
            for number, row in tx.items(other).items():
                if getattr(row, column) == getattr(stored, naam.kolom):
                    tx.change(number, row, replace(row, **{column: new}))

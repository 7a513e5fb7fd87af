"""Targets and their measurements: what belongs together changes together."""

from dataclasses import replace

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.streefcijfers import Meting, Streefcijfer
from ouderplan.opslag.fouten import RijWeg
from ouderplan.opslag.transacties import clean
from ouderplan.opslag.werkboek import Werkboek


class StreefdoelBestaatAl(OuderplanFout):
    """Two targets of one name could not tell their measurements apart."""

    zin = (
        "Er is al een streefdoel ‘{doel}’. Dit streefdoel houdt de naam die het had; "
        "typ verder of kies andere woorden."
    )


def rename_target(wb: Werkboek, nummer: int, oud: str, nieuw: str) -> None:
    """Give a target another name; its measurements go along.

    Raises
    ------
    Botsing
        When another window changed the name since `oud` was read (RijWeg: the target is gone).
    StreefdoelBestaatAl, OngeldigeInvoer
    """
    naam = clean(nieuw)
    with wb.writing() as tx:
        rows = tx.items(Streefcijfer)
        stored = rows.pop(nummer, None)
        if stored is None:
            raise RijWeg
        if any(row.streefdoel.casefold() == naam.casefold() for row in rows.values()):
            raise StreefdoelBestaatAl(doel=naam)
        tx.change(nummer, replace(stored, streefdoel=oud), replace(stored, streefdoel=naam))
        for number, meting in tx.items(Meting).items():
            if meting.streefdoel == stored.streefdoel:
                tx.change(number, meting, replace(meting, streefdoel=naam))


def keep_measurement(wb: Werkboek, meting: Meting) -> None:
    """Keep what the workbook measured itself; that of the same moment is replaced."""
    with wb.writing() as tx:
        for nummer, row in tx.items(Meting).items():
            if _moment(row) == _moment(meting):
                tx.change(nummer, row, meting)
                return
        tx.add(meting)


def _moment(meting: Meting) -> tuple[str, str, str]:
    return (meting.streefdoel, meting.wanneer, meting.bron)

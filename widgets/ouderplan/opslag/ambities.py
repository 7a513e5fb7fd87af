"""Ambitions with what hangs on them: one name, one card."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ouderplan.kern.ambities import Ambitie, Ambitieaanpak, Ambitiejaar
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag.fouten import Botsing, RijWeg
from ouderplan.opslag.hernoemen import Naam, rename_row
from ouderplan.opslag.transacties import Schrijving, clean
from ouderplan.opslag.werkboek import Werkboek

DELEN: Mapping[type[Any], str] = {Ambitieaanpak: "ambitie", Ambitiejaar: "ambitie"}
"""What hangs on an ambition, and in which column its name stands."""


class AmbitieBestaatAl(OuderplanFout):
    """Two ambitions of one name could not tell their pages apart."""

    zin = (
        "Er is al een ambitie ‘{naam}’. Deze ambitie houdt de naam die ze had; "
        "typ verder of kies andere woorden."
    )


AMBITIE = Naam(Ambitie, "naam", DELEN, AmbitieBestaatAl)


def rename_ambitie(wb: Werkboek, nummer: int, oud: str, nieuw: str) -> None:
    """Give an ambition another name; its card stays whole (AmbitieBestaatAl)."""
    rename_row(wb, AMBITIE, nummer, oud, nieuw)


def set_approach(wb: Werkboek, ambitie: str, criterium: int, oud: str, nieuw: str) -> None:
    """Write down what is done under one criterium.

    Raises
    ------
    Botsing
        When another window changed it since `oud` was read.
    """
    with wb.writing() as tx:
        for nummer, row in tx.items(Ambitieaanpak).items():
            if (row.ambitie, row.criterium) == (ambitie, criterium):
                tx.change(nummer, replace(row, aanpak=oud), replace(row, aanpak=clean(nieuw)))
                return
        if oud:
            raise Botsing("aanpak", "", nieuw)
        tx.add(Ambitieaanpak(ambitie, criterium, nieuw))


def remove_ambitie(wb: Werkboek, nummer: int, ambitie: Ambitie) -> tuple[Any, ...]:
    """Take an ambition out with everything on its card, and return what hung on it."""
    with wb.writing() as tx:
        tx.remove(nummer, ambitie)
        hung = [
            (number, row)
            for rij in DELEN
            for number, row in tx.items(rij).items()
            if row.ambitie == ambitie.naam
        ]
        for number, row in hung:
            tx.remove(number, row)
    return tuple(row for _, row in hung)


def fill_in(
    wb: Werkboek, nummer: int, velden: Mapping[str, str], delen: Iterable[Any]
) -> tuple[str, ...]:
    """Fill what is still empty on a card; what someone wrote stays as it is.

    Parameters
    ----------
    wb, nummer
        The ambition.
    velden
        Field → what is known.
    delen
        Rows for *ambitie_aanpak* and *ambitie_jaren*; one that is there already is left out, and an
        approach under a criterium for which something was written as well.

    Returns
    -------
    tuple[str, ...]
        The fields and tables that were filled.
    """
    with wb.writing() as tx:
        stored = tx.items(Ambitie).get(nummer)
        if stored is None:
            raise RijWeg
        new = {k: clean(v) for k, v in velden.items() if clean(v) and not getattr(stored, k)}
        if new:
            tx.change(nummer, stored, replace(stored, **new))
        added = [rij for rij in delen if _add_missing(tx, rij)]
    return (*new, *dict.fromkeys(DELEN_NAAM[type(rij)] for rij in added))


DELEN_NAAM = {Ambitieaanpak: "ambitie_aanpak", Ambitiejaar: "ambitie_jaren"}


def _add_missing(tx: Schrijving, new: Any) -> bool:
    for nummer, row in tx.items(type(new)).items():
        if _place(row) != _place(new):
            continue
        if isinstance(new, Ambitieaanpak) and not row.aanpak:
            tx.change(nummer, row, new)
            return True
        return False
    tx.add(new)
    return True


def _place(row: Any) -> tuple[Any, ...]:
    if isinstance(row, Ambitieaanpak):
        return (row.ambitie, row.criterium)
    return (row.ambitie, row.schooljaar, row.soort, row.onderwerp.casefold())

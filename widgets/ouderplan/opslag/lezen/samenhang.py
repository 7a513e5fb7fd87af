"""Whether rows fit together: names that are unique, references that lead somewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.kansen import Inbreng, Omzetting
from ouderplan.kern.rondes import Ronde, Rondekeuze, Stembriefje, VastgesteldeKeuze
from ouderplan.kern.vertalingen import Vertaling
from ouderplan.opslag.lezen.doelnamen import Doelnamen
from ouderplan.opslag.lezen.fouten import Celfout
from ouderplan.opslag.lezen.getypt import ZONDER_NUMMER, Gelezen
from ouderplan.opslag.tabellen import Tabel, tabel_of
from ouderplan.talen import Talen

Rijen = Mapping[type[Any], Sequence[Gelezen]]


def check_unique(tabel: Tabel, rows: Sequence[Gelezen], bestand: str) -> Iterator[Celfout]:
    """Yield a mistake for every row whose name was used before in the same table."""
    if not tabel.uniek:
        return
    seen: dict[tuple[Any, ...], int] = {}
    for row in rows:
        key = tuple(getattr(row.rij, naam) for naam in tabel.uniek)
        if key[-1] in ("", ZONDER_NUMMER) and not tabel.anoniem:
            continue
        if key in seen:
            what = f"‘{key[-1]}’ staat ook al op regel {seen[key]}."
            yield Celfout(bestand, row.regel, tabel.uniek[-1], what)
        seen.setdefault(key, row.regel)


def name_goals(acties: Sequence[Gelezen], doelen: Sequence[Gelezen]) -> tuple[Gelezen, ...]:
    """Let an action plan that names a goal by its text, or by both, name it by its code."""
    namen = Doelnamen(doel.rij for doel in doelen)

    def named(naam: str) -> str:
        found = namen.called(naam)
        return found[-1] if found else naam

    return tuple(
        replace(actie, rij=replace(actie.rij, jaardoel=named(actie.rij.jaardoel)))
        for actie in acties
    )


def check_rounds(rijen: Rijen) -> Iterator[Celfout]:
    """Yield a mistake for what makes rounds and ballots impossible to count."""
    rondes = {row.rij.ronde for row in rijen[Ronde]}
    for rij in (Rondekeuze, Stembriefje, VastgesteldeKeuze):
        yield from _missing(rijen, rij, "ronde", rondes, "Deze ronde")
    yield from _missing(rijen, Ronde, "beslist_ronde", rondes | {None}, "Deze ronde")
    yield from _split_ballots(rijen[Stembriefje])
    open_now = [row for row in rijen[Ronde] if row.rij.is_open and not row.rij.is_thuis]
    for row in open_now[1:]:
        what = f"Er staat al een ronde open: ronde {open_now[0].rij.ronde}. Vul hier in wanneer."
        yield Celfout("rondes.csv", row.regel, "gesloten", what)
    for row in rijen[Ronde]:
        if row.rij.is_open and row.rij.is_thuis and row.rij.open_tot is None:
            what = "Deze ronde is thuis open. Vul hier in tot wanneer."
            yield Celfout("rondes.csv", row.regel, "open_tot", what)


def check_references(rijen: Rijen) -> Iterator[Celfout]:
    """Yield a mistake for every reference to a row that is not there."""
    doelen = {row.rij.sleutel for row in rijen[Jaardoel]}
    inbreng = {row.rij.id for row in rijen[Inbreng]} | {""}
    yield from _missing(rijen, Actie, "jaardoel", doelen, "Dit jaardoel")
    yield from _missing(rijen, Inbreng, "samengevoegd_met", inbreng, "Deze kans of bedreiging")
    yield from _missing(rijen, Omzetting, "bedreiging", inbreng, "Deze bedreiging")
    yield from _missing(rijen, Omzetting, "kans", inbreng, "Deze kans")
    talen = {taal.code for taal in Talen().andere}
    yield from _missing(rijen, Vertaling, "taal", talen, "Deze taal")


def _missing(
    rijen: Rijen, rij: type[Any], kolom: str, known: set[Any], wat: str
) -> Iterator[Celfout]:
    bestand = f"{tabel_of(rij).naam}.csv"
    for row in rijen[rij]:
        value = getattr(row.rij, kolom)
        if value not in known:
            yield Celfout(bestand, row.regel, kolom, f"{wat} is er niet: ‘{value}’.")


def _split_ballots(rows: Sequence[Gelezen]) -> Iterator[Celfout]:
    first: dict[tuple[int, str], Stembriefje] = {}
    for row in rows:
        briefje = first.setdefault((row.rij.ronde, row.rij.briefje), row.rij)
        if _whose(briefje) != _whose(row.rij):
            what = (
                f"Briefje {row.rij.briefje} heeft op een andere regel een andere groep, kanaal of "
                "reden om niet mee te tellen."
            )
            yield Celfout("stembriefjes.csv", row.regel, "briefje", what)


def _whose(row: Stembriefje) -> tuple[object, ...]:
    """Return what is the same on every line of a ballot."""
    return row.groep, row.kanaal, row.opzij

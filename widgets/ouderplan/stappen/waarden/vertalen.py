"""Translations that the school makes itself: what there is, what is missing, how they are kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ouderplan.kern.vertalingen import Nagelezen, Vertaling, Wat
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Botsing
from ouderplan.opslag.transacties import Schrijving
from ouderplan.opslag.werkboek import Werkboek
from ouderplan.stappen.onderdelen.schermtaal import all_languages
from ouderplan.talen.taal import Stuk, Taal
from ouderplan.talen.woordenboek import Woordenboek, missing
from ouderplan.teksten import Teksten

VRAAG = 0
"""The number of the question among the rows; a waarde has that of its row in the table."""


@dataclass(frozen=True, slots=True)
class Vertaalregel:
    """One Dutch text with what the school made of it, and what there is without the school."""

    eigen: Vertaling
    nederlands: str
    omschrijving: str
    vanzelf: str
    vanzelf_omschrijving: str


def lines(
    taal: Taal, waarden: Mapping[int, Waarde], vraag: str, eigen: Iterable[Vertaling]
) -> dict[int, Vertaalregel]:
    """Return what can be translated into a language, by row number: first what is new."""
    own = {(row.wat, row.tekst): row for row in eigen if row.taal == taal.code}
    boek = Woordenboek(all_languages().vertaler(taal.code))

    def line(wat: Wat, tekst: str, omschrijving: str, woord: str, uitleg: str) -> Vertaalregel:
        row = own.get((wat, tekst)) or Vertaling(wat, tekst, taal.code)
        return Vertaalregel(row, tekst, omschrijving, woord, uitleg)

    found = {}
    if vraag.strip():
        found[VRAAG] = line(Wat.VRAAG, vraag.strip(), "", _known(boek, boek.vraag(vraag)), "")
    for nummer, waarde in waarden.items():
        woord = _known(boek, boek.waarde(waarde.waarde))
        uitleg = _known(boek, boek.description(waarde.waarde, waarde.omschrijving))
        found[nummer] = line(Wat.WAARDE, waarde.waarde, waarde.omschrijving, woord, uitleg)
    return dict(sorted(found.items(), key=lambda one: bool(one[1].vanzelf)))


def _known(boek: Woordenboek, stuk: Stuk) -> str:
    return stuk.tekst if stuk.taal is boek.taal else ""


def keep(wb: Werkboek, row: Vertaling, kolom: str, oud: Any, nieuw: Any) -> None:
    """Keep one cell of a translation, whose row may not be there yet.

    Raises
    ------
    Botsing
        When another window was first.
    """
    with wb.writing() as tx:
        found = _find(tx, row)
        if found is None:
            if oud != getattr(Vertaling(row.wat, row.tekst, row.taal), kolom):
                raise Botsing(kolom, "", str(nieuw))
            new = Vertaling(row.wat, row.tekst, row.taal)
            tx.add(replace(new, **{kolom: nieuw}))
            return
        nummer, stored = found
        before, after = replace(stored, **{kolom: oud}), replace(stored, **{kolom: nieuw})
        tx.change(nummer, before, after)


def doubt(tx: Schrijving, waarde: str) -> None:
    """Say of every translation of a waarde that it has to be read again: the Dutch changed."""
    for nummer, row in tx.items(Vertaling).items():
        if (row.wat, row.tekst, row.nagelezen) == (Wat.WAARDE, waarde, Nagelezen.JA):
            tx.change(nummer, row, replace(row, nagelezen=Nagelezen.NEE))


def missing_sentence(
    t: Teksten, waarden: Iterable[Waarde], vraag: str, eigen: Iterable[Vertaling]
) -> str:
    """Say how many texts of the ballot are missing in which languages, or "" when none is."""
    found = {taal: n for taal, n in missing(all_languages(), eigen, waarden, vraag).items() if n}
    if not found:
        return ""
    counts = set(found.values())
    if len(counts) == 1 and len(found) == len(all_languages().andere):
        return t.counted("talen.mist_overal", counts.pop(), talen=len(found))
    each = ", ".join(f"{taal.nederlands} {n}" for taal, n in found.items())
    return t("talen.mist", talen=each)


def _find(tx: Schrijving, row: Vertaling) -> tuple[int, Vertaling] | None:
    return tx.find(Vertaling, wat=row.wat, tekst=row.tekst, taal=row.taal)

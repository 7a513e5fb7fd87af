"""What can be chosen and asked, in one language: what the school translated itself goes first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ouderplan.kern.antwoord import Antwoord
from ouderplan.kern.rondes import Rondekeuze, Rondesoort
from ouderplan.kern.vertalingen import Vertaling, Wat
from ouderplan.kern.waarden import Waarde
from ouderplan.talen.datum import month_in
from ouderplan.talen.inhoud import CRITERIUM, PLANNING, WAARDE
from ouderplan.talen.lijst import Talen
from ouderplan.talen.taal import NEDERLANDS, Stuk, Taal
from ouderplan.talen.vertaler import Vertaler


@dataclass(frozen=True, slots=True)
class Keus:
    """One choice as a phone shows it; `keuze` is what the ballot keeps, whatever the language.

    `nederlands` is the Dutch word to find it back with on the screen, "" where that says nothing
    new; `icoon` is the name of its drawing.
    """

    keuze: str
    woord: Stuk
    omschrijving: Stuk
    nederlands: str
    icoon: str = ""


class Woordenboek:
    """Translates what the school wrote, into the language of `vertaler`."""

    def __init__(self, vertaler: Vertaler, eigen: Iterable[Vertaling] = ()) -> None:
        rows = tuple(eigen)
        self.vertaler = vertaler.with_own(rows)
        self.taal = vertaler.taal
        self._own = {(row.wat, row.tekst): row for row in rows if row.taal == self.taal.code}

    def waarde(self, tekst: str) -> Stuk:
        """Translate the name of a waarde."""
        return self._own_word(Wat.WAARDE, tekst) or self.vertaler.piece(tekst, WAARDE)

    def kans(self, tekst: str) -> Stuk:
        """Translate a kans; no catalog has those."""
        return self._own_word(Wat.KANS, tekst) or self._dutch(tekst)

    def chosen(self, waarde: str) -> Keus:
        """Translate a waarde of the top, with the Dutch word to find it back with."""
        woord = self.waarde(waarde)
        return Keus(waarde, woord, Stuk(""), beside(woord, waarde))

    def leaves_dutch(self, antwoord: Antwoord) -> bool:
        """Tell whether a part of the answer stays in Dutch on a page in this language."""
        if self.taal.lang == NEDERLANDS.lang:
            return False
        goals = [doel.tekst for doel in antwoord.doelen]
        goals += [rij.wat for rij in antwoord.straks if rij.is_doel]
        pieces = [self.doel(tekst) for tekst in goals]
        pieces += [self.planning(rij.wat) for rij in antwoord.straks if not rij.is_doel]
        return bool(antwoord.in_visie) or any(one.taal is not self.taal for one in pieces)

    def doel(self, tekst: str) -> Stuk:
        """Translate a jaardoel; no catalog has those."""
        return self._own_word(Wat.DOEL, tekst) or self._dutch(tekst)

    def planning(self, tekst: str) -> Stuk:
        """Translate what is to be done, when it is of the planning that a workbook begins with."""
        return self.vertaler.piece(tekst, PLANNING)

    def moment(self, tekst: str) -> Stuk:
        """Translate when something is done, when it is the name of a month."""
        found = month_in(self.taal, tekst)
        return self._dutch(tekst) if found is None else Stuk(found, self.taal)

    def criterium(self, tekst: str) -> Stuk:
        """Translate a criterium of the school scan."""
        return self.vertaler.piece(tekst, CRITERIUM)

    def vraag(self, tekst: str) -> Stuk:
        """Translate the question of a round."""
        return self._own_word(Wat.VRAAG, tekst) or self.vertaler.piece(tekst)

    def regel(self, tekst: str) -> Stuk:
        """Translate the guarantee of a round."""
        return self.vertaler.piece(tekst)

    def description(self, waarde: str, tekst: str) -> Stuk:
        """Translate what a waarde means."""
        own = self._own.get((Wat.WAARDE, waarde))
        if own and own.omschrijving and tekst:
            return Stuk(own.omschrijving, self.taal)
        return self.vertaler.piece(tekst, WAARDE)

    def choice(self, soort: Rondesoort, keuze: Rondekeuze) -> Keus:
        """Translate one choice of a round."""
        dutch = keuze.tekst or keuze.keuze
        woord = self.of_round(soort, dutch)
        if soort is Rondesoort.SCAN:
            uitleg = self.criterium(keuze.omschrijving)
        else:
            uitleg = self.description(dutch, keuze.omschrijving)
        return Keus(keuze.keuze, woord, uitleg, beside(woord, dutch), keuze.icoon)

    def of_round(self, soort: Rondesoort, tekst: str) -> Stuk:
        """Translate the text of a choice in a round of this kind."""
        if soort is Rondesoort.SCAN:
            return self.criterium(tekst)
        return self.waarde(tekst) if soort is Rondesoort.WAARDEN else self.kans(tekst)

    def _own_word(self, wat: Wat, tekst: str) -> Stuk | None:
        own = self._own.get((wat, tekst))
        return Stuk(own.vertaling, self.taal) if own and own.vertaling else None

    def _dutch(self, tekst: str) -> Stuk:
        return Stuk(tekst, self.taal if self.taal.is_bron else NEDERLANDS)


def beside(woord: Stuk, dutch: str) -> str:
    """Return the Dutch word to show beside a translation, or "" when it would say the same."""
    return "" if woord.tekst.casefold() == dutch.casefold() else dutch


def missing(
    talen: Talen, eigen: Iterable[Vertaling], waarden: Iterable[Waarde], vraag: str
) -> Mapping[Taal, int]:
    """Return of how many texts of the school's ballot each language has no translation."""
    rows, offered = tuple(eigen), tuple(waarden)
    return {
        taal: _missing(Woordenboek(talen.vertaler(taal.code), rows), offered, vraag)
        for taal in talen.andere
    }


def _missing(boek: Woordenboek, waarden: Iterable[Waarde], vraag: str) -> int:
    pieces = [boek.vraag(vraag)] if vraag.strip() else []
    for waarde in waarden:
        pieces.append(boek.waarde(waarde.waarde))
        if waarde.omschrijving:
            pieces.append(boek.description(waarde.waarde, waarde.omschrijving))
    return sum(piece.taal is not boek.taal for piece in pieces)

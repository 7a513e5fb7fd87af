"""What the round asks and offers, in one language: made once for each stand."""

from dataclasses import dataclass

from ouderplan.kern.tellen import Plaats
from ouderplan.talen import Keus, Stuk, Vertaler, Woordenboek
from ouderplan.talen.datum import written_in
from ouderplan.talen.woordenboek import beside
from ouderplan.zaal.stand import Stand


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """One place of the shown result."""

    plaats: int
    woord: Stuk
    nederlands: str
    icoon: str


@dataclass(frozen=True, slots=True)
class Briefje:
    """The texts of a round that the school wrote, each with the language it is in."""

    vraag: Stuk
    regel: Stuk
    keuzes: tuple[Keus, ...]
    zeker: tuple[Uitkomst, ...]
    gelijk: tuple[Uitkomst, ...]

    @classmethod
    def of(cls, stand: Stand, vertaler: Vertaler) -> "Briefje":
        """Translate the round of a stand."""
        boek, ronde, top = Woordenboek(vertaler, stand.vertalingen), stand.ronde, stand.top
        if ronde is None:
            return cls(Stuk(""), Stuk(""), (), (), ())

        icons = {keuze.keuze: keuze.icoon for keuze in stand.keuzes}

        def place(plaats: Plaats) -> Uitkomst:
            woord = boek.of_round(ronde.soort, plaats.tekst)
            again = beside(woord, plaats.tekst)
            return Uitkomst(plaats.plaats, woord, again, icons.get(plaats.keuze, ""))

        return cls(
            vraag=boek.vraag(ronde.vraag),
            regel=boek.regel(ronde.regel),
            keuzes=tuple(boek.choice(ronde.soort, keuze) for keuze in stand.keuzes),
            zeker=tuple(map(place, top.zeker)) if top else (),
            gelijk=tuple(map(place, top.gelijk)) if top else (),
        )


@dataclass(frozen=True, slots=True)
class Keuzeregel:
    """One of several rounds that are open, in a list to choose from.

    `dag` and `uur` say until when; "" for the round of the hall, which somebody closes.
    """

    vraag: Stuk
    adres: str
    dag: str
    uur: str

    @classmethod
    def of(cls, stand: Stand, adres: str, vertaler: Vertaler) -> "Keuzeregel":
        """Say of the round of a stand, which stands at `adres`, what a phone needs to choose."""
        ronde = stand.ronde
        if ronde is None:
            return cls(Stuk(""), adres, "", "")
        boek = Woordenboek(vertaler, stand.vertalingen)
        until = ronde.sluit_om
        dag = written_in(vertaler.taal, until.date()) if until else ""
        uur = vertaler.taal.digits(until.strftime("%H:%M")) if until else ""
        return cls(boek.vraag(ronde.vraag), adres, dag, uur)

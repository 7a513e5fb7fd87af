"""The numbers behind a result: all votes, the groups apart, two ways of counting, the account."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

from ouderplan.kern.dia import Dia
from ouderplan.kern.rondes import Rondesoort, Telling
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tellen import Plaats
from ouderplan.stappen.dias.bron import Bron, Zaalzaak
from ouderplan.stappen.dias.maat import BREED, count_lines, divide, name_height, room_under, shorten
from ouderplan.stappen.onderdelen.schermtaal import Schermtaal
from ouderplan.stappen.onderdelen.stemzaak import Stemzaak
from ouderplan.stappen.onderdelen.veld import PAKKET
from ouderplan.teksten import Teksten

GRAFIEK, GROEPEN = "grafiek", "groepen"
GELIJKEN, ZINNEN, KORT = 7, 3, 44
"""So many waarden that tie are named beside the other way of counting, or so many sentences, of so
many characters: the whole of them stands with their place."""


def bar_slides(bron: Bron, zaak: Zaalzaak) -> Iterator[Dia]:
    """Yield everything that got a vote, as bars."""
    assert zaak.uitslag is not None
    rows = [plaats for plaats in zaak.uitslag.ranglijst if plaats.stemmen]
    top = zaak.toppen[0].top
    most = max((plaats.stemmen for plaats in rows), default=0)

    def height(plaats: Plaats) -> float:
        return name_height(bron.scherm.choice(zaak.soort, plaats.tekst), 28, 330, True) + 5

    kop = bron.scherm.zaaltekst("Alle stemmen")
    pages = divide(rows, height, room_under(kop))
    for nummer, page in enumerate(pages, start=1):
        fields = {
            "zaak": zaak,
            "soort": zaak.soort,
            "boven": kop,
            "rijen": page,
            "hoogste": most,
            "zeker": {plaats.keuze for plaats in top.zeker},
            "gelijk": {plaats.keuze for plaats in top.gelijk},
            "blad": nummer,
            "bladen": len(pages),
        }
        yield Dia(GRAFIEK if nummer == 1 else f"{GRAFIEK}.{nummer}", "balken", fields)


def group_slides(bron: Bron, zaak: Zaalzaak) -> Iterator[Dia]:
    """Yield the top for ouders and team apart, when each group is large enough for that."""
    uitslag = zaak.uitslag
    if uitslag is None or not uitslag.te_splitsen:
        return
    top = zaak.toppen[0].top
    groups = [groep for groep in Groep if groep in uitslag.briefjes]
    shown = [(plaats, _shares(plaats, groups, uitslag.briefjes)) for plaats in top.zeker]
    kop = bron.scherm.zaaltekst("Ouders en team apart")
    pages = divide(
        shown,
        lambda row: max(
            88.0, name_height(bron.scherm.choice(zaak.soort, row[0].tekst), 28, 330, True) + 16
        ),
        room_under(kop),
    )
    for nummer, page in enumerate(pages, start=1):
        fields = {"zaak": zaak, "soort": zaak.soort, "boven": kop, "rijen": page}
        fields |= {"blad": nummer, "bladen": len(pages)}
        yield Dia(GROEPEN if nummer == 1 else f"{GROEPEN}.{nummer}", GROEPEN, fields)


def _shares(
    plaats: Plaats, groups: list[Groep], people: Mapping[Groep, int]
) -> list[tuple[Groep, int, int]]:
    """Return per group how many of it chose this, and what part of it that is in hundredths."""
    votes = {groep: plaats.per_groep.get(groep, 0) for groep in groups}
    return [(groep, many, round(100 * many / people[groep])) for groep, many in votes.items()]


def two_counts(bron: Bron, zaak: Zaalzaak) -> dict[str, object]:
    """Return what each way of counting has besides the other, and how many equals are named."""
    others = {
        one.telling: frozenset().union(*(x.keuzes for x in zaak.toppen if x is not one))
        for one in zaak.toppen
    }
    kop = bron.scherm.zaaltekst("Twee manieren van tellen")
    words = zaak.soort is Rondesoort.WAARDEN
    return {
        "boven": kop,
        "andere": others,
        "hoogstens": ZINNEN if bron.scherm.is_anders or not words else GELIJKEN,
        "kort": None if words else (lambda tekst: shorten(tekst, KORT)),
    }


def account_slides(bron: Bron, zaak: Zaalzaak) -> Iterator[Dia]:
    """Yield how it was counted, in the language of the hall."""
    kop = bron.scherm.zaaltekst("Zo is er geteld")
    spoken = bron.scherm.is_anders and bron.scherm.alleen
    lines = spoken_lines(bron.t, bron.scherm, zaak) if spoken else account_lines(bron.t, zaak)

    def height(zin: str) -> float:
        return count_lines(escape(zin).striptags(), 20, BREED - 30) * 20 * 1.35 + 8

    pages = divide(lines, height, room_under(kop))
    for nummer, page in enumerate(pages, start=1):
        fields = {
            "boven": kop,
            "zinnen": page,
            "gezegd": spoken,
            "blad": nummer,
            "bladen": len(pages),
        }
        yield Dia("geteld" if nummer == 1 else f"geteld.{nummer}", "geteld", fields)


def account_lines(t: Teksten, zaak: Stemzaak) -> tuple[str, ...]:
    """Return who voted, what was guaranteed, how ties were settled, what became of the codes."""
    return tuple(zin for zin in _lines(t, zaak) if zin)


def spoken_lines(t: Teksten, scherm: Schermtaal, zaak: Stemzaak) -> tuple[Markup, ...]:
    """Return the same for a hall that reads no Dutch; what there are no words for is in Dutch."""
    return tuple(_spoken(t, scherm, zaak))


def _spoken(t: Teksten, scherm: Schermtaal, zaak: Stemzaak) -> Iterator[Markup]:
    ronde, uitslag = zaak.ronde, zaak.uitslag
    if ronde is None or uitslag is None:
        return
    said = scherm.zaaltelling("%(num)s gestemd", "%(num)s gestemd", zaak.gestemd)
    if ronde.aanwezig:
        numbers = {
            "gestemd": scherm.cijfers(zaak.gestemd),
            "totaal": scherm.cijfers(ronde.aanwezig),
        }
        said = scherm.zaaltekst("%(gestemd)s van %(totaal)s gestemd", **numbers)
    yield said
    names = {Groep.OUDERS: scherm.zaaltekst("ouders"), Groep.TEAM: scherm.zaaltekst("Team")}
    if uitslag.te_splitsen:
        for groep, many in uitslag.briefjes.items():
            if groep in names:
                yield Markup("{}: {}").format(names[groep], scherm.cijfers(many))
    if uitslag.blanco:
        yield scherm.zaaltekst("Blanco: %(aantal)s", aantal=scherm.cijfers(uitslag.blanco))
    if ronde.regel:
        yield scherm.regel(ronde.regel)
    if zaak.getal:
        yield Markup("{}: {}").format(scherm.zaaltekst("Het lot beslist"), zaak.getal)
    yield from (scherm.nederlands(zin) for zin in _only_dutch(t, zaak) if zin)


def _lines(t: Teksten, zaak: Stemzaak) -> Iterator[str]:
    ronde, uitslag = zaak.ronde, zaak.uitslag
    if ronde is None or uitslag is None:
        return
    yield from zaak.opkomst
    if uitslag.blanco:
        yield Teksten(PAKKET).counted("uitslag.blanco", uitslag.blanco)
    yield ronde.regel
    yield from _only_dutch(t, zaak)


def _only_dutch(t: Teksten, zaak: Stemzaak) -> Iterator[str]:
    """Yield what the catalogs have no words for."""
    page, ronde, uitslag = Teksten(PAKKET), zaak.ronde, zaak.uitslag
    if ronde is None or uitslag is None:
        return
    if zaak.vastgesteld:
        yield t("geteld.vastgesteld", door=zaak.adopted.vastgesteld_door)
        if zaak.adopted.telling is Telling.EVENREDIG:
            yield page("toppen.is_evenredig")
        yield zaak.adopted.reden
    keuzes = [row.keuze for row in zaak.vastgesteld] or list(zaak.suggestion)
    yield zaak.dekking(keuzes)
    yield zaak.settled(Telling.GEWOON)
    if len(uitslag.briefjes) > 1 and not uitslag.te_splitsen:
        yield page("uitslag.niet_splitsen")
    yield from _codes(page, zaak)
    if ronde.talen:
        yield page("uitslag.talen", talen=ronde.talen.replace(";", ","))
    yield from zaak.papierzinnen


def _codes(page: Teksten, zaak: Stemzaak) -> Iterator[str]:
    codes, uitslag = zaak.verantwoording, zaak.uitslag
    if codes is None or uitslag is None:
        return
    yield page(
        "uitslag.codes",
        samen=codes.samen,
        gebruikt=codes.samen_gebruikt,
        ongebruikt=codes.ongebruikt,
    )
    if codes.per_groep and uitslag.te_splitsen:
        for groep, uitgegeven, gebruikt in codes.per_groep:
            yield page(
                "uitslag.codes_groep",
                groep=page(f"uitslag.groep_{groep}"),
                uitgegeven=uitgegeven,
                gebruikt=gebruikt,
                ongebruikt=uitgegeven - gebruikt,
            )
    unknown = codes.onbekend
    yield page("uitslag.codes_onbekend", aantal=unknown) if unknown else page("uitslag.codes_goed")

"""The numbers behind a result: all votes, the groups apart, two ways of counting, the account."""

from collections.abc import Iterator, Mapping

from markupsafe import escape

from ouderplan.kern.dia import Dia
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.kern.tellen import Plaats
from ouderplan.stappen.dias.boekhouding import account_lines, spoken_lines
from ouderplan.stappen.dias.bron import Bron, Zaalzaak
from ouderplan.stappen.dias.maat import BREED, count_lines, divide, name_height, room_under, shorten

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

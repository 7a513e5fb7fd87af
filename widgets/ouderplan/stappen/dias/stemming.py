"""The story of a vote: how many voted, place by place, all of it, and how it was counted.

Everything is counted here before the hall sees it; what was not reached is not drawn (`bord`).
"""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from ouderplan.kern.dia import GESLOTEN, GESTEMD, LOTING, OPEN, SAMEN, TOPPEN, Dia, Onthuld
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.tellen import Plaats, Trede, reveal_steps
from ouderplan.stappen.dias.bron import Bron, Zaalzaak
from ouderplan.stappen.dias.maat import (
    BREED,
    KOP,
    count_lines,
    divide,
    line_width,
    name_height,
    room_under,
    shorten,
)
from ouderplan.stappen.dias.telling import (
    account_slides,
    bar_slides,
    group_slides,
    two_counts,
)
from ouderplan.stappen.dias.vormen import waiting_slide

STIPPEN = 60
"""Dots that fall into place are drawn one by one up to here."""
REGELS = 6
"""Lines of a sentence that came on a place."""


def vote_slides(bron: Bron, soort: Rondesoort, straks: str) -> tuple[Dia, ...]:
    """Return the slides of the newest vote of a kind; `straks` is what is said before it opens."""
    zaak = bron.vote(soort)
    if zaak.ronde is None:
        return (waiting_slide(bron, straks),)
    if zaak.stap == "open":
        return (_open(bron, zaak),)
    if zaak.geteld is None:
        return tuple(_carried_over(bron, zaak)) or (waiting_slide(bron, straks),)
    return tuple(_story(bron, zaak))


def _open(bron: Bron, zaak: Zaalzaak) -> Dia:
    assert zaak.ronde is not None
    fields = {
        "boven": bron.scherm.vraag(zaak.ronde.vraag),
        "zaak": zaak,
        "toegang": bron.ways_in(zaak.ronde),
    }
    return Dia(OPEN, "open", fields)


def _story(bron: Bron, zaak: Zaalzaak) -> Iterator[Dia]:
    assert zaak.ronde is not None
    secret = zaak.ronde.getoond is None
    basis = {"zaak": zaak, "soort": zaak.soort}
    if secret:
        yield Dia(GESLOTEN, "stil", basis)
    steps = () if zaak.ronde.is_runoff else reveal_steps(zaak.toppen[0].eerst)
    nothing = secret and not steps and not zaak.ronde.is_runoff  # all of them left it blank
    yield Dia(GESTEMD, "gestemd", basis, onthult=nothing)
    if zaak.ronde.is_runoff:
        yield Dia("beslist", "beslist", {**basis, **_decided(bron, zaak)}, onthult=secret)
        return
    for trede in steps:
        yield from _places(bron, zaak, trede, secret)
    if zaak.geteld and zaak.geteld.beslisrondes:
        yield Dia("beslist", "beslist", {**basis, **_last_runoff(bron, zaak)})
    if zaak.getal:
        yield Dia(LOTING, LOTING, {**basis, **_lot(zaak)})
    yield from _together(bron, zaak)
    yield from bar_slides(bron, zaak)
    yield from group_slides(bron, zaak)
    if zaak.verschil:
        yield Dia(TOPPEN, TOPPEN, {**basis, **two_counts(bron, zaak)})
    if zaak.lotregels:
        yield Dia("lotbewijs", "lotbewijs", {**basis, "boven": bron.t("loting.bewijs")})
    yield from account_slides(bron, zaak)


def _places(bron: Bron, zaak: Zaalzaak, trede: Trede, secret: bool) -> Iterator[Dia]:
    """Yield one place; equals stand together, over more slides when they do not fit."""
    words = zaak.soort is Rondesoort.WAARDEN
    room = room_under("") - (150 if trede.gedeeld else 0)
    short = {
        plaats.keuze: bron.scherm.choice(zaak.soort, plaats.tekst, None if words else _short)
        for plaats in trede.plaatsen
    }

    def height(plaats: Plaats) -> float:
        return name_height(short[plaats.keuze], KOP, BREED - 100, True) + 20

    pages = divide(trede.plaatsen, height, room)
    told = _told(zaak, trede) if secret else None
    for nummer, plaatsen in enumerate(pages, start=1):
        fields = {
            "zaak": zaak,
            "soort": zaak.soort,
            "trede": trede,
            "plaatsen": plaatsen,
            "korte": short,
            "teksten": {row.keuze: row.omschrijving for row in zaak.keuzes},
            "stippen": min(trede.plaatsen[0].stemmen, STIPPEN),
            "blad": nummer,
            "bladen": len(pages),
        }
        extra = "" if nummer == 1 else f".{nummer}"
        whole = told if nummer == len(pages) else None
        yield Dia(f"plaats-{trede.plaats}{extra}", "plaats", fields, onthult=secret, vertelt=whole)


def _told(zaak: Zaalzaak, trede: Trede) -> Onthuld:
    assert zaak.ronde is not None
    names = tuple(plaats.keuze for plaats in trede.plaatsen)
    return Onthuld(zaak.ronde.ronde, trede.plaats, names, trede.open_plaatsen)


def _short(tekst: str) -> str:
    """Return as much of a long sentence as stands on a slide of its own in the letters of a head.

    The whole follows on the slide with all places.
    """
    most = len(tekst)
    while count_lines(shorten(tekst, most), KOP, BREED, True) > REGELS:
        most -= 6
    return shorten(tekst, most)


def _together(bron: Bron, zaak: Zaalzaak) -> Iterator[Dia]:
    """Yield the top as a whole: as adopted, else as voted with its ties settled so far."""
    by_key = {plaats.keuze: plaats for plaats in zaak.uitslag.ranglijst} if zaak.uitslag else {}
    top = zaak.toppen[0].top
    if zaak.vastgesteld:
        chosen = [row for row in zaak.vastgesteld if row.keuze in by_key]
        rows = [replace(by_key[row.keuze], plaats=row.plaats) for row in chosen]
        tied: tuple[Plaats, ...] = ()
    else:
        rows, tied = list(top.zeker), top.gelijk
    kop = bron.scherm.zaaltekst("De uitslag") if tied or not rows else None
    kop = kop or bron.scherm.zaaltekst("Onze top %(num)s", num=len(rows))
    if rows or tied:
        yield from _lists(bron, zaak, kop, rows, tied, open_plaatsen=top.open_plaatsen)


def _lists(
    bron: Bron,
    zaak: Zaalzaak,
    kop: str,
    rows: list[Plaats],
    tied: tuple[Plaats, ...] = (),
    *,
    open_plaatsen: int = 0,
) -> Iterator[Dia]:
    words = zaak.soort is Rondesoort.WAARDEN
    size = KOP if words else 34.0

    def height(plaats: Plaats) -> float:
        text = bron.scherm.choice(zaak.soort, plaats.tekst)
        lines = max(
            count_lines(plaats.tekst, size, BREED - 150, words),
            ceil(line_width(text, words) * size / (BREED - 210)),
        )
        return lines * size * 1.15 + 16

    pages = divide(rows, height, room_under(kop) - (150 if tied else 0))
    for nummer, page in enumerate(pages or ((),), start=1):
        last = nummer == max(len(pages), 1)
        fields = {
            "zaak": zaak,
            "soort": zaak.soort,
            "boven": kop,
            "rijen": page,
            "gelijk": tied if last else (),
            "open_plaatsen": open_plaatsen,
            "blad": nummer,
            "bladen": len(pages),
        }
        yield Dia(SAMEN if nummer == 1 else f"{SAMEN}.{nummer}", "samen", fields)


def _lot(zaak: Zaalzaak) -> dict[str, object]:
    tops = [beslist for beslist in zaak.toppen if beslist.geloot or beslist.top.gelijk]
    erin = {plaats.keuze for beslist in tops for plaats in beslist.top.zeker}
    namen = [plaats for beslist in tops[:1] for plaats in beslist.top.gelijk]
    return {"erin": erin, "namen": namen}


def _decided(bron: Bron, zaak: Zaalzaak) -> dict[str, object]:
    """Return what a run-off says, on its own."""
    assert zaak.uitslag is not None
    assert zaak.ronde is not None
    top = zaak.uitslag.top(zaak.ronde.topplaatsen)
    return {
        "boven": bron.scherm.vraag(zaak.ronde.vraag),
        "rijen": [
            plaats for plaats in zaak.uitslag.ranglijst if plaats.stemmen or plaats in top.zeker
        ],
        "erin": {plaats.keuze for plaats in top.zeker},
        "gelijk": {plaats.keuze for plaats in top.gelijk},
    }


def _last_runoff(bron: Bron, zaak: Zaalzaak) -> dict[str, object]:
    assert zaak.geteld is not None
    ronde, uitslag = zaak.geteld.beslisrondes[-1]
    top = uitslag.top(ronde.topplaatsen)
    return {
        "boven": bron.scherm.vraag(ronde.vraag),
        "rijen": list(uitslag.ranglijst),
        "erin": {plaats.keuze for plaats in top.zeker},
        "gelijk": {plaats.keuze for plaats in top.gelijk},
    }


def _carried_over(bron: Bron, zaak: Zaalzaak) -> Iterator[Dia]:
    """Yield a top that came along from an earlier year; its ballots are in that workbook."""
    if not zaak.vastgesteld:
        return
    rows = [
        Plaats(nummer, row.keuze, zaak.text_of(row.keuze), 0, {})
        for nummer, row in enumerate(zaak.vastgesteld, start=1)
    ]
    kop = bron.scherm.zaaltekst("Onze top %(num)s", num=len(rows))
    yield from _lists(bron, zaak, kop, rows)

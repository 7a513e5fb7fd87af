"""What the hall sees of the jaardoelen: what we do, where it came from, effort and effect."""

from collections.abc import Iterator, Sequence
from typing import Any

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.dia import Dia
from ouderplan.kern.doelen import Doelstatus, Maat
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.maat import (
    BREED,
    LETTER,
    REGEL,
    count_lines,
    divide,
    room_under,
    shorten,
)
from ouderplan.stappen.dias.vormen import numbered, sheet_slides, waiting_slide
from ouderplan.stappen.jaardoelen.beeld import Beeld, Doelregel, look
from ouderplan.stappen.jaardoelen.vormen import VORMEN
from ouderplan.teksten import Teksten

T = Teksten(__package__)
TEKST = BREED - 250.0
"""Width of a goal beside its code and how it stands."""
LANGST, DRAAD = 300, 150
CODES, VOLUIT, NAAM = 14, 2, 52
"""So many codes fit in one box of effort and effect; with so many, so many signs of
what they stand for as well."""


def make_slides(bron: Bron, deel: str, wat: str) -> tuple[Dia, ...]:  # noqa: ARG001  nothing apart
    """Return the goals and the thread of each, the picture of effort and effect, or a sheet."""
    vorm = next((vorm for vorm in VORMEN if vorm.naam == deel), None)
    if vorm is not None:
        return sheet_slides(bron, vorm, bron.rows(vorm.rij), tuple(bron.rows(Criterium)))
    beeld: Beeld = bron.read(look)
    if deel == "moeite":
        return _effort(bron, beeld)
    return (*goal_slides(bron, beeld), *_threads(beeld))


def goal_slides(bron: Bron, beeld: Beeld) -> tuple[Dia, ...]:
    """Return the goals per criterium; what is dropped is left out."""
    kop = T("scherm.kop")
    shown = [row for row in beeld.doelen if row.doel.status is not Doelstatus.VERVALLEN]
    if not shown:
        return (waiting_slide(bron, T("scherm.leeg")),)
    titles = {row.criterium: row.kort or row.titel for row in beeld.criteria}
    pages = divide(shown, _height, room_under(kop))
    fields = [{"boven": kop, "groepen": list(_by_criterium(page, titles))} for page in pages]
    return numbered("doelen", "doelen", fields)


def _height(row: Doelregel) -> float:
    tekst = shorten(row.doel.jaardoel, LANGST)
    return (
        count_lines(tekst, LETTER, TEKST) * LETTER * REGEL + 12 + 30
    )  # a head above each, at most


def _by_criterium(
    rows: Sequence[Doelregel], titles: dict[int, str]
) -> Iterator[tuple[str, list[Doelregel]]]:
    groups: dict[int | None, list[Doelregel]] = {}
    for row in rows:
        groups.setdefault(row.doel.criterium, []).append(row)
    for nummer, group in groups.items():
        title = shorten(titles.get(nummer, ""), 60) if nummer else ""
        yield (f"{nummer} · {title}" if nummer else T("zonder_criterium")), group


def _threads(beeld: Beeld) -> Iterator[Dia]:
    """Yield for every goal that came from the hall the way from vote to goal."""
    for row in beeld.lopend:
        links = list(_links(row))
        if len(links) > 1:
            kop = f"{row.doel.code} · {T('draad.kop')}" if row.doel.code else T("draad.kop")
            yield Dia(f"draad-{row.nummer}", "draad", {"boven": kop, "schakels": links})


def _links(row: Doelregel) -> Iterator[tuple[str, str, Any]]:
    """Yield of each link its kind, what it is called, and what it says; of dots, how many first."""
    herkomst = row.herkomst
    kans = herkomst.opgegaan_in or herkomst.kans
    for bedreiging, _nodig in herkomst.bedreigingen[:1]:
        yield "zorg", T("draad.bedreiging"), shorten(bedreiging.tekst, DRAAD)
    if kans is not None:
        yield "kans", T("draad.kans"), shorten(kans.tekst, DRAAD)
    if herkomst.stippen:
        last = herkomst.stippen[-1]
        told = T.counted("draad.geteld", last.stippen, van=last.stemmers)
        yield "stippen", T("draad.stippen"), told.partition(" ")[::2]
    yield "doel", T("draad.doel"), shorten(row.doel.jaardoel, DRAAD)


def _effort(bron: Bron, beeld: Beeld) -> tuple[Dia, ...]:
    """Return the picture, with codes in it; what the codes stand for is on the slides before."""
    running = beeld.lopend
    if not running:
        return (waiting_slide(bron, T("moeite.leeg")),)
    weighed = [row for row in running if row.doel.moeite and row.doel.effect]
    boxes: dict[Any, list[Doelregel]] = {(moeite, effect): [] for moeite in Maat for effect in Maat}
    for row in weighed:
        boxes[(row.doel.moeite, row.doel.effect)].append(row)
    few = max(len(box) for box in boxes.values()) <= VOLUIT
    fields = {
        "boven": T("moeite.dia"),
        "vakken": {
            key: [_name(row, NAAM // len(box) if few else 0) for row in box[:CODES]]
            for key, box in boxes.items()
        },
        "meer": {key: len(box) - CODES for key, box in boxes.items()},
        "maten": tuple(Maat),
        "woorden": {"moeite": T("moeite.moeite"), "effect": T("moeite.effect")},
        "groot": few,
    }
    slides = [Dia("moeite", "weging", fields)]
    named = [row for row in weighed if row.doel.code]
    if named and not few:
        pages = divide(named, _height, room_under(T("moeite.dia")))
        legend = [{"boven": T("moeite.dia"), "groepen": [("", list(page))]} for page in pages]
        slides.extend(numbered("moeite-doelen", "doelen", legend))
    return tuple(slides)


def _name(row: Doelregel, langst: int) -> tuple[str, str]:
    """Return the code of a goal, and what it says as far as there is room for that."""
    if row.doel.code and not langst:
        return row.doel.code, ""
    return row.doel.code, shorten(row.doel.jaardoel, langst or 24)

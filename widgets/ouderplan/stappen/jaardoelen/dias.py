"""What the hall sees of the jaardoelen: what we do, where it came from, effort and effect."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ouderplan.kern.dia import Dia
from ouderplan.kern.doelen import Doelstatus
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
from ouderplan.stappen.jaardoelen.dia_weging import effort_slides
from ouderplan.stappen.jaardoelen.model import Model
from ouderplan.teksten import Teksten

T = Teksten(__package__)
TEKST = BREED - 80.0
"""Width of a goal beside its code."""
KOPJE, LUCHT = 48.0, 12.0
"""Height of the name of a criterium with what is around it, and of the room around a goal."""
LANGST, KORT, DRAAD = 300, 105, 150
"""Characters of a goal that are shown, of one of many, and of a link of its thread."""
VEEL, STIPPEN = 20, 14
"""More goals than this begin with how many each criterium has: a dot each, up to so many."""
AF = (Doelstatus.BEHAALD, Doelstatus.IN_UITVOERING)


@dataclass(frozen=True, slots=True)
class Doelzin:
    """A goal as a line of a slide; `onder` names its criterium, `eerst` is whether it begins it."""

    code: str
    tekst: str
    status: Doelstatus
    onder: str
    eerst: bool

    @property
    def height(self) -> float:
        """How high it is, with the name of its criterium when that stands above it."""
        lines = count_lines(f"{self.tekst} ({self.status}).", LETTER, TEKST)
        return lines * LETTER * REGEL + LUCHT + (KOPJE if self.eerst else 0)


def make_slides(bron: Bron, deel: str, wat: str) -> tuple[Dia, ...]:  # noqa: ARG001  nothing apart
    """Return the goals and the thread of each, the picture of effort and effect, or a sheet."""
    vorm = Model.sheet(deel)
    if vorm is not None:
        return sheet_slides(bron, vorm)
    beeld: Beeld = bron.read(look)
    if deel == "moeite":
        return effort_slides(bron, beeld)
    return (*goal_slides(bron, beeld), *_threads(beeld))


def goal_slides(bron: Bron, beeld: Beeld) -> tuple[Dia, ...]:
    """Return the goals per criterium; what is dropped is left out.

    Many begin with how many there are of each criterium, and are said in two lines each: the
    whole of them stands in the plan.
    """
    kop = T("scherm.kop")
    zinnen = list(_sentences(beeld))
    if not zinnen:
        return (waiting_slide(bron, T("scherm.leeg")),)
    pages = _divide(zinnen, room_under(kop))
    fields = [{"boven": kop, "groepen": _by_criterium(page)} for page in pages]
    slides = numbered("doelen", "doelen", fields)
    return slides if len(zinnen) <= VEEL else (_overview(kop, zinnen), *slides)


def _sentences(beeld: Beeld) -> Iterator[Doelzin]:
    titles = {row.criterium: row.kort or row.titel for row in beeld.criteria}
    shown = [row for row in beeld.doelen if row.doel.status is not Doelstatus.VERVALLEN]
    groups: dict[int | None, list[Doelregel]] = {}
    for row in shown:
        groups.setdefault(row.doel.criterium, []).append(row)
    for nummer, group in groups.items():
        title = shorten(titles.get(nummer, ""), 60) if nummer else ""
        onder = f"{nummer} · {title}" if nummer else T("zonder_criterium")
        for row in group:
            tekst = shorten(row.doel.jaardoel, LANGST if len(shown) <= VEEL else KORT)
            yield Doelzin(row.doel.code, tekst, row.doel.status, onder, row is group[0])


def _divide(zinnen: Sequence[Doelzin], room: float) -> tuple[tuple[Doelzin, ...], ...]:
    """Divide the goals over slides; one that goes on with a criterium says its name again."""
    pages = divide(zinnen, lambda zin: zin.height, room)
    again = [sum(zin.height for zin in page) + KOPJE for page in pages if not page[0].eerst]
    if max(again, default=0.0) > room:
        return divide(zinnen, lambda zin: zin.height, room - KOPJE)
    return pages


def _by_criterium(zinnen: Sequence[Doelzin]) -> list[tuple[str, list[Doelzin]]]:
    groups: dict[str, list[Doelzin]] = {}
    for zin in zinnen:
        groups.setdefault(zin.onder, []).append(zin)
    return list(groups.items())


def _overview(kop: str, zinnen: Sequence[Doelzin]) -> Dia:
    """Return how many goals each criterium has, and how these stand."""
    lines = []
    for onder, group in _by_criterium(zinnen):
        begun = sorted(group, key=lambda zin: (*AF, zin.status).index(zin.status))
        lines.append((onder, [zin.status for zin in begun[:STIPPEN]], len(group)))
    told = [(status, sum(zin.status is status for zin in zinnen)) for status in Doelstatus]
    fields = {"boven": kop, "regels": lines, "standen": [each for each in told if each[1]]}
    return Dia("doelen-samen", "overzicht", fields)


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
    if gekozen := herkomst.gekozen:
        told = T.counted("draad.geteld", gekozen.stippen, van=gekozen.stemmers)
        yield "stippen", T("draad.stippen"), told.partition(" ")[::2]
    yield "doel", T("draad.doel"), shorten(row.doel.jaardoel, DRAAD)

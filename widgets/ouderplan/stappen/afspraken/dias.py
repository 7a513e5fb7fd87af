"""What the hall sees of the afspraken: each sheet as a table, and the year by month."""

from collections.abc import Sequence
from typing import Any

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.datum import MAANDEN
from ouderplan.kern.dia import Dia
from ouderplan.kern.jaarklok import Jaarklok, Plek
from ouderplan.stappen.afspraken.model import read_clock
from ouderplan.stappen.afspraken.vormen import VORMEN
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.maat import count_lines, divide, room_under, shorten
from ouderplan.stappen.dias.vormen import numbered, sheet_slides, waiting_slide
from ouderplan.teksten import Teksten

T = Teksten(__package__)
NAAST, BREED, LETTER = 2, 390.0, 26.0
"""Months beside each other, the width of one, and its letter."""
LANGST = 90


def make_slides(bron: Bron, deel: str, wat: str) -> tuple[Dia, ...]:  # noqa: ARG001  nothing apart
    """Return a sheet, or the year clock."""
    vorm = next((vorm for vorm in VORMEN if vorm.naam == deel), None)
    if vorm is None:
        return _clock(bron)
    criteria = tuple(bron.rows(Criterium))
    return sheet_slides(bron, vorm, bron.rows(vorm.rij), criteria)


def _clock(bron: Bron) -> tuple[Dia, ...]:
    klok: Jaarklok = bron.read(read_clock)
    kop = f"{T('deel.jaarklok')} {klok.schooljaar}"
    named = [(MAANDEN[maand - 1], regels) for maand, regels in klok.per_maand.items()]
    room = room_under(kop) - 90
    months = [
        (naam, part)
        for naam, regels in [*named, (T("klok.vaak"), klok.vaak)]
        for part in divide([shorten(regel.wat, LANGST) for regel in regels], _line, room)
    ]
    if not klok.at(Plek.KLOK):
        return (waiting_slide(bron, kop),)
    pairs = [tuple(months[begin : begin + NAAST]) for begin in range(0, len(months), NAAST)]
    pages = divide(pairs, _height, room_under(kop))
    return numbered("jaarklok", "maanden", [{"boven": kop, "rijen": page} for page in pages])


def _height(pair: Any) -> float:
    return max(_month(zinnen) for _, zinnen in pair) + 24


def _month(zinnen: Sequence[str]) -> float:
    return 50 + sum(map(_line, zinnen))


def _line(zin: str) -> float:
    return count_lines(zin, LETTER, BREED - 22) * LETTER * 1.25 + 8

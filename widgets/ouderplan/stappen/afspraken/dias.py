"""What the hall sees of the afspraken: each sheet as a table, and the year by month."""

from collections.abc import Sequence
from itertools import accumulate

from ouderplan.kern.datum import MAANDEN
from ouderplan.kern.dia import Dia
from ouderplan.kern.jaarklok import Jaarklok, Plek
from ouderplan.stappen.afspraken.model import Model, read_clock
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.maat import count_lines, room_under, shorten
from ouderplan.stappen.dias.vormen import numbered, sheet_slides, waiting_slide
from ouderplan.teksten import Teksten

T = Teksten(__package__)
NAAST, BREED, LETTER = 2, 390.0, 26.0
"""Columns beside each other, the width of one, and its letter."""
LANGST = 90
KOP, LUCHT = 44.0, 12.0
"""Height of the name of a month, and of what is between two months."""
Maand = tuple[str, tuple[str, ...]]


def make_slides(bron: Bron, deel: str, wat: str) -> tuple[Dia, ...]:  # noqa: ARG001  nothing apart
    """Return a sheet, or the year clock."""
    vorm = Model.sheet(deel)
    return _clock(bron) if vorm is None else sheet_slides(bron, vorm)


def _clock(bron: Bron) -> tuple[Dia, ...]:
    klok: Jaarklok = bron.read(read_clock)
    kop = f"{T('deel.jaarklok')} {klok.schooljaar}"
    if not klok.at(Plek.KLOK):
        return (waiting_slide(bron, kop),)
    named = [(MAANDEN[maand - 1], regels) for maand, regels in klok.per_maand.items()]
    months = [
        (naam, tuple(shorten(wat, LANGST) for wat in dict.fromkeys(regel.wat for regel in regels)))
        for naam, regels in [(T("klok.vaak"), klok.vaak), *named]
        if regels
    ]
    columns = _columns(months, room_under(kop))
    pages = [columns[begin : begin + NAAST] for begin in range(0, len(columns), NAAST)]
    fields = [{"boven": kop, "kolommen": page} for page in pages]
    return numbered("jaarklok", "maanden", fields)


def _columns(months: Sequence[Maand], room: float) -> list[list[Maand]]:
    """Return the months one under the other, in columns of this height.

    What does not fit goes on at the top of the column beside it, without a name; on another slide
    a month begins anew, so that its name is said again only when it is longer than a slide.
    """
    columns: list[list[Maand]] = [[]]
    left = room
    for naam, zinnen in months:
        rest = list(zinnen)
        while rest:
            beside = len(columns) % NAAST > 0  # there is a column beside this one
            fits = _fitting(rest, left - KOP - LUCHT)
            if fits == len(rest) - 1:
                fits -= 1  # no line stands alone in the next column
            if columns[-1] and fits < (min(2, len(rest)) if beside else len(rest)):
                columns.append([])
                left = room
                continue
            part, rest = tuple(rest[: max(fits, 1)]), rest[max(fits, 1) :]
            goes_on = len(part) + len(rest) < len(zinnen) and not beside
            columns[-1].append(("" if goes_on else naam, part))
            left -= KOP + LUCHT + sum(map(_line, part))
            if rest:
                columns.append([])
                left = room
    return columns


def _fitting(zinnen: Sequence[str], room: float) -> int:
    """Return how many lines from the first fit."""
    heights = list(accumulate(map(_line, zinnen)))
    return sum(height <= room for height in heights)


def _line(zin: str) -> float:
    return count_lines(zin, LETTER, BREED - 22) * LETTER * 1.22 + 6

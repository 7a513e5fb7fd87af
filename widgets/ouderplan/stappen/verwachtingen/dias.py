"""What the hall sees of the verwachtingen: one criterium a slide, and the criteria as a list."""

from collections.abc import Iterator

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.dia import Dia
from ouderplan.kern.verwachtingen import Verwachtende, Verwachting
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.vormen import column_slides, sheet_slides, waiting_slide
from ouderplan.stappen.verwachtingen.model import Model
from ouderplan.teksten import Teksten

T = Teksten(__package__)


def make_slides(bron: Bron, deel: str, wat: str) -> tuple[Dia, ...]:  # noqa: ARG001  nothing apart
    """Return every criterium with what may be expected, or the list of criteria."""
    criteria = sorted(bron.rows(Criterium), key=lambda row: (row.criterium, row.deel))
    sheet = Model.bladen[1]
    if deel == sheet.naam or not criteria:
        return sheet_slides(bron, sheet, criteria)
    rows = bron.rows(Verwachting)
    return tuple(dia for row in criteria for dia in _criterium(bron, row, rows))


def slide_of(criterium: int | None) -> str:
    """Return the id of the first slide of a criterium."""
    return f"criterium-{criterium}"


def _criterium(bron: Bron, row: Criterium, rows: list[Verwachting]) -> Iterator[Dia]:
    kop = f"{row.sleutel} · {row.titel}"
    own = [each for each in rows if each.criterium == row.criterium]
    per = {wie: [each.zin for each in own if each.wie_verwacht is wie] for wie in Verwachtende}
    filled = {T(f"scherm.{wie}"): zinnen for wie, zinnen in per.items() if zinnen}
    if not filled:
        yield waiting_slide(bron, f"{kop}. {T('scherm.leeg')}", slide_of(row.criterium))
        return
    names = list(filled)
    for first in range(0, len(names), 2):
        naam = slide_of(row.criterium) + ("" if not first else "-verder")
        yield from column_slides(
            naam, kop, {each: filled[each] for each in names[first : first + 2]}
        )

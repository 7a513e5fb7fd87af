"""What the hall sees of the streefcijfers: one target a slide, and the sheets as tables."""

from typing import Any

from ouderplan.kern.dia import Dia
from ouderplan.kern.streefcijfers import Lijn, Meting, Oordeel, Streefcijfer, lines
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.maat import shorten
from ouderplan.stappen.dias.vormen import sheet_slides, waiting_slide
from ouderplan.stappen.streefcijfers.model import Model
from ouderplan.teksten import Teksten

T = Teksten(__package__)
JAREN = 6
"""So many measurements stand beside each other."""


def make_slides(bron: Bron, deel: str, wat: str) -> tuple[Dia, ...]:  # noqa: ARG001  nothing apart
    """Return every target with how it stands, or a sheet."""
    vorm = Model.sheet(deel)
    if vorm is not None:
        return sheet_slides(bron, vorm)
    found = lines(bron.rows(Streefcijfer), bron.rows(Meting))
    if not found:
        return (waiting_slide(bron, T("stand.leeg")),)
    return tuple(_target(lijn, nummer) for nummer, lijn in enumerate(found, start=1))


def _target(lijn: Lijn, nummer: int) -> Dia:
    last = lijn.laatste
    points = [
        (punt.meting.schooljaar or punt.meting.wanneer, float(punt.getal))
        for punt in lijn.punten
        if punt.getal is not None
    ][-JAREN:]
    top = max((value for _, value in points), default=0.0)
    fields: dict[str, Any] = {
        "boven": shorten(lijn.streefcijfer.streefdoel, 200),
        "lijn": lijn,
        "gemeten": shorten(last.gemeten, 40) if last else "",
        "wanneer": shorten(last.schooljaar or last.wanneer, 40) if last else "",
        "norm": shorten(lijn.streefcijfer.norm, 60),
        "punten": [(jaar, value, 100 * value / top if top > 0 else 0) for jaar, value in points],
        "gehaald": lijn.oordeel is Oordeel.BEHAALD,
        "mis": lijn.oordeel is Oordeel.NIET_BEHAALD,
    }
    return Dia(f"doel-{nummer}", "cijfer", fields)

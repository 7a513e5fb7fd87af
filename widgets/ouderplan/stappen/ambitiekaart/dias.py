"""What the hall sees of the ambities: the heart of a card, and the sheets as tables."""

from ouderplan.kern.ambities import Ambitie
from ouderplan.kern.dia import Dia
from ouderplan.opslag.opschriften import label
from ouderplan.stappen.ambitiekaart.model import HART, Model
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.maat import shorten
from ouderplan.stappen.dias.vormen import sheet_slides, text_slides, waiting_slide
from ouderplan.teksten import Teksten

T = Teksten(__package__)
NAAM = 60


def make_slides(bron: Bron, deel: str, wat: str) -> tuple[Dia, ...]:  # noqa: ARG001  nothing apart
    """Return the cards one after the other, or a sheet."""
    vorm = Model.sheet(deel)
    if vorm is not None:
        return sheet_slides(bron, vorm)
    rows: list[Ambitie] = bron.rows(Ambitie)
    slides = tuple(dia for nummer, row in enumerate(rows, start=1) for dia in _card(row, nummer))
    return slides or (waiting_slide(bron, T("kaart.geen")),)


def _card(row: Ambitie, nummer: int) -> tuple[Dia, ...]:
    name = shorten(row.naam, NAAM)
    return tuple(
        dia
        for naam in HART
        if getattr(row, naam).strip()
        for dia in text_slides(
            f"kaart-{nummer}-{naam}", f"{name}: {label(Ambitie, naam).lower()}", getattr(row, naam)
        )
    )

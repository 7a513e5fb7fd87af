"""What the hall sees of the visie: the text, very large, and the top that it is written with."""

from typing import Any

from ouderplan.kern.dia import Dia
from ouderplan.kern.visie import Visieversie, newest
from ouderplan.kern.visietekst import find_values, mark_values
from ouderplan.kern.waarden import Topwaarden
from ouderplan.opslag.beslissen import read_top
from ouderplan.opslag.transacties import Lezing
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.vormen import text_slides, waiting_slide
from ouderplan.teksten import Teksten

T = Teksten(__package__)


def make_slides(bron: Bron, deel: str, wat: str) -> tuple[Dia, ...]:  # noqa: ARG001  one row
    """Return the visie that is worked on, over as many slides as it takes."""

    def read(tx: Lezing) -> tuple[Topwaarden, list[Visieversie]]:
        return read_top(tx), list(tx.rows(Visieversie))

    top, versies = bron.read(read)
    versie = newest(versies)
    tekst = versie.tekst if versie else ""
    if not tekst.strip():
        return (waiting_slide(bron, T("scherm.straks")),)
    assert versie is not None
    kop = T("scherm.kop_vast" if versie.status == "vastgesteld" else "scherm.kop")
    return vision_slides(kop, tekst, top.waarden)


def vision_slides(kop: str, tekst: str, waarden: tuple[str, ...]) -> tuple[Dia, ...]:
    """Return a visie with its waarden marked; they stand under it on the last slide."""
    slides = text_slides("visie", kop, tekst, onder=96.0 if waarden else 0.0)
    made: list[Dia] = []
    for nummer, dia in enumerate(slides, start=1):
        fields: dict[str, Any] = {"stukken": mark_values(dia.inhoud["tekst"], waarden)}
        if nummer == len(slides):
            fields["vinken"] = find_values(tekst, waarden)
        made.append(Dia(dia.id, dia.soort, {**dia.inhoud, **fields}))
    return tuple(made)

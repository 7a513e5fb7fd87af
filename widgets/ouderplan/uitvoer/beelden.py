"""The pictures of the plan, each under the name of its file."""

from collections.abc import Iterator

from ouderplan.figuren import (
    Figuur,
    draw_jaarklok,
    draw_jaren,
    draw_scan,
    draw_threads,
    draw_uitslag,
)
from ouderplan.kern.jaarklok import Plek
from ouderplan.kern.streefcijfers import Meting, Streefcijfer, lines
from ouderplan.uitvoer.jaarklok import clock_of
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.planscan import scan_of
from ouderplan.uitvoer.stemming import Stemming

MEESTE_STREEFCIJFERS = 12


def pictures_of(plan: Plan) -> Iterator[tuple[str, Figuur]]:
    """Yield the pictures that there is something to draw for."""
    for name, stemming in (("waarden", plan.waarden), ("kansen", plan.stippen)):
        if stemming is not None and stemming.uitslag.gestemd:
            yield name, _vote(stemming)
    scan = scan_of(plan)
    if scan is not None and scan.beeld.aantal:
        yield "schoolscan", draw_scan(scan.beeld, scan.vorig)
    klok = clock_of(plan)
    if klok.meer_dan_planning and klok.at(Plek.KLOK):
        yield "jaarklok", draw_jaarklok(klok)
    yield from _targets(plan)
    for number, figuur in enumerate(draw_threads(plan.weefsel), start=1):
        yield f"herkomst-{number}", figuur


def _vote(stemming: Stemming) -> Figuur:
    return draw_uitslag(
        stemming.uitslag,
        vraag=stemming.ronde.vraag,
        aantal=stemming.aantal,
        top=stemming.getekend,
    )


def _targets(plan: Plan) -> Iterator[tuple[str, Figuur]]:
    """Yield the targets that were measured more than once."""
    found = lines(plan.rows(Streefcijfer), plan.rows(Meting))
    several = [lijn for lijn in found if sum(p.getal is not None for p in lijn.punten) > 1]
    for number, lijn in enumerate(several[:MEESTE_STREEFCIJFERS], start=1):
        figuur = draw_jaren(lijn)
        if figuur is not None:
            yield f"streefcijfer-{number}", figuur

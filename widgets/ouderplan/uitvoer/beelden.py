"""The pictures of the plan, each under the name of its file."""

from collections.abc import Iterator

from ouderplan.figuren import Figuur, draw_uitslag
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.stemming import Stemming


def pictures_of(plan: Plan) -> Iterator[tuple[str, Figuur]]:
    """Yield the pictures that there is something to draw for."""
    for name, stemming in (("waarden", plan.waarden), ("kansen", plan.stippen)):
        if stemming is not None and stemming.uitslag.gestemd:
            yield name, _vote(stemming)


def _vote(stemming: Stemming) -> Figuur:
    return draw_uitslag(
        stemming.uitslag,
        vraag=stemming.ronde.vraag,
        aantal=stemming.aantal,
        top=stemming.getekend,
    )

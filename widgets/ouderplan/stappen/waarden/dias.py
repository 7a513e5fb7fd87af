"""What the hall sees of the waarden: the vote and its result."""

from ouderplan.kern.dia import Dia
from ouderplan.kern.rondes import Rondesoort
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.stemming import vote_slides


def make_slides(bron: Bron, deel: str, wat: str) -> tuple[Dia, ...]:  # noqa: ARG001  one row
    """Return the slides of the vote on waarden."""
    zin = bron.scherm.zaaltekst(
        "Straks kiest u hier de vijf waarden die voor u het belangrijkst zijn."
    )
    return vote_slides(bron, Rondesoort.WAARDEN, zin)

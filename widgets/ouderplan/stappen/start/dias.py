"""What the hall sees at first: the school's welcome, and how to join."""

from ouderplan.kern.dia import Dia
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.maat import head_sizes


def make_slides(bron: Bron, deel: str, wat: str) -> tuple[Dia, ...]:  # noqa: ARG001  one slide
    """Return the welcome."""
    fields = {
        "school": bron.profiel["school"],
        "motto": bron.profiel["motto"],
        "toegang": bron.ways_in(),
        "maten": head_sizes(bron.welcome()),
    }
    return (Dia("welkom", "welkom", fields),)

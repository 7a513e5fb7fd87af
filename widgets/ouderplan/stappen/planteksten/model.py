"""State of the free texts: chapters, key words, and who adopted the plan."""

from ouderplan.kern.planteksten import Kernwoord, Plantekst, Vaststelling
from ouderplan.stappen.bladmodel import Bladmodel


class Model(Bladmodel):
    """The texts around the plan, a sheet each."""

    bladen = (Plantekst, Kernwoord, Vaststelling)

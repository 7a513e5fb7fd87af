"""The sheet of a programme."""

from ouderplan.kern.draaiboek import Draaiboekregel
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm

VORM = Bladvorm(Draaiboekregel, kaart=True)
VORMEN = (VORM,)

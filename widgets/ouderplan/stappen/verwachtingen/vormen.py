"""The sheets of what is expected, in their order."""

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.verwachtingen import Verwachting
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm

VORMEN = tuple(map(Bladvorm, (Verwachting, Criterium)))

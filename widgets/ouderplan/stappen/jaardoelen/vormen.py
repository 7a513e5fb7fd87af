"""The sheets beside the goals, in their order."""

from ouderplan.kern.doelen import Doelsuggestie
from ouderplan.kern.doelwijzigingen import Doelwijziging, Voortgang
from ouderplan.kern.planteksten import Vaststelling
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm

VORMEN = tuple(map(Bladvorm, (Doelsuggestie, Voortgang, Doelwijziging, Vaststelling)))

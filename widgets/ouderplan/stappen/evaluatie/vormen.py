"""The sheets of the evaluatie."""

from ouderplan.kern.evaluatie import Evaluatie, Uitkomst
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm

FORMULIEREN = Bladvorm(Evaluatie, alles=True)
UITKOMSTEN = Bladvorm(Uitkomst)

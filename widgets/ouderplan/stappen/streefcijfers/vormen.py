"""The sheets of the figures, in their order."""

from ouderplan.kern.streefcijfers import Kenmerk, Meting, Streefcijfer
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm

VORMEN = tuple(map(Bladvorm, (Streefcijfer, Meting, Kenmerk)))

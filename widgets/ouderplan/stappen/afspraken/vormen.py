"""The sheets of what was agreed on, in their order."""

from ouderplan.kern.afspraken import (
    Activiteit,
    Communicatiemiddel,
    Gesprek,
    Intakestap,
    Moment,
    Orgaan,
    Thuistaalvoorziening,
)
from ouderplan.stappen.onderdelen.bladvorm import Bladvorm

VORMEN = tuple(
    map(
        Bladvorm,
        (Gesprek, Moment, Activiteit, Communicatiemiddel, Orgaan, Intakestap, Thuistaalvoorziening),
    )
)

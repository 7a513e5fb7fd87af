"""Afspraken: conversations, moments, channels, bodies, intake, home languages, activities."""

from ouderplan.stappen.basis import Stap

STAP = Stap(8, __name__, bij="visie")

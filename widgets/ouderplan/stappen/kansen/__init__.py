"""Kansen en bedreigingen: collect them, look at them, turn threats round, dots for the top 3."""

from ouderplan.stappen.basis import Stap

STAP = Stap(5, __name__)

"""Ambitiekaart: one page per ambition, filled from what the plan knows already."""

from ouderplan.stappen.basis import Stap

STAP = Stap(10, __name__, bij="jaardoelen")

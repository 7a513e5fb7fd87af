"""Streefcijfers: targets, what was measured, and who the families are."""

from ouderplan.stappen.basis import Stap

STAP = Stap(9, __name__, bij="jaardoelen")

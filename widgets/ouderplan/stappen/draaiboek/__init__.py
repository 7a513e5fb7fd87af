"""Draaiboek: the programme of a meeting, and playing it."""

from ouderplan.stappen.basis import Stap

STAP = Stap(12, __name__, bij="start")

"""Visie: written beside the top 5, in versions, from concept to adopted."""

from ouderplan.stappen.basis import Stap

STAP = Stap(2, __name__)

"""Schoolscan: parents and team say per criterium how far the school is."""

from ouderplan.stappen.basis import Stap

STAP = Stap(4, __name__)

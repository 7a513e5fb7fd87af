"""Verwachtingen: what parents, school and staff may expect of each other, per criterium."""

from ouderplan.stappen.basis import Stap

STAP = Stap(3, __name__, bij="visie")

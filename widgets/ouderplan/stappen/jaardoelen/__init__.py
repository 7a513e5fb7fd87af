"""Jaardoelen: the goals per criterium, each with its code, action plan and herkomst."""

from ouderplan.stappen.basis import Stap

STAP = Stap(6, __name__)

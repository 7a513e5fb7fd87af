"""Schooljaarplan: what all of it comes to, on paper and as files for others."""

from ouderplan.stappen.basis import Stap

STAP = Stap(7, __name__)

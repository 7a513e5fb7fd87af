"""Waarden: the list, the vote in the hall, the adopted top 5."""

from ouderplan.stappen.basis import Stap

STAP = Stap(1, __name__)

"""Evaluatie: looking back on the year, and the workbook of the next one."""

from ouderplan.stappen.basis import Stap

STAP = Stap(11, __name__)

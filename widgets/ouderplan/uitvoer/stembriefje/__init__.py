"""Ballot sheets to print: an HTML page with print CSS, so that every script is set as it should be.

A browser has the fonts and the shaping for Arabic, Chinese and Tigrinya that a PDF library lacks.
"""

from ouderplan.uitvoer.stembriefje.blad import Blad, Keuzeregel, make_blad
from ouderplan.uitvoer.stembriefje.drukwerk import Knoppen, render_sheets

__all__ = ["Blad", "Keuzeregel", "Knoppen", "make_blad", "render_sheets"]

"""Moments in a schooljaar as schools write them: ``eind mei``, ``5, 12 en 19 november``.

Half a phrase understood is not understood: every word that says something about time has to fit, or
the whole text says nothing. `woorden` finds those words, `lezen` puts them together.
"""

from ouderplan.kern.wanneer.lezen import Wanneer, parse_when
from ouderplan.kern.wanneer.schoolvakanties import Regio, region_named
from ouderplan.kern.wanneer.tijdvak import EERSTE_MAAND, Span, in_school_year
from ouderplan.kern.wanneer.vormen import SCHOOLMAANDEN

__all__ = [
    "EERSTE_MAAND",
    "SCHOOLMAANDEN",
    "Regio",
    "Span",
    "Wanneer",
    "in_school_year",
    "parse_when",
    "region_named",
]

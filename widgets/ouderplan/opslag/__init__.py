"""The workbook on disk: tables, transactions, CSV out and in."""

from ouderplan.opslag.fouten import Botsing
from ouderplan.opslag.kast import Kast, Werkboekmap
from ouderplan.opslag.werkboek import Werkboek

__all__ = ["Botsing", "Kast", "Werkboek", "Werkboekmap"]

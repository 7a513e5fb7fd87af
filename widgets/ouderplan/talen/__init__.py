"""The languages: one catalog each, and what reads in which of them. Knows the kern only."""

from ouderplan.talen.lijst import Talen
from ouderplan.talen.taal import NEDERLANDS, Stuk, Taal
from ouderplan.talen.vertaler import Vertaler
from ouderplan.talen.woordenboek import Keus, Woordenboek

__all__ = ["NEDERLANDS", "Keus", "Stuk", "Taal", "Talen", "Vertaler", "Woordenboek"]

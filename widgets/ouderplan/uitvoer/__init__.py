"""What the workbook writes for others. Knows kern, opslag and figuren.

One module is one export: a module in this folder that has an ``EXPORT`` is found by itself.
"""

from ouderplan.uitvoer.plan import Plan, load_plan
from ouderplan.uitvoer.soorten import Uitvoersoort, discover
from ouderplan.uitvoer.wegschrijven import export

__all__ = ["Plan", "Uitvoersoort", "discover", "export", "load_plan"]

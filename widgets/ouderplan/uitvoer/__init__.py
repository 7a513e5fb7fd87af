"""What the workbook writes for others. Knows kern, opslag and figuren.

One module is one export, and one line in `soorten`.
"""

from ouderplan.uitvoer.plan import Plan, load_plan
from ouderplan.uitvoer.soorten import SOORTEN, Uitvoersoort
from ouderplan.uitvoer.wegschrijven import export

__all__ = ["SOORTEN", "Plan", "Uitvoersoort", "export", "load_plan"]

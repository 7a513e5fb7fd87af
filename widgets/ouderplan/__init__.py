"""The ouderplan workbook: from the vote in the hall to the schooljaarplan.

The rooms, from the inside out: ``kern`` (the domain), ``opslag`` (the workbook on disk),
``stappen``, ``zaal``, ``figuren`` and ``uitvoer`` (what people see), ``app`` (what starts it).
"""

__version__ = "0.1.0"

"""The ouderplan workbook: from the vote in the hall to the schooljaarplan.

The rooms, from the inside out: ``kern`` (the domain), ``opslag`` (the workbook on disk),
``stappen``, ``zaal``, ``figuren`` and ``uitvoer`` (what people see), ``app`` (what starts it).
"""

if __name__ != "ouderplan":  # imported through the folder, every class would exist twice
    raise ImportError("import this package as `ouderplan`, not by its folder")

__version__ = "0.1.0"

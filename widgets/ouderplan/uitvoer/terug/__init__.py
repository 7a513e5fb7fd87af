"""Read back an Excel file that the workbook made and the school changed.

Each row of the file carries the number of what it was (see `excelbasis`), so that only the cells
that the school changed are changed, and what changed in the workbook meanwhile stays.
"""

from ouderplan.uitvoer.terug.inlezen import import_excel, preview_excel
from ouderplan.uitvoer.terug.schoolboek import is_ours, read_school_book, read_school_files
from ouderplan.uitvoer.terug.verschil import Bladverschil, Celverschil, Rijverschil, Vergelijking

__all__ = [
    "Bladverschil",
    "Celverschil",
    "Rijverschil",
    "Vergelijking",
    "import_excel",
    "is_ours",
    "preview_excel",
    "read_school_book",
    "read_school_files",
]

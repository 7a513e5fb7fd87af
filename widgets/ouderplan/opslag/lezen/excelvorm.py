"""What our own Excel file is made of, for who writes it and for who reads it back."""

import re

from ouderplan.opslag.opschriften import title
from ouderplan.opslag.tabellen import Tabel
from ouderplan.teksten import Teksten

BLAD = "ouderplan"
"""The hidden sheet with what each row was."""
NUMMERKOP = "Regel in het werkboek"
"""Stands above the hidden column with the number of each row."""
UITSLAGEN = frozenset(
    {"rondes", "rondekeuzes", "stembriefjes", "vastgestelde_keuzes", "schoolscan", "moderatie"}
)
"""What the hall did is not changed afterwards in Excel."""
WERKT_UIT = ("criterium_tekst", "verhaal", "onderwerp")
"""Columns that the workbook works out itself."""
LANGSTE_NAAM = 31
"""Characters of the name of a sheet; Excel takes no more."""
_KAN_NIET = re.compile(r"[\[\]:*?/\\]")
"""What Excel does not take in the name of a sheet."""


def sheet_name(tabel: Tabel) -> str:
    """Return what the sheet of a table is called."""
    try:
        return _KAN_NIET.sub(" ", title(tabel.rij))[:LANGSTE_NAAM].strip(" '")
    except KeyError:
        return tabel.naam


def own_word(naam: str) -> str:
    """Return what a sheet or a column that belongs to no table is called."""
    return Teksten(__package__ or "")(f"eigen.{naam}")

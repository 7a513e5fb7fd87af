"""Files as schools make them themselves, with heads of their own."""

import io
from datetime import datetime
from typing import Any

from openpyxl import Workbook


def as_bytes(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def goals_book() -> bytes:
    """Make an overview with a title, a criterium merged over its goals, and a sheet beside it."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Totaaloverzicht"
    sheet.append(["Onze doelen voor de komende jaren"])
    sheet.append([])
    sheet.append(["Nr.", "Criterium", "Wat willen we\nbereiken?", "Uitvoeren in\nschooljaar"])
    sheet.append(["3a", "3. Welkom zijn", "Elke maandag is er thee", "2026-2027"])
    sheet.append(["3b", None, "In de gang staat een bank", 2027])
    sheet.merge_cells("B4:B5")
    talks = book.create_sheet("Gesprekscyclus")
    talks.append(["Gesprek", "Maand", "Verplicht of facultatief"])
    talks.append(["Startgesprek", "september", "verplicht"])
    book.create_sheet("Boodschappen").append(["Brood", "Kaas"])
    return as_bytes(book)


PLAN = "Datum;Activiteit;Wie\nmei;Koffie zetten;ouders\n".encode("cp1252")
"""A list for the plan van aanpak, as Excel on Windows writes a CSV."""


def uploaded(naam: str, inhoud: bytes) -> dict[str, Any]:
    """Return a file as the page gets it."""
    size, changed = len(inhoud), datetime(2026, 11, 22)
    content = memoryview(inhoud)
    return {
        "name": naam,
        "type": "",
        "size": size,
        "content": content,
        "last_modified": changed,
    }

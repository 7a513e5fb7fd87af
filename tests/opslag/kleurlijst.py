"""A list of actions of which a colour says how far it is, with what somebody noted at its cells."""

import io

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from ouderplan.opslag.lezen.rooster import Bron

GROEN, ORANJE, ROOD = "FF92D050", "FFFFC000", "FFFF0000"
ACTIES = (("Thee schenken", GROEN), ("Brief schrijven", ORANJE), ("Bellen", ORANJE), ("Bank", ""))
LEGENDA = ((GROEN, "afgerond"), (ORANJE, "loopt"))


def fill(cell, kleur: str) -> None:
    if kleur:
        cell.fill = PatternFill("solid", fgColor=kleur)


def coloured(*, legenda: bool = True, op_tekst: bool = False, kleuren=ACTIES) -> Bron:
    """Make the list; `op_tekst` colours the actions themselves and leaves out the column Stand."""
    book = Workbook()
    sheet = book.active
    sheet.title = "acties"
    sheet.append(["Actie", "Wie", "" if op_tekst else "Stand"])
    fill(sheet["B1"], "FF00B0F0")
    for at, (actie, kleur) in enumerate(kleuren, start=2):
        sheet.append([actie, "ouderraad"] if actie else [])
        fill(sheet.cell(at, 1 if op_tekst else 3), kleur)
    sheet["A3"].comment = Comment("Eerst langs de MR", "directie")
    sheet["B1"].comment = Comment("wie trekt het", "directie")
    for at, (kleur, zegt) in enumerate(LEGENDA if legenda else (), start=len(kleuren) + 3):
        fill(sheet.cell(at, 1), kleur)
        sheet.cell(at, 2, zegt)
    out = io.BytesIO()
    book.save(out)
    return Bron("actielijst.xlsx", out.getvalue())

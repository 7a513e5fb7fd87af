"""A small workbook with every kind of cell that another program may save as something else."""

from datetime import date
from pathlib import Path

from ouderplan.kern.afspraken import Gesprek
from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel
from ouderplan.kern.streefcijfers import Kenmerk, Populatiesoort
from ouderplan.kern.visie import Visiestap, Visiestatus, Visieversie
from ouderplan.opslag import Werkboek
from ouderplan.opslag.lezen.excelvorm import UITSLAGEN
from ouderplan.opslag.tabellen import TABELLEN

RIJEN = (
    Jaardoel("3a", 3, "Ieder gezin heeft een startgesprek.", "2026-2027", Doelstatus.IN_UITVOERING),
    Jaardoel("10b", 10, "De regels staan\nop de website.", "Doorlopend"),
    Actie("3a", "Vorm kiezen", "juf\nouder", "juni 2026: voorstel\naugustus 2026: besluit"),
    Gesprek("=1+1", "06", duur="1-2", groepen="007"),
    Gesprek("_x000D_ en _x0041_", "oktober 2026", duur="2026/12/17", groepen="1.000"),
    Gesprek("'=2", "80%", duur="TRUE", groepen="3,5", aanleiding="@x", doel="-5"),
    Gesprek("Eén\ntwee  regels", "1 februari", duur="1e5", groepen="0", uitzondering="+31 6"),
    Kenmerk("Thuis een andere taal", Populatiesoort.POPULATIE, "ongeveer 12%", "1-10-2025"),
    Visieversie(1, "Wij leren samen.", Visiestatus.VASTGESTELD, "panel", date(2026, 12, 8)),
    Visiestap(1, Visiestatus.CONCEPT, "panel", date(2027, 1, 20)),
)


def make(map: Path, school: str, schooljaar: str) -> Werkboek:
    """Make the workbook, with these rows and no others."""
    wb = Werkboek.create(map, {"school": school, "schooljaar": schooljaar})
    with wb.writing() as tx:
        for tabel in TABELLEN:
            if tabel.naam not in (*UITSLAGEN, "werkboek", "criteria"):
                tx.replace_all(tabel.rij, [row for row in RIJEN if type(row) is tabel.rij])
    return wb

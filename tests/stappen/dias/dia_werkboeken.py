"""Workbooks with nothing in them, and with far too much: what every slide has to take."""

from dataclasses import fields
from datetime import date
from itertools import cycle
from typing import Any

from stemmen import vote

from ouderplan.kern.afspraken import (
    Activiteit,
    Communicatiemiddel,
    Gesprek,
    Intakestap,
    Moment,
    Orgaan,
    Thuistaalvoorziening,
)
from ouderplan.kern.ambities import Ambitie, Ambitieaanpak, Ambitiejaar
from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Doelstatus, Jaardoel, Maat
from ouderplan.kern.evaluatie import Evaluatie, Uitkomst, Uitkomstsoort
from ouderplan.kern.kansen import Inbreng, Omzetting, Perspectief, Soort
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.school import Gegeven
from ouderplan.kern.soorten import Groep
from ouderplan.kern.streefcijfers import Kenmerk, Meting, Streefcijfer
from ouderplan.kern.verwachtingen import Verwachtende, Verwachting
from ouderplan.kern.visie import Visieversie
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.stemmen import close_ronde, open_ronde, show_ronde

ZIN = "Wij nodigen alle gezinnen uit om mee te denken over de verkeersveiligheid rond de school"
WOORD = "Meervoudigpersoonlijkheidsontwikkelingsgesprek"
LANG = f"{ZIN}, en wij vertellen binnen twee weken wat ermee is gedaan; {ZIN.lower()}. {WOORD}."
LANGSTE = 45
"""The goal that is longer than a slide: of little effort and some effect, so it is said in full."""
FEITEN = {
    "school": "Protestants-christelijke Samenwerkingsbasisschool De Wijde Wereld aan de Waterkant",
    "motto": "Samen op weg naar een wereld waarin ieder kind zich thuis voelt en groeien kan",
    "wifi_naam": "Gastnetwerk-Samenwerkingsschool",
    "wifi_wachtwoord": "een heel lang wachtwoord",
}
BLADEN = (
    Gesprek, Moment, Activiteit, Communicatiemiddel, Orgaan, Intakestap, Thuistaalvoorziening,
    Ambitie, Ambitieaanpak, Ambitiejaar, Streefcijfer, Meting, Kenmerk, Evaluatie,
)  # fmt: skip


def fill(wb: Werkboek) -> None:
    """Fill a workbook with the longest texts, 60 goals and 300 ideas."""
    with wb.writing() as tx:
        for sleutel, waarde in FEITEN.items():
            found = tx.find(Gegeven, sleutel=sleutel)
            if found:
                tx.change(found[0], found[1], Gegeven(sleutel, waarde))
            else:
                tx.add(Gegeven(sleutel, waarde))
        for rij in BLADEN:
            for nummer in range(8):
                tx.add(_row(rij, nummer))
        for nummer in range(12):
            tx.add(Waarde(f"{WOORD[: 20 + nummer]} {nummer}", LANG[:160]))
        criteria = [row.criterium for row in tx.rows(Criterium)] or [1]
        where = cycle(criteria)
        for nummer in range(60):
            tx.add(
                Jaardoel(
                    f"{1 + nummer % 10}{chr(97 + nummer // 10)}",
                    1 + nummer % 10,
                    LANG[: 60 + 4 * nummer] if nummer != LANGSTE else f"{LANG} {LANG} {LANG}"[:600],
                    "2026-2027",
                    list(Doelstatus)[nummer % 5],
                    moeite=list(Maat)[nummer % 3],
                    effect=list(Maat)[nummer % 2],
                )
            )
        for nummer in range(300):
            soort = Soort.KANS if nummer % 3 else Soort.BEDREIGING
            wie = list(Perspectief)[nummer % 3]
            tekst = LANG[: 20 + nummer] if nummer < 280 else WOORD
            tx.add(Inbreng(str(nummer + 1), soort, wie, tekst, Groep.OUDERS))
        for nummer in range(40):
            tx.add(Omzetting(str(1 + 3 * (nummer % 4)), LANG[: 40 + 5 * nummer]))
            tx.add(
                Verwachting(next(where), list(Verwachtende)[nummer % 3], LANG[: 40 + 5 * nummer])
            )
            soort = list(Uitkomstsoort)[nummer % 4]
            tx.add(Uitkomst(f"E{nummer + 1}", soort, LANG[: 30 + 6 * nummer], groep=Groep.OUDERS))
        tx.add(Visieversie(1, "\n\n".join([f"{LANG} {ZIN}."] * 9)))


def _row(rij: type[Any], nummer: int) -> Any:
    """Make a row with a long text in every column that takes one."""
    from ouderplan.opslag.tabellen import tabel_of  # noqa: PLC0415

    values: dict[str, Any] = {}
    for kolom in tabel_of(rij).kolommen:
        if kolom.soort is str:
            values[kolom.naam] = f"{nummer} {LANG[: 12 + 24 * nummer]}"
        elif kolom.soort is date:
            values[kolom.naam] = date(2026, 9, 1 + nummer)
        elif kolom.naam == "criterium":
            values[kolom.naam] = 1 + nummer
        elif issubclass(kolom.soort, int):
            values[kolom.naam] = None if not kolom.verplicht else nummer
        else:
            values[kolom.naam] = next(iter(kolom.soort))
    assert {field.name for field in fields(rij)} >= set(values)
    return rij(**values)


def tie(wb: Werkboek, *, getoond: bool = True) -> int:
    """Hold a vote of thirteen in which ten tie for the last place, with a group under ten."""
    with wb.reading() as tx:
        namen = [row.waarde for row in tx.rows(Waarde)]
    stemmen = dict.fromkeys(namen[:2], 13) | dict.fromkeys(namen[2:12], 4)
    ronde = vote(wb, stemmen, aanwezig=15)
    if getoond:
        show_ronde(wb, ronde)
    return ronde


def dots(wb: Werkboek) -> int:
    """Hold a dot vote on the longest texts."""
    with wb.reading() as tx:
        ids = [row.id for row in tx.rows(Inbreng) if row.te_kiezen]
    stemmen = {naam: max(1, 14 - nummer) for nummer, naam in enumerate(ids[-14:])}
    ronde = vote(wb, stemmen, Rondesoort.STIPPEN, Groep.TEAM, aantal_keuzes=14, vraag=LANG)
    show_ronde(wb, ronde)
    return ronde


def open_each(wb: Werkboek, soort: Rondesoort) -> None:
    """Open a round with the longest question that people type."""
    open_ronde(wb, soort=soort, vraag=f"{ZIN}?", aantal_keuzes=5, aanwezig=450)


def close_it(wb: Werkboek, ronde: int) -> None:
    """Close a round without a vote in it."""
    close_ronde(wb, ronde)

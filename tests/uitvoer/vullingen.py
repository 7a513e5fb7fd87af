"""Three workbooks to look at on paper: little, normal, and much of everything.

*Weinig* is a school after its first evening: a vote, one goal and a few texts. *Gewoon* is the
example. *Veel* is the example with sixty goals, three hundred ideas, forty waarden, thirty
targets over several years, long texts and long words. The same rows every time.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

import veel_woorden as woorden
import voorbeeldschool

from ouderplan.app.voorbeeld import build_example
from ouderplan.kern.afspraken import (
    Activiteit,
    Activiteitsoort,
    Communicatiemiddel,
    Deelname,
    Gesprek,
    Intakestap,
    Moment,
    Momentsoort,
    Orgaan,
    Thuistaalvoorziening,
)
from ouderplan.kern.ambities import Ambitie, Ambitieaanpak, Ambitiejaar, Bloksoort
from ouderplan.kern.doelen import Actie, Actiestatus, Doelstatus, Jaardoel, Maat
from ouderplan.kern.evaluatie import Evaluatie, Uitkomst, Uitkomstsoort
from ouderplan.kern.kansen import Inbreng, Omzetting, Perspectief, Soort
from ouderplan.kern.planteksten import Kernwoord, Plantekst, Vaststelling
from ouderplan.kern.school import Gegeven
from ouderplan.kern.schoolscan import Niveau
from ouderplan.kern.soorten import Groep
from ouderplan.kern.streefcijfers import Kenmerk, Meting, Populatiesoort, Streefcijfer
from ouderplan.kern.verwachtingen import Verwachtende, Verwachting
from ouderplan.kern.visie import Visieversie
from ouderplan.kern.waarden import EIGEN, Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.transacties import Schrijving

JAREN = ("2023-2024", "2024-2025", "2025-2026", "2026-2027")
DOELEN, IDEEEN, WAARDEN, STREEFCIJFERS = 64, 300, 40, 30


def make_weinig(map: Path) -> Werkboek:
    """A school after its first evening."""
    facts = {"school": "Basisschool Het Anker", "plaats": "Rietveen", "schooljaar": "2026-2027"}
    wb = Werkboek.create(map, facts)
    voorbeeldschool.hold_waarden(wb)
    with wb.writing() as tx:
        tx.add(
            Plantekst("inleiding", "Inleiding", "Op de eerste ouderavond kozen wij onze waarden.")
        )
        tx.add(Jaardoel("3a", 3, "Ieder gezin heeft voor de herfst een startgesprek.", "2026-2027"))
    return wb


def make_veel(map: Path) -> Werkboek:
    """A school that wrote everything down, for years."""
    wb = build_example(map)
    with wb.writing() as tx:
        _rename(tx)
        have = {row.waarde for row in tx.rows(Waarde)}
        new = (pair for pair in woorden.waarden() if pair[0] not in have)
        for naam, uitleg in islice(new, WAARDEN - len(have)):
            tx.add(Waarde(naam, uitleg, "", EIGEN))
        for make in (_plan, _doelen, _ideeen, _cijfers, _afspraken, _ambities, _terugblik):
            for row in make(tx):
                tx.add(row)
    voorbeeldschool.hold_waarden(wb, ouders=96, team=24)
    wb.sync_csvs()
    return wb


VULLINGEN: Mapping[str, Callable[[Path], Werkboek]] = MappingProxyType(
    {"weinig": make_weinig, "gewoon": build_example, "veel": make_veel}
)


def _rename(tx: Schrijving) -> None:
    for sleutel, waarde in woorden.SCHOOL.items():
        found = tx.find(Gegeven, sleutel=sleutel)
        if found:
            tx.change(*found, Gegeven(sleutel, waarde))
        else:
            tx.add(Gegeven(sleutel, waarde))


def _plan(tx: Schrijving) -> Iterator[Any]:
    for sleutel, kop in woorden.HOOFDSTUKKEN.items():
        if tx.find(Plantekst, sleutel=sleutel) is None:
            yield Plantekst(sleutel, kop, woorden.lap(len(kop), alineas=4))
    for nummer, kop in enumerate(woorden.EIGEN_KOPPEN):
        yield Plantekst("", kop, woorden.lap(nummer, alineas=3))
    for naam, uitleg in islice(woorden.waarden(), 8):
        yield Kernwoord(naam, uitleg)
    newest = max(tx.rows(Visieversie), key=lambda row: row.versie)
    found = tx.find(Visieversie, versie=newest.versie)
    assert found
    tx.change(*found, replace(newest, tekst=woorden.lap(3, alineas=5)))
    for nummer in range(6):
        yield Vaststelling(
            woorden.zin(nummer, kort=True), woorden.wie(nummer), date(2026, 9, 1 + nummer)
        )
    for nummer in range(40):
        who = list(Verwachtende)[nummer % 3]
        yield Verwachting(1 + nummer % 10, who, woorden.zin(nummer), woorden.wie(nummer))


def _doelen(tx: Schrijving) -> Iterator[Any]:
    codes = {row.code for row in tx.rows(Jaardoel)}
    free = (
        (1 + n % 10, f"{1 + n % 10}{letter}")
        for letter in "abcdefghijk"
        for n in range(10)
        if f"{1 + n % 10}{letter}" not in codes
    )
    when = cycle(("2026-2027", "2027-2028", "Ieder schooljaar", "2026-2029", "Vanaf 2028"))
    for nummer, (criterium, code) in enumerate(islice(free, DOELEN - len(codes))):
        full = nummer % 4 == 0
        yield Jaardoel(
            code,
            criterium,
            woorden.zin(nummer, delen=1 + nummer % 3),
            next(when),
            list(Doelstatus)[nummer % 6],
            "eigen",
            woorden.zin(nummer + 5),
            moeite=list(Maat)[nummer % 3],
            effect=list(Maat)[nummer % 2],
            ambitie=woorden.zin(nummer + 3),
            gewenste_situatie=woorden.zin(nummer + 8, delen=2) if full else "",
            indicator=f"{60 + nummer % 40} % van de gezinnen ({woorden.BRONNEN[nummer % 5]})",
            eigenaar=woorden.wie(nummer) if full else "",
            kosten=f"€ {1 + nummer % 4}.{250 + nummer} per schooljaar" if full else "",
            gereed="juni 2027" if full else "",
            organisatie=woorden.zin(nummer + 2) if full else "",
            scholing=woorden.zin(nummer + 4) if full else "",
        )
        for part in range((0, 1, 0, 2)[nummer % 4]):
            yield Actie(
                code,
                woorden.zin(nummer + part, delen=1 + part),
                "\n".join(woorden.wie(nummer + k) for k in range(1 + part)),
                "\n".join(woorden.stap(nummer + k) for k in range(1 + nummer % 4)),
                woorden.zin(nummer + 11, kort=True),
                "februari en juni 2027",
                woorden.zin(nummer + 7),
                f"€ {120 + nummer}",
                status=list(Actiestatus)[nummer % 5],
            )


def _ideeen(tx: Schrijving) -> Iterator[Any]:
    have = len(tx.rows(Inbreng))
    for nummer in range(have + 1, IDEEEN + 1):
        soort = Soort.KANS if nummer % 3 else Soort.BEDREIGING
        who = list(Perspectief)[nummer % 3 if nummer % 3 else nummer // 3 % 3]
        groep = Groep.TEAM if nummer % 4 == 0 else Groep.OUDERS
        yield Inbreng(
            str(nummer),
            soort,
            who,
            woorden.idee(nummer),
            groep,
            criterium=1 + nummer % 10 if nummer % 2 else None,
        )
        if soort is Soort.BEDREIGING and nummer % 6 == 0:
            yield Omzetting(str(nummer), woorden.zin(nummer, delen=2))


def _cijfers(tx: Schrijving) -> Iterator[Any]:
    have = len(tx.rows(Streefcijfer))
    for nummer in range(STREEFCIJFERS - have):
        doel = woorden.streefdoel(nummer)
        yield Streefcijfer(
            doel, f"≥ {70 + nummer} %", "%", 1 + nummer % 10, woorden.BRONNEN[nummer % 5]
        )
        for plek, jaar in enumerate(JAREN[nummer % 4 :]):
            yield Meting(
                doel,
                jaar,
                f"{58 + nummer + 4 * plek} %",
                f"maart {jaar[-4:]}",
                woorden.BRONNEN[nummer % 5],
                woorden.zin(nummer + plek) if plek == 1 else "",
            )
    for nummer in range(22):
        soort = list(Populatiesoort)[nummer % 2]
        yield Kenmerk(
            woorden.kenmerk(nummer), soort, f"{(7 * nummer) % 100} %", "1 oktober 2026",
            woorden.BRONNEN[nummer % 5],
        )  # fmt: skip


def _afspraken(_: Schrijving) -> Iterator[Any]:
    for nummer in range(9):
        zin, wie, wanneer = woorden.zin(nummer), woorden.wie(nummer), woorden.maand(nummer)
        yield Gesprek(
            f"{woorden.GESPREKKEN[nummer % 6]} {nummer + 1}", wanneer, "15 minuten",
            "1 tot en met 8", list(Deelname)[nummer % 2], f"{wie}, ouders en kind",
            woorden.zin(nummer + 1), zin, woorden.zin(nummer + 2) if nummer % 3 == 0 else "",
        )  # fmt: skip
        yield Moment(
            f"{woorden.GESPREKKEN[(nummer + 3) % 6]}, ronde {nummer + 1}",
            list(Momentsoort)[nummer % 4], wanneer, "1 tot en met 8", zin,
        )  # fmt: skip
        yield Communicatiemiddel(
            f"{woorden.MIDDELEN[nummer % 6]} {nummer + 1}", "wekelijks, op donderdag", wie, zin,
            "alle ouders en verzorgers",
        )  # fmt: skip
        yield Orgaan(
            f"{woorden.ORGANEN[nummer % 6]} {nummer + 1}", f"{wie} en zes ouders",
            "zes keer per jaar", zin, "instemming, advies en initiatief",
        )  # fmt: skip
        yield Intakestap(f"{nummer + 1}. {woorden.stap(nummer)}", wie, wanneer, zin)
        yield Thuistaalvoorziening(
            woorden.zin(nummer, kort=True), "Arabisch, Turks, Pools, Oekraïens en Tigrinya",
            "gezinnen die korter dan twee jaar in Nederland zijn", wanneer,
        )  # fmt: skip
    for nummer in range(24):
        yield Activiteit(
            f"{woorden.ACTIVITEITEN[nummer % 9]} {nummer + 1}",
            list(Activiteitsoort)[nummer % 3],
            woorden.maand(nummer),
            "twee keer per jaar",
            "anderhalf uur",
            "ouders van groep 1 tot en met 8",
            woorden.zin(nummer),
            woorden.wie(nummer),
            1 + nummer % 10,
            list(Niveau)[nummer % 3],
            woorden.zin(nummer + 3) if nummer % 4 == 0 else "",
        )


def _ambities(_: Schrijving) -> Iterator[Any]:
    for nummer in range(3):
        naam = woorden.zin(nummer + 20, kort=True)
        yield Ambitie(
            naam, "Ouderbetrokkenheid", "basisonderwijs", woorden.wie(nummer), "2026-2027",
            "Jaarplanning; kwaliteitskaart", woorden.lap(nummer, alineas=1),
            woorden.lap(nummer + 1, alineas=2), woorden.zin(nummer, delen=2),
            woorden.zin(nummer + 1, delen=2), woorden.zin(nummer + 2, delen=2),
            woorden.zin(nummer + 3, delen=2), "\n".join(woorden.ACTIVITEITEN),
            "€ 1.200 per jaar uit de begroting", woorden.zin(nummer + 6),
        )  # fmt: skip
        for criterium in (1, 4, 7):
            yield Ambitieaanpak(naam, criterium, woorden.zin(nummer + criterium, delen=2))
        for plek, jaar in enumerate(("2026-2027", "2027-2028", "2028-2029", "2029-2030")):
            for soort in list(Bloksoort)[plek : plek + 2]:
                yield Ambitiejaar(
                    naam, jaar, soort, woorden.zin(plek, kort=True), woorden.maand(plek),
                    "alle ouders", woorden.zin(plek + 1, delen=2), "twee keer per jaar",
                    woorden.zin(plek + 2), woorden.zin(plek + 3, delen=2),
                    woorden.zin(plek + 4, delen=2), woorden.zin(plek + 5),
                )  # fmt: skip


def _terugblik(_: Schrijving) -> Iterator[Any]:
    for nummer in range(8):
        yield Evaluatie(
            f"{woorden.ACTIVITEITEN[nummer % 9]} {nummer + 1}", date(2027, 5, 1 + nummer),
            woorden.zin(nummer), woorden.wie(nummer), woorden.lap(nummer, alineas=1),
            woorden.zin(nummer + 1, delen=2), woorden.zin(nummer + 2), woorden.zin(nummer + 3),
        )  # fmt: skip
    for nummer in range(24):
        yield Uitkomst(
            f"E{nummer + 101}", list(Uitkomstsoort)[nummer % 4],
            woorden.zin(nummer, delen=1 + nummer % 2), woorden.ACTIVITEITEN[nummer % 9],
        )  # fmt: skip

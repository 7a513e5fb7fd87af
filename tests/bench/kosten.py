"""The cost curve: what one more vote costs when there are few, and when there are many."""

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ouderplan.figuren.balken import draw_uitslag
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort, Stembriefje
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag import Werkboek, csv_uit
from ouderplan.opslag.stembus import Stem
from ouderplan.opslag.stemmen import cast, cast_all, open_ronde, progress, tally
from ouderplan.uitvoer.briefjes import Briefjes, draw_slips

STANDEN = (10, 100, 1_000, 10_000)
HERHALINGEN = 15
SAMEN = 20


def measure(map: Path) -> list[dict[str, float]]:
    """Return per number of ballots the milliseconds of each piece of work (medians)."""
    wb = Werkboek.create(map, {"school": "Meting", "schooljaar": "2026-2027"})
    ronde = open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=5)
    with wb.reading() as tx:
        keuzes = [row.keuze for row in tx.rows(Rondekeuze, ronde=1)]
    cast(wb, **vars_of("eerste", keuzes))
    wb.close()
    wb = Werkboek.open(map)
    wb._schrijver.stop()  # it is measured here, not in the background
    found, there = [], 1
    for stand in STANDEN:
        _fill(wb, keuzes, there, stand)
        there = stand + HERHALINGEN * (1 + SAMEN)
        found.append({"briefjes": stand, **_one(wb, ronde, keuzes, stand)})
    wb.close()
    return found


def vars_of(stemmer: str, keuzes: list[str]) -> dict:
    who = {"groep": Groep.OUDERS, "kanaal": Kanaal.TELEFOON}
    return {"ronde": 1, "stemmer": stemmer, "keuzes": keuzes[:5], **who}


def _fill(wb: Werkboek, keuzes: list[str], there: int, stand: int) -> None:
    rows = [
        Stembriefje(1, f"{nr * 2654435761 % 2**32:024x}", Groep.OUDERS, Kanaal.TELEFOON, keuze)
        for nr in range(there, stand)
        for keuze in keuzes[nr % 10 : nr % 10 + 5]
    ]
    if rows:
        with wb.writing() as tx:
            tx.add_anonymous(rows)
    cast(wb, **vars_of("eerste", keuzes))  # the first vote after something else counts afresh
    csv_uit.sync(wb.motor, wb._geheugen)


def _one(wb: Werkboek, ronde: Ronde, keuzes: list[str], stand: int) -> dict[str, float]:
    def in_reading(do: Callable) -> Callable:
        def read(_nr: int) -> None:
            with wb.reading() as tx:
                do(tx)

        return read

    def together(nr: int) -> None:
        names = [f"{stand} samen {nr} {one}" for one in range(SAMEN)]
        chosen = tuple(keuzes[:5])
        cast_all(wb, [Stem(1, who, Groep.OUDERS, Kanaal.TELEFOON, chosen) for who in names])

    def write_csv(nr: int) -> None:
        csv_uit.sync(wb.motor, wb._geheugen)
        cast(wb, **vars_of("eerste", keuzes[nr % 9 :]))

    return {
        "stem": _median(lambda nr: cast(wb, **vars_of(f"{stand} {nr}", keuzes))),
        "samen": _median(together) / SAMEN,
        "teller": _median(in_reading(lambda tx: progress(tx, 1))),
        "csv": _median(write_csv),
        "uitslag": _median(in_reading(lambda tx: tally(tx, ronde))),
        "beeld": _picture(wb, ronde),
    }


def _picture(wb: Werkboek, ronde: Ronde) -> float:
    """Return what it takes to draw the result once it is counted."""
    with wb.reading() as tx:
        uitslag = tally(tx, ronde)
    return _median(lambda _nr: draw_uitslag(uitslag, vraag=ronde.vraag, aantal=5))


def slips(aantal: int) -> float:
    """Return the seconds that drawing so many slips with stemcodes takes."""
    codes = tuple(f"{nr:06d}" for nr in range(aantal))
    briefjes = Briefjes("De Meting", "http://192.168.1.20:8100/", Groep.OUDERS, codes, "gasten")
    draw_slips(replace(briefjes, codes=codes[:1]))  # the typeface is read once
    begun = time.perf_counter()
    draw_slips(briefjes)
    return time.perf_counter() - begun


def _median(do: Callable[[int], object]) -> float:
    times = []
    for nr in range(HERHALINGEN):
        begun = time.perf_counter()
        do(nr)
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)

"""The halls of a whole board in one process (`ouderplan zalen`): at rest, and all full at once."""

import json
import shutil
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
from geheugen import busy, memory
from processen import BRON, Toestroom, running, wait_for

from ouderplan.app.adressen import free_port
from ouderplan.app.repetitie.toeloop import percentile
from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.stemmen import open_ronde, progress

SCHOLEN = 40
TELEFOONS = 10_000
BINNEN_S = 60.0
PER_PROCES = 2_000
"""So many phones in one process: more would wait for themselves."""
KIJK_S = 60.0


def measure(*, snel: bool) -> dict[str, Any]:
    """Return what 40 schools take at rest, and how long 10,000 phones wait over all of them."""
    telefoons, binnen = (200, 5.0) if snel else (TELEFOONS, BINNEN_S)
    with tempfile.TemporaryDirectory() as name, _schools(Path(name), SCHOLEN) as (process, poort):
        time.sleep(10.0)  # in which each is looked at for the first time
        found: dict[str, Any] = {
            "scholen": SCHOLEN,
            "rust_mb": memory(process),
            "rust_cpu": busy(process, KIJK_S / 10 if snel else KIJK_S),
        }
        return found | _crowd(Path(name) / "scholen", process, poort, telefoons, binnen)


def _names(many: int) -> list[str]:
    return [f"school-{nummer:02}" for nummer in range(1, many + 1)]


@contextmanager
def _schools(folder: Path, many: int) -> Iterator[tuple[psutil.Popen, int]]:
    book = shutil.copytree(BRON / "data" / "voorbeeld", folder / "boek")
    Werkboek.open(book).close()
    scholen = folder / "scholen"
    for naam in _names(many):
        Kast(scholen / naam).choose(shutil.copytree(book, scholen / naam / "voorbeeld"))
    poort, log = free_port(8500) or 0, folder / "zalen.log"
    words = ["-m", "ouderplan", "zalen", scholen, "--zaal-adres", "https://bestuur.example.nl"]
    with running([*words, "--poort", poort], log) as process:
        wait_for(lambda: "staan open" in log.read_text("utf-8"))
        yield process, poort


def _open_halls(poort: int) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{poort}/gezond") as answer:
        return int(json.load(answer)["open"])


def _crowd(
    folder: Path, process: psutil.Popen, poort: int, telefoons: int, binnen: float
) -> dict[str, Any]:
    books = [Werkboek.open(folder / naam / "voorbeeld") for naam in _names(SCHOLEN)]
    rondes = [
        open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Welke waarden?", aantal_keuzes=5).ronde
        for wb in books
    ]
    wait_for(lambda: _open_halls(poort) == SCHOLEN)
    halls = [f"/{naam}/zaal" for naam in _names(SCHOLEN)]
    parts = [min(PER_PROCES, telefoons - begun) for begun in range(0, telefoons, PER_PROCES)]
    before = sum(process.cpu_times()[:2])
    crowds = [Toestroom(poort, part, binnen, "stemt", *halls) for part in parts]
    with ThreadPoolExecutor(len(crowds)) as threads:
        noticed = list(threads.map(Toestroom.noticed, crowds))
    cpu, full = sum(process.cpu_times()[:2]) - before, memory(process)
    for crowd in crowds:
        crowd.leave()
    counted = 0
    for wb, ronde in zip(books, rondes, strict=True):
        with wb.reading() as tx:
            counted += progress(tx, ronde)
        wb.close()
    pagina = [one for part in noticed for one in part["pagina"]]
    ontvangen = [one for part in noticed for one in part["ontvangen"]]
    return {
        "telefoons": telefoons,
        "binnen": binnen,
        "geteld": counted,
        "mislukt": sum(len(part["mislukt"]) for part in noticed),
        "duur": max(part["duur"] for part in noticed),
        "pagina": percentile(pagina, 0.95) * 1000,
        "pagina_half": percentile(pagina, 0.5) * 1000,
        "ontvangen": percentile(ontvangen, 0.95) * 1000,
        "ontvangen_half": percentile(ontvangen, 0.5) * 1000,
        "cpu": cpu / telefoons * 1000,
        "vol_mb": full,
    }

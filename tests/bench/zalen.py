"""The halls of a whole board (`ouderplan zalen`): at rest, and all full at once."""

import json
import os
import shutil
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
from geheugen import busy, cpu_seconds, memory
from processen import BRON, Leger, running, wait_for

from ouderplan.app.adressen import free_port
from ouderplan.app.repetitie.toeloop import percentile
from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.motor.kiezen import OMGEVING
from ouderplan.opslag.stemmen import open_ronde, progress
from ouderplan.opslag.verhuizen import make_copy
from ouderplan.zaal.delen import Deel

SCHOLEN = 40
TELEFOONS = 10_000
BINNEN_S = 60.0
KIJK_S = 60.0
PROCESSEN = 2


def measure(*, snel: bool, server: psutil.Process | None = None) -> dict[str, Any]:
    """Return what 40 schools take at rest, and how long 10,000 phones wait over all of them.

    `server` is the database server that the environment names, when there is one.
    """
    telefoons, binnen = (200, 5.0) if snel else (TELEFOONS, BINNEN_S)
    with tempfile.TemporaryDirectory() as name, _schools(Path(name), SCHOLEN) as (process, poort):
        time.sleep(10.0)  # in which each is looked at for the first time
        found: dict[str, Any] = {
            "scholen": SCHOLEN,
            "processen": PROCESSEN,
            "rust_mb": memory(process),
            "rust_cpu": busy(process, KIJK_S / 10 if snel else KIJK_S),
        }
        return found | _crowd(Path(name) / "scholen", (process, server), poort, telefoons, binnen)


def _names(many: int) -> list[str]:
    return [f"school-{nummer:02}" for nummer in range(1, many + 1)]


@contextmanager
def _schools(folder: Path, many: int) -> Iterator[tuple[psutil.Popen, int]]:
    book = shutil.copytree(BRON / "data" / "voorbeeld", folder / "boek")
    Werkboek.open(book).close()
    scholen = folder / "scholen"
    for naam in _names(many):
        Kast(scholen / naam).choose(_lay(book, scholen / naam / "voorbeeld"))
    poort, log = _free_ports(), folder / "zalen.log"
    words = ["-m", "ouderplan", "zalen", scholen, "--zaal-adres", "https://bestuur.example.nl"]
    with running([*words, "--poort", poort, "--processen", PROCESSEN], log) as process:
        wait_for(lambda: "staan open" in log.read_text("utf-8"))
        yield process, poort


def _lay(book: Path, target: Path) -> Path:
    """Put a copy of a workbook where the environment says that new ones come."""
    if OMGEVING not in os.environ:
        return Path(shutil.copytree(book, target))
    make_copy(book, target)
    return target


def _free_ports() -> int:
    """Return a port with free ones behind it, for every process."""
    first = 8500
    while (found := free_port(first) or 0) != first or any(
        free_port(first + nummer) != first + nummer for nummer in range(PROCESSEN)
    ):
        first = max(found, first + 1)
    return first


def _open_halls(poort: int) -> int:
    many = 0
    for nummer in range(PROCESSEN):
        with urllib.request.urlopen(f"http://127.0.0.1:{poort + nummer}/gezond") as answer:
            many += int(json.load(answer)["open"])
    return many


def _hall(naam: str, poort: int) -> str:
    """Return the address of a hall in the process that the proxy of docs/server.md chooses."""
    nummer = next(nr for nr in range(PROCESSEN) if Deel(nr, PROCESSEN).has(naam))
    return f"http://127.0.0.1:{poort + nummer}/{naam}/zaal/"


def _crowd(
    folder: Path,
    processes: tuple[psutil.Process, psutil.Process | None],
    poort: int,
    telefoons: int,
    binnen: float,
) -> dict[str, Any]:
    process, server = processes
    books = [Werkboek.open(folder / naam / "voorbeeld") for naam in _names(SCHOLEN)]
    rondes = [
        open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Welke waarden?", aantal_keuzes=5).ronde
        for wb in books
    ]
    wait_for(lambda: _open_halls(poort) == SCHOLEN)
    for naam in _names(SCHOLEN):  # the first page of each hall is made now
        urllib.request.urlopen(_hall(naam, poort)).close()
    before, server_before = cpu_seconds(process), cpu_seconds(server) if server else 0.0
    crowd = Leger(telefoons, binnen, [_hall(naam, poort) for naam in _names(SCHOLEN)])
    noticed = crowd.noticed()
    cpu, full = cpu_seconds(process) - before, memory(process)
    server_cpu = cpu_seconds(server) - server_before if server else 0.0
    crowd.leave()
    counted = 0
    for wb, ronde in zip(books, rondes, strict=True):
        with wb.reading() as tx:
            counted += progress(tx, ronde)
        wb.close()
    pagina, ontvangen = noticed["pagina"], noticed["ontvangen"]
    return {
        "telefoons": telefoons,
        "binnen": binnen,
        "geteld": counted,
        "mislukt": sum(noticed["mislukt"].values()),
        "hoe_mislukt": noticed["mislukt"],
        "duur": noticed["duur"],
        "telefoon_cpu": noticed["cpu"] / telefoons * 1000,
        "pagina": percentile(pagina, 0.95) * 1000,
        "pagina_half": percentile(pagina, 0.5) * 1000,
        "ontvangen": percentile(ontvangen, 0.95) * 1000,
        "ontvangen_half": percentile(ontvangen, 0.5) * 1000,
        "cpu": cpu / telefoons * 1000,
        "server_cpu": server_cpu / telefoons * 1000,
        "kernen": (cpu + server_cpu + noticed["cpu"]) / noticed["duur"],
        "vol_mb": full,
    }

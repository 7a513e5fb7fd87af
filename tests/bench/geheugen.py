"""What a started workbook takes: memory and processor of all its processes (Linux)."""

import tempfile
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import browser
import psutil
from begeleider import OPEN, example, our_door
from processen import wait_for

from kernels import is_door, is_hall, is_kernel, is_mother, waits
from ouderplan.app.hub.wieg import NAAM as WIEG
from ouderplan.app.tekenkamer import NAAM as TEKENT
from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag import Werkboek
from ouderplan.opslag.stemmen import open_ronde

RUST_S = 40.0
"""In which kernels get ready, and a page makes the steps that nobody asked for yet."""
KIJK_S = 60.0


def measure(*, snel: bool = False) -> dict[str, Any]:
    """Return MB (PSS) and percent of a core of all processes, a round open, no page to three."""
    with tempfile.TemporaryDirectory() as name:
        return _measure(Path(name), KIJK_S / 10 if snel else KIJK_S)


def _measure(folder: Path, kijk: float) -> dict[str, Any]:
    data = folder / "geheugen"
    env = example(data)
    _open_round(data / "voorbeeld")
    with our_door(folder, env):
        pass  # the first start compiles, and keeps holes where that was; every later one reads it
    with our_door(folder, env) as (url, process), ExitStack() as open_browsers:
        time.sleep(RUST_S)
        wait_for(lambda: not any(one.name() == TEKENT for one in family(process)), 300)
        found: dict[str, Any] = {"leeg": memory(process), "rust": busy(process, kijk)}
        found["delen"] = [{"wat": name, "mb": mb} for name, mb in each(process)]
        chromium = open_browsers.enter_context(browser.chromium())
        for number in (1, 2, 3):
            page = chromium.new_context(viewport={"width": 1280, "height": 720}).new_page()
            page.goto(url, timeout=120_000)
            page.wait_for_function(OPEN, polling="raf")
            time.sleep(RUST_S)
            found[f"pagina{number}"] = memory(process)
        found["erbij"] = (found["pagina3"] - found["pagina1"]) / 2
        found["open"] = busy(process, kijk)
    return found


def _open_round(map: Path) -> None:
    wb = Werkboek.open(map)
    open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Welke waarden?", aantal_keuzes=5)
    wb.close()


def memory(process: psutil.Process) -> float:
    """Return MB of the program with all its processes; what they share counts once (Linux)."""
    return sum(one for _, one in each(process))


def each(process: psutil.Process) -> list[tuple[str, float]]:
    """Return what it is, and MB, of every process that is still there when it is looked at."""
    found = []
    for one in family(process):
        with suppress(psutil.NoSuchProcess):
            found.append((_what(one), one.memory_full_info().pss / 1e6))
    return found


def _what(process: psutil.Process) -> str:
    kinds = {
        "de kernels": is_kernel(process),
        "waaruit kernels komen": is_mother(process),
        "wie tekent": process.name() == TEKENT,
        "de zaal": is_hall(process),
        "waaruit servers komen": process.name() == WIEG,
        "wie op een server wacht": waits(process),
        "de pagina van de begeleider": is_door(process),
    }
    return next((what for what, so in kinds.items() if so), "wat de deuren openhoudt")


def family(process: psutil.Process) -> list[psutil.Process]:
    """Return the program's processes."""
    return [psutil.Process(process.pid), *process.children(recursive=True)]


def busy(process: psutil.Popen, kijk: float) -> float:
    """Return the percentage of one core that all of it takes, looked at for so many seconds."""
    before = cpu_seconds(process)
    time.sleep(kijk)
    return (cpu_seconds(process) - before) / kijk * 100


def cpu_seconds(process: psutil.Popen) -> float:
    """Return how many seconds of a core all of it took."""
    return sum(sum(one.cpu_times()[:2]) for one in family(process))

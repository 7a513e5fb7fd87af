"""What a started workbook takes: memory and processor of all its processes (Linux)."""

import time
from contextlib import ExitStack
from pathlib import Path

import browser
import psutil
from begeleider import OPEN, example, our_door

from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag import Werkboek
from ouderplan.opslag.stemmen import open_ronde

RUST_S = 40.0
"""In which kernels get ready, and a page makes the steps that nobody asked for yet."""
KIJK_S = 30.0


def measure(folder: Path) -> dict[str, float]:
    """Return MB (PSS) and percent of a core of all processes, a round open, no page to three."""
    data = folder / "geheugen"
    env = example(data)
    _open_round(data / "voorbeeld")
    with our_door(folder, env) as (url, process), ExitStack() as open_browsers:
        time.sleep(RUST_S)
        found = {"leeg": memory(process), "rust": busy(process)}
        chromium = open_browsers.enter_context(browser.chromium())
        for number in (1, 2, 3):
            page = chromium.new_context(viewport={"width": 1280, "height": 720}).new_page()
            page.goto(url, timeout=120_000)
            page.wait_for_function(OPEN, polling="raf")
            time.sleep(RUST_S)
            found[f"pagina{number}"] = memory(process)
        found["erbij"] = (found["pagina3"] - found["pagina1"]) / 2
        found["open"] = busy(process)
    return found


def _open_round(map: Path) -> None:
    wb = Werkboek.open(map)
    open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Welke waarden?", aantal_keuzes=5)
    wb.close()


def memory(process: psutil.Popen) -> float:
    """Return MB of the program with all its processes; what they share counts once (Linux)."""
    return sum(one for _, one in each(process))


def each(process: psutil.Popen) -> list[tuple[str, float]]:
    """Return the command and MB of every process."""
    return [
        (" ".join(one.cmdline())[-60:], one.memory_full_info().pss / 1e6) for one in family(process)
    ]


def family(process: psutil.Popen) -> list[psutil.Process]:
    """Return the program's processes."""
    return [psutil.Process(process.pid), *process.children(recursive=True)]


def busy(process: psutil.Popen) -> float:
    """Return the percentage of one core that all of it takes."""
    before = _cpu(process)
    time.sleep(KIJK_S)
    return (_cpu(process) - before) / KIJK_S * 100


def _cpu(process: psutil.Popen) -> float:
    return sum(sum(one.cpu_times()[:2]) for one in family(process))


if __name__ == "__main__":
    import json
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        print(json.dumps(measure(Path(name)), indent=1))

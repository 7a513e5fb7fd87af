"""The design that a Jupyter user would otherwise pick: stock Voilà, a kernel for each parent."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import browser
import psutil
from processen import HIER, Verbruik, running, wait_for

from ouderplan.app.adressen import free_port
from ouderplan.app.repetitie.toeloop import percentile


@contextmanager
def voila_hall(folder: Path, waarden: list[str]) -> Iterator[tuple[psutil.Popen, str]]:
    poort = free_port(9266)
    args = ["-m", "voila", HIER / "stembiljet.ipynb", "--no-browser", f"--port={poort}"]
    env = {"BENCH_WAARDEN": "|".join(waarden), "BENCH_DB": str(folder / "voila.db")}
    url = f"http://127.0.0.1:{poort}/"
    with running([*args, "--Voila.ip=127.0.0.1"], folder / "voila.log", **env) as process:
        wait_for(lambda: _answers(f"{url}voila/static/voila.js"))
        urlopen(url, timeout=60).read()  # the first page costs more; not counted
        yield process, url


def burst(process: psutil.Popen, url: str, bezoekers: int, binnen: float) -> dict[str, Any]:
    """Let visitors arrive; each gets the page with a kernel of its own behind it."""
    use = Verbruik(process)
    begun = time.perf_counter()
    times = asyncio.run(_arrive(url, bezoekers, binnen))
    cpu, memory = use.since()
    return {
        "telefoons": bezoekers,
        "duur": time.perf_counter() - begun,
        "pagina": percentile(times, 0.95) * 1000,
        "pagina_half": percentile(times, 0.5) * 1000,
        "cpu": cpu / bezoekers * 1000,
        "geheugen": memory / bezoekers / 1024,
    }


async def _arrive(url: str, bezoekers: int, binnen: float) -> list[float]:
    async def one(nummer: int) -> float:
        await asyncio.sleep(nummer * binnen / bezoekers)
        begun = time.perf_counter()
        await asyncio.to_thread(lambda: urlopen(url, timeout=120).read())
        return time.perf_counter() - begun

    return await asyncio.gather(*(one(nummer) for nummer in range(bezoekers)))


def visits(url: str, chromium: Any, *, traag: bool, keer: int) -> dict[str, float]:
    return browser.median(
        [browser.visit(chromium, url, browser.VOILA, traag=traag) for _ in range(keer)]
    )


def _answers(url: str) -> bool:
    try:
        urlopen(url, timeout=2).close()
    except (URLError, OSError) as error:
        return getattr(error, "code", 0) != 0
    return True

"""Texts that phones send in: how many a second, and whether the last costs what the first did.

Run it alone with ``python tests/bench/teksten.py``. ``--tegen COMMIT`` measures an earlier state of
this repository beside it, with the same phones and on the same machine.
"""

import asyncio
import io
import json
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psutil
from processen import BRON, HIER, Verbruik, environment

from ouderplan.app.repetitie.telefoon import EIGEN, Blad, Lijn
from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Perspectief, Soort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Werkboek

Verborgen = list[tuple[str, str]]

TELEFOONS = 12
"""So many send at the same time; every text comes from a phone that was not there before."""
TEKSTEN = 1600
VROEGER = "c69d69e66996fc389dbbca27975c1f2685493f09"
"""The last state in which every text had its own commit and read all the others."""
TEMPO = ("per_seconde", "insturen")
"""Of these, more is better."""
STANDEN = (10, 100, 1_000, 10_000)
STEEKPROEF = 48
LIJNPROEF = 240
"""So many are sent when there are `TEKSTEN` already."""


def measure(*, snel: bool) -> dict[str, Any]:
    """Return texts a second, now and before, and the milliseconds of one per number of texts.

    A second is that of the moment at which there are `TEKSTEN` of them.
    """
    aantal = 60 if snel else TEKSTEN
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = {"telefoons": TELEFOONS, "aantal": aantal, "commit": VROEGER[:7]}
        found["nu"] = _rate(folder / "nu", BRON, aantal)
        earlier = unpack(VROEGER, folder / "bron")
        before = _rate(folder / "toen", earlier, aantal) if earlier else None
        found["toen"] = before
        found["keer"] = {
            naam: _times(found["nu"][naam], before[naam], more=naam in TEMPO) if before else None
            for naam in found["nu"]
        }
        found["kosten"] = growth(folder / "groei", STANDEN[: 2 if snel else None])
        found["opslag"] = _store(earlier, aantal)
    return found


def _times(nu: float, toen: float, *, more: bool) -> float:
    return nu / toen if more else toen / nu


def _store(earlier: Path | None, teksten: int) -> dict[str, float | None]:
    now = store_rate(BRON, teksten)
    before = store_rate(earlier, teksten) if earlier else None
    return {"teksten": teksten, "nu": now, "toen": before, "keer": now / before if before else None}


def store_rate(bron: Path, teksten: int) -> float:
    """Return how many texts a second the store of a state of this repository keeps."""
    return float(_run(bron, teksten))


def _run(bron: Path, *args: object) -> bytes:
    line = [sys.executable, str(HIER / "opslagtempo.py"), *map(str, args)]
    env = environment(PYTHONPATH=str(bron / "widgets"))
    return subprocess.run(line, env=env, check=True, capture_output=True).stdout


def unpack(commit: str, folder: Path) -> Path | None:
    """Return a folder with an earlier state, or None without git or without that commit."""
    try:
        packed = subprocess.run(
            ["git", "archive", commit, "widgets"], cwd=BRON, capture_output=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def _rate(folder: Path, bron: Path, aantal: int) -> dict[str, float]:
    """Return texts a second over the line, and the milliseconds that the hall computes for one.

    With the page that each phone loads first, and of sending in alone.
    """
    with hall(folder, bron) as poort:
        _run(bron, aantal, folder / "werkboek")
        asyncio.run(send_all(poort, TELEFOONS))
        hall_of = Verbruik(_listens_on(poort))
        begun = time.perf_counter()
        times = asyncio.run(send_all(poort, LIJNPROEF))
        whole = time.perf_counter() - begun
        computed, _ = hall_of.since()
        sending, sent = asyncio.run(_only_send(poort, Verbruik(_listens_on(poort))))
    return {
        "per_seconde": LIJNPROEF / whole,
        "half": statistics.median(times) * 1000,
        "rekentijd": computed / LIJNPROEF * 1000,
        "insturen": LIJNPROEF / sending,
        "insturen_rekentijd": sent / LIJNPROEF * 1000,
    }


def _listens_on(poort: int) -> psutil.Process:
    mine = psutil.Process().children(recursive=True)
    return next(one for one in mine if any(c.laddr.port == poort for c in one.net_connections()))


async def _only_send(poort: int, verbruik: Verbruik) -> tuple[float, float]:
    """Return the seconds, and those of the hall, for texts from phones that have the page already.

    What the pages cost the hall is taken out of it.
    """
    ready = [await _loaded(poort) for _ in range(LIJNPROEF)]
    before, _ = verbruik.since()
    begun = time.perf_counter()

    async def phone() -> None:
        while ready:
            line, hidden = ready.pop()
            await send(line, hidden, f"Nog een zin, de {len(ready)}e")  # on a line of its own

    await asyncio.gather(*(phone() for _ in range(TELEFOONS)))
    taken = time.perf_counter() - begun
    after, _ = verbruik.since()
    return taken, after - before


async def _loaded(poort: int) -> tuple[Lijn, Verborgen]:
    """Open the page on a new phone, and hang up: who thinks for long has no line any more."""
    line, hidden = await load(poort)
    line.close()
    return Lijn("127.0.0.1", poort, line.koekje), hidden


def growth(folder: Path, standen: tuple[int, ...]) -> list[dict[str, float]]:
    """Return the milliseconds of a text when there are so many, alone and with eleven others."""
    found = []
    with hall(folder, BRON) as poort:
        wb = Werkboek.open(folder / "werkboek")
        for stand in standen:
            _fill(wb, stand)
            asyncio.run(send_all(poort, TELEFOONS))  # the CSV and the counters know of the others
            alone = asyncio.run(send_all(poort, STEEKPROEF, telefoons=1))
            begun = time.perf_counter()
            asyncio.run(send_all(poort, STEEKPROEF * 8))
            together = (time.perf_counter() - begun) / (STEEKPROEF * 8)
            found.append(
                {
                    "teksten": stand,
                    "een": statistics.median(alone) * 1000,
                    "samen": together * 1000,
                }
            )
        wb.close()
    return found


def _fill(wb: Werkboek, stand: int) -> None:
    with wb.writing() as tx:
        rows = tx.rows(Inbreng)
        more = [
            Inbreng(
                f"1{nr:06}", Soort.KANS, Perspectief.OUDERS, f"Een tekst van iemand, nummer {nr}",
                Groep.OUDERS, Inbrengstatus.NIEUW,
            )
            for nr in range(len(rows), stand)
        ]  # fmt: skip
        if more:
            tx.replace_all(Inbreng, [*rows, *more])


@contextmanager
def hall(folder: Path, bron: Path, soort: str = "kansen") -> Iterator[int]:
    """Give the port of a hall of the program in `bron`, with a round of this kind open."""
    env = environment(OUDERPLAN_DATA=str(folder), PYTHONPATH=str(bron / "widgets"))
    book = folder / "werkboek"
    python = [sys.executable, "-m"]
    new = ["nieuw", book, "--school", "De Meting", "--schooljaar", "2026-2027"]
    for args in (new, ["ronde", book, "open", soort]):
        line = [*python, "ouderplan", *map(str, args)]
        subprocess.run(line, env=env, check=True, capture_output=True)
    (folder / "huidig.txt").write_text("werkboek", "utf-8")
    line = [*python, "ouderplan.zaal", "--data", str(folder), "--poort", "0"]
    process = subprocess.Popen(
        [*line, "--adres", "127.0.0.1"], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        yield int(json.loads(process.stdout.readline())["poort"])
    finally:
        process.stdin.close()
        process.wait(30)
        process.stdout.close()


async def send_all(poort: int, aantal: int, telefoons: int = TELEFOONS) -> list[float]:
    """Send texts in, each from a new phone; return per text the seconds until it was confirmed."""
    times: list[float] = []
    numbers = count()

    async def phone() -> None:
        while next(numbers) < aantal:
            times.append(await send_one(poort, f"Een zin van een ouder, de {len(times)}e"))

    await asyncio.gather(*(phone() for _ in range(telefoons)))
    return times


async def send_one(poort: int, tekst: str) -> float:
    return await send(*await load(poort), tekst)


async def load(poort: int) -> tuple[Lijn, Verborgen]:
    """Open the page on a new phone."""
    line = Lijn("127.0.0.1", poort)
    return line, Blad.read(await line.ask("/")).verborgen


async def send(line: Lijn, hidden: Verborgen, tekst: str) -> float:
    """Send a text in and hang up; return the seconds until it was confirmed."""
    form = urlencode([*hidden, ("soort", "kans"), ("tekst", tekst)]).encode()
    begun = time.perf_counter()
    answer = await line.ask("/inbreng", form, X_Zaal="1", Sec_Fetch_Site=EIGEN)
    taken = time.perf_counter() - begun
    line.close()
    if answer.status != 200:
        raise RuntimeError(answer.status)
    return taken


def main() -> None:
    aantal = TEKSTEN
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for what, bron in (
            ("nu", BRON),
            *(
                (commit, unpack(commit, folder / "bron"))
                for commit in sys.argv[sys.argv.index("--tegen") + 1 :]
                if "--tegen" in sys.argv
            ),
        ):
            print(what, _rate(folder / what, bron, aantal), flush=True)
        for row in growth(folder / "groei", STANDEN):
            print(row, flush=True)


if __name__ == "__main__":
    main()

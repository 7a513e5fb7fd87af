"""How long honest phones wait while one laptop asks and asks: together behind one address, or not.

Run it alone with ``python tests/bench/drukte.py``; ``--tegen COMMIT`` measures an earlier state of
this repository too, with the same storm and the same phones.
"""

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

from processen import BRON, HIER, environment
from teksten import hall, unpack

from ouderplan.app.repetitie.telefoon import Blad, Telefoon
from ouderplan.app.repetitie.toeloop import percentile

LIJNEN = 4500
TELEFOONS = 30
BINNEN_S = 5.0
"""The phones come in so many seconds, from the moment that the storm begins."""
GEDULD_S = 60.0
STORM = "127.0.0.2"


def measure(*, snel: bool) -> dict[str, Any]:
    """Return per way how long phones waited: each its own address, and all behind that one."""
    with tempfile.TemporaryDirectory() as name:
        return {"telefoons": TELEFOONS, **run(Path(name), BRON, 500 if snel else LIJNEN)}


def run(folder: Path, bron: Path, lijnen: int) -> dict[str, Any]:
    found: dict[str, Any] = {"lijnen": lijnen}
    ways = {"rustig": None, "eigen": _own_address, "samen": lambda _nummer: STORM}
    for naam, vanaf in ways.items():
        with hall(folder / naam, bron, "waarden") as poort:
            asyncio.run(_phone(poort, ""))  # the first page is made now
            with storm(poort, lijnen if vanaf else 0):
                waited = asyncio.run(_phones(poort, vanaf or _own_address))
        found[naam] = {
            "half": percentile(waited, 0.5),
            "bijna": percentile(waited, 0.95),
            "langst": max(waited),
        }
    return found


def _own_address(nummer: int) -> str:
    return f"127.0.1.{nummer + 1}"


@contextmanager
def storm(poort: int, lijnen: int) -> Iterator[None]:
    """Let one address ask as fast as it can, and keep every line, until the block ends."""
    if not lijnen:
        yield
        return
    args = [sys.executable, str(HIER / "storm.py"), str(poort), str(lijnen), STORM]
    process = subprocess.Popen(
        args, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
    )
    try:
        process.stdout.readline()
        yield
    finally:
        process.stdin.close()
        process.wait(60)
        process.stdout.close()


async def _phones(poort: int, vanaf: Any) -> list[float]:
    async def later(nummer: int) -> float:
        await asyncio.sleep(BINNEN_S * nummer / TELEFOONS)
        return await _phone(poort, vanaf(nummer))

    return list(await asyncio.gather(*(later(nummer) for nummer in range(TELEFOONS))))


async def _phone(poort: int, vanaf: str) -> float:
    """Return the seconds until the ballot of one phone is confirmed; thinking takes none.

    A line that is cut off is opened again, as a browser does. Who waited too long gives up.
    """
    begun = time.perf_counter()
    while (taken := time.perf_counter() - begun) < GEDULD_S:
        phone = Telefoon("127.0.0.1", poort, vanaf=vanaf)
        try:
            page, _ = await phone.load()
            blad = Blad.read(page)
            await phone.dress(blad)
            answer, _ = await phone.vote(blad.ballot(blad.keuzes[:3]))
        except (OSError, asyncio.IncompleteReadError):
            continue
        finally:
            await phone.hang_up()
        if answer.status != HTTPStatus.OK:
            raise RuntimeError(answer.status)
        return time.perf_counter() - begun
    return taken


def main() -> None:
    earlier = sys.argv[sys.argv.index("--tegen") + 1 :] if "--tegen" in sys.argv else []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        states = [("nu", BRON), *((one, unpack(one, folder / f"bron {one}")) for one in earlier)]
        for what, bron in states:
            print(what, run(folder / what, bron, LIJNEN), flush=True)


if __name__ == "__main__":
    main()

"""What a Jupyter user would pick instead: NiceGUI and marimo with the same ballot, beside Voilà.

Each in an environment of the bench's own (``.bench/`` in the working copy), made with pip when it
is not there; where that cannot be, the page says so. All four are opened by the same browser, and
what a parent costs is measured in the same way: pages that are open, and have voted.
"""

import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import browser
import onze_zaal
import psutil
from browser import Biljet
from processen import BRON, HIER, Verbruik, running, wait_for
from voila_zaal import _answers, voila_hall

from ouderplan.app.adressen import free_port
from ouderplan.kern.waarden import Waarde

OMGEVINGEN = BRON / ".bench"
TWINTIG = [Waarde(f"Waarde {nummer}") for nummer in range(1, 21)]
Deur = Callable[[Path], AbstractContextManager[tuple[psutil.Process, str]]]


@dataclass(frozen=True)
class Kandidaat:
    """Something to vote with: how it is opened, and how one votes there."""

    naam: str
    open: Deur
    biljet: Biljet


class NietTeInstalleren(Exception):
    """It has no environment, and none could be made."""


def measure(*, snel: bool = False) -> dict[str, Any]:
    """Return per candidate what a phone and the laptop noticed, and what could not be measured."""
    with tempfile.TemporaryDirectory() as name, browser.chromium() as chromium:
        found, missing = {}, []
        for kandidaat in KANDIDATEN:
            folder = Path(name) / kandidaat.naam
            folder.mkdir()
            try:
                with kandidaat.open(folder) as (process, url):
                    found[kandidaat.naam] = _seen(chromium, kandidaat, process, url, snel=snel)
            except NietTeInstalleren as error:
                missing.append(str(error))
    return {"namen": list(found), "rijen": _rows(found), "ontbreekt": missing}


def _seen(
    chromium: Any, kandidaat: Kandidaat, process: psutil.Process, url: str, *, snel: bool
) -> dict[str, float]:
    biljet, keer = kandidaat.biljet, 1 if snel else 3
    browser.visit(chromium, url, biljet, traag=False)  # the first one costs more; not counted
    plain = browser.median([browser.visit(chromium, url, biljet, traag=False) for _ in range(keer)])
    slow = browser.median(
        [browser.visit(chromium, url, biljet, traag=True) for _ in range(1 if snel else 2)]
    )
    cpu, memory = _cost(chromium, biljet, process, url, 2 if snel else 6)
    return {
        "verzoeken": plain["verzoeken"],
        "kb": plain["bytes"] / 1000,
        "bruikbaar": plain["bruikbaar"],
        "bruikbaar_traag": slow["bruikbaar"],
        "ontvangen": plain["ontvangen"],
        "ontvangen_traag": slow["ontvangen"],
        "cpu": cpu,
        "geheugen": memory,
    }


def _cost(
    chromium: Any, biljet: Biljet, process: psutil.Process, url: str, ouders: int
) -> tuple[float, float]:
    """Return ms of CPU and KB that the program took for a parent who votes and stays."""
    use = Verbruik(process)
    contexts = [chromium.new_context(**browser.TELEFOON) for _ in range(ouders)]
    try:
        for context in contexts:
            page = context.new_page()
            page.set_default_timeout(120_000)
            page.goto(url, wait_until="commit")
            browser.vote(page, biljet)
        cpu, memory = use.since()
    finally:
        for context in contexts:
            context.close()
    return cpu / ouders * 1000, memory / ouders / 1024


RIJEN = (
    ("verzoeken tot bruikbaar", "verzoeken", 0, ""),
    ("KB tot bruikbaar", "kb", 1, " KB"),
    ("bruikbaar", "bruikbaar", 0, " ms"),
    ("bruikbaar, trage telefoon", "bruikbaar_traag", 0, " ms"),
    ("‘Stem ontvangen’", "ontvangen", 0, " ms"),
    ("‘Stem ontvangen’, trage telefoon", "ontvangen_traag", 0, " ms"),
    ("rekentijd van de laptop per ouder", "cpu", 1, " ms"),
    ("geheugen per ouder", "geheugen", 0, " KB"),
)


def _rows(found: dict[str, dict[str, float]]) -> list[dict[str, Any]]:
    return [
        {
            "wat": wat,
            "cijfers": cijfers,
            "maat": maat,
            "waarden": [one[key] for one in found.values()],
        }
        for wat, key, cijfers, maat in RIJEN
    ]


@contextmanager
def _ours(folder: Path) -> Iterator[tuple[psutil.Process, str]]:
    with onze_zaal.our_hall(folder, TWINTIG) as hall:
        hall.new_round()
        yield hall.zaalproces, hall.url


@contextmanager
def _voila(folder: Path) -> Iterator[tuple[psutil.Process, str]]:
    with voila_hall(folder, [row.waarde for row in TWINTIG]) as (process, url):
        yield process, url


@contextmanager
def _peer(folder: Path, pakket: str, versie: str, *args: Any) -> Iterator[tuple[Any, str]]:
    """Run a ballot in the environment of a package; ``None`` among `args` is the port."""
    python, poort = _environment(pakket, versie), free_port(9766)
    env = {"BENCH_WAARDEN": "|".join(row.waarde for row in TWINTIG)}
    env |= {"BENCH_DB": str(folder / "stemmen.db"), "PYTHONPATH": ""}
    asked = [poort if one is None else one for one in args]
    url = f"http://127.0.0.1:{poort}/"
    with running(asked, folder / "log", python=python, **env) as process:
        wait_for(lambda: _answers(url))
        yield process, url


def _nicegui(folder: Path) -> AbstractContextManager[tuple[Any, str]]:
    return _peer(folder, "nicegui", "3.18.0", HIER / "collegas" / "nicegui_stembiljet.py", None)


def _marimo(folder: Path) -> AbstractContextManager[tuple[Any, str]]:
    ballot = HIER / "collegas" / "marimo_stembiljet.py"
    run = ("-m", "marimo", "run", "--headless", "--no-token", "--port", None, ballot)
    return _peer(folder, "marimo", "0.25.2", *run)


def _environment(pakket: str, versie: str) -> Path:
    """Return the Python of its own environment, made when it is not there yet.

    Raises
    ------
    NietTeInstalleren
    """
    folder = OMGEVINGEN / f"{pakket}-{versie}"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    ready = folder / "klaar"
    if not ready.exists():
        try:
            venv.create(folder, with_pip=True, clear=True)
            pip = [python, "-m", "pip", "install", "--quiet", f"{pakket}=={versie}"]
            subprocess.run(pip, check=True, capture_output=True, text=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise NietTeInstalleren(
                f"{pakket} {versie} kon hier niet geïnstalleerd worden en is dus niet gemeten."
            ) from error
        ready.touch()
    return python


KANDIDATEN = (
    Kandidaat("onze pagina", _ours, browser.TELEFOONPAGINA),
    Kandidaat("Voilà", _voila, browser.VOILA),
    Kandidaat("NiceGUI", _nicegui, Biljet("button.q-btn", "#ontvangen", "[role=checkbox]")),
    Kandidaat(
        "marimo",
        _marimo,
        Biljet("marimo-form button[type=submit]", "#ontvangen", "[role=checkbox]"),
    ),
)

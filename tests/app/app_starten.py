"""Starting the real command on a small project of its own."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import psutil

from kernels import is_hall
from ouderplan.opslag.tafels import DRAAIT

BRON = Path(__file__).parents[2]
KLAAR = "Stoppen: Ctrl-C."
_BEGELEIDER = re.compile(r"^  (http://\S+)\?token=(\S+)$", re.MULTILINE)
_ZAAL = re.compile(r"ouders +(http://\S+)/$", re.MULTILINE)

PAGINA = """
import os
import ipywidgets as w
from IPython.display import display

from ouderplan.opslag.tafels import DRAAIT

def stop(_button):
    os._exit(1)

knop = w.Button(description="Stop de kernel")
knop.on_click(stop)
teller = w.HTML("0")

def count(_button):
    for nr in range(4000):
        teller.value = str(nr + 1)

tel = w.Button(description="Tel tot 4000")
tel.on_click(count)
vraag = w.HTML(f"<p id='vraag'>[{os.environ.get('QUERY_STRING')}]</p>")
inhoud = w.VBox([w.HTML("<h1>Het proefwerkboek</h1>"), vraag, knop, tel, teller])
inhoud.add_class("op-inhoud")
pagina = w.VBox([inhoud])
pagina.add_class("op-pagina")
display(pagina)
"""


@dataclass
class Gestart:
    """A running ``ouderplan start``."""

    proces: subprocess.Popen[bytes]
    uitvoer_bestand: Path
    data: Path

    @property
    def uitvoer(self) -> str:
        return self.uitvoer_bestand.read_text(encoding="utf-8")

    @property
    def sleutel(self) -> str:
        return _BEGELEIDER.search(self.uitvoer)[2]

    @property
    def adres(self) -> str:
        """The begeleider's address up to the first slash."""
        return "/".join(_BEGELEIDER.search(self.uitvoer)[1].split("/")[:3])

    @property
    def tafel(self) -> Path:
        """The file that says which workbook is on the table of this start."""
        return self.data / DRAAIT / f"{self.adres.rpartition(':')[2]}.txt"

    @property
    def zaal_poort(self) -> int:
        return int(_ZAAL.search(self.uitvoer)[1].rpartition(":")[2])

    @property
    def zaal(self) -> str:
        return f"http://127.0.0.1:{self.zaal_poort}"

    def pagina(self, pad: str = "/", **vraag: str) -> str:
        query = "&".join(f"{k}={v}" for k, v in {**vraag, "token": self.sleutel}.items())
        return f"{self.adres}{pad}?{query}"

    def kinderen(self) -> list[psutil.Process]:
        return psutil.Process(self.proces.pid).children(recursive=True)

    def kind(self, deel: str) -> psutil.Process:
        return next(child for child in self.kinderen() if deel in child.cmdline())

    @property
    def zaalproces(self) -> psutil.Process:
        """Who listens at the hall's door, whoever began it."""
        lines = psutil.net_connections("tcp")
        pids = {line.pid for line in lines if line.laddr.port == self.zaal_poort}
        return next(one for one in map(psutil.Process, pids - {None}) if is_hall(one))

    def stop(self) -> int:
        if self.proces.poll() is None:
            self.proces.send_signal(signal.SIGINT)
        return self.proces.wait(30)


def write_notebook(wortel: Path, name: str, code: str) -> None:
    cell = nbformat.v4.new_code_cell(code)
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": kernel})
    nbformat.write(notebook, wortel / "notebooks" / f"{name}.ipynb")


def begin(wortel: Path, map: Path, *opties: str, data: Path | None = None) -> Gestart:
    """Start the real command; it may still be busy opening."""
    data = data or map / "data"
    map.mkdir(parents=True, exist_ok=True)
    uitvoer = map / "uitvoer.txt"
    env = {
        **{naam: waarde for naam, waarde in os.environ.items() if naam != "DISPLAY"},
        "OUDERPLAN_MAP": str(wortel),
        "OUDERPLAN_DATA": str(data),
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": str(BRON / "widgets"),
    }
    proces = subprocess.Popen(
        [sys.executable, "-m", "ouderplan", "start", "--geen-browser", *opties],
        stdout=uitvoer.open("wb"),
        stderr=subprocess.STDOUT,
        cwd=map,
        env=env,
    )
    return Gestart(proces, uitvoer, data)


def await_open(gestart: Gestart, wacht_tot: Callable[..., Any]) -> None:
    wacht_tot(lambda: KLAAR in gestart.uitvoer or gestart.proces.poll() is not None, timeout=60)
    assert KLAAR in gestart.uitvoer, gestart.uitvoer

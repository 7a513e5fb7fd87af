"""A real JupyterHub with its own proxy, and what stands beside it, as ``docs/server`` has it."""

import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voordeur import BESTANDEN, NAAM, make_certificate, open_front

from hub_halen import PROXY_PROGRAMMA
from ouderplan.opslag import Kast

BRON = Path(__file__).parents[2]
MENSEN: Mapping[str, set[str]] = {"linde": {"anna", "bert"}, "molen": {"carla"}, "eik": {"dirk"}}
BESTUUR = "els"
OVERAL = "fien"
"""A begeleider of every school."""
POORTEN = (8000, 8001, 8002, 8081, 8100)
"""Those of the documentation: the hub's door and what is said to it, the board, the hub, halls."""
ANDERS = """
c.JupyterHub.spawner_class = "simple"
c.JupyterHub.authenticator_class = "dummy"
c.JupyterHub.services[0].pop("user")
c.Spawner.environment["PYTHONPATH"] = {pad!r}
c.JupyterHub.cleanup_servers = True
"""
"""What a test does otherwise: no accounts of this machine are made or asked."""


@dataclass
class Hub:
    """What was started.

    `adres` is that of the front, `scholen` the folder of the schools; servers come from `wieg`.
    """

    adres: str
    scholen: Path
    wieg: subprocess.Popen

    def kast(self, school: str) -> Kast:
        return Kast(self.scholen / school)

    def werkboek(self, school: str) -> Path:
        found = self.kast(school).current()
        assert found is not None
        return found


def _configured(map: Path, adres: str, ports: Mapping[int, int]) -> str:
    """Return the file of the documentation with our address, people, ports and places in it."""
    text = (BESTANDEN / "jupyterhub_config.py").read_text(encoding="utf-8")
    schools = f"SCHOLEN = { ({school: people | {OVERAL} for school, people in MENSEN.items()})!r}"
    text, found = re.subn(r"^SCHOLEN = .*$", schools, text, count=1, flags=re.MULTILINE)
    told = {
        "https://school.example.nl": adres,
        "/opt/ouderplan/.venv/hub/node_modules/.bin/configurable-http-proxy": str(PROXY_PROGRAMMA),
        "/opt/ouderplan/.venv/bin/python": sys.executable,
        "/opt/ouderplan": str(BRON),
        "/var/lib/ouderplan/scholen": str(map / "scholen"),
        "/run/ouderplan-wieg/wieg": str(map / "wieg"),
        **{f"127.0.0.1:{usual}": f"127.0.0.1:{ours}" for usual, ours in ports.items()},
        "hub_port = 8081": f"hub_port = {ports[8081]}",
    }
    for theirs, ours in told.items():
        assert theirs in text or theirs.startswith("127"), theirs
        text = text.replace(theirs, ours)
    assert found == 1
    return text + ANDERS.format(pad=str(BRON / "widgets"))


def make_schools(scholen: Path) -> None:
    """Make a workbook for each school, and put it on its table."""
    for school in MENSEN:
        kast = Kast(scholen / school)
        kast.choose(kast.create({"school": f"De {school.title()}", "schooljaar": "2026-2027"}))


@contextmanager
def started(map: Path, command: list[str], env: Mapping[str, str]) -> Iterator[subprocess.Popen]:
    """Run a program until the block ends; what it says stands in a file named after it."""
    with (map / f"{Path(command[0]).name}.txt").open("ab") as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=subprocess.STDOUT, cwd=map, env={**os.environ, **env}
        )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(60)


def _answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=5).close()
    except urllib.error.HTTPError:
        return False
    except OSError:
        return False
    return True


@contextmanager
def open_hub(map: Path, wacht_tot: Callable[..., Any], vrije_poort: Callable[[], int]):
    """Give a hub with the schools of `MENSEN`, their halls, and nginx with TLS before all of it."""
    ports = {usual: vrije_poort() for usual in POORTEN}
    front = vrije_poort()
    adres = f"https://{NAAM}:{front}"
    make_schools(map / "scholen")
    config = map / "jupyterhub_config.py"
    config.write_text(_configured(map, adres, ports), encoding="utf-8")
    wieg = map / "wieg"
    env = {
        "OUDERPLAN_MAP": str(BRON),
        "OUDERPLAN_WIEG": str(wieg),
        "PYTHONPATH": str(BRON / "widgets"),
    }
    halls = ["--zaal-adres", adres, "--poort", str(ports[8100]), "--proxy", "127.0.0.1"]
    with ExitStack() as held:
        zalen = [sys.executable, "-m", "ouderplan", "zalen", str(map / "scholen"), *halls]
        hub = [str(Path(sys.executable).with_name("jupyterhub")), "-f", str(config)]
        cradle = [sys.executable, "-m", "ouderplan", "wieg"]
        commands = (cradle, zalen, hub)
        running = [held.enter_context(started(map, command, env)) for command in commands]
        door = f"http://127.0.0.1:{ports[8000]}/hub/login"
        hall = f"http://127.0.0.1:{ports[8100]}/gezond"
        wacht_tot(
            lambda: (
                any(one.poll() is not None for one in running)
                or (wieg.exists() and _answers(door) and _answers(hall))
            ),
            timeout=180,
        )
        said = "".join(path.read_text("utf-8", "replace") for path in map.glob("*.txt"))
        assert all(one.poll() is None for one in running), said
        keys = make_certificate(map)
        held.enter_context(open_front("nginx", map, front, keys, ports, bestand="nginx-hub.conf"))
        yield Hub(adres, map / "scholen", wieg=running[0])

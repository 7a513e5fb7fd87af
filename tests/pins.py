"""Ask pip whether every pin is there, as a wheel, on every machine that the README promises.

``python tests/pins.py`` asks for all of them: about two minutes, over the network. ``--hier`` asks
only for the Python and the machine that run it.

pip's ``--platform`` and ``--python-version`` choose between files, but its markers go on looking at
the machine that pip itself runs on: asked on Linux about Windows, it never comes by colorama. So
what a machine needs is worked out here, with the markers of that machine and the metadata that pip
reports, and pip is asked whether each of those pins is there.
"""

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

WORTEL = Path(__file__).parents[1]
PYPROJECT, PINS = WORTEL / "pyproject.toml", WORTEL / "constraints.txt"
SERVER_PINS = WORTEL / "constraints-server.txt"
"""What JupyterHub needs besides; on Linux alone."""
PYTHONS = ("3.11.2", "3.12.0", "3.13.0", "3.14.0")
"""The oldest of each that has to do; 3.11.2 is the Python of Debian 12."""
GLIBC = ("2_28", "2_27", "2_26", "2_17", "2_12", "2_5")
OUD = ("manylinux2014", "manylinux2010", "manylinux1")
GEEN_WIEL = re.compile(r"No matching distribution found for (\S+)")


@dataclass(frozen=True, slots=True)
class Machine:
    """A kind of computer: the wheels that fit it, and what markers see there."""

    naam: str
    wielen: tuple[str, ...]
    sys_platform: str
    systeem: str
    processor: str

    def markers(self, python: str) -> dict[str, str]:
        """Return the environment in which the markers of a requirement are read."""
        return {
            "extra": "",
            "implementation_name": "cpython",
            "implementation_version": python,
            "os_name": "nt" if self.sys_platform == "win32" else "posix",
            "platform_machine": self.processor,
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_system": self.systeem,
            "platform_version": "",
            "python_full_version": python,
            "python_version": ".".join(python.split(".")[:2]),
            "sys_platform": self.sys_platform,
        }


def _linux(processor: str) -> Machine:
    soorten = (*(f"manylinux_{glibc}" for glibc in GLIBC), *OUD, "linux")
    wielen = tuple(f"{soort}_{processor}" for soort in soorten)
    return Machine(f"Linux {processor}", wielen, "linux", "Linux", processor)


SERVERS = (_linux("x86_64"), _linux("aarch64"))
MACHINES = (
    *SERVERS,
    Machine("Windows x64", ("win_amd64",), "win32", "Windows", "AMD64"),
    Machine("macOS arm64", ("macosx_12_0_arm64",), "darwin", "Darwin", "arm64"),
    Machine("macOS Intel", ("macosx_12_0_x86_64",), "darwin", "Darwin", "x86_64"),
)


@dataclass
class Nodig:
    """What a machine needs, and what is wrong with that."""

    namen: set[str] = field(default_factory=set)
    fouten: list[str] = field(default_factory=list)


def read_pins(path: Path = PINS) -> dict[str, str]:
    """Return the version of every pin by its canonical name."""
    lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    pins = (Requirement(line) for line in lines if line)
    return {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in pins}


def asked(path: Path = PYPROJECT) -> list[Requirement]:
    """Return what ``make start`` and ``make test`` ask for, with what builds the package."""
    found = tomllib.loads(path.read_text("utf-8"))
    project = found["project"]
    lines = [
        *project["dependencies"],
        *project["optional-dependencies"]["test"],
        *found["build-system"]["requires"],
        "editables",
    ]
    return [Requirement(line) for line in lines]


def asked_by_server(path: Path = PYPROJECT) -> list[Requirement]:
    """Return what a server for many schools asks for."""
    project = tomllib.loads(path.read_text("utf-8"))["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["server"]]
    return [Requirement(line) for line in lines]


def work_out(
    roots: Iterable[Requirement],
    pins: Mapping[str, str],
    needs: Mapping[str, Iterable[str]],
    markers: Mapping[str, str],
) -> Nodig:
    """Follow requirements from `roots` as far as `needs` knows what a package asks for."""
    nodig, seen = Nodig(), set[tuple[str, str]]()
    waiting = list(roots)
    while waiting:
        requirement = waiting.pop()
        naam = canonicalize_name(requirement.name)
        if naam not in pins:
            nodig.fouten.append(f"{naam} staat niet in constraints.txt")
            continue
        if not requirement.specifier.contains(pins[naam], prereleases=True):
            nodig.fouten.append(f"{naam}=={pins[naam]} past niet bij ‘{requirement}’")
        nodig.namen.add(naam)
        for extra in {"", *requirement.extras} - {e for n, e in seen if n == naam}:
            seen.add((naam, extra))
            known = (Requirement(line) for line in needs.get(naam, ()))
            env = {**markers, "extra": extra}
            waiting += [r for r in known if r.marker is None or r.marker.evaluate(env)]
    nodig.fouten = sorted(set(nodig.fouten))
    return nodig


def installed_needs(names: Iterable[str]) -> dict[str, list[str]]:
    """Return what the packages that are installed here ask for."""
    found: dict[str, list[str]] = {}
    for naam in names:
        try:
            found[naam] = metadata.requires(naam) or []
        except metadata.PackageNotFoundError:
            continue
    return found


class PipZegtNee(Exception):
    """What pip said, when it could not give the pins."""


def ask_pip(pins: Iterable[str], options: Iterable[str]) -> dict[str, list[str]]:
    """Let pip look up pins as wheels; return what each of those asks for itself."""
    with tempfile.TemporaryDirectory() as map:
        report = Path(map) / "verslag.json"
        command = [sys.executable, "-m", "pip", "install", "--dry-run", "--no-deps", "--quiet"]
        command += ["--ignore-installed", "--only-binary=:all:", "--disable-pip-version-check"]
        command += ["--target", str(Path(map) / "niets"), "--report", str(report)]
        done = subprocess.run(
            [*command, *options, *sorted(pins)], check=False, capture_output=True, encoding="utf-8"
        )
        if done.returncode:
            raise PipZegtNee(done.stderr)
        items = json.loads(report.read_text("utf-8"))["install"]
    found = (item["metadata"] for item in items)
    return {canonicalize_name(about["name"]): about.get("requires_dist", []) for about in found}


def check(
    machine: Machine,
    python: str,
    pins: Mapping[str, str],
    needs: dict[str, list[str]],
    roots: Sequence[Requirement],
) -> Nodig:
    """Ask until nothing new turns up; `needs` grows, so that the next machine asks once."""
    options = ["--python-version", python]
    options += [part for wiel in machine.wielen for part in ("--platform", wiel)]
    asked_before: set[str] = set()
    while True:
        nodig = work_out(roots, pins, needs, machine.markers(python))
        if nodig.fouten or nodig.namen <= asked_before:
            return nodig
        asked_before |= nodig.namen
        try:
            needs |= ask_pip((f"{naam}=={pins[naam]}" for naam in nodig.namen), options)
        except PipZegtNee as nee:
            missing = GEEN_WIEL.search(str(nee))
            nodig.fouten.append(f"geen wiel van {missing[1]}" if missing else str(nee).strip())
            return nodig


def main() -> int:
    """Check every machine; return 1 when one of them cannot be served."""
    pins, mis = read_pins(), 0
    for_servers = pins | read_pins(SERVER_PINS)
    needs = installed_needs(for_servers)
    kinds = [("", MACHINES, pins, asked()), ("server op ", SERVERS, for_servers, asked_by_server())]
    for soort, machines, known, roots in kinds:
        for machine in machines:
            for python in PYTHONS:
                nodig = check(machine, python, known, needs, roots)
                mis += bool(nodig.fouten)
                uitslag = "; ".join(nodig.fouten) or f"{len(nodig.namen)} pakketten, alle als wiel"
                print(f"{soort}{machine.naam}, Python {python}: {uitslag}", flush=True)
    return 1 if mis else 0


if __name__ == "__main__":
    sys.exit(main())

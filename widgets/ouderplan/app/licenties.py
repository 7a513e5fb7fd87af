"""``python -m ouderplan.app.licenties``: what the workbook uses, and under which licence.

Read from what is installed, so nobody has to keep a list; it is printed as docs/LICENTIES.md.
"""

import re
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

_NAAM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_OSI = "License :: OSI Approved :: "
LANGSTE = 60
"""Characters; what is longer in the field for a licence is its whole text."""


@dataclass(frozen=True, slots=True, order=True)
class Pakket:
    """An installed package."""

    naam: str
    versie: str
    licentie: str


def direct_names(pyproject: Path) -> tuple[str, ...]:
    """Return the names of the packages that the project itself asks for."""
    found = tomllib.loads(pyproject.read_text(encoding="utf-8"))
    return tuple(_name_of(line) for line in found["project"]["dependencies"])


def package(naam: str) -> Pakket:
    """Return what an installed package says of itself (PackageNotFoundError when it is not)."""
    found = metadata.distribution(naam)
    return Pakket(naam, found.version, licence_of(found.metadata))


def licence_of(about: Any) -> str:
    """Return the licence in one line: the expression, else the classifiers, else the field."""
    if expression := about.get("License-Expression"):
        return str(expression)
    names = [c.removeprefix(_OSI) for c in about.get_all("Classifier") or () if c.startswith(_OSI)]
    if names:
        return ", ".join(names)
    lines = [*(about.get("License") or "").strip().splitlines(), "onbekend"]
    return next((line.strip() for line in lines if 0 < len(line.strip()) < LANGSTE), "onbekend")


def needed_by(names: Iterable[str]) -> set[str]:
    """Return the names of all that these packages need, as far as it is installed here."""
    found: set[str] = set()
    waiting = [_name_of(naam) for naam in names]
    while waiting:
        naam = waiting.pop()
        if naam in found or not _is_installed(naam):
            continue
        found.add(naam)
        needs = metadata.requires(naam) or ()
        waiting += [_name_of(line) for line in needs if "extra ==" not in line]
    return found


def render(pyproject: Path) -> str:
    """Return the whole page."""
    own = direct_names(pyproject)
    env = Environment(
        loader=PackageLoader("ouderplan.app", "."),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # Markdown for a file, no page
    )
    return env.get_template("licenties.md.j2").render(
        eigen=sorted(package(naam) for naam in own),
        overig=sorted(package(naam) for naam in needed_by(own) - set(own)),
    )


def _name_of(requirement: str) -> str:
    found = _NAAM.match(requirement)
    return re.sub(r"[-_.]+", "-", found[0]).lower() if found else ""


def _is_installed(naam: str) -> bool:
    try:
        metadata.distribution(naam)
    except metadata.PackageNotFoundError:
        return False
    return True


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # it is a real stream
    print(render(Path("pyproject.toml")), end="")

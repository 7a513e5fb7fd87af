"""The only module that looks at paths and environment variables."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.logboek import LOGBOEK, hide
from ouderplan.zaal.buitenadres import NERGENS, Buitenadres

MAP = "OUDERPLAN_MAP"
DATA = "OUDERPLAN_DATA"
EXPORTS = "OUDERPLAN_EXPORTS"
ZAAL_ADRES = "OUDERPLAN_ZAAL_ADRES"
ZAAL_POORT = "OUDERPLAN_ZAAL_POORT"
BEGELEIDER_ADRES = "OUDERPLAN_BEGELEIDER_ADRES"
PROXIES = "OUDERPLAN_PROXIES"
SLEUTEL = "OUDERPLAN_SLEUTEL"
TAFEL = "OUDERPLAN_TAFEL"
ZUINIG = "OUDERPLAN_ZUINIG"
"""Says that many servers share the memory of this machine: what is made anew in a second, goes."""
LEG_KLAAR, RUIM_OP = "klaarleggen", "opruimen"
"""What ``python -m ouderplan`` does for a start (see `klaarleggen`)."""

PAKKET = Path(__file__).resolve().parents[1]
"""The package itself; when installed from a wheel, the notebooks stand in it."""
EIGEN_MAP = "Ouderplan"
"""In the user's own documents: what an installed program keeps, and an upgrade never touches."""


class MapNietGevonden(OuderplanFout):
    """The project's folder cannot be found."""

    zin = (
        "De map van het ouderplan is niet gevonden. Er is niets veranderd. Ga in de opdrachtregel "
        "naar de map met ‘notebooks’ en ‘data’ en probeer het opnieuw."
    )


@dataclass(frozen=True, slots=True)
class Paden:
    """Where the project and the school's work are.

    `tafel` is the file that says which workbook is on the table of this start, None before a start.
    """

    wortel: Path
    data: Path
    exports: Path
    tafel: Path | None = None

    @property
    def notebooks(self) -> Path:
        """Folder with the notebooks."""
        return self.wortel / "notebooks"

    @property
    def geinstalleerd(self) -> bool:
        """Whether this is an installed package; nothing may then be written in `wortel`."""
        return self.wortel == PAKKET

    @property
    def logboek(self) -> Path:
        """Folder with the log files; not made here."""
        return self.data / LOGBOEK

    @classmethod
    def find(cls, env: Mapping[str, str] | None = None, start: Path | None = None) -> "Paden":
        """Find the project's folder: OUDERPLAN_MAP, else upward from `start` and from the source.

        A checkout keeps the school's work in itself, an installed package in the user's documents.

        Raises
        ------
        MapNietGevonden
        """
        env = os.environ if env is None else env
        wortel = _root(env, start or Path.cwd())
        thuis = _own_folder() if wortel == PAKKET else wortel
        return cls(
            wortel=wortel,
            data=Path(env.get(DATA) or thuis / "data").resolve(),
            exports=Path(env.get(EXPORTS) or thuis / "exports").resolve(),
            tafel=Path(env[TAFEL]) if env.get(TAFEL) else None,
        )

    def as_env(self) -> dict[str, str]:
        """Return the variables with which a child process finds the same places."""
        table = {TAFEL: str(self.tafel)} if self.tafel else {}
        return {MAP: str(self.wortel), DATA: str(self.data), EXPORTS: str(self.exports), **table}


def _root(env: Mapping[str, str], start: Path) -> Path:
    named = env.get(MAP)
    source = Path(__file__).resolve()
    candidates = (
        [Path(named).resolve()]
        if named
        else [start.resolve(), *start.resolve().parents, *source.parents]
    )
    for candidate in candidates:
        if (candidate / "notebooks" / "werkboek.ipynb").is_file():
            return candidate
    raise MapNietGevonden


def _own_folder() -> Path:
    from platformdirs import user_documents_path  # noqa: PLC0415  only when installed

    return user_documents_path() / EIGEN_MAP


@dataclass(frozen=True, slots=True)
class Omgeving:
    """What a kernel may know of the page that it draws and of the hall.

    `zaal_adres` is the network address that was asked for with ``--zaal-adres``, or "" when the
    laptop's own address is to be looked up. `zaal_poort` is None when no hall was started.
    `stap` is the step in the page's address, whatever that says. `begeleider` is where the page
    itself is, seen from a browser, with the proxies in front of it.
    """

    zaal_adres: str = ""
    zaal_poort: int | None = None
    in_voila: bool = False
    stap: str = ""
    begeleider: Buitenadres = NERGENS

    @classmethod
    def current(cls, env: Mapping[str, str] | None = None) -> "Omgeving":
        """Read it from the environment (Voila puts the page's query string in QUERY_STRING)."""
        env = os.environ if env is None else env
        poort = env.get(ZAAL_POORT, "")
        query = parse_qs(env.get("QUERY_STRING", ""), keep_blank_values=True)
        return cls(
            zaal_adres=env.get(ZAAL_ADRES, ""),
            zaal_poort=int(poort) if poort.isdecimal() else None,
            in_voila=env.get("SERVER_SOFTWARE", "").startswith("voila/"),
            stap=query.get("stap", [""])[-1],
            begeleider=Buitenadres.of(env.get(BEGELEIDER_ADRES, ""), env.get(PROXIES, "").split()),
        )


def child_env(extra: Mapping[str, str]) -> dict[str, str]:
    """Return this process's environment with `extra`, in UTF-8 and able to import this package."""
    source = str(Path(__file__).resolve().parents[2])
    known = [part for part in os.environ.get("PYTHONPATH", "").split(os.pathsep) if part]
    pythonpath = os.pathsep.join(dict.fromkeys([*known, source]))
    return {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": pythonpath, **extra}


def take_secret() -> str:
    """Return the token for the begeleider's door; take it out of the environment and every log."""
    found = os.environ.pop(SLEUTEL, "")
    hide(found)
    return found


def prepare_jupyterlab() -> None:
    """Hand the token to JupyterLab and let it read our settings, in the variables that it knows."""
    os.environ["JUPYTER_TOKEN"] = take_secret()
    read_lab_settings()


def read_lab_settings() -> None:
    """Let JupyterLab read our settings before its own."""
    known = [part for part in os.environ.get("JUPYTER_CONFIG_PATH", "").split(os.pathsep) if part]
    own = str(Path(__file__).parent / "lab_config")
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join([own, *known])


def has_display() -> bool:
    """Tell whether a browser could be shown here."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))

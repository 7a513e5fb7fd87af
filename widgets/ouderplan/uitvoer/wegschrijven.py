"""Write an export to disk: whole or not at all, and nothing is overwritten without a word."""

import contextlib
import errno
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from ouderplan.opslag import Werkboek
from ouderplan.opslag.heel_bestand import place_new, written
from ouderplan.systeem import why
from ouderplan.uitvoer.fouten import (
    BestandOpen,
    MapOntbreekt,
    MapOpSlot,
    NietGeschreven,
    SchijfVol,
)
from ouderplan.uitvoer.plan import Plan, load_plan
from ouderplan.uitvoer.soorten import Uitvoersoort, soort_named
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.volgordes import SLEUTEL, check_order

Voortgang = Callable[[float, str], None]
"""Told how far it is (0 to 1) and what is going on."""

LANGSTE_NAAM = 120
_VERBODEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_APPARAAT = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_VOL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def export(
    wb: Werkboek,
    soort: str,
    naar: Path,
    *,
    basis: Path | None = None,
    volgorde: str = "",
    overschrijven: bool = False,
    voortgang: Voortgang | None = None,
) -> Path:
    """Write one export into the folder `naar` and return the new file.

    `volgorde` is the order of chapters; "" is the one that the school chose. When a file of that
    name is there, the new one gets a number, unless `overschrijven`.

    Raises
    ------
    OnbekendeSoort, OnbekendeVolgorde, GeenWordbestand, MapOntbreekt, MapOpSlot, BestandOpen,
    SchijfVol, NietGeschreven
    """
    tell = voortgang or _silent
    kind = soort_named(soort)
    chosen = {SLEUTEL: check_order(volgorde)} if volgorde else {}
    check_folder(naar)
    tell(0.0, text("voortgang", "lezen"))
    plan = load_plan(wb)
    plan = replace(plan, profiel={**plan.profiel, **chosen})
    tell(0.2, text("voortgang", "bouwen", titel=kind.titel))
    content = kind.build(plan, basis=basis)
    tell(0.9, text("voortgang", "schrijven"))
    path = write_whole(naar / file_name(plan, kind), content, overschrijven=overschrijven)
    tell(1.0, text("voortgang", "klaar", bestand=path.name))
    return path


def file_name(plan: Plan, soort: Uitvoersoort) -> str:
    """Return a file name that every system accepts: ``Ouderplan De Wilg 2026-2027.docx``."""
    return safe_name((soort.naam, plan.school, plan.schooljaar), soort.extensie)


def safe_name(words: Iterable[str], extensie: str) -> str:
    """Return a file name of these words that every system accepts; empty ones are left out."""
    raw = " ".join(word for word in words if word)
    stem = " ".join(_VERBODEN.sub(" ", raw).split())[:LANGSTE_NAAM].rstrip(" .")
    stem = f"_{stem}" if _APPARAAT.match(stem) else stem
    return f"{stem}.{extensie}"


def check_folder(folder: Path) -> None:
    """Refuse a folder that is not there (MapOntbreekt)."""
    if not folder.is_dir():
        raise MapOntbreekt(map=folder)


def ready_folder(exports: Path) -> Path:
    """Make the folder for exports when it is not there (MapOpSlot when that cannot be)."""
    try:
        exports.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MapOpSlot(map=exports) from error
    return exports


def write_whole(path: Path, content: bytes, *, overschrijven: bool = False) -> Path:
    """Write `content` beside `path` and put it in place in one go; return where it is."""
    with contextlib.ExitStack() as stack:
        with _as_sentence(path):
            half = stack.enter_context(written(path.parent, "ouderplan", content))
        with _as_sentence(path, in_place=True):
            if overschrijven:
                return half.replace(path)
            return next(name for name in _names(path) if place_new(half, name))


def _names(path: Path) -> Iterator[Path]:
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")


@contextlib.contextmanager
def _as_sentence(path: Path, *, in_place: bool = False) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise MapOntbreekt(map=path.parent) from error
    except PermissionError as error:
        raise (BestandOpen(bestand=path) if in_place else MapOpSlot(map=path.parent)) from error
    except OSError as error:
        if error.errno in _VOL:
            raise SchijfVol(bestand=path) from error
        raise NietGeschreven(bestand=path, reden=why(error)) from error


def _silent(_deel: float, _zin: str) -> None:
    """Tell nobody."""

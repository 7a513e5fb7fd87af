"""The files around an export: earlier ones, the school's own style, and a way to download."""

import base64
import mimetypes
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.school import profile
from ouderplan.kern.weefsel import Weefsel
from ouderplan.stappen.onderdelen.gekozen import GROOTST
from ouderplan.uitvoer.fouten import GeenWordbestand
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.soorten import SOORTEN
from ouderplan.uitvoer.wegschrijven import file_name, write_whole

HUISSTIJL = "huisstijl.docx"
MEEGEGEVEN = 8_000_000
"""Bytes; a larger file is not sent along to the page, only pointed at."""


class TeGroot(OuderplanFout):
    """An upload that is too large."""

    zin = (
        "{bestand} is te groot (hoogstens {mb} MB). Er is niets veranderd. "
        "Haal er grote afbeeldingen uit en kies het bestand opnieuw."
    )


@dataclass(frozen=True, slots=True)
class Uitgevoerd:
    """A file that was made earlier."""

    path: Path
    soort: str
    gemaakt: datetime


def earlier(exports: Path, profiel: dict[str, str]) -> tuple[Uitgevoerd, ...]:
    """Return the exports of this school and year that are in the folder, newest first."""
    if not exports.is_dir():
        return ()
    found = (
        Uitgevoerd(path, kind.titel, datetime.fromtimestamp(path.stat().st_mtime))
        for kind in SOORTEN.values()
        for path in exports.glob(f"*.{kind.extensie}")
        if _is_ours(path, file_name(_bare_plan(profiel), kind))
    )
    return tuple(sorted(found, key=lambda row: row.gemaakt, reverse=True))


def house_style(folder: Path) -> Path | None:
    """Return the school's own .docx in a workbook's folder, or None."""
    path = folder / HUISSTIJL
    return path if path.is_file() else None


def keep_house_style(folder: Path, naam: str, content: bytes) -> Path:
    """Keep the school's own .docx beside the workbook, after a look whether it is one.

    Raises
    ------
    GeenWordbestand, TeGroot, MapOpSlot, SchijfVol
    """
    from ouderplan.uitvoer.word.basis import open_basis  # noqa: PLC0415  python-docx is slow to load

    if len(content) > GROOTST:
        raise TeGroot(bestand=naam, mb=GROOTST // 1_000_000)
    probe = write_whole(folder / f".{HUISSTIJL}-proef", content, overschrijven=True)
    try:
        open_basis(probe)
    except GeenWordbestand as error:
        raise GeenWordbestand(bestand=naam) from error
    finally:
        probe.unlink(missing_ok=True)
    return write_whole(folder / HUISSTIJL, content, overschrijven=True)


def data_uri(path: Path) -> str:
    """Return a file as an address that holds it, or "" when it is too large for that.

    Works wherever the page is: in Voilà, whose door for files is closed, and in JupyterLab.
    """
    if path.stat().st_size > MEEGEGEVEN:
        return ""
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode('ascii')}"


def _is_ours(path: Path, naam: str) -> bool:
    stem = re.escape(Path(naam).stem)
    return re.fullmatch(rf"{stem}( \(\d+\))?", path.stem) is not None


def _bare_plan(profiel: dict[str, str]) -> Plan:
    """Return a plan that knows no more than the school and the year, for its file name."""
    empty = profile([]) | profiel
    return Plan(empty, (), (), (), None, None, None, (), (), Weefsel(), {}, datetime.now())

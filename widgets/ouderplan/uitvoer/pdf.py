"""Every Word document as PDF in one zip, made by the LibreOffice that stands on the machine."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ouderplan.uitvoer.documenten import word_documents
from ouderplan.uitvoer.fouten import GeenLibreOffice, PdfMislukt
from ouderplan.uitvoer.inpakken import pack
from ouderplan.uitvoer.plan import Plan

GEDULD = 300
"""Seconds for all documents together; five take some ten on a laptop."""


def build(plan: Plan, *, basis: Path | None = None) -> bytes:
    """Return a zip with a PDF of each document.

    The answer to the parents is not among them: only a browser draws every script right
    (``antwoord``), and it prints a PDF of it.

    Raises
    ------
    GeenLibreOffice
        There is no LibreOffice on this machine.
    PdfMislukt
        It is there, but did not make every PDF.
    """
    office = find_office()
    with tempfile.TemporaryDirectory(prefix="ouderplan-pdf-") as name:
        room = Path(name)
        documents = dict(word_documents(plan, basis))
        for title, content in documents.items():
            (room / f"{title}.docx").write_bytes(content)
        _convert(office, room)
        made = {title: room / f"{title}.pdf" for title in documents}
        if missing := [title for title, path in made.items() if not path.is_file()]:
            raise PdfMislukt(documenten=", ".join(missing))
        return pack(plan, [(path.name, path.read_bytes()) for path in made.values()])


def find_office() -> Path:
    """Return the program, where the three systems install it (GeenLibreOffice)."""
    for command in ("soffice", "libreoffice"):
        if found := shutil.which(command):
            return Path(found)
    for place in _usual_places():
        if place.is_file():
            return place
    raise GeenLibreOffice


def _usual_places() -> list[Path]:
    if sys.platform == "darwin":
        return [Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")]
    roots = [
        os.environ[name] for name in ("PROGRAMFILES", "PROGRAMFILES(X86)") if os.environ.get(name)
    ]
    return [Path(root) / "LibreOffice" / "program" / "soffice.exe" for root in roots]


def _convert(office: Path, room: Path) -> None:
    """Convert all in one run, with settings of its own: an open LibreOffice is left alone."""
    documents = sorted(room.glob("*.docx"))
    command = [
        *(str(office), f"-env:UserInstallation={(room / 'instellingen').as_uri()}", "--headless"),
        *("--convert-to", "pdf", "--outdir", str(room)),
        *map(str, documents),
    ]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=GEDULD)
    except (OSError, subprocess.SubprocessError) as error:
        raise PdfMislukt(documenten=", ".join(path.stem for path in documents)) from error

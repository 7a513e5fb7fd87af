"""The Word documents as LibreOffice sees them: every page has its content and its number."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from ouderplan.uitvoer import Plan, word
from ouderplan.uitvoer.volgordes import VOLGORDES

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PDFTOTEXT = shutil.which("pdftotext")
NODIG = pytest.mark.skipif(
    not (SOFFICE and PDFTOTEXT),
    reason="LibreOffice of pdftotext (poppler-utils) staat hier niet: geen PDF om te bekijken",
)


@pytest.fixture(scope="module")
def bladzijden(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Give per order the text of its pages; one start of LibreOffice for all of them."""
    map = tmp_path_factory.mktemp("pdf")
    for volgorde in VOLGORDES:
        chosen = replace(plan, profiel={**plan.profiel, "volgorde": volgorde})
        (map / f"{volgorde}.docx").write_bytes(word.build(chosen))
    command = [str(SOFFICE), f"-env:UserInstallation={(map / 'lo').as_uri()}", "--headless"]
    return _pages(map, command)


def _pages(map: Path, command: list[str]) -> dict[str, list[str]]:
    files = sorted(map.glob("*.docx"))
    convert = ["--convert-to", "pdf", "--outdir", str(map), *[str(file) for file in files]]
    subprocess.run([*command, *convert], check=True, capture_output=True, timeout=300)
    return {file.stem: _text(file.with_suffix(".pdf")).split("\f")[:-1] for file in files}


def _text(path: Path) -> str:
    command = [str(PDFTOTEXT), "-layout", str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode(
        "utf-8"
    )


@NODIG
@pytest.mark.parametrize("volgorde", VOLGORDES)
def test_each_order_is_a_document_with_numbered_pages_and_none_empty(
    bladzijden: dict[str, list[str]], volgorde: str
):
    pages = bladzijden[volgorde]
    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        assert f"Pagina {number} van {len(pages)}" in " ".join(page.split())
        assert len(re.sub(r"\s+", " ", page)) > 100, f"bladzijde {number} is bijna leeg"
    assert "Versie van" in pages[0]
    assert "Onze visie" in "".join(pages)

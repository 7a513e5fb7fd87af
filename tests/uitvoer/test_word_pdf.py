"""The Word documents as LibreOffice sees them: every page has its content and its number."""

import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from docx import Document

from ouderplan.opslag import Werkboek
from ouderplan.uitvoer import Plan, load_plan, word
from ouderplan.uitvoer.volgordes import VOLGORDES

pytestmark = pytest.mark.lang

VOORBEELD = Path(__file__).parents[2] / "data" / "voorbeeld"
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PDFTOTEXT = shutil.which("pdftotext")
NODIG = pytest.mark.skipif(
    not (SOFFICE and PDFTOTEXT),
    reason="LibreOffice of pdftotext (poppler-utils) staat hier niet: geen PDF om te bekijken",
)


@dataclass(frozen=True)
class Papieren:
    """The text of the pages of every document, and its headings."""

    bladzijden: dict[str, list[str]]
    koppen: dict[str, set[str]]


@pytest.fixture(scope="module")
def papieren(leeg_plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Papieren:
    """Give the example in every order, and an empty one; LibreOffice starts once for all."""
    map = tmp_path_factory.mktemp("pdf")
    wb = Werkboek.open(shutil.copytree(VOORBEELD, map / "school"))
    plan = load_plan(wb)
    wb.close()
    for volgorde in VOLGORDES:
        chosen = replace(plan, profiel={**plan.profiel, "volgorde": volgorde})
        (map / f"{volgorde}.docx").write_bytes(word.build(chosen))
    concept = replace(leeg_plan, profiel={**leeg_plan.profiel, "lege_hoofdstukken": "ja"})
    (map / "leeg.docx").write_bytes(word.build(concept))
    return Papieren(_convert(map), {p.stem: _headings(p) for p in map.glob("*.docx")})


def _convert(map: Path) -> dict[str, list[str]]:
    command = [str(SOFFICE), f"-env:UserInstallation={(map / 'lo').as_uri()}", "--headless"]
    return _pages(map, command)


def _pages(map: Path, command: list[str]) -> dict[str, list[str]]:
    files = sorted(map.glob("*.docx"))
    convert = ["--convert-to", "pdf", "--outdir", str(map), *[str(file) for file in files]]
    subprocess.run([*command, *convert], check=True, capture_output=True, timeout=300)
    return {file.stem: _text(file.with_suffix(".pdf")).split("\f")[:-1] for file in files}


def _headings(path: Path) -> set[str]:
    paragraphs = Document(str(path)).paragraphs
    return {p.text for p in paragraphs if p.style and p.style.name.startswith("Heading")}


def _text(path: Path) -> str:
    command = [str(PDFTOTEXT), "-layout", str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode(
        "utf-8"
    )


@NODIG
@pytest.mark.parametrize("naam", [*VOLGORDES, "leeg"])
def test_each_order_is_a_document_with_numbered_pages_and_none_empty(papieren: Papieren, naam: str):
    pages = papieren.bladzijden[naam]
    least = 50 if naam == "leeg" else 100
    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        assert f"Pagina {number} van {len(pages)}" in " ".join(page.split())
        assert len(re.sub(r"\s+", " ", page)) > least, f"bladzijde {number} is bijna leeg"
    assert "Versie van" in pages[0]
    assert "Onze visie" in "".join(pages)


@NODIG
@pytest.mark.parametrize("naam", [*VOLGORDES, "leeg"])
def test_no_page_ends_with_a_heading(papieren: Papieren, naam: str):
    for number, page in enumerate(papieren.bladzijden[naam], start=1):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        *_, last, footer = lines
        assert footer.startswith("Pagina ")
        in_contents = "Inhoud" in lines
        assert in_contents or last not in papieren.koppen[naam], f"bladzijde {number}: {last}"


@NODIG
@pytest.mark.parametrize("naam", VOLGORDES)
def test_the_contents_fit_a_page_and_say_on_which_page_each_chapter_is(
    papieren: Papieren, naam: str
):
    pages = [" ".join(page.split()) for page in papieren.bladzijden[naam]]
    lines = papieren.bladzijden[naam][1].splitlines()
    found = [match for line in lines if (match := re.fullmatch(r"\s*(.+?)\s*\.{3,}\s*(\d+)", line))]
    assert len(found) > 8
    for title, number in (match.groups() for match in found):
        assert title[:40] in pages[int(number) - 1], f"{title} staat niet op bladzijde {number}"
    assert not re.search(r"\.{5,}", pages[2]), "de inhoud loopt door op de volgende bladzijde"

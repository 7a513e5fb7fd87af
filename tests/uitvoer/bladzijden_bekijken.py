"""Make pictures of every page of the plan: ``make bladzijden``, and look at them.

Each order of chapters, filled with little, the example, and far too much (see `vullingen`), as
LibreOffice prints it: single pages, and sheets of six to look at many at once. Needs LibreOffice
and poppler-utils. ``make bladzijden ALLEEN="veel proces"`` makes one again.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from vullingen import VULLINGEN

from ouderplan.uitvoer import excel, load_plan, word
from ouderplan.uitvoer.documenten import word_documents
from ouderplan.uitvoer.pdf import find_office
from ouderplan.uitvoer.plan import Plan
from ouderplan.uitvoer.volgordes import VOLGORDES

REST = "rest"
"""The other documents: parts of the plan, cards, forms and Excel."""
KOLOMMEN, RIJEN = 3, 2
BREED, HOOG = 374, 529
"""How large a page is on a sheet, in pixels; a lying one is as wide as an upright one."""
KIJK = 80
"""Dots to an inch of a page on its own."""


def files_of(plan: Plan, wat: str) -> Iterator[tuple[str, bytes]]:
    """Yield the documents to look at: the plan in one order, or all others."""
    if wat != REST:
        yield f"{wat}.docx", word.build(replace(plan, profiel={**plan.profiel, "volgorde": wat}))
        return
    for name, content in word_documents(plan):
        if name != "Ouderplan":
            yield f"{name}.docx", content
    yield "Excel.xlsx", excel.build(plan)


def print_all(files: list[Path], room: Path) -> list[Path]:
    """Let LibreOffice print files beside themselves."""
    command = [str(find_office()), f"-env:UserInstallation={(room / 'lo').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(files[0].parent), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=900)
    return [file.with_suffix(".pdf") for file in files]


def draw_pages(pdf: Path) -> list[Path]:
    """Draw each page of a PDF in a folder of its own, and return the pictures."""
    folder = pdf.with_suffix("")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    command = ["pdftoppm", "-r", str(KIJK), "-png", str(pdf), str(folder / "p")]
    subprocess.run(command, check=True, timeout=900)
    return sorted(folder.glob("p-*.png"))


def lay_out(pages: list[Path], naar: Path) -> int:
    """Put the pages on sheets, upright and lying ones alike, and return how many sheets."""
    many = KOLOMMEN * RIJEN
    for number in range(0, len(pages), many):
        part = pages[number : number + many]
        sheet = Image.new("RGB", (KOLOMMEN * BREED, -(-len(part) // KOLOMMEN) * HOOG), "gray")
        for place, page in enumerate(part):
            picture = Image.open(page)
            picture.thumbnail((BREED - 4, HOOG - 4), Image.Resampling.LANCZOS)
            row, column = divmod(place, KOLOMMEN)
            sheet.paste(picture, (column * BREED, row * HOOG))
        sheet.save(naar.with_name(f"{naar.name}-{number // many + 1:02}.png"))
    return -(-len(pages) // many)


def main(naar: Path, vullingen: list[str], welke: list[str]) -> None:
    """Write documents, PDFs, pages and sheets to a folder for each filling."""
    for vulling in vullingen:
        with TemporaryDirectory() as temp:
            wb = VULLINGEN[vulling](Path(temp) / "werkboek")
            plan = load_plan(wb)
            wb.close()
            folder = naar / vulling
            folder.mkdir(parents=True, exist_ok=True)
            files = []
            for wat in welke:
                for name, content in files_of(plan, wat):
                    (folder / name).write_bytes(content)
                    files.append(folder / name)
            for pdf in print_all(files, Path(temp)):
                pages = draw_pages(pdf)
                sheets = lay_out(pages, pdf.with_suffix(""))
                sys.stdout.write(f"{pdf}: {len(pages)} bladzijden op {sheets} vellen\n")


if __name__ == "__main__":
    said = sys.argv[2:]
    main(
        Path(sys.argv[1]),
        [word for word in said if word in VULLINGEN] or list(VULLINGEN),
        [word for word in said if word not in VULLINGEN] or [*VOLGORDES, REST],
    )

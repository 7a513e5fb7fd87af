"""Files that are large on purpose, each in another way: what `inlezen.py` reads."""

import os
import zipfile
from collections.abc import Iterable
from io import BytesIO
from itertools import islice
from pathlib import Path

from docx import Document
from openpyxl import Workbook as Openpyxl
from xlsxwriter import Workbook

MB = 2**20
BLAD = "xl/worksheets/sheet1.xml"
_STUK = 10_000


def sheet(path: Path, rows: int, columns: int, *far: tuple[int, int], eigen: bool = False) -> None:
    """Write a school's list; `eigen` gives every text a place of its own in the shared texts."""
    with Workbook(path, {"constant_memory": not eigen}) as book:
        one = book.add_worksheet("gesprekken")
        one.write_row(0, 0, ["gesprek", "periode", *(f"kop {n}" for n in range(2, columns))])
        for row in range(1, rows):
            one.write_row(row, 0, [f"tekst {row} {column}" for column in range(columns)])
        for row, column in far:
            one.write(row, column, "x")


def formulas(path: Path, rows: int, columns: int) -> None:
    """Write a sheet of formulas as a program does that works nothing out."""
    cells = "".join("<c><f>1+1</f><v></v></c>" for _ in range(columns))
    excel_with(path, BLAD, "</sheetData>", (f"<row>{cells}</row>" for _ in range(rows)))


def csv_file(path: Path, rows: int, groep: str = "ouders") -> None:
    """Write ballots."""
    with path.open("w", encoding="utf-8") as file:
        file.write("ronde;briefje;groep;kanaal;keuze\n")
        file.writelines(f"1;b{row:08x};{groep};telefoon;Vertrouwen\n" for row in range(rows))


def form(path: Path, rows: int, columns: int) -> None:
    """Write the answers to a form, with an empty line behind each."""
    with path.open("w", encoding="utf-8") as file:
        file.write(";".join(f"vraag {n}" for n in range(columns)) + "\n")
        for row in range(rows):
            file.write(";".join(f"antwoord {row} {n}" for n in range(columns)) + "\n\n")


def packed(path: Path, megabytes: int) -> None:
    """Write a zip that is a thousand times as large inside."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (megabytes * MB))


def excel_with(path: Path, part: str, before: str, pieces: Iterable[str]) -> None:
    """Write a small list with so many more pieces before a tag of one of its parts."""
    book = Openpyxl()
    book.active.title = "gesprekken"
    book.active.append(["gesprek", "periode"])
    book.active.append(["Start", "mei"])
    book.save(path)
    repeated(path, part, before, pieces)


def word_with(path: Path, part: str, before: str, pieces: Iterable[str]) -> None:
    """Write a Word file with so many more pieces before a tag of one of its parts."""
    Document().save(str(path))
    repeated(path, part, before, pieces)


def pictures(path: Path, megabytes: int) -> None:
    """Write a Word file with pictures that do not pack."""
    Document().save(str(path))
    add_pictures(path, megabytes, os.urandom(MB))


def add_pictures(path: Path, number: int, data: bytes) -> None:
    """Put pictures into a Word file that its document refers to, so that they are opened."""
    out = BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            text = source.read(name)
            if name == "[Content_Types].xml":
                text = text.replace(b"<Default", _SOORT + b"<Default", 1)
            if name == "word/_rels/document.xml.rels":
                rels = b"".join(_RELATIE % (n, n) for n in range(number))
                text = text.replace(b"</Relationships>", rels + b"</Relationships>")
            target.writestr(name, text)
        for n in range(number):
            target.writestr(f"word/media/{n}.png", data)
    path.write_bytes(out.getvalue())


_SOORT = b'<Default Extension="png" ContentType="image/png"/>'
_RELATIE = (
    b'<Relationship Id="foto%d" Target="media/%d.png" Type="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/relationships/image"/>'
)


def repeated(path: Path, part: str, before: str, pieces: Iterable[str]) -> None:
    """Write pieces into a part of a zip, before a tag."""
    out = BytesIO()
    with (
        zipfile.ZipFile(path) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for item in source.infolist():
            if item.filename != part:
                target.writestr(item.filename, source.read(item))
                continue
            begin, tag, end = source.read(item).partition(before.encode())
            with target.open(part, "w", force_zip64=True) as file:
                file.write(begin)
                todo = iter(pieces)
                while piece := "".join(islice(todo, _STUK)):
                    file.write(piece.encode())
                file.write(tag + end)
    path.write_bytes(out.getvalue())

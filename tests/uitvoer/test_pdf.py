"""Every document as PDF, made by the real LibreOffice when it is there, and said when it is not."""

import zipfile
from contextlib import suppress

import pytest

from ouderplan.uitvoer import export
from ouderplan.uitvoer.documenten import word_documents
from ouderplan.uitvoer.fouten import GeenLibreOffice, PdfMislukt
from ouderplan.uitvoer.pdf import find_office

OFFICE = None
with suppress(GeenLibreOffice):
    OFFICE = find_office()


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice staat hier niet: geen PDF’s om te maken")
def test_every_document_becomes_a_pdf(vol, plan, tmp_path):
    with zipfile.ZipFile(export(vol, "pdf", tmp_path)) as archive:
        made = {name: archive.read(name) for name in archive.namelist()}
    assert list(made) == [f"{title}.pdf" for title, _ in word_documents(plan)]
    assert all(content.startswith(b"%PDF-") for content in made.values())


@pytest.fixture
def programmas(tmp_path, monkeypatch):
    """Give the only folder in which programs are looked for."""
    folder = tmp_path / "programmas"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr("ouderplan.uitvoer.pdf._usual_places", list)
    return folder


@pytest.mark.usefixtures("programmas")
def test_without_libreoffice_it_is_said_and_nothing_is_written(leeg, tmp_path):
    out = tmp_path / "uit"
    out.mkdir()
    with pytest.raises(GeenLibreOffice, match="Opslaan als PDF"):
        export(leeg, "pdf", out)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("einde", [0, 77])
def test_a_libreoffice_that_makes_nothing_is_said_with_the_names(leeg, tmp_path, programmas, einde):
    office = programmas / "soffice"
    office.write_text(f"#!/bin/sh\nexit {einde}\n")
    office.chmod(0o755)
    out = tmp_path / "uit"
    out.mkdir()
    with pytest.raises(PdfMislukt, match="Schooljaarplan"):
        export(leeg, "pdf", out)
    assert list(out.iterdir()) == []

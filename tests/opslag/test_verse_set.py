"""Lists and forms as schools have them, made without looking at what reads them.

Of each, `van_scholen/` says what had to come of it, cell by cell, before it was ever read.
"""

import io
import json
import zipfile
from pathlib import Path

import pytest
from lijstproef import offered, rows_of

from ouderplan.kern.scanbestand import (
    Betekenissen,
    Kolomgebruik,
    Woordsoort,
    link,
    propose,
    read_scans,
)
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.lezen.bestandssoort import way_out
from ouderplan.opslag.lezen.formulier import read_sheet
from ouderplan.opslag.lezen.fouten import CsvFouten
from ouderplan.opslag.lezen.grenzen import TeGroot
from ouderplan.opslag.lezen.rooster import Bron, read_grids
from ouderplan.opslag.tabellen import tabel_named

MAP = Path(__file__).parent / "van_scholen"
LIJSTEN = json.loads((MAP / "lijsten.json").read_text("utf-8"))
GEZEGD = json.loads((MAP / "gezegd.json").read_text("utf-8"))
"""What a school says to the questions, list by list, where a proposal is not what it means."""
FORMULIEREN = json.loads((MAP / "formulieren.json").read_text("utf-8"))


@pytest.mark.parametrize("naam", LIJSTEN)
def test_every_cell_of_a_list_is_in_its_place(werkboek, naam):
    found = offered(werkboek, Bron.of(MAP / naam))
    for one, said in zip(found, GEZEGD.get(naam, [{}] * len(found)), strict=True):
        one.gezegd.update(said)
    assert [vraag.sleutel for one in found for vraag in one.blad.open] == []
    rows = rows_of(found)
    for table, wanted in LIJSTEN[naam].items():
        made = [
            {cel: str(getattr(row, cel)) for cel in row.__dataclass_fields__ if getattr(row, cel)}
            for row in rows[tabel_named(table).rij]
        ]
        assert [
            {cel: row.get(cel) for cel in cells} for row, cells in zip(made, wanted, strict=True)
        ] == wanted


SCHAAL = {"Helemaal oneens": "1.0", "Oneens": "1.0", "Eens": "2.0", "Helemaal eens": "3.0"}
GROEPEN = {"Anders": "ouders", "stagiair": "team", "Ik ben ouder en ik werk op school": ""}
"""Who only the school can place; one of them belongs to no group."""
GEKOZEN = {
    "Op welk niveau staat onze school? [Samen verantwoordelijk]": "4",
    "De school is duidelijk over hoe zij met ouders wil samenwerken": "1",
}
"""Two questions that only a person can place."""


@pytest.mark.parametrize("naam", FORMULIEREN)
def test_every_answer_of_a_form_is_in_its_place(vragen, naam):
    blad = read_sheet(naam, (MAP / naam).read_bytes())
    columns = [
        link(one.kolom, Kolomgebruik.NIVEAU, GEKOZEN[one.kolom]) if one.kolom in GEKOZEN else one
        for one in propose(blad, vragen)
    ]
    meaning = Betekenissen()
    for word, level in SCHAAL.items():
        meaning = meaning.said(Woordsoort.NIVEAU, word, level)
    for word, group in GROEPEN.items():
        meaning = meaning.said(Woordsoort.GROEP, word, group)
    found = read_scans(blad, columns, Groep.OUDERS, meaning)
    assert not found.te_vragen
    assert [
        {
            "groep": str(one.groep),
            "niveau": {k: str(a.niveau) for k, a in one.antwoorden.items() if a.niveau},
            "gebeurt": {k: a.gebeurt_al for k, a in one.antwoorden.items() if a.gebeurt_al},
            "mogelijk": {k: a.mogelijkheden for k, a in one.antwoorden.items() if a.mogelijkheden},
        }
        for one in found.inzendingen
    ] == [{"mogelijk": {}, **one} for one in FORMULIEREN[naam]]


def ods(rows: str, blad: str = "Blad1") -> bytes:
    names = "".join(
        f' xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"'
        for one in ("office", "table", "text")
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f"<office:document-content{names}><office:body><office:spreadsheet>"
            f'<table:table table:name="{blad}">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return out.getvalue()


CEL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def row(*cells: str, keer: int = 1) -> str:
    made = "".join(CEL.format(cell) for cell in cells)
    return f'<table:table-row table:number-rows-repeated="{keer}">{made}</table:table-row>'


def test_a_libreoffice_sheet_keeps_breaks_spaces_and_what_is_repeated():
    again = (
        '<table:table-cell table:number-columns-repeated="2" office:value-type="percentage" '
        'office:value="0.5"><text:p>50%</text:p></table:table-cell>'
    )
    rows = (
        row("Doel<text:line-break/>kort", "een<text:s text:c='2'/>twee")
        + f"<table:table-row>{again}</table:table-row>"
        + row(keer=1_000_000)
    )
    (grid,) = read_grids(Bron("lijst.ods", ods(rows)))
    assert grid.regels == [(1, ["Doel\nkort", "een  twee"]), (2, ["50%", "50%"])]


@pytest.mark.parametrize("rows", [row("a") + row(keer=40_000) + row("b"), row("a", keer=40_000)])
def test_a_libreoffice_sheet_with_more_than_a_school_has_is_refused(rows):
    with pytest.raises(TeGroot):
        read_grids(Bron("lijst.ods", ods(rows)))


@pytest.mark.parametrize(
    "content",
    [ods("<table:niet"), ods("")[:-40],
     b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le")],
)  # fmt: skip
def test_what_cannot_be_read_as_a_list_is_told_how_it_becomes_one(content):
    with pytest.raises(CsvFouten, match=r"xlsx"):
        read_grids(Bron("lijst.ods", content))
    assert "xlsx" in way_out(content)


def test_a_libreoffice_sheet_of_our_own_is_sent_to_where_it_is_read_back():
    with pytest.raises(CsvFouten, match="Lees het in bij Schooljaarplan"):
        read_grids(Bron("lijst.ods", ods(row("iets"), "ouderplan")))

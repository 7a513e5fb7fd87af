"""What lies in the folder of one school, and what leads to another."""

import os
import shutil
import sys

import pytest

from ouderplan.opslag.binnen import leads_out


@pytest.fixture
def scholen(werkboek, tmp_path):
    """Give a folder with the workbooks of two schools, both with backups."""
    werkboek.close()
    map = tmp_path / "scholen"
    for naam in ("linde", "molen"):
        folder = shutil.copytree(werkboek.map, map / naam / "boek")
        (folder / "reserve").mkdir(exist_ok=True)
        (folder / "bewaard").mkdir(exist_ok=True)
    return map


def test_a_workbook_of_the_school_itself_leads_nowhere(scholen):
    assert not leads_out(scholen / "molen" / "boek", scholen / "molen")
    assert not leads_out(scholen / "molen" / "weg", scholen / "molen")


@pytest.mark.parametrize("naam", ["werkboek.db", "werkboek.db-wal", "reserve", "bewaard", ""])
def test_a_workbook_that_is_or_holds_a_link_leads_out(scholen, naam):
    own = scholen / "molen" / "boek"
    path = own / naam
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    path.symlink_to(scholen / "linde" / "boek" / naam)
    assert leads_out(own, scholen / "molen")


@pytest.mark.parametrize("onder", ["reserve", "bewaard"])
def test_a_link_among_what_was_kept_leads_out(scholen, onder):
    own = scholen / "molen" / "boek"
    naam = "0001 2026-11-29 02.00.00 elke nacht.db"
    (own / onder / naam).symlink_to(scholen / "linde" / "boek" / "werkboek.db")
    assert leads_out(own, scholen / "molen")


@pytest.mark.alleen_sqlite("er komt een pijp in de plaats van het bestand")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows heeft geen pijp in een map.")
def test_what_would_be_waited_for_and_a_link_to_itself_lead_out(scholen):
    own = scholen / "molen" / "boek"
    (own / "werkboek.db").unlink()
    os.mkfifo(own / "werkboek.db")
    (scholen / "molen" / "rond").symlink_to("rond")
    for folder in (own, scholen / "molen" / "rond"):
        assert leads_out(folder, scholen / "molen")

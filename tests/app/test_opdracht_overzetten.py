"""``ouderplan overzetten``: from a laptop to a database server, and back."""

from contextlib import closing

import pytest

from motoren import POSTGRES, left_out
from ouderplan.app.opdrachten import run
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.motor.kiezen import OMGEVING
from ouderplan.opslag.plaats import ANKER, DATABASE
from ouderplan.opslag.stemmen import open_ronde


def waarden(map):
    with closing(Werkboek.open(map)) as wb, wb.reading() as tx:
        return tx.rows(Waarde)


@pytest.fixture
def laptop(tmp_path, monkeypatch):
    """Give the folder of a workbook as a file, with a word of its own in it."""
    with monkeypatch.context() as here:
        here.delenv(OMGEVING, raising=False)
        with closing(Werkboek.create(tmp_path / "laptop", {"school": "De Verhuizer"})) as wb:
            with wb.writing() as tx:
                tx.add(Waarde("reislust", "Wij gaan."))
            wb.sync_csvs()
    return tmp_path / "laptop"


@pytest.mark.parametrize("motor", [pytest.param(POSTGRES, marks=left_out())], indirect=True)
@pytest.mark.usefixtures("motor")
def test_a_workbook_goes_to_a_server_and_back(laptop, tmp_path, capsys):
    before = waarden(laptop)
    assert run(["overzetten", str(laptop), str(tmp_path / "daar"), "server"]) == 0
    assert "op de databaseserver" in capsys.readouterr().out
    assert (tmp_path / "daar" / ANKER).exists()
    assert not (tmp_path / "daar" / DATABASE).exists()
    assert waarden(tmp_path / "daar") == before == waarden(laptop)
    assert run(["overzetten", str(tmp_path / "daar"), str(tmp_path / "terug"), "map"]) == 0
    assert (tmp_path / "terug" / DATABASE).exists()
    assert waarden(tmp_path / "terug") == before
    ours = (laptop / "waarden.csv").read_bytes()
    assert (tmp_path / "terug" / "waarden.csv").read_bytes() == ours


def test_without_a_server_it_is_said_what_to_do(laptop, tmp_path, monkeypatch, capsys):
    monkeypatch.delenv(OMGEVING, raising=False)
    assert run(["overzetten", str(laptop), str(tmp_path / "daar"), "server"]) == 1
    said = capsys.readouterr().err
    assert "OUDERPLAN_DATABASE" in said or "psycopg" in said
    assert not (tmp_path / "daar" / ANKER).exists()


def test_not_over_another_one_and_not_during_a_round(laptop, tmp_path, capsys):
    other = Werkboek.create(tmp_path / "ander", {"school": "Een andere"})
    assert run(["overzetten", str(laptop), str(other.map), "map"]) == 1
    assert "staat al een werkboek" in capsys.readouterr().err
    with closing(other):
        open_ronde(other, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=2)
    assert run(["overzetten", str(other.map), str(tmp_path / "daar"), "map"]) == 1
    assert "Er staat een ronde open: Welke?" in capsys.readouterr().err
    assert not (tmp_path / "daar").exists()

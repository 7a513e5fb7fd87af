"""``ouderplan overzetten``: from a laptop to a database server, and back."""

from contextlib import closing
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from motoren import POSTGRES, cells, left_out
from ouderplan.app.opdrachten import run
from ouderplan.app.voorbeeld import build_example
from ouderplan.kern.rondes import Rondesoort, Waarborg
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.motor.kiezen import OMGEVING
from ouderplan.opslag.plaats import ANKER, DATABASE
from ouderplan.opslag.rondetabellen import VAN_DE_RONDE
from ouderplan.opslag.rondezoeken import open_rondes
from ouderplan.opslag.stemcodes import add_codes, draw_codes, find_code
from ouderplan.opslag.stemmen import cast, close_ronde, open_ronde
from ouderplan.opslag.tabellen import METADATA, PAPIERKLAD

OP_EEN_SERVER = pytest.mark.parametrize(
    "motor", [pytest.param(POSTGRES, marks=left_out())], indirect=True
)
ZOMAAR = {
    str: "Zó’n “cel”;\n=2+2 \U0001f9e1",
    int: 2**62 - 1,
    float: 0.1,
    bool: True,
    bytes: b"\x00\xff",
    datetime: datetime(2026, 11, 29, 20, 0, 0, 123456, UTC),
}
"""A cell of each kind that is easily changed on the way."""


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


@OP_EEN_SERVER
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


def fill_what_is_empty(wb):
    """Lay a row in each table that has none, but for what is only there while a round is open."""
    with wb.motor.writing() as connection:
        for table in METADATA.sorted_tables:
            if table in VAN_DE_RONDE or connection.execute(sa.select(table)).first():
                continue
            row = {column.name: ZOMAAR[column.type.python_type] for column in table.c}
            connection.execute(sa.insert(table).values(row))


@OP_EEN_SERVER
def test_the_example_goes_to_a_server_holds_a_round_there_and_comes_back(
    motor, tmp_path, monkeypatch
):
    thuis, daar, terug = (tmp_path / naam for naam in ("thuis", "daar", "terug"))
    with monkeypatch.context() as here:
        here.delenv(OMGEVING)
        with closing(build_example(thuis)) as wb:
            with wb.writing() as tx:
                codes = draw_codes(tx, 20)
                add_codes(tx, codes, Groep.OUDERS)
            fill_what_is_empty(wb)
            before = cells(wb)
    only_in_a_round = {table.name for table in VAN_DE_RONDE}
    assert {naam for naam, rows in before.items() if not rows} <= only_in_a_round

    assert run(["overzetten", str(thuis), str(daar), "server"]) == 0
    with closing(Werkboek.open(daar)) as wb:
        sealed = {PAPIERKLAD.name: cells(wb)[PAPIERKLAD.name]}
        assert sealed[PAPIERKLAD.name] != before[PAPIERKLAD.name]
        assert cells(wb) == before | sealed
        choices = {"aantal_keuzes": 1, "waarborg": Waarborg.STEMCODE, "groepen": (Groep.OUDERS,)}
        nummer = open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Wat?", **choices).ronde
        vote_with(wb, nummer, codes[:7])
        vote_with(wb, nummer, codes[5:12])  # two of them once more
        close_ronde(wb, nummer)
        there = cells(wb)
    voted = len(there["stembriefjes"]) - len(before["stembriefjes"])
    assert voted == len(codes[:12])

    assert run(["overzetten", str(daar), str(terug), "map"]) == 0
    monkeypatch.delenv(OMGEVING)
    with closing(Werkboek.open(terug)) as wb:
        assert cells(wb) == there
        with wb.reading() as tx:
            assert all(find_code(tx, code) for code in codes)
    with closing(Werkboek.open(thuis)) as wb:
        assert cells(wb) == before
    assert motor.motor == POSTGRES


@OP_EEN_SERVER
@pytest.mark.usefixtures("motor")
def test_in_the_middle_of_a_round_it_goes_along_and_it_is_said_what_became_of_the_old_one(
    laptop, tmp_path, capsys
):
    with closing(Werkboek.open(laptop)) as wb:
        open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=2)
    assert run(["overzetten", str(laptop), str(tmp_path / "daar"), "server"]) == 0
    said = capsys.readouterr().out
    assert "gaat daar verder met alles wat was ingestuurd" in said
    assert "laptop-verhuisd" in said
    with closing(Werkboek.open(tmp_path / "daar")) as wb, wb.reading() as tx:
        assert [ronde.vraag for ronde in open_rondes(tx)] == ["Welke?"]


def vote_with(wb, nummer, codes):
    for code in codes:
        with wb.reading() as tx:
            stemmer = find_code(tx, code).stemmer
        who = {"stemmer": stemmer, "groep": Groep.OUDERS, "kanaal": Kanaal.TELEFOON}
        assert cast(wb, ronde=nummer, keuzes=("respect",), **who)

"""A workbook goes from laptop to server and back, in the middle of a round, as folder or ZIP."""

import shutil
from contextlib import closing
from datetime import datetime, timedelta

import pytest

from ouderplan.kern.rondes import Rondesoort, Stembriefje
from ouderplan.kern.soorten import Groep
from ouderplan.kern.thuis import Rondeplan
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.motor.kiezen import OMGEVING, kind_on_a_server, kind_on_this_machine
from ouderplan.opslag.stemcodes import add_codes
from ouderplan.opslag.stemmen import close_ronde
from ouderplan.opslag.thuis import plan_round
from ouderplan.opslag.verhuizen import move

CODES = ("BCDFGHJKM", "BCDFGHJKN")


def carry_folder(van, naar):
    shutil.copytree(van, naar)


def carry_zip(van, naar):
    packed = shutil.make_archive(str(van.with_name("verhuizing")), "zip", van)
    shutil.unpack_archive(packed, naar)


@pytest.fixture
def laptop(tmp_path, nieuw_werkboek):
    """Give the data folder of a laptop with a workbook in which a round is open at home."""
    data = tmp_path / "laptop"
    folder = shutil.copytree(nieuw_werkboek, data / "werkboek")
    Kast(data).choose(folder)
    open_at_home(folder)
    return data


def open_at_home(folder):
    nu = datetime.now()
    plan = Rondeplan("Wat?", Rondesoort.WAARDEN, nu, nu + timedelta(days=3), "ouders", 2)
    with closing(Werkboek.open(folder)) as wb:
        with wb.writing() as tx:
            add_codes(tx, CODES, Groep.OUDERS)
        plan_round(wb, plan)


def vote(phone, code, *keuzes):
    """Vote with a code, and return what was ticked before."""
    phone.get("/c")
    page = phone.post("/c", {"code": code})
    answer = phone.vote(*keuzes, path=page.path.partition("/zaal")[2] or page.path)
    assert "Stem ontvangen" in answer.text
    return page.ticked


@pytest.mark.parametrize("carry", [carry_folder, carry_zip])
def test_who_voted_before_the_move_changes_that_after_it_and_counts_once(
    carry, laptop, scholen, start_in, toestel_op
):
    hall = start_in(laptop)
    phone = toestel_op(f"http://127.0.0.1:{hall.port()}")
    assert vote(phone, CODES[0], "durf") == set()
    hall.kill()  # its log is not emptied: that goes along
    carry(laptop / "werkboek", scholen.map / "linde" / "werkboek")
    Kast(scholen.map / "linde").choose(scholen.map / "linde" / "werkboek")
    assert vote(scholen.phone("linde"), CODES[0], "geduld") == {"durf"}
    assert vote(scholen.phone("linde"), CODES[1], "durf") == set()
    away = laptop.with_name("van de server")
    (scholen.map / "linde").rename(away)  # the hall lets go of it, and nobody votes there any more
    assert not scholen.phone("linde").get("/").page.select("[type=checkbox]")
    back = laptop.with_name("laptop weer")
    carry(away / "werkboek", back / "werkboek")
    Kast(back).choose(back / "werkboek")
    again = start_in(back)
    phone = toestel_op(f"http://127.0.0.1:{again.port()}")
    assert vote(phone, CODES[0], "respect") == {"geduld"}
    again.kill()
    with closing(Werkboek.open(back / "werkboek")) as wb, wb.reading() as tx:
        rows = tx.rows(Stembriefje)
    assert len({row.briefje for row in rows}) == len(CODES)
    assert sorted(row.keuze for row in rows) == ["durf", "respect"]


@pytest.mark.alleen_postgres("van een bestand naar de databaseserver, en terug")
def test_phones_vote_on_where_a_workbook_went_to_a_database_server_and_back(
    tmp_path, monkeypatch, scholen, start_in, toestel_op
):
    data = tmp_path / "laptop"
    with monkeypatch.context() as here:
        here.delenv(OMGEVING)
        Werkboek.create(data / "werkboek", {"school": "De Linde"}).close()
    open_at_home(data / "werkboek")
    Kast(data).choose(data / "werkboek")
    hall = start_in(data)
    phone = toestel_op(f"http://127.0.0.1:{hall.port()}")
    assert vote(phone, CODES[0], "durf") == set()
    fields = phone.get("/ronde/1").hidden | {"keuze": "respect"}
    there = scholen.map / "linde" / "werkboek"
    move(data / "werkboek", there, kind_on_a_server())
    late = phone.post("/stem", fields)  # the hall of the laptop is still there
    assert "Stem ontvangen" not in late.text
    hall.kill()
    Kast(scholen.map / "linde").choose(there)
    assert vote(scholen.phone("linde"), CODES[0], "geduld") == {"durf"}
    assert vote(scholen.phone("linde"), CODES[1], "durf") == set()
    back = tmp_path / "laptop weer"
    move(there, back / "werkboek", kind_on_this_machine())
    assert not scholen.phone("linde").get("/").page.select("[type=checkbox]")
    Kast(back).choose(back / "werkboek")
    again = start_in(back)
    assert vote(toestel_op(f"http://127.0.0.1:{again.port()}"), CODES[0], "respect") == {"geduld"}
    with closing(Werkboek.open(back / "werkboek")) as wb:
        close_ronde(wb, 1)
        with wb.reading() as tx:
            rows = tx.rows(Stembriefje)
    assert len({row.briefje for row in rows}) == len(CODES)
    assert sorted(row.keuze for row in rows) == ["durf", "respect"]

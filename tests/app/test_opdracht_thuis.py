"""``ouderplan ronde … thuis``, ``zaal`` and ``sluit --ronde``."""

from datetime import datetime, timedelta

import pytest

from ouderplan.app.opdrachten import run
from ouderplan.kern.kansen import Perspectief, Soort
from ouderplan.kern.rondes import Plek, Ronde
from ouderplan.kern.soorten import Groep
from ouderplan.kern.thuis import Rondeplan
from ouderplan.opslag import Werkboek
from ouderplan.opslag.inbreng import submit

MORGEN = (datetime.now() + timedelta(days=1)).strftime("%d-%m-%Y")


@pytest.fixture
def ouderplan(capsys):
    """Give a function that carries a command out: its status, and what it said."""

    def call(*argv):
        status = run([str(part) for part in argv])
        said = capsys.readouterr()
        return status, said.out + said.err

    return call


@pytest.fixture
def boek(tmp_path):
    map = tmp_path / "wb"
    Werkboek.create(map, {"school": "De Proef", "schooljaar": "2026-2027"}).close()
    return map


def rows(map, rij):
    wb = Werkboek.open(map)
    try:
        with wb.reading() as tx:
            return tx.rows(rij)
    finally:
        wb.close()


def test_a_round_opens_at_home_goes_on_in_the_hall_and_closes(boek, ouderplan):
    _, said = ouderplan("ronde", boek, "thuis", "waarden", "--tot", f"{MORGEN} 20:00")
    assert "staat thuis open tot" in said
    (ronde,) = rows(boek, Ronde)
    assert (ronde.plek, ronde.open_tot.strftime("%H:%M")) == (Plek.THUIS, "20:00")
    assert ouderplan("ronde", boek, "sluit")[0] == 1  # the hall has none
    assert ouderplan("ronde", boek, "zaal", "1")[0] == 0
    assert rows(boek, Ronde)[0].plek is Plek.AVOND
    assert ouderplan("ronde", boek, "sluit")[0] == 0
    assert not rows(boek, Ronde)[0].is_open


def test_closing_what_was_closed_says_that_and_no_number_that_is_not_so(boek, ouderplan):
    ouderplan("ronde", boek, "open", "kansen")
    wb = Werkboek.open(boek)
    what = {"soort": Soort.KANS, "perspectief": Perspectief.OUDERS, "tekst": "Een plein."}
    submit(wb, ronde=1, inzending="a", groep=Groep.OUDERS, **what)
    wb.close()
    assert "gesloten met 1 inzendingen" in ouderplan("ronde", boek, "sluit", "--ronde", "1")[1]
    status, said = ouderplan("ronde", boek, "sluit", "--ronde", "1")
    assert (status, said) == (0, "Ronde 1 was al gesloten. Er is niets veranderd.\n")


def test_a_round_at_home_is_closed_by_its_number_or_waits_for_its_moment(boek, ouderplan):
    ouderplan("ronde", boek, "thuis", "scan", "--tot", MORGEN)
    assert ouderplan("ronde", boek, "sluit", "--ronde", "1")[0] == 0
    later = (datetime.now() + timedelta(days=9)).strftime("%d-%m-%Y")
    _, said = ouderplan("ronde", boek, "thuis", "scan", "--van", MORGEN, "--tot", later)
    assert "gaat vanzelf open" in said
    assert len(rows(boek, Rondeplan)) == 1


def test_no_round_opens_at_home_for_who_has_no_code(boek, ouderplan):
    status, said = ouderplan(
        "ronde", boek, "thuis", "scan", "--tot", MORGEN, "--groep", "leerlingen"
    )
    assert status == 1
    assert "kan: ouders, team" in said
    assert rows(boek, Ronde) == []


def test_an_empty_end_is_asked_for(boek, ouderplan):
    status, said = ouderplan("ronde", boek, "thuis", "scan", "--tot", " ")
    assert status == 1
    assert "Vul in wanneer de ronde sluit" in said


@pytest.mark.parametrize(
    ("tot", "uur"),
    [
        ("12-12-2099 20:00:00", "20:00"),
        ("2099-12-12T20:00", "20:00"),
        ("12 december 2099 20.00", "20:00"),
        ("12-12-2099 00:00", "00:00"),
        ("12-12-2099", "23:59"),
        ("2099-12-12", "23:59"),
    ],
)
def test_a_round_closes_at_the_time_that_was_said(boek, ouderplan, tot, uur):
    ouderplan("ronde", boek, "thuis", "scan", "--tot", tot)
    assert rows(boek, Ronde)[0].open_tot.strftime("%d-%m-%Y %H:%M") == f"12-12-2099 {uur}"


def test_what_is_no_moment_is_said_and_nothing_opens(boek, ouderplan):
    status, said = ouderplan("ronde", boek, "thuis", "scan", "--tot", "straks")
    assert status == 1
    assert "‘straks’ is geen moment" in said
    assert rows(boek, Ronde) == []

"""A move in the middle of a round that a kill breaks off goes on with the same command."""

import os
import shutil
import signal
from contextlib import closing
from datetime import datetime, timedelta

import pytest

from ouderplan.app.opdrachten import run
from ouderplan.kern.rondes import Rondesoort, Stembriefje
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.thuis import Rondeplan
from ouderplan.opslag import Werkboek, inpakken, verhuizen
from ouderplan.opslag.fouten import WerkboekBestaatAl
from ouderplan.opslag.motor.kiezen import OMGEVING, kind_on_a_server, kind_on_this_machine
from ouderplan.opslag.motor.postgres import aanmaken
from ouderplan.opslag.rondezoeken import open_rondes
from ouderplan.opslag.stemcodes import add_codes, find_code
from ouderplan.opslag.stemmen import cast, close_ronde, own_ballot
from ouderplan.opslag.thuis import plan_round
from ouderplan.opslag.zegel.fouten import SleutelWeg
from ouderplan.opslag.zegel.sleutels import MAP

pytestmark = pytest.mark.alleen_postgres("van een bestand naar de databaseserver")
CODES = [f"BCDFGHJK{letter}" for letter in "BCDFGHJKMNPQRT"]
RONDE = 1


@pytest.fixture
def laptop(motor, tmp_path, monkeypatch):  # noqa: ARG001  its server has to run
    """Give the folder of a workbook as a file, in which a round is open and all voted."""
    with monkeypatch.context() as here:
        here.delenv(OMGEVING)
        fill(tmp_path / "boek")
    return tmp_path / "boek"


def fill(map):
    nu = datetime.now()
    plan = Rondeplan("Wat?", Rondesoort.WAARDEN, nu, nu + timedelta(days=3), "ouders", 2)
    with closing(Werkboek.create(map, {"school": "De Verhuizer"})) as wb:
        with wb.writing() as tx:
            add_codes(tx, CODES, Groep.OUDERS)
        plan_round(wb, plan)
        for code in CODES:
            vote(wb, code, "respect")


def vote(wb, code, keuze):
    with wb.reading() as tx:
        stemmer = find_code(tx, code).stemmer
    who = {"stemmer": stemmer, "groep": Groep.OUDERS, "kanaal": Kanaal.TELEFOON}
    return cast(wb, ronde=RONDE, keuzes=(keuze,), **who)


BREEKT_AF = {
    "de oude heet net anders": (verhuizen, "_copy"),
    "er staat nog niets": (inpakken.Inpakker, "pack"),
    "het staat er, en niemand weet waar": (aanmaken, "place_anchor"),
    "de oude houdt nog wat er was": (verhuizen, "_leave_behind"),
}


@pytest.mark.parametrize("waar", BREEKT_AF)
def test_what_was_broken_off_goes_on_with_the_same_command_and_all_counts_once(
    laptop, tmp_path, waar
):
    there = tmp_path / "daar"
    if not (child := os.fork()):
        setattr(*BREEKT_AF[waar], lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        verhuizen.move(laptop, there, kind_on_a_server())
        os._exit(0)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    assert run(["overzetten", str(laptop), str(there), "server"]) == 0
    with closing(Werkboek.open(there)) as wb:
        assert vote(wb, CODES[0], "durf").gewijzigd
        close_ronde(wb, RONDE)
        with wb.reading() as tx:
            rows = tx.rows(Stembriefje, ronde=RONDE)
        assert len({row.briefje for row in rows}) == len(rows) == len(CODES)
    with closing(Werkboek.open(laptop.with_name("boek-verhuisd"))) as wb, wb.reading() as tx:
        assert (open_rondes(tx), tx.rows(Stembriefje)) == ([], [])
    assert not list(tmp_path.rglob("*.sleutel"))


def test_on_another_computer_without_its_key_no_vote_is_taken_and_none_is_lost(laptop, tmp_path):
    there, back, elsewhere = (tmp_path / naam for naam in ("daar", "terug", "elders"))
    verhuizen.move(laptop, there, kind_on_a_server())
    verhuizen.move(there, back, kind_on_this_machine())
    shutil.copytree(back, elsewhere, ignore=shutil.ignore_patterns(MAP))
    with closing(Werkboek.open(elsewhere)) as wb:
        with pytest.raises(SleutelWeg):
            vote(wb, CODES[0], "durf")
        with pytest.raises(SleutelWeg):
            close_ronde(wb, RONDE)
    shutil.copytree(back / MAP, elsewhere / MAP)
    with closing(Werkboek.open(elsewhere)) as wb:
        assert vote(wb, CODES[0], "durf").gewijzigd
        close_ronde(wb, RONDE)
        with wb.reading() as tx:
            assert len(tx.rows(Stembriefje, ronde=RONDE)) == len(CODES)


def test_what_stands_there_and_is_another_workbook_is_not_taken_for_the_one_that_was_moved(
    laptop, tmp_path
):
    fill(tmp_path / "daar")
    laptop.rename(laptop.with_name("boek-verhuisd"))
    with pytest.raises(WerkboekBestaatAl):
        verhuizen.move(laptop, tmp_path / "daar", kind_on_a_server())
    with closing(Werkboek.open(laptop)) as wb, wb.reading() as tx:
        assert own_ballot(tx, RONDE, find_code(tx, CODES[0]).stemmer) == ("respect",)

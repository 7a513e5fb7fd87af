"""One school is put back on a database server, with the very lines of docs/server.md."""

import os
import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from motoren import POSTGRES, cells, left_out
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.plaats import ANKER
from ouderplan.opslag.reserve.maken import back_up
from ouderplan.opslag.rondezoeken import current_ronde
from ouderplan.opslag.stemmen import cast, close_ronde, open_ronde, progress

BLAD = Path(__file__).parents[2] / "docs" / "server.md"
pytestmark = [
    pytest.mark.parametrize(
        "motor", [pytest.param(POSTGRES, marks=left_out())], indirect=True, scope="function"
    ),
    pytest.mark.skipif(sys.platform == "win32", reason="Dit zijn regels voor een server."),
]


@pytest.fixture
def doe(motor, tmp_path, werkboek):
    """Give a function that runs the lines that stand on the page under a name."""
    programs = tmp_path / "programma"
    programs.mkdir()
    command = programs / "ouderplan"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ouderplan "$@"\n')
    command.chmod(0o755)
    path = os.pathsep.join([str(programs), str(motor.server.bin), os.environ["PATH"]])

    def run(naam, **words):
        (lines,) = re.findall(rf"```sh {naam}\n(.*?)```", BLAD.read_text("utf-8"), re.DOTALL)
        done = subprocess.run(
            ["bash", "-euc", lines],
            env=os.environ | {"PATH": path, "werkboek": str(werkboek.map)} | words,
            capture_output=True,
            encoding="utf-8",
            check=False,
            cwd=tmp_path,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def add(wb, naam):
    with wb.writing() as tx:
        tx.add(Waarde(naam, "Wat dat hier is."))


def open_vote(wb):
    return open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Wat?", aantal_keuzes=1).ronde


def vote(wb, stemmer):
    who = {"stemmer": stemmer, "groep": Groep.OUDERS, "kanaal": Kanaal.TELEFOON}
    return cast(wb, ronde=1, keuzes=("respect",), **who)


def voted(wb):
    with wb.reading() as tx:
        return progress(tx, 1)


def test_a_file_of_a_night_takes_the_place_of_what_is_there(werkboek, doe):
    add(werkboek, "trouw")
    open_vote(werkboek)
    vote(werkboek, "toestel 1")
    reserve = back_up(werkboek.map, "nacht")
    add(werkboek, "te veel")
    werkboek.close()
    doe("terug-van-bestand", reserve=str(reserve))
    assert (werkboek.map / ANKER).exists()
    with closing(Werkboek.open(werkboek.map)) as again, again.reading() as tx:
        words = {row.waarde for row in tx.rows(Waarde)}
        assert "trouw" in words
        assert "te veel" not in words
        assert current_ronde(tx) is None


def test_a_dump_of_one_school_comes_back_whole_and_its_open_round_goes_on(
    werkboek, doe, tmp_path, motor
):
    other = Werkboek.open(motor.copy(motor.map / "leeg" / "werkboek", tmp_path / "ander"))
    open_vote(werkboek)
    vote(werkboek, "toestel 1")
    before = cells(werkboek)
    doe("dump", kopie=str(tmp_path / "linde.dump"))
    add(werkboek, "te veel")
    add(other, "van een andere school")
    others = cells(other)
    werkboek.close()
    doe("terug-van-dump", kopie=str(tmp_path / "linde.dump"))
    with closing(Werkboek.open(werkboek.map)) as again:
        assert cells(again) == before
        assert voted(again) == 1
        vote(again, "toestel 2")
        close_ronde(again, 1)
        assert voted(again) == 2
        add(again, "trouw")  # it goes on numbering where it was
    with closing(other):
        assert cells(other) == others

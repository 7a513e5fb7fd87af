"""A database server that stands still: it breaks no line, and answers nothing."""

import subprocess
import sys
from contextlib import ExitStack, closing

import pytest
from test_databaseserver import ELDERS, add, waarden

from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.motor.fouten import DatabaseserverWeg
from ouderplan.opslag.motor.postgres.lijn import Bereik, Lijn

pytestmark = pytest.mark.alleen_postgres("een bestand zwijgt niet")


@pytest.fixture
def ongeduldig(monkeypatch, werkboek):
    """Give that workbook, opened by who does not wait for five seconds."""
    monkeypatch.setattr(Lijn, "geduld", 0.5)
    with closing(Werkboek.open(werkboek.map, wachttijd=0.5)) as wb:
        yield wb


def answers(wb):
    try:
        return bool(waarden(wb))
    except DatabaseserverWeg:
        return False


def test_who_reads_hears_that_it_says_nothing_and_who_comes_next_does_not_wait_for_it(
    motor, ongeduldig, wacht_tot, monkeypatch
):
    assert waarden(ongeduldig)
    lost = []
    monkeypatch.setattr(Bereik, "lose", lambda self, lose=Bereik.lose: (lost.append(1), lose(self)))
    with motor.server.frozen():
        for _ in range(20):
            with pytest.raises(DatabaseserverWeg, match="geeft geen antwoord"):
                waarden(ongeduldig)
        assert len(lost) == 1, "one of them waited for it"
    wacht_tot(lambda: answers(ongeduldig))


def test_what_is_kept_or_not_is_no_acknowledgement_and_can_be_written_again(
    motor, ongeduldig, wacht_tot
):
    def write():
        with ongeduldig.writing() as tx:
            tx.add(Waarde("haast", "Te laat."))
            still.enter_context(motor.server.frozen())

    with ExitStack() as still, pytest.raises(DatabaseserverWeg):
        write()
    wacht_tot(lambda: answers(ongeduldig))
    if "haast" not in waarden(ongeduldig):
        add(ongeduldig, "haast")
    assert waarden(ongeduldig).count("haast") == 1


def test_nobody_waits_without_end_for_a_line_to_it(motor, ongeduldig, wacht_tot):
    with motor.server.frozen(), pytest.raises(DatabaseserverWeg, match="geeft geen antwoord"):
        Werkboek.open(ongeduldig.map)
    wacht_tot(lambda: answers(ongeduldig))


def test_who_listens_hears_again_what_others_change_after_it(motor, ongeduldig, wacht_tot):
    with motor.server.frozen(), pytest.raises(DatabaseserverWeg):
        waarden(ongeduldig)
    wacht_tot(lambda: answers(ongeduldig) and ongeduldig.pulse() != -1)
    before = ongeduldig.pulse()
    subprocess.run([sys.executable, "-c", ELDERS, ongeduldig.map], check=True)
    wacht_tot(lambda: ongeduldig.pulse() != before)

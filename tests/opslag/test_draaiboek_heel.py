"""A press brings a row on and does what it does in one change: nothing finds half of it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import sqlalchemy as sa

from ouderplan.kern.draaiboek import Bijeenkomst
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.rondes import Ronde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.draaiboek import advance, begin, live, programme
from ouderplan.opslag.rondezoeken import current_ronde
from ouderplan.opslag.scherm import shown

pytestmark = pytest.mark.usefixtures("motor")

AVOND, MIDDAG = Bijeenkomst.OUDERAVOND, Bijeenkomst.STUDIEMIDDAG


@pytest.fixture
def school(tmp_path):
    """Give a workbook as a school has it on its first day, with what can be dotted."""
    wb = Werkboek.create(tmp_path / "school", {"school": "De Brug"})
    with wb.writing() as tx:
        for letter in "abcd":
            tx.add(Inbreng(letter, Soort.KANS, Perspectief.CONCEPT, f"Kans {letter}"))
    yield wb
    wb.close()


@pytest.fixture
def andere(school):
    """Give the same workbook as another device has it open."""
    wb = Werkboek.open(school.map)
    yield wb
    wb.close()


def found(wb):
    """Return which row is on, and what the hall does and sees then."""
    with wb.reading() as tx:
        now, ronde = live(tx), current_ronde(tx)
        if now is None:
            return None
        return now.rij, now.loop.klaar, ronde and ronde.soort, shown(tx).reeks


@pytest.mark.parametrize("bijeenkomst", [AVOND, MIDDAG])
def test_between_two_presses_another_device_finds_nothing_that_is_half_done(
    school, andere, bijeenkomst
):
    """Whatever comes in between, a kill too, finds what one of the presses left."""
    between = []

    def look(_connection, _cursor, statement, *_):
        if statement.startswith("COMMIT"):
            between.append(found(andere))

    sa.event.listen(school.motor.engine, "after_cursor_execute", look)
    between.append(found(andere))
    begin(school, bijeenkomst)
    whole = {None, found(school)}
    while advance(school):
        whole.add(found(school))
    assert len(whole) > 2
    assert set(between) == whole


@pytest.mark.parametrize("bijeenkomst", [AVOND, MIDDAG])
def test_two_devices_that_press_at_once_on_the_same_row_go_on_once(school, andere, bijeenkomst):
    begin(school, bijeenkomst)
    together = Barrier(2)

    def press(wb, gezien):
        together.wait(10)
        return advance(wb, gezien)

    came = [found(school)]
    with ThreadPoolExecutor(2) as pool:
        while not came[-1][1]:
            presses = [pool.submit(press, wb, came[-1][0]) for wb in (school, andere)]
            assert sorted(one.result() for one in presses) == [False, True]
            came.append(found(school))
    with school.reading() as tx:
        assert [row for row, klaar, *_ in came if not klaar] == list(programme(tx, bijeenkomst))
        every = [ronde.soort for ronde in tx.rows(Ronde)]
    assert len(every) == len(set(every)), "no round was opened twice"

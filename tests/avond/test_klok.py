"""The laptop's clock jumps during a round, for every process of the real command at once."""

import shutil
from datetime import datetime, timedelta

import psutil
import pytest
from avond_starten import vote
from playwright.sync_api import expect

from kernels import is_hall
from ouderplan.kern.rondes import Ronde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.reserve.bestand import reserves

pytestmark = pytest.mark.browser

TRAAG = {"timeout": 30_000}
UUR, DAG, JAAR = 3600, 86_400, 31_536_000


@pytest.fixture
def avond(start_avond, klok):
    return start_avond(env=klok.env())


@pytest.mark.parametrize("later", [DAG, 2 * JAAR], ids=["een dag", "twee jaar"])
def test_an_hour_back_and_far_ahead_during_a_round_harm_nothing(
    avond, begeleider, klok, nieuwe_telefoon, later
):
    begeleider.make_school("De Klokschool")
    begeleider.go("Waarden")
    begeleider.press("Open de stemming")
    expect(begeleider.page.locator(".op-open").first).to_be_visible()
    phones = [nieuwe_telefoon() for _ in range(3)]
    for phone in phones:
        phone.goto(avond.zaal)
    vote(phones[0], "vertrouwen", "respect")

    klok.jump(-UUR)
    vote(phones[1], "durf")
    phones[0].get_by_role("link", name="Verander mijn keuze").click()
    vote(phones[0], "geduld")
    counted(begeleider, 2)

    klok.jump(later)
    vote(phones[2], "durf", "geduld")
    phones[1].reload()  # still known: one phone, one vote
    expect(phones[1].get_by_role("heading", name="Stem ontvangen")).to_be_visible()
    counted(begeleider, 3)

    fell_over(avond)  # the supervisor counts in seconds that passed, not by the clock
    phones[1].get_by_role("link", name="Verander mijn keuze").click()
    expect(phones[1].get_by_role("checkbox").first).to_be_visible(**TRAAG)
    vote(phones[1], "plezier")
    begeleider.page.reload()
    counted(begeleider, 3)

    klok.jump(-UUR)
    begeleider.press("Sluit de ronde")
    begeleider.press("Ja, sluit de ronde nu")
    expect(phones[0].get_by_role("heading", name="De stemming is gesloten")).to_be_visible(**TRAAG)
    begeleider.press("Toon de uitslag ineens")
    expect(begeleider.page.locator(".op-figuur svg").first).to_be_visible()
    expect(phones[2].get_by_text("Geduld")).to_be_visible(**TRAAG)
    check_files(avond)


def counted(begeleider, people: int) -> None:
    expect(begeleider.page.locator(".op-teller strong").first).to_have_text(str(people))


def fell_over(avond) -> None:
    (hall,) = filter(is_hall, psutil.Process(avond.proces.pid).children(recursive=True))
    hall.kill()
    hall.wait(10)


def check_files(avond) -> None:
    wb = Werkboek.open(avond.werkboek)
    assert wb.sync_csvs()
    assert wb.changed_by_hand() == ()
    with wb.reading() as tx:
        (ronde,) = tx.rows(Ronde)
    wb.close()
    assert abs(ronde.gesloten - ronde.geopend + timedelta(hours=1)) < timedelta(minutes=10)
    assert ronde.gesloten < ronde.geopend < datetime.now() + timedelta(minutes=1)
    lines = (avond.werkboek / "stembriefjes.csv").read_text("utf-8-sig").splitlines()[1:]
    assert sorted(line.split(";")[4] for line in lines) == ["durf", "geduld", "geduld", "plezier"]
    assert len({line.split(";")[1] for line in lines}) == 3
    assert [reserve.nummer for reserve in reserves(avond.werkboek)] == [1]
    copy = avond.map / "kopie"
    shutil.copytree(avond.werkboek, copy, ignore=shutil.ignore_patterns("werkboek.db*"))
    rebuilt = Werkboek.open(copy)  # the CSVs are in order too
    with rebuilt.reading() as tx:
        assert tx.rows(Ronde) == [ronde]
    rebuilt.close()

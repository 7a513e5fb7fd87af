"""The plug is pulled: whatever was confirmed is there, on the same address."""

import psutil
import pytest
from avond_starten import vote
from playwright.sync_api import expect

from ouderplan.opslag import Werkboek
from ouderplan.opslag.rondezoeken import current_ronde
from ouderplan.opslag.stemmen import progress

pytestmark = pytest.mark.browser


def test_after_kill_9_of_everything_the_same_round_goes_on(
    avond, begeleider, start_avond, nieuwe_telefoon
):
    begeleider.make_school("De Stekkerschool")
    begeleider.tab("De school")
    begeleider.type("Motto", "Wij gaan door")
    begeleider.go("Waarden")
    begeleider.press("Open de stemming")
    expect(begeleider.page.locator(".op-open").first).to_be_visible()
    phone = nieuwe_telefoon()
    phone.goto(avond.zaal)
    vote(phone, "vertrouwen", "respect")

    kill_all(avond)
    again = start_avond(weer=avond)

    phone.goto(again.zaal)
    expect(phone.get_by_role("checkbox", name="vertrouwen")).to_be_checked()
    vote(phone, "vertrouwen", "durf")
    begeleider.avond = again
    begeleider.open()
    expect(begeleider.page.locator(".op-stap-hier")).to_contain_text("Waarden")
    expect(begeleider.page.locator(".op-teller strong").first).to_have_text("1")
    begeleider.go("Start")
    expect(begeleider.page.get_by_label("Motto")).to_have_value("Wij gaan door")
    assert one_ballot(again)


def kill_all(avond):
    parent = psutil.Process(avond.proces.pid)
    family = [*parent.children(recursive=True), parent]
    for process in family:
        process.kill()
    psutil.wait_procs(family, timeout=20)


def one_ballot(avond):
    wb = Werkboek.open(avond.werkboek)
    with wb.reading() as tx:
        count = progress(tx, current_ronde(tx).ronde)
    wb.close()
    return count == 1

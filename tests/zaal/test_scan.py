"""The schoolscan on the phones: one long form, sent in one go, once for each phone."""

import pytest

from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.schoolscan import Niveau, Scanherkomst, Scanregel
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.stemmen import close_ronde

pytestmark = pytest.mark.usefixtures("scan")


@pytest.fixture
def scan(zaal):
    return zaal.open(Rondesoort.SCAN, vraag="Schoolscan: hoe gaat het?")


def regels(zaal):
    with zaal.wb.reading() as tx:
        return sorted(tx.rows(Scanregel), key=lambda row: row.criterium)


def test_the_form_has_every_criterium_as_it_reads_now(toestel):
    page = toestel().get("/")
    assert "Schoolscan: hoe gaat het?" in page.text
    assert len(page.page.select("fieldset.scanvraag")) == 10
    assert "Iedereen die de school binnenkomt, is welkom" in page.text


def test_what_is_filled_in_is_kept_and_what_is_not_stays_open(zaal, toestel):
    phone = toestel()
    fields = phone.get("/").hidden | {
        "niveau-3": "2.0",
        "al-3": "Koffie bij de deur",
        "kan-3": "",
        "niveau-5": "",
        "kan-7": "Een taalcafé",
    }
    answer = phone.post("/scan", fields)
    assert "Ontvangen, dank u wel" in answer.text
    three, seven = regels(zaal)
    assert (three.niveau, three.gebeurt_al, three.groep) == (
        Niveau.TWEE,
        "Koffie bij de deur",
        Groep.OUDERS,
    )
    assert (seven.niveau, seven.mogelijkheden) == (None, "Een taalcafé")
    assert three.herkomst is Scanherkomst.TELEFOON
    assert three.inzending == seven.inzending


def test_the_same_phone_again_replaces_its_own_scan_and_sees_it_back(zaal, toestel):
    phone = toestel()
    phone.post("/scan", phone.get("/").hidden | {"niveau-1": "1.0", "al-1": "De nieuwsbrief"})
    again = phone.get("/")
    assert again.page.select_one("#al-1").text.strip() == "De nieuwsbrief"
    assert again.page.select_one("[name=niveau-1][checked]")["value"] == "1.0"
    phone.post("/scan", again.hidden | {"niveau-1": "3.0"})
    (only,) = regels(zaal)
    assert (only.niveau, only.gebeurt_al) == (Niveau.DRIE, "")


def test_another_phone_is_another_scan_and_the_team_has_its_own_page(zaal, toestel):
    for path in ("/", "/team"):
        phone = toestel()
        phone.post("/scan", phone.get(path).hidden | {"niveau-1": "1.0"})
    rows = regels(zaal)
    assert len({row.inzending for row in rows}) == 2
    assert {row.groep for row in rows} == {Groep.OUDERS, Groep.TEAM}


@pytest.mark.parametrize("fields", [{}, {"niveau-1": "9.9", "al-2": "  "}, {"niveau-99": "1.0"}])
def test_nothing_of_use_is_said_and_not_kept(zaal, toestel, fields):
    phone = toestel()
    answer = phone.post("/scan", phone.get("/").hidden | fields)
    assert answer.status == 422
    assert regels(zaal) == []


def test_a_text_that_is_too_long_is_given_back(zaal, toestel):
    phone = toestel()
    answer = phone.post("/scan", phone.get("/").hidden | {"al-4": "x" * 301, "niveau-2": "1.0"})
    assert answer.status == 422
    assert answer.page.select_one("#al-4").text.strip() == "x" * 301
    assert answer.page.select_one("[name=niveau-2][checked]")["value"] == "1.0"
    assert regels(zaal) == []


def test_a_closed_scan_takes_nothing_and_nobody_can_tell_whose_a_scan_was(zaal, toestel, scan):
    phone = toestel()
    form = phone.get("/").hidden | {"niveau-1": "1.0"}
    phone.post("/scan", form)
    close_ronde(zaal.wb, scan.ronde)
    assert phone.post("/scan", form).status == 409
    assert len(regels(zaal)) == 1
    assert "De schoolscan is gesloten" in phone.get("/").text


def test_a_scan_is_no_vote_and_no_kans(toestel):
    phone = toestel()
    hidden = phone.get("/").hidden
    assert phone.post("/stem", hidden | {"keuze": "1"}).status == 409
    sent = {"inzending": "abc", "soort": "kans", "tekst": "Hoi"}
    assert phone.post("/inbreng", hidden | sent).status == 409

"""Who only tries a link (previews, mail scanners, prefetching browsers) spends and sees nothing."""

import pytest

from ouderplan.kern.rondes import Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.stemcodes import add_codes

CODE = "BCDFGH"
CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/142.0.0.0 Safari/537.36"
)
APPLE = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) "
    "Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0"
)
NAVIGEERT = {
    "Sec-Fetch-Site": "none",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Dest": "document",
}
ROBOTS = {
    "WhatsApp": {"User-Agent": "WhatsApp/2.25.10.72 A", "Accept": "*/*"},
    "Messenger": {
        "User-Agent": "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        "Range": "bytes=0-524287",
    },
    "iMessage": {"User-Agent": APPLE, "Accept": "text/html,application/xhtml+xml"},
    "Telegram": {"User-Agent": "TelegramBot (like TwitterBot)"},
    "Slack": {
        "User-Agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
        "Range": "bytes=0-32768",
    },
    "Teams": {"User-Agent": "Mozilla/5.0 (compatible; SkypeUriPreview Preview/0.5)"},
    "mailscanner": {"User-Agent": CHROME, **NAVIGEERT, "Upgrade-Insecure-Requests": "1"},
    "Chromium vooruit": {"User-Agent": CHROME, "Sec-Purpose": "prefetch", **NAVIGEERT},
    "Chromium tekent vooruit": {"User-Agent": CHROME, "Sec-Purpose": "prefetch;prerender"},
    "Safari vooruit": {"User-Agent": CHROME, "X-Purpose": "preview"},
    "Firefox vooruit": {"User-Agent": CHROME, "X-Moz": "prefetch"},
}
"""The requests as these programs send them; a robot with a browser of its own keeps cookies too."""
LINKS = [f"/c/{CODE}", "/c", "/", "/team", "/antwoord", "/ontvangen", "/tablet", "/afstand"]


@pytest.fixture
def met_codes(zaal):
    with zaal.wb.writing() as tx:
        add_codes(tx, [CODE], Groep.OUDERS)
    zaal.open(waarborg=Waarborg.STEMCODE, groepen=(Groep.OUDERS,))
    return zaal


def look(phone, path, robot):
    """Return what was read; a scanner without a browser asks the head first."""
    answer = phone.get(path, **ROBOTS[robot])
    assert answer.status in {200, 404}
    return answer


@pytest.mark.parametrize("robot", ROBOTS)
def test_trying_a_link_changes_nothing_and_the_code_still_votes(met_codes, toestel, robot):
    before = met_codes.wb.versions()
    for path in LINKS:
        look(toestel(), path, robot)
    assert met_codes.wb.versions() == before
    assert met_codes.ballots() == {}
    parent = toestel()
    parent.get(f"/c/{CODE}")
    parent.vote("durf")
    assert [*met_codes.ballots().values()] == [{"durf"}]


@pytest.mark.parametrize("robot", ROBOTS)
def test_after_the_vote_the_link_alone_does_not_show_what_was_chosen(met_codes, toestel, robot):
    parent = toestel()
    parent.get(f"/c/{CODE}")
    parent.vote("durf")
    scanner = toestel()
    for path in (f"/c/{CODE}", "/", "/ontvangen"):
        assert not look(scanner, path, robot).ticked
    assert met_codes.ballots() == {key: {"durf"} for key in met_codes.ballots()}


def test_whose_code_it_is_presses_once_and_changes_the_vote(met_codes, toestel):
    parent, other_phone = toestel(), toestel()
    parent.get(f"/c/{CODE}")
    parent.vote("durf")
    assert parent.get(f"/c/{CODE}").ticked == {"durf"}  # this phone has the code already
    waiting = other_phone.get(f"/c/{CODE}").page.select_one("[name=code]")
    assert waiting["value"] == CODE
    assert other_phone.post("/c", {"code": waiting["value"]}).ticked == {"durf"}
    other_phone.vote("geduld")
    assert [*met_codes.ballots().values()] == [{"geduld"}]


def test_a_page_that_was_fetched_ahead_gives_no_phone_another_code(met_codes, toestel):
    with met_codes.wb.writing() as tx:
        add_codes(tx, ["CDFGHJ"], Groep.OUDERS)
    phone = toestel()
    phone.get(f"/c/{CODE}")
    phone.get("/c/CDFGHJ", **ROBOTS["Chromium vooruit"])
    phone.vote("durf")
    assert phone.get("/").ticked == {"durf"}
    assert toestel().get(f"/c/{CODE}").page.select_one("[name=code]")["value"] == CODE

"""The hall at an address of its own: under a path, behind a name, by https."""

import json
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.rondes import Rondesoort, Waarborg
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.stemcodes import add_codes
from ouderplan.opslag.stemschermen import screen_code
from ouderplan.zaal.buitenadres import Buitenadres
from ouderplan.zaal.rem import Rem

OPENBAAR = "https://school.example.nl/zaal"
APPADRES = ("start_url", "scope")
WEGEN = {"href", "src", "action", "formaction", "data-pad", "data-thuis"}


@pytest.fixture
def onder_pad(zaal_met):
    return zaal_met(buiten=Buitenadres.of(OPENBAAR, ["127.0.0.1"]))


@pytest.fixture
def telefoon(onder_pad, toestel_op):
    return toestel_op(f"{onder_pad.url}/zaal")


@pytest.mark.parametrize(
    ("gekozen", "url", "naam"),
    [
        ("", "", ""),
        ("10.0.0.4", "", "10.0.0.4"),
        (" stem.school.nl ", "", "stem.school.nl"),
        ("https://school.example.nl", "https://school.example.nl", "school.example.nl"),
        ("https://school.example.nl/", "https://school.example.nl", "school.example.nl"),
        (f"{OPENBAAR}/", OPENBAAR, "school.example.nl"),
        ("https://School.Example.nl:443/zaal", OPENBAAR, "school.example.nl"),
        ("https://bücher.nl", "https://xn--bcher-kva.nl", "xn--bcher-kva.nl"),
        ("http://[::1]:8100/zaal", "http://[::1]:8100/zaal", "::1"),
        ("http://bestuur.nl:8080/a/b", "http://bestuur.nl:8080/a/b", "bestuur.nl"),
    ],
)
def test_what_a_begeleider_may_choose(gekozen, url, naam):
    buiten = Buitenadres.of(gekozen)
    assert (buiten.url, buiten.naam) == (url, naam)


@pytest.mark.parametrize(
    "gekozen",
    [
        "ftp://school.nl",
        "https://",
        "https://school.nl/zaal?x=1",
        "https://school.nl/#zaal",
        "https://wie@school.nl",
        "https://school.nl:zaal/",
        "https://school.nl/de zaal",
        "https://school.nl//zaal",
        "https://school.nl/../zaal",
        'https://school.nl/"><b>',
    ],
)
def test_what_is_no_address_is_refused_in_a_sentence(gekozen):
    with pytest.raises(OngeldigeInvoer, match="geen adres voor de zaal"):
        Buitenadres.of(gekozen)


def test_a_proxy_is_named_by_its_number():
    assert Buitenadres.of("", ["::1", "10.0.0.1"]).proxies == {"::1", "10.0.0.1"}
    with pytest.raises(OngeldigeInvoer, match="geen adres van een proxy"):
        Buitenadres.of("", ["nginx"])


def paths(html: str) -> set[str]:
    """Return every address on this page that leads to the hall."""
    tags = BeautifulSoup(html, "html.parser").find_all(True)
    values = {tag[naam] for tag in tags for naam in WEGEN & tag.attrs.keys()}
    return {value for value in values if value.startswith("/")}


@pytest.mark.parametrize(
    ("soort", "waarborg"),
    [
        *((soort, Waarborg.TELEFOON) for soort in Rondesoort),
        *((soort, Waarborg.STEMCODE) for soort in Rondesoort if soort.stemt),
    ],
)
def test_no_page_leads_out_of_the_path(onder_pad, telefoon, soort, waarborg):
    with onder_pad.wb.writing() as tx:
        add_codes(tx, ["BCDFGH"], Groep.OUDERS)
        tx.add(Inbreng("1", Soort.KANS, Perspectief.CONCEPT, "Rust"))
    onder_pad.open(soort, waarborg=waarborg, groepen=(Groep.OUDERS,))
    seen, waiting = set(), {"/", "/team", "/c", "/tablet", "/antwoord", "/nergens"}
    while waiting:
        path = waiting.pop()
        seen.add(path)
        answer = telefoon.get(path)
        assert answer.path.startswith("/zaal/") or answer.path == "/zaal", path
        if "html" in answer.headers["Content-Type"]:
            found = paths(answer.html)
            assert found
            assert all(urlsplit(other).path.startswith("/zaal") for other in found), (path, found)
            waiting |= {other.removeprefix("/zaal") or "/" for other in found} - seen


def test_a_vote_under_a_path_counts_and_is_confirmed(onder_pad, telefoon):
    onder_pad.open()
    assert "ontvangen" in telefoon.vote(first_choice(telefoon)).path
    assert len(onder_pad.ballots()) == 1


def first_choice(telefoon) -> str:
    return telefoon.get("/").page.select_one("[type=checkbox]")["value"]


def test_who_asks_for_less_is_led_to_the_first_page(onder_pad, toestel_op):
    phone = toestel_op(onder_pad.url)
    assert phone.get("/").path == "/zaal/"
    assert phone.get("/zaal").path == "/zaal/"
    assert phone.get("/gezond").status == 200


def test_another_language_stays_on_the_page_where_it_was_asked(telefoon):
    referer = f"{OPENBAAR}/team"
    answer = telefoon.post("/taal", {"taal": "en"}, Referer=referer, Host="school.example.nl")
    assert answer.path == "/zaal/team"
    assert answer.page.html["lang"] == "en"


def cookies(answer) -> list[str]:
    return answer.headers.get_all("Set-Cookie") or []


def test_cookies_are_of_this_hall_alone_and_over_https_of_nothing_else(onder_pad, toestel_op):
    onder_pad.open()
    plain = cookies(toestel_op(f"{onder_pad.url}/zaal").get("/"))
    safe = cookies(toestel_op(f"{onder_pad.url}/zaal").get("/", **{"X-Forwarded-Proto": "https"}))
    assert plain
    assert all("Path=/zaal/" in one for one in plain + safe)
    assert not any("Secure" in one for one in plain)  # a phone in the hall's own wifi
    assert all("Secure" in one for one in safe)


def test_only_a_named_proxy_is_believed(zaal_met, toestel_op):
    nobody = zaal_met()
    nobody.open()
    claim = {"X-Forwarded-Proto": "https", "X-Real-Ip": "203.0.113.9"}
    answer = toestel_op(nobody.url).get("/", **claim)
    assert cookies(answer)
    assert not any("Secure" in one for one in cookies(answer))


def requested_for(hall) -> list[str]:
    """Return for whom the hall takes requests, as they come."""
    seen: list[str] = []
    turns = hall.deur.app.settings["beurten"]
    ask = turns.ask

    def note(adres, *args, **more):
        seen.append(adres)
        return ask(adres, *args, **more)

    turns.ask = note
    return seen


def test_what_a_proxy_passes_on_of_a_visitor_is_not_believed(onder_pad, telefoon):
    seen = requested_for(onder_pad)
    onder_pad.open()
    lies = {"X-Real-Ip": "203.0.113.9", "X-Scheme": "https"}
    answer = telefoon.get("/", **lies, **{"X-Forwarded-For": "198.51.100.7"})
    assert seen == ["198.51.100.7"]
    assert not any("Secure" in one for one in cookies(answer))


def test_of_a_row_of_named_proxies_the_visitor_before_them_counts(zaal_met, toestel_op):
    hall = zaal_met(buiten=Buitenadres.of(OPENBAAR, ["127.0.0.1", "10.0.0.2"]))
    seen = requested_for(hall)
    said = {"X-Forwarded-For": "203.0.113.9, 198.51.100.7, 10.0.0.2"}  # the first is a lie
    toestel_op(f"{hall.url}/zaal").get("/", **said)
    assert seen == ["198.51.100.7"]


def test_a_flood_of_codes_from_one_visitor_holds_up_no_other_behind_the_same_proxy(
    zaal_met, toestel_op
):
    hall = zaal_met(buiten=Buitenadres.of(OPENBAAR, ["127.0.0.1"]))
    hall.deur.app.settings["rem"] = Rem(per_seconde=2, groot=1, geduld=4)
    with hall.wb.writing() as tx:
        add_codes(tx, ["BCDFGH"], Groep.OUDERS)
    hall.open(waarborg=Waarborg.STEMCODE, groepen=(Groep.OUDERS,))

    def guess(_number: int) -> int:
        flood = toestel_op(f"{hall.url}/zaal")
        return flood.get("/c/XXXXXX", **{"X-Forwarded-For": "203.0.113.9"}).status

    with ThreadPoolExecutor(30) as threads:
        tried = [threads.submit(guess, number) for number in range(30)]
        wait(tried, return_when=FIRST_COMPLETED)
        phone = toestel_op(f"{hall.url}/zaal")
        answer = phone.get("/c/BCDFGH", **{"X-Forwarded-For": "198.51.100.7"})
        assert answer.page.select("[type=checkbox]")
    assert HTTPStatus.SERVICE_UNAVAILABLE in {one.result() for one in tried}


def test_without_a_script_a_screen_goes_back_to_its_start_under_the_path(onder_pad, telefoon):
    telefoon.get(f"/tablet/aan/{screen_code(onder_pad.wb)}")
    back = telefoon.get("/tablet/ontvangen").page.select_one("noscript meta")["content"]
    assert back.endswith("url=/zaal/tablet/opnieuw")


def test_only_over_https_a_screen_can_become_an_app_that_begins_there(onder_pad, telefoon):
    safe = {"X-Forwarded-Proto": "https"}
    for path in ("/tablet", f"/tablet/aan/{screen_code(onder_pad.wb)}", "/tablet"):
        assert telefoon.get(path).page.select_one("[rel=manifest]") is None
        link = telefoon.get(path, **safe).page.select_one("[rel=manifest]")["href"]
    answer = telefoon.get(link.removeprefix("/zaal"))
    app = json.loads(answer.html)
    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert {urljoin(f"{OPENBAAR}{link.removeprefix('/zaal')}", app[part]) for part in APPADRES} == {
        f"{OPENBAAR}/tablet"
    }


def test_a_form_from_the_public_address_is_ours_and_from_another_not(onder_pad, telefoon):
    onder_pad.open()
    hidden = telefoon.get("/").hidden | {"keuze": first_choice(telefoon)}
    ours = telefoon.post("/stem", hidden, Origin="https://school.example.nl")
    assert ours.status == 200
    other = telefoon.post("/stem", hidden, Origin="https://anders.example.nl")
    assert other.status == 403

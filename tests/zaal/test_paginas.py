import base64
import contextlib
import gzip
import hashlib
import json
import re

import pytest

from ouderplan.kern.beslissen import Beslissing
from ouderplan.kern.loting import draw
from ouderplan.kern.rondes import Rondekeuze, Rondesoort, Telling, VastgesteldeKeuze
from ouderplan.kern.soorten import Kanaal
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag.beslissen import draw_lot
from ouderplan.opslag.stemmen import close_ronde, show_ronde
from stemmer import vote_as

HOSTILE = """<script>alert(1)</script>"' onfocus=alert(1) x='&amp;"""


def test_nothing_is_open_yet(toestel):
    answer = toestel().get()
    assert answer.status == 200
    assert "Er is nu niets open" in answer.text
    assert "De Proefschool" in answer.html


def test_the_ballot_stands_in_the_order_of_the_round(zaal, toestel):
    zaal.open()
    with zaal.wb.reading() as tx:
        expected = [keuze.keuze for keuze in tx.rows(Rondekeuze, ronde=1)]
    boxes = toestel().get().page.select("[type=checkbox]")
    assert [box["value"] for box in boxes] == expected
    assert len(expected) >= 20


def test_no_workbook_on_the_table_is_no_error(zaal, toestel):
    (zaal.kast.data / "huidig.txt").unlink()
    answer = toestel().get()
    assert answer.status == 200
    assert "Er is nu niets open" in answer.text


def test_another_workbook_is_followed_while_the_hall_is_open(zaal, toestel):
    phone = toestel()
    phone.get()
    zaal.kast.choose(zaal.kast.create({"school": "De Volgende", "schooljaar": "2027-2028"}))
    assert "De Volgende" in phone.get().html


def test_not_one_byte_depends_on_the_votes_before_they_are_shown(zaal, toestel):
    zaal.open()
    phone = toestel()
    phone.get()
    seen = {0: _bytes(phone)}
    for nr in range(12):
        vote_as(zaal.wb, f"papier {nr}", ["durf", "geduld"], kanaal=Kanaal.PAPIER)
        assert _bytes(phone) == seen[0]
    close_ronde(zaal.wb, 1)
    closed = phone.get()
    assert "gesloten" in closed.text
    assert "durf" not in closed.html
    show_ronde(zaal.wb, 1)
    shown = phone.get()
    assert {item.text for item in shown.page.select(".top .woord")} == {"durf", "geduld"}


def _bytes(phone):
    return [phone.get(path).body for path in ("/", "/team", "/gezond", "/ontvangen")]


def test_a_tie_for_the_last_place_is_said(zaal, toestel):
    zaal.open()
    for nr, chosen in enumerate(
        (["durf", "geduld", "plezier", "respect"],) * 2
        + (
            ["openheid"],
            ["begrip"],
        )
    ):
        vote_as(zaal.wb, str(nr), chosen, kanaal=Kanaal.PAPIER)
    close_ronde(zaal.wb, 1)
    show_ronde(zaal.wb, 1)
    answer = toestel().get()
    assert len(answer.page.select(".top li")) == 4
    assert "evenveel stemmen voor de laatste plaats" in answer.text
    assert {item.text for item in answer.page.select(".lijst li")} == {"openheid", "begrip"}


@pytest.fixture
def gelijk(zaal):
    """Give a hall with a shown result: four sure, openheid and begrip tie for the fifth place."""
    zaal.open()
    _vote(zaal, 1, ["durf", "geduld", "plezier", "respect"], [["openheid"], ["begrip"]])
    return zaal


def _vote(zaal, ronde, sure, others):
    for nr, chosen in enumerate([sure, sure, *others]):
        vote_as(zaal.wb, str(nr), chosen, ronde=ronde, kanaal=Kanaal.PAPIER)
    close_ronde(zaal.wb, ronde)
    show_ronde(zaal.wb, ronde)


def _top(phone):
    return [item.text.strip() for item in phone.get().page.select(".top li .woord")]


def test_after_a_lot_the_phones_show_what_it_decided(gelijk, toestel):
    draw_lot(gelijk.wb, 1, "4711")
    phone = toestel()
    first = draw("4711", 1, ["openheid", "begrip"])[0].keuze
    assert set(_top(phone)) == {"durf", "geduld", "plezier", "respect", first}
    assert "evenveel" not in phone.get().text


def test_after_a_run_off_the_phones_show_the_whole_top(gelijk, toestel):
    beslist = Beslissing(1, frozenset({"openheid", "begrip"}), 1)
    gelijk.open(vraag="Welke moet er nog bij?", aantal_keuzes=1, beslist=beslist)
    _vote(gelijk, 2, ["begrip"], [])
    assert set(_top(toestel())) == {"durf", "geduld", "plezier", "respect", "begrip"}


def test_the_adopted_top_is_what_the_phones_show(gelijk, toestel):
    with gelijk.wb.writing() as tx:
        for plaats, keuze in enumerate(("begrip", "durf"), start=1):
            tx.add(VastgesteldeKeuze(1, plaats, keuze, "de MR", telling=Telling.EVENREDIG))
    assert _top(toestel()) == ["begrip", "durf"]


def test_hostile_texts_are_shown_as_text(zaal, toestel):
    with zaal.wb.writing() as tx:
        tx.replace_all(Waarde, [Waarde(HOSTILE, HOSTILE), Waarde("gewoon")])
    zaal.open(vraag=HOSTILE)
    phone = toestel()
    page = phone.get().page
    assert page.select_one("h1").text == HOSTILE
    assert page.select_one("[type=checkbox]")["value"] == HOSTILE
    assert [script.get("src", "")[:6] for script in phone.get().page.select("script")] == ["/vast/"]
    answer = phone.vote(HOSTILE)
    assert HOSTILE in answer.page.select_one(".lijst").text
    assert "<script>alert" not in answer.html


@pytest.mark.parametrize("path", ["/", "/team", "/gezond", "/nergens", "/stem"])
def test_every_answer_carries_the_safe_headers(toestel, path):
    headers = toestel().get(path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"
    assert "Tornado" not in headers["Server"]


def test_no_page_holds_inline_script_or_style(zaal, toestel):
    zaal.open()
    phone = toestel()
    phone.get()
    for path in ("/", "/team", "/nergens"):
        answer = phone.get(path)
        assert not re.search(INLINE, answer.html)
        assert "sha256" not in answer.headers["Content-Security-Policy"]


INLINE = r"<style|\sstyle=|\son\w+=|javascript:|<script(?! src)"


@pytest.mark.parametrize("path", ["/", "/team"])
def test_the_first_page_has_all_in_it_and_allows_just_that(zaal, toestel, path):
    zaal.open()
    answer = toestel().get(path)
    policy, page = answer.headers["Content-Security-Policy"], answer.page
    assert not re.findall('(?:href|src)="(/vast/[^"]+)"', answer.html)
    for tag in ("style", "script"):
        (inside,) = page.select(tag)
        digest = base64.b64encode(hashlib.sha256(inside.string.encode()).digest()).decode()
        assert f"{tag}-src 'self' 'sha256-{digest}';" in policy
        inside.decompose()
    assert not re.search(INLINE, str(page))


def test_the_first_page_is_the_same_page(zaal, toestel):
    zaal.open()
    phone = toestel()
    first, again = phone.get().page, phone.get().page
    for page in (first, again):
        assert page.body.find_all(recursive=False)[-1].name == (
            "script" if page is first else "template"
        )
        for one in page.select("style, script, link[rel=stylesheet]"):
            one.decompose()
    assert first.text.split() == again.text.split()
    assert [str(one) for one in first.main] == [str(one) for one in again.main]


def test_a_script_that_asks_has_its_own_already(zaal, toestel):
    zaal.open()
    assert not re.search(INLINE, toestel().get("/", **{"X-Zaal": "1"}).html)


def test_the_cookie_is_closed_to_scripts_and_other_sites(toestel):
    cookie = toestel().get().headers["Set-Cookie"]
    assert cookie.startswith("telefoon=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://elders.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
)
@pytest.mark.parametrize("path", ["/stem", "/inbreng"])
def test_another_website_cannot_send_for_a_visitor(zaal, toestel, path, headers):
    zaal.open(Rondesoort.WAARDEN if path == "/stem" else Rondesoort.KANSEN)
    phone = toestel()
    fields = phone.get().hidden | {"keuze": "durf", "soort": "kans", "tekst": "x"}
    answer = phone.post(path, fields, **headers)
    assert answer.status == 403
    assert "andere website" in answer.text
    assert zaal.ballots() == {}


def test_the_own_page_may_send(zaal, toestel):
    zaal.open()
    phone = toestel()
    fields = phone.get().hidden | {"keuze": "durf"}
    answer = phone.post("/stem", fields, **{"Origin": zaal.url, "Sec-Fetch-Site": "same-origin"})
    assert answer.status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/nergens",
        "/vast/",
        "/vast/zaal.css",
        "/vast/../app.py",
        "/vast/..%2fapp.py",
        "/team/",
        "//",
        "/huidig.txt",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/volg/x",
    ],
)
def test_every_other_address_is_a_dutch_404(toestel, path):
    answer = toestel().get(path)
    assert answer.status == 404
    assert not answer.body or "Deze pagina bestaat niet" in answer.text
    assert "Traceback" not in answer.html


def test_a_huge_request_is_refused_before_it_is_read(zaal, toestel):
    zaal.open()
    phone = toestel()
    fields = phone.get().hidden | {"keuze": "x" * 70_000}
    with contextlib.suppress(OSError):  # the line may be cut while sending
        assert phone.post("/stem", fields).status in {400, 413}
    assert zaal.ballots() == {}
    assert phone.vote("durf").status == 200


def test_a_failing_disk_is_said_calmly_and_keeps_the_ticks(zaal, toestel):
    zaal.open()
    phone = toestel()
    fields = phone.get().hidden | {"keuze": "durf"}
    with zaal.wb.writing() as tx:
        tx.connection.exec_driver_sql("ALTER TABLE stembriefjes RENAME TO elders")
    answer = phone.post("/stem", fields)
    assert answer.status == 503
    assert "nog niet verstuurd" in answer.text
    assert answer.ticked == {"durf"}
    assert "elders" not in answer.html


def test_the_whole_page_is_small(zaal, toestel):
    zaal.open()
    phone = toestel()
    first = phone.get("/", **{"Accept-Encoding": "gzip"})
    assert len(first.body) < 14_600, "it goes over the line in one go (RFC 6928: ten segments)"
    html = phone.get("/", **{"Accept-Encoding": "gzip"})
    assert html.headers["Content-Encoding"] == "gzip"
    page = gzip.decompress(html.body).decode()
    assert len(re.findall('type="checkbox"', page)) >= 20
    assets = re.findall(r'(?:href|src)="(/vast/[^"]+)"', page)
    answers = [phone.get(path, **{"Accept-Encoding": "gzip"}) for path in assets]
    assert len(assets) == 2
    assert sum(len(answer.body) for answer in [html, *answers]) < 30_000
    for answer in answers:
        assert "immutable" in answer.headers["Cache-Control"]


def test_who_takes_no_compression_gets_the_same_page(zaal, toestel):
    zaal.open()
    plain = toestel().get().body
    zipped = toestel().get("/", **{"Accept-Encoding": "gzip"}).body
    assert gzip.decompress(zipped) == plain


def test_the_watcher_hears_that_it_lives(zaal, toestel):
    zaal.open()
    answer = toestel().get("/gezond")
    assert answer.status == 200
    assert json.loads(answer.body)["gezond"] is True
    assert "Set-Cookie" not in answer.headers


def test_language_and_direction_are_said(toestel):
    html = toestel().get().page.html
    assert (html["lang"], html["dir"]) == ("nl", "ltr")

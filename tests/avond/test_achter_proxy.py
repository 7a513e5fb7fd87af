"""Two schools on one name, behind a real nginx and a real Caddy, by TLS: both doors of each."""

import asyncio
import re
import shutil
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPSConnection
from types import SimpleNamespace
from urllib.parse import urlsplit

import psutil
import pytest
from avond_starten import OPEN, await_open, begin, vote
from playwright.sync_api import expect
from voordeur import NAAM, VOORDEUREN, make_certificate, open_front

from kernels import is_kernel, is_mother
from ouderplan.kern.rondes import Rondesoort, Stembriefje
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.stemmen import close_ronde, open_ronde
from ouderplan.opslag.stemschermen import screen_code
from ouderplan.zaal.buitenadres import Buitenadres
from ouderplan.zaal.deur import Zaaldeur
from voordeuren import find_program
from wakker import await_lock, keep_locks

pytestmark = pytest.mark.browser
RUIM = {"timeout": 30_000}
ADRES = f"https://{NAAM}"
SCHOLEN = ("linde", "molen")
ALLEEN_NGINX = pytest.mark.parametrize("voordeur", ["nginx"], indirect=True, scope="module")
"""For what both doors see to themselves, whatever web server stands before them."""
VRAAG = "Wat vindt u het belangrijkst?"


@pytest.fixture(scope="module")
def scholen(tmp_path_factory, wacht_tot, vrije_poort) -> Iterator[SimpleNamespace]:
    """Give two workbooks that were started with an address of their own, each under its path."""
    with ExitStack() as held:
        running = {}
        for naam in SCHOLEN:
            map = tmp_path_factory.mktemp(naam)
            kast = Kast(map / "data")
            kast.choose(kast.create({"school": f"De {naam}", "schooljaar": "2026-2027"}))
            addresses = [
                *("--begeleider-adres", f"{ADRES}/{naam}/begeleider"),
                *("--zaal-adres", f"{ADRES}/{naam}/zaal", "--proxy", "127.0.0.1"),
            ]
            running[naam] = begin(map, vrije_poort(), vrije_poort(), *addresses, extra={})
            held.callback(running[naam].stop)
            await_open(running[naam], wacht_tot)
        wb = Werkboek.open(running["linde"].werkboek)
        held.callback(wb.close)
        yield SimpleNamespace(wb=wb, **running)


class _Luisteraar(threading.Thread):
    """A hall of which is written down for whom each request was taken."""

    def __init__(self, data) -> None:
        super().__init__(name="zaal")
        self.data, self.ready, self.asked = data, threading.Event(), []

    def run(self) -> None:
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        self.loop, self.stop = asyncio.get_running_loop(), asyncio.Event()
        buiten = Buitenadres.of(f"{ADRES}/molen/zaal", ["127.0.0.1"])
        deur = Zaaldeur(Kast(self.data), 0, "127.0.0.1", buiten=buiten)
        self.poort, turns = deur.poort, deur.app.settings["beurten"]
        ask = turns.ask

        def note(adres, *args, **more):
            self.asked.append(adres)
            return ask(adres, *args, **more)

        turns.ask = note
        self.ready.set()
        await self.stop.wait()
        await deur.close()


@pytest.fixture(scope="module")
def luisteraar(scholen, tmp_path_factory):
    """Give the hall of the second school, which says for whom it was asked."""
    data = tmp_path_factory.mktemp("luisteraar")
    kast = Kast(data)
    kast.choose(shutil.copytree(scholen.molen.werkboek, data / "werkboek"))
    thread = _Luisteraar(data)
    thread.start()
    assert thread.ready.wait(20)
    yield thread
    thread.loop.call_soon_threadsafe(thread.stop.set)
    thread.join(10)


@pytest.fixture(scope="module", params=VOORDEUREN)
def voordeur(request, scholen, luisteraar, tmp_path_factory, vrije_poort) -> Iterator[str]:
    """Give the public address of a web server with the lines of the documentation."""
    for needed in (request.param, "openssl"):
        if not find_program(needed):
            pytest.skip(f"{needed} staat niet op deze computer")
    map = tmp_path_factory.mktemp(request.param)
    ports = {
        8866: scholen.linde.poort,
        8100: scholen.linde.zaal_poort,
        8867: scholen.molen.poort,
        8101: luisteraar.poort,
    }
    with open_front(request.param, map, vrije_poort(), make_certificate(map), ports) as address:
        yield address


@pytest.fixture
def laptop(browser):
    """Give a browser that trusts this certificate, and hears no complaint of any page."""
    complaints = []
    context = browser.new_context(ignore_https_errors=True, locale="nl-NL")
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    yield context
    for page in context.pages:
        page.close()  # so that it says goodbye
    context.close()
    assert not complaints


def told(avond, voordeur: str) -> str:
    """Return the begeleider's address as the terminal says it, but for the port of the test."""
    found = re.search(r"https://\S+token=\S+", avond.uitvoer)[0]
    assert found.startswith(f"{ADRES}/")
    return found.replace(ADRES, voordeur, 1)


def open_workbook(context, scholen, naam: str, voordeur: str):
    page = context.new_page()
    page.goto(told(getattr(scholen, naam), voordeur))
    expect(page.locator(".op-inhoud h1").first).to_be_visible(**OPEN)
    return page


def test_what_is_printed_and_shown_is_the_public_address(scholen, voordeur, laptop):
    assert f"{ADRES}/linde/zaal/team" in scholen.linde.uitvoer
    page = open_workbook(laptop, scholen, "linde", voordeur)
    page.locator(".op-deel", has_text="De zaal").click()
    expect(page.get_by_text(f"{NAAM}/linde/zaal").first).to_be_visible(**RUIM)
    laptop.grant_permissions(["clipboard-read", "clipboard-write"], origin=voordeur)
    page.get_by_role("button", name="Kopieer het adres voor ouders").click()
    expect(page.get_by_role("button", name="Gekopieerd")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{ADRES}/linde/zaal/"


def test_a_begeleider_works_through_the_proxy_and_nothing_leaves_the_path(
    scholen, voordeur, laptop, wacht_tot
):
    asked = []
    laptop.on("request", lambda request: asked.append(request.url))
    page = open_workbook(laptop, scholen, "linde", voordeur)
    assert "token" not in page.url
    plaats = f"Achter {urlsplit(voordeur).port}"
    page.locator(".op-deel", has_text="De school").click()
    page.get_by_label("Plaats", exact=True).fill(plaats)  # goes over the line to the kernel
    page.keyboard.press("Tab")
    wacht_tot(lambda: scholen.linde.kast.list() and plaats in profile(scholen), timeout=30)
    page.reload()
    page.locator(".op-deel", has_text="De school").click()
    expect(page.get_by_label("Plaats", exact=True)).to_have_value(plaats, **OPEN)
    page.goto(f"{voordeur}/linde/begeleider/bestaat-niet")
    page.get_by_role("link", name="Naar het werkboek").click()
    expect(page.locator(".op-inhoud h1").first).to_be_visible(**OPEN)
    strays = {url for url in asked if not url.startswith(f"{voordeur}/linde/begeleider/")}
    assert not {url for url in strays if not url.startswith(("data:", "blob:"))}


def test_the_head_of_a_page_is_there_while_its_step_is_still_drawn(
    scholen, voordeur, laptop, wacht_tot
):
    page = open_workbook(laptop, scholen, "linde", voordeur)
    wacht_tot(lambda: len(drawers(scholen)) > 1, timeout=60)
    held = drawers(scholen)
    for process in held:
        process.suspend()
    try:
        page.reload(wait_until="commit")
        expect(page.locator("#loading .op-kop")).to_be_visible(**RUIM)
        expect(page.locator(".op-inhoud h1")).to_have_count(0)
    finally:
        for process in held:
            process.resume()
    expect(page.locator(".op-inhoud h1").first).to_be_visible(**OPEN)


def drawers(scholen) -> list:
    """Return the kernels of the first school, and what they are forked from."""
    family = psutil.Process(scholen.linde.proces.pid).children(recursive=True)
    return [one for one in family if is_kernel(one) or is_mother(one)]


def profile(scholen) -> str:
    return (scholen.linde.werkboek / "werkboek.csv").read_text(encoding="utf-8-sig")


def test_what_is_opened_reaches_phone_and_projector_at_once_and_a_vote_counts(
    scholen, voordeur, laptop, browser
):
    projector = open_workbook(laptop, scholen, "linde", voordeur)
    projector.goto(f"{voordeur}/linde/begeleider/scherm")
    context = browser.new_context(ignore_https_errors=True, locale="nl-NL")
    phone = context.new_page()
    phone.goto(f"{voordeur}/linde/zaal")
    expect(phone.get_by_role("checkbox")).to_have_count(0, **RUIM)
    ronde = open_ronde(scholen.wb, soort=Rondesoort.WAARDEN, vraag=VRAAG, aantal_keuzes=5)
    # a proxy that keeps a line until its buffer is full would say nothing of it
    expect(phone.get_by_role("checkbox").first).to_be_visible(**RUIM)
    expect(projector.locator(".dia-toneel")).to_contain_text(VRAAG, **RUIM)
    vote(phone, "Geduld")
    assert phone.url == f"{voordeur}/linde/zaal/ontvangen"
    with scholen.wb.reading() as tx:
        assert [row.keuze for row in tx.rows(Stembriefje, ronde=ronde.ronde)] == ["geduld"]
    close_ronde(scholen.wb, ronde.ronde)
    expect(phone.get_by_role("heading", name="Stem ontvangen")).to_have_count(0, **RUIM)
    context.close()


@ALLEEN_NGINX
def test_what_https_brings_works_a_screen_stays_on_and_can_become_an_app(scholen, voordeur, laptop):
    page = laptop.new_page()
    keep_locks(page)
    page.goto(f"{voordeur}/linde/zaal/tablet/aan/{screen_code(scholen.wb)}")
    app = laptop.new_cdp_session(page).send("Page.getAppManifest")
    assert app["errors"] == []
    assert app["manifest"]["startUrl"] == f"{voordeur}/linde/zaal/tablet"
    projector = laptop.new_page()
    keep_locks(projector)
    projector.goto(told(scholen.linde, voordeur))
    projector.goto(f"{voordeur}/linde/begeleider/scherm")
    for screen in (page, projector):
        screen.bring_to_front()
        await_lock(screen)


@ALLEEN_NGINX
def test_two_schools_on_one_name_do_not_see_each_others_cookies(scholen, voordeur, laptop):
    carried = {naam: set() for naam in SCHOLEN}

    def note(request) -> None:
        naam = urlsplit(request.url).path.split("/")[1]
        said = request.all_headers().get("cookie", "")
        carried[naam] |= {part.strip() for part in said.split(";")} - {""}

    for naam in SCHOLEN:
        laptop.new_page().goto(f"{voordeur}/{naam}/zaal/")
        open_workbook(laptop, scholen, naam, voordeur)
    for naam in SCHOLEN:
        page = laptop.new_page()
        page.on("requestfinished", note)
        for deur in ("zaal/", "begeleider/scherm"):
            page.goto(f"{voordeur}/{naam}/{deur}")
            expect(page.locator("main")).to_be_visible()
    assert min(map(len, carried.values())) >= 3  # of the phone, of the begeleider, of her forms
    assert not carried["linde"] & carried["molen"]
    kept = laptop.cookies()
    assert {one["path"] for one in kept} == {
        f"/{naam}/{deur}/" for naam in SCHOLEN for deur in ("zaal", "begeleider")
    }
    assert all(one["secure"] and one["sameSite"] == "Lax" for one in kept)


@ALLEEN_NGINX
def test_the_key_of_one_school_opens_no_other(scholen, voordeur, laptop):
    mine = told(scholen.linde, voordeur)
    page = laptop.new_page()
    page.goto(mine.replace("/linde/", "/molen/"))
    expect(page.get_by_role("heading", name="Deze pagina is voor de begeleider")).to_be_visible()
    open_workbook(laptop, scholen, "linde", voordeur)
    page.goto(f"{voordeur}/molen/begeleider/")
    expect(page.get_by_role("heading", name="Deze pagina is voor de begeleider")).to_be_visible()


def test_each_phone_is_known_by_its_own_address_whatever_it_says_of_itself(voordeur, luisteraar):
    port = urlsplit(voordeur).port
    trust = ssl.create_default_context()
    trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
    lies = dict.fromkeys(("X-Forwarded-For", "X-Real-Ip"), "203.0.113.9")
    luisteraar.asked.clear()
    for phone in ("127.0.0.2", "127.0.0.3"):
        line = HTTPSConnection(NAAM, port)
        plain = socket.create_connection(("127.0.0.1", port), source_address=(phone, 0))
        line.sock = trust.wrap_socket(plain, server_hostname=NAAM)
        line.request("GET", "/molen/zaal/", headers={"Host": f"{NAAM}:{port}", **lies})
        assert line.getresponse().status == 200
        line.close()
    assert luisteraar.asked == ["127.0.0.2", "127.0.0.3"]

"""A hall that is really open: the door on a free port, with a real workbook behind it."""

import asyncio
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPResponse
from http.cookiejar import CookieJar
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Self
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import ConsoleMessage, Locator, Page, expect

import ouderplan
from motoren import Voorraad, on_each
from ouderplan.kern.rondes import Ronde, Rondesoort, Stembriefje
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.stemmen import open_ronde
from ouderplan.zaal.buitenadres import Buitenadres
from ouderplan.zaal.deur import Zaaldeur, Zalendeur, bind
from ouderplan.zaal.zalen import Zalen

VRAAG = "Welke waarden vindt u het belangrijkst?"
WIDGETS = str(Path(ouderplan.__file__).parents[1])
BESTUUR = "https://bestuur.example.nl"
SCHOOL = {"school": "De Proefschool", "schooljaar": "2026-2027"}


@dataclass
class Zaal:
    """An open hall, seen from outside: its address, and the begeleider's own workbook."""

    url: str
    kast: Kast
    wb: Werkboek
    deur: Zaaldeur
    lus: asyncio.AbstractEventLoop

    @contextmanager
    def held_up(self) -> Iterator[None]:
        """Let the hall answer nothing until the block ends."""
        on = threading.Event()
        self.lus.call_soon_threadsafe(on.wait, 30)
        yield
        on.set()

    def open(self, soort: Rondesoort = Rondesoort.WAARDEN, **options: Any) -> Ronde:
        choices = {"vraag": VRAAG, "aantal_keuzes": 5} | options
        return open_ronde(self.wb, soort=soort, **choices)

    def ballots(self, ronde: int = 1) -> dict[str, set[str]]:
        with self.wb.reading() as tx:
            rows = tx.rows(Stembriefje, ronde=ronde)
        return {
            row.briefje: {other.keuze for other in rows if other.briefje == row.briefje}
            for row in rows
        }


@dataclass
class Antwoord:
    """What a phone got back."""

    status: int
    path: str
    headers: Any
    body: bytes

    @property
    def html(self) -> str:
        return self.body.decode()

    @property
    def page(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "html.parser")

    @property
    def text(self) -> str:
        return " ".join(self.page.main.get_text(" ").split())

    @property
    def ticked(self) -> set[str]:
        return {box["value"] for box in self.page.select("[type=checkbox][checked]")}

    @property
    def hidden(self) -> dict[str, str]:
        return {box["name"]: box["value"] for box in self.page.select("[type=hidden]")}


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_args: Any) -> None:
        return None


@dataclass
class Toestel:
    """A phone without a script: it keeps cookies and posts plain forms."""

    url: str
    jar: CookieJar = field(default_factory=CookieJar)
    keeps_cookies: bool = True

    def get(self, path: str = "/", **headers: str) -> Antwoord:
        return self._ask(Request(self.url + path, headers=headers))

    def post(self, path: str, fields: Any, *, follow: bool = True, **headers: str) -> Antwoord:
        body = fields if isinstance(fields, bytes) else urlencode(fields, doseq=True).encode()
        return self._ask(Request(self.url + path, data=body, headers=headers), follow=follow)

    def sees_a_round(self) -> bool:
        """Tell whether there is something to fill in: another process may just have opened it."""
        return "ronde" in self.get().hidden

    def vote(self, *keuzes: str, path: str = "/", **more: Any) -> Antwoord:
        hidden = self.get(path).hidden
        return self.post("/stem", hidden | {"keuze": keuzes} | more)

    def send_in(self, tekst: str, soort: str = "kans", path: str = "/", **more: Any) -> Antwoord:
        hidden = self.get(path).hidden
        return self.post("/inbreng", hidden | {"soort": soort, "tekst": tekst} | more)

    def _ask(self, request: Request, *, follow: bool = True) -> Antwoord:
        handlers: list[Any] = [HTTPCookieProcessor(self.jar)] if self.keeps_cookies else []
        opener = build_opener(*handlers, *([] if follow else [_NoRedirect()]))
        try:
            return _answer(opener.open(request, timeout=10))
        except HTTPError as error:
            return _answer(error)


def _answer(response: HTTPResponse | HTTPError) -> Antwoord:
    path = "/" + (response.url or "").split("/", 3)[-1]
    return Antwoord(response.status or 0, path, response.headers, response.read())


class _Lus(threading.Thread):
    """Runs one door on an event loop of its own, as the hall's process does."""

    def __init__(self, open_door: Callable[[], Any]) -> None:
        super().__init__(name="zaal")
        self._open_door = open_door
        self.ready = threading.Event()

    def run(self) -> None:
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.stop = asyncio.Event()
        self.deur = self._open_door()
        self.ready.set()
        await self.stop.wait()
        await self.deur.close()

    @classmethod
    @contextmanager
    def running(cls, open_door: Callable[[], Any]) -> Iterator[Self]:
        lus = cls(open_door)
        lus.start()
        assert lus.ready.wait(10)
        try:
            yield lus
        finally:
            lus.loop.call_soon_threadsafe(lus.stop.set)
            lus.join(10)
        assert not lus.is_alive(), "de zaal ging niet dicht"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let the tests of a hall run on each motor, but for those in a browser."""
    on_each(metafunc)


@pytest.fixture
def nieuw_werkboek(motor: Voorraad) -> Path:
    """Give the folder of a new, closed workbook, for ``motor.copy``."""
    return motor.of_cupboard


@pytest.fixture
def zaal(zaal_met: Callable[..., Zaal]) -> Zaal:
    """Give an open hall with a new workbook on the table."""
    return zaal_met()


@pytest.fixture
def hall_on() -> Callable[[Path], AbstractContextManager[str]]:
    """Give ``with hall_on(folder) as url``: a hall on what is on the table of a cupboard."""

    @contextmanager
    def begin(folder: Path) -> Iterator[str]:
        with _Lus.running(lambda: Zaaldeur(Kast(folder), 0, "127.0.0.1")) as lus:
            yield f"http://127.0.0.1:{lus.deur.poort}"

    return begin


@pytest.fixture
def zaal_met(tmp_path: Path, motor: Voorraad) -> Iterator[Callable[..., Zaal]]:
    """Give a function that opens one more hall: ``zaal_met(lijnen=20, stil_s=1)``."""
    with ExitStack() as halls:
        yield lambda **grenzen: halls.enter_context(
            _open_hall(Path(mkdtemp(dir=tmp_path)), motor, grenzen)
        )


@contextmanager
def _open_hall(folder: Path, motor: Voorraad, grenzen: dict[str, Any]) -> Iterator[Zaal]:
    kast = Kast(folder)
    map = motor.copy(motor.of_cupboard, folder / motor.of_cupboard.name)
    kast.choose(map)
    wb = Werkboek.open(map)
    with _Lus.running(lambda: Zaaldeur(Kast(folder), 0, "127.0.0.1", **grenzen)) as lus:
        hall = Zaal(f"http://127.0.0.1:{lus.deur.poort}", kast, wb, lus.deur, lus.loop)
        yield hall
    for one in {wb, hall.wb}:  # a test that chose another workbook leaves that one open
        one.close()


@dataclass
class Scholen:
    """One open door for the halls of many schools, seen from outside."""

    map: Path
    motor: Voorraad
    open: ExitStack
    lus: _Lus

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.lus.deur.poort}"

    @property
    def zalen(self) -> Zalen:
        return self.lus.deur.zalen

    def add(self, naam: str) -> Werkboek:
        """Let one more school come, with a new workbook on its table; give the begeleider's own."""
        Kast(self.map / naam).choose(self.lay(naam))
        return self.work_at(naam)

    def lay(self, naam: str) -> Path:
        """Put a new workbook in the folder of a school, and nothing on its table."""
        return self.motor.copy(self.motor.of_cupboard, self.map / naam / "werkboek")

    def work_at(self, naam: str) -> Werkboek:
        wb = Werkboek.open(self.map / naam / "werkboek")
        self.open.callback(wb.close)
        return wb

    def phone(self, naam: str, **options: Any) -> Toestel:
        return Toestel(f"{self.url}/{naam}/zaal", **options)


@pytest.fixture
def scholen_met(
    tmp_path: Path, motor: Voorraad, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Scholen]]:
    """Give a function that opens a door for many schools: ``scholen_met(rust_s=1)``."""
    monkeypatch.setattr("ouderplan.zaal.scholen.OMKIJKEN", 0.5)  # a minute is long for a test
    with ExitStack() as held:

        def begin(**grenzen: Any) -> Scholen:
            map = Path(mkdtemp(dir=tmp_path))
            options = {"buiten": Buitenadres.of(BESTUUR, ["127.0.0.1"])} | grenzen
            door = held.enter_context(
                _Lus.running(lambda: Zalendeur(map, bind(0, "127.0.0.1"), **options))
            )
            return Scholen(map, motor, held, door)

        yield begin


@pytest.fixture
def scholen(scholen_met: Callable[..., Scholen]) -> Scholen:
    """Give an open door for many schools; there is none yet."""
    return scholen_met()


@pytest.fixture
def toestel(zaal: Zaal) -> Callable[..., Toestel]:
    """Give a function that makes one more phone."""
    return lambda **options: Toestel(zaal.url, **options)


@pytest.fixture
def toestel_op() -> type[Toestel]:
    """Give the phone itself, for a hall at another address."""
    return Toestel


@dataclass
class Zaalproces:
    """The hall as the application starts it: a process of its own."""

    process: subprocess.Popen[str]
    kast: Kast

    def port(self) -> int:
        assert self.process.stdout
        return int(json.loads(self.process.stdout.readline())["poort"])

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def clean_up(self) -> None:
        self.kill()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream:
                stream.close()


@pytest.fixture
def start_in() -> Iterator[Callable[..., Zaalproces]]:
    """Give a function that starts the hall's process: ``start_in(data_map, poort, *options)``."""
    running: list[Zaalproces] = []

    def begin(data: Path, poort: int = 0, *options: str) -> Zaalproces:
        address = ["--data", str(data), "--poort", str(poort), "--adres", "127.0.0.1"]
        process = subprocess.Popen(
            [sys.executable, "-m", "ouderplan.zaal", *address, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": WIDGETS, "PYTHONIOENCODING": "utf-8"},
            encoding="utf-8",
        )
        running.append(Zaalproces(process, Kast(data)))
        return running[-1]

    yield begin
    for proces in running:
        proces.clean_up()


@pytest.fixture
def start(
    tmp_path: Path, motor: Voorraad, start_in: Callable[..., Zaalproces]
) -> Callable[..., Zaalproces]:
    """Give a function that starts the hall on one workbook: ``start(poort, *options)``."""
    data = tmp_path / "kast"
    Kast(data).choose(motor.copy(motor.of_cupboard, data / "werkboek"))
    return lambda poort=0, *options: start_in(data, poort, *options)


class Hand:
    """What a person does on a phone's ballot."""

    def box(self, page: Page, keuze: str) -> Locator:
        return page.get_by_role("checkbox", name=re.compile(rf"^{keuze}\b", re.IGNORECASE))

    def pick(self, page: Page, *keuzes: str) -> None:
        for keuze in keuzes:
            self.box(page, keuze).click()

    def send(self, page: Page) -> None:
        page.get_by_role("button", name="Verstuur mijn stem").click()

    def confirmed(self, page: Page) -> None:
        expect(page.get_by_role("heading", name="Stem ontvangen")).to_be_visible()

    def ticked(self, page: Page) -> set[str]:
        boxes = page.locator("[name=keuze]:checked")
        return set(boxes.evaluate_all("all => all.map(x => x.value)"))


@pytest.fixture
def hand() -> Hand:
    """Give a person's hand."""
    return Hand()


@pytest.fixture
def open_phone(zaal: Zaal, nieuwe_telefoon: Callable[..., Page]) -> Iterator[Callable[..., Page]]:
    """Give a function that opens the hall on one more phone; no page may complain of anything."""
    complaints: list[str] = []

    def note(said: ConsoleMessage) -> None:
        expected = "Failed to load resource"  # an answer of 4xx, or the network that we cut
        if said.type in ("error", "warning") and not said.text.startswith(expected):
            complaints.append(said.text)

    def begin(path: str = "/", **options: Any) -> Page:
        page = nieuwe_telefoon(**options)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", note)
        page.goto(zaal.url + path)
        return page

    yield begin
    assert not complaints

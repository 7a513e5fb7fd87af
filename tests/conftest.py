"""What every room's tests share: a real workbook, a real browser, and waiting for a state."""

import asyncio
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from chromium import find_headless
from keren import NACHT
from motoren import SQLITE, Voorraad, of_one_test, stock_on_postgres, stock_on_sqlite
from ouderplan.app.adressen import GEWEIGERD
from ouderplan.opslag import Werkboek

Uitkomst = TypeVar("Uitkomst")

# Who keeps Python from writing down what it compiled, lets every process of every test do it again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# The grammar of internet addresses, which `nbformat` loads when it can; nobody here asks for it.
vars(sys)["modules"].setdefault("rfc3987_syntax", None)

# What a shell starts in the background ignores this, and so does all that is started from it; but
# tests stop a program as someone at the keyboard does.
signal.signal(signal.SIGINT, signal.default_int_handler)

GEHEUGEN, RUIMTE = Path("/dev/shm"), 6 << 30
"""Where a file is in memory, and the bytes that have to be free there."""


def _keep_in_memory() -> None:
    """Lay the folders of tests in memory, where the machine has room: nobody waits for a disk then.

    What the program asks of a disk it asks just the same. `make nacht` waits for a real one.
    """
    if os.environ.get(NACHT) or not GEHEUGEN.is_dir() or not os.access(GEHEUGEN, os.W_OK):
        return
    disk = os.statvfs(GEHEUGEN)
    if disk.f_bavail * disk.f_frsize > RUIMTE and not disk.f_flag & os.ST_NOEXEC:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(GEHEUGEN))  # pytest's own name for it


_keep_in_memory()

SCHOOL = {"school": "De Proefschool", "plaats": "Toetsdam", "schooljaar": "2026-2027"}
CHROMIUM_ARGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--renderer-process-limit=1",  # else each page begins with a process of its own
    "--font-render-hinting=none",  # letters as wide on a large screen as on a small one
)
EIGEN_HOSTS = {"127.0.0.1", "localhost"}
TELEFOON = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
PROJECTOR = {"viewport": {"width": 1280, "height": 720}}


# --- workbooks ------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def _stock_on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Voorraad]:
    with stock_on_sqlite(tmp_path_factory.mktemp("voorraad"), SCHOOL) as voorraad:
        yield voorraad


@pytest.fixture(scope="session")
def _stock_on_postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Voorraad]:
    with stock_on_postgres(tmp_path_factory.mktemp("voorraad_pg"), SCHOOL) as voorraad:
        yield voorraad


@pytest.fixture
def motor(request: pytest.FixtureRequest) -> Iterator[Voorraad]:
    """Give what holds the workbooks of this test, and those that it makes; see `motoren`."""
    kind = getattr(request, "param", SQLITE)
    with of_one_test(request.getfixturevalue(f"_stock_on_{kind}")) as voorraad:
        yield voorraad


@pytest.fixture
def werkboek(motor: Voorraad, tmp_path: Path) -> Iterator[Werkboek]:
    """Give a new workbook with the start set, closed afterwards."""
    yield from _open_copy(motor, motor.map / "werkboek", tmp_path / "werkboek")


@pytest.fixture
def leeg_werkboek(motor: Voorraad, tmp_path: Path) -> Iterator[Werkboek]:
    """Give a workbook that has no row in any table but the profile of the school."""
    yield from _open_copy(motor, motor.map / "leeg" / "werkboek", tmp_path / "leeg")


def _open_copy(motor: Voorraad, source: Path, map: Path) -> Iterator[Werkboek]:
    wb = Werkboek.open(motor.copy(source, map))
    yield wb
    wb.close()


# --- widgets --------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _close_widgets() -> Iterator[None]:
    """Let go of the widgets that a test made: ipywidgets keeps each one until it is closed."""
    before = set(_widgets())
    yield
    for number, widget in _widgets().items():
        if number not in before:
            widget.close()


def _widgets() -> dict[str, Any]:
    """Return the widgets that are there; none when no test needed ipywidgets yet."""
    module = sys.modules.get("ipywidgets.widgets.widget")
    return dict(module._instances) if module else {}


# --- waiting, ports -------------------------------------------------------------------------------


expect.set_options(timeout=20_000)
"""Milliseconds: what is waited for shows up on a busy machine too; what must be quick says so."""
POORTEN = range(10_000, 32_000)
"""Below those that the system hands out by itself, also for a line that only goes out."""
SPRONG = 61
"""Between the first ports of two processes with numbers next to each other."""


@pytest.fixture(scope="session")
def vrije_poort() -> Callable[[], int]:
    """Give a function that returns a TCP port that nobody listens on now, at any address.

    No port is given twice, and tests that run beside these begin elsewhere.
    """
    begin = os.getpid() * SPRONG % len(POORTEN)
    ports = cycle([*POORTEN[begin:], *POORTEN[:begin]])
    return lambda: next(port for port in ports if port not in GEWEIGERD and _is_free(port))


def _is_free(port: int) -> bool:
    with socket.socket() as listener:
        try:
            listener.bind(("0.0.0.0", port))  # as the hall does
        except OSError:
            return False
        return True


@pytest.fixture(scope="session")
def wacht_tot() -> Callable[..., Any]:
    """Give ``wacht_tot(conditie, timeout=10)``: the first true outcome, or a failure.

    Not for waiting inside a Playwright page: use ``expect`` there, because this waiter does not let
    the browser's events in, and ``page.wait_for_function`` is refused by our pages' own
    Content-Security-Policy as soon as it has to look twice.
    """
    return wait_until


def wait_until(conditie: Callable[[], Uitkomst], timeout: float = 10.0) -> Uitkomst:
    end = time.monotonic() + timeout
    while not (outcome := conditie()):
        if time.monotonic() > end:
            naam = getattr(conditie, "__name__", repr(conditie))
            pytest.fail(f"na {timeout} s is het nog steeds niet zo: {naam} gaf {outcome!r}")
        time.sleep(0.01)
    return outcome


# --- browser --------------------------------------------------------------------------------------
# The sync API of Playwright keeps an asyncio loop in the thread of the tests. A server in a test
# with a browser therefore runs as a process of its own, or in a thread with its own loop.


SERVER = {"start", "gestart", "start_proces"}
"""Fixtures of a program that runs beside the test."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return half as many processes again as there are cores: each often waits for a browser."""
    cores = os.cpu_count() or 1
    return cores + cores // 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest: with a browser, with a server, or said to be `lang`.

    What is short then fills up the last minute of every process (see ``make test``). Before them
    all the notebooks: once Playwright's loop stands in a process, what starts their kernels waits
    on a thread of its own, without an end.
    """
    slow: dict[Path, int] = {}
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        weight = 2 if "browser" in names else int(bool(names & SERVER))
        if item.get_closest_marker("lang"):
            weight = 2
        if item.path.suffix == ".ipynb":
            weight = 3
        slow[item.path] = max(weight, slow.get(item.path, 0))
    items.sort(key=lambda item: -slow[item.path])


@pytest.fixture(autouse=True)
def _no_loop_of_another(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let a test without a browser run a loop of its own, also when one with a browser came before.

    Playwright's loop stands still then; only Python thinks that it runs.
    """
    if "browser" in request.fixturenames:
        yield
        return
    standing = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(standing)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give one Chromium for the whole session: the machine's own, else Playwright's."""
    own = find_headless()
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=own, args=list(CHROMIUM_ARGS))
        except PlaywrightError as error:
            pytest.fail(
                "Er is geen Chromium om mee te testen. Debian: apt-get install chromium; "
                f"elders: playwright install chromium. ({error.message.splitlines()[0]})",
                pytrace=False,
            )
        yield chromium
        chromium.close()


@pytest.fixture
def nieuwe_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Give a function that opens one more device: a browser context with cookies of its own.

    The test fails when any page of any of these asked another host for something.
    """
    with _devices(browser) as open_context:
        yield open_context


@pytest.fixture(scope="module")
def blijvende_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Give the same for a device that all tests of a file use; the last one fails then."""
    with _devices(browser) as open_context:
        yield open_context


@contextmanager
def _devices(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    contexts: list[BrowserContext] = []
    elsewhere: list[str] = []

    def note(url: str) -> None:
        if _is_elsewhere(url):
            elsewhere.append(url)

    def watch(page: Page) -> None:
        page.on("websocket", lambda ws: note(ws.url))

    def open_context(**options: Any) -> BrowserContext:
        context = browser.new_context(**({"locale": "nl-NL"} | PROJECTOR | options))
        context.on("request", lambda request: note(request.url))
        context.on("page", watch)
        contexts.append(context)
        return context

    yield open_context
    for context in contexts:
        for page in context.pages:
            page.close()  # what just disappears says no goodbye, and its kernel works on a while
        context.close()
    assert not elsewhere, f"de pagina vroeg iets aan een andere host: {sorted(set(elsewhere))}"


@pytest.fixture
def nieuwe_telefoon(nieuwe_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """Give a function that opens a page on one more phone (``java_script_enabled=False`` …)."""
    return lambda **options: nieuwe_context(**(TELEFOON | options)).new_page()


@pytest.fixture
def telefoon(nieuwe_telefoon: Callable[..., Page]) -> Page:
    """Give a page on a phone (390x844, touch)."""
    return nieuwe_telefoon()


@pytest.fixture
def projector(nieuwe_context: Callable[..., BrowserContext]) -> Page:
    """Give a page on the projector (1280x720)."""
    return nieuwe_context().new_page()


@pytest.fixture
def page(nieuwe_context: Callable[..., BrowserContext]) -> Page:
    """Give a page on the begeleider's laptop (1280x720)."""
    return nieuwe_context().new_page()


def _is_elsewhere(url: str) -> bool:
    parts = urlsplit(url)
    host = parts.hostname or ""
    ours = host in EIGEN_HOSTS or host.endswith(".localhost")
    return parts.scheme in {"http", "https", "ws", "wss"} and not ours


# --- letters --------------------------------------------------------------------------------------


@pytest.fixture
def alleen_onze_letters(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Give a machine with no other typeface than those that come along; the number of files."""
    from matplotlib.font_manager import fontManager  # noqa: PLC0415  slow, and few tests need it

    from ouderplan.figuren import schrift, stijl  # noqa: PLC0415

    def forget() -> None:
        fontManager._findfont_cached.cache_clear()  # type: ignore[attr-defined]
        schrift.forget()

    own = [entry for entry in fontManager.ttflist if entry.name in stijl.families()]
    monkeypatch.setattr(fontManager, "ttflist", own)
    forget()
    yield len(own)
    monkeypatch.undo()
    forget()

"""A window of Firefox and one of WebKit, driven in the same words."""

import json
import os
import shutil
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import ImageGrab

from andere_browsers import MAP, find_firefox, find_minibrowser

LETTERS = 1.3
"""WebKit draws all so much larger, because its window cannot be as narrow as a phone.

Letters more than what is around them: a projector is looked at without it.
"""
ZONDER_BALK = (
    "data:text/html,<button onclick=\"window.open('about:blank', 'x', "
    "'popup,toolbar=no,menubar=no,location=no,width=600,height=900')\">x</button>"
)


START_SECONDEN = 90
"""How long a browser may take to open; longer is as if it is not there."""


class GaatNietOpen(Exception):
    """This browser does not start on this machine."""


class Weigert(Exception):
    """The window could not do it now, for instance because it is on its way to another page."""


class Venster(ABC):
    """One window, as a person uses it."""

    @abstractmethod
    def nieuw(self) -> None:
        """Be a device that never was here before."""

    @abstractmethod
    def maat(self, breed: int, hoog: int) -> None:
        """Be so large, in pixels of the page."""

    @abstractmethod
    def open(self, url: str) -> None:
        """Go to an address."""

    @abstractmethod
    def js(self, code: str) -> Any:
        """Return what an expression is on the page.

        Raises
        ------
        Weigert
            When there is no page to ask now.
        """

    @abstractmethod
    def klik(self, css: str) -> None:
        """Click on something."""

    @abstractmethod
    def typ(self, css: str, tekst: str) -> None:
        """Type in a field."""

    @abstractmethod
    def druk(self, toets: str) -> None:
        """Press a key, named as the web names it; ``Shift+Tab`` too."""

    @abstractmethod
    def beeld(self, path: Path) -> None:
        """Take a picture."""

    def klachten(self) -> list[str]:
        """Return what the page's scripts complained of since the last call, where that is told."""
        return []


class Firefox(Venster):
    """Firefox, over WebDriver BiDi."""

    def __init__(self, proces: subprocess.Popen[str]) -> None:
        self._proces = proces
        self._read()

    def _read(self) -> Any:
        assert self._proces.stdout
        line = self._proces.stdout.readline()
        if not line:
            raise GaatNietOpen("Firefox is gestopt")
        found = json.loads(line)
        if "fout" in found:
            raise Weigert(found["fout"])
        return found["uit"]

    def _do(self, *what: Any) -> Any:
        assert self._proces.stdin
        self._proces.stdin.write(json.dumps(what) + "\n")
        self._proces.stdin.flush()
        return self._read()

    def nieuw(self) -> None:
        self._do("nieuw")

    def maat(self, breed: int, hoog: int) -> None:
        self._do("maat", breed, hoog)

    def open(self, url: str) -> None:
        self._do("open", url)

    def js(self, code: str) -> Any:
        return self._do("js", code)

    def klik(self, css: str) -> None:
        self._do("klik", css)

    def typ(self, css: str, tekst: str) -> None:
        self._do("typ", css, tekst)

    def druk(self, toets: str) -> None:
        shift, _, key = toets.rpartition("+")
        self._do("met_shift" if shift else "druk", key)

    def beeld(self, path: Path) -> None:
        self._do("beeld", str(path))

    def klachten(self) -> list[str]:
        return list(self._do("klachten"))


class Webkit(Venster):
    """WebKitGTK, over WebDriver, in a window without a bar."""

    def __init__(self, driver: Any, letters: float, scherm: str) -> None:
        self._driver, self._letters, self._scherm = driver, letters, scherm
        driver.get(ZONDER_BALK)
        first = driver.current_window_handle
        driver.find_element("css selector", "button").click()
        second = next(handle for handle in driver.window_handles if handle != first)
        driver.switch_to.window(second)

    def nieuw(self) -> None:
        self._driver.delete_all_cookies()
        self._driver.get("about:blank")

    def maat(self, breed: int, hoog: int) -> None:
        self._driver.set_window_rect(
            width=round(breed * self._letters), height=round(hoog * self._letters)
        )

    def open(self, url: str) -> None:
        self._driver.get(url)

    def js(self, code: str) -> Any:
        from selenium.common.exceptions import WebDriverException  # noqa: PLC0415  not always there

        try:
            return self._driver.execute_script(f"return ({code})")
        except WebDriverException as waarom:
            raise Weigert(str(waarom)) from waarom

    def klik(self, css: str) -> None:
        # Not the driver's own: it points as if the letters were not larger, so beside it.
        self.js(f"document.querySelector({json.dumps(css)}).click()")

    def typ(self, css: str, tekst: str) -> None:
        self.js(f"document.querySelector({json.dumps(css)}).focus()")
        self._driver.find_element("css selector", css).send_keys(tekst)

    def druk(self, toets: str) -> None:
        from selenium.webdriver import ActionChains, Keys  # noqa: PLC0415  not always there

        named = {f"Arrow{way}": f"ARROW_{way.upper()}" for way in ("Up", "Down", "Left", "Right")}
        named |= {"PageUp": "PAGE_UP", "PageDown": "PAGE_DOWN"}
        shift, _, key = toets.rpartition("+")
        sign = key if len(key) == 1 else getattr(Keys, named.get(key, key.upper()))
        chain = ActionChains(self._driver)
        if shift:
            chain.key_down(Keys.SHIFT).send_keys(sign).key_up(Keys.SHIFT).perform()
        else:
            chain.send_keys(sign).perform()

    def beeld(self, path: Path) -> None:
        """Take it of the screen: the driver may wait for a picture until the end of days."""
        window = self._driver.get_window_rect()
        left, top = window["x"], window["y"]
        corner = (left + window["width"], top + window["height"])
        ImageGrab.grab((left, top, *corner), xdisplay=self._scherm).save(path)


@contextmanager
def firefox() -> Iterator[Venster]:
    """Start Firefox, and stop it.

    Raises
    ------
    GaatNietOpen
        When it does not start here.
    """
    script = str(Path(__file__).with_name("firefox.cjs"))
    proces = subprocess.Popen(
        [shutil.which("node") or "node", script, str(MAP), find_firefox() or ""],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        yield Firefox(proces)
    finally:
        assert proces.stdin
        assert proces.stdout
        proces.stdin.close()  # the script closes the browser then
        try:
            proces.wait(START_SECONDEN)
        finally:
            proces.kill()
            proces.stdout.close()


@contextmanager
def webkit(letters: float = LETTERS) -> Iterator[Venster]:
    """Start WebKitGTK on a screen that nobody sees, and stop both.

    Raises
    ------
    GaatNietOpen
        When one of them does not start here.
    """
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "2500x1600x24", "-nolisten", "tcp"]
    scherm = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert scherm.stdout
    try:
        if not (nummer := scherm.stdout.readline().decode().strip()):
            raise GaatNietOpen("Xvfb is gestopt")
        with _driver(nummer, letters) as driver:
            yield _opened(driver, letters, f":{nummer}")
    finally:
        scherm.terminate()
        scherm.wait(START_SECONDEN)
        scherm.stdout.close()


@contextmanager
def _driver(nummer: str, letters: float) -> Iterator[Any]:
    from selenium import webdriver  # noqa: PLC0415  not always there
    from selenium.common.exceptions import WebDriverException  # noqa: PLC0415
    from selenium.webdriver.webkitgtk.options import Options  # noqa: PLC0415
    from selenium.webdriver.webkitgtk.service import Service  # noqa: PLC0415
    from urllib3.exceptions import HTTPError  # noqa: PLC0415

    env = os.environ | {
        "DISPLAY": f":{nummer}",
        "GDK_BACKEND": "x11",
        "GDK_DPI_SCALE": str(letters),
        "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
        "LANGUAGE": "nl",
    }
    options = Options()
    options.binary_location = find_minibrowser() or ""
    options.add_argument("--automation")
    service = Service(shutil.which("WebKitWebDriver") or "", env=env)
    try:
        driver = webdriver.WebKitGTK(options=options, service=service)
    except (WebDriverException, HTTPError) as waarom:
        service.stop()
        raise GaatNietOpen(str(waarom).strip().partition("\n")[0]) from waarom
    driver.command_executor.client_config.timeout = START_SECONDEN  # what hangs, says so
    try:
        yield driver
    finally:
        driver.quit()


def _opened(driver: Any, letters: float, scherm: str) -> Webkit:
    from selenium.common.exceptions import WebDriverException  # noqa: PLC0415  not always there

    try:
        return Webkit(driver, letters, scherm)
    except (WebDriverException, StopIteration) as waarom:
        raise GaatNietOpen(str(waarom).strip().partition("\n")[0]) from waarom


STARTEN = {"firefox": firefox, "webkit": webkit}

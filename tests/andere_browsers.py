"""Find Firefox and WebKit for the tests, or install them; ``python tests/andere_browsers.py`` does.

With ``--sturing`` (as ``make test`` asks) only what drives a browser that is here already.

Half of the parents have Safari's engine. Both are extra: where one is not to be had, or does not
start, the tests that need it are skipped with a sentence. Only ``OUDERPLAN_ALLE_BROWSERS=1`` makes
that an error. What drives them is fetched here too: nobody needs it who has no such browser.
"""

import importlib.util
import os
import shutil
import sys
from pathlib import Path

from debianpakketten import apt_install, run

PUPPETEER = "puppeteer-core@24.43.1"
"""The newest that runs on the Node of Debian 12; it drives Firefox over WebDriver BiDi."""
SELENIUM = "selenium==4.51.0"
"""It drives WebKit. A newer one asks for another certifi than ``constraints.txt`` has."""
MAP = Path(sys.prefix) / "puppeteer"
MINIBROWSERS = "usr/lib/*/webkit2gtk-4.*/MiniBrowser"
WORTEL = Path(__file__).parents[1]


def must_be_there() -> bool:
    """Tell whether a browser that is missing is an error here."""
    return os.environ.get("OUDERPLAN_ALLE_BROWSERS") == "1"


def find_minibrowser() -> str | None:
    """Return the small browser that comes with WebKitGTK, or None."""
    return next((str(path) for path in sorted(Path("/").glob(MINIBROWSERS))), None)


def find_firefox() -> str | None:
    """Return a Firefox of this system, or None."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def missing_firefox() -> str:
    """Say what Firefox lacks to be tested with, or ""."""
    if find_firefox() is None:
        return "Er is geen Firefox om mee te testen (Debian: apt-get install firefox-esr)."
    if shutil.which("node") is None or not (MAP / "node_modules" / "puppeteer-core").is_dir():
        return f"Om Firefox te sturen ontbreekt {PUPPETEER} (make browsers; vraagt node en npm)."
    return ""


def missing_webkit() -> str:
    """Say what WebKit lacks to be tested with, or ""."""
    if not has_webkit():
        return (
            "Er is geen WebKit om mee te testen (Debian: apt-get install webkit2gtk-driver xvfb)."
        )
    if importlib.util.find_spec("selenium") is None:
        return f"Om WebKit te sturen ontbreekt {SELENIUM} (make browsers)."
    return ""


def has_webkit() -> bool:
    """Tell whether WebKit is here, with its driver and a screen that nobody sees."""
    return bool(shutil.which("WebKitWebDriver") and find_minibrowser() and shutil.which("Xvfb"))


def install_browsers() -> None:
    """Install the browsers that are missing, as far as that may and can be done here."""
    if not find_firefox():
        apt_install("firefox-esr")
    if not has_webkit():
        apt_install("webkit2gtk-driver", "xvfb")


def install_drivers() -> None:
    """Install what drives the browsers that are here; without a network that ends soon."""
    npm = shutil.which("npm")
    if npm and find_firefox() and missing_firefox():
        flags = ("--no-audit", "--no-fund", "--no-package-lock", "--silent", "--fetch-retries=0")
        run([npm, "install", *flags, "--prefix", str(MAP), PUPPETEER], None)
    if has_webkit() and importlib.util.find_spec("selenium") is None:
        pins = ("--retries", "0", "-c", str(WORTEL / "constraints.txt"))
        run([sys.executable, "-m", "pip", "install", "--quiet", *pins, SELENIUM], None)
        importlib.invalidate_caches()


def main(*, only_drivers: bool) -> int:
    """See to it that they are there; return 1 only when they must be and are not."""
    if missing_firefox() or missing_webkit():
        if not only_drivers:
            print("Firefox en WebKit worden gehaald om mee te testen…", flush=True)
            install_browsers()
        install_drivers()
    zinnen = [zin for zin in (missing_firefox(), missing_webkit()) if zin]
    for zin in zinnen:
        print(f"{zin} De tests ermee worden overgeslagen.", file=sys.stderr)
    return 1 if zinnen and must_be_there() else 0


if __name__ == "__main__":
    sys.exit(main(only_drivers="--sturing" in sys.argv))

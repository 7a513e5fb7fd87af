"""Find a Chromium for the browser tests, or install one; ``python tests/chromium.py`` does both.

Tests take the one without windows where it is there, as Playwright does with its own: the same
engine, but a page of a new device costs a quarter of the processor time.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from debianpakketten import apt_install, run

NAMEN = ("chromium", "chromium-browser", "google-chrome")
ZONDER_VENSTERS = "chromium-headless-shell"
"""As Debian calls both the package and the program."""


def find_chromium() -> str | None:
    """Return a Chromium of this system, or None: then Playwright's own is to be used."""
    return next((path for name in NAMEN if (path := shutil.which(name))), None)


def find_headless() -> str | None:
    """Return the one for tests: without windows when that is here, else any of this system."""
    return shutil.which(ZONDER_VENSTERS) or find_chromium()


def playwright_chromium() -> str | None:
    """Return the Chromium that Playwright installed, or None."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  slow, and not always needed

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and Path(path).exists() else None


def install() -> None:
    """Install one: Debian's with apt-get when that may, else Playwright's own.

    Raises
    ------
    subprocess.CalledProcessError
        When neither could be had, for instance without a network.
    """
    if apt_install("chromium", ZONDER_VENSTERS) and find_headless():
        return
    run([sys.executable, "-m", "playwright", "install", "chromium"], None).check_returncode()


def main() -> int:
    """See to it that there is one; return 1 when there is none and none could be had.

    One with windows will do: the other is only asked of Debian, and missed by nobody.
    """
    if shutil.which(ZONDER_VENSTERS):
        return 0
    if find_chromium():
        apt_install(ZONDER_VENSTERS)
        return 0
    if playwright_chromium():
        return 0
    print("Chromium wordt gehaald om mee te testen…", flush=True)
    try:
        install()
    except subprocess.CalledProcessError:
        print(
            "Chromium is niet te halen; daar is één keer internet voor nodig. Er is niets "
            "veranderd. Maak verbinding, of installeer Chromium zelf, en doe het nog eens.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

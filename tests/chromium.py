"""Find a Chromium for the browser tests, or install one; ``python tests/chromium.py`` does both."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMEN = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    """Return a Chromium of this system, or None: then Playwright's own is to be used."""
    return next((path for name in NAMEN if (path := shutil.which(name))), None)


def playwright_chromium() -> str | None:
    """Return the Chromium that Playwright installed, or None."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  slow, and not always needed

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and Path(path).exists() else None


def apt_prefix() -> list[str] | None:
    """Return what to put before ``apt-get``, or None when that cannot be used here."""
    if not shutil.which("apt-get"):
        return None
    if getattr(os, "geteuid", lambda: 1)() == 0:
        return []
    allowed = (
        shutil.which("sudo")
        and not subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode
    )
    return ["sudo", "-n"] if allowed else None


def install() -> None:
    """Install one: Debian's with apt-get when that may, else Playwright's own."""
    prefix = apt_prefix()
    if prefix is not None:
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        update = subprocess.run([*prefix, "apt-get", "update", "-q"], check=False, env=env)
        packages = ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"]
        done = subprocess.run([*prefix, *packages], check=False, env=env)
        if update.returncode == done.returncode == 0 and find_chromium():
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    if not (find_chromium() or playwright_chromium()):
        install()

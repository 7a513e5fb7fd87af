"""Which Chromium tests take; what ``make browsers`` says where there is no Firefox or WebKit."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import chromium

SCRIPT = Path(__file__).parent / "andere_browsers.py"
OP_CI = {"CI": "true"}
ALLE = {"OUDERPLAN_ALLE_BROWSERS": "1"}


def fetch(wens: dict[str, str], *opties: str) -> tuple[int, str]:
    """Run it without any program to install something with; return the status and what it said."""
    bare = {naam: waarde for naam, waarde in os.environ.items() if naam not in ALLE}
    env = {**bare, "PATH": "", "PYTHONUTF8": "1", **wens}
    command = [sys.executable, str(SCRIPT), *opties]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", env=env)
    return done.returncode, done.stderr


@pytest.mark.parametrize("opties", [(), ("--sturing",)])
@pytest.mark.parametrize(("wens", "status"), [({}, 0), (OP_CI, 0), (ALLE, 1), (OP_CI | ALLE, 1)])
def test_a_browser_that_is_not_there_is_an_error_only_when_asked(wens, status, opties):
    found, said = fetch(wens, *opties)
    firefox, webkit = said.splitlines()
    assert firefox.startswith("Er is geen Firefox om mee te testen")
    assert webkit.startswith("Er is geen WebKit om mee te testen")
    assert found == status


@pytest.mark.skipif(os.name == "nt", reason="op Windows is een programma geen bestand zonder naam")
def test_the_chromium_without_windows_is_taken_where_it_is(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chromium.find_headless() is None
    for naam in ("chromium", "chromium-headless-shell"):
        (tmp_path / naam).touch(mode=0o755)
        assert chromium.find_headless() == str(tmp_path / naam)
    assert chromium.find_chromium() == str(tmp_path / "chromium")


@pytest.mark.skipif(os.name == "nt", reason="op Windows is een programma geen bestand zonder naam")
def test_debian_is_asked_for_the_one_without_windows_and_does_not_have_to_have_it(
    tmp_path, monkeypatch
):
    asked = []
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "apt_install", lambda *names: bool(asked.append(names)))
    (tmp_path / "chromium").touch(mode=0o755)
    assert chromium.main() == 0
    assert asked == [("chromium-headless-shell",)]

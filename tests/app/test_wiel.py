"""The wheel alone: installed in a new environment, started in an empty folder, without checkout."""

import os
import subprocess
import sys
import sysconfig
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import nbformat
import pytest
from app_starten import Gestart, await_open
from app_vragen import fetch, status_of

from ouderplan.app.repetitie.telefoon import Antwoord, Blad
from ouderplan.kern.rondes import Stembriefje
from ouderplan.opslag import Werkboek

pytestmark = pytest.mark.lang

BRON = Path(__file__).parents[2]
NIEUW = {"PYTHONPATH", "OUDERPLAN_MAP", "OUDERPLAN_DATA", "OUDERPLAN_EXPORTS", "DISPLAY"}


class Installatie:
    """The wheel in an environment of its own, and a user with an empty home and an empty folder."""

    def __init__(self, wiel: Path, map: Path) -> None:
        self.wiel = wiel
        self.omgeving, self.thuis, self.leeg = map / "omgeving", map / "thuis", map / "leeg"
        self.thuis.mkdir()
        self.leeg.mkdir()
        _python("-m", "venv", "--without-pip", str(self.omgeving))
        self.pip("install", "--no-deps", "--no-index", str(wiel))
        # What the wheel asks for is here already; a path in a .pth brings no other .pth along, so
        # the checkout stays out of it.
        (self.pakketten / "elders.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")

    @property
    def bin(self) -> Path:
        return self.omgeving / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        return self.bin / ("python.exe" if os.name == "nt" else "python")

    @property
    def pakketten(self) -> Path:
        return next(self.omgeving.rglob("site-packages"))

    @property
    def map(self) -> Path:
        return self.thuis / "Documents" / "Ouderplan"

    @property
    def env(self) -> dict[str, str]:
        kept = {naam: waarde for naam, waarde in os.environ.items() if naam not in NIEUW}
        own = {"HOME": str(self.thuis), "XDG_DOCUMENTS_DIR": str(self.map.parent)}
        return {**kept, **own, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}

    def pip(self, *opdracht: str) -> None:
        _pip("--python", str(self.python), *opdracht)

    def run(self, *opdracht: str) -> str:
        done = subprocess.run(
            [self.bin / "ouderplan", *opdracht],
            cwd=self.leeg,
            env=self.env,
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout

    def begin(self, *opties: str) -> Gestart:
        uitvoer = self.thuis / "uitvoer.txt"
        proces = subprocess.Popen(
            [self.bin / "ouderplan", "start", "--geen-browser", *opties],
            stdout=uitvoer.open("wb"),
            stderr=subprocess.STDOUT,
            cwd=self.leeg,
            env=self.env,
        )
        return Gestart(proces, uitvoer, self.map / "data")

    def files(self) -> dict[str, bytes]:
        found = (path for path in self.omgeving.rglob("*") if path.is_file())
        return {str(path): path.read_bytes() for path in found}


def _python(*args: str) -> None:
    subprocess.run([sys.executable, *args], check=True, capture_output=True)


def _pip(*args: str) -> None:
    _python("-m", "pip", "--disable-pip-version-check", *args)


@pytest.fixture(scope="module")
def wiel(tmp_path_factory):
    if sys.platform in {"win32", "darwin"}:
        pytest.skip("de documenten van de gebruiker staan daar niet waar HOME het zegt")
    map = tmp_path_factory.mktemp("wiel")
    _pip("wheel", "--no-deps", "--no-build-isolation", "-w", str(map), str(BRON))
    (made,) = map.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installatie(wiel, tmp_path_factory):
    return Installatie(wiel, tmp_path_factory.mktemp("installatie"))


@pytest.fixture(scope="module")
def gestart(installatie, vrije_poort, wacht_tot):
    before = installatie.files()
    found = installatie.begin("--poort", str(vrije_poort()), "--zaal-poort", str(vrije_poort()))
    await_open(found, wacht_tot)
    yield found
    found.stop()
    assert installatie.files() == before, "er is in de installatie geschreven"


def test_the_example_lies_ready_in_the_users_own_documents_and_the_command_says_where(
    gestart, installatie
):
    assert (installatie.map / "data" / "voorbeeld" / "werkboek.csv").is_file()
    assert f"staan in {installatie.map / 'data'}, " in gestart.uitvoer
    assert f"maakt in {installatie.map / 'exports'}." in gestart.uitvoer


def test_the_start_page_runs_and_says_where_everything_is_kept(gestart, installatie):
    status, page = fetch(gestart.pagina())
    assert status == 200
    assert "Uw werkboeken staan in" in page
    assert str(installatie.map / "data") in page
    assert str(installatie.map / "exports") in page


def test_a_page_of_its_own_and_the_screen_to_vote_on_are_there_too(gestart):
    assert status_of(gestart.pagina("/stap/schooljaarplan")) == 200
    assert status_of(gestart.pagina("/stemmen")) == 200


def test_a_phone_votes_and_the_vote_is_in_the_users_workbook(gestart, installatie):
    installatie.run("ronde", "voorbeeld", "open", "waarden", "--waarborg", "open")
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    page = opener.open(f"{gestart.zaal}/").read()
    blad = Blad.read(Antwoord(200, {}, page, len(page)))
    form = [*blad.verborgen, *(("keuze", keuze) for keuze in blad.keuzes[:5])]
    answer = opener.open(f"{gestart.zaal}/stem", urllib.parse.urlencode(form).encode())
    assert "Stem ontvangen" in answer.read().decode()
    installatie.run("ronde", "voorbeeld", "sluit")
    wb = Werkboek.open(installatie.map / "data" / "voorbeeld")
    with wb.reading() as tx:
        laatste = max(briefje.ronde for briefje in tx.rows(Stembriefje))
        keuzes = {b.keuze for b in tx.rows(Stembriefje) if b.ronde == laatste}
    wb.close()
    assert keuzes == set(blad.keuzes[:5])


def test_word_is_written_beside_the_users_workbooks_and_the_folder_it_ran_in_stays_empty(
    gestart, installatie
):
    assert gestart.proces.poll() is None
    installatie.run("exporteer", "voorbeeld", "--soort", "word")
    (document,) = (installatie.map / "exports").glob("*.docx")
    assert document.read_bytes().startswith(b"PK")
    assert not list(installatie.leeg.iterdir())


def test_jupyterlab_opens_a_copy_of_the_notebooks_and_none_in_the_installation(installatie):
    before = installatie.files()
    code = "from ouderplan.app.lab import own_notebooks; from ouderplan.app.paden import Paden"
    done = subprocess.run(
        [installatie.python, "-c", f"{code}; print(own_notebooks(Paden.find()))"],
        cwd=installatie.leeg,
        env=installatie.env,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    opened = Path(done.stdout.strip())
    assert opened.is_relative_to(installatie.map)
    assert _cells(opened) == _cells(BRON / "notebooks")
    assert installatie.files() == before


def test_another_version_leaves_the_users_workbooks_alone(wiel, tmp_path):
    own = Installatie(wiel, tmp_path)
    map = own.map / "data" / "de-vlier"
    own.run("nieuw", str(map), "--school", "De Vlier", "--schooljaar", "2026-2027")
    before = {path: path.read_bytes() for path in own.map.rglob("*") if path.is_file()}
    own.pip("uninstall", "--yes", "ouderplan")
    assert not (own.pakketten / "ouderplan").exists()
    assert {path: path.read_bytes() for path in before} == before
    own.pip("install", "--no-deps", "--no-index", str(wiel))
    own.run("exporteer", "de-vlier", "--soort", "excel")
    assert list((own.map / "exports").glob("*.xlsx"))


def _cells(map: Path) -> dict[str, list[str]]:
    return {
        path.name: [cell.source for cell in nbformat.read(path, as_version=4).cells]
        for path in map.glob("*.ipynb")
    }

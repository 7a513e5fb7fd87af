"""What ``make start`` and ``make test`` do first, on a machine that lacks something."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import klaarzetten

WORTEL = Path(__file__).parents[1]
SCRIPT = WORTEL / "widgets" / "klaarzetten.py"
ONBEREIKBAAR = {
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
    "PIP_RETRIES": "1",  # with none, pip does not say why
    "PIP_NO_CACHE_DIR": "1",
}
NIETS_ERBIJ = {"PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL", "PYTHONPATH"}
NIEUWER = (ast.JoinedStr, ast.NamedExpr, ast.AnnAssign, ast.Nonlocal, ast.YieldFrom, ast.Await)
OUDE_NAMEN = ("python2", "python2.7", *(f"python3.{minor}" for minor in range(4, 11)))


class Werf:
    """A checkout with as much in it as has to be there to begin."""

    def __init__(self, map: Path) -> None:
        self.map, self.omgeving = map, map / ".venv"
        (map / "widgets").mkdir(parents=True)
        for naam in ("pyproject.toml", "constraints.txt", "Makefile"):
            shutil.copyfile(WORTEL / naam, map / naam)
        shutil.copyfile(SCRIPT, map / "widgets" / SCRIPT.name)

    def change(self, naam: str, oud: str, nieuw: str) -> None:
        tekst = (self.map / naam).read_text(encoding="utf-8")
        assert oud in tekst
        (self.map / naam).write_text(tekst.replace(oud, nieuw), encoding="utf-8")

    def run(self, *command: str, **env: str) -> tuple[int, str, str]:
        known = {naam: waarde for naam, waarde in os.environ.items() if naam not in NIETS_ERBIJ}
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            encoding="utf-8",
            cwd=self.map,
            env={**known, **env},
        )
        return done.returncode, done.stdout, done.stderr

    def make_ready(self, python: str = sys.executable, **env: str) -> tuple[int, str, str]:
        return self.run(python, str(self.map / "widgets" / SCRIPT.name), **env)


@pytest.fixture
def werf(tmp_path):
    return Werf(tmp_path / "werf")


def is_one_sentence(said: str) -> bool:
    return said.count("\n") == 1 and said.isascii() and "Traceback" not in said


def old_pythons() -> list[str]:
    """Return the Pythons of this machine that are too old, one of each version."""
    versies = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    names = [*OUDE_NAMEN, *(str(path) for path in sorted(versies.glob("*/bin/python")))]
    found: dict[str, str] = {}
    for naam in names:
        if not (path := shutil.which(naam)):
            continue
        code = "import sys; print('%d.%d' % sys.version_info[:2])"
        asked = subprocess.run([path, "-c", code], check=False, capture_output=True, text=True)
        versie = asked.stdout.strip()
        if asked.returncode == 0 and tuple(map(int, versie.split("."))) < (3, 11):
            found.setdefault(versie, path)
    return list(found.values())


def test_every_older_python_here_refuses_in_one_sentence(werf):
    if not (pythons := old_pythons()):
        pytest.skip("er staat hier geen Python die te oud is")
    for python in pythons:
        status, _, said = werf.make_ready(python)
        assert (status, is_one_sentence(said)) == (1, True), said
        assert said.startswith("Het werkboek heeft Python 3.11 tot en met 3.14 nodig, en ")
        assert not werf.omgeving.exists()


@pytest.mark.parametrize("grenzen", [">=3.97,<3.99", ">=3.1,<3.5"])
def test_a_python_outside_what_is_promised_is_refused_in_one_sentence(werf, grenzen):
    werf.change(
        "pyproject.toml", 'requires-python = ">=3.11,<3.15"', f'requires-python = "{grenzen}"'
    )
    status, _, said = werf.make_ready(PATH="")
    assert (status, is_one_sentence(said)) == (1, True), said
    assert "Er is niets veranderd. Installeer Python 3." in said
    assert not werf.omgeving.exists()


def test_a_python_that_will_do_and_is_here_too_is_named(werf, tmp_path):
    if os.name == "nt":
        pytest.skip("op Windows wijst ‘py’ de weg")
    minor = sys.version_info.minor
    werf.change("pyproject.toml", '">=3.11,<3.15"', f'">=3.{minor + 1},<3.{minor + 3}"')
    other = tmp_path / f"python3.{minor + 2}"
    other.write_text("#!/bin/sh\nexit 0\n", encoding="ascii")
    other.chmod(0o755)
    assert werf.make_ready(PATH=str(tmp_path))[2].endswith(f"PYTHON=python3.{minor + 2}\n")


def test_without_what_makes_an_environment_it_says_what_to_install(werf, tmp_path):
    (tmp_path / "zonder" / "ensurepip").mkdir(parents=True)
    (tmp_path / "zonder" / "ensurepip" / "__init__.py").touch()
    status, _, said = werf.make_ready(PYTHONPATH=str(tmp_path / "zonder"))
    assert (status, is_one_sentence(said)) == (1, True), said
    assert f"sudo apt install python3.{sys.version_info.minor}-venv" in said
    assert not werf.omgeving.exists()


def test_without_a_network_it_says_so_and_the_next_try_is_not_in_the_way_of_the_first(werf):
    werf.omgeving.mkdir()
    (werf.omgeving / "pyvenv.cfg").write_text("half\n", encoding="ascii")
    for _ in range(2):
        status, _, said = werf.make_ready(**ONBEREIKBAAR)
        assert (status, is_one_sentence(said)) == (1, True), said
        assert "daar is een keer internet voor nodig" in said
        assert "home = " in (werf.omgeving / "pyvenv.cfg").read_text(encoding="utf-8")
        assert not list(werf.omgeving.glob(".klaar*"))
    assert "NewConnectionError" in (werf.map / klaarzetten.LOGBOEK).read_text(encoding="utf-8")


def test_what_is_ready_is_left_alone_until_something_else_is_asked_for(werf):
    subprocess.run([sys.executable, "-m", "venv", werf.omgeving], check=True, capture_output=True)
    code = "import klaarzetten; print(klaarzetten.fingerprint())"
    print_of = werf.run(sys.executable, "-c", code, PYTHONPATH=str(werf.map / "widgets"))[1].strip()
    stamp = werf.omgeving / ".klaar"
    stamp.write_text(print_of, encoding="ascii")
    assert werf.make_ready(**ONBEREIKBAAR) == (0, "", "")
    werf.change("constraints.txt", "pandas==", "pandas==9.")
    status, _, said = werf.make_ready(**ONBEREIKBAAR)
    assert (status, "internet" in said) == (1, True)
    assert stamp.read_text(encoding="ascii") == print_of


def test_make_says_that_there_is_no_python(werf):
    if not shutil.which("make"):
        pytest.skip("make staat niet op deze computer")
    status, _, said = werf.run("make", "start", "PYTHON=python-die-er-niet-is")
    assert status
    assert said.count("\n") == 1
    assert "'python-die-er-niet-is' is niet gevonden. Er is niets veranderd." in said


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", "De schijf is vol"),
        ("ERROR: No matching distribution found for contourpy==1.3.3\n", "'contourpy' is er niet"),
        ("  ERROR: Failed building wheel for argon2-cffi-bindings\n", "'argon2-cffi-bindings' is"),
        (
            "ResolutionImpossible\n    The user requested (constraint) soupsieve==4.1.2\n",
            "'soupsieve' is er niet",
        ),
        ("Retrying after NewConnectionError\nNo matching distribution found for x", "internet"),
        ("iets heel anders", "klaarzetten.log"),
    ],
)
def test_what_pip_says_becomes_one_sentence(said, sentence):
    found = klaarzetten.explain(said)
    assert sentence in found
    assert "{" not in found


def test_it_keeps_to_what_python_2_understands():
    """A run on an old Python is better, but not every machine has one."""
    text = SCRIPT.read_text(encoding="utf-8")
    assert text.isascii()
    assert not re.search(r"\bprint\(|raise .* from ", text)
    for node in ast.walk(ast.parse(text)):
        assert not isinstance(node, NIEUWER), ast.unparse(node)
        assert not getattr(node, "annotation", None), ast.unparse(node)
        assert not getattr(node, "returns", None), ast.unparse(node)
        assert not getattr(node, "kwonlyargs", None), ast.unparse(node)
        assert not getattr(node, "posonlyargs", None), ast.unparse(node)


def test_without_a_network_and_without_chromium_make_test_says_so(werf, tmp_path):
    script = WORTEL / "tests" / "chromium.py"
    status, _, said = werf.run(
        sys.executable,
        str(script),
        PATH="",
        PLAYWRIGHT_BROWSERS_PATH=str(tmp_path / "geen"),
        PLAYWRIGHT_DOWNLOAD_HOST="http://127.0.0.1:9",
        PYTHONUTF8="1",
    )
    assert status == 1
    assert said.startswith("Chromium is niet te halen; daar is één keer internet voor nodig.")
    assert said.count("\n") == 1

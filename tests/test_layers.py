"""The rooms of the house: who may know whom, and how big a file may grow.

kern <- opslag <- zaal, uitvoer, stappen <- app; figuren and talen know the kern only, and talen may
be known by all but the kern and figuren. iconen knows nobody, and may be known by who shows
something: zaal, uitvoer, stappen and app. Two arrows run
beside the main line, on purpose: uitvoer may know figuren, because an exported plan holds the
picture of the top 5; and stappen may know uitvoer and figuren, because the step *schooljaarplan*
exports and the step *waarden* draws. Nothing knows app.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import ouderplan

PAKKET = Path(ouderplan.__file__).parent
WORTEL = PAKKET.parents[1]
MAG_KENNEN = {
    "kern": {"kern"},
    "talen": {"talen", "kern"},
    "iconen": {"iconen"},
    "opslag": {"opslag", "talen", "kern"},
    "figuren": {"figuren", "kern"},
    "zaal": {"zaal", "opslag", "talen", "iconen", "kern"},
    "uitvoer": {"uitvoer", "figuren", "talen", "iconen", "opslag", "kern"},
    "stappen": {"stappen", "uitvoer", "figuren", "talen", "iconen", "opslag", "kern"},
    "app": {"app", "stappen", "uitvoer", "figuren", "zaal", "talen", "iconen", "opslag", "kern"},
}
VREEMD_IN_KERN = {
    "ipywidgets",
    "jinja2",
    "matplotlib",
    "os",
    "pandas",
    "pathlib",
    "sqlalchemy",
    "sqlite3",
    "tornado",
    "traitlets",
    "voila",
}
GROOTSTE_BESTAND = 300


def modules(kamer: str = "") -> list[Path]:
    return sorted((PAKKET / kamer).rglob("*.py"))


def ids(path: Path) -> str:
    return path.relative_to(PAKKET).as_posix()


def imports(path: Path) -> Iterator[str]:
    """Yield the full name of everything a module imports, wherever in the file."""
    package = [PAKKET.name, *path.relative_to(PAKKET).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*base, *([node.module] if node.module else [])])
            yield name
            yield from (f"{name}.{alias.name}" for alias in node.names)


def rooms_known_by(path: Path) -> set[str]:
    known = {name.split(".")[1] for name in imports(path) if name.startswith("ouderplan.")}
    return known & set(MAG_KENNEN)


def test_every_folder_of_the_package_is_a_room():
    folders = {path.parent.name for path in PAKKET.glob("*/*.py")}
    assert folders == set(MAG_KENNEN)


@pytest.mark.parametrize("path", modules(), ids=ids)
def test_arrows_point_one_way(path):
    parts = path.relative_to(PAKKET).parts
    if len(parts) == 1:  # __main__ is the app's front door; __init__ knows no room
        assert rooms_known_by(path) <= ({"app"} if path.name == "__main__.py" else set())
        return
    assert rooms_known_by(path) <= MAG_KENNEN[parts[0]]


@pytest.mark.parametrize("path", modules("kern"), ids=ids)
def test_the_kern_knows_no_widget_no_web_and_no_file(path):
    assert {name.split(".")[0] for name in imports(path)} & VREEMD_IN_KERN == set()


@pytest.mark.parametrize("path", modules("kern"), ids=ids)
def test_the_kern_opens_nothing(path):
    calls = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    opened = [
        node
        for node in calls
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open"
    ]
    assert not opened


@pytest.mark.parametrize("path", [p for p in modules() if p.name == "model.py"], ids=ids)
def test_a_model_knows_no_widget(path):
    assert "ipywidgets" not in {name.split(".")[0] for name in imports(path)}


@pytest.mark.parametrize("path", modules(), ids=ids)
def test_a_file_stays_small(path):
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= GROOTSTE_BESTAND, f"{lines} lines: split it"


def test_the_source_root_is_a_folder_and_not_a_package():
    """Importing ``widgets.ouderplan`` as well would make every class twice."""
    assert not (PAKKET.parent / "__init__.py").exists()
    assert not [
        path
        for path in [*WORTEL.rglob("*.py"), *WORTEL.rglob("*.ipynb")]
        if ".venv" not in path.parts
        and path != Path(__file__)
        and "widgets.ouderplan" in path.read_text(encoding="utf-8", errors="replace")
    ]


def test_importing_it_by_its_folder_is_refused():
    """From the repository's root Python would find ``widgets`` as a namespace package."""
    outcome = subprocess.run(
        [sys.executable, "-c", "import widgets.ouderplan"],
        cwd=WORTEL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert outcome.returncode == 1
    assert "ImportError" in outcome.stderr

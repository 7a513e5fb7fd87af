"""Every step has what a step needs, and every sentence stands in its catalog and is used."""

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, nodes

import ouderplan.stappen
from ouderplan.opslag.tabellen import TABELLEN
from ouderplan.stappen import StapModel, find_steps
from ouderplan.stappen.onderdelen.stapview import StapView

STAPPEN = Path(ouderplan.stappen.__file__).parent
NOTEBOOKS = STAPPEN.parents[2] / "notebooks"
CATALOGI = sorted(path.parent for path in STAPPEN.rglob("teksten.toml"))
NAMEN = {"T", "t", "_t", "teksten", "_teksten"}
"""What a catalog is called in the code."""
VAN_DE_STAP = (
    {"titel", "kort"}
    | {
        f"blad.{tabel.naam}.{what}"
        for tabel in TABELLEN
        for what in ("uitleg", "leeg", "voorbeelden")
    }
    | {
        f"deel.{deel}"
        for stap in find_steps()
        for deel in getattr(import_module(f"{stap.pakket}.model").Model, "delen", ())
    }
)
"""`Stap` asks this of the catalog of the step, whichever that is."""
ANYTHING = r"[\w.]+"


def ids(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("stap", find_steps(), ids=lambda stap: stap.naam)
def test_a_step_is_a_folder_with_all_its_parts(stap):
    folder = STAPPEN / stap.naam
    parts = {path.name for path in folder.iterdir()}
    assert {"__init__.py", "model.py", "view.py", "teksten.toml"} <= parts
    assert (NOTEBOOKS / f"{stap.notebook}.ipynb").is_file()
    assert stap.titel
    assert stap.kort


@pytest.mark.parametrize("stap", find_steps(), ids=lambda stap: stap.naam)
def test_a_step_makes_its_model_and_its_view(stap, zitting):
    model = stap.make_model(zitting)
    view = stap.make_view(model)
    assert isinstance(model, StapModel)
    assert isinstance(view, StapView)
    assert model.tabellen


def test_no_two_steps_have_the_same_number():
    numbers = [stap.nummer for stap in find_steps()]
    assert len(numbers) == len(set(numbers))


# --- catalogs -------------------------------------------------------------------------------------


MACROS = STAPPEN / "onderdelen" / "macros.html.j2"
"""What steps share asks the catalog of the step that shows it."""


class Gebruik:
    """The keys that a folder asks of its catalog: whole ones, and patterns of composed ones."""

    def __init__(self, folder: Path) -> None:
        self.keys: set[str] = set()
        self.patterns: set[str] = set()
        self.words: set[str] = set()
        self.shown: set[str] = set()
        """The templates and macros that its code shows."""
        for path in files_of(folder, ".py"):
            self._read_code(ast.parse(path.read_text(encoding="utf-8")))
        for path in set(files_of(folder, ".j2")) - {MACROS}:
            tree = Environment().parse(path.read_text(encoding="utf-8"))
            self._read_template(tree, own=True)
        shared = Environment().parse(MACROS.read_text(encoding="utf-8"))
        for macro in shared.find_all(nodes.Macro):
            self._read_template(macro, own=folder != MACROS.parent and macro.name in self.shown)

    def uses(self, key: str) -> bool:
        return (
            key in self.keys
            or key in self.words
            or any(re.fullmatch(pattern, key) for pattern in self.patterns)
        )

    def _read_code(self, tree: ast.AST) -> None:
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                self.words.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                self.patterns |= composed(node)
            if isinstance(node, ast.Call) and called(node.func) in NAMEN and node.args:
                self.keys |= literals(node.args[0])
            elif isinstance(node, ast.Call) and called(node.func).endswith("html") and node.args:
                self.shown |= literals(node.args[0])

    def _read_template(self, tree: nodes.Node, *, own: bool) -> None:
        self.words |= {str(found.value) for found in tree.find_all(nodes.Const)}
        for concat in tree.find_all(nodes.Concat):
            self.patterns |= pattern(
                part.value if isinstance(part, nodes.Const) else None for part in concat.nodes
            )
        for call in tree.find_all(nodes.Call):
            if own and isinstance(call.node, nodes.Name) and call.node.name == "t":
                self.keys |= template_literals(call.args[0])


def files_of(folder: Path, ending: str) -> list[Path]:
    """Return the files that read the catalog of `folder`: those in it, not in a step below it."""
    return [path for path in folder.glob(f"*{ending}") if path.is_file()]


def called(func: ast.expr) -> str:
    """Return ``t`` for ``t(…)``, ``self.t(…)``, ``view.t(…)`` and ``t.counted(…)``."""
    if isinstance(func, ast.Attribute) and func.attr in {"counted", "table"}:
        func = func.value
    return getattr(func, "attr", getattr(func, "id", ""))


def literals(node: ast.expr) -> set[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if isinstance(node, ast.IfExp):
        return literals(node.body) | literals(node.orelse)
    return set()


def template_literals(node: nodes.Node) -> set[str]:
    if isinstance(node, nodes.Const):
        return {str(node.value)}
    if isinstance(node, nodes.CondExpr) and node.expr2 is not None:
        return template_literals(node.expr1) | template_literals(node.expr2)
    return set()


def composed(node: ast.JoinedStr) -> set[str]:
    """Return ``f"lijst.{tekst}"`` as a pattern."""
    return pattern(part.value if isinstance(part, ast.Constant) else None for part in node.values)


def pattern(parts: Iterable[Any]) -> set[str]:
    """Join fixed parts, and None for what is filled in; without a fixed word nothing matches."""
    parts = list(parts)
    found = "".join(ANYTHING if part is None else re.escape(str(part)) for part in parts)
    return {found} if re.search(r"\w", "".join(str(part or "") for part in parts)) else set()


def sentences(table: dict[str, Any], begin: str = "") -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from sentences(value, f"{begin}{key}.")
        else:
            yield f"{begin}{key}"


def catalog(folder: Path) -> set[str]:
    found = (folder / "teksten.toml").read_text(encoding="utf-8")
    return set(sentences(tomllib.loads(found)))


@pytest.mark.parametrize("folder", CATALOGI, ids=ids)
def test_every_sentence_that_is_asked_for_stands_in_the_catalog(folder):
    known = catalog(folder)
    tables = {key.rpartition(".")[0] for key in known}
    assert not Gebruik(folder).keys - known - tables - VAN_DE_STAP


@pytest.mark.parametrize("folder", CATALOGI, ids=ids)
def test_every_sentence_in_the_catalog_is_asked_for(folder):
    use = Gebruik(folder)
    assert not {key for key in catalog(folder) if not use.uses(key)} - VAN_DE_STAP


@pytest.mark.parametrize("folder", CATALOGI, ids=ids)
def test_no_sentence_is_empty_or_has_a_broken_field(folder):
    found = (folder / "teksten.toml").read_text(encoding="utf-8")
    for key in catalog(folder):
        value: Any = tomllib.loads(found)
        for part in key.split("."):
            value = value[part]
        assert str(value).strip(), key
        assert re.sub(r"\{\w+\}", "", str(value)).count("{") == 0, key

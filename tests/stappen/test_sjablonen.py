"""Every template and every macro that a step asks for is there, and none is there for nobody."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, TemplateNotFound, nodes

import ouderplan.stappen
from ouderplan.stappen.onderdelen.sjabloon import MACROS, STUKKEN, render

STAPPEN = Path(ouderplan.stappen.__file__).parent
ONDERDELEN = STAPPEN / "onderdelen"
MAPPEN = sorted(
    path.parent
    for path in STAPPEN.rglob("__init__.py")
    if path.parent.name not in {"stappen", "stembus", "dias"}  # steps, and no slides or ballots
)


def constants(node: ast.AST) -> Iterator[str]:
    for found in ast.walk(node):
        if isinstance(found, ast.Constant) and isinstance(found.value, str):
            yield found.value


def trees(folder: Path) -> Iterator[ast.Module]:
    for path in folder.glob("*.py"):
        yield ast.parse(path.read_text(encoding="utf-8"))


def called(node: ast.Call) -> str:
    return str(getattr(node.func, "attr", getattr(node.func, "id", "")))


def bases(folder: Path) -> set[str]:
    """Return the names of the classes that those of a folder are made from."""
    classes = (node for tree in trees(folder) for node in ast.walk(tree))
    return {
        base.id
        for node in classes
        if isinstance(node, ast.ClassDef)
        for base in node.bases
        if isinstance(base, ast.Name)
    }


@cache
def inherited() -> dict[str, set[str]]:
    """Return what a view of all steps asks of each step that is made from it, by its class."""
    return {
        node.name: renders(node)
        for tree in trees(ONDERDELEN)
        for node in tree.body
        if isinstance(node, ast.ClassDef)
        and "StapView" in {getattr(b, "id", "") for b in node.bases}
    }


def rendered(node: ast.Call) -> str:
    """Return the name that a call renders, "" when it renders none that stands there."""
    if called(node) not in {"render", "live_html"}:
        return ""
    texts = [one for one in node.args[:2] if isinstance(one, ast.Constant)]
    return str(texts[0].value) if texts else ""


def renders(tree: ast.AST) -> set[str]:
    return {rendered(node) for node in ast.walk(tree) if isinstance(node, ast.Call)} - {""}


def asked(folder: Path) -> set[str]:
    """Return the names that the code renders as they stand there, or that its view inherits."""
    found = {name for tree in trees(folder) for name in renders(tree)}
    if folder == ONDERDELEN:
        return found - {name for names in inherited().values() for name in names}
    return found.union(*(inherited().get(base, set()) for base in bases(folder)))


def signatures(path: Path) -> dict[str, tuple[set[str], set[str]]]:
    """Return for each macro what it has to be given, and what it can be given."""
    if not path.is_file():
        return {}
    found = {}
    tree = Environment().parse(path.read_text(encoding="utf-8"))
    for macro in tree.find_all(nodes.Macro):
        names = [arg.name for arg in macro.args]
        found[macro.name] = (set(names[: len(names) - len(macro.defaults)]), set(names))
    return found


def macros(path: Path) -> set[str]:
    if not path.is_file():
        return set()
    tree = Environment().parse(path.read_text(encoding="utf-8"))
    return {found.name for found in tree.find_all(nodes.Macro)}


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*.j2")} - {STUKKEN, MACROS}


@pytest.mark.parametrize("folder", MAPPEN, ids=lambda folder: folder.name)
def test_what_is_asked_for_is_there(folder: Path) -> None:
    there = files(folder) | files(ONDERDELEN)
    there |= macros(folder / STUKKEN) | macros(ONDERDELEN / MACROS)
    assert asked(folder) <= there


@pytest.mark.parametrize("folder", MAPPEN, ids=lambda folder: folder.name)
def test_what_is_there_is_asked_for(folder: Path) -> None:
    known = {text for tree in trees(folder) for text in constants(tree)} | asked(folder)
    if folder == ONDERDELEN:
        known |= {text for other in MAPPEN for tree in trees(other) for text in constants(tree)}
        known |= {text for tree in trees(STAPPEN) for text in constants(tree)}
    said = "".join(path.read_text(encoding="utf-8") for path in STAPPEN.rglob("*.j2"))
    named = {name for name in files(folder) if f'"{name}"' in said}
    made = macros(folder / STUKKEN) | (macros(folder / MACROS) if folder == ONDERDELEN else set())
    named |= {name for name in made if said.count(name) > 1}  # one macro asks for another
    assert (files(folder) | made) - known - named == set()


def test_a_macro_is_rendered_by_its_name_and_escapes_what_people_typed() -> None:
    made = render("ouderplan.stappen.kansen", "leeg", kop="<b>", zin="A & B")
    assert "<strong>&lt;b&gt;</strong><p>A &amp; B</p>" in made
    with pytest.raises(TemplateNotFound):
        render("ouderplan.stappen.kansen", "staat_er_niet")


@pytest.mark.parametrize("folder", MAPPEN, ids=lambda folder: folder.name)
def test_a_macro_is_given_what_it_takes(folder: Path) -> None:
    takes = signatures(ONDERDELEN / MACROS) | signatures(folder / STUKKEN)
    for tree in trees(folder):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or any(word.arg is None for word in node.keywords):
                continue
            name = rendered(node)
            if name in takes:
                given = {str(word.arg) for word in node.keywords}
                given |= {"model"} if called(node) == "live_html" else set()
                needed, known = takes[name]
                assert needed <= given <= known, name

"""No module of the package leads back to itself by what it imports, for running or for typing only.

A circle means that two files are one: neither can be read, moved or tried alone. An import under
``if TYPE_CHECKING`` counts as well, and one inside a function: what only waits still leads back.
"""

import ast
from collections.abc import Mapping
from pathlib import Path

import pytest

import ouderplan

PAKKET = Path(ouderplan.__file__).parent
Kaart = Mapping[str, set[str]]


def named(path: Path) -> str:
    parts = (PAKKET.name, *path.relative_to(PAKKET).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path, known: set[str]) -> set[str]:
    """Return the modules of the package that a file imports, wherever in the file.

    ``from package import module`` is the module, and not the package that it is in.
    """
    here = named(path).split(".")
    package = here if path.name == "__init__.py" else here[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            inside = {f"{base}.{alias.name}" for alias in node.names}
            found |= (inside & known) or {base}
    return (found & known) - {named(path)}


def circles(kaart: Kaart) -> list[list[str]]:
    """Return the groups of more than one module that all lead to each other (Tarjan, 1972)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    pile: list[str] = []
    found: list[list[str]] = []

    def visit(here: str) -> None:
        number[here] = lowest[here] = len(number)
        pile.append(here)
        for there in sorted(kaart[here]):
            if there not in number:
                visit(there)
                lowest[here] = min(lowest[here], lowest[there])
            elif there in pile:
                lowest[here] = min(lowest[here], number[there])
        if lowest[here] == number[here]:
            place = pile.index(here)
            if len(pile) - place > 1:
                found.append(sorted(pile[place:]))
            del pile[place:]

    for naam in kaart:
        if naam not in number:
            visit(naam)
    return found


@pytest.fixture(scope="module")
def kaart() -> Kaart:
    paths = {named(path): path for path in PAKKET.rglob("*.py")}
    return {naam: imported(path, set(paths)) for naam, path in paths.items()}


def test_no_module_leads_back_to_itself(kaart: Kaart) -> None:
    assert circles(kaart) == []


def test_the_parts_of_every_step_know_no_step(kaart: Kaart) -> None:
    """What steps are made of knows the session, what a model is, and the slides; never a step."""
    below = {"basis", "bladmodel", "melding", "plaatsen", "zitting", "onderdelen", "dias"}
    looked_up = {
        f"{naam} imports {other}"
        for naam, others in kaart.items()
        if naam.startswith("ouderplan.stappen.onderdelen")
        for other in others
        if other.startswith("ouderplan.stappen.") and other.split(".")[2] not in below
    }
    assert looked_up == set()


def test_a_circle_is_found_also_when_it_is_long_or_beside_another() -> None:
    kaart = {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": {"e"}, "e": {"d"}, "f": {"a"}}
    assert circles(kaart) == [["d", "e"], ["a", "b", "c"]]

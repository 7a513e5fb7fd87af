"""The text of an exception is English, or the system's language: no sentence is made with it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import ouderplan

PAKKET = Path(ouderplan.__file__).parent
ZINNEN = [path for path in sorted(PAKKET.rglob("*.py")) if path.name != "systeem.py"]


@pytest.mark.parametrize("path", ZINNEN, ids=lambda path: path.relative_to(PAKKET).as_posix())
def test_a_reason_comes_from_systeem_and_not_from_the_exception(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [node.lineno for node in ast.walk(tree) if _is_strerror(node)]
    for handler in (node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler)):
        used = [one for call in _sentences(handler) for one in _bare(call, handler.name or "")]
        assert not used, f"regel {used[0].lineno}: gebruik ouderplan.systeem.why"


def _is_strerror(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "strerror"


def _sentences(handler: ast.ExceptHandler) -> Iterator[ast.Call]:
    """Yield what is raised, or said with `text`, while an error is caught that is not our own."""
    if "Fout" in ast.unparse(handler.type or ast.Constant("")):
        return
    for node in ast.walk(handler):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            if ast.unparse(node.exc.func)[0].isupper():  # a sentence of ours
                yield node.exc
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("text", "_t")):
            yield node


def _bare(call: ast.Call, name: str) -> Iterator[ast.Name]:
    """Yield where the caught error itself, or its ``str``, is given to the sentence."""
    for given in [*call.args, *(keyword.value for keyword in call.keywords)]:
        inner = given.args[0] if _is_str(given) else given
        parts = inner.values if isinstance(inner, ast.BoolOp | ast.JoinedStr) else [inner]
        for part in parts:
            value = part.value if isinstance(part, ast.FormattedValue) else part
            if isinstance(value, ast.Name) and value.id == name:
                yield value


def _is_str(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "str" and bool(node.args)

"""Notebooks are thin: an import, a call, nothing else."""

import ast
import json
from pathlib import Path

import nbformat
import pytest

from ouderplan.stappen import find_steps

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
VERWACHT = {"werkboek", "stemmen"} | {stap.notebook for stap in find_steps()}


def test_every_step_has_its_own_notebook():
    assert {path.stem for path in NOTEBOOKS} == VERWACHT


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.reads(request.param.read_text(encoding="utf-8"), as_version=4)


def test_it_is_a_valid_notebook_of_the_current_format(notebook):
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"


def test_it_has_at_most_three_code_cells_without_output(notebook):
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert 1 <= len(code) <= 3
    assert all(not cell.outputs and cell.execution_count is None for cell in code)


def test_it_holds_no_logic_only_imports_and_one_call(notebook):
    source = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    statements = ast.parse(source).body
    imports = [node for node in statements if isinstance(node, ast.ImportFrom)]
    calls = [node for node in statements if not isinstance(node, ast.ImportFrom)]
    assert [node.module for node in imports] == ["ouderplan.app.pagina"]
    assert [type(node) for node in calls] == [ast.Expr]
    call = calls[0].value
    assert isinstance(call, ast.Call)
    assert isinstance(call.func, ast.Name)
    assert all(isinstance(argument, ast.Constant) for argument in call.args)
    assert not call.keywords


def test_it_says_in_dutch_what_it_is_for(notebook):
    first = notebook.cells[0]
    assert first.cell_type == "markdown"
    assert first.source.startswith("# ")
    assert first.source.rstrip().endswith(".")


def test_no_notebook_names_a_folder_of_this_machine():
    for path in NOTEBOOKS:
        assert not {"/home/", "/tmp/", "C:\\"} & set(json.dumps(path.read_text("utf-8")).split())

"""What the check finds is put right in the step that has it, and its button goes there."""

import ast
import inspect
from importlib import import_module
from pkgutil import iter_modules

import pytest

from ouderplan.kern import plancheck
from ouderplan.kern.plancheck import Bevinding, Ernst
from ouderplan.opslag.plancheck import TABELNAMEN
from ouderplan.stappen import find_steps
from ouderplan.stappen.bladmodel import Bladmodel
from ouderplan.stappen.plaatsen import step_of, step_of_table

BOEKHOUDING = {"rondes", "rondekeuzes"}
"""About these no rule says anything: a round writes them, and nobody else."""
MODELLEN = {stap.naam: stap.model_class for stap in find_steps()}
SHEETS = sorted(
    blad.naam
    for model in MODELLEN.values()
    if issubclass(model, Bladmodel)
    for blad in model.bladen
    if blad.rij not in model.te_gast
)
BLADEN = ["plan_teksten", "kernwoorden", "vaststellingen"]


def found(regel, tabel):
    return Bevinding(regel, Ernst.FOUT, "", f"{tabel} 1")


def rule_calls():
    """Yield every ``find("rule", Ernst.…, f"table …")`` in the rules: the rule and the table."""
    for info in iter_modules(plancheck.__path__):
        source = inspect.getsource(import_module(f"{plancheck.__name__}.{info.name}"))
        for node in ast.walk(ast.parse(source)):
            match node:
                case ast.Call(
                    args=[
                        ast.Constant(value=regel),
                        ast.Attribute(value=ast.Name(id="Ernst")),
                        plaats,
                        *_,
                    ]
                ):
                    yield regel, said(plaats).partition(" ")[0]


def said(plaats):
    first = plaats.values[0] if isinstance(plaats, ast.JoinedStr) else plaats
    return first.value if isinstance(first, ast.Constant) else "jaardoelen"


REGELS = sorted(set(rule_calls()))


@pytest.mark.parametrize("tabel", sorted(TABELNAMEN - BOEKHOUDING))
def test_every_table_is_put_right_in_one_step_that_reads_it(tabel):
    (stap,) = [naam for naam, model in MODELLEN.items() if tabel in model.herstelt]
    assert tabel in MODELLEN[stap].tabellen
    assert step_of_table(tabel) == stap


@pytest.mark.parametrize(("regel", "tabel"), REGELS)
def test_what_a_rule_finds_has_a_step_to_go_to(regel, tabel):
    assert step_of(found(regel, tabel)) in MODELLEN


def test_a_step_takes_only_rules_that_there_are():
    taken = [regel for model in MODELLEN.values() for regel in model.herstelt_regels]
    assert sorted(taken) == sorted(set(taken))
    assert set(taken) <= {regel for regel, _ in REGELS}


@pytest.mark.parametrize("tabel", SHEETS)
def test_its_button_puts_the_sheet_on_that_the_table_is(zitting, tabel):
    stap = step_of_table(tabel)
    model = MODELLEN[stap](zitting)
    zitting.follow([model])
    zitting.point(stap, tabel, "1")
    assert (zitting.stap, model.blad) == (stap, tabel)


@pytest.mark.parametrize("tabel", BLADEN)
def test_a_text_of_the_plan_is_unfolded_in_the_step_schooljaarplan(zitting, tabel):
    assert step_of_table(tabel) == "schooljaarplan"
    model = MODELLEN["schooljaarplan"](zitting)
    zitting.follow([model])
    zitting.point(step_of_table(tabel), tabel, "1")
    assert (model.planteksten.blad, model.planteksten.open) == (tabel, True)


def test_a_goal_is_shown_also_when_another_sheet_was_on(zitting):
    model = MODELLEN["jaardoelen"](zitting)
    zitting.follow([model])
    model.go("voortgang")
    zitting.point("jaardoelen", "jaardoelen", "1a")
    assert model.blad == "doelen"

"""A picture that another process drew is the one that would be drawn here."""

import pickle
import shutil
from pathlib import Path

import pytest

import ouderplan
from ouderplan.figuren import draw_jaren, tekenaar
from ouderplan.figuren.tekenaar import NietElders, carry_out, draw_elsewhere
from ouderplan.kern.streefcijfers import Streefcijfer, lines
from ouderplan.opslag import Werkboek
from ouderplan.uitvoer import load_plan
from ouderplan.uitvoer.beelden import pictures_of


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    """Give the plan of the example, which has every kind of picture."""
    example = Path(ouderplan.__file__).parents[2] / "data" / "voorbeeld"
    wb = Werkboek.open(shutil.copytree(example, tmp_path_factory.mktemp("elders") / "voorbeeld"))
    yield load_plan(wb)
    wb.close()


@pytest.fixture
def elders():
    """Let everything that is drawn travel there and back; return what was asked for."""
    asked = []

    def ask(opdracht):
        asked.append(opdracht)
        return pickle.loads(pickle.dumps(carry_out(pickle.loads(pickle.dumps(opdracht)))))

    draw_elsewhere(ask)
    yield asked
    draw_elsewhere(None)


def test_every_picture_of_the_plan_travels_there_and_back(plan, elders):
    far = dict(pictures_of(plan))
    assert {opdracht.naam for opdracht in elders} == set(tekenaar.STAAT_IN)
    draw_elsewhere(None)
    here = dict(pictures_of(plan))
    assert {name: figuur.beschrijving for name, figuur in far.items()} == {
        name: figuur.beschrijving for name, figuur in here.items()
    }
    assert all(figuur.svg.startswith("<svg ") for figuur in far.values())


def test_a_png_is_asked_for_where_the_picture_was_drawn(plan, elders):
    figuren = [figuur for name, figuur in pictures_of(plan) if name.startswith("herkomst")]
    before = len(elders)
    assert figuren[-1].png.startswith(b"\x89PNG")
    [asked] = elders[before:]
    assert (asked.naam, asked.png) == ("draw_threads", len(figuren) - 1)


def test_what_nobody_else_can_draw_now_is_drawn_here(plan):
    def gone(_opdracht):
        raise NietElders

    draw_elsewhere(gone)
    try:
        name, figuur = next(pictures_of(plan))
        assert (name, figuur.png[:4]) == ("waarden", b"\x89PNG")
    finally:
        draw_elsewhere(None)


def test_nothing_to_draw_is_nothing_there_too(elders):
    [empty] = lines((Streefcijfer("meer ouders op de avond"),), ())
    assert draw_jaren(empty) is None
    assert len(elders) == 1

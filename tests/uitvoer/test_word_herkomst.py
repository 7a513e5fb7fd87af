"""The appendix in Word: where every goal came from, and what came of it."""

import io

from docx import Document

from ouderplan.kern.verhaal import find_breaks
from ouderplan.uitvoer.word import build


def lines(plan):
    return [row.text for row in Document(io.BytesIO(build(plan))).paragraphs]


def test_every_goal_is_told_both_ways(plan):
    told = lines(plan)
    begin = told.index("Bijlage 2: Waar de jaardoelen vandaan komen")
    appendix = told[begin:]
    for draad in plan.weefsel.draden:
        assert any(row.endswith(draad.doel.jaardoel) for row in appendix)
    assert sum(row.startswith("Waar het vandaan komt: ") for row in appendix) == len(plan.doelen)
    assert sum(row.startswith("Wat ervan kwam: ") for row in appendix) == len(plan.doelen)


def test_the_breaks_and_the_picture_are_in_it(plan):
    told = lines(plan)
    assert all(zin in told for zin in find_breaks(plan.weefsel))
    assert any(row.endswith("Van waarde naar actie") for row in told)


def test_a_plan_without_goals_has_no_appendix(leeg_plan):
    assert not any("vandaan komen" in row for row in lines(leeg_plan))

"""The appendix in Word: where every goal came from, and what came of it."""

import io
from dataclasses import replace

from docx import Document

from ouderplan.kern.verhaal import find_breaks
from ouderplan.uitvoer.word import build
from ouderplan.uitvoer.word.document import build_document

NIET_OPGESCHREVEN = "Bij dit doel staat niet waar het vandaan komt."


def lines(plan):
    return [row.text for row in Document(io.BytesIO(build(plan))).paragraphs]


def appendix(plan, *, noem_lege=False):
    """Return its paragraphs; the title page in front of it is not among them."""
    document = Document(io.BytesIO(build_document(plan, ["herkomst"], noem_lege=noem_lege)))
    rows = [row.text for row in document.paragraphs]
    begin = [n for n, row in enumerate(rows) if row.endswith("Waar de jaardoelen vandaan komen")]
    return rows[begin[-1] :] if begin else []


def test_every_goal_is_told_both_ways(plan):
    told = appendix(plan, noem_lege=True)
    for draad in plan.weefsel.draden:
        assert any(row.endswith(draad.doel.jaardoel) for row in told)
    assert sum(row.startswith("Waar het vandaan komt: ") for row in told) == len(plan.doelen)
    assert sum(row.startswith("Wat ervan kwam: ") for row in told) == len(plan.doelen)


def test_the_picture_is_in_it(plan):
    assert any(row.endswith("Van waarde naar actie") for row in lines(plan))


def test_the_breaks_are_in_it_for_who_writes_the_plan(plan):
    breaks = find_breaks(plan.weefsel)
    assert breaks
    assert not any(zin in lines(plan) for zin in breaks)
    concept = appendix(plan, noem_lege=True)
    assert all(zin in concept for zin in breaks)


def test_what_nobody_wrote_down_is_said_only_to_who_writes_the_plan(plan):
    draad = plan.weefsel.draden[0]
    doel = replace(draad.doel, herkomst="", herkomst_soort="", criterium=None)
    herkomst = replace(draad.herkomst, doel=doel, kans=None, top=None)
    bare = replace(draad, herkomst=herkomst, scan=None, waarden=(), via_visie=())
    alone = replace(plan, weefsel=replace(plan.weefsel, draden=(bare,)))
    assert not appendix(alone)
    assert any(NIET_OPGESCHREVEN in row for row in appendix(alone, noem_lege=True))


def test_a_plan_without_goals_has_no_appendix(leeg_plan):
    assert not any("vandaan komen" in row for row in lines(leeg_plan))

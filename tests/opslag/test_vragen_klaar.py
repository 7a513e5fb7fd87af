"""What was made of a question for one workbook is there for every other that a process opens."""

from contextlib import closing

import pytest
import sqlalchemy as sa
from sqlalchemy.engine.interfaces import CacheStats

from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek


@pytest.fixture
def ander(motor, tmp_path):
    """Give a second new workbook on the same motor."""
    with closing(Werkboek.open(motor.copy(motor.map / "werkboek", tmp_path / "ander"))) as other:
        yield other


def ask(wb, question):
    """Return the answer, and whether the question was ready."""
    with wb.motor.reading() as connection:
        found = connection.execute(question)
        return found.scalar_one(), found.context.cache_hit


def test_a_question_that_was_asked_in_another_workbook_is_ready(werkboek, ander):
    question = sa.select(sa.literal(7).label("alleen_hier"))
    assert ask(werkboek, question) == (7, CacheStats.CACHE_MISS)
    assert ask(ander, question) == (7, CacheStats.CACHE_HIT)
    assert ask(ander, sa.select(sa.literal(8).label("alleen_hier"))) == (8, CacheStats.CACHE_HIT)


def test_and_each_gets_its_own_answer(werkboek, ander):
    with ander.writing() as tx:
        tx.replace_all(Waarde, [Waarde("alleen hier")])
    for _ in range(2):
        with ander.reading() as here, werkboek.reading() as there:
            assert [row.waarde for row in here.rows(Waarde)] == ["alleen hier"]
            assert len(there.rows(Waarde)) > 20

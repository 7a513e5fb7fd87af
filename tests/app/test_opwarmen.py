"""What is drawn ahead for nobody is thrown away, and leaves only what was loaded for it."""

import gc
import weakref

import pytest
from sqlalchemy.sql.compiler import SQLCompiler

from ouderplan.app.opwarmen import warm_up
from ouderplan.opslag import Kast
from ouderplan.stappen import find_steps
from ouderplan.stappen.zitting import Zitting


@pytest.fixture
def op_tafel(werkboek, tmp_path, monkeypatch):
    """Lay a workbook on the table that nobody has open."""
    werkboek.close()
    monkeypatch.setenv("OUDERPLAN_DATA", str(tmp_path / "data"))
    Kast(tmp_path / "data").choose(werkboek.map)


@pytest.mark.usefixtures("op_tafel")
def test_no_page_and_no_workbook_stays_in_memory(monkeypatch):
    follow, seen = Zitting.follow, []

    def note(zitting, volgers):
        follow(zitting, volgers)
        seen.extend((weakref.ref(zitting), weakref.ref(zitting.wb)))

    monkeypatch.setattr(Zitting, "follow", note)
    for stap in ("", find_steps()[-1].naam):
        warm_up(stap)
    gc.collect()
    assert len(seen) >= 4  # both were drawn, of an open workbook
    assert not [one() for one in seen if one() is not None]


@pytest.mark.usefixtures("op_tafel")
def test_a_page_that_comes_after_it_finds_its_questions_to_the_workbook_made(monkeypatch, caplog):
    stap = find_steps()[-1].naam
    warm_up(stap)
    made, anew = SQLCompiler.__init__, []

    def note(compiler, dialect, statement, *args, **options):
        anew.append(statement)
        made(compiler, dialect, statement, *args, **options)

    monkeypatch.setattr(SQLCompiler, "__init__", note)
    warm_up(stap)
    monkeypatch.undo()
    assert not [str(one) for one in anew]
    assert not caplog.records

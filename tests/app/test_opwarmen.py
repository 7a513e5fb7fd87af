"""What is drawn ahead for nobody is thrown away, and leaves only what was loaded for it."""

import gc
import weakref

from ouderplan.app.opwarmen import warm_up
from ouderplan.opslag import Kast
from ouderplan.stappen import find_steps
from ouderplan.stappen.zitting import Zitting


def test_no_page_and_no_workbook_stays_in_memory(werkboek, tmp_path, monkeypatch):
    werkboek.close()
    monkeypatch.setenv("OUDERPLAN_DATA", str(tmp_path / "data"))
    Kast(tmp_path / "data").choose(werkboek.map)
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

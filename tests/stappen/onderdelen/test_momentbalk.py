"""The bar of the moment: when it is there, and when it leaves the page alone."""

from dataclasses import replace

import pytest
from op_het_scherm import Scherm

from ouderplan.kern.evaluatie import Uitkomst, Uitkomstsoort
from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Perspectief, Soort
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.schoolscan import Scanregel
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.stemmen import close_ronde, open_ronde, show_ronde
from ouderplan.stappen.onderdelen.momentbalk import Momentbalk


@pytest.fixture
def balk(nieuwe_zitting):
    """Give the bar on a page."""
    zitting = nieuwe_zitting()
    balk = Momentbalk(zitting)
    zitting.follow([balk])
    balk.refresh()
    return balk


def is_there(balk):
    return balk.box.layout.display != "none"


@pytest.mark.parametrize("soort", [Rondesoort.SCAN, Rondesoort.KANSEN, Rondesoort.EVALUATIE])
def test_nothing_is_called_done_while_texts_wait_to_be_read(balk, werkboek, soort):
    ronde = open_ronde(werkboek, soort=soort, vraag="Hoe ging het?").ronde
    wait = {"groep": Groep.OUDERS, "status": Inbrengstatus.NIEUW}
    rows = {
        Rondesoort.SCAN: Scanregel(ronde, "a", criterium=1, gebeurt_al="Wij lezen voor.", **wait),
        Rondesoort.KANSEN: Inbreng("1", Soort.KANS, Perspectief.OUDERS, "Lezen", **wait),
        Rondesoort.EVALUATIE: Uitkomst("E1", Uitkomstsoort.GOED, "Fijn", **wait),
    }
    with werkboek.writing() as tx:
        tx.add(rows[soort])
    close_ronde(werkboek, ronde)
    if soort is not Rondesoort.KANSEN:
        show_ronde(werkboek, ronde)
    balk.show_next("Verder", lambda: None)
    balk.zitting.poll()
    balk.zitting.stap = balk.stap
    said = Scherm(balk.box).text
    assert "Nog 1 tekst te lezen" in said
    assert "Klaar" not in said
    balk.show_next("Verder", lambda: None, leest=True)  # they are on the table
    (go_on,) = (one for one in balk.box.children if getattr(one, "description", "") == "Verder")
    assert "op-primary" not in go_on._dom_classes
    with werkboek.writing() as tx:
        nummer, row = next(iter(tx.items(type(rows[soort])).items()))
        tx.change(nummer, row, replace(row, status=Inbrengstatus.TOEGELATEN))
    balk.zitting.poll()
    assert "Klaar" in Scherm(balk.box).text
    assert "op-primary" in go_on._dom_classes


def test_a_closed_round_without_a_vote_is_said_in_its_own_step_alone(balk, werkboek):
    ronde = open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Welke vijf?", aantal_keuzes=5)
    for stap in ("waarden", "visie"):
        balk.zitting.stap = stap
        balk.refresh()
        assert is_there(balk)
    close_ronde(werkboek, ronde.ronde)
    balk.refresh()
    assert not is_there(balk)
    balk.zitting.stap = "waarden"
    assert is_there(balk)
    assert "Welke vijf?" in Scherm(balk.box).text

"""The bar of the moment: when it is there, and when it leaves the page alone."""

import pytest
from op_het_scherm import Scherm

from ouderplan.kern.rondes import Rondesoort
from ouderplan.opslag.stemmen import close_ronde, open_ronde
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

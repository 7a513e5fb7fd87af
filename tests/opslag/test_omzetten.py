"""What is needed to turn a bedreiging round becomes a kans."""

import pytest

from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.kansen import Inbreng, Omzetting, Perspectief, Soort
from ouderplan.opslag import Werkboek
from ouderplan.opslag.fouten import RijWeg
from ouderplan.opslag.inbreng import make_kans


def add(wb: Werkboek, omzetting: Omzetting) -> int:
    with wb.writing() as tx:
        return tx.add(omzetting)


def test_the_kans_takes_perspective_and_criterium_of_its_bedreiging(werkboek: Werkboek) -> None:
    with werkboek.writing() as tx:
        tx.add(Inbreng("1", Soort.BEDREIGING, Perspectief.OUDERS, "Taal", criterium=5))
    id = make_kans(werkboek, add(werkboek, Omzetting("1", "Een tolk")))
    with werkboek.reading() as tx:
        kans = Inbreng(id, Soort.KANS, Perspectief.OUDERS, "Een tolk", criterium=5)
        assert tx.rows(Inbreng)[-1] == kans
        assert tx.rows(Omzetting) == [Omzetting("1", "Een tolk", id)]


def test_pressing_twice_makes_one_kans(werkboek: Werkboek) -> None:
    nummer = add(werkboek, Omzetting("", "Een vaste dag"))
    assert make_kans(werkboek, nummer) == make_kans(werkboek, nummer)
    with werkboek.reading() as tx:
        assert len(tx.rows(Inbreng)) == 1


def test_a_text_that_cannot_be_read_from_the_back_row_is_refused(werkboek: Werkboek) -> None:
    nummer = add(werkboek, Omzetting("", "x" * 301))
    with pytest.raises(OngeldigeInvoer, match="301 tekens"):
        make_kans(werkboek, nummer)
    with werkboek.reading() as tx:
        assert not tx.rows(Inbreng)


def test_what_was_taken_away_meanwhile_is_said(werkboek: Werkboek) -> None:
    with pytest.raises(RijWeg):
        make_kans(werkboek, 99)

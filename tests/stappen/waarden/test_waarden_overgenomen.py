"""A top that came along from an earlier year: adopted, without a ballot in this workbook."""

import pytest
from op_het_scherm import Scherm, in_de_zaal

from ouderplan.app.voorbeeld import build_example
from ouderplan.opslag import Kast
from ouderplan.opslag.volgend_jaar import start_next_year
from ouderplan.stappen import Staat, Zitting
from ouderplan.stappen.waarden.model import Model
from ouderplan.stappen.waarden.view import View


@pytest.fixture
def nieuw_jaar(tmp_path):
    """Give the step Waarden in the workbook of the year after the example."""
    dit = build_example(tmp_path / "dit")
    start_next_year(dit, tmp_path / "nieuw", "2027-2028").close()
    dit.close()
    zitting = Zitting(Kast(tmp_path), exports=tmp_path / "exports")
    zitting.open(tmp_path / "nieuw")
    yield Model(zitting)
    zitting.wb.close()


def test_the_page_says_where_the_top_was_chosen_and_counts_nothing(nieuw_jaar):
    assert nieuw_jaar.stand.staat is Staat.KLAAR
    assert nieuw_jaar.zaak.uitslag is None
    text = Scherm(View(nieuw_jaar).bedienen).text
    assert "In schooljaar 2026-2027 gekozen en vastgesteld: vertrouwen" in text
    assert "Open dan een stemming bij ‘2. Stemming’." in text
    assert "0 stemmen" not in text


def test_the_projector_shows_the_top(nieuw_jaar):
    assert "vertrouwen" in in_de_zaal(nieuw_jaar)


def test_a_new_vote_can_be_opened(nieuw_jaar):
    came_along = nieuw_jaar.zaak.ronde.ronde
    nieuw_jaar.zaak.open("Welke waarden?", 5, ("ouders",))
    nieuw_jaar.refresh()
    assert nieuw_jaar.zaak.stap == "open"
    assert nieuw_jaar.zaak.ronde.ronde > came_along

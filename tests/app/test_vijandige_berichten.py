"""Messages made up in the begeleider's browser: never a broken store, never an odd error."""

import logging
import os

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from vijandige_berichten import BERICHT, Belaagd, Klachten, make_school

from keren import keren
from ouderplan.stappen import find_steps
from ouderplan.uitvoer import pdf

pytestmark = pytest.mark.lang

BUNDEL = 25
BERICHTEN = int(os.environ.get("OUDERPLAN_BERICHTEN", keren(50, 4_000)))
"""For each page; OUDERPLAN_BERICHTEN=10000 looks longer."""
MEESTE_KNOPPEN = keren(15, 2_000)
PAGINAS = [*(stap.naam for stap in find_steps()), "stembus"]


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    return make_school(tmp_path_factory.mktemp("school") / "voorbeeld")


@pytest.fixture
def klachten():
    heard, loggers = Klachten(), [logging.getLogger(), logging.getLogger("traitlets")]
    for logger in loggers:
        logger.addHandler(heard)
    yield heard
    for logger in loggers:
        logger.removeHandler(heard)


@pytest.fixture(autouse=True)
def _no_libreoffice(monkeypatch):
    """Let a press on PDF say that it is not there: it takes ten seconds each time."""

    def find_nothing():
        raise pdf.GeenLibreOffice

    monkeypatch.setattr(pdf, "find_office", find_nothing)


@pytest.mark.parametrize("stap", PAGINAS)
def test_no_message_breaks_the_store_or_is_more_than_a_calm_sentence(
    stap, school, tmp_path, klachten
):
    belaagd = Belaagd(tmp_path, stap, school)

    @seed(int(os.environ.get("OUDERPLAN_ZAAD", "2026")))
    @settings(
        max_examples=BERICHTEN // BUNDEL,
        deadline=None,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(BERICHT, min_size=BUNDEL, max_size=BUNDEL))
    def belaag(berichten):
        for bericht in berichten:
            belaagd.send(bericht)
            assert not klachten.heard, (bericht, klachten.heard)

    belaag()
    belaagd.check()
    assert belaagd.zitting.guard(belaagd.zitting.poll)
    belaagd.zitting.wb.close()


@pytest.mark.parametrize("stap", PAGINAS)
def test_a_button_beside_a_choice_of_nothing_is_no_more_than_a_calm_sentence(
    stap, school, tmp_path, klachten
):
    belaagd = Belaagd(tmp_path, stap, school)
    for plaats in range(MEESTE_KNOPPEN):
        buttons = belaagd.buttons()
        if plaats >= len(buttons):
            break
        belaagd.choose_nothing()
        belaagd.click(buttons[plaats])
        assert not klachten.heard, (buttons[plaats].description, klachten.heard)
    belaagd.check()
    belaagd.zitting.wb.close()

"""A page with a number of its own is put together from what was compressed before."""

import gzip
from http import HTTPStatus

import pytest

from ouderplan.kern.rondes import Rondesoort, Waarborg
from ouderplan.opslag.stemmen import close_ronde
from ouderplan.zaal.mal import Mal


@pytest.mark.parametrize(
    "delen", [("<p>één ", " €</p>" * 500), ("alleen",), ("", "", "einde"), ("a" * 70_000, "b")]
)
def test_the_compressed_page_is_the_page(delen):
    for nummer in ("", "kort", "N" * 300):
        page = Mal(*delen).fill(nummer)
        assert page == nummer.join(delen)
        assert gzip.decompress(page.ingepakt()).decode() == page


@pytest.mark.parametrize(
    "ronde", [{"soort": Rondesoort.KANSEN, "aantal_keuzes": None}, {"waarborg": Waarborg.OPEN}]
)
def test_each_phone_gets_a_form_with_a_number_of_its_own(zaal, toestel, ronde):
    zaal.open(**ronde)
    numbers = set()
    for _ in range(3):
        zipped = toestel().get("/", **{"Accept-Encoding": "gzip"})
        html = gzip.decompress(zipped.body).decode()
        numbers.add(html.split('name="inzending" value="')[1].split('"')[0])
    assert len(numbers) == 3
    assert toestel().get("/").status == HTTPStatus.OK


def test_another_round_is_another_page(zaal, toestel):
    zaal.open(Rondesoort.KANSEN, vraag="Wat ziet u?", aantal_keuzes=None)
    assert "Wat ziet u?" in toestel().get("/").text
    close_ronde(zaal.wb, 1)
    zaal.open(Rondesoort.KANSEN, vraag="En nu?", aantal_keuzes=None)
    answer = toestel().get("/")
    assert "En nu?" in answer.text
    assert "Wat ziet u?" not in answer.text

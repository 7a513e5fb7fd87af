"""The picture of the threads: readable with few goals and with many, and breaks in words."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from ouderplan.figuren.blad import Blad
from ouderplan.figuren.draden import PER_BLAD, RIJ, draw_threads, lay_out_threads
from ouderplan.figuren.stijl import KLEIN
from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.draad import Herkomst
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.weefsel import Draad, Gekozen, Topkans, Weefsel

OPENHEID = Gekozen("openheid", 1, 48, 120, in_visie=True)
RUST = Gekozen("rust", 2, 40, 120)
DOEL = Jaardoel("3a", 3, "Ouders komen kijken.", herkomst_soort="kans", herkomst="k1")
KANS = Inbreng("k1", Soort.KANS, Perspectief.TEAM, "Een <b>kijkuur</b> & $meer$")
DRAAD = Draad(Herkomst(DOEL, kans=KANS), (OPENHEID,), acties=(Actie("3a", "Rooster maken"),))
LOS = Draad(Herkomst(Jaardoel("4a", 4, "Er is soep.")))
VERLOREN = Topkans("k2", 2, "Een moestuin")


def many(aantal):
    """Return that many goals, two for each kans."""
    return tuple(
        Draad(
            Herkomst(
                replace(DOEL, code=f"1x{nummer}"),
                kans=replace(KANS, id=f"k{nummer // 2}", tekst="Iets"),
            )
        )
        for nummer in range(aantal)
    )


def boxes(vorm):
    return {vak.sleutel: vak for kolom in vorm.kolommen for vak in kolom}


def test_a_thread_runs_from_waarde_to_actie():
    vorm = lay_out_threads(Weefsel((OPENHEID,), (), (DRAAD,)), [DRAAD], laatste=True)
    assert vorm.lijnen == (("wopenheid", "kk1"), ("kk1", "d3a"), ("d3a", "a3a"))
    assert boxes(vorm)["wopenheid"].onder == "48 van 120, in de visie"
    assert len({vak.y for vak in boxes(vorm).values()}) == 1


def test_what_came_from_nowhere_and_what_led_nowhere_say_so_in_words():
    weefsel = Weefsel((OPENHEID, RUST), (VERLOREN,), (DRAAD, LOS))
    found = boxes(lay_out_threads(weefsel, weefsel.draden, laatste=True))
    told = {key: vak.onder or vak.tekst for key, vak in found.items() if vak.breuk}
    assert told == {
        "wrust": "40 van 120, nergens genoemd",
        "kk2": "top 2, geen jaardoel",
        "d4a": "nergens vandaan",
        "a4a": "nog geen actie",
    }


@pytest.mark.parametrize("aantal", [1, 4, 12])
def test_boxes_in_a_column_never_overlap(aantal):
    draden = many(aantal)
    waarden = tuple(replace(OPENHEID, waarde=f"w{nr}", plaats=nr) for nr in range(5))
    vorm = lay_out_threads(Weefsel(waarden, (VERLOREN,), draden), draden, laatste=True)
    for kolom in vorm.kolommen:
        heights = [vak.y for vak in kolom]
        assert all(below - above >= RIJ - 1e-6 for above, below in pairwise(heights))
        assert not heights or heights[-1] <= vorm.rijen * RIJ


def test_many_goals_become_pictures_that_can_be_read():
    figuren = draw_threads(Weefsel((OPENHEID,), (), many(56)))
    assert len(figuren) == 56 / PER_BLAD
    assert "deel 2 van 7, voor 8 jaardoelen" in figuren[1].beschrijving
    sizes = {re.search(r'viewBox="([^"]+)"', figuur.svg)[1] for figuur in figuren}
    assert len(sizes) == 1


def test_thirteen_goals_are_shared_out_evenly():
    told = [figuur.beschrijving for figuur in draw_threads(Weefsel(draden=many(13)))]
    assert ["voor 7 jaardoelen" in told[0], "voor 6 jaardoelen" in told[1]] == [True, True]


def test_without_goals_there_is_no_picture():
    assert draw_threads(Weefsel((OPENHEID,))) == ()


def test_words_of_people_do_no_harm_in_the_svg():
    (figuur,) = draw_threads(Weefsel((OPENHEID,), (), (DRAAD, LOS)))
    assert "<b>" not in figuur.svg
    assert figuur.beschrijving.endswith("3a komt uit kans k1. 4a: nergens vandaan.")
    assert figuur.png.startswith(b"\x89PNG")


def test_no_line_in_the_picture_is_smaller_than_what_can_be_read_on_paper(
    monkeypatch: pytest.MonkeyPatch,
):
    sizes = []

    def set_text(self, x, y, tekst, grootte, **vorm):
        sizes.append(grootte)
        return whole(self, x, y, tekst, grootte, **vorm)

    whole = Blad.text
    monkeypatch.setattr(Blad, "text", set_text)
    draw_threads(Weefsel((OPENHEID, RUST), (VERLOREN,), (DRAAD, LOS)))
    assert min(sizes) >= KLEIN

"""The picture of a result: what it shows, says and survives."""

import io
import warnings
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from ouderplan.figuren import draw_uitslag
from ouderplan.figuren.opmaak import lay_out
from ouderplan.figuren.stijl import BREED, KLEIN, letter
from ouderplan.figuren.zetten import width
from ouderplan.kern.rondes import Rondekeuze, Stembriefje
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.tellen import Top, Uitslag, count

VRAAG = "Wat vindt u het belangrijkst?"
WOORDEN = [f"waarde {letter}" for letter in "abcdefghijklmnopqrstuvwx"]


def result(stemmen: dict[str, int], *, groep: Groep = Groep.OUDERS) -> Uitslag:
    """A result in which every vote is a ballot of its own."""
    briefjes = [
        Stembriefje(1, f"{keuze} {n}", groep, Kanaal.TELEFOON, keuze)
        for keuze, aantal in stemmen.items()
        for n in range(aantal)
    ]
    return count(briefjes, [Rondekeuze(1, keuze, keuze) for keuze in stemmen])


def two_groups(ouders: int, team: int) -> Uitslag:
    briefjes = [
        Stembriefje(1, f"{groep} {n}", groep, Kanaal.TELEFOON, WOORDEN[n % 3])
        for groep, aantal in ((Groep.OUDERS, ouders), (Groep.TEAM, team))
        for n in range(aantal)
    ]
    return count(briefjes, [Rondekeuze(1, woord, woord) for woord in WOORDEN[:4]])


def comments(svg: str) -> set[str]:
    """The texts in a picture: matplotlib writes each as a comment beside its outlines."""
    return {part.split("-->")[0].strip() for part in svg.split("<!--")[1:]}


def test_the_picture_is_a_bare_svg_that_says_what_it_shows():
    figuur = draw_uitslag(result({"rust": 3, "durf": 1}), vraag=VRAAG, aantal=1)
    root = ET.fromstring(figuur.svg)
    assert root.tag.endswith("svg")
    assert root.get("role") == "img"
    assert root.get("aria-label") == figuur.beschrijving
    assert "<style" not in figuur.svg, "a style in an inline svg goes for the whole page"
    assert root.get("width") is None, "it takes the width of its box"


def test_the_picture_asks_nothing_of_another_host():
    figuur = draw_uitslag(result({"rust": 3}), vraag=VRAAG, aantal=1)
    names = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert {part.split('"')[0] for part in figuur.svg.split('"http')[1:]} <= {
        name.removeprefix("http") for name in names
    }


def test_the_png_is_sharp_enough_for_word():
    figuur = draw_uitslag(result({"rust": 3}), vraag=VRAAG, aantal=1)
    image = Image.open(io.BytesIO(figuur.png))
    assert image.width == 2560
    assert image.getpixel((5, 5))[:3] == (255, 255, 255)


def test_every_choice_in_the_top_has_its_place_beside_it():
    figuur = draw_uitslag(result({"rust": 5, "durf": 4, "zorg": 1}), vraag=VRAAG, aantal=2)
    assert {"1", "2", "rust", "durf", "zorg", "5", "4"} <= comments(figuur.svg)


def test_a_tie_on_the_last_place_is_marked_and_said():
    figuur = draw_uitslag(result({"rust": 5, "durf": 2, "zorg": 2}), vraag=VRAAG, aantal=2)
    assert "=" in comments(figuur.svg)
    assert "=  Gelijk: 2 keuzes met elk 2 stemmen, voor nog 1 plaats." in comments(figuur.svg)
    assert "durf (2 stemmen) en zorg (2 stemmen)" in figuur.beschrijving


def test_what_does_not_fit_is_counted():
    figuur = draw_uitslag(
        result({woord: 30 - n for n, woord in enumerate(WOORDEN)}), vraag=VRAAG, aantal=5
    )
    assert "en nog 12 andere keuzes" in comments(figuur.svg)
    assert WOORDEN[11] in comments(figuur.svg)
    assert WOORDEN[12] not in comments(figuur.svg)


def test_the_whole_top_is_shown_even_when_it_is_longer_than_allowed():
    figuur = draw_uitslag(result(dict.fromkeys(WOORDEN[:9], 3)), vraag=VRAAG, aantal=5, hoogstens=4)
    assert set(WOORDEN[:9]) <= comments(figuur.svg)


def test_large_groups_stand_apart_and_together():
    figuur = draw_uitslag(two_groups(20, 10), vraag=VRAAG, aantal=3)
    assert {"Samen", "Ouders", "Team", "20 stembriefjes", "10 stembriefjes"} <= comments(figuur.svg)
    assert "Team (10 stembriefjes)" in figuur.beschrijving


def test_a_small_group_is_not_split_out_anywhere():
    figuur = draw_uitslag(two_groups(20, 9), vraag=VRAAG, aantal=3)
    assert "Team" not in figuur.svg
    assert "Team" not in figuur.beschrijving


def test_before_the_first_vote_it_says_so():
    figuur = draw_uitslag(result(dict.fromkeys(WOORDEN[:3], 0)), vraag=VRAAG, aantal=2)
    assert "Er zijn nog geen stembriefjes." in comments(figuur.svg)
    assert "nog niet gestemd" in figuur.beschrijving


def test_with_nothing_to_choose_it_says_so():
    figuur = draw_uitslag(count([], []), vraag=VRAAG, aantal=2)
    assert "Er is nog niets om uit te kiezen." in comments(figuur.svg)


def test_a_long_text_is_shortened_with_dots():
    figuur = draw_uitslag(result({"woord " * 50: 1}), vraag=VRAAG, aantal=1)
    assert any(line.endswith("…") for line in comments(figuur.svg))


@pytest.mark.parametrize("keuze", ["$x^2$", "\\frac{1}", "100 %_a", "<b>", "🎉 feest", "مرحبا"])
def test_no_text_is_taken_for_something_else(keuze: str):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figuur = draw_uitslag(result({keuze: 2}), vraag=keuze, aantal=1)
    ET.fromstring(figuur.svg)
    assert keuze in figuur.beschrijving


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.text(min_size=1, max_size=300), st.integers(0, 4), max_size=6))
def test_any_text_can_be_drawn(stemmen: dict[str, int]):
    figuur = draw_uitslag(result(stemmen), vraag="Kies", aantal=2)
    ET.fromstring(figuur.svg)
    assert figuur.png.startswith(b"\x89PNG")


def test_drawing_leaves_the_settings_of_matplotlib_alone():
    import matplotlib as mpl  # noqa: PLC0415

    before = dict(mpl.rcParams)
    draw_uitslag(result({"rust": 1}), vraag=VRAAG, aantal=1)
    assert dict(mpl.rcParams) == before


def test_of_fewer_than_ten_ballots_there_are_numbers_and_no_bars():
    few, enough = (
        draw_uitslag(result({"rust": aantal, "durf": 1}), vraag=VRAAG, aantal=1)
        for aantal in (8, 9)
    )
    assert "Minder dan tien stembriefjes: daarom getallen en geen staven." in comments(few.svg)
    assert "8" in comments(few.svg)
    assert few.beschrijving.startswith("Lijst met getallen:")
    assert enough.beschrijving.startswith("Staafdiagram:")
    assert few.svg.count("#0b5f5c") < enough.svg.count("#0b5f5c")


def test_a_share_of_a_small_group_is_said_in_ballots_and_of_a_large_one_in_percents():
    said = comments(draw_uitslag(two_groups(90, 12), vraag=VRAAG, aantal=1).svg)
    assert "4 van 12" in said
    assert any(one.endswith(" %") for one in said)


def test_another_top_than_the_most_votes_stands_out_and_is_shown_whole():
    uitslag = result({woord: 30 - nr for nr, woord in enumerate(WOORDEN)})
    last = uitslag.ranglijst[14]
    top = Top((uitslag.ranglijst[0], last), (), 0)
    figuur = draw_uitslag(uitslag, vraag=VRAAG, aantal=2, hoogstens=3, top=top)
    assert last.tekst in comments(figuur.svg)
    assert f"{last.tekst} ({last.stemmen} stemmen)" in figuur.beschrijving


def test_what_a_group_chose_does_not_run_into_the_bars_of_the_next():
    uitslag = two_groups(48, 48)
    opmaak = lay_out(uitslag, top=uitslag.top(3), hoogstens=10, links=0.3)
    _, ouders, team = opmaak.kolommen
    label = width("48 van 48", letter(KLEIN, vet=True))
    assert ouders.x + ouders.breed + 0.1 + label < team.x
    assert team.x + team.breed + 0.1 + label < BREED


def test_of_small_groups_no_percentage_is_announced():
    small = comments(draw_uitslag(two_groups(24, 12), vraag=VRAAG, aantal=2).svg)
    assert not any("percentage" in line for line in small)
    large = comments(draw_uitslag(two_groups(60, 12), vraag=VRAAG, aantal=2).svg)
    assert any("percentage" in line for line in large)

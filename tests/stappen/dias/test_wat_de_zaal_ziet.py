"""What a hall would miss: too many slides, a text cut short, a name twice, another language."""

from dataclasses import replace
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from dia_momenten import MOMENTEN, groups_apart, ideas, lot, speak
from dia_werkboeken import fill
from stemmen import vote

from ouderplan.app.voorbeeld import build_example
from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.dia import GESLOTEN, OPEN, WELKOM
from ouderplan.kern.doelen import Jaardoel, running
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.kern.schoolscan import Niveau, Scanregel
from ouderplan.kern.soorten import Groep
from ouderplan.kern.vertalingen import Vertaling, Wat
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.stemmen import close_ronde, open_ronde, show_ronde
from ouderplan.stappen import Zitting
from ouderplan.stappen.dias.bord import draw
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.maat import LETTER, REGEL, count_lines, room_under
from ouderplan.stappen.dias.muur import MUREN
from ouderplan.stappen.dias.rijen import make_row
from ouderplan.stappen.jaardoelen.beeld import look
from ouderplan.stappen.jaardoelen.dia_weging import NAAST, T
from ouderplan.stappen.kansen.dias import BLADEN
from ouderplan.stappen.onderdelen.schermtaal import Schermtaal

ZAAL = "http://192.168.178.124:8100"
VRAAG = "Met welke kansen willen we volgend jaar beginnen?"


@pytest.fixture(scope="module")
def voorbeeld(tmp_path_factory):
    """Give what the slides of the example are made of."""
    map = tmp_path_factory.mktemp("kast") / "voorbeeld"
    build_example(map).close()
    yield from _opened(map)


@pytest.fixture(scope="module")
def veel(tmp_path_factory):
    """Give what the slides of far too much are made of: sixty goals and three hundred ideas."""
    map = tmp_path_factory.mktemp("kast") / "veel"
    wb = Werkboek.create(map, {"school": "De Proefschool", "schooljaar": "2026-2027"})
    fill(wb)
    wb.close()
    yield from _opened(map)


def _opened(map):
    zitting = Zitting(Kast(map.parent), zaal=ZAAL, exports=map.parent)
    zitting.open(map)
    yield Bron(zitting, {})
    zitting.wb.close()


@pytest.fixture
def bron(werkboek, tmp_path):
    """Give a function that looks again at a workbook that a test fills."""
    zitting = Zitting(Kast(werkboek.map.parent), zaal=ZAAL, exports=tmp_path)
    zitting.open(werkboek.map)
    yield lambda: Bron(zitting, {})
    zitting.wb.close()


def pages(bron, rij):
    """Return the slides of a row as a browser gets them, by id."""
    return {dia.id: BeautifulSoup(draw(dia, bron), "html.parser") for dia in make_row(bron, rij)}


def said(pagina):
    return " ".join(pagina.get_text(" ").split())


def test_sixty_goals_begin_with_how_many_there_are_and_take_fifteen_slides_at_most(veel):
    found = pages(veel, "jaardoelen")
    assert len(found) <= 15
    first = next(iter(found.values()))
    assert [one.text for one in first.select("ol > li > b")] == ["6"] * 10
    assert len(first.select(".d-standen i")) == 60
    codes = [one.text for page in found.values() for one in page.select("ul b")]
    assert len(codes) == len(set(codes)) == 60


def test_of_three_hundred_ideas_the_wall_has_the_newest_and_says_how_many_more(veel):
    """Else a clicker presses ninety times before the round can close."""
    found = list(pages(veel, "kansen/verzamelen").values())
    assert len(found) == MUREN
    shown = sum(len(one.select(".d-muur li")) for one in found)
    assert f"(+ {300 - shown})" in said(found[-1])


def test_three_hundred_ideas_are_counted_and_only_what_came_more_often_is_read(
    veel, werkboek, bron
):
    (first, *rest) = pages(veel, "kansen/bekijken").values()
    assert [one.text for one in first.select(".d-paar > b")] == ["0", "100", "100", "0", "100", "0"]
    assert rest == []
    with werkboek.writing() as tx:
        for nummer in range(200):
            into = "0" if nummer in (7, 8) else ""
            tekst = f"Een idee dat ergens over gaat en nummer {nummer} heeft"
            tx.add(Inbreng(str(nummer), Soort.KANS, Perspectief.TEAM, tekst, samengevoegd_met=into))
    first, often = pages(bron(), "kansen/bekijken").values()
    assert "198" in said(first)
    assert "3× Een idee dat ergens over gaat en nummer 0 heeft" in said(often)
    assert len(pages(bron(), "kansen/bekijken/team")) > 2  # on request: all of one perspective


def test_every_goal_that_was_weighed_is_said_in_full(voorbeeld):
    found = " ".join(map(said, pages(voorbeeld, "jaardoelen/moeite").values()))
    running = [row.doel for row in voorbeeld.read(look).lopend]
    assert len(running) > 3
    for doel in running:
        assert doel.jaardoel in found


def test_a_goal_that_is_longer_than_the_slide_is_said_as_far_as_it_fits(veel):
    found = pages(veel, "jaardoelen/moeite")
    room, said_whole = room_under(T("moeite.dia")), []
    for page in found.values():
        lines = [one.text for one in page.select("dd")]
        assert sum(count_lines(one, LETTER, NAAST) * LETTER * REGEL + 16 for one in lines) <= room
        said_whole += [not one.endswith("…") for one in lines]
    assert sorted(said_whole)[:2] == [False, True]


def test_a_long_kans_stands_in_the_language_of_the_hall_and_is_cut_in_it(werkboek, bron):
    MOMENTEN["stippen-lang"](werkboek)
    with werkboek.writing() as tx:
        for row in tx.rows(Inbreng):
            turks = f"{row.id} Bütün aileleri birlikte düşünmeye davet ediyoruz. " * 9
            tx.add(Vertaling(Wat.KANS, row.tekst, "tr", turks.strip()))
    speak(werkboek, "alleen tr")
    found = pages(bron(), "kansen/stippen")
    for naam in ("toppen", "plaats-1"):
        assert "Wij nodigen" not in said(found[naam]), naam
        assert "Bütün aileleri" in said(found[naam])
        assert "…" in said(found[naam])


def test_what_was_said_more_often_than_fits_is_counted(werkboek, bron):
    fill(werkboek)
    with werkboek.writing() as tx:
        for row in [row for row in tx.rows(Inbreng) if int(row.id) <= 250]:
            tx.add(replace(row, id=f"b{row.id}", samengevoegd_met=row.id))
    _, *often = pages(bron(), "kansen/bekijken").values()
    assert len(often) == BLADEN
    shown = sum(len(one.select("li")) for one in often)
    assert f"(+ {250 - shown})" in said(often[-1])
    assert said(often[-1]).endswith(f"{BLADEN} van {BLADEN}")


def test_two_lines_of_a_month_that_only_end_otherwise_are_both_there(werkboek, bron):
    lang = "Gesprek met alle ouders van de school over taal, over rekenen en over wat er verder is"
    with werkboek.writing() as tx:
        for einde in ("van groep 3", "van groep 4", "van groep 4"):
            tx.add(Activiteit(f"{lang} {einde}", wanneer="juni 2027"))
    found = " ".join(map(said, pages(bron(), "afspraken/jaarklok").values()))
    assert found.count("Gesprek met alle ouders") == 2


def test_of_very_many_goals_those_to_begin_with_are_said_in_full(veel):
    found = pages(veel, "jaardoelen/moeite")
    assert len(found) <= 8
    named = {one.text for page in found.values() for one in page.select("dt")}
    quick = {
        row.code
        for row in running(veel.rows(Jaardoel))
        if row.moeite == "klein" and row.effect in ("middel", "groot")
    }
    assert named == quick
    assert named


def test_the_name_of_a_month_is_said_once_and_nothing_twice_in_it(voorbeeld):
    names, seen = [], []
    for page in pages(voorbeeld, "afspraken/jaarklok").values():
        names += [one.text for one in page.select("h2") if one.text.strip()]
        for month in page.select(".d-maanden section"):
            lines = [one.text for one in month.select("li")]
            assert len(lines) == len(set(lines))
            seen += lines
    assert len(names) == len(set(names))
    assert "juni" in names
    assert seen


def test_the_evening_of_the_evaluatie_begins_with_what_was_said(voorbeeld):
    """It was held on another day: that nothing can be sent in any more is no way to begin."""
    first = next(iter(pages(voorbeeld, "evaluatie/avond")))
    assert first.startswith("gezegd")


def test_the_wall_has_the_wifi_beside_the_newest_ideas(werkboek, bron):
    MOMENTEN["open-kansen-muur"](werkboek)
    page = pages(bron(), "kansen/verzamelen")[OPEN]
    assert said(page.select_one("aside .d-mee-wifi")) == "Eerst op de wifi Wilgenhof-gast"


def test_a_place_of_the_dots_has_its_drawing_and_its_dots_also_in_a_tie(werkboek, bron):
    ideas(werkboek, 6)
    ronde = vote(werkboek, {"1": 9, "2": 5, "4": 5}, Rondesoort.STIPPEN, Groep.TEAM, vraag=VRAAG)
    show_ronde(werkboek, ronde)
    found = pages(bron(), "kansen/stippen")
    for naam, many in (("plaats-1", 9), ("plaats-2", 5)):
        assert found[naam].select_one(".d-rang svg")
        assert len(found[naam].select(".d-stippen i")) == many
    assert [one.text for one in found["samen"].select(".d-stip")] == ["9", "5", "5"]


def test_two_ways_of_counting_name_who_tie(werkboek, bron):
    show_ronde(werkboek, groups_apart(werkboek))
    plain, proportional = pages(bron(), "waarden")["toppen"].select(".d-toppen section")
    assert len(plain.select("li")) == 5
    assert len(proportional.select(".d-om-het-even")) >= 5


@pytest.mark.parametrize("make", [groups_apart, lot], ids=["uitslag", "lot"])
def test_a_hall_of_another_language_reads_no_dutch_in_a_result(werkboek, bron, make):
    """But the proof of a lot, which is for who wants to draw it again."""
    ronde = make(werkboek)
    if ronde:
        show_ronde(werkboek, ronde)
    dutch = {naam: said(page) for naam, page in pages(bron(), "waarden").items()}
    speak(werkboek, "alleen tr")
    drawn = pages(bron(), "waarden")
    account = said(drawn["geteld"])
    for untranslated in drawn["geteld"].select('ul [lang="nl"]'):
        untranslated.decompose()
    found = {naam: said(page) for naam, page in drawn.items()}
    assert account != found["geteld"]  # it is left out nowhere, and marked as Dutch
    for naam in set(found) - {"lotbewijs"}:
        words = {word for word in dutch[naam].lower().split() if word.isalpha() and len(word) > 3}
        assert not words & set(found[naam].lower().split()), naam


def test_the_welcome_and_the_criteria_of_the_scan_speak_the_language_of_the_hall(voorbeeld):
    bron = Bron(voorbeeld.zitting, {})
    bron.scherm = Schermtaal("alleen tr")
    assert "Hoş geldiniz" in said(pages(bron, WELKOM)["welkom"])
    assert "Welkom" not in said(pages(bron, WELKOM)["welkom"])
    scan = said(pages(bron, "schoolscan")["criterium-1"])
    assert "veliler" in scan
    assert "niveau" not in scan
    assert "Iedereen" not in scan


def test_a_scan_that_was_just_closed_is_not_taken_for_one_of_a_later_date(werkboek, bron):
    """A laptop's clock was ahead at the last scan, or a list with a later date was read in."""
    last = scan(werkboek, Niveau.DRIE, Niveau.DRIE, Niveau.DRIE)
    show_ronde(werkboek, last.ronde)
    with werkboek.writing() as tx:
        nummer, row = tx.find(Ronde, ronde=last.ronde)
        tx.change(nummer, row, replace(row, geopend=row.geopend + timedelta(days=50)))
    now = scan(werkboek, Niveau.EEN, Niveau.EEN)
    assert list(pages(bron(), "schoolscan")) == [GESLOTEN]
    show_ronde(werkboek, now.ronde)
    assert "1,0" in said(pages(bron(), "schoolscan")["criterium-1"])
    assert "3,0" in said(pages(bron(), f"schoolscan/{last.ronde}")["criterium-1"])


def scan(wb, *niveaus):
    """Hold a scan in which everybody fills in the first criterium."""
    ronde = open_ronde(wb, soort=Rondesoort.SCAN, vraag="Hoe gaat het?", aantal_keuzes=None)
    with wb.writing() as tx:
        for nummer, niveau in enumerate(niveaus):
            tx.add(Scanregel(ronde.ronde, f"{ronde.ronde}-{nummer}", Groep.OUDERS, "1", niveau))
    close_ronde(wb, ronde.ronde)
    return ronde

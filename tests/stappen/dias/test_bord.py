"""The result of a vote as a story on the projector: nothing of it is there before it is reached."""

import re

import pytest
from stemmen import PLAATSEN, clear_top, vote

from ouderplan.kern.dia import Beweging, Onthuld
from ouderplan.kern.moment import Actie
from ouderplan.kern.papier import Deel
from ouderplan.kern.rondes import Ronde, Rondekeuze
from ouderplan.kern.soorten import Groep
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag.fouten import PapierNietOvergenomen
from ouderplan.opslag.moment import do, moment, take_press
from ouderplan.opslag.papierklad import Klad, keep_draft
from ouderplan.opslag.scherm import shown
from ouderplan.stappen.dias.bord import Bord
from ouderplan.stappen.waarden.model import Model


@pytest.fixture
def bord(zitting):
    return Bord(zitting)


def has(html, naam):
    """Tell whether a choice stands on a slide as a word of its own."""
    return re.search(rf"\b{naam}\b", html) is not None


def words(wb):
    with wb.reading() as tx:
        return {row.keuze for row in tx.rows(Rondekeuze)}


def story(bord, pressen=40):
    """Yield the HTML of each slide as a clicker comes past it."""
    seen = [bord.look()]
    for _ in range(pressen):
        bord.move(Beweging.VERDER)
        if bord.look().merk == seen[-1].merk:
            break
        seen.append(bord.look())
    return seen


def shown_on(wb, ronde):
    with wb.reading() as tx:
        return tx.find(Ronde, ronde=ronde)[1].getoond


def test_places_come_one_by_one_from_the_last_to_the_first(bord, werkboek):
    clear_top(werkboek)
    pages = [page.html for page in story(bord)]
    first = [next(nr for nr, html in enumerate(pages) if f">{naam}<" in html) for naam in PLAATSEN]
    assert first == sorted(first, reverse=True)
    assert len(set(first)) == 5


def test_no_slide_has_a_byte_of_a_place_that_was_not_reached(bord, werkboek):
    clear_top(werkboek)
    reached = set()
    for page in story(bord, 7):
        found = {word for word in words(werkboek) if has(page.html, word)}
        fresh = found - reached
        if page.nummer < 2:
            assert not found
        else:
            assert len(fresh) <= 1, page.html
        reached |= found


def test_the_result_counts_as_shown_with_the_first_place_and_not_before(bord, werkboek):
    ronde = clear_top(werkboek)
    for _ in range(5):
        bord.move(Beweging.VERDER)
        assert shown_on(werkboek, ronde) is None
    bord.move(Beweging.VERDER)
    assert PLAATSEN[0] in bord.look().html
    assert shown_on(werkboek, ronde) is not None


def test_the_begeleiders_page_knows_no_result_while_it_is_revealed(bord, werkboek, zitting):
    clear_top(werkboek)
    for _ in range(4):
        bord.move(Beweging.VERDER)
    model = Model(zitting)
    assert (model.zaak.stap, model.zaak.uitslag) == ("gesloten", None)


def test_a_reveal_goes_on_where_it_was_after_the_laptop_fell_over(bord, werkboek, nieuwe_zitting):
    clear_top(werkboek)
    for _ in range(3):
        bord.move(Beweging.VERDER)
    before = bord.look()
    after = Bord(nieuwe_zitting()).look()
    assert (after.merk, after.nummer) == (before.merk, before.nummer)


def test_equals_stand_together_and_it_is_said(bord, werkboek):
    vote(werkboek, {"vertrouwen": 9, "respect": 7, "veiligheid": 7, "openheid": 5, "plezier": 4})
    page = next(page for page in story(bord) if "respect" in page.html)
    assert "veiligheid" in page.html
    assert "Evenveel stemmen" in page.html


def test_a_tie_on_the_last_place_is_revealed_first_and_no_one_of_it_is_preferred(bord, werkboek):
    tied = {"openheid": 4, "plezier": 4, "geduld": 4}
    vote(werkboek, {"vertrouwen": 9, "respect": 8, "veiligheid": 7, **tied})
    page = next(page for page in story(bord) if "openheid" in page.html)
    assert all(naam in page.html for naam in tied)
    assert "evenveel stemmen voor de laatste" in page.html


def test_equals_keep_one_number_where_all_stand_together(bord, werkboek):
    vote(werkboek, {"vertrouwen": 9, "respect": 7, "veiligheid": 7, "openheid": 5, "plezier": 4})
    bord.move(Beweging.INEENS)
    assert re.findall(r"<li><b>(\d)</b>", bord.look().html) == ["1", "2", "2", "4", "5"]


def told(wb):
    with wb.reading() as tx:
        return shown(tx).onthuld


def test_what_phones_may_tell_is_the_place_that_was_seen_last_and_no_other(bord, werkboek):
    ronde = clear_top(werkboek)
    bord.move(Beweging.VERDER)
    assert told(werkboek) is None
    for plaats in (5, 4, 3):
        bord.move(Beweging.VERDER)
        assert told(werkboek) == Onthuld(ronde, plaats, (PLAATSEN[plaats - 1],))
    bord.move(Beweging.TERUG)
    assert told(werkboek) == Onthuld(ronde, 3, ("veiligheid",))  # as far as was seen
    bord.send("visie")
    assert told(werkboek) is None


def test_a_tie_over_more_slides_may_be_told_after_the_last_of_them(bord, werkboek):
    with werkboek.reading() as tx:
        tied = [row.waarde for row in tx.rows(Waarde) if row.waarde not in PLAATSEN[:2]][:12]
    vote(werkboek, dict.fromkeys(PLAATSEN[:2], 9) | dict.fromkeys(tied, 4))
    bord.move(Beweging.VERDER)
    pages = []
    while told(werkboek) is None:
        bord.move(Beweging.VERDER)
        pages.append(bord.look().html)
    assert len(pages) > 1
    assert not any(has(html, tied[-1]) for html in pages[:-1])
    assert set(told(werkboek).keuzes) == set(tied)
    assert told(werkboek).open_plaatsen == 3


def test_all_at_once_is_one_press(bord, werkboek):
    ronde = clear_top(werkboek)
    bord.move(Beweging.INEENS)
    assert all(naam in bord.look().html for naam in PLAATSEN)
    assert shown_on(werkboek, ronde) is not None


def test_paper_that_waits_holds_the_reveal_back(bord, werkboek):
    ronde = clear_top(werkboek)
    keep_draft(werkboek, Klad(ronde, Groep.OUDERS, Deel.TELLER_A), "", "1, 2")
    bord.move(Beweging.VERDER)
    with pytest.raises(PapierNietOvergenomen):
        bord.move(Beweging.VERDER)
    assert not words(werkboek) & {word for word in words(werkboek) if has(bord.look().html, word)}


def test_an_open_round_stays_whatever_the_begeleider_opens(bord, werkboek, zitting):
    vote(werkboek, {"vertrouwen": 3}, dicht=False)
    zitting.go("visie")
    assert "Welke waarden zijn het belangrijkst?" in bord.look().html
    assert "vertrouwen" not in bord.look().html


def test_sending_something_else_is_a_press(bord, werkboek):
    vote(werkboek, {"vertrouwen": 3}, dicht=False)
    bord.send("visie")
    assert "Welke waarden" not in bord.look().html


def test_blank_is_blank(bord, werkboek):
    clear_top(werkboek)
    bord.move(Beweging.INEENS)
    bord.move(Beweging.ZWART)
    assert not [naam for naam in PLAATSEN if naam in bord.look().html]
    bord.move(Beweging.VERDER)
    assert all(naam in bord.look().html for naam in PLAATSEN)


def test_an_unknown_row_is_the_welcome(bord):
    for naam in ("", "bestaat/niet", "../etc", "dias", "onderdelen/x", "start/x/y/z"):
        bord.send(naam)
        assert "Welkom bij" in bord.look().html


def test_the_counter_follows_each_vote(bord, werkboek):
    vote(werkboek, {"vertrouwen": 3}, dicht=False)
    assert "<strong>3</strong>" in bord.look().html


def test_presses_of_two_devices_on_the_same_slide_reveal_one_place(bord, werkboek):
    clear_top(werkboek)

    def press():
        with werkboek.reading() as tx:
            seen = moment(tx)
        return seen.actie, seen.stand(seen.actie)

    assert do(werkboek, *press())  # begin with how many voted
    actie, stand = press()
    assert actie is Actie.TOON_VOLGENDE
    assert do(werkboek, actie, stand)  # the remote
    assert do(werkboek, actie, stand, bord.move)  # the laptop
    assert not take_press(werkboek, bord.move)  # what the remote asked has been done
    html = bord.look().html
    assert has(html, "plezier")
    assert not has(html, "openheid")

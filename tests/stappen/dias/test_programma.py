"""A whole meeting is played from the programme with the two keys of a clicker, and nothing else."""

import re

import pytest
from bs4 import BeautifulSoup
from dia_momenten import speak
from stemmen import PLAATSEN

from ouderplan.kern.dia import GESLOTEN, LAATSTE, Beweging, row_of
from ouderplan.kern.draaiboek import Bijeenkomst, Doet, Draaiboekregel
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.moment import Actie
from ouderplan.kern.rondes import Ronde, Rondesoort
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag.deelnemers import keep_present
from ouderplan.opslag.draaiboek import begin, count_down, extend, live, programme
from ouderplan.opslag.moment import do, moment
from ouderplan.opslag.rondezoeken import current_ronde
from ouderplan.opslag.scherm import send, shown
from ouderplan.opslag.stemmen import cast, close_ronde, open_ronde
from ouderplan.stappen.dias.bord import Bord

AVOND, MIDDAG = Bijeenkomst.OUDERAVOND, Bijeenkomst.STUDIEMIDDAG
GENOEG = 120
"""So many presses end every meeting of these tests."""


@pytest.fixture
def bord(zitting):
    return Bord(zitting)


def on(wb):
    with wb.reading() as tx:
        return shown(tx)


def wat(wb):
    """Return which row of the programme is on, "" after the last."""
    with wb.reading() as tx:
        now = live(tx)
    return now.nu.gepland.regel.wat if now.nu is not None else ""


def rounds(wb):
    with wb.reading() as tx:
        return [(row.soort, row.is_open, row.getoond is not None) for row in tx.rows(Ronde)]


def vote(wb, groep=Groep.OUDERS):
    """Let everybody vote in the round that is open, so that there are five places."""
    with wb.reading() as tx:
        ronde = current_ronde(tx)
    for nummer in range(10):
        keuzes = [naam for plaats, naam in enumerate(PLAATSEN) if nummer < 10 - 2 * plaats]
        who = {"stemmer": str(nummer), "groep": groep, "kanaal": Kanaal.TELEFOON}
        cast(wb, ronde=ronde.ronde, keuzes=keuzes, **who)


def click(bord, wb, tot, *, at_open=lambda: None):
    """Press forward until a row of the programme is on; return the rows that came by."""
    rows = [wat(wb)]
    opened = None
    for _ in range(GENOEG):
        if rows[-1] == tot:
            return rows
        bord.move(Beweging.VERDER)
        if wat(wb) != rows[-1]:
            rows.append(wat(wb))
        with wb.reading() as tx:
            now = current_ronde(tx)
        if now is not None and now.ronde != opened:
            opened = now.ronde
            at_open()
    raise AssertionError(rows)


def names(wb, bijeenkomst):
    with wb.reading() as tx:
        return [row.wat for row in programme(tx, bijeenkomst).values()]


def test_forward_alone_plays_the_whole_ouderavond(bord, werkboek):
    begin(werkboek, AVOND)
    rows = click(bord, werkboek, "", at_open=lambda: vote(werkboek))
    assert rows == [*names(werkboek, AVOND), ""]
    assert rounds(werkboek) == [(Rondesoort.WAARDEN, False, True)]


def test_forward_alone_plays_the_whole_studiemiddag(bord, werkboek):
    with werkboek.writing() as tx:
        for letter in "abcd":
            tx.add(Inbreng(letter, Soort.KANS, Perspectief.CONCEPT, f"Kans {letter}"))
    begin(werkboek, MIDDAG)
    rows = click(bord, werkboek, "")
    assert rows == [*names(werkboek, MIDDAG), ""]
    assert {soort for soort, _, _ in rounds(werkboek)} == {
        Rondesoort.SCAN,
        Rondesoort.KANSEN,
        Rondesoort.STIPPEN,
    }
    with werkboek.reading() as tx:
        assert current_ronde(tx) is None


@pytest.mark.parametrize("bijeenkomst", list(Bijeenkomst))
@pytest.mark.parametrize("kansen", ["", "abcd"])
def test_every_press_of_a_meeting_changes_what_the_hall_sees(bord, werkboek, bijeenkomst, kansen):
    """Else it is pressed again, and a row goes by that nobody saw."""
    with werkboek.writing() as tx:
        for letter in kansen or "a":
            tx.add(Inbreng(letter, Soort.KANS, Perspectief.CONCEPT, f"Kans {letter}"))
    begin(werkboek, bijeenkomst)
    seen = bord.look().merk
    for _ in range(GENOEG):
        bord.move(Beweging.VERDER)
        if not wat(werkboek):
            return
        assert bord.look().merk != seen, wat(werkboek)
        seen = bord.look().merk
    raise AssertionError(wat(werkboek))


def test_a_row_that_shows_nothing_new_is_told_under_the_slide(bord, werkboek):
    """A school's own row that does nothing, or that stays with what the row before it shows."""
    eigen = (
        ("De visie lezen", Doet.TOON, "visie", ""),
        ("In tweetallen", None, "", "In tweetallen"),
        ("Samen bespreken", Doet.TOON, "visie", "Samen bespreken"),
        ("De waarden erbij", Doet.TOON, "waarden", ""),
    )
    with werkboek.writing() as tx:
        for nummer, row in programme(tx, AVOND).items():
            tx.remove(nummer, row)
        for wat_, doet, stap, _ in eigen:
            tx.add(Draaiboekregel(AVOND, wat_, 5, doet=doet, stap=stap))
    begin(werkboek, AVOND)
    seen = ""
    for wat_, _, _, onder in eigen:
        assert wat(werkboek) == wat_
        assert bord.look().merk != seen
        seen = bord.look().merk
        told = BeautifulSoup(bord.look().html, "html.parser").select_one(".d-nu")
        assert (told.text if told else "") == onder
        bord.move(Beweging.VERDER)


def test_of_a_round_that_was_closed_it_is_said_that_it_is(bord, werkboek):
    """Not that it comes still, nor how to join: it is over."""
    for soort, zin in (
        (Rondesoort.SCAN, "De schoolscan is gesloten"),
        (Rondesoort.KANSEN, "U kunt niets meer insturen"),
        (Rondesoort.EVALUATIE, "U kunt niets meer insturen"),
        (Rondesoort.WAARDEN, "De stemming is gesloten"),
    ):
        keuzes = soort.plaatsen or None
        ronde = open_ronde(werkboek, soort=soort, vraag="Wat vindt u?", aantal_keuzes=keuzes)
        if soort is Rondesoort.WAARDEN:
            vote(werkboek)
        close_ronde(werkboek, ronde.ronde)
        send(werkboek, row_of(soort))
        assert zin in bord.look().html
        assert "d-qr" not in bord.look().html


def test_a_round_is_never_closed_with_the_press_that_follows_on_opening(bord, werkboek):
    begin(werkboek, AVOND)
    click(bord, werkboek, "Stemmen")
    assert "Bijna klaar" not in bord.look().html
    bord.move(Beweging.VERDER)
    assert (on(werkboek).dia, wat(werkboek)) == (LAATSTE, "Stemmen")
    assert "Bijna klaar" in bord.look().html
    bord.move(Beweging.TERUG)
    assert on(werkboek).dia == "open"
    with werkboek.reading() as tx:
        assert current_ronde(tx) is not None
    for _ in range(2):
        bord.move(Beweging.VERDER)
    assert wat(werkboek) == "De stemming gaat dicht"
    with werkboek.reading() as tx:
        assert current_ronde(tx) is None


def test_the_last_call_says_how_many_people_did_not_vote(bord, werkboek):
    begin(werkboek, AVOND)
    click(bord, werkboek, "Stemmen")
    vote(werkboek)
    with werkboek.writing() as tx:
        (number, ronde), *_ = tx.items(Ronde).items()
        tx.change(number, ronde, ronde.__class__(**{**fields(ronde), "aanwezig": 13}))
    bord.move(Beweging.VERDER)
    assert "nog 3 niet gestemd" in bord.look().html


def fields(row):
    return {naam: getattr(row, naam) for naam in row.__slots__}


def test_between_closing_and_the_result_no_key_says_anything_of_it(bord, werkboek):
    begin(werkboek, AVOND)
    click(bord, werkboek, "De stemming gaat dicht", at_open=lambda: vote(werkboek))
    assert bord.look().html.count(GESLOTEN) or on(werkboek).dia in ("", GESLOTEN)
    for beweging in (Beweging.EIND, Beweging.BEGIN):
        bord.move(beweging)
        assert not any(naam in bord.look().html for naam in PLAATSEN)
    bord.move(Beweging.VERDER)
    assert wat(werkboek) == "Pauze"
    assert rounds(werkboek) == [(Rondesoort.WAARDEN, False, False)]
    bord.move(Beweging.VERDER)
    assert (wat(werkboek), on(werkboek).dia) == ("De uitslag", "gestemd")


def test_what_the_button_of_the_moment_did_takes_no_press_more(bord, werkboek):
    begin(werkboek, AVOND)
    click(bord, werkboek, "Stemmen")
    vote(werkboek)
    press(bord, werkboek, Actie.SLUIT)
    bord.move(Beweging.VERDER)
    assert wat(werkboek) == "Pauze"
    press(bord, werkboek, Actie.TOON)
    for _ in range(GENOEG):
        if wat(werkboek) != "Pauze":
            break
        bord.move(Beweging.VERDER)
    assert wat(werkboek) == "Wat wij ermee doen"
    assert rounds(werkboek) == [(Rondesoort.WAARDEN, False, True)]


def press(bord, wb, actie):
    with wb.reading() as tx:
        now = moment(tx)
    assert now.actie is actie
    assert do(wb, actie, now.stand(actie), bord.move)


def test_back_goes_to_the_row_before_and_shows_it(bord, werkboek):
    begin(werkboek, AVOND)
    click(bord, werkboek, "Gesprek met uw buren")
    text = on(werkboek)
    bord.move(Beweging.TERUG)
    assert wat(werkboek) == "Zo doet u mee"
    bord.move(Beweging.VERDER)
    assert on(werkboek) == text


def test_what_was_sent_in_between_gives_way_to_the_programme(bord, werkboek):
    begin(werkboek, AVOND)
    click(bord, werkboek, "Waarom wij dit doen")
    text = on(werkboek)
    send(werkboek, "visie")
    bord.move(Beweging.TERUG)
    assert (wat(werkboek), on(werkboek)) == ("Waarom wij dit doen", text)
    send(werkboek, "visie")
    while on(werkboek).reeks == "visie":
        bord.move(Beweging.VERDER)
    assert wat(werkboek) == "Zo doet u mee"


def test_a_key_on_a_blank_screen_only_brings_back_what_was_there(bord, werkboek):
    begin(werkboek, AVOND)
    bord.move(Beweging.ZWART)
    bord.move(Beweging.VERDER)
    assert wat(werkboek) == "Welkom"
    assert not on(werkboek).zwart


def test_one_press_seen_on_two_devices_goes_on_once(bord, werkboek):
    """Also where the slide stays the same: the row of the programme is part of what was seen."""
    begin(werkboek, AVOND)
    click(bord, werkboek, "Welkom")
    with werkboek.reading() as tx:
        seen = moment(tx).stand(Actie.VERDER)
    assert do(werkboek, Actie.VERDER, seen, bord.move)
    assert not do(werkboek, Actie.VERDER, seen, bord.move)
    assert wat(werkboek) == "Waarom wij dit doen"


def test_without_a_meeting_the_last_slide_stays(bord, werkboek):
    send(werkboek, "start")
    before = on(werkboek)
    bord.move(Beweging.VERDER)
    assert on(werkboek).reeks == before.reeks


def test_after_the_last_row_forward_does_nothing_and_back_goes_on_in_it(bord, werkboek):
    begin(werkboek, AVOND)
    click(bord, werkboek, "", at_open=lambda: vote(werkboek))
    last = bord.look()
    bord.move(Beweging.VERDER)
    assert bord.look().merk == last.merk
    bord.move(Beweging.TERUG)
    assert wat(werkboek) == names(werkboek, AVOND)[-1]


def test_a_row_that_cannot_be_done_leaves_the_slide_on(bord, werkboek):
    with werkboek.writing() as tx:
        for nummer, row in programme(tx, AVOND).items():
            if row.doet is Doet.OPEN:
                tx.change(nummer, row, Draaiboekregel(**{**fields(row), "rondesoort": None}))
    begin(werkboek, AVOND)
    with pytest.raises(Exception, match="om welke ronde het gaat"):
        click(bord, werkboek, "Stemmen")
    assert wat(werkboek) == "Gesprek met uw buren"
    with werkboek.reading() as tx:
        assert "om welke ronde het gaat" in live(tx).loop.mis
    assert "om welke ronde" not in bord.look().html
    bord.move(Beweging.TERUG)
    with werkboek.reading() as tx:
        assert live(tx).loop.mis == ""


def test_the_last_call_and_what_counts_down_speak_the_language_of_the_hall(bord, werkboek):
    speak(werkboek, "alleen tr")
    begin(werkboek, AVOND)
    count_down(werkboek, aan=True)
    click(bord, werkboek, "Stemmen")
    with werkboek.reading() as tx:
        ronde = current_ronde(tx)
    keep_present(werkboek, ronde.ronde, Groep.OUDERS, None, 12)
    bord.move(Beweging.VERDER)
    assert on(werkboek).dia == LAATSTE
    html = bord.look().html
    for said in ("tur birazdan kapanacak", "12 kişi henüz oy vermedi", "# dk"):
        assert said in html
    assert "Bijna klaar" not in html
    speak(werkboek, "alleen fa")  # and with its digits, of which a page has one kind
    shown_on = BeautifulSoup(bord.look().html, "html.parser")
    assert shown_on.select_one("[data-aftel]")["data-nul"] == "۰"
    assert not re.search("[1-9]", shown_on.select_one(".d-hoe").text)
    speak(werkboek, "tr")
    html = bord.look().html
    for said in ("Bijna klaar", "birazdan kapanacak", "nog 12 niet gestemd", "# min", "# dk"):
        assert said in html


def test_a_pause_says_until_when_in_the_language_of_the_hall(bord, werkboek):
    speak(werkboek, "alleen ru")
    begin(werkboek, AVOND)
    click(bord, werkboek, "Pauze", at_open=lambda: vote(werkboek))
    assert "до " in BeautifulSoup(bord.look().html, "html.parser").select_one(".d-tot").text


def test_the_hall_counts_down_only_when_asked_and_only_on_what_the_row_shows(bord, werkboek):
    begin(werkboek, AVOND)
    click(bord, werkboek, "Pauze", at_open=lambda: vote(werkboek))
    assert bord.look().klok is None
    assert "data-aftel" not in bord.look().html
    count_down(werkboek, aan=True)
    told = bord.look()
    assert "data-aftel" in told.html
    assert 13 * 60 < told.told()["over"] <= 14 * 60
    assert extend(werkboek, 5)
    assert bord.look().merk != told.merk
    assert 18 * 60 < bord.look().told()["over"] <= 19 * 60
    send(werkboek, "visie")
    assert bord.look().told()["over"] is None

"""A stretch of ballots laid aside: in the open, with why, and never known whose they are."""

from dataclasses import replace
from datetime import datetime

import pytest

from lezer import files_with
from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.rondes import Ronde, Rondesoort, Stembriefje, VastgesteldeKeuze, Waarborg
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.tellen import count
from ouderplan.kern.toestroom import Stuk, stretches
from ouderplan.opslag import Werkboek, toestroom
from ouderplan.opslag.geheimen import find_key
from ouderplan.opslag.kanalen import channels_of
from ouderplan.opslag.reserve.bestand import reserves
from ouderplan.opslag.reserve.maken import back_up
from ouderplan.opslag.rondesleutel import ballot_name
from ouderplan.opslag.stemmen import (
    cast,
    close_ronde,
    open_ronde,
    own_ballot,
    progress,
    show_ronde,
)
from ouderplan.opslag.telling import count_round
from ouderplan.opslag.toestandnamen import RONDESLEUTEL
from ouderplan.opslag.toestroom import (
    AlVerderGegaan,
    TeLaatOpzij,
    TeWeinigOpzij,
    arrivals,
    count_again,
    lay_aside,
)
from ouderplan.uitvoer.stemzinnen import paper_sentences

WAAROM = "Eén laptop stuurde ze."


@pytest.fixture
def klok(monkeypatch):
    """Give a clock of the laptop that stands still until it is set."""

    class Klok(datetime):
        seconden = 0

        @classmethod
        def now(cls):
            minuut, seconde = divmod(cls.seconden, 60)
            return datetime(2026, 11, 28, 20, minuut, seconde)

    monkeypatch.setattr(toestroom, "datetime", Klok)
    monkeypatch.setattr("ouderplan.opslag.stemmen.datetime", Klok)
    return Klok


@pytest.fixture
def stemming(klok, werkboek):  # noqa: ARG001  the round opens at the time of that clock
    return open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=3)


@pytest.fixture
def stem(werkboek, stemming, klok):
    def vote(wie, seconden, keuze="durf", kanaal=Kanaal.TELEFOON, groep=Groep.OUDERS):
        klok.seconden = seconden
        who = {"groep": groep, "kanaal": kanaal, "stemmer": wie}
        return cast(werkboek, ronde=stemming.ronde, keuzes=[keuze], **who)

    return vote


@pytest.fixture
def overspoeld(stem, werkboek):
    """Give a workbook with 12 people, and 40 ballots of one laptop in ten seconds."""
    for nr in range(12):
        stem(f"ouder {nr}", nr, "geduld")
    for nr in range(40):
        stem(f"verzonnen {nr}", 35)
    return werkboek


LAPTOP = Stuk(3, 3, 40)


def votes(wb, keuze):
    with wb.reading() as tx:
        ranked = count_round(tx, 1).ranglijst
    return next(plaats.stemmen for plaats in ranked if plaats.keuze == keuze)


def test_it_is_known_by_ten_seconds_how_many_came(overspoeld):
    with overspoeld.reading() as tx:
        assert arrivals(tx, 1) == {0: 10, 1: 2, 3: 40}
        assert stretches(arrivals(tx, 1)) == (Stuk(0, 0, 10), LAPTOP)


def test_what_is_laid_aside_does_not_count_and_stays_with_why(overspoeld):
    assert lay_aside(overspoeld, 1, LAPTOP, f"  {WAAROM} ") == 40
    assert (votes(overspoeld, "geduld"), votes(overspoeld, "durf")) == (12, 0)
    with overspoeld.reading() as tx:
        assert progress(tx, 1) == 12
        assert count(tx.rows(Stembriefje, ronde=1), ()).gestemd == 12
        assert channels_of(tx, 1).opzij == {WAAROM: 40}
        assert channels_of(tx, 1).of(Kanaal.TELEFOON) == 12
        assert [row.opzij for row in tx.rows(Stembriefje, keuze="durf")] == [WAAROM] * 40
    overspoeld.sync_csvs()
    lines = (overspoeld.map / "stembriefjes.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].endswith(";opzij")
    there = 40 if overspoeld.motor.csvs_volgen else 0  # a server tells nothing of an open round
    assert sum(line.endswith(f";{WAAROM}") for line in lines) == there


def test_it_can_be_undone_and_done_again(overspoeld):
    lay_aside(overspoeld, 1, LAPTOP, WAAROM)
    assert count_again(overspoeld, 1, WAAROM) == 40
    assert votes(overspoeld, "durf") == 40
    with overspoeld.reading() as tx:
        assert progress(tx, 1) == 52
        assert channels_of(tx, 1).opzij == {}
    assert lay_aside(overspoeld, 1, LAPTOP, WAAROM) == 40


def test_who_voted_then_can_vote_again_and_is_counted_once(overspoeld, stem):
    lay_aside(overspoeld, 1, LAPTOP, WAAROM)
    assert stem("verzonnen 3", 75, "plezier").gewijzigd
    assert votes(overspoeld, "plezier") == 1
    with overspoeld.reading() as tx:
        assert progress(tx, 1) == 13
        assert channels_of(tx, 1).opzij == {WAAROM: 39}
        assert arrivals(tx, 1) == {0: 10, 1: 2, 7: 1}
        assert own_ballot(tx, 1, "verzonnen 4") == ("durf",)


def test_changing_a_vote_is_no_new_arrival(overspoeld, stem):
    stem("ouder 1", 75, "plezier")
    with overspoeld.reading() as tx:
        assert arrivals(tx, 1) == {0: 10, 1: 2, 3: 40}


def test_fewer_than_ten_are_never_laid_aside(overspoeld):
    with pytest.raises(TeWeinigOpzij):
        lay_aside(overspoeld, 1, Stuk(1, 1, 2), WAAROM)
    assert votes(overspoeld, "geduld") == 12


@pytest.mark.parametrize("reden", ["", "  ", "x" * 201])
def test_it_asks_for_a_reason_that_can_be_read(overspoeld, reden):
    with pytest.raises(OngeldigeInvoer):
        lay_aside(overspoeld, 1, LAPTOP, reden)
    assert votes(overspoeld, "durf") == 40


def test_once_the_round_is_closed_nothing_more_is_laid_aside(overspoeld):
    close_ronde(overspoeld, 1)
    with pytest.raises(TeLaatOpzij):
        lay_aside(overspoeld, 1, LAPTOP, WAAROM)
    assert votes(overspoeld, "durf") == 40


def test_it_can_be_undone_until_the_result_is_adopted_and_the_plan_says_so(overspoeld):
    lay_aside(overspoeld, 1, LAPTOP, WAAROM)
    close_ronde(overspoeld, 1)
    show_ronde(overspoeld, 1)
    assert count_again(overspoeld, 1, f" {WAAROM}") == 40
    assert votes(overspoeld, "durf") == 40
    with overspoeld.reading() as tx:
        (ronde,) = tx.rows(Ronde)
        kanalen = channels_of(tx, 1)
    assert ronde.teruggeteld == f"40 ({WAAROM})"
    said = f"Eerst opzij gezet, en na het sluiten weer meegeteld: 40 ({WAAROM})."
    assert said in paper_sentences(ronde, kanalen)


def test_undoing_while_the_round_is_open_leaves_nothing_to_say(overspoeld):
    lay_aside(overspoeld, 1, LAPTOP, WAAROM)
    count_again(overspoeld, 1, WAAROM)
    with overspoeld.reading() as tx:
        assert tx.rows(Ronde)[0].teruggeteld == ""


def test_once_it_is_adopted_it_stays(overspoeld):
    lay_aside(overspoeld, 1, LAPTOP, WAAROM)
    close_ronde(overspoeld, 1)
    show_ronde(overspoeld, 1)
    with overspoeld.writing() as tx:
        tx.add(VastgesteldeKeuze(1, 1, "geduld", "de MR", None))
    with pytest.raises(AlVerderGegaan):
        count_again(overspoeld, 1, WAAROM)
    assert votes(overspoeld, "durf") == 0


def test_once_a_tie_was_voted_on_it_stays(overspoeld):
    lay_aside(overspoeld, 1, LAPTOP, WAAROM)
    close_ronde(overspoeld, 1)
    with overspoeld.writing() as tx:
        tx.add(replace(tx.rows(Ronde)[0], ronde=2, beslist_ronde=1))
    with pytest.raises(AlVerderGegaan):
        count_again(overspoeld, 1, WAAROM)


def test_fewer_than_ten_of_a_group_go_on_counting(overspoeld, stem):
    for nr in range(9):
        stem(f"juf {nr}", 36, "plezier", groep=Groep.TEAM)
    assert lay_aside(overspoeld, 1, Stuk(3, 3, 49), WAAROM) == 40
    assert (votes(overspoeld, "durf"), votes(overspoeld, "plezier")) == (0, 9)


def test_of_fewer_than_ten_that_stay_aside_it_is_forgotten_what_they_chose(overspoeld, stem):
    lay_aside(overspoeld, 1, LAPTOP, WAAROM)
    for nr in range(31):
        stem(f"verzonnen {nr}", 75, "plezier")
    overspoeld.sync_csvs()
    there = 9 if overspoeld.motor.csvs_volgen else 0  # a server tells nothing of an open round
    assert (overspoeld.map / "stembriefjes.csv").read_text("utf-8-sig").count("durf") == there
    close_ronde(overspoeld, 1)
    with overspoeld.reading() as tx:
        assert not tx.rows(Stembriefje, keuze="durf")
        aside = [row for row in tx.rows(Stembriefje, ronde=1) if row.opzij]
        assert [row.keuze for row in aside] == [""] * 9
        assert channels_of(tx, 1).opzij == {WAAROM: 9}
    overspoeld.sync_csvs()
    assert "durf" not in (overspoeld.map / "stembriefjes.csv").read_text("utf-8-sig")
    assert count_again(overspoeld, 1, WAAROM) == 0, "what was forgotten cannot count"


def test_ten_that_stay_aside_keep_what_they_chose(overspoeld, stem):
    lay_aside(overspoeld, 1, LAPTOP, WAAROM)
    for nr in range(30):
        stem(f"verzonnen {nr}", 75, "plezier")
    close_ronde(overspoeld, 1)
    assert count_again(overspoeld, 1, WAAROM) == 10
    assert votes(overspoeld, "durf") == 10


@pytest.mark.parametrize("kanaal", [Kanaal.SCHERM, Kanaal.PAPIER])
def test_only_of_phones_is_kept_when_a_ballot_came(werkboek, stem, kanaal):
    stem("iemand", 1, kanaal=kanaal)
    with werkboek.reading() as tx:
        assert arrivals(tx, 1) == {}


def test_where_a_code_guards_each_vote_nothing_is_kept_of_when():
    ronde = type("R", (), {"waarborg": Waarborg.STEMCODE})
    assert not toestroom.is_watched(ronde, Kanaal.TELEFOON)


@pytest.mark.alleen_sqlite("leest het bestand zelf")
def test_after_closing_nothing_on_the_disk_says_when_a_ballot_came(overspoeld):
    with overspoeld.reading() as tx:
        key = find_key(tx, f"{RONDESLEUTEL}1")
        names = {row.briefje for row in tx.rows(Stembriefje, ronde=1)}
    marks = [ballot_name(key, naam).encode() for naam in names]
    assert files_with(overspoeld.map, marks[0])
    back_up(overspoeld.map, "onder de ronde")
    (reserve,) = reserves(overspoeld.map)
    assert not any(mark in reserve.pad.read_bytes() for mark in marks)
    close_ronde(overspoeld, 1)
    assert not any(files_with(overspoeld.map, mark) for mark in marks[:3])
    with overspoeld.reading() as tx:
        assert arrivals(tx, 1) == {}


def test_what_was_laid_aside_survives_rebuilding_from_the_csvs(overspoeld):
    lay_aside(overspoeld, 1, LAPTOP, WAAROM)
    close_ronde(overspoeld, 1)
    overspoeld.close()
    for path in overspoeld.map.glob("werkboek.db*"):
        path.unlink()
    again = Werkboek.open(overspoeld.map)
    assert (votes(again, "geduld"), votes(again, "durf")) == (12, 0)
    again.close()

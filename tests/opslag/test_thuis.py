"""Rounds at home: several at once, opened and closed by the clock, and one vote a code."""

import csv
import shutil
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from ouderplan.kern.dia import Getoond
from ouderplan.kern.evaluatie import Uitkomst, Uitkomstsoort
from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.rondes import Plek, Ronde, RondeGesloten, Rondesoort, Stembriefje, Waarborg
from ouderplan.kern.schoolscan import Antwoord, Niveau, Scanregel
from ouderplan.kern.soorten import Groep
from ouderplan.kern.stemcodes import LANG, OnbekendeStemcode
from ouderplan.kern.thuis import Rondeplan, in_steps
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.afzenders import senders
from ouderplan.opslag.fouten import ErIsEenRondeOpen, LooptThuis
from ouderplan.opslag.geheimen import find_key
from ouderplan.opslag.inbreng import received, submit_outcome
from ouderplan.opslag.moment import moment
from ouderplan.opslag.rondesleutel import key_name
from ouderplan.opslag.rondezoeken import current_ronde, find_ronde, home_rondes, last_ronde
from ouderplan.opslag.scherm import shown
from ouderplan.opslag.schoolscan import keep_paper, load_scanbeeld, submit_scan
from ouderplan.opslag.stemcodes import add_codes, draw_codes, find_code
from ouderplan.opslag.stemmen import close_ronde, open_ronde, own_ballot, progress, tally
from ouderplan.opslag.thuis import Uurwerk, drop_plan, lengthen, plan_round, take_to_hall, told_of
from ouderplan.uitvoer import load_plan
from ouderplan.uitvoer.teksten import text
from stemmer import vote_as

NU = datetime.now().replace(microsecond=0)
UUR = timedelta(hours=1)
SCAN = {"1": Antwoord(Niveau.TWEE)}
in_een_csv = pytest.mark.alleen_sqlite("op een server staat van een open ronde niets in een CSV")


@pytest.fixture
def kiezers(werkboek):
    """Give thirty voters with a code of their own, and waarden to choose from."""
    with werkboek.writing() as tx:
        tx.replace_all(Waarde, [Waarde("respect"), Waarde("plezier"), Waarde("rust")])
        codes = draw_codes(tx, 30, LANG)
        add_codes(tx, codes, Groep.OUDERS)
        return [find_code(tx, code).stemmer for code in codes]


@pytest.fixture
def thuis(werkboek, kiezers):  # noqa: ARG001  their codes
    """Give a function that opens a round at home."""

    def begin(soort=Rondesoort.WAARDEN, vraag="Wat vindt u?", tot=NU + UUR, van=NU):
        keuzes = 2 if soort.stemt else None
        return plan_round(werkboek, Rondeplan(vraag, soort, van, tot, "ouders", keuzes))

    return begin


def vote(wb, ronde, stemmer, *keuzes):
    return vote_as(wb, stemmer, keuzes or ("respect",), ronde=ronde.ronde)


def end(wb, ronde, moment):
    """Let the moment of closing be another one, also one that has passed."""
    with wb.writing() as tx:
        nummer, row = find_ronde(tx, ronde.ronde)
        tx.change(nummer, row, replace(row, open_tot=moment))


def read(wb, question):
    with wb.reading() as tx:
        return question(tx)


def in_csv(wb, naam="stembriefjes", kolom="briefje"):
    wb.sync_csvs()
    with (wb.map / f"{naam}.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row[kolom] for row in csv.DictReader(file, delimiter=";")}


def test_several_are_open_at_home_beside_the_one_of_the_evening(werkboek, thuis):
    scan, terug = thuis(Rondesoort.SCAN), thuis(Rondesoort.EVALUATIE)
    avond = open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Nu?", aantal_keuzes=2)
    assert read(werkboek, home_rondes) == [scan, terug]
    assert read(werkboek, current_ronde) == avond
    assert {scan.waarborg, terug.waarborg} == {Waarborg.STEMCODE}


def test_the_hall_does_not_see_what_opens_at_home(werkboek, thuis):
    ronde = thuis()
    assert read(werkboek, shown) == Getoond()
    assert read(werkboek, current_ronde) is None
    assert read(werkboek, moment).ronde is None
    assert read(werkboek, lambda tx: last_ronde(tx, Rondesoort.WAARDEN)) is None
    close_ronde(werkboek, ronde.ronde)
    assert read(werkboek, lambda tx: last_ronde(tx, Rondesoort.WAARDEN)).ronde == ronde.ronde
    assert read(werkboek, moment).ronde is None


def test_of_one_kind_there_is_one(werkboek, thuis):
    thuis()
    with pytest.raises(ErIsEenRondeOpen):
        thuis()
    with pytest.raises(LooptThuis):
        open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Nu?", aantal_keuzes=2)


def test_at_home_it_takes_a_code_whatever_kind_it_is(werkboek, thuis, kiezers):
    scan, terug = thuis(Rondesoort.SCAN), thuis(Rondesoort.EVALUATIE)
    with pytest.raises(OnbekendeStemcode):
        submit_scan(
            werkboek, ronde=scan.ronde, stemmer="toestel", groep=Groep.OUDERS, antwoorden=SCAN
        )
    text = {"groep": Groep.OUDERS, "soort": Uitkomstsoort.GOED, "tekst": "Goed."}
    with pytest.raises(OnbekendeStemcode):
        submit_outcome(werkboek, ronde=terug.ronde, inzending="a", **text)
    submit_outcome(werkboek, ronde=terug.ronde, inzending="a", stemmer=kiezers[0], **text)
    assert read(werkboek, lambda tx: received(tx, terug.ronde)) == 1


def test_it_opens_before_its_letters_are_made_and_nobody_gets_in_without_a_code(werkboek):
    with werkboek.writing() as tx:
        tx.replace_all(Waarde, [Waarde("respect")])
    plan = Rondeplan("Wat?", Rondesoort.WAARDEN, NU, NU + UUR, "ouders", 1)
    ronde = plan_round(werkboek, plan)
    with pytest.raises(OnbekendeStemcode):
        vote(werkboek, ronde, "toestel")


def test_a_plan_opens_when_its_moment_is_there_and_not_before(werkboek, thuis):
    assert thuis(van=NU + UUR, tot=NU + 2 * UUR) is None
    assert not Uurwerk().tick(werkboek)
    assert read(werkboek, home_rondes) == []
    with werkboek.writing() as tx:
        ((nummer, plan),) = tx.items(Rondeplan).items()
        tx.change(nummer, plan, replace(plan, van=NU - UUR))
    assert Uurwerk().tick(werkboek)
    (ronde,) = read(werkboek, home_rondes)
    assert (ronde.vraag, ronde.open_tot) == ("Wat vindt u?", NU + 2 * UUR)
    assert read(werkboek, lambda tx: tx.rows(Rondeplan)) == []


@pytest.mark.usefixtures("kiezers")
def test_a_plan_whose_end_passed_too_stays_a_plan(werkboek):
    with werkboek.writing() as tx:
        tx.add(Rondeplan("Te laat?", Rondesoort.WAARDEN, NU - 2 * UUR, NU - UUR, "ouders", 1))
    assert not Uurwerk().tick(werkboek)
    ((nummer, plan),) = read(werkboek, lambda tx: tx.items(Rondeplan)).items()
    assert read(werkboek, lambda tx: tx.rows(Ronde)) == []
    drop_plan(werkboek, nummer, plan)
    assert read(werkboek, lambda tx: tx.rows(Rondeplan)) == []


@pytest.mark.usefixtures("kiezers")
def test_a_plan_whose_end_passed_does_not_wait_for_who_is_writing(werkboek):
    plan = Rondeplan("Te laat?", Rondesoort.WAARDEN, NU - 2 * UUR, NU - UUR, "ouders", 1)
    with werkboek.writing() as tx:
        tx.add(plan)
    with closing(Werkboek.open(werkboek.map, wachttijd=0.2)) as other, werkboek.writing():
        assert not Uurwerk().tick(other)


@pytest.mark.usefixtures("kiezers")
def test_a_plan_that_is_refused_says_why_and_keeps_no_other_waiting(werkboek, monkeypatch):
    monkeypatch.setattr("ouderplan.opslag.thuis.KIJK_S", 0.0)
    open_ronde(werkboek, soort=Rondesoort.SCAN, vraag="Nu?")
    scan = Rondeplan("Scan?", Rondesoort.SCAN, NU - UUR, NU + UUR, "ouders")
    uurwerk = Uurwerk()
    with werkboek.writing() as tx:
        tx.add(scan)
    assert not uurwerk.tick(werkboek)
    assert "Nu?" in uurwerk.refusal(scan)
    with werkboek.writing() as tx:
        tx.add(replace(scan, vraag="Terug?", soort=Rondesoort.EVALUATIE))
    assert uurwerk.tick(werkboek)
    assert [ronde.vraag for ronde in read(werkboek, home_rondes)] == ["Terug?"]


@pytest.mark.usefixtures("kiezers")
def test_what_waited_for_a_round_opens_when_the_clock_closes_that(werkboek, thuis, monkeypatch):
    monkeypatch.setattr("ouderplan.opslag.thuis.KIJK_S", 0.0)
    first, uurwerk = thuis(), Uurwerk()
    with werkboek.writing() as tx:
        tx.add(Rondeplan("Hierna?", Rondesoort.WAARDEN, NU - UUR, NU + UUR, "ouders", 1))
    assert not uurwerk.tick(werkboek)
    end(werkboek, first, NU - UUR)
    assert uurwerk.tick(werkboek)
    assert [ronde.vraag for ronde in read(werkboek, home_rondes)] == ["Hierna?"]


@pytest.mark.parametrize(
    "anders",
    [
        {"tot": NU - UUR},
        {"vraag": "  "},
        {"aantal_keuzes": None},
        {"groepen": "niemand"},
        {"groepen": "ouders, leerlingen"},
    ],
)
@pytest.mark.usefixtures("kiezers")
def test_a_plan_that_cannot_be_is_refused(werkboek, anders):
    plan = Rondeplan("Wat?", Rondesoort.WAARDEN, NU - 2 * UUR, NU + UUR, "ouders", 1)
    with pytest.raises(OngeldigeInvoer):
        plan_round(werkboek, replace(plan, **anders))


def test_no_vote_counts_after_the_moment_of_closing_also_when_nobody_closed_it(
    werkboek, thuis, kiezers
):
    ronde = thuis()
    vote(werkboek, ronde, kiezers[0])
    end(werkboek, ronde, NU - UUR)
    with pytest.raises(RondeGesloten):
        vote(werkboek, ronde, kiezers[1])
    assert read(werkboek, lambda tx: find_ronde(tx, ronde.ronde)[1].is_open)
    assert Uurwerk().tick(werkboek)
    closed = read(werkboek, lambda tx: find_ronde(tx, ronde.ronde)[1])
    assert closed.gesloten == NU - UUR
    assert read(werkboek, lambda tx: tally(tx, closed)).gestemd == 1
    assert read(werkboek, lambda tx: find_key(tx, key_name(ronde.ronde))) is None


def test_it_can_be_lengthened_until_it_closed(werkboek, thuis):
    ronde = thuis()
    assert lengthen(werkboek, ronde.ronde, NU + 3 * UUR).open_tot == NU + 3 * UUR
    with pytest.raises(OngeldigeInvoer):
        lengthen(werkboek, ronde.ronde, NU - UUR)
    end(werkboek, ronde, NU - UUR)
    with pytest.raises(OngeldigeInvoer):
        lengthen(werkboek, ronde.ronde, NU + UUR)


def test_in_the_hall_a_code_changes_what_it_chose_at_home_and_counts_once(werkboek, thuis, kiezers):
    ronde = thuis()
    vote(werkboek, ronde, kiezers[0], "respect")
    hall = take_to_hall(werkboek, ronde.ronde)
    assert (hall.plek, hall.sluit_om) == (Plek.AVOND, None)
    assert read(werkboek, current_ronde) == hall
    assert read(werkboek, lambda tx: own_ballot(tx, ronde.ronde, kiezers[0])) == ("respect",)
    assert vote(werkboek, ronde, kiezers[0], "rust").gewijzigd
    vote(werkboek, ronde, kiezers[1], "rust")
    end(werkboek, ronde, NU - UUR)  # in the hall somebody closes it, and not the clock
    vote(werkboek, ronde, kiezers[2], "rust")
    assert not Uurwerk().tick(werkboek)
    close_ronde(werkboek, ronde.ronde)
    counted = read(werkboek, lambda tx: tally(tx, hall))
    assert (counted.gestemd, counted.ranglijst[0].keuze) == (3, "rust")


def test_a_second_one_waits_until_the_hall_is_free(werkboek, thuis):
    ronde = thuis()
    open_ronde(werkboek, soort=Rondesoort.KANSEN, vraag="Nu?")
    with pytest.raises(ErIsEenRondeOpen):
        take_to_hall(werkboek, ronde.ronde)


def test_each_round_counts_along_for_itself(werkboek, thuis, kiezers):
    ronde = thuis()
    avond = open_ronde(werkboek, soort=Rondesoort.KANSEN, vraag="Nu?")
    close_ronde(werkboek, avond.ronde)
    with werkboek.writing() as tx:
        tx.add(replace(ronde, ronde=9, soort=Rondesoort.STIPPEN, plek=Plek.AVOND))
        tx.connection.exec_driver_sql(
            "INSERT INTO rondekeuzes (volgorde, ronde, keuze, tekst) VALUES (99, 9, 'respect', '')"
        )
    stippen = read(werkboek, lambda tx: find_ronde(tx, 9)[1])
    for nr in range(12):
        vote(werkboek, ronde, kiezers[nr])
        if nr % 2:
            vote(werkboek, stippen, kiezers[nr])
    assert read(werkboek, lambda tx: (progress(tx, ronde.ronde), progress(tx, 9))) == (12, 6)


@in_een_csv
def test_what_is_said_and_what_the_csv_has_goes_ten_at_a_time(werkboek, thuis, kiezers):
    ronde = thuis()
    for nr, kiezer in enumerate(kiezers[:25], start=1):
        vote(werkboek, ronde, kiezer)
        if nr in (9, 10, 19, 20, 25):
            assert read(werkboek, lambda tx: told_of(tx, ronde)) == in_steps(nr)
            assert len(in_csv(werkboek)) == in_steps(nr)
    close_ronde(werkboek, ronde.ronde)
    assert len(in_csv(werkboek)) == 25


def test_what_is_made_for_others_has_no_more_than_the_csvs(werkboek, thuis, kiezers):
    ronde, scan = thuis(), thuis(Rondesoort.SCAN)
    for kiezer in kiezers[:13]:
        vote(werkboek, ronde, kiezer)
        submit_scan(werkboek, ronde=scan.ronde, stemmer=kiezer, groep=Groep.OUDERS, antwoorden=SCAN)
    plan = load_plan(werkboek)
    assert len({row.briefje for row in plan.rows(Stembriefje)}) == 10
    assert len({row.inzending for row in plan.rows(Scanregel)}) == 10


@in_een_csv
def test_a_vote_of_the_evening_is_in_the_csv_at_once(werkboek, thuis, kiezers):
    ronde = thuis()
    vote(werkboek, ronde, kiezers[0])
    assert len(in_csv(werkboek)) == 0
    take_to_hall(werkboek, ronde.ronde)
    vote(werkboek, read(werkboek, current_ronde), kiezers[1])
    assert len(in_csv(werkboek)) == 2


@in_een_csv
def test_scans_from_home_wait_for_each_other_too(werkboek, thuis, kiezers):
    ronde = thuis(Rondesoort.SCAN)
    for nr, kiezer in enumerate(kiezers[:12], start=1):
        submit_scan(
            werkboek, ronde=ronde.ronde, stemmer=kiezer, groep=Groep.OUDERS, antwoorden=SCAN
        )
        assert len(in_csv(werkboek, "schoolscan", "inzending")) == in_steps(nr)
    close_ronde(werkboek, ronde.ronde)
    assert len(in_csv(werkboek, "schoolscan", "inzending")) == 12
    assert read(werkboek, lambda tx: load_scanbeeld(tx, ronde.ronde)).aantal == 12


def test_who_and_when_are_not_kept_of_what_was_written_at_home(werkboek, thuis, kiezers):
    ronde = thuis(Rondesoort.EVALUATIE)
    with werkboek.writing() as tx:
        nummer, row = find_ronde(tx, ronde.ronde)
        tx.change(nummer, row, replace(row, geopend=NU - timedelta(days=9)))
    submit_outcome(
        werkboek, ronde=ronde.ronde, inzending="a", groep=Groep.OUDERS, afzender="merk",
        soort=Uitkomstsoort.GOED, tekst="Goed.", stemmer=kiezers[0],
    )  # fmt: skip
    assert read(werkboek, senders) == {}
    (text,) = read(werkboek, lambda tx: tx.rows(Uitkomst))
    assert text.op == (NU - timedelta(days=9)).date()


def test_closing_one_forgets_who_voted_in_it_and_leaves_the_other_alone(werkboek, thuis, kiezers):
    ronde, scan = thuis(), thuis(Rondesoort.SCAN)
    for kiezer in kiezers[:3]:
        vote(werkboek, ronde, kiezer)
        submit_scan(werkboek, ronde=scan.ronde, stemmer=kiezer, groep=Groep.OUDERS, antwoorden=SCAN)
    close_ronde(werkboek, scan.ronde)
    assert read(werkboek, lambda tx: find_key(tx, key_name(scan.ronde))) is None
    assert vote(werkboek, ronde, kiezers[0], "rust").gewijzigd
    assert read(werkboek, lambda tx: len({row.briefje for row in tx.rows(Stembriefje)})) == 3
    assert len(in_csv(werkboek)) == 0


def test_a_short_code_is_for_the_evening(werkboek):
    with werkboek.writing() as tx:
        (short,) = draw_codes(tx, 1)
        (long,) = draw_codes(tx, 1, LANG)
        add_codes(tx, (short, long), Groep.OUDERS)
    assert read(werkboek, lambda tx: find_code(tx, short)) is not None
    assert read(werkboek, lambda tx: find_code(tx, short, kort=False)) is None
    assert read(werkboek, lambda tx: find_code(tx, long, kort=False)) is not None


def test_the_store_takes_no_short_code_at_home_and_in_the_hall_it_does(werkboek, thuis):
    with werkboek.writing() as tx:
        (short,) = draw_codes(tx, 1)
        add_codes(tx, (short,), Groep.OUDERS)
        stemmer = find_code(tx, short).stemmer
    ronde, scan, terug = thuis(), thuis(Rondesoort.SCAN), thuis(Rondesoort.EVALUATIE)
    with pytest.raises(OnbekendeStemcode):
        vote(werkboek, ronde, stemmer)
    sent = {"stemmer": stemmer, "groep": Groep.OUDERS}
    with pytest.raises(OnbekendeStemcode):
        submit_scan(werkboek, ronde=scan.ronde, antwoorden=SCAN, **sent)
    text = {"inzending": "a", "soort": Uitkomstsoort.GOED, "tekst": "Goed."}
    with pytest.raises(OnbekendeStemcode):
        submit_outcome(werkboek, ronde=terug.ronde, **text, **sent)
    take_to_hall(werkboek, ronde.ronde)
    vote(werkboek, ronde, stemmer)
    assert read(werkboek, lambda tx: progress(tx, ronde.ronde)) == 1


def csv_bytes(wb, naam):
    wb.sync_csvs()
    return (wb.map / f"{naam}.csv").read_bytes()


@in_een_csv
@pytest.mark.parametrize("herstart", [False, True])
def test_a_vote_that_is_changed_at_home_is_not_seen_in_the_csv_or_an_export(
    werkboek, thuis, kiezers, herstart
):
    ronde = thuis()
    for kiezer in kiezers[:10]:
        vote(werkboek, ronde, kiezer)
    told, exported = csv_bytes(werkboek, "stembriefjes"), load_plan(werkboek).rows(Stembriefje)
    vote(werkboek, ronde, kiezers[3], "rust", "plezier")
    vote(werkboek, ronde, kiezers[3], "plezier")
    vote(werkboek, ronde, kiezers[12], "rust")
    if herstart:
        (werkboek.map / "stembriefjes.csv").unlink()
        other = Werkboek.open(werkboek.map)
        assert csv_bytes(other, "stembriefjes") == told
        other.close()
    assert csv_bytes(werkboek, "stembriefjes") == told
    assert load_plan(werkboek).rows(Stembriefje) == exported
    for kiezer in kiezers[13:21]:  # with these eight there are ten
        vote(werkboek, ronde, kiezer)
    assert len(in_csv(werkboek)) == 19
    assert {"plezier", "rust"} & in_csv(werkboek, kolom="keuze") == {"plezier", "rust"} & {
        row.keuze for row in read(werkboek, lambda tx: tx.rows(Stembriefje))
    }
    vote(werkboek, ronde, kiezers[0], "plezier")
    close_ronde(werkboek, ronde.ronde)
    rows = read(werkboek, lambda tx: tx.rows(Stembriefje))
    assert len(rows) == 19
    assert in_csv(werkboek, kolom="keuze") == {row.keuze for row in rows}


@in_een_csv
def test_a_vote_that_was_changed_at_home_stands_in_the_csv_as_it_is_in_the_hall(
    werkboek, thuis, kiezers
):
    ronde = thuis()
    for kiezer in kiezers[:10]:
        vote(werkboek, ronde, kiezer)
    csv_bytes(werkboek, "stembriefjes")
    vote(werkboek, ronde, kiezers[3], "rust")
    take_to_hall(werkboek, ronde.ronde)
    assert in_csv(werkboek, kolom="keuze") == {"respect", "rust"}


@in_een_csv
def test_without_its_database_up_to_nine_votes_of_home_are_lost_and_changes_since(
    werkboek, thuis, kiezers, tmp_path
):
    ronde = thuis()
    for kiezer in kiezers[:18]:
        vote(werkboek, ronde, kiezer)
    vote(werkboek, ronde, kiezers[3], "rust")
    werkboek.sync_csvs()
    for path in werkboek.map.glob("*.csv"):
        shutil.copy(path, tmp_path)
    again = Werkboek.open(tmp_path)
    rows = read(again, lambda tx: tx.rows(Stembriefje))
    again.close()
    assert (len(rows), {row.keuze for row in rows}) == (10, {"respect"})


@in_een_csv
def test_a_text_from_home_is_in_its_csv_at_once_as_the_privacy_sheet_says(werkboek, thuis, kiezers):
    ronde = thuis(Rondesoort.EVALUATIE)
    submit_outcome(
        werkboek, ronde=ronde.ronde, inzending="a", groep=Groep.OUDERS,
        soort=Uitkomstsoort.GOED, tekst="Goed.", stemmer=kiezers[0],
    )  # fmt: skip
    assert in_csv(werkboek, "evaluatie_uitkomsten", "tekst") == {"Goed."}
    assert "één voor één" in text("privacyblad", "nooit_2")


@in_een_csv
def test_a_scan_that_is_changed_at_home_is_not_seen_in_the_csv_or_an_export(
    werkboek, thuis, kiezers
):
    ronde = thuis(Rondesoort.SCAN)

    def fill_in(kiezer, niveau=Niveau.TWEE):
        submit_scan(
            werkboek, ronde=ronde.ronde, stemmer=kiezer, groep=Groep.OUDERS,
            antwoorden={"1": Antwoord(niveau)},
        )  # fmt: skip

    for kiezer in kiezers[:10]:
        fill_in(kiezer)
    told, exported = csv_bytes(werkboek, "schoolscan"), load_plan(werkboek).rows(Scanregel)
    fill_in(kiezers[3], Niveau.DRIE)
    fill_in(kiezers[12], Niveau.EEN)
    assert csv_bytes(werkboek, "schoolscan") == told
    assert load_plan(werkboek).rows(Scanregel) == exported
    close_ronde(werkboek, ronde.ronde)
    assert in_csv(werkboek, "schoolscan", "niveau") == {"1.0", "2.0", "3.0"}


@in_een_csv
def test_a_long_scan_csv_that_grows_keeps_what_was_changed_at_home_as_it_was(
    werkboek, thuis, kiezers
):
    ronde = thuis(Rondesoort.SCAN)

    def fill_in(kiezer, niveau=Niveau.TWEE):
        submit_scan(
            werkboek, ronde=ronde.ronde, stemmer=kiezer, groep=Groep.OUDERS,
            antwoorden={str(nr): Antwoord(niveau) for nr in range(1, 11)},
        )  # fmt: skip

    for kiezer in kiezers:
        fill_in(kiezer)
        werkboek.sync_csvs()
    told = csv_bytes(werkboek, "schoolscan")
    assert told.count(b"\r\n") == 301  # more than is made afresh every time
    fill_in(kiezers[3], Niveau.DRIE)
    assert csv_bytes(werkboek, "schoolscan") == told
    fill_in(kiezers[4], Niveau.DRIE)
    assert csv_bytes(werkboek, "schoolscan") == told
    keep_paper(werkboek, ronde.ronde, Groep.OUDERS, SCAN)
    grown = csv_bytes(werkboek, "schoolscan")
    assert set(told.splitlines()) < set(grown.splitlines())
    assert grown.count(b"\r\n") == 302

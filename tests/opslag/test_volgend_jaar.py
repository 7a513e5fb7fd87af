"""The workbook of the next schooljaar starts from this one, and the years stand side by side."""

from datetime import date

import pytest

from ouderplan.kern.afspraken import Gesprek
from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel
from ouderplan.kern.doelwijzigingen import Voortgang
from ouderplan.kern.eerdere_jaren import EerderJaar, lay_out, next_schooljaar
from ouderplan.kern.evaluatie import Evaluatie
from ouderplan.kern.kansen import Inbreng, Omzetting, Perspectief, Soort
from ouderplan.kern.planteksten import Vaststelling
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort, Stembriefje, VastgesteldeKeuze
from ouderplan.kern.school import Gegeven
from ouderplan.kern.schoolscan import Niveau, Scanregel
from ouderplan.kern.soorten import Groep
from ouderplan.kern.visie import Visieversie
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.antwoord import load_antwoord, share, shared_on
from ouderplan.opslag.doelen import add_goal
from ouderplan.opslag.fouten import VolgendJaarTijdensRonde, WerkboekBestaatAl
from ouderplan.opslag.plaats import DATABASE
from ouderplan.opslag.stemmen import close_ronde, open_ronde, show_ronde
from ouderplan.opslag.volgend_jaar import facts, start_next_year
from stemmer import vote_as


def vote(werkboek, *keuzes):
    ronde = open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=5).ronde
    vote_as(werkboek, "a", keuzes, ronde=ronde)
    close_ronde(werkboek, ronde)
    show_ronde(werkboek, ronde)
    with werkboek.writing() as tx:
        for plaats, keuze in enumerate(keuzes, start=1):
            tx.add(VastgesteldeKeuze(ronde, plaats, keuze, "de MR", date(2026, 10, 6)))
    return ronde


@pytest.fixture
def vol(werkboek):
    """Give a workbook at the end of its year."""
    with werkboek.writing() as tx:
        tx.replace_all(Gegeven, [Gegeven("school", "De Vlier"), Gegeven("schooljaar", "2026-2027")])
        tx.replace_all(Waarde, [Waarde("vertrouwen"), Waarde("respect")])
        for nummer in ("1", "2", "3"):
            tx.add(Inbreng(nummer, Soort.KANS, Perspectief.OUDERS, f"Kans {nummer}", Groep.OUDERS))
        tx.add(Omzetting("", "Meer tijd", "1"))
        tx.add(Visieversie(1, "Samen"))
        tx.add(Gesprek("Startgesprek"))
        tx.add(Vaststelling("Ouderplan", "de MR"))
        tx.add(Evaluatie("Startgesprekken"))
        tx.add(Voortgang("3a", stand="op schema"))
        tx.add(Scanregel(9, "x", Groep.OUDERS, 3, Niveau.TWEE))
        tx.add(Scanregel(9, "y", Groep.TEAM, 3, Niveau.EEN))
    vote(werkboek, "respect", "vertrouwen")
    for doel in (
        Jaardoel("3a", 3, "Open", "2026-2027", herkomst_soort="kans", herkomst="1"),
        Jaardoel("3b", 3, "Klaar", "2026", Doelstatus.BEHAALD, "kans", "2"),
        Jaardoel("", None, "Zonder code", "Doorlopend"),
        Jaardoel("4a", 4, "Weg", status=Doelstatus.VERVALLEN),
    ):
        add_goal(werkboek, doel)
    return werkboek


@pytest.fixture
def nieuw(vol, tmp_path):
    made = start_next_year(vol, tmp_path / "nieuw", "2027-2028")
    yield made
    made.close()


def rows(wb, rij):
    with wb.reading() as tx:
        return tx.rows(rij)


@pytest.mark.parametrize(
    ("dit", "volgend"),
    [
        ("2026-2027", "2027-2028"),
        ("2026/2027", "2027/2028"),
        ("schooljaar 2026 - 2027", "schooljaar 2027 - 2028"),
        ("2026", "2027"),
        ("2026-27", "2027-2028"),
        ("26/27", "2027/2028"),
        ("dit jaar", ""),
        ("", ""),
    ],
)
def test_the_next_schooljaar_follows_from_this_one(dit, volgend):
    assert next_schooljaar(dit) == volgend


def test_what_the_school_is_and_agreed_on_goes_along(nieuw):
    assert nieuw.profile()["school"] == "De Vlier"
    assert nieuw.profile()["schooljaar"] == "2027-2028"
    assert [row.tekst for row in rows(nieuw, Visieversie)] == ["Samen"]
    assert [row.gesprek for row in rows(nieuw, Gesprek)] == ["Startgesprek"]
    assert [row.waarde for row in rows(nieuw, Waarde)] == ["vertrouwen", "respect"]


def test_goals_and_actions_that_are_open_go_along_and_say_where_they_came_from(nieuw):
    [eerste, tweede] = rows(nieuw, Jaardoel)
    assert (eerste.code, eerste.uitvoeren_in, eerste.herkomst_soort) == (
        "3a", "2027-2028", "vorig jaar",
    )  # fmt: skip
    assert "2026-2027" in eerste.herkomst
    assert "Komt uit kans 1, ingebracht door ouders." in eerste.herkomst
    assert (tweede.jaardoel, tweede.uitvoeren_in) == ("Zonder code", "Doorlopend")
    assert [row.jaardoel for row in rows(nieuw, Actie)] == ["3a", "Zonder code"]


def test_kansen_that_became_no_goal_go_along(nieuw):
    assert [row.id for row in rows(nieuw, Inbreng)] == ["3"]
    assert rows(nieuw, Omzetting) == [Omzetting("", "Meer tijd", "")]


def test_the_adopted_top_goes_along_without_a_ballot(nieuw):
    assert rows(nieuw, Stembriefje) == []
    [ronde] = rows(nieuw, Ronde)
    assert ronde.overgenomen_uit == "2026-2027"
    assert [row.keuze for row in rows(nieuw, VastgesteldeKeuze)] == ["respect", "vertrouwen"]
    assert len(rows(nieuw, Rondekeuze)) == 2


def test_what_belongs_to_the_old_year_stays_there(nieuw):
    for rij in (Evaluatie, Voortgang, Vaststelling, Scanregel):
        assert rows(nieuw, rij) == []


def test_the_old_workbook_is_not_changed(vol, tmp_path):
    before = vol.versions()
    start_next_year(vol, tmp_path / "nieuw", "2027-2028").close()
    assert vol.versions() == before


def test_a_folder_with_a_workbook_is_left_alone(vol, nieuw):
    with pytest.raises(WerkboekBestaatAl):
        start_next_year(vol, nieuw.map, "2027-2028")
    assert nieuw.profile()["schooljaar"] == "2027-2028"


def test_the_years_stand_side_by_side_also_after_rebuilding_from_the_csvs(vol, nieuw):
    nieuw.sync_csvs()
    nieuw.close()
    for path in nieuw.map.glob(f"{DATABASE}*"):
        path.unlink()
    again = Werkboek.open(nieuw.map)
    with again.reading() as tx:
        eerder, nu = lay_out([*tx.rows(EerderJaar), *facts(tx)])
    again.close()
    assert (eerder.schooljaar, eerder.behaald, eerder.open, eerder.vervallen) == (
        "2026-2027", 1, 2, 1,
    )  # fmt: skip
    assert eerder.top == nu.top == ("respect", "vertrouwen")
    assert eerder.scan == {"3": "1,5"}
    assert (nu.schooljaar, nu.behaald, nu.open) == ("2027-2028", 0, 2)
    assert vol.profile()["schooljaar"] == "2026-2027"


def test_a_third_year_knows_both_before_it_and_the_whole_road_of_a_goal(nieuw, tmp_path):
    derde = start_next_year(nieuw, tmp_path / "derde", "2028-2029")
    with derde.reading() as tx:
        jaren = lay_out([*tx.rows(EerderJaar), *facts(tx)])
        doel = tx.rows(Jaardoel)[0]
    derde.close()
    assert [jaar.schooljaar for jaar in jaren] == ["2026-2027", "2027-2028", "2028-2029"]
    assert "2027-2028" in doel.herkomst
    assert "Komt uit kans 1" in doel.herkomst


def test_a_new_vote_in_the_new_year_has_a_number_of_its_own(nieuw):
    assert open_ronde(nieuw, soort=Rondesoort.WAARDEN, vraag="Weer?", aantal_keuzes=5).ronde == 2


def shown_scan(wb, niveau):
    ronde = open_ronde(wb, soort=Rondesoort.SCAN, vraag="Hoe ver?", aantal_keuzes=None).ronde
    with wb.writing() as tx:
        tx.add(Scanregel(ronde, "p", Groep.OUDERS, 3, niveau, "Anna helpt mee", "Vaker"))
    close_ronde(wb, ronde)
    show_ronde(wb, ronde)
    return ronde


def test_the_shown_scan_goes_along_without_what_people_wrote(vol, tmp_path):
    ronde = shown_scan(vol, Niveau.DRIE)
    new = start_next_year(vol, tmp_path / "nieuw", "2027-2028")
    (kept,) = [row for row in rows(new, Ronde) if row.soort is Rondesoort.SCAN]
    assert (kept.ronde, kept.overgenomen_uit) == (ronde, "2026-2027")
    assert {row.keuze for row in rows(new, Rondekeuze) if row.ronde == ronde} >= {"1", "10"}
    (row,) = [row for row in rows(new, Scanregel) if row.ronde == ronde]
    assert (row.niveau, row.gebeurt_al, row.mogelijkheden) == (Niveau.DRIE, "", "")
    new.close()


def test_a_scan_that_nobody_was_shown_stays(vol, tmp_path):
    open_ronde(vol, soort=Rondesoort.SCAN, vraag="Hoe ver?", aantal_keuzes=None)
    new = start_next_year(vol, tmp_path / "nieuw", "2027-2028")
    assert [row for row in rows(new, Ronde) if row.soort is Rondesoort.SCAN] == []
    new.close()


def test_a_scan_of_an_earlier_year_is_no_result_of_this_one(vol, tmp_path):
    shown_scan(vol, Niveau.DRIE)
    new = start_next_year(vol, tmp_path / "nieuw", "2027-2028")
    with new.reading() as tx:
        told = [row for row in facts(tx) if row.soort == "scan"]
    assert told == []
    third = start_next_year(new, tmp_path / "later", "2028-2029")
    (kept,) = [row for row in rows(third, Ronde) if row.soort is Rondesoort.SCAN]
    assert kept.overgenomen_uit == "2026-2027"
    for wb in (new, third):
        wb.close()


def test_while_texts_come_in_no_next_year_is_made_of_them(werkboek, tmp_path):
    """On a server they are sealed until then, and would stand in the next year for all to read."""
    ronde = open_ronde(werkboek, soort=Rondesoort.KANSEN, vraag="Wat ziet u?").ronde
    with pytest.raises(VolgendJaarTijdensRonde, match="Wat ziet u"):
        start_next_year(werkboek, tmp_path / "later", "2027-2028")
    assert not (tmp_path / "later").exists()
    close_ronde(werkboek, ronde)
    start_next_year(werkboek, tmp_path / "later", "2027-2028").close()


def test_what_comes_in_during_a_scan_is_no_fact_of_this_year_yet(werkboek):
    ronde = open_ronde(werkboek, soort=Rondesoort.SCAN, vraag="Hoe ver?").ronde
    with werkboek.writing() as tx:
        tx.add(Scanregel(ronde, "x", Groep.OUDERS, 3, Niveau.TWEE))
    with werkboek.reading() as tx:
        assert facts(tx) == []
    close_ronde(werkboek, ronde)
    with werkboek.reading() as tx:
        assert [row.soort for row in facts(tx)] == ["scan"]


def test_the_answer_to_parents_is_shared_anew_and_counts_no_ballots_of_the_year_before(
    vol, tmp_path
):
    share(vol, date(2026, 10, 7))
    new = start_next_year(vol, tmp_path / "antwoord", "2027-2028")
    try:
        with vol.reading() as before, new.reading() as tx:
            assert shared_on(before) == date(2026, 10, 7)
            assert shared_on(tx) is None
            antwoord = load_antwoord(tx)
            assert [row.waarde for row in antwoord.gekozen] == ["respect", "vertrouwen"]
            assert antwoord.deelname.mensen is None
            assert antwoord.deelname.dag == load_antwoord(before).deelname.dag
    finally:
        new.close()

"""Every rule of the plancheck: a plan in which it finds something, and one in which it does not."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from heelplan import AVOND, HEEL, KANS, goals, rules, told

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Actie, Doelstatus, Herkomstsoort
from ouderplan.kern.evaluatie import Evaluatie
from ouderplan.kern.kansen import Inbreng, Omzetting, Perspectief, Soort
from ouderplan.kern.plancheck import REGELS, bundle, check
from ouderplan.kern.planteksten import Vaststelling
from ouderplan.kern.rondes import Rondekeuze, VastgesteldeKeuze
from ouderplan.kern.visie import Visiestap, Visiestatus, Visieversie

ACTIE = HEEL.acties[0]


def with_goals(*cells, **velden):
    """Return the whole plan with these goals, each with an action plan."""
    doelen = goals(*cells)
    acties = tuple(replace(ACTIE, jaardoel=doel.sleutel) for doel in doelen)
    bare = replace(HEEL, vastgesteld=HEEL.vastgesteld[:1])  # no top 3 that asks for a goal
    return replace(bare, doelen=doelen, acties=acties, **velden)


def text_of(tekst, jaar="2026-2027"):
    return with_goals(("1a", 1, tekst, jaar))


def idea(id, tekst, **velden):
    return Inbreng(id, Soort.KANS, Perspectief.OUDERS, tekst, **velden)


def test_every_rule_stands_in_the_list():
    assert len(REGELS) == len({regel.__name__ for regel in REGELS})


# --- besluiten ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("leeg", "zin"), [
    ({"vastgesteld_door": " "}, "niet bij door wie:"),
    ({"vastgesteld_op": None}, "niet bij op welke dag:"),
    ({"vastgesteld_door": "", "vastgesteld_op": None}, "door wie en op welke dag:"),
])  # fmt: skip
def test_a_visie_adopted_by_nobody_or_on_no_day_is_said(leeg, zin):
    (bevinding,) = check(replace(HEEL, visie=(replace(HEEL.visie[0], **leeg),)))
    assert bevinding.regel == "visie_vastgesteld"
    assert zin in bevinding.zin


def test_a_chosen_waarde_that_the_adopted_visie_does_not_name_is_said():
    more = (*HEEL.vastgesteld, VastgesteldeKeuze(1, 2, "openheid"))
    (bevinding,) = check(replace(HEEL, vastgesteld=more))
    assert (bevinding.regel, bevinding.plaats) == ("visie_waarde", "visie 1")
    assert "openheid" in bevinding.zin
    concept = Visieversie(2, "Nog te schrijven.")
    assert rules(replace(HEEL, vastgesteld=more, visie=(concept,))) == ["visie"]


def days(stand):
    return [(row.regel, row.plaats, str(row.ernst)) for row in check(stand)]


@pytest.mark.parametrize(("nummer", "regel"), [(1, "top5_dag"), (2, "vaststeldag")])
def test_a_top_adopted_before_its_vote_closed_is_said(nummer, regel):
    def on(dag):
        rows = (replace(r, vastgesteld_op=dag if r.ronde == nummer else r.vastgesteld_op)
                for r in HEEL.vastgesteld)  # fmt: skip
        return replace(HEEL, vastgesteld=tuple(rows))

    assert days(on(date(2026, 10, 5))) == [(regel, "vastgestelde_keuzes", "fout")]
    assert (
        "5 oktober 2026, maar de stemming sloot pas op 6 oktober"
        in check(on(date(2026, 10, 5)))[0].zin
    )
    assert days(on(AVOND.date())) == []
    late = tuple(replace(r, gesloten=AVOND + timedelta(hours=5)) for r in HEEL.rondes)
    assert days(replace(on(AVOND.date()), rondes=late)) == []  # an evening past midnight


def test_a_visie_adopted_before_a_step_that_came_first_is_said():
    def stand(dag):
        team = Visiestap(1, Visiestatus.TEAM, "team", dag)
        return replace(HEEL, tabellen={**HEEL.tabellen, "visie_stappen": (team,)})

    assert days(stand(date(2026, 12, 2))) == [("vaststeldag", "visie 1", "fout")]
    assert days(stand(date(2026, 12, 1))) == []


def test_an_adoption_on_a_day_that_is_still_to_come_is_asked_about():
    mr = (Vaststelling("Het ouderplan", "MR", date(2027, 6, 3)),)
    later = replace(HEEL, tabellen={**HEEL.tabellen, "vaststellingen": mr})
    assert days(replace(later, vandaag=date(2026, 10, 6))) == [
        ("top5_dag", "vastgestelde_keuzes", "fout"),
        ("vaststeldag", "vastgestelde_keuzes", "fout"),
        ("vaststeldag", "visie 1", "fout"),
        ("vaststeldag", "vaststellingen", "fout"),
    ]
    assert days(replace(later, vandaag=date(2027, 6, 3))) == []
    assert days(later) == []


# --- codes ----------------------------------------------------------------------------------------


def test_a_code_is_proposed_for_a_goal_without_one():
    stand = with_goals(("1a", 1, "Elk kind zwaait.", "2026"), ("", 1, "Er is soep.", "2026"))
    (bevinding,) = check(stand)
    assert bevinding.zin.endswith("geef het er een, bijvoorbeeld 1b.")


@pytest.mark.parametrize("andere", ["6a", "6b", "2a"])
def test_a_code_without_a_letter_beside_lettered_ones_is_said(andere):
    stand = with_goals(
        ("6", 1, "Elk kind zwaait.", "2026"),
        (andere, 1, "Er is soep.", "2026"),
        ("3a", 1, "De tuin bloeit.", "2026"),
    )
    assert told(stand, "code_letter") == ["jaardoelen 6"]


def test_codes_that_are_all_bare_are_fine():
    stand = with_goals(("1", 1, "Elk kind zwaait.", "2026"), ("2", 1, "Er is soep.", "2026"))
    assert rules(stand) == []


def test_a_letter_without_the_one_before_it_is_said():
    stand = with_goals(("10b", 1, "Elk kind zwaait.", "2026"))
    assert told(stand, "code_reeks") == ["jaardoelen 10b"]
    whole = with_goals(("10a", 1, "Er is soep.", "2026"), ("10B", 1, "Elk kind zwaait.", "2026"))
    assert rules(whole) == []


def test_a_code_of_two_goals_is_said_once():
    stand = with_goals(("1a", 1, "Elk kind zwaait.", "2026"), ("1A ", 1, "Er is soep.", "2026"))
    assert told(stand, "code_dubbel") == ["jaardoelen 1a"]


# --- jaren ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("jaar", ["nog open", "Nog open", "In bespreking", "gepland", "afgerond"])
def test_a_status_in_the_year_column_is_said(jaar):
    assert rules(text_of("Elk kind zwaait.", jaar)) == ["status_in_jaar"]


@pytest.mark.parametrize(
    "jaar", ["2016", "2023-2025", "2025-2026", "schooljaar 2024/25", "2023-25", "25/26", "'24-'25"]
)
def test_a_year_long_past_is_said(jaar):
    assert rules(text_of("Elk kind zwaait.", jaar)) == ["jaar_voorbij"]


@pytest.mark.parametrize(
    "jaar",
    [
        "2026",
        "2026-2027",
        "2025-2027",
        "Vanaf 2015",
        "Ieder schooljaar",
        "Begin ieder schooljaar",
        "Doorlopend",
        "Schooljaar ’26/’27",
        "26/27",
        "05/06",
    ],
)
def test_a_year_that_still_runs_is_fine(jaar):
    assert rules(text_of("Elk kind zwaait.", jaar)) == []


def test_past_is_measured_by_the_plans_own_year():
    old = text_of("Elk kind zwaait.", "2016")
    assert rules(replace(old, schooljaar="2016-2017")) == []
    assert rules(replace(old, schooljaar="")) == []
    done = replace(old, doelen=(replace(old.doelen[0], status=Doelstatus.VERVALLEN),))
    assert rules(done) == []


def test_without_a_schooljaar_the_newest_year_of_a_goal_counts():
    cells = (("1a", 1, "Elk kind zwaait.", "2016"), ("1b", 1, "Er is soep.", "2023-2025"))
    assert told(with_goals(*cells, schooljaar=""), "jaar_voorbij") == ["jaardoelen 1a"]


def test_a_goal_without_a_year_is_said():
    assert rules(text_of("Elk kind zwaait.", " ")) == ["jaar"]


# --- acties ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("moment", ["maart 2024: begin", "Klaar in sept. 2028", "okt 2027"])
def test_a_moment_outside_the_school_year_is_said(moment):
    stand = replace(HEEL, acties=(replace(ACTIE, tijdpad=f"oktober\n{moment}"),))
    assert told(stand, "actie_tijd") == ["acties 1"]


@pytest.mark.parametrize("moment", ["mei 2026: voorstel", "juni 2027", "maart", "schooljaar 2030"])
def test_a_moment_in_the_year_or_just_before_it_is_fine(moment):
    assert rules(replace(HEEL, acties=(replace(ACTIE, tijdpad=moment),))) == []


def test_a_goal_for_a_later_year_may_be_worked_on_then():
    later = replace(HEEL.doelen[0], uitvoeren_in="2027-2028")
    acties = (replace(ACTIE, tijdpad="februari 2028: bijstellen"),)
    assert rules(replace(HEEL, doelen=(later,), acties=acties)) == []


def test_a_goal_reached_without_evaluation_is_said():
    reached = replace(HEEL, doelen=(replace(HEEL.doelen[0], status=Doelstatus.BEHAALD),))
    assert rules(reached) == ["evaluatie"]
    for cells in ({"activiteit": "Gesprekken"}, {"activiteit": "Avond", "doel": "1a: starten"}):
        told_of = Evaluatie(**cells, opbrengsten="Veel ouders kwamen.")
        assert rules(replace(reached, evaluaties=(told_of,))) == []
    other = Evaluatie("Koffie", doel="11a", opbrengsten="Lekker.")
    assert rules(replace(reached, evaluaties=(other,))) == ["evaluatie"]


def test_an_empty_field_of_what_is_done_is_left_alone():
    done = replace(HEEL.doelen[0], status=Doelstatus.VERVALLEN)
    assert rules(replace(HEEL, doelen=(done,), acties=(Actie("1a"),))) == []


# --- waar het vandaan komt ------------------------------------------------------------------------


def test_a_goal_of_ones_own_without_a_reason_is_said():
    bare = replace(HEEL.doelen[0], herkomst_soort="eigen", herkomst="")
    assert "herkomst" in rules(replace(HEEL, doelen=(bare,)))


def test_a_goal_that_names_the_top_but_no_kans_is_said():
    bare = replace(HEEL.doelen[0], herkomst="")
    found = check(replace(HEEL, doelen=(bare,)))
    assert "maar niet uit welke kans" in found[0].zin


def test_a_goal_that_stands_nowhere_in_the_ranked_list_is_said():
    later = idea("k9", "Een moestuin achter de gymzaal.")
    doel = replace(HEEL.doelen[0], code="1b", herkomst_soort=Herkomstsoort.KANS, herkomst="k9")
    stand = replace(
        HEEL,
        inbreng=(KANS, later),
        doelen=(*HEEL.doelen, replace(doel, jaardoel="Er komt een moestuin.")),
        acties=(ACTIE, replace(ACTIE, jaardoel="1b")),
    )
    assert rules(stand) == ["ranglijst"]
    on_ballot = (*HEEL.rondekeuzes, Rondekeuze(2, "k9"))
    assert rules(replace(stand, rondekeuzes=on_ballot)) == []
    merged = (KANS, replace(later, samengevoegd_met="k1"))
    assert rules(replace(stand, inbreng=merged)) == []


def test_more_goals_than_the_top_without_a_reason_is_said():
    extra = replace(HEEL.doelen[0], code="1b", jaardoel="Er komt een moestuin.")
    acties = (ACTIE, replace(ACTIE, jaardoel="1b"))
    stand = replace(HEEL, doelen=(*HEEL.doelen, extra), acties=acties)
    assert rules(stand) == ["meer_dan_top"]
    reason = (HEEL.vastgesteld[0], replace(HEEL.vastgesteld[1], reden="Het team koos er twee."))
    assert rules(replace(stand, vastgesteld=reason)) == []
    dropped = replace(extra, status=Doelstatus.VERVALLEN)
    assert rules(replace(stand, doelen=(*HEEL.doelen, dropped))) == []


def test_a_top_with_four_places_without_a_reason_is_said():
    places = tuple(VastgesteldeKeuze(2, plaats, f"k{plaats}", "team") for plaats in range(1, 5))
    ideas = tuple(idea(f"k{nummer}", tekst) for nummer, tekst in enumerate("abcd", start=1))
    stand = replace(HEEL, vastgesteld=(HEEL.vastgesteld[0], *places), inbreng=ideas)
    assert "top_te_groot" in rules(stand)
    assert "top_te_groot" not in rules(replace(stand, vastgesteld=stand.vastgesteld[:4]))


def test_a_place_of_the_top_that_led_to_no_goal_is_said():
    more = (*HEEL.vastgesteld, VastgesteldeKeuze(2, 2, "k2", "team"))
    stand = replace(HEEL, vastgesteld=more, inbreng=(KANS, idea("k2", "Een moestuin.")))
    assert told(stand, "top_zonder_doel") == ["kansen_bedreigingen k2"]
    merged = replace(stand, inbreng=(replace(KANS, samengevoegd_met="k2"), stand.inbreng[1]))
    assert "kansen_bedreigingen k2" not in told(merged, "top_zonder_doel")


# --- criteria -------------------------------------------------------------------------------------


def test_a_criterium_without_expectation_is_said_and_none_at_all_once():
    two = replace(HEEL, criteria=(*HEEL.criteria, Criterium(2, "Samen")))
    assert told(two, "verwachting") == ["criteria 2"]
    assert told(replace(two, verwachtingen=()), "verwachting") == ["verwachtingen"]


@pytest.mark.parametrize("zin", [
    "Criterium 1: Iedereen die op school komt, voelt zich welkom.",
    "criterium 1 – Iedereen die in de school komt voelt zich welkom",
])  # fmt: skip
def test_two_wordings_of_one_criterium_are_said(zin):
    title = "Iedereen die de school binnenkomt, voelt zich welkom."
    stand = replace(HEEL, criteria=(Criterium(1, title),))
    own = replace(HEEL.visie[0], tekst=f"Wij vertrouwen elkaar.\n{zin}\nTot zover.")
    assert told(replace(stand, visie=(own,)), "bewoording") == ["visie 1"]
    same = replace(own, tekst=f"Wij vertrouwen elkaar.\nCriterium 1: {title.upper()}\nTot zover.")
    assert rules(replace(stand, visie=(same,))) == []


# --- cijfers --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Doel:
    """A row like that of the table streefcijfers."""

    streefdoel: str
    norm: str = ""


@dataclass(frozen=True)
class Meting:
    """A row like that of the table metingen."""

    streefdoel: str
    gemeten: str = ""


@dataclass(frozen=True)
class Kenmerk:
    """A row like that of the table populatie."""

    kenmerk: str
    percentage: str
    peildatum: str = ""


def with_tables(**tabellen):
    return replace(HEEL, tabellen={**HEEL.tabellen, **tabellen})


@pytest.mark.parametrize("norm", ["", "hoog", "zo veel mogelijk ouders"])
def test_a_target_without_a_number_is_said(norm):
    rows = (Doel("Opkomst startgesprek", norm),)
    stand = with_tables(streefcijfers=rows, metingen=(Meting("opkomst  startgesprek", "76 %"),))
    assert rules(stand) == ["norm"]


def test_a_target_that_was_never_measured_is_said():
    rows = (Doel("Opkomst startgesprek", "≥ 80 %"),)
    assert rules(with_tables(streefcijfers=rows)) == ["meting"]
    assert rules(with_tables(streefcijfers=rows, metingen=(Meting(rows[0].streefdoel),))) == [
        "meting"
    ]
    measured = (Meting(rows[0].streefdoel, "76 %"),)
    assert rules(with_tables(streefcijfers=rows, metingen=measured)) == []


def test_two_percentages_for_one_fact_are_said():
    fact = Kenmerk("Gezinnen met een andere thuistaal", "34 %", "1 oktober")
    told_so = "Wij vertrouwen elkaar. Van de gezinnen heeft 40% een andere thuistaal."
    stand = replace(with_tables(populatie=(fact,)), visie=(replace(HEEL.visie[0], tekst=told_so),))
    (bevinding,) = check(stand)
    assert bevinding.regel == "percentages"
    assert "34 %" in bevinding.zin
    assert "40 %" in bevinding.zin
    same = replace(
        stand, tabellen={**HEEL.tabellen, "populatie": (replace(fact, percentage="40"),)}
    )
    assert rules(same) == []


@pytest.mark.parametrize(("een", "ander"), [
    (Kenmerk("Opkomst gesprek groep 3", "80 %"), Kenmerk("Opkomst gesprek groep 4", "70 %")),
    (Kenmerk("Ouders met werk", "80 %", "2021"), Kenmerk("Ouders met werk", "70 %", "2026")),
    (Kenmerk("Ouders met werk", "80 %"), Kenmerk("Kinderen met een bril", "12 %")),
])  # fmt: skip
def test_percentages_of_other_groups_years_and_facts_are_fine(een, ander):
    assert rules(with_tables(populatie=(een, ander))) == []


def test_a_target_and_what_was_found_may_differ():
    rows = {"streefcijfers": (Doel("Opkomst startgesprek ouders", "80 %"),)}
    rows["metingen"] = (Meting("Opkomst startgesprek ouders", "76 %"),)
    rows["populatie"] = (Kenmerk("Opkomst startgesprek ouders", "76 %"),)
    assert rules(with_tables(**rows)) == []


# --- taal -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "woord", ["vierjaarlijks", "Tweejaarlijkse", "4-jaarlijks", "tweewekelijks"]
)
def test_an_ambiguous_word_is_said(woord):
    assert told(text_of(f"Er is {woord} een avond."), "dubbelzinnig") == ["jaardoelen 1a"]


@pytest.mark.parametrize("woord", ["halfjaarlijks", "jaarlijks", "wekelijks", "driemaandelijks"])
def test_a_clear_word_is_fine(woord):
    assert rules(text_of(f"Er is {woord} een avond.")) == []


def test_a_vague_goal_is_said():
    assert rules(text_of("Ouders krijgen regelmatig bericht.")) == ["vaag"]
    assert rules(text_of("Ouders krijgen regelmatig bericht, minstens 2 keer per maand.")) == []


@pytest.mark.parametrize("tekst", [
    "Ouders krijgen een bericht, een brief,",
    "Ouders krijgen een bericht en",
    "Wij vragen ouders mee te denken omdat",
    "Wij groeten elkaar. Wij zien elkaar elke dag bij de deur",
])  # fmt: skip
def test_a_sentence_that_does_not_end_is_said(tekst):
    assert rules(text_of(tekst)) == ["zin_af"]


@pytest.mark.parametrize("tekst", [
    "Ouders krijgen elke week een bericht",
    "Meer lezen? Kijk op www.school.nl",
    "Wij zeggen: “Kom binnen, wees welkom.”",
    "Dit doen wij:\n- groeten.\n- zwaaien naar elk kind dat binnenkomt",
    "Ouders denken in de werkgroep mee",
])  # fmt: skip
def test_a_text_that_needs_no_full_stop_is_fine(tekst):
    assert rules(text_of(tekst)) == []


def test_a_full_stop_is_missed_where_the_others_have_one():
    rows = [
        "Elk kind zwaait naar zijn vader.",
        "Er is elke dag warme soep.",
        "De tuin bloeit in mei",
    ]
    cells = [(f"1{letter}", 1, tekst, "2026") for letter, tekst in zip("abc", rows, strict=True)]
    assert told(with_goals(*cells), "zin_af") == ["jaardoelen 1c"]
    bare = [(code, nr, tekst.rstrip("."), jaar) for code, nr, tekst, jaar in cells]
    assert rules(with_goals(*bare)) == []


# --- wat op elkaar lijkt, wat weg is --------------------------------------------------------------


def test_near_duplicate_ideas_are_said_until_they_are_merged():
    twice = (
        KANS,
        idea("k2", "Een moestuin achter het gymlokaal"),
        idea("k3", "Moestuin achter gymlokaal"),
    )
    assert told(replace(HEEL, inbreng=twice), "ideeen_lijken") == ["kansen_bedreigingen k2"]
    merged = (*twice[:2], replace(twice[2], samengevoegd_met="k2"))
    assert rules(replace(HEEL, inbreng=merged)) == []


def test_the_same_said_of_other_people_is_another_idea():
    rows = (
        KANS,
        idea("k2", "Ouders beter leren kennen"),
        idea("k3", "De school beter leren kennen"),
    )
    assert rules(replace(HEEL, inbreng=rows)) == []


def test_near_duplicate_goals_are_said_unless_they_are_for_other_groups():
    same = with_goals(
        ("1a", 1, "Koffieochtenden voor groep 1 houden.", "2026"),
        ("1b", 1, "Het houden van koffieochtenden voor groep 1.", "2026"),
    )
    assert told(same, "doelen_lijken") == ["jaardoelen 1b"]
    other = with_goals(
        ("1a", 1, "Koffieochtenden voor groep 1 houden.", "2026"),
        ("1b", 1, "Koffieochtenden voor groep 2 houden.", "2026"),
    )
    assert rules(other) == []


@dataclass(frozen=True)
class Voortgang:
    """A row like that of the table voortgang."""

    jaardoel: str
    tekst: str = ""


@pytest.mark.parametrize(("stand", "plaats"), [
    (replace(HEEL, omzettingen=(Omzetting("b7", "tijd", "k1"),)), "omzettingen 1"),
    (replace(HEEL, omzettingen=(Omzetting("", "tijd", "k7"),)), "omzettingen 1"),
    (replace(HEEL, inbreng=(replace(KANS, samengevoegd_met="k7"),)), "kansen_bedreigingen k1"),
    (with_tables(voortgang=(Voortgang("9z"),)), "voortgang 1"),
    (with_tables(metingen=(Meting("Opkomst", "3"),)), "metingen 1"),
])  # fmt: skip
def test_a_reference_to_what_is_gone_is_said(stand, plaats):
    assert told(stand, "verwijzing") == [plaats]


def test_references_to_what_is_there_are_fine():
    stand = replace(HEEL, omzettingen=(Omzetting("", "tijd", "k1"), Omzetting("", "rust")))
    assert rules(replace(stand, tabellen={**HEEL.tabellen, "voortgang": (Voortgang("1a"),)})) == []


# --- de lijst -------------------------------------------------------------------------------------


def test_many_findings_of_one_kind_are_told_as_one_and_mistakes_come_first():
    words = ["anker", "bloem", "citroen", "deksel", "emmer", "fluit", "gieter", "hamer", "ijsje"]
    words += ["jas", "kelder", "lamp"]
    cells = [(f"1{word[0]}", 1, f"Er komt een {word}.", "") for word in words]
    stand = with_goals(*cells)
    stand = replace(stand, acties=(*stand.acties, Actie("9z", *["x"] * 5)))
    assert len(check(stand)) == 13
    first, second = bundle(check(stand))
    assert first.regel == "losse_actie"
    assert (second.regel, second.aantal, second.plaats) == ("jaar", 12, "jaardoelen 1a")
    assert "1b, 1c" in second.zin
    assert "nog 5 andere" in second.zin


def test_a_finding_says_where_it_is_and_what_other_programs_get():
    (bevinding,) = check(replace(HEEL, doelen=(replace(HEEL.doelen[0], uitvoeren_in=""),)))
    assert (bevinding.tabel, bevinding.rij) == ("jaardoelen", "1a")
    assert list(bevinding.told()) == ["regel", "ernst", "zin", "plaats"]

"""Columns of a form are recognised, shown and corrected; a row counts once."""

import pytest

from ouderplan.kern.scanbestand import (
    Betekenissen,
    Kolomgebruik,
    Kolomkoppeling,
    Werkblad,
    Woordsoort,
    is_aside,
    link,
    propose,
    read_group,
    read_level,
    read_scans,
)
from ouderplan.kern.schoolscan import Antwoord, Niveau, Scanvraag
from ouderplan.kern.soorten import Groep

VRAGEN = (
    Scanvraag("1", "Iedereen kan zien hoe wij met ouders willen samenwerken", "Zichtbare visie"),
    Scanvraag("3", "Iedereen die de school binnenkomt, is welkom", "Welkom"),
    Scanvraag("8a", "Klachten en wat er dan gebeurt", "Klachten"),
    Scanvraag("10", "Kinderen leren samenleven", "Samenleven"),
)


def uses(koppen, *rijen, onthouden=()):
    blad = Werkblad(tuple(koppen), tuple(tuple(row) for row in rijen))
    return [(one.gebruik.value, one.sleutel) for one in propose(blad, VRAGEN, onthouden)]


@pytest.mark.parametrize(
    ("cel", "niveau"),
    [
        ("1", "1.0"),
        ("2.0", "2.0"),
        ("3,0", "3.0"),
        ("Niveau 2: ouders doen mee", "2.0"),
        ("2.0 - meedoen", "2.0"),
        ("1.5", None),
        ("1 of 2", None),
        ("12", None),
        ("weet niet", None),
        ("", None),
    ],
)
def test_a_level_is_read_as_schools_write_it(cel, niveau):
    assert read_level(cel) == niveau


@pytest.mark.parametrize(
    ("cel", "groep"),
    [
        ("Ouder/verzorger", Groep.OUDERS),
        ("Ik ben leerkracht", Groep.TEAM),
        ("Leerling uit groep 8", Groep.LEERLINGEN),
        ("ouder en leerkracht", None),
        ("zeg ik niet", None),
        ("Personeel", Groep.TEAM),
        ("juf van groep 3", Groep.TEAM),
        ("OOP", Groep.TEAM),
        ("Onderwijsassistent", Groep.TEAM),
        ("IB'er", Groep.TEAM),
        ("Ouder van een leerling", Groep.OUDERS),
        ("Oma van kind in groep 4", Groep.OUDERS),
        ("Ouder van deze school", Groep.OUDERS),
        ("MR-lid (personeelsgeleding)", Groep.TEAM),
        ("MR-lid (oudergeleding)", Groep.OUDERS),
        ("MR-lid", None),
        ("ouder en personeel", None),
        ("Buurtbewoner", None),
    ],
)
def test_a_group_is_read_as_people_answer(cel, groep):
    assert read_group(cel) is groep


def test_the_export_of_microsoft_forms_is_recognised_and_nobody_is_in_it():
    koppen = [
        "Id",
        "Begintijd",
        "E-mail",
        "Naam",
        "Bent u ouder of teamlid?",
        "1. Iedereen kan zien hoe wij samenwerken. Welk niveau?",
        "Wat gebeurt er al?",
        "Wat is er mogelijk?",
        "3. Welkom: welk niveau?",
        "Wat gebeurt er al?2",
        "Wat is er mogelijk?2",
    ]
    rij = ["1", "2026-11-02T10:00:00", "a@b.nl", "Piet 1", "Ouder", "2", "x", "y", "3", "z", ""]
    assert uses(koppen, rij) == [
        ("niet", ""),
        ("niet", ""),
        ("niet", ""),
        ("niet", ""),
        ("groep", ""),
        ("niveau", "1"),
        ("gebeurt_al", "1"),
        ("mogelijkheden", "1"),
        ("niveau", "3"),
        ("gebeurt_al", "3"),
        ("mogelijkheden", "3"),
    ]


def test_a_grid_of_google_forms_is_recognised_by_its_words():
    koppen = [
        "Tijdstempel",
        "Hoe ver zijn wij? [Iedereen die de school binnenkomt is welkom]",
        "Hoe ver zijn wij? [Kinderen leren samenleven]",
        "Criterium 8a: hoe ver?",
    ]
    rij = ["2-11-2026 10:00:00", "2.0 meedoen", "1.0 informeren", "3"]
    assert uses(koppen, rij) == [("niet", ""), ("niveau", "3"), ("niveau", "10"), ("niveau", "8a")]


def test_what_was_corrected_is_remembered_unless_that_question_is_gone():
    known = (
        Kolomkoppeling("Rare vraag", Kolomgebruik.MOGELIJKHEDEN, 3),
        Kolomkoppeling("Oude vraag", Kolomgebruik.NIVEAU, 7),
    )
    found = uses(["Rare vraag", "Oude vraag"], ["tekst", "2"], onthouden=known)
    assert found == [("mogelijkheden", "3"), ("niveau", "3")]


def test_rows_become_scans_and_what_is_no_level_is_said():
    blad = Werkblad(
        ("Wie", "1 niveau", "1 al", "1 ook"),
        (
            ("Ouder", "2", "Koffie", "Thee"),
            ("", "vier", "", ""),
            ("Leraar", "3", "", ""),
            ("", "", "", ""),
        ),
    )
    columns = (
        link("Wie", Kolomgebruik.GROEP),
        link("1 niveau", Kolomgebruik.NIVEAU, "1"),
        link("1 al", Kolomgebruik.GEBEURT_AL, "1"),
        link("1 ook", Kolomgebruik.GEBEURT_AL, "1"),
    )
    found = read_scans(blad, columns, Groep.OUDERS)
    assert [(one.groep, dict(one.antwoorden)) for one in found.inzendingen] == [
        (Groep.OUDERS, {"1": Antwoord(Niveau.TWEE, "Koffie\nThee")}),
        (Groep.TEAM, {"1": Antwoord(Niveau.DRIE)}),
    ]
    assert found.leeg == 1
    assert found.te_vragen == {(Woordsoort.NIVEAU, "vier"): 1}
    assert not found.onbegrepen  # it is asked first: whether it counts is not known yet


def test_two_people_who_answered_the_same_are_two_and_the_same_file_again_is_none():
    blad = Werkblad(("1 niveau",), (("2",), ("2",)))
    columns = (link("1 niveau", Kolomgebruik.NIVEAU, "1"),)
    first = [one.inzending for one in read_scans(blad, columns, Groep.OUDERS).inzendingen]
    longer = Werkblad(blad.koppen, (*blad.rijen, ("3",)))
    again = [one.inzending for one in read_scans(longer, columns, Groep.OUDERS).inzendingen]
    assert len(set(first)) == 2
    assert again[:2] == first


WELKOM = "Iedereen die de school binnenkomt, is welkom"
ZIEN = "Iedereen kan zien hoe wij met ouders willen samenwerken"


@pytest.mark.parametrize(
    ("koppen", "rij", "gebruik"),
    [
        # The group question is number 1, so every number is one too high.
        (
            ("1. Bent u ouder of medewerker?", f"2. {ZIEN}", f"3. {WELKOM}", "4. Klachten"),
            ("Ouder", "1", "2", "3"),
            ["groep", "niveau 1", "niveau 3", "niveau 8a"],
        ),
        # The short name of another criterium stands in a sentence by chance.
        (("Klachten zijn welkom en wat er dan gebeurt",), ("2",), ["niveau 8a"]),
        # A second level is no level of the question before it.
        ((WELKOM, "Iets heel anders"), ("2", "3"), ["niveau 3", "niet"]),
        # Shuffled numbers: the wording says it.
        ((f"10. {ZIEN}", f"1. {WELKOM}"), ("1", "2"), ["niveau 1", "niveau 3"]),
        # Only numbers, and nothing that speaks against them.
        (("Vraag 1", "Vraag 3", "vraag 8a"), "123", ["niveau 1", "niveau 3", "niveau 8a"]),
        # Only numbers, and the first is about something else: not guessed.
        (("1. Ik ben", "3. Hoe ver?"), ("Ouder", "2"), ["groep", "niet"]),
        # "criterium" says it for certain.
        (("1. Ik ben", "Criterium 3"), ("Ouder", "2"), ["groep", "niveau 3"]),
        (("Ik ben", "Hoe ver? [Criterium 3]"), ("Ouder", "2"), ["groep", "niveau 3"]),
        (("Ik ben", "Hoe ver? [3]", "Hoe ver? [1]"), ("Ouder", "2", "1"),
         ["groep", "niveau 3", "niveau 1"]),
        (("Ik ben", f"Hoe ver? [{WELKOM}]"), ("Ouder", "2"), ["groep", "niveau 3"]),
        # What Microsoft adds to a quiz.
        (
            ("Totaal aantal punten", "Ik ben", "Punten - Ik ben", WELKOM, f"Punten - {WELKOM}",
             f"Feedback - {WELKOM}"),
            ("3", "Ouder", "0", "3", "1", "2"),
            ["niet", "groep", "niet", "niveau 3", "niet", "niet"],
        ),
        ((f"{WELKOM} [Score]", WELKOM), ("1 / 1", "2"), ["niet", "niveau 3"]),
        # Levels in words, of which nobody told us the meaning yet.
        ((WELKOM,), ("Een beetje",), ["niveau 3"]),
        # What already happens, at a criterium that says "gebeurt" and "kan" itself.
        (
            ("Klachten en wat er dan gebeurt", "Klachten en wat er dan gebeurt: wat doen wij al?",
             f"{ZIEN}: wat kan beter?"),
            ("2", "Wij bellen iedereen terug, ook als het langer duurt dan een week", "Meer"),
            ["niveau 8a", "gebeurt_al 8a", "mogelijkheden 1"],
        ),
    ],
)  # fmt: skip
def test_a_column_is_known_by_its_wording_before_its_number(koppen, rij, gebruik):
    assert [" ".join(filter(None, one)) for one in uses(koppen, rij)] == gebruik


def scan_of(koppen, *rijen, **meanings):
    blad = Werkblad(tuple(koppen), tuple(tuple(row) for row in rijen))
    return read_scans(blad, propose(blad, VRAGEN), Groep.OUDERS, **meanings)


def test_a_word_that_is_not_understood_is_asked_with_its_count_and_nothing_goes_in_before():
    koppen, rijen = ("Ik ben", WELKOM), [("Ouder", "Nog niet"), ("Ouder", "Nog niet"),
                                         ("Buurvrouw", "Helemaal"), ("Juf", "2")]  # fmt: skip
    found = scan_of(koppen, *rijen)
    assert found.te_vragen == {
        (Woordsoort.NIVEAU, "Nog niet"): 2,
        (Woordsoort.NIVEAU, "Helemaal"): 1,
        (Woordsoort.GROEP, "Buurvrouw"): 1,
    }
    assert [one.groep for one in found.inzendingen] == [Groep.TEAM]
    said = (
        Betekenissen()
        .said(Woordsoort.NIVEAU, "nog  niet", "1.0")
        .said(Woordsoort.NIVEAU, "Helemaal", "3.0")
        .said(Woordsoort.GROEP, "Buurvrouw", "")
    )
    found = scan_of(koppen, *rijen, betekenissen=said)
    assert not found.te_vragen
    assert [one.antwoorden["3"].niveau for one in found.inzendingen] == ["1.0", "1.0", "2.0"]
    assert found.niet_mee == 1


def test_who_says_not_to_know_is_counted_as_no_level_without_a_question():
    found = scan_of(("Ik ben", WELKOM), ("Ouder", "Weet ik niet"), ("Ouder", "3"))
    assert (dict(found.te_vragen), found.onbegrepen) == ({}, {(WELKOM, "Weet ik niet"): 1})
    assert [one.antwoorden["3"].niveau for one in found.inzendingen] == ["3.0"]
    assert found.leeg == 1


def test_a_row_that_names_no_group_goes_with_the_choice_and_is_counted():
    found = scan_of(("Ik ben", WELKOM), ("", "2"), ("Ouder", "3"))
    assert (found.zonder_groep, len(found.inzendingen)) == (1, 2)


def test_a_criterium_is_called_by_its_number_anywhere_before_the_place_of_a_question():
    koppen = [
        "Vraag 1. U bent:",
        "Vraag 2. Welk niveau heeft criterium 1?",
        "Vraag 2b. Niveau bij criterium 3",
        "Vraag 4. Opmerkingen bij criterium 3",
    ]
    rij = ["MR-lid (oudergeleding)", "niveau 1", "niveau 3", "mooi zo"]
    assert uses(koppen, rij) == [
        ("groep", ""),
        ("niveau", "1"),
        ("niveau", "3"),
        ("niet", ""),
    ]


def test_a_column_with_nothing_but_people_is_whose_answers_they_are():
    assert uses(["2. Achtergrond", "1", "3"], ["moeder", "2", "3"])[0] == ("groep", "")


DE_TIEN = (
    Scanvraag("1", "Iedereen kan zien hoe wij met ouders willen samenwerken", "Zichtbare visie"),
    Scanvraag("3", WELKOM, "Welkom"),
    Scanvraag("5", "In een gesprek telt ieders stem even zwaar", "Goede gesprekken"),
    Scanvraag("7", "Ouders kunnen lezen en aanvullen wat er is opgeschreven", "Dossier samen"),
    Scanvraag("8", "Ideeën en klachten zijn welkom", "Ideeën en klachten"),
    Scanvraag("9", "Wij zijn er als wij een afspraak hebben", "Aanwezig zijn"),
)


@pytest.mark.parametrize(
    ("koppen", "rijen", "gebruik"),
    [
        # In other words than those of the school's criteria.
        (
            ("2. Onze visie is helder", "5. In gesprekken gelijk", "7. De opkomst is hoog"),
            ["213"],
            ["niveau 1", "niveau 5", "niveau 9"],
        ),
        # A question about something of its own, behind the question whose answers these are.
        (
            ("Hoe ver? [Welkom]", "Ik ben", "Wat kan er beter bij het leerlingdossier?"),
            [("2", "ouder", "Meer uitleg")],
            ["niveau 3", "groep", "mogelijkheden 7"],
        ),
        # A scale of opinions is no text, whatever the question says.
        (
            ("Ik kan mijn klachten kwijt", "Wat gebeurt er al bij klachten?"),
            [("Helemaal mee eens", "Een kaart"), ("Oneens", "Een bus")],
            ["niveau 8", "gebeurt_al 8"],
        ),
        # A level that names a group is a level.
        (
            ("Oordeel over klachten", "Hoe sterk?", "Waar kent u ons van?"),
            [("1.0 wij vertellen het ouders", "1.0 ouders horen het", "thuis (papa, mama)"),
             ("2.0 ouders doen mee", "2.0 ouders helpen", "ik werk hier")],
            ["niveau 8", "niet", "groep"],
        ),
    ],
)  # fmt: skip
def test_a_question_in_words_of_its_own_is_known_by_what_it_is_about(koppen, rijen, gebruik):
    blad = Werkblad(tuple(koppen), tuple(tuple(row) for row in rijen))
    found = propose(blad, DE_TIEN)
    assert [" ".join(filter(None, (one.gebruik, one.sleutel))) for one in found] == gebruik


@pytest.mark.parametrize(
    ("kop", "bij"),
    [
        ("Id", True),
        ("Begintijd", True),
        ("Tijd van voltooien", True),
        ("Tijdstempel", True),
        ("E-mailadres", True),
        ("Naam", True),
        ("Taal", True),
        ("Last modified time", True),
        ("Punten - Welkom", True),
        ("Is er genoeg tijd voor een gesprek?", False),
        ("Spreken wij de taal van de ouders?", False),
        ("Kent iedereen u bij naam?", False),
    ],
)
def test_only_the_whole_head_of_a_form_is_not_named_as_unread(kop, bij):
    assert is_aside(kop) is bij


@pytest.mark.parametrize("kop", ["3. Is er genoeg tijd?", "Criterium 3: begrijpt u onze taal?"])
def test_a_question_with_time_or_language_in_it_is_a_question(kop):
    assert uses([kop], "2", "3") == [("niveau", "3")]


def test_who_somebody_is_is_never_a_text_of_a_scan():
    koppen = [WELKOM, "Uw e-mailadres, als u mee kunt denken"]
    assert uses(koppen, ["2", "a@b.nl"]) == [("niveau", "3"), ("niet", "")]


@pytest.mark.parametrize(
    ("cellen", "gebruik"),
    [
        (["ja", "nee", "ja"], "niet"),
        (["de bel doet het niet", "weinig borden", "prima"], "niet"),
        (["eens", "oneens", "eens"], "niveau"),
        (["groen", "rood", "groen"], "niveau"),
        (["2", "3", "1"], "niveau"),
    ],
)
def test_one_telling_word_is_no_level_above_yes_and_no_or_texts(cellen, gebruik):
    rijen = [(cel,) for cel in cellen]
    assert uses(["Voelt u zich welkom bij ons?"], *rijen)[0][0] == gebruik


NIVEAUS = ("Zichtbare visie", "Welkom", "Klachten", "Samenleven")


@pytest.mark.parametrize("vraag", ["Hebt u een tip?", "Wat gaat goed bij ons?", "Wat kan beter?"])
def test_what_is_asked_at_the_end_of_a_form_is_not_about_its_last_criterium(vraag):
    assert uses((*NIVEAUS, vraag), ("1", "2", "3", "1", "Meer soep"))[-1] == ("niet", "")


def test_texts_behind_every_criterium_are_each_of_their_own():
    koppen = ("Zichtbare visie", "Wat kan beter?", "Welkom", "Wat kan beter? (2)",
              "Samenleven", "Wat kan beter? (3)")  # fmt: skip
    found = uses(koppen, ("1", "a", "2", "b", "3", "c"))
    assert found[1::2] == [("mogelijkheden", nr) for nr in ("1", "3", "10")]


@pytest.mark.parametrize(
    ("kop", "weg"),
    [
        ("Mogen wij uw antwoorden gebruiken? Ik geef toestemming", 1),
        ("Akkoord", 1),
        ("1. Mag wat u schreef, dus uw antwoord, gebruikt worden?", 1),
        ("Mogen we jouw reactie anoniem verwerken?", 1),
        ("Vind je het goed dat wij je antwoorden bewaren?", 1),
        ("Geeft u toestemming?", 1),
        ("Ik ga akkoord met de voorwaarden.", 1),
        ("Ik heb de privacyverklaring gelezen en ga akkoord", 1),
        ("Toestemming AVG", 1),
        ("Geeft u toestemming voor het verwerken van de gegevens?", 1),
        ("Informed consent", 1),
        ("Stemt u in met het gebruik van deze vragenlijst?", 1),
        ("Geeft u toestemming om foto's te gebruiken?", 0),
        ("Gaat u akkoord met het nieuwe rooster?", 0),
        ("Is uw kind vaak ziek?", 0),
        ("Vraagt de school u om toestemming voordat zij uw gegevens doorgeeft?", 0),
        ("Weet u waar de privacyverklaring staat?", 0),
        ("Bent u akkoord met de regels over de mobiel?", 0),
        ("Kunt u instemmen met het gebruik van de ouderapp?", 0),
        ("Mogen ouders meedenken over het beleid?", 0),
    ],
)
def test_who_says_no_to_the_use_of_the_answers_does_not_count(kop, weg):
    blad = Werkblad((kop, "Welkom"), (("Ja", "1"), ("Nee, liever niet", "3"), ("", "2")))
    found = read_scans(blad, propose(blad, VRAGEN), Groep.OUDERS)
    assert found.geweigerd == weg
    assert len(found.inzendingen) == 3 - 2 * weg
    assert sum(found.te_vragen.values()) == weg  # the one who said nothing


@pytest.mark.parametrize(("gezegd", "mee"), [("ja", 2), ("", 1)])
def test_who_ticks_no_box_for_leave_is_asked_about_and_then_counts_or_not(gezegd, mee):
    kop = "Ik geef toestemming om mijn antwoorden te gebruiken"
    blad = Werkblad((kop, "Welkom"), (("☑", "1"), ("", "3"), ("", "")))
    asked = read_scans(blad, propose(blad, VRAGEN), Groep.OUDERS)
    ((soort, woord),) = asked.te_vragen
    assert (soort, asked.te_vragen[soort, woord]) == (Woordsoort.TOESTEMMING, 1)
    said = Betekenissen().said(soort, woord, gezegd)
    found = read_scans(blad, propose(blad, VRAGEN), Groep.OUDERS, said)
    assert not found.te_vragen
    assert (len(found.inzendingen), said.kept().gezegd) == (mee, {})


def test_a_box_that_stayed_empty_is_asked_about_with_the_words_that_nobody_knows():
    blad = Werkblad(("Akkoord", "Welkom"), (("ja", "1"), ("", "soms"), ("ja", "soms")))
    asked = read_scans(blad, propose(blad, VRAGEN), Groep.OUDERS).te_vragen
    assert {soort for soort, _ in asked} == {Woordsoort.TOESTEMMING, Woordsoort.NIVEAU}


def test_who_was_asked_for_objections_and_says_nothing_has_none():
    kop = "Hebt u bezwaar tegen het gebruik van uw antwoorden?"
    blad = Werkblad((kop, "Welkom"), (("Ja", "1"), ("", "3")))
    found = read_scans(blad, propose(blad, VRAGEN), Groep.OUDERS)
    assert (len(found.inzendingen), found.geweigerd, found.te_vragen) == (1, 1, {})


@pytest.mark.parametrize(
    ("kop", "cellen", "gebruik"),
    [
        (
            "Wat ziet u voor u?",
            ("ouders helpen bij de techniekles", "samen met ouders koken"),
            "niet",
        ),
        ("Vul in", ("ouder", "leerkracht"), "groep"),
        ("Vul in", ("ouder van een leerling", "ouder van een leerling"), "groep"),
    ],
)
def test_a_sentence_with_a_parent_in_it_does_not_say_who_wrote_it(kop, cellen, gebruik):
    blad = Werkblad((kop, "Welkom"), tuple((cel, "2") for cel in cellen))
    assert propose(blad, VRAGEN)[0].gebruik == gebruik


@pytest.mark.parametrize(
    ("cel", "weg"),
    [
        ("Ik ga hier niet mee akkoord, want het is van mij", 1),
        ("Ik ga niet akkoord", 1),
        ("Ik geef geen toestemming", 1),
        ("N", 1),
        ("Onwaar", 1),
        ("neen.", 1),
        ("Liever niet", 1),
        ("Nee hoor, geen bezwaar", 0),
        ("Ja", 0),
        ("ja, maar niet voor reclame", 0),
        ("Akkoord", 0),
        ("n.v.t.", 0),
        ("Nora heeft het gelezen", 0),
        ("", 0),
    ],
)
def test_a_refusal_is_known_in_what_somebody_says(cel, weg):
    blad = Werkblad(("Geeft u toestemming?", "Welkom"), (("Ja", "1"), (cel, "3")))
    assert read_scans(blad, propose(blad, VRAGEN), Groep.OUDERS).geweigerd == weg


def test_who_has_no_objection_does_not_refuse():
    kop = "Hebt u bezwaar tegen het gebruik van uw antwoorden?"
    blad = Werkblad((kop, "Welkom"), (("Nee", "1"), ("Ja", "3"), ("Geen bezwaar", "2")))
    found = read_scans(blad, propose(blad, VRAGEN), Groep.OUDERS)
    assert (found.geweigerd, len(found.inzendingen)) == (1, 2)


def test_who_reads_in_says_which_question_asks_for_leave():
    blad = Werkblad(("Doet u mee?", "Welkom"), (("Ja", "1"), ("Nee", "3")))
    asked, level = propose(blad, VRAGEN)
    assert asked.gebruik is Kolomgebruik.NIET
    said = (link(asked.kolom, Kolomgebruik.TOESTEMMING), level)
    assert read_scans(blad, said, Groep.OUDERS).geweigerd == 1
    blad = Werkblad(("Toestemming", "Welkom"), blad.rijen)
    asked, level = propose(blad, VRAGEN, [link("Toestemming", Kolomgebruik.NIET)])
    assert asked.gebruik is Kolomgebruik.TOESTEMMING
    said = (link(asked.kolom, Kolomgebruik.NIET), level)
    assert read_scans(blad, said, Groep.OUDERS).geweigerd == 0


def test_a_scale_that_begins_at_nought_asks_what_each_number_is():
    blad = Werkblad(("Welkom",), (("0",), ("2",), ("3",)))
    found = read_scans(blad, propose(blad, VRAGEN), Groep.OUDERS)
    assert sorted(word for _, word in found.te_vragen) == ["0", "2", "3"]

"""Columns of a form are recognised, shown and corrected; a row counts once."""

import pytest

from ouderplan.kern.scanbestand import (
    Kolomgebruik,
    Kolomkoppeling,
    Werkblad,
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
    assert found.leeg == 2
    assert found.onbegrepen == {("1 niveau", "vier"): 1}


def test_two_people_who_answered_the_same_are_two_and_the_same_file_again_is_none():
    blad = Werkblad(("1 niveau",), (("2",), ("2",)))
    columns = (link("1 niveau", Kolomgebruik.NIVEAU, "1"),)
    first = [one.inzending for one in read_scans(blad, columns, Groep.OUDERS).inzendingen]
    longer = Werkblad(blad.koppen, (*blad.rijen, ("3",)))
    again = [one.inzending for one in read_scans(longer, columns, Groep.OUDERS).inzendingen]
    assert len(set(first)) == 2
    assert again[:2] == first

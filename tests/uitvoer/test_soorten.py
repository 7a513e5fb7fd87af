"""The kinds of export, found by themselves."""

import pytest

from ouderplan.uitvoer.fouten import OnbekendeSoort
from ouderplan.uitvoer.soorten import discover, soort_named


def test_every_usual_kind_is_there_with_a_title_for_a_button():
    usual = {soort: found.extensie for soort, found in discover().items() if found.standaard}
    assert usual == {
        "antwoord": "html",
        "csv": "zip",
        "excel": "xlsx",
        "word": "docx",
    }
    assert soort_named("word").titel == "Word-document"
    assert soort_named("word").basis


def test_parts_and_all_of_it_are_there_when_asked_for():
    assert {
        "schooljaarplan",
        "totaaloverzicht",
        "evaluatieformulieren",
        "ambitiekaart",
        "jaarklok",
        "pdf",
        "alles",
    } <= discover().keys()
    assert all(found.titel and found.naam for found in discover().values())


def test_an_unknown_kind_is_refused_with_the_ones_that_exist():
    with pytest.raises(OnbekendeSoort, match="word"):
        soort_named("powerpoint")

"""The kinds of export, found by themselves."""

import pytest

from ouderplan.uitvoer.fouten import OnbekendeSoort
from ouderplan.uitvoer.soorten import discover, soort_named


def test_every_kind_is_there_with_a_title_for_a_button():
    assert {soort: found.extensie for soort, found in discover().items()} == {
        "antwoord": "html",
        "csv": "zip",
        "evaluatieformulieren": "docx",
        "excel": "xlsx",
        "word": "docx",
    }
    assert soort_named("word").titel == "Word-document"
    assert soort_named("word").basis


def test_an_unknown_kind_is_refused_with_the_ones_that_exist():
    with pytest.raises(OnbekendeSoort, match="word"):
        soort_named("pdf")

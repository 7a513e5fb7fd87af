"""The kinds of export, found by themselves."""

import pkgutil
from importlib import import_module

import pytest

from ouderplan.uitvoer.fouten import OnbekendeSoort
from ouderplan.uitvoer.soorten import SOORTEN, soort_named


def test_every_usual_kind_is_there_with_a_title_for_a_button():
    usual = {soort: found.extensie for soort, found in SOORTEN.items() if found.standaard}
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
    } <= SOORTEN.keys()
    assert all(found.titel and found.naam for found in SOORTEN.values())


def test_an_unknown_kind_is_refused_with_the_ones_that_exist():
    with pytest.raises(OnbekendeSoort, match="word"):
        soort_named("powerpoint")


def test_every_module_that_makes_a_file_is_an_export_and_the_other_way_round():
    package = import_module("ouderplan.uitvoer")
    names = [found.name for found in pkgutil.iter_modules(package.__path__)]
    modules = {name: import_module(f"ouderplan.uitvoer.{name}") for name in names}
    assert {name for name, module in modules.items() if hasattr(module, "build")} == SOORTEN.keys()
    assert all(soort == found.soort for soort, found in SOORTEN.items())

"""What was typed and is not in the record yet is there again on a new page."""

import pytest

from ouderplan.stappen.onderdelen.klad import draft_field
from ouderplan.stappen.onderdelen.veld import text_area, text_field


@pytest.fixture
def nieuwe_pagina(nieuwe_zitting):
    """Give a function that opens a page with a draft on it and returns its control."""

    def make(naam="waarden.nieuw", start="", field=text_field):
        control = field("Nieuwe waarde")
        control.value = start
        draft_field(nieuwe_zitting(), control, naam)
        return control

    return make


def test_a_draft_survives_a_new_page(nieuwe_pagina):
    nieuwe_pagina().value = "Zorgzaa"
    assert nieuwe_pagina().value == "Zorgzaa"


def test_a_draft_of_several_lines_survives(nieuwe_pagina):
    nieuwe_pagina(field=text_area).value = "een\n\ntwee"
    assert nieuwe_pagina(field=text_area).value == "een\n\ntwee"


def test_a_used_draft_is_gone(nieuwe_pagina):
    control = nieuwe_pagina()
    control.value = "Zorgzaamheid"
    control.value = ""
    assert nieuwe_pagina().value == ""


def test_what_the_form_starts_with_is_no_draft(nieuwe_pagina):
    control = nieuwe_pagina(start="Welke waarden?")
    control.value = "Welke drie waarden?"
    control.value = "Welke waarden?"
    assert nieuwe_pagina(start="Welke vijf waarden?").value == "Welke vijf waarden?"


def test_a_changed_start_survives(nieuwe_pagina):
    nieuwe_pagina(start="Welke waarden?").value = "Welke drie waarden?"
    assert nieuwe_pagina(start="Welke waarden?").value == "Welke drie waarden?"


def test_drafts_do_not_mix(nieuwe_pagina):
    nieuwe_pagina("waarden.nieuw").value = "Zorgzaamheid"
    assert nieuwe_pagina("planning.wat").value == ""


def test_a_draft_is_no_part_of_the_record(nieuwe_pagina, werkboek):
    nieuwe_pagina().value = "Zorgzaamheid"
    werkboek.sync_csvs()
    assert not [
        path for path in werkboek.map.glob("*.csv") if "Zorgzaamheid" in path.read_text("utf-8")
    ]


@pytest.fixture
def vensters(nieuwe_zitting):
    """Give two windows that are open on the same draft: the session and the control of each."""
    zittingen = [nieuwe_zitting(), nieuwe_zitting()]
    controls = [text_field("Nieuwe waarde") for _ in zittingen]
    for zitting, control in zip(zittingen, controls, strict=True):
        draft_field(zitting, control, "waarden.nieuw")
    return list(zip(zittingen, controls, strict=True))


def test_of_two_windows_none_takes_the_draft_of_the_other(vensters, nieuwe_pagina):
    (_, een), (zitting, ander) = vensters
    een.value = "Zorgzaa"
    ander.value = "Humor"
    assert nieuwe_pagina().value == "Zorgzaa"
    assert "In het andere venster staat: Zorgzaa" in zitting.melding.zin
    zitting.run(zitting.melding.keuzes[0].action)
    assert nieuwe_pagina().value == ander.value == "Humor"


def test_who_used_a_draft_of_ones_own_takes_nothing_from_the_other_window(vensters, nieuwe_pagina):
    (_, een), (zitting, ander) = vensters
    een.value = "Zorgzaa"
    ander.value = "Humor"
    ander.value = ""
    assert (nieuwe_pagina().value, zitting.melding) == ("Zorgzaa", None)


def test_what_another_window_used_up_is_asked_about_no_more(vensters, nieuwe_pagina):
    (_, een), (zitting, ander) = vensters
    een.value = "Zorgzaa"
    een.value = ""
    ander.value = "Humor"
    assert (nieuwe_pagina().value, zitting.melding) == ("Humor", None)

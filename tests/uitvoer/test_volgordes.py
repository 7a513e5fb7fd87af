"""The orders of chapters, and the parts of the plan on their own."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocxDocument

from ouderplan.kern.afspraken import Activiteit, Activiteitsoort, Gesprek, Moment
from ouderplan.kern.doelen import Doelstatus, Jaardoel, runs_in
from ouderplan.opslag import Werkboek
from ouderplan.opslag.tabellen import TABELLEN
from ouderplan.uitvoer import Plan, export, load_plan, word
from ouderplan.uitvoer.fouten import OnbekendeVolgorde
from ouderplan.uitvoer.soorten import soort_named
from ouderplan.uitvoer.teksten import text
from ouderplan.uitvoer.volgordes import VOLGORDES
from ouderplan.uitvoer.word.document import find_writer, title_of


def write(plan: Plan, **gegevens: str) -> DocxDocument:
    content = word.build(replace(plan, profiel={**plan.profiel, **gegevens}))
    return Document(io.BytesIO(content))


def chapters(document: DocxDocument) -> list[str]:
    return [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]


@pytest.fixture
def afspraken(vol: Werkboek) -> Plan:
    """Give the plan of a school that also filled in its afspraken."""
    with vol.writing() as tx:
        tx.add(Moment("Inloop", wanneer="Elke vrijdag"))
        tx.add(
            Gesprek(
                "Startgesprek",
                "september",
                "20 minuten",
                "1-8",
                None,
                "ouders",
                "begin",
                "zien " * 600,
            )
        )
        tx.add(Activiteit("Voorlezen", Activiteitsoort.PARTICIPATIE, wanneer="mei"))
        tx.add(Activiteit("Open dag", Activiteitsoort.INFORMATIE, wanneer="maart"))
        tx.add(Activiteit("Koffie"))
    return load_plan(vol)


def test_each_order_has_a_name_and_says_how_to_read_it():
    for volgorde in VOLGORDES:
        assert text("volgordes", volgorde)
        assert len(text("leeswijzer", volgorde)) > 100


def test_every_order_has_every_chapter_and_the_origin_of_the_goals_comes_last():
    for ids in VOLGORDES.values():
        assert set(VOLGORDES["werkboek"]) <= set(ids)
        assert ids[-1] == "herkomst"


def test_no_order_has_a_chapter_twice():
    assert all(len(set(ids)) == len(ids) for ids in VOLGORDES.values())


def test_every_chapter_that_can_be_written_has_a_name():
    ids = {name for ids in VOLGORDES.values() for name in ids if find_writer(name)}
    spine = {"visie", "waarden", "kansen", "overzicht", "actieplannen"}
    unnamed = {name for name in ids if not title_of(name)} - spine
    special = {"teksten", "bijlagen", "verwachtingen", "activiteiten"}
    assert unnamed <= special | {t.naam for t in TABELLEN}


@pytest.mark.parametrize("volgorde", VOLGORDES)
def test_the_spine_stands_in_every_order_where_it_belongs(plan: Plan, volgorde: str):
    found = [
        re.sub(r"^Bijlage \d+: ", "", name) for name in chapters(write(plan, volgorde=volgorde))
    ]
    assert "Onze visie" in found
    assert "Totaaloverzicht van de jaardoelen" in found
    places = [VOLGORDES[volgorde].index(name) for name in ("visie", "overzicht")]
    heads = [found.index("Onze visie"), found.index("Totaaloverzicht van de jaardoelen")]
    assert (places[0] < places[1]) == (heads[0] < heads[1])


def test_a_plan_with_appendices_begins_them_with_the_overview_and_numbers_them(plan: Plan):
    document = write(plan, volgorde="ouderplan")
    found = [name for name in chapters(document) if name.startswith("Bijlage")]
    assert found[0] == "Bijlage 1: Totaaloverzicht van de jaardoelen"
    assert found[-1] == f"Bijlage {len(found)}: Waar de jaardoelen vandaan komen"
    assert chapters(document)[-len(found) :] == found


def test_the_whole_process_goes_from_school_to_action_plans(plan: Plan):
    found = chapters(write(plan, volgorde="proces"))
    assert found == [
        "Onze school",
        "Onze top 5 waarden",
        "Onze visie",
        "Kansen voor dit jaar",
        "Totaaloverzicht van de jaardoelen",
        "Actieplannen",
        "Bijlage 1: Evaluatieformulier",
        "Bijlage 2: Jaarklok 2026-2027",
        "Bijlage 3: Waar de jaardoelen vandaan komen",
    ]


def test_what_is_empty_is_left_out_unless_it_is_a_concept(plan: Plan):
    assert "Gesprekken" not in chapters(write(plan, volgorde="afspraken"))
    concept = write(plan, volgorde="afspraken", lege_hoofdstukken="ja")
    assert len(set(chapters(concept))) == len(chapters(concept))
    assert {"Gesprekken", "Inleiding", "Communicatie", "Kijken of het werkt"} <= set(
        chapters(concept)
    )
    assert "Nog niet ingevuld." in [p.text for p in concept.paragraphs]


def test_a_table_is_a_chapter_in_the_words_of_the_page(afspraken: Plan):
    document = write(afspraken, volgorde="afspraken")
    assert {"Gesprekken", "Rapporten en inloop", "Ouderactiviteiten"} <= set(chapters(document))
    (table,) = [t for t in document.tables if t.cell(0, 0).text == "Gesprek"]
    assert [c.text for c in table.rows[0].cells] == ["Gesprek", "Wanneer", "Hoe lang", "Verder"]
    assert "Groepen: " in table.cell(1, 3).text
    assert "Uitzondering" not in table.cell(1, 3).text
    assert table.cell(1, 0).text == "Startgesprek"


def test_activities_stand_under_what_they_are_for(afspraken: Plan):
    document = write(afspraken, volgorde="ouderbeleid")
    heads = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 2"]
    kinds = [h for h in heads if h.startswith(("Ouders", "Andere act"))]
    assert kinds == ["Ouders informeren", "Ouders doen mee", "Andere activiteiten"]


def test_the_command_line_can_ask_for_an_order(vol: Werkboek, tmp_path: Path):
    path = export(vol, "word", tmp_path, volgorde="ouderplan")
    assert "Bijlage 1: Totaaloverzicht van de jaardoelen" in chapters(Document(str(path)))
    with pytest.raises(OnbekendeVolgorde, match="proces"):
        export(vol, "word", tmp_path, volgorde="zomaar")


def test_an_order_of_another_program_gives_the_workbooks_own(plan: Plan):
    assert chapters(write(plan, volgorde="van later")) == chapters(write(plan))


@pytest.mark.parametrize(
    ("doel", "runs"),
    [
        (Jaardoel("1a", 1, "x", "2026-2027"), True),
        (Jaardoel("1a", 1, "x", "2025-2026"), True),
        (Jaardoel("1a", 1, "x", "2027-2028"), False),
        (Jaardoel("1a", 1, "x", "Vanaf 2028"), False),
        (Jaardoel("1a", 1, "x", "26/27"), True),
        (Jaardoel("1a", 1, "x", "vanaf '27-'28"), False),
        (Jaardoel("1a", 1, "x", "Ieder schooljaar"), True),
        (Jaardoel("1a", 1, "x", ""), True),
        (Jaardoel("1a", 1, "x", "2026-2027", Doelstatus.BEHAALD), False),
    ],
)
def test_the_schooljaarplan_has_the_goals_that_ask_for_work_this_year(doel: Jaardoel, runs: bool):
    assert runs_in(doel, "2026-2027") is runs
    assert runs_in(doel, "schooljaar 26/27") is runs
    assert runs_in(doel, "") is (doel.status is Doelstatus.GEPLAND)


def test_parts_of_the_plan_stand_on_their_own(plan: Plan):
    part = Document(io.BytesIO(soort_named("totaaloverzicht").build(plan)))
    assert part.paragraphs[0].text == "Totaaloverzicht van de jaardoelen 2026-2027"
    assert chapters(part)[0] == "2 · Meedenken"
    part = Document(io.BytesIO(soort_named("schooljaarplan").build(plan)))
    assert chapters(part)[:2] == ["Totaaloverzicht van de jaardoelen", "Actieplannen"]
    assert part.paragraphs[0].text == "Schooljaarplan: ouders en school 2026-2027"

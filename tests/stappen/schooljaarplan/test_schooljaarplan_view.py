"""The widgets of the step Schooljaarplan."""

import io
import re
from dataclasses import replace
from datetime import datetime

import ipywidgets as w
from docx import Document
from op_het_scherm import in_de_zaal

from ouderplan.kern.doelen import Actie, Jaardoel
from ouderplan.kern.visie import Visiestatus, Visieversie
from ouderplan.opslag.toestand import put_state
from ouderplan.opslag.volgend_jaar import start_next_year


def widgets_in(box):
    yield box
    for child in getattr(box, "children", ()):
        yield from widgets_in(child)


def button(box, tekst):
    return next(
        x for x in widgets_in(box) if isinstance(x, w.Button) and x.description.startswith(tekst)
    )


def text(box):
    return " ".join(x.value for x in widgets_in(box) if isinstance(x, w.HTML))


def test_the_sheet_shows_visie_top_goals_action_plans_and_herkomst(venster):
    shown = text(venster.view.bedienen)
    plan = venster.model.plan
    assert plan.visie.versie.tekst.splitlines()[0] in shown
    assert all(place.tekst in shown for place in plan.waarden.top)
    assert "<svg" in shown
    for row in plan.doelen:
        assert row.doel.jaardoel in shown
        assert f"{row.criterium.criterium}. {row.criterium.titel}" in shown
    assert "Komt uit kans 14, ingebracht door ouders." in shown
    assert "nog niet ingevuld" in shown


def test_a_top_of_the_year_before_stands_there_without_a_count(venster, nieuw_venster, tmp_path):
    new = start_next_year(venster.model.zitting.wb, tmp_path / "volgend", "2027-2028")
    new.close()
    volgend = nieuw_venster(tmp_path / "volgend")
    shown = text(volgend.view.bedienen)
    assert [place.tekst for place in volgend.model.plan.waarden.top]
    assert all(place.tekst in shown for place in volgend.model.plan.waarden.top)
    assert "op-rang-stemmen" in text(venster.view.bedienen)
    assert "op-rang-stemmen" not in shown


def test_the_page_says_that_a_file_is_made_or_that_it_is_there_and_never_both_or_neither(venster):
    said, model = [], venster.model
    page = venster.view.bedienen

    def look(_change):
        ready = [x for x in widgets_in(page) if isinstance(x, w.HTML) and "is klaar" in x.value]
        shown = any(x.layout.display != "none" for x in ready)
        said.append((model.uitvoering.bezig, model.uitvoering.zin[:6], shown))

    model.uitvoering.observe(look, "bezig")
    for _ in range(2):
        model.export("csv")
    assert said == [(True, "", False), (False, "Klaar:", True)] * 2


def test_an_empty_plan_says_where_to_fill_it_in(lege):
    shown = text(lege.view.bedienen)
    assert "Schrijf de visie bij de stap Visie." in shown
    assert "Kies doelen bij de stap Jaardoelen." in shown


def test_of_very_many_action_plans_the_sheet_shows_the_first_and_counts_the_rest(lege):
    with lege.zitting.wb.writing() as tx:
        for n in range(1, 41):
            tx.add(Jaardoel(f"3x{n}", 3, f"Doel {n}"))
            tx.add(Actie(f"3x{n}", f"Activiteit nummer {n}."))
    lege.zitting.poll()
    shown = text(lege.view.bedienen)
    assert "Activiteit nummer 1." in shown
    assert "Activiteit nummer 40." not in shown
    assert "Doel 40" in shown
    assert "En nog 28 actieplannen" in shown


def test_another_sheet_on_the_screen_does_not_read_the_plan_again(venster):
    before = venster.model.plan
    put_state(venster.zitting.wb, "blad.afspraken", "organen")
    venster.zitting.poll()
    assert venster.model.plan is before
    with venster.zitting.wb.writing() as tx:
        tx.add(Jaardoel("9z", 9, "Nog een doel"))
    venster.zitting.poll()
    assert venster.model.plan is not before


def test_what_people_typed_is_shown_as_text(lege):
    with lege.zitting.wb.writing() as tx:
        tx.add(Visieversie(1, "<script>alert(1)</script>", Visiestatus.CONCEPT))
        tx.add(Jaardoel("3a", 3, "<img src=x onerror=y>"))
    lege.zitting.poll()
    for shown in (text(lege.view.bedienen), in_de_zaal(lege.model)):
        assert "<script>" not in shown
        assert "<img" not in shown
        assert "&lt;script&gt;" in shown


def test_pressing_word_makes_the_file_and_offers_it_for_download(venster):
    box = venster.view.bedienen
    button(box, "Maak een Word-bestand").click()
    name = venster.model.klaar.path.name
    assert f'download="{name}"' in text(box)
    assert 'href="data:application/vnd.openxmlformats' in text(box)
    assert str(venster.zitting.exports) in text(box)
    assert not button(box, "Maak een Word-bestand").disabled


def test_an_earlier_file_can_be_fetched_again(venster):
    box = venster.view.bedienen
    button(box, "CSV").click()
    first = venster.model.klaar
    button(box, "Excel").click()
    rows = [x for x in widgets_in(box) if isinstance(x, w.Button) and x.description == "Download"]
    next(x for x in rows if first.path.name in x.tooltip).click()
    assert f'download="{first.path.name}"' in text(box)


def upload(box, naam, content):
    field = next(x for x in widgets_in(box) if isinstance(x, w.FileUpload))
    file = {"name": naam, "type": "", "size": len(content), "content": content}
    field.value = (file | {"last_modified": datetime(2026, 11, 22)},)
    return field


def test_a_wrong_house_style_is_refused_with_a_sentence_and_a_right_one_kept(venster):
    box = venster.view.bedienen
    field = upload(box, "vakantie.jpg", b"\xff\xd8\xff")
    assert "vakantie.jpg is geen Word-document" in venster.zitting.melding.zin
    assert field.value == ()
    out = io.BytesIO()
    Document().save(out)
    upload(box, "school.docx", out.getvalue())
    assert "De huisstijl van ‘school.docx’ is bewaard." in venster.zitting.melding.zin
    assert venster.model.huisstijl.is_file()
    button(box, "Gebruik de huisstijl niet meer").click()
    assert venster.model.huisstijl is None


def test_the_hall_sees_visie_values_and_every_goal(venster):
    shown = in_de_zaal(venster.model)
    assert venster.model.plan.waarden.top[0].tekst in shown
    assert "Onze visie" in shown
    with venster.zitting.wb.writing() as tx:
        for nummer in range(60):
            tx.add(Jaardoel(f"10z{nummer}", 10, f"extra doel {nummer}"))
    venster.zitting.poll()
    shown = in_de_zaal(venster.model)
    assert all(re.search(rf"extra doel {nummer}\b", shown) for nummer in range(60))


def test_the_sheet_follows_a_change_made_elsewhere(venster, nieuw_venster, voorbeeld):
    box = venster.view.bedienen
    other = nieuw_venster(voorbeeld)
    with other.zitting.wb.writing() as tx:
        nummer, old = tx.find(Jaardoel, code="3a")
        tx.change(nummer, old, replace(old, jaardoel="Een heel nieuw doel"))
    venster.zitting.poll()
    assert "Een heel nieuw doel" in text(box)

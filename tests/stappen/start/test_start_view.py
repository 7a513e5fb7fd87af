"""The widgets of Start: what is typed and pressed reaches the store."""

from datetime import date, timedelta

import ipywidgets as w
import pytest
from op_het_scherm import Scherm, in_de_zaal

from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.school import Gegeven, Planningsregel
from ouderplan.opslag import Kast
from ouderplan.opslag.stemmen import open_ronde
from ouderplan.stappen import Staat, Stand, Zitting, find_steps
from ouderplan.stappen.start.model import Model
from ouderplan.stappen.start.view import View

GEMEEN = "<b>De & Co</b> {school}"


class Venster(Scherm):
    """A window at this step."""

    def __init__(self, zitting):
        self.zitting = zitting
        self.model = Model(zitting)
        zitting.follow([self.model])
        self.view = View(self.model)
        super().__init__(self.view.bedienen)

    @property
    def plan(self):
        with self.zitting.wb.reading() as tx:
            return tx.rows(Planningsregel)


@pytest.fixture
def nieuw_venster(nieuwe_zitting):
    return lambda **opties: Venster(nieuwe_zitting(**opties))


@pytest.fixture
def ander(nieuw_venster):
    return nieuw_venster()


def test_a_typed_fact_is_stored_and_seen_in_the_other_window(venster, ander):
    for each in (venster, ander):
        each.press("De school")
    venster.field("Motto").value = "Samen verder"
    ander.zitting.poll()
    assert ander.field("Motto").value == "Samen verder"


def test_the_page_says_where_the_workbooks_and_the_exports_are(venster, zonder):
    venster.press("Werkboeken")
    for at_start in (venster, zonder):
        zitting = at_start.zitting
        assert f"Uw werkboeken staan in <code>{zitting.kast.data}</code>" in at_start.text
        assert f"<code>{zitting.exports}</code>" in at_start.text


def test_emptying_the_name_keeps_the_name_and_says_so(venster):
    venster.press("De school")
    venster.field("Naam van de school").value = ""
    assert "nodig" in venster.zitting.melding.zin
    assert venster.zitting.wb.profile()["school"] == "De Proefschool"


def test_a_row_of_the_plan_is_added_and_the_form_is_empty_again(venster):
    venster.press("Plan van aanpak")
    rows = len(venster.plan)
    venster.field("Wat", rows).value = "Koffie zetten"
    venster.field("Wie", rows).value = "ouders"
    venster.press("Voeg toe")
    assert (venster.plan[-1].wat, venster.plan[-1].wie) == ("Koffie zetten", "ouders")
    assert venster.field("Wat", rows).value == "Koffie zetten"
    assert venster.field("Wat", rows + 1).value == ""


def test_a_row_without_anything_to_do_is_not_added(venster):
    venster.press("Plan van aanpak")
    rows = len(venster.plan)
    venster.press("Voeg toe")
    assert len(venster.plan) == rows
    assert "Er is niets veranderd" in venster.zitting.melding.zin


def test_what_was_typed_for_a_new_row_survives_a_new_page(venster, nieuw_venster):
    venster.press("Plan van aanpak")
    rows = len(venster.plan)
    venster.field("Wat", rows).value = "Koffie ze"
    later = nieuw_venster()
    later.press("Plan van aanpak")
    assert later.field("Wat", rows).value == "Koffie ze"


def test_ticking_off_is_stored_and_counted(venster):
    venster.press("Plan van aanpak")
    venster.field("Klaar").value = True
    assert venster.plan[0].klaar
    assert "1 van de" in venster.text
    venster.field("Klaar").value = False
    assert not venster.plan[0].klaar


def test_showing_what_is_ticked_stores_nothing(venster, nieuw_venster):
    venster.press("Plan van aanpak")
    venster.field("Klaar").value = True
    before = venster.zitting.wb.versions()
    later = nieuw_venster()
    later.press("Plan van aanpak")
    assert later.field("Klaar").value
    assert later.zitting.wb.versions() == before


def test_rows_are_changed_in_place_moved_and_removed(venster):
    venster.press("Plan van aanpak")
    first, second = venster.plan[0].wat, venster.plan[1].wat
    venster.field("Wat").value = f"{first} (samen)"
    venster.press("Zet lager")
    assert [row.wat for row in venster.plan[:2]] == [second, f"{first} (samen)"]
    venster.press("Haal weg")
    assert venster.plan[0].wat == f"{first} (samen)"


def test_a_file_changed_by_hand_can_be_read_in_from_the_page(venster, werkboek):
    werkboek.sync_csvs()
    path = werkboek.map / "planning.csv"
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text + "mei;Zelf bedacht;ik;\n", encoding="utf-8-sig")
    venster.model.refresh()
    assert "planning.csv" in venster.text
    venster.press("Lees in")
    assert venster.plan[-1].wat == "Zelf bedacht"
    assert "planning.csv" not in venster.text


def test_what_a_program_made_of_a_cell_is_shown_before_it_is_read_in(venster, werkboek):
    werkboek.sync_csvs()
    path = werkboek.map / "planning.csv"
    text = path.read_text(encoding="utf-8-sig")
    first = venster.plan[0].wanneer
    path.write_text(text.replace(first, "<1-10-2026>", 1), encoding="utf-8-sig")
    venster.model.refresh()
    assert "komen er 0 rijen bij, veranderen er 1, verdwijnen er 0" in venster.text
    assert f'<del class="op-regels">{first}</del>' in venster.text
    assert "&lt;1-10-2026&gt;" in venster.text


def test_a_file_that_cannot_be_read_in_says_where_it_is_wrong(venster, werkboek):
    werkboek.sync_csvs()
    path = werkboek.map / "jaardoelen.csv"
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text + "1a;99;<b>Doel</b>;;gepland;;\n", encoding="utf-8-sig")
    venster.model.refresh()
    assert "criterium" in venster.text
    assert "<b>Doel" not in venster.text
    venster.press("Lees in")
    assert venster.model.met_de_hand == (path,)
    venster.press("Zet het bestand apart (map ‘bewaard’)")
    assert venster.model.met_de_hand == ()


def test_what_people_typed_is_shown_as_text(nieuw_venster, werkboek):
    with werkboek.writing() as tx:
        nummer, old = tx.find(Gegeven, sleutel="school")
        tx.change(nummer, old, Gegeven("school", GEMEEN))
        tx.add(Gegeven("motto", GEMEEN))
    werkboek.sync_csvs()
    venster = nieuw_venster()
    venster.press("Werkboeken")
    shown = venster.text + in_de_zaal(venster.model)
    assert "&lt;b&gt;De &amp; Co&lt;/b&gt; {school}" in shown
    assert GEMEEN not in shown


def test_the_hall_sees_a_code_for_each_group(nieuw_venster):
    venster = nieuw_venster(zaal="http://10.0.0.2:8100")
    shown = in_de_zaal(venster.model)
    assert shown.count("<svg") == 2
    assert "10.0.0.2:8100/team" in shown


def test_an_address_of_ones_own_breaks_at_a_slash_and_asks_for_no_wifi(nieuw_venster):
    venster, laptop = (
        nieuw_venster(zaal=zaal)
        for zaal in ("https://school.example.nl/linde/zaal", "http://10.0.0.2")
    )
    for one in (venster, laptop):
        one.press("De zaal")
    assert "school.example.nl<wbr>/linde<wbr>/zaal<wbr>/team<" in venster.text
    assert "dezelfde wifi" in laptop.text
    assert "dezelfde wifi" not in venster.text


def test_the_welcome_shows_the_wifi_once_it_is_known(nieuw_venster):
    venster = nieuw_venster(zaal="http://192.168.1.5:8100")
    assert "Eerst op de wifi" not in in_de_zaal(venster.model)
    venster.press("De school")
    venster.field("Naam van de wifi").value = "Proef-gast"
    assert "Eerst op de wifi" in in_de_zaal(venster.model)
    assert "Proef-gast" in in_de_zaal(venster.model)


def test_a_workbook_goes_by_its_schools_name(venster):
    venster.press("Werkboeken")
    assert "De Proefschool, " in venster.text


def test_without_a_hall_it_says_how_to_get_one(venster):
    venster.press("De zaal")
    assert "start het opnieuw" in venster.text


def test_neither_a_new_nor_another_workbook_takes_the_hall_along_unasked(venster, tmp_path):
    here = venster.zitting.wb.map
    other = Kast(tmp_path).create({"school": "De Ander", "schooljaar": "2027-2028"})
    open_ronde(venster.zitting.wb, soort=Rondesoort.SCAN, vraag="Hoe ver zijn wij?")
    venster.model.refresh()
    venster.press("Werkboeken")
    venster.field("Naam van de school").value = "De Nieuwe"
    for knop in (venster.buttons("Maak het werkboek")[0], venster.buttons(f"Open {other.name}")[0]):
        knop.click()
        assert "Hoe ver zijn wij?" in venster.zitting.melding.zin
        assert venster.zitting.wb.map == here
    venster.zitting.run(venster.zitting.melding.keuzes[0].action)
    assert venster.zitting.wb.map == other
    assert "Het werkboek is open" in venster.zitting.melding.zin


@pytest.fixture
def zonder(tmp_path):
    """Give a window without a workbook, with one in the cupboard."""
    kast = Kast(tmp_path / "kast")
    kast.create({"school": "De Oude", "schooljaar": "2025-2026"})
    made = Venster(Zitting(kast, exports=tmp_path))
    yield made
    if made.zitting.werkboek is not None:
        made.zitting.werkboek.close()


def test_without_a_workbook_there_is_only_the_choice_of_one(zonder):
    assert "De Oude" in zonder.text or "de-oude" in zonder.text
    assert "Plan van aanpak" not in zonder.text
    zonder.press("Open")
    assert zonder.zitting.wb.profile()["school"] == "De Oude"


def test_a_first_workbook_is_made_from_the_page(zonder):
    zonder.field("Naam van de school").value = "De Nieuwe"
    zonder.press("Maak het werkboek")
    assert zonder.zitting.wb.profile()["school"] == "De Nieuwe"
    assert "gemaakt" in zonder.zitting.melding.zin


def test_a_second_workbook_of_the_same_school_and_year_is_made_only_when_asked_for(zonder):
    kast = zonder.zitting.kast
    zonder.field("Naam van de school").value = "de oude "
    zonder.field("Schooljaar").value = "2025-2026"
    zonder.press("Maak het werkboek")
    assert "Er is al een werkboek van De Oude, 2025-2026" in zonder.zitting.melding.zin
    assert len(kast.list()) == 1
    assert zonder.zitting.werkboek is None
    open_it, another, _stay = zonder.zitting.melding.keuzes
    zonder.zitting.run(open_it.action)
    assert zonder.zitting.wb.map == kast.list()[0].map
    zonder.zitting.run(another.action)
    assert len(kast.list()) == 2


def test_a_workbook_without_a_name_is_not_made(zonder):
    zonder.press("Maak het werkboek")
    assert "Er is nog niets gemaakt" in zonder.zitting.melding.zin
    assert zonder.zitting.werkboek is None


def test_a_workbook_made_elsewhere_joins_the_list(venster, tmp_path):
    Kast(tmp_path).create({"school": "De Nieuwe", "schooljaar": "2027-2028"})
    venster.model.refresh()
    venster.press("Werkboeken")
    assert len(venster.buttons("Open de-nieuwe-2027-2028")) == 1
    assert [knop.disabled for knop in venster.buttons("Open werkboek")] == [True]


def test_a_workbook_that_is_copied_in_or_taken_away_is_seen_without_loading_the_page_again(
    venster, zonder, tmp_path
):
    here = Kast(tmp_path).create({"school": "Van de Stick", "schooljaar": "2027-2028"})
    venster.press("Werkboeken")
    assert len(venster.buttons(f"Open {here.name}")) == 1
    there = Kast(tmp_path / "kast").create({"school": "Van de Stick", "schooljaar": "2027-2028"})
    zonder.zitting.klok += 1
    assert len(zonder.buttons(f"Open {there.name}")) == 1
    for window, folder in ((venster, here), (zonder, there)):
        folder.rename(tmp_path / f"weg-{folder.parent.name}")
        window.zitting.klok += 1
        assert not window.buttons(f"Open {folder.name}")


@pytest.fixture
def voorbeeld(nieuw_venster, werkboek):
    """Give a window on a workbook that says that it is an example, with two others beside it."""
    with werkboek.writing() as tx:
        tx.add(Gegeven("voorbeeld", "ja"))
    kast = Kast(werkboek.map.parent)
    kast.create({"school": "De Oude", "schooljaar": "2025-2026"})
    kast.create({"school": "De Proefschool", "schooljaar": "2026-2027", "voorbeeld": "ja"})
    return nieuw_venster()


def test_an_example_says_so_first_and_offers_a_workbook_of_ones_own(voorbeeld):
    assert "Dit is een voorbeeld" in voorbeeld.text
    voorbeeld.field("Naam van de school").value = "De Nieuwe"
    voorbeeld.press("Maak uw eigen werkboek")
    assert voorbeeld.zitting.wb.profile()["school"] == "De Nieuwe"
    again = Venster(voorbeeld.zitting)
    assert "voorbeeld" not in again.text
    assert not again.buttons("Kijk rond in het voorbeeld")


def test_from_an_example_one_goes_on_with_ones_own_and_not_with_another_example(voorbeeld):
    labels = [knop.description for knop in voorbeeld.all(w.Button)]
    assert [label for label in labels if "Ga verder met" in label] == [
        "Ga verder met De Oude, 2025-2026"
    ]
    voorbeeld.press("Ga verder met De Oude, 2025-2026")
    assert voorbeeld.zitting.wb.profile()["school"] == "De Oude"


def test_an_example_can_be_looked_round_in(voorbeeld):
    standen = {stap.naam: Stand() for stap in find_steps()}
    voorbeeld.zitting.standen = standen
    voorbeeld.press("Kijk rond in het voorbeeld")
    assert voorbeeld.zitting.stap == "waarden"


def test_going_on_leads_to_the_first_step_that_is_not_done(venster):
    done = Stand(Staat.KLAAR)
    standen = {stap.naam: Stand() for stap in find_steps()}
    venster.zitting.standen = {**standen, "start": done, "waarden": done, "verwachtingen": done}
    assert venster.buttons("Ga verder: Visie")
    venster.zitting.standen = {**venster.zitting.standen, "visie": done}
    venster.press("Ga verder: Schoolscan")
    assert venster.zitting.stap == "schoolscan"


def test_the_path_names_every_step_with_how_far_it_is_and_what_it_waits_for(venster):
    bezig = Stand(Staat.BEZIG, ("Kies <b>vijf</b> waarden.",))
    venster.zitting.standen = {stap.naam: Stand() for stap in find_steps()} | {"waarden": bezig}
    for stap in find_steps():
        state = "bezig" if stap.naam == "waarden" else "nog niet begonnen"
        assert venster.buttons(f"{stap.titel}: {state}")
    assert "Kies &lt;b&gt;vijf&lt;/b&gt; waarden." in venster.text
    assert "hoe school en ouders samenwerken" in venster.text
    venster.press("Afspraken: nog niet begonnen")
    assert venster.zitting.stap == "afspraken"


def test_on_a_page_of_this_step_alone_there_is_no_path(venster):
    venster.zitting.standen = {"start": Stand()}
    assert not [knop for knop in venster.all(w.Button) if "op-padknop" in knop._dom_classes]
    assert not [knop for knop in venster.all(w.Button) if "Ga verder" in knop.description]


def test_the_code_of_parents_comes_first_and_the_wifi_is_in_view_once_it_is_known(nieuw_venster):
    venster = nieuw_venster(zaal="http://192.168.1.5:8100")
    venster.press("De zaal")
    assert venster.text.count("<svg") == 2
    assert venster.text.index("Ouders</span>") < venster.text.index("Team</span>")
    venster.zitting.run(lambda: venster.model.set_fact("wifi_naam", "", "Proef-gast"))
    assert venster.text.count("<svg") == 3
    assert "Eerst op de wifi" in venster.text


def test_the_tab_stays_after_a_reload_today_and_the_first_screen_comes_another_day(
    venster, nieuw_venster, monkeypatch
):
    venster.press("De school")
    assert nieuw_venster().field("Motto")
    tomorrow = date.today() + timedelta(days=1)
    monkeypatch.setattr("ouderplan.stappen.start.model.date", FixedDate(tomorrow))
    assert nieuw_venster().model.deel == "begin"


class FixedDate:
    """A calendar on which it is always the same day."""

    def __init__(self, day):
        self._day = day

    def today(self):
        return self._day


def test_what_the_plancheck_points_at_is_in_the_tab_that_opens(venster):
    venster.model.show_row("planning", "1")
    assert venster.field("Klaar")
    venster.model.show_row("werkboek", "school")
    assert venster.field("Naam van de school")

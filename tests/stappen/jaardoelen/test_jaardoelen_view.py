"""The widgets of the step Jaardoelen: what is typed and pressed reaches the store."""

from dataclasses import replace

import ipywidgets as w
import pytest
from op_het_scherm import in_de_zaal

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Actie, Doelstatus, Jaardoel
from ouderplan.kern.rondes import VastgesteldeKeuze

JAAR = "2026-2027"
"""Of the workbook, so that a new goal begins with it."""


def widgets_in(box):
    yield box
    for child in getattr(box, "children", ()):
        yield from widgets_in(child)


def is_shown(root, widget):
    if getattr(root.layout, "display", None) == "none":
        return False
    return root is widget or any(is_shown(c, widget) for c in getattr(root, "children", ()))


class Scherm:
    """What someone sees and does on the page."""

    def __init__(self, venster):
        self.venster, self.box = venster, venster.view.bedienen

    def find(self, kind, tekst):
        found = [
            widget
            for widget in widgets_in(self.box)
            if isinstance(widget, kind)
            and widget.description.startswith(tekst)
            and is_shown(self.box, widget)
        ]
        assert found, f"geen {kind.__name__} ‘{tekst}’"
        return found[0]

    def press(self, tekst):
        self.find(w.Button, tekst).click()

    def type(self, label, tekst):
        self.find((w.Text, w.Textarea), label).value = tekst

    def answer(self, label):
        keuze = next(k for k in self.venster.zitting.melding.keuzes if k.label == label)
        self.venster.zitting.run(keuze.action)

    def text(self):
        shown = (x for x in widgets_in(self.box) if isinstance(x, w.HTML) and is_shown(self.box, x))
        return " ".join(widget.value for widget in shown)


@pytest.fixture
def scherm(venster):
    return Scherm(venster)


def stored(venster, rij):
    with venster.zitting.wb.reading() as tx:
        return tx.rows(rij)


def test_without_goals_the_three_ways_to_a_goal_are_there(scherm):
    assert "Het eerste doel" in scherm.text()
    assert "Er is nog geen top 3 vastgesteld." in scherm.text()


def test_one_press_makes_a_goal_out_of_the_top_and_opens_its_form(top_venster):
    venster = top_venster
    scherm = Scherm(venster)
    scherm.press("Maak hier een doel van")
    assert [doel.herkomst for doel in stored(venster, Jaardoel)] == ["1"]
    assert scherm.find(w.Textarea, "Jaardoel").value == "Startgesprekken"
    assert "Komt uit kans 1, ingebracht door het team." in scherm.text()


def test_a_page_that_was_ready_before_the_vote_begins_with_the_top(met_top, nieuw_venster):
    with met_top.writing() as tx:
        adopted = tx.rows(VastgesteldeKeuze)
        tx.remove_where(VastgesteldeKeuze, ronde=adopted[0].ronde)
    venster = nieuw_venster()  # made ahead, while only kansen were there
    assert Scherm(venster).find(w.ToggleButtons, "Waar komt").value == "kans"
    with met_top.writing() as tx:
        for row in adopted:
            tx.add(row)
    venster.zitting.poll()
    assert Scherm(venster).find(w.ToggleButtons, "Waar komt").value == "top"


def test_searching_a_kans_leaves_only_what_has_the_words(top_venster):
    venster = top_venster
    scherm = Scherm(venster)
    scherm.find(w.ToggleButtons, "Waar komt").value = "kans"
    scherm.type("Zoek", "KOFFIE")
    assert "Koffie-inloop" in scherm.text()
    assert "Kijkuurtjes" not in scherm.text()
    scherm.type("Zoek", "<b>niets")
    assert "Hier is geen kans te vinden." in scherm.text()


def test_a_goal_of_the_schools_own_is_made_with_criterium_and_reason(scherm):
    scherm.find(w.ToggleButtons, "Waar komt").value = "eigen"
    scherm.type("Jaardoel", "Iedereen groet elkaar")
    scherm.find(w.Dropdown, "Criterium").value = 3
    assert "Dit doel krijgt code 3a." in scherm.text()
    scherm.type("Waarom dit doel", "wens van de MR")
    scherm.press("Maak dit doel")
    assert stored(scherm.venster, Jaardoel) == [
        Jaardoel(
            "3a", 3, "Iedereen groet elkaar", JAAR, Doelstatus.GEPLAND, "eigen", "wens van de MR"
        )
    ]
    assert scherm.find(w.Textarea, "Waarom dit doel").value == "wens van de MR"


def test_a_goal_that_was_being_typed_is_there_again_after_f5(nieuw_venster):
    eerst = Scherm(nieuw_venster())
    eerst.find(w.ToggleButtons, "Waar komt").value = "eigen"
    eerst.type("Jaardoel", "Iedereen gro")
    opnieuw = Scherm(nieuw_venster())
    opnieuw.find(w.ToggleButtons, "Waar komt").value = "eigen"
    assert opnieuw.find(w.Textarea, "Jaardoel").value == "Iedereen gro"


@pytest.fixture
def met_doel(scherm):
    scherm.venster.model.make_own("Samen lezen", 4, "")
    scherm.venster.zitting.poll()
    return scherm


def test_every_field_of_a_goal_saves_itself(met_doel):
    met_doel.type("Jaardoel", "Samen voorlezen")
    met_doel.find(w.Dropdown, "Criterium").value = 5
    met_doel.find(w.Text, "Code").value = "4z"
    wanneer = met_doel.find(w.Combobox, "Uitvoeren in")
    wanneer._handle_custom_msg({"gezien": wanneer.value}, [])  # as our page says first
    wanneer.value = "Vanaf 2027"
    met_doel.find(w.Dropdown, "Status").value = Doelstatus.IN_UITVOERING
    met_doel.type("Waarom dit doel", "wens van ouders")
    assert stored(met_doel.venster, Jaardoel) == [
        Jaardoel("4z", 5, "Samen voorlezen", "Vanaf 2027", Doelstatus.IN_UITVOERING,
                 "eigen", "wens van ouders")
    ]  # fmt: skip


def test_the_whole_action_plan_saves_itself_under_its_goal(met_doel):
    met_doel.type("Wat gaan we doen", "Boeken kiezen")
    met_doel.type("Wie?", "leraar groep 4\nouder uit de MR")
    met_doel.type("Wanneer? Eén", "juni 2027: voorstel\nstarten")
    met_doel.type("Hoe kijken", "vragenlijst")
    met_doel.type("Wanneer kijken", "juni 2028")
    met_doel.type("En daarna", "uitbreiden")
    met_doel.find(w.Text, "Code").value = "4q"
    assert stored(met_doel.venster, Actie) == [
        Actie("4q", "Boeken kiezen", "leraar groep 4\nouder uit de MR",
              "juni 2027: voorstel\nstarten", "vragenlijst", "juni 2028", "uitbreiden")
    ]  # fmt: skip


def test_the_tijdpad_is_shown_as_it_is_understood_while_typing(met_doel):
    met_doel.type("Wanneer? Eén", "juni 2027: voorstel <b>\nstarten")
    text = met_doel.text()
    assert "<td>juni 2027</td><td>voorstel &lt;b&gt;</td>" in text
    assert "geen moment gevonden" in text


def test_a_code_that_is_taken_is_refused_in_one_sentence(met_doel):
    met_doel.venster.model.make_own("Iedereen groet elkaar", 4, "")
    met_doel.venster.zitting.poll()
    met_doel.find(w.Text, "Code").value = "4a"
    assert "Code 4a is al van een ander jaardoel." in met_doel.venster.zitting.melding.zin
    assert {doel.code for doel in stored(met_doel.venster, Jaardoel)} == {"4a", "4b"}


def test_a_goal_without_a_code_is_offered_the_next_one(met_doel):
    met_doel.find(w.Text, "Code").value = ""
    met_doel.press("Geef code 4a")
    assert stored(met_doel.venster, Jaardoel)[0].code == "4a"


def test_a_second_activity_is_added_and_an_empty_one_goes_without_asking(met_doel):
    met_doel.press("Nog een activiteit")
    assert len(stored(met_doel.venster, Actie)) == 2
    met_doel.press("Haal deze activiteit weg")
    assert len(stored(met_doel.venster, Actie)) == 1


def test_a_filled_in_activity_is_removed_after_one_question(met_doel):
    met_doel.type("Wat gaan we doen", "Boeken kiezen")
    met_doel.press("Haal deze activiteit weg")
    assert len(stored(met_doel.venster, Actie)) == 1
    met_doel.answer("Ja, haal weg")
    assert stored(met_doel.venster, Actie) == []
    assert "Nog geen actieplan." in met_doel.text()
    met_doel.press("Begin het actieplan")
    assert stored(met_doel.venster, Actie) == [Actie("4a")]


def test_before_a_goal_goes_dropping_it_is_offered_first(met_doel):
    met_doel.type("Wat gaan we doen", "Boeken kiezen")
    met_doel.press("Haal dit doel weg")
    melding = met_doel.venster.zitting.melding
    assert "De activiteit van dit doel gaat ook weg." in melding.zin
    assert [keuze.label for keuze in melding.keuzes] == [
        "Zet op vervallen",
        "Haal weg",
        "Toch niet",
    ]
    met_doel.answer("Zet op vervallen")
    assert stored(met_doel.venster, Jaardoel)[0].status is Doelstatus.VERVALLEN


def test_a_goal_goes_with_its_plan_after_one_question(met_doel):
    met_doel.press("Haal dit doel weg")
    met_doel.answer("Toch niet")
    assert stored(met_doel.venster, Jaardoel)
    met_doel.press("Haal dit doel weg")
    met_doel.answer("Haal weg")
    assert stored(met_doel.venster, Jaardoel) == []
    assert stored(met_doel.venster, Actie) == []
    assert "Het eerste doel" in met_doel.text()


def test_the_list_names_every_goal_once_under_its_wording_with_a_sign(met_doel):
    text = met_doel.text()
    assert "4. Leren gebeurt op school én thuis" in text
    assert "nog 5 leeg" in text
    met_doel.venster.model.make_own("<script>x</script>", 1, "")
    met_doel.venster.zitting.poll()
    assert "&lt;script&gt;" in met_doel.text()
    met_doel.press("Open 4a Samen lezen")
    assert met_doel.find(w.Textarea, "Jaardoel").value == "Samen lezen"


def test_two_windows_on_one_goal_lose_nothing(nieuw_venster):
    a, b = Scherm(nieuw_venster()), Scherm(nieuw_venster())
    a.venster.model.make_own("Samen lezen", 4, "")
    a.venster.zitting.poll()
    b.venster.zitting.poll()
    a.type("Wat gaan we doen", "Boeken kiezen")
    b.type("Hoe kijken", "vragenlijst")
    a.venster.zitting.poll()
    assert a.find(w.Text, "Hoe kijken").value == "vragenlijst"
    assert [(x.activiteit, x.evaluatie_hoe) for x in stored(a.venster, Actie)] == [
        ("Boeken kiezen", "vragenlijst")
    ]


def test_two_windows_in_one_field_are_asked_which_stays(nieuw_venster):
    a, b = Scherm(nieuw_venster()), Scherm(nieuw_venster())
    a.venster.model.make_own("Samen lezen", 4, "")
    a.venster.zitting.poll()
    b.venster.zitting.poll()
    a.type("Wat gaan we doen", "Boeken kiezen")
    b.type("Wat gaan we doen", "Voorlezen")
    assert "Boeken kiezen" in b.venster.zitting.melding.zin
    assert b.find(w.Textarea, "Wat gaan we doen").value == "Voorlezen"
    assert stored(a.venster, Actie)[0].activiteit == "Boeken kiezen"


def test_a_new_wording_of_a_criterium_does_not_move_a_goal(met_doel):
    with met_doel.venster.zitting.wb.writing() as tx:
        nummer, old = tx.find(Criterium, criterium=4)
        tx.change(nummer, old, replace(old, titel="Thuis leren", kort="Thuis leren"))
    met_doel.venster.zitting.poll()
    dropdown = met_doel.find(w.Dropdown, "Criterium")
    assert dropdown.value == 4
    assert "4 · Thuis leren" in [naam for naam, _ in dropdown.options]
    assert stored(met_doel.venster, Jaardoel)[0].criterium == 4


def test_a_closed_view_leaves_no_form_behind(met_doel):
    form = met_doel.find(w.Textarea, "Jaardoel")
    met_doel.press("Nieuw doel")
    met_doel.venster.view.close()
    assert form.comm is None


def test_the_projector_shows_the_goals_with_code_and_status(met_doel):
    shown = in_de_zaal(met_doel.venster.model)
    for part in (
        "Onze jaardoelen",
        "4 · ",
        "4a",
        "Samen lezen",
        "gepland",
    ):
        assert part in shown

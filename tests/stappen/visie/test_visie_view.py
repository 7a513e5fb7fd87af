"""The widgets of the step Visie: what is typed and pressed reaches the store."""

from datetime import date

import ipywidgets as w
import pytest
from op_het_scherm import in_de_zaal

from ouderplan.kern.visie import Visiestatus
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.rijen import make_row
from ouderplan.stappen.waarden.model import Model as Waarden


def widgets_in(box):
    yield box
    for child in getattr(box, "children", ()):
        yield from widgets_in(child)


def is_shown(root, widget):
    if root is widget:
        return widget.layout.display != "none"
    if getattr(root.layout, "display", None) == "none":
        return False
    return any(is_shown(child, widget) for child in getattr(root, "children", ()))


class Scherm:
    """What someone sees and does on the page."""

    def __init__(self, venster):
        self.venster = venster
        self.root = venster.view.bedienen

    @property
    def editor(self):
        return next(x for x in widgets_in(self.root) if isinstance(x, w.Textarea))

    @property
    def door(self):
        return next(x for x in widgets_in(self.root) if isinstance(x, w.Text))

    @property
    def dag(self):
        return next(x for x in widgets_in(self.root) if isinstance(x, w.DatePicker))

    @property
    def text(self):
        return " ".join(
            x.value
            for x in widgets_in(self.root)
            if isinstance(x, w.HTML) and is_shown(self.root, x)
        )

    def button(self, label):
        found = [
            x for x in widgets_in(self.root) if isinstance(x, w.Button) and label in x.description
        ]
        shown = [x for x in found if is_shown(self.root, x)]
        return shown[0] if shown else None

    def press(self, label):
        knop = self.button(label)
        assert knop is not None, f"geen knop ‘{label}’"
        knop.click()

    def type(self, tekst):
        self.editor.value = tekst


@pytest.fixture
def scherm(request, venster):
    request.getfixturevalue("met_top")
    venster.zitting.poll()
    return Scherm(venster)


def test_every_keystroke_is_stored_and_ticks_follow(scherm):
    assert "op-aan" not in scherm.text
    scherm.type("Wij zijn open")
    assert scherm.venster.model.tekst == "Wij zijn open"
    assert 'class="op-aan">openheid' in scherm.text
    assert "<mark" in scherm.text
    assert "Bewaard in versie 1" in scherm.text
    assert "3 woorden, 1 zin" in scherm.text


def test_an_outer_space_while_typing_stays_in_the_field(scherm):
    scherm.type("Wij ")
    assert (scherm.editor.value, scherm.venster.model.tekst) == ("Wij ", "Wij")
    scherm.type("Wij zijn")
    assert scherm.venster.model.tekst == "Wij zijn"


def test_what_people_type_is_never_run_as_html(scherm):
    scherm.type("<script>open</script> & <b>veilig</b>")
    scherm.press("Bewaar als nieuwe versie")
    scherm.type("<i>anders</i>")
    for markup in ("<script>", "<b>", "<i>"):
        assert markup not in scherm.text
        assert markup not in in_de_zaal(scherm.venster.model)


def test_without_a_top_the_page_sends_to_the_step_waarden(venster):
    venster.zitting.follow([venster.model, Waarden(venster.zitting)])
    scherm = Scherm(venster)
    assert "Nog geen top 5" in scherm.text
    scherm.press("Naar Waarden")
    assert venster.zitting.stap == "waarden"


def test_a_page_with_only_this_step_says_where_to_go_without_a_button(venster):
    scherm = Scherm(venster)
    assert "stap Waarden" in scherm.text
    assert scherm.button("Naar Waarden") is None


def test_with_a_top_there_is_no_button_to_waarden(scherm):
    assert scherm.button("Naar Waarden") is None


def test_one_button_stands_out_and_it_is_the_next_step(scherm):
    scherm.type("Wij zijn open.")
    primary = [x for x in widgets_in(scherm.root) if "op-primary" in getattr(x, "_dom_classes", ())]
    assert [x.description for x in primary] == ["De werkgroep is akkoord"]


def test_agreeing_fixes_the_text_until_someone_writes_on(scherm):
    scherm.type("Wij zijn open.")
    scherm.door.value, scherm.dag.value = "de werkgroep", date(2024, 11, 17)
    scherm.press("De werkgroep is akkoord")
    assert scherm.venster.model.versie.status is Visiestatus.WERKGROEP
    assert scherm.door.value == ""
    assert "17 november 2024" in scherm.text
    assert not is_shown(scherm.root, scherm.editor)
    scherm.press("Schrijf verder in versie 2")
    assert is_shown(scherm.root, scherm.editor)
    scherm.type("Wij zijn open en eerlijk.")
    assert [row.tekst for row in scherm.venster.model.versies] == [
        "Wij zijn open en eerlijk.",
        "Wij zijn open.",
    ]


def test_a_step_on_a_day_before_the_last_one_is_asked_about(scherm):
    scherm.type("Wij zijn open.")
    scherm.door.value, scherm.dag.value = "de werkgroep", date(2024, 11, 17)
    scherm.press("De werkgroep is akkoord")
    scherm.door.value, scherm.dag.value = "het team", date(2024, 11, 16)
    scherm.press("Het team is akkoord")
    assert "ligt vóór de vorige stap van 17 november 2024" in scherm.venster.zitting.melding.zin
    assert scherm.venster.model.versie.status is Visiestatus.WERKGROEP
    assert scherm.door.value == "het team"


def test_agreeing_without_saying_who_gives_a_sentence_and_changes_nothing(scherm):
    scherm.type("Wij zijn open.")
    scherm.press("Het team is akkoord")
    assert "door wie" in scherm.venster.zitting.melding.zin
    assert scherm.venster.model.versie.status is Visiestatus.CONCEPT


def test_by_whom_survives_a_reload(scherm, nieuw_venster):
    scherm.type("Wij")
    scherm.door.value = "de MR"
    assert Scherm(nieuw_venster()).door.value == "de MR"


def test_an_older_text_is_put_back_as_a_new_version(scherm):
    scherm.type("een")
    scherm.press("Bewaar als nieuwe versie")
    scherm.type("twee")
    scherm.press("Zet terug")
    assert scherm.editor.value == "een"
    assert "versie 3" in scherm.venster.zitting.melding.zin


def test_two_versions_are_compared_with_what_came_and_went_marked(scherm):
    scherm.type("Wij zijn open.")
    scherm.press("Bewaar als nieuwe versie")
    scherm.type("Wij zijn eerlijk.")
    scherm.press("Vergelijk twee versies")
    assert "<del>open</del><ins>eerlijk</ins>" in scherm.text


def test_the_second_of_two_windows_can_keep_its_text_as_a_new_version(scherm, nieuw_venster):
    ander = Scherm(nieuw_venster())
    scherm.type("Wij samen")
    ander.type("Ouders eerst")
    assert "niet bewaard" in ander.text
    assert ander.editor.value == "Ouders eerst"
    ander.press("Bewaar mijn tekst als nieuwe versie")
    assert [row.tekst for row in ander.venster.model.versies] == ["Ouders eerst", "Wij samen"]
    assert "Bewaard in versie 2" in ander.text
    assert ander.button("Bewaar mijn tekst als nieuwe versie") is None
    assert ander.venster.model.opzij == ""
    scherm.venster.zitting.poll()
    assert scherm.editor.value == "Ouders eerst"


@pytest.mark.parametrize(
    ("keuze", "blijft"),
    [("Houd", "Ouders eerst"), ("Neem", "Wij samen"), ("Bewaar", "Ouders eerst")],
)
def test_every_way_out_of_a_clash_leaves_nothing_unsaved(scherm, nieuw_venster, keuze, blijft):
    ander = Scherm(nieuw_venster())
    scherm.type("Wij samen")
    ander.type("Ouders eerst")
    keuzes = ander.venster.zitting.melding.keuzes
    action = next(k.action for k in keuzes if k.label.startswith(keuze))
    ander.venster.zitting.run(action)
    assert (ander.venster.model.tekst, ander.editor.value) == (blijft, blijft)
    assert ander.venster.model.opzij == ""
    assert "niet bewaard" not in ander.text


def test_a_clash_survives_the_reload_of_its_window(scherm, nieuw_venster):
    ander = Scherm(nieuw_venster())
    scherm.type("Wij samen")
    ander.type("Ouders eerst")
    later = Scherm(nieuw_venster())
    assert "Ouders eerst" in later.text
    later.press("Bewaar die tekst als nieuwe versie")
    assert [row.tekst for row in later.venster.model.versies] == ["Ouders eerst", "Wij samen"]


def test_a_keystroke_that_comes_after_the_text_was_fixed_starts_a_new_version(
    scherm, nieuw_venster
):
    ander = Scherm(nieuw_venster())
    scherm.type("Wij samen")
    ander.venster.zitting.poll()
    ander.door.value = "de MR"
    ander.press("Stel de visie vast")
    scherm.type("Wij samen!")
    assert [row.tekst for row in scherm.venster.model.versies] == ["Wij samen!", "Wij samen"]
    assert "versie 2" in scherm.venster.zitting.melding.zin


# --- the projector --------------------------------------------------------------------------------


def test_the_hall_sees_the_text_with_the_waarden_marked_and_no_controls(scherm):
    scherm.type("Wij zijn open.")
    shown = in_de_zaal(scherm.venster.model)
    assert ">open</mark>" in shown
    assert "plezier" in shown
    assert "<button" not in shown


def test_a_long_text_is_divided_over_slides_and_no_word_is_lost(scherm):
    scherm.type(" ".join(f"Zin nummer {nr} staat hier." for nr in range(200)))
    slides = make_row(Bron(scherm.venster.zitting, {}), "visie")
    assert len(slides) > 3
    told = " ".join(dia.inhoud["tekst"] for dia in slides)
    assert told.split() == scherm.venster.model.tekst.split()

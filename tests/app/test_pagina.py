"""The page around the steps: it finds them, says how far they are, and never has to reload."""

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import ipywidgets as w
import pytest
from ipywidgets.widgets.widget import _instances

from ouderplan.app.pagina import Pagina
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.school import Gegeven
from ouderplan.opslag import Kast
from ouderplan.opslag.stemmen import close_ronde, open_ronde
from ouderplan.stappen import StapModel, Zitting, find_steps
from ouderplan.stappen.melding import Keuze, Meldingsoort
from ouderplan.stappen.onderdelen.stapview import StapView
from ouderplan.stappen.pad import make_path, next_step

STAPPEN = [stap.naam for stap in find_steps()]


class KapotModel(StapModel):
    """A model that cannot read its tables."""

    __module__ = "ouderplan.stappen.visie.model"

    def refresh(self):
        raise ZeroDivisionError("dit mag niemand zien")


class KapotteView(StapView):
    """A view that cannot be made."""

    def make_controls(self):
        raise ZeroDivisionError("dit mag niemand zien")


class Scherm:
    """What someone at the laptop sees and does."""

    def __init__(self, zitting, stappen=None, **opties):
        self.zitting = zitting
        self.pagina = Pagina(zitting, find_steps() if stappen is None else stappen, **opties)
        self.box = self.pagina.box

    def shown(self, soort, box=None):
        box = box or self.box
        if box.layout.display == "none":
            return []
        own = [box] if isinstance(box, soort) else []
        return own + [x for child in getattr(box, "children", ()) for x in self.shown(soort, child)]

    @property
    def text(self):
        return " ".join(x.value for x in self.shown(w.HTML))

    @property
    def stepper(self):
        return [x for x in self.shown(w.Button) if "op-stap" in x._dom_classes]

    def step(self, titel):
        return next(x for x in self.stepper if x.description == titel)

    def button(self, label):
        return next(x for x in self.shown(w.Button) if x.description == label)

    def press(self, label):
        self.button(label).click()

    @property
    def header(self):
        head = next(x for x in self.box.children if "op-kop" in x._dom_classes)
        return " ".join(x.value for x in self.shown(w.HTML, head))

    @property
    def content(self):
        return self.box.children[-1].children[0]


@pytest.fixture
def nieuwe_zitting(werkboek, tmp_path):
    """Give a function that opens one more page on the workbook that is on the table."""
    Kast(tmp_path).choose(werkboek.map)
    made = []

    def make(**opties):
        made.append(Zitting(Kast(tmp_path), exports=tmp_path / "exports", **opties))
        return made[-1]

    yield make
    for zitting in made:
        if zitting.werkboek is not None:
            zitting.werkboek.close()


@pytest.fixture
def scherm(nieuwe_zitting):
    return Scherm(nieuwe_zitting())


def broken(naam, **kapot):
    """Return the steps, of which one is broken."""

    def replace(stap):
        copy = type(stap)(stap.nummer, stap.pakket)
        for wat, klas in kapot.items():
            object.__setattr__(copy, wat, klas)
        return copy

    return tuple(replace(stap) if stap.naam == naam else stap for stap in find_steps())


def test_every_step_is_found_in_order():
    assert [stap.naam for stap in find_steps()] == STAPPEN
    assert [stap.nummer for stap in find_steps()] == list(range(len(STAPPEN)))


def names_of(halte):
    """Return a step of the main line, and what stands below it."""
    step, *below = halte.children
    return [step.description, *(knop.description for row in below for knop in row.children)]


def test_the_stepper_is_a_path_of_seven_with_what_deepens_them_and_hides_none(scherm):
    stepper = next(x for x in scherm.box.children if "op-stappen" in x._dom_classes)
    path = [names_of(halte) for halte in stepper.children]
    assert path == [
        ["Start", "Draaiboek"],
        ["Waarden"],
        ["Visie", "Verwachtingen", "Afspraken"],
        ["Schoolscan"],
        ["Kansen en bedreigingen"],
        ["Jaardoelen", "Streefcijfers", "Ambitiekaart"],
        ["Schooljaarplan"],
        ["Evaluatie"],
    ]


@pytest.mark.parametrize(
    ("naam", "volgende"),
    [("start", "waarden"), ("visie", "schoolscan"), ("afspraken", "schoolscan"),
     ("ambitiekaart", "schooljaarplan"), ("draaiboek", "waarden"), ("evaluatie", None)],
)  # fmt: skip
def test_after_a_step_comes_the_next_of_the_main_line(naam, volgende):
    found = next_step(find_steps(), naam)
    assert (found.naam if found else None) == volgende


def test_a_step_whose_main_step_is_not_here_stands_on_the_path_itself():
    alone = [stap for stap in find_steps() if stap.naam == "afspraken"]
    assert [halte.stap.naam for halte in make_path(alone)] == ["afspraken"]


def test_the_stepper_says_how_far_each_step_is(scherm):
    assert "op-stap-bezig" in scherm.step("Start")._dom_classes
    assert "op-stap-leeg" in scherm.step("Waarden")._dom_classes
    assert scherm.step("Waarden").tooltip == "Waarden: nog niet begonnen"
    assert "op-stap-hier" in scherm.step("Start")._dom_classes


@pytest.mark.parametrize("welk", ["werkboek", "leeg_werkboek"])
def test_what_came_with_the_program_is_nobodys_work(welk, request, tmp_path):
    map = request.getfixturevalue(welk).map
    Kast(tmp_path).choose(map)
    new = Scherm(Zitting(Kast(tmp_path), exports=tmp_path))
    done = [x.description for x in new.stepper if "op-stap-klaar" in x._dom_classes]
    begun = [x.description for x in new.stepper if "op-stap-bezig" in x._dom_classes]
    new.zitting.werkboek.close()
    assert (done, begun) == ([], ["Start"])  # where the school said in which place it is


def test_taking_the_plan_over_makes_it_the_schools_work(scherm):
    scherm.press("Plan van aanpak")
    scherm.press("Neem over")
    assert "op-stap-klaar" in scherm.step("Start")._dom_classes


def test_the_stepper_follows_what_is_done(scherm):
    scherm.press("Waarden")
    scherm.press("Open de stemming")
    assert "op-stap-bezig" in scherm.step("Waarden")._dom_classes
    assert "op-stap-leeg" not in scherm.step("Waarden")._dom_classes
    assert scherm.step("Waarden").tooltip == "Waarden: bezig"


def test_the_stepper_follows_the_other_window(scherm, nieuwe_zitting):
    other = Scherm(nieuwe_zitting())
    other.press("Waarden")
    other.press("Open de stemming")
    scherm.zitting.poll()
    assert "op-stap-bezig" in scherm.step("Waarden")._dom_classes


def test_choosing_a_step_shows_it(scherm):
    scherm.press("Waarden")
    assert "Welke waarden horen bij ons?" in scherm.text
    assert "op-stap-hier" in scherm.step("Waarden")._dom_classes
    assert "op-stap-hier" not in scherm.step("Start")._dom_classes


def test_going_back_makes_no_second_view(scherm):
    first = scherm.content
    scherm.press("Waarden")
    second = scherm.content
    made = len(_instances)
    for _ in range(3):
        scherm.press("Start")
        assert scherm.content is first
        scherm.press("Waarden")
        assert scherm.content is second
    assert len(_instances) == made


def test_a_step_that_nobody_chose_has_no_widgets_yet(scherm):
    made = len(_instances)
    scherm.press("Waarden")
    assert len(_instances) > made


def test_presenting_shows_what_the_hall_sees_and_not_what_is_worked_on(scherm):
    scherm.press("Visie")
    controls = scherm.content
    scherm.press("Presenteren")
    assert "op-presenteren" in scherm.box._dom_classes
    assert "Welkom bij" in scherm.text
    assert scherm.content is not controls
    scherm.press("Bedienen")
    assert "op-presenteren" not in scherm.box._dom_classes
    assert scherm.content is controls


def test_sending_a_step_to_the_hall_takes_a_press(scherm):
    scherm.press("Visie")
    scherm.press("Presenteren")
    assert "Hier schrijven wij" not in scherm.text
    scherm.press("Bedienen")
    scherm.press("Toon deze stap in de zaal")
    assert "In de zaal:</strong> Visie" in scherm.text
    scherm.press("Presenteren")
    assert "Hier schrijven wij" in scherm.text


def test_an_open_round_stays_in_the_hall_and_comes_back_with_one_press(scherm):
    scherm.press("Waarden")
    scherm.press("Open de stemming")
    scherm.press("Visie")
    assert "In de zaal:</strong> Waarden" in scherm.text
    scherm.press("Toon deze stap in de zaal")
    assert "In de zaal:</strong> Visie" in scherm.text
    scherm.press("Terug naar de open ronde")
    assert "In de zaal:</strong> Waarden" in scherm.text


def test_after_f5_the_page_is_at_the_same_step(scherm, nieuwe_zitting):
    scherm.press("Kansen en bedreigingen")
    assert Scherm(nieuwe_zitting()).zitting.stap == "kansen"


def test_the_step_in_the_address_goes_before_the_one_on_the_screen(scherm, nieuwe_zitting):
    scherm.press("Kansen en bedreigingen")
    assert Scherm(nieuwe_zitting(), stap="visie").zitting.stap == "visie"
    assert Scherm(nieuwe_zitting(), stap="bestaat-niet").zitting.stap == "kansen"


def test_each_button_that_leads_to_a_step_is_known_by_it(scherm):
    assert "op-naar-visie" in scherm.step("Visie")._dom_classes
    for here, after in (("Start", "waarden"), ("Visie", "schoolscan")):
        scherm.press(here)
        (verder,) = (x for x in scherm.shown(w.Button) if x.description.startswith("Volgende"))
        assert [css for css in verder._dom_classes if "naar" in css] == [f"op-naar-{after}"]


def test_a_model_that_fails_takes_only_its_own_step_along(nieuwe_zitting, caplog):
    steps = broken("visie", make_model=KapotModel)
    scherm = Scherm(nieuwe_zitting(), steps)
    assert len(scherm.stepper) == len(STAPPEN)
    assert scherm.step("Visie").disabled
    assert "niet hadden voorzien" in scherm.text
    assert "niemand" not in scherm.text
    assert "niemand" in caplog.text
    scherm.press("Waarden")
    assert "Welke waarden horen bij ons?" in scherm.text


def test_a_view_that_fails_says_so_and_leaves_the_rest(nieuwe_zitting):
    steps = broken("visie", make_view=KapotteView)
    scherm = Scherm(nieuwe_zitting(), steps)
    scherm.press("Visie")
    assert "Deze stap kan nu niet worden getoond." in scherm.text
    assert "niemand" not in scherm.text
    scherm.press("Waarden")
    assert "Welke waarden horen bij ons?" in scherm.text


def test_without_a_workbook_there_is_only_the_choice_of_one(tmp_path):
    scherm = Scherm(Zitting(Kast(tmp_path / "leeg"), exports=tmp_path))
    assert [knop.disabled for knop in scherm.stepper] == [False] + [True] * (len(find_steps()) - 1)
    assert "Een ouderplan maken" in scherm.text


def test_a_page_of_one_step_without_a_workbook_says_what_to_do(tmp_path):
    visie = tuple(stap for stap in find_steps() if stap.naam == "visie")
    zitting = Zitting(Kast(tmp_path / "leeg"), exports=tmp_path)
    zitting.stap = "visie"
    scherm = Scherm(zitting, visie, los=True)
    assert "Er is nog geen werkboek open." in scherm.text
    assert scherm.stepper == []


def test_a_page_of_one_step_comes_along_when_a_workbook_is_opened(tmp_path, werkboek):
    waarden = tuple(stap for stap in find_steps() if stap.naam == "waarden")
    zitting = Zitting(Kast(tmp_path), exports=tmp_path)
    zitting.stap = "waarden"
    scherm = Scherm(zitting, waarden, los=True)
    Kast(tmp_path).choose(werkboek.map)
    zitting.poll()
    assert "Welke waarden horen bij ons?" in scherm.text
    zitting.wb.close()


def test_the_header_follows_the_name_of_the_school(scherm, werkboek):
    assert "De Proefschool" in scherm.header
    with werkboek.writing() as tx:
        nummer, old = tx.find(Gegeven, sleutel="school")
        tx.change(nummer, old, Gegeven("school", "De <Nieuwe> Naam"))
    scherm.zitting.poll()
    assert "De &lt;Nieuwe&gt; Naam" in scherm.header
    assert "De Proefschool" not in scherm.header


def test_opening_another_workbook_builds_the_page_again(scherm, tmp_path):
    scherm.press("Waarden")
    scherm.press("Start")
    before = scherm.content
    other = Kast(tmp_path).create({"school": "De Ander", "schooljaar": "2027-2028"})
    scherm.zitting.run(lambda: scherm.zitting.open(other))
    assert "De Ander" in scherm.header
    assert "De Proefschool" not in scherm.header
    assert scherm.content is not before
    assert before.comm is None


def test_the_other_pages_come_along_to_another_workbook(scherm, nieuwe_zitting, tmp_path):
    other = Scherm(nieuwe_zitting())
    map = Kast(tmp_path).create({"school": "De Ander", "schooljaar": "2027-2028"})
    scherm.zitting.run(lambda: scherm.zitting.open(map))
    other.zitting.poll()
    assert "De Ander" in other.header


def test_a_notice_is_said_with_what_can_be_done_about_it(scherm):
    done = []
    scherm.zitting.ask("Welke <blijft>?", Keuze("Deze", lambda: done.append("deze")))
    assert "Welke &lt;blijft&gt;?" in scherm.text
    scherm.press("Deze")
    assert done == ["deze"]
    assert "blijft" not in scherm.text


def test_a_question_that_is_asked_again_keeps_its_buttons_under_the_finger(scherm):
    done = []
    for letter in ("I", "Ie"):
        scherm.zitting.ask("Welke blijft?", Keuze("Deze", partial(done.append, letter)))
        if letter == "I":
            pressed = scherm.button("Deze")
    pressed.click()  # it was on its way when the question came again
    assert done == ["Ie"]
    assert "blijft" not in scherm.text


def test_another_question_has_buttons_of_its_own(scherm):
    done = []
    scherm.zitting.ask("Welke blijft?", Keuze("Deze", partial(done.append, "blijft")))
    pressed = scherm.button("Deze")
    scherm.zitting.ask("Welke gaat?", Keuze("Deze", partial(done.append, "gaat")))
    pressed.click()
    assert done == []
    scherm.press("Deze")
    assert done == ["gaat"]


def test_an_error_is_read_out_at_once(scherm):
    scherm.zitting.say("Dat kan niet.", Meldingsoort.FOUT)
    assert 'role="alert"' in scherm.text
    scherm.zitting.say("Gelukt.")
    assert 'role="alert"' not in scherm.text


NOTEBOOK = """
import json, sys
from ouderplan.app import pagina
made = []
pagina._show = made.append
pagina.show_werkboek()
pagina.show_stap("visie")
pagina.show_stembus()
page, step, _ = made
print(json.dumps({
    "presenteren": [page.zitting.presenteren, step.zitting.presenteren],
    "stap": [page.zitting.stap, step.zitting.stap],
}))
"""


def run_notebook(data: Path, query: str) -> dict[str, list[object]]:
    source = str(Path(sys.modules["ouderplan"].__file__ or "").parents[1])
    outcome = subprocess.run(
        [sys.executable, "-c", NOTEBOOK],
        env={
            **os.environ,
            "PYTHONPATH": source,
            "OUDERPLAN_MAP": str(Path(__file__).parents[2]),
            "OUDERPLAN_DATA": str(data),
            "QUERY_STRING": query,
        },
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, list[object]] = json.loads(outcome.stdout.splitlines()[-1])
    return found


def test_the_begeleiders_pages_begin_where_they_were_left(scherm, tmp_path):
    scherm.press("Waarden")
    found = run_notebook(tmp_path, "")
    assert found == {"presenteren": [False, False], "stap": ["waarden", "visie"]}


def test_nothing_of_the_old_workbook_follows_the_steps_any_more(scherm, tmp_path):
    map = Kast(tmp_path).create({"school": "De Ander", "schooljaar": "2027-2028"})
    before = len(scherm.zitting._trait_notifiers["stap"]["change"])
    scherm.zitting.run(lambda: scherm.zitting.open(map))
    assert len(scherm.zitting._trait_notifiers["stap"]["change"]) == before


def test_the_foot_goes_through_the_parts_of_a_step_and_then_to_the_next_step(scherm):
    scherm.press("Kansen en bedreigingen")
    for deel in ("2. Bekijken", "4. Stippen"):
        scherm.press(f"Volgende stap: {deel}")
        assert scherm.zitting.stap == "kansen"
        here = [x.description for x in scherm.shown(w.Button) if "op-deel-hier" in x._dom_classes]
        assert here == [deel]
    scherm.press("Volgende stap: Jaardoelen")
    assert scherm.zitting.stap == "jaardoelen"


def test_when_ideas_were_collected_the_bar_says_what_comes_next(scherm, werkboek):
    ronde = open_ronde(werkboek, soort=Rondesoort.KANSEN, vraag="Wat kan?", aantal_keuzes=None)
    scherm.press("Kansen en bedreigingen")
    scherm.zitting.poll()
    bar = next(x for x in scherm.shown(w.HBox) if "op-moment" in x._dom_classes)
    labels = lambda: [x.description for x in scherm.shown(w.Button, bar)]  # noqa: E731
    assert labels() == ["Sluit de ronde"]
    close_ronde(werkboek, ronde.ronde)
    scherm.zitting.poll()
    assert labels() == ["Volgende stap: 2. Bekijken"]
    scherm.press(labels()[0])
    assert labels() == ["Volgende stap: 4. Stippen"]
    scherm.press("Visie")
    assert labels() == []

"""What ipywidgets is asked once for a class is what it says of each widget itself."""

import sys

import ipywidgets as w
import pytest
from traitlets import Unicode

import ouderplan.stappen.onderdelen.knoppen  # noqa: F401  asks once from here on
from ouderplan.app.pagina import Pagina
from ouderplan.app.stil import bundled, unsaid
from ouderplan.stappen import find_steps
from ouderplan.stappen.onderdelen import eenmaal

OUD = eenmaal._given
KLASSEN = (w.Text, w.Image, w.FileUpload, w.Dropdown, w.IntText, w.Button, w.Label, w.HTML)


def instances():
    return dict(sys.modules["ipywidgets.widgets.widget"]._instances)


def keys_of_old(widget):
    return list(widget.traits(sync=True))


@pytest.fixture
def pagina(nieuwe_zitting):
    zitting = nieuwe_zitting()
    page = Pagina(zitting, find_steps())
    for stap in find_steps():
        zitting.stap = stap.naam
    return page


def test_every_widget_of_every_step_says_the_same_as_without_it(pagina):
    assert pagina.box.children
    widgets = [one for one in instances().values() if one.comm is not None]
    assert len({type(one) for one in widgets}) > 10
    for widget in widgets:
        assert widget.keys == keys_of_old(widget)
        assert widget.get_state() == OUD(widget)
        naam = widget.keys[-1]
        assert widget.get_state(naam) == OUD(widget, naam)
        assert widget.get_state([naam]) == OUD(widget, [naam])
        assert widget.get_state(drop_defaults=True) == OUD(widget, drop_defaults=True)


def test_a_trait_that_one_widget_got_is_its_own():
    plain, more = w.Label("a"), w.Label("b")
    more.add_traits(extra=Unicode("erbij").tag(sync=True))
    assert more.get_state()["extra"] == "erbij"
    assert "extra" not in plain.get_state()
    assert "extra" not in w.Label("c").keys


@pytest.mark.parametrize("soort", KLASSEN)
def test_a_widget_that_is_made_unsaid_has_all_that_belongs_to_it(soort):
    before = set(instances())
    spoken = soort()
    of_spoken = set(instances()) - before
    with unsaid():
        silent = soort()
    of_silent = set(instances()) - before - of_spoken
    kinds = [sorted(type(instances()[one]).__name__ for one in some) for some in
             (of_spoken, of_silent)]  # fmt: skip
    assert kinds[0] == kinds[1]
    assert instances()[silent.model_id] is silent
    assert silent.get_state().keys() == spoken.get_state().keys()
    assert set(instances()) - before == of_spoken | of_silent  # asking made no other


def test_a_bundle_holds_every_widget_with_the_state_that_it_says_itself():
    said = []
    with bundled(lambda what, _buffers: said.append(what["states"])):
        box = w.VBox([w.Text("een"), w.Dropdown(options=["a", "b"]), w.Button(description="c")])
    (states,) = said
    for number in (box.model_id, *(child.model_id for child in box.children)):
        assert states[number]["state"] == OUD(instances()[number])
    for child in box.children:
        assert {child.layout.model_id, child.style.model_id} <= states.keys()

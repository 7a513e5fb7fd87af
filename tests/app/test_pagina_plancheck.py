"""The plancheck on the page: quiet, on every step, with a button that goes there."""

import ipywidgets as w
import pytest

from ouderplan.app.pagina import Pagina
from ouderplan.kern.doelen import Jaardoel
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Kast
from ouderplan.opslag.stemmen import close_ronde, open_ronde
from ouderplan.stappen import Zitting, find_steps

VREEMD = Jaardoel("6", 6, "Wij groeten <b>elkaar</b>.", "nog open", herkomst_soort="eigen")


@pytest.fixture
def zitting(werkboek, tmp_path):
    """Give a page's session on a workbook with one odd goal."""
    with werkboek.writing() as tx:
        tx.add(Jaardoel("2a", 2, "Er is soep.", "2026-2027", herkomst_soort="eigen", herkomst="MR"))
        tx.add(VREEMD)
    made = Zitting(Kast(tmp_path), exports=tmp_path / "exports")
    made.open(werkboek.map)
    yield made
    made.wb.close()


@pytest.fixture
def pagina(zitting):
    return Pagina(zitting, find_steps())


def shown(soort, box):
    if getattr(getattr(box, "layout", None), "display", None) == "none":
        return []
    own = [box] if isinstance(box, soort) else []
    return own + [x for child in getattr(box, "children", ()) for x in shown(soort, child)]


def fold(pagina):
    """Return the heading of the check of the step that is on, or None."""
    heads = (x for x in shown(w.Button, pagina.box) if "op-uitklap-kop" in x._dom_classes)
    return next((x for x in heads if x.description.startswith("Plancheck")), None)


def tick(zitting):
    zitting.poll()
    zitting.klok += 1


def rows(pagina):
    if "op-uitklap-open" not in fold(pagina)._dom_classes:
        fold(pagina).click()
    (panel,) = [x for x in shown(w.VBox, pagina.box) if "op-plancheck" in x._dom_classes]
    lines = [x for x in shown(w.HBox, panel) if "op-lijst-rij" in x._dom_classes]
    return [(row.children[0].value, row.children[1]) for row in lines]


def test_nothing_is_checked_before_the_clock_of_the_page(pagina, zitting):
    zitting.go("visie")
    assert fold(pagina) is None
    tick(zitting)
    assert fold(pagina) is not None


def test_a_step_shows_its_own_points_folded_with_their_number(pagina, zitting):
    tick(zitting)
    zitting.go("visie")
    assert fold(pagina).description == "Plancheck: 1 punt bij deze stap"
    assert "op-uitklap-open" not in fold(pagina)._dom_classes
    ((text, _),) = rows(pagina)
    assert "geen visie geschreven" in text


def test_what_people_typed_is_escaped(pagina, zitting):
    tick(zitting)
    zitting.go("jaardoelen")
    texts = " ".join(text for text, _ in rows(pagina))
    assert "nog open" in texts
    assert "<b>" not in texts


def test_the_button_goes_to_the_goal_and_says_what_to_do(pagina, zitting):
    tick(zitting)
    zitting.go("jaardoelen")
    model = pagina._models["jaardoelen"]
    assert model.regel.doel.code == "2a"
    button = next(knop for text, knop in rows(pagina) if "waar het schooljaar hoort" in text)
    button.click()
    assert model.regel.doel.code == "6"
    assert "waar het schooljaar hoort" in zitting.melding.zin


def test_the_whole_list_stands_at_the_schooljaarplan_and_goes_to_other_steps(pagina, zitting):
    tick(zitting)
    zitting.go("schooljaarplan")
    assert fold(pagina).description.endswith("punten in het hele plan")
    next(knop for text, knop in rows(pagina) if "geen visie" in text).click()
    assert zitting.stap == "visie"


def test_a_change_is_seen_at_the_next_tick_and_a_step_without_points_is_quiet(pagina, zitting):
    tick(zitting)
    zitting.go("jaardoelen")
    before = len(rows(pagina))
    with zitting.wb.writing() as tx:
        ((nummer, row),) = [(nr, row) for nr, row in tx.items(Jaardoel).items() if row == VREEMD]
        tx.remove(nummer, row)
    tick(zitting)
    assert len(rows(pagina)) < before
    zitting.go("start")
    assert fold(pagina) is None


def test_it_is_quiet_on_the_projector_and_while_a_round_is_open(pagina, zitting):
    groepen = [Groep.OUDERS]
    ronde = open_ronde(
        zitting.wb, soort=Rondesoort.WAARDEN, vraag="?", aantal_keuzes=5, groepen=groepen
    )
    tick(zitting)
    assert zitting.plancheck.bevindingen == ()
    close_ronde(zitting.wb, ronde.ronde)
    tick(zitting)
    assert zitting.plancheck.bevindingen
    zitting.presenteren = True
    assert fold(pagina) is None


def test_a_page_of_one_step_has_no_button_to_another(zitting):
    steps = tuple(stap for stap in find_steps() if stap.naam == "schooljaarplan")
    zitting.stap = "schooljaarplan"
    pagina = Pagina(zitting, steps, los=True)
    tick(zitting)
    found = rows(pagina)
    assert found
    assert all(knop.layout.display == "none" for _, knop in found)

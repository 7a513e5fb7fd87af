"""Every sheet of every step: add a row by hand, add another, open it, and change every cell."""

from datetime import date

import ipywidgets as w
import pytest

from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Jaardoel
from ouderplan.opslag.tabellen import tabel_of
from ouderplan.stappen import find_steps
from ouderplan.stappen.melding import Meldingsoort
from ouderplan.stappen.onderdelen.tabelblad import Tabelblad

VORMEN = {
    f"{stap.naam}-{vorm.naam}": (stap, vorm)
    for stap in find_steps()
    for vorm in getattr(stap.model_class, "bladen", ())
}


def test_these_are_all_the_sheets():
    assert len(VORMEN) >= 19


@pytest.fixture(params=VORMEN.values(), ids=VORMEN)
def blad(request, zitting):
    """Give a sheet of a step, with its model as `model`, on a workbook with one jaardoel."""
    stap, vorm = request.param
    with zitting.wb.writing() as tx:
        tx.add(Jaardoel("3a", 3, "Samen lezen"))
        criteria = tx.rows(Criterium)
    model = stap.make_model(zitting)
    zitting.follow([model])
    return Tabelblad(model, vorm, lambda: criteria)


def fill(rij, kolom, control, tekst):
    """Fill a control as people do: choose what can be chosen, type what can be typed."""
    if isinstance(control, w.Dropdown):
        control.value = next(value for _, value in reversed(control.options))
    elif isinstance(control, w.DatePicker):
        control.value = date(2026, 11, 22)
    else:
        soort = next(found.soort for found in tabel_of(rij).kolommen if found.naam == kolom)
        control.value = "7" if soort in (int, float) else tekst


def calm(zitting):
    return zitting.melding is None or zitting.melding.soort is Meldingsoort.GOED


def press(blad, label):
    """Press the button of the form under the sheet."""
    (knop,) = (
        x for x in everything(blad.box) if isinstance(x, w.Button) and x.description == label
    )
    knop.click()
    blad.model.zitting.poll()


def everything(box):
    yield box
    for child in getattr(box, "children", ()):
        yield from everything(child)


def test_rows_are_added_by_hand_and_the_form_is_empty_again(blad):
    zitting, rij = blad.model.zitting, blad.vorm.rij
    before = len(blad.model.rows(rij))
    for tekst in ("Eerste", "Tweede"):
        for cel in blad._cells:
            fill(rij, cel.kolom, cel.widget, tekst)
        press(blad, "Voeg toe")
        assert calm(zitting), zitting.melding
        assert all(
            cel.widget.value in (None, blad.model.known(rij, cel.kolom))
            or isinstance(cel.widget, w.Dropdown)
            for cel in blad._cells
        )
    assert len(blad.model.rows(rij)) == before + 2


def test_the_schooljaar_stands_in_a_new_row_before_anybody_types(zitting):
    found = {}
    for stap, vorm in VORMEN.values():
        model = stap.make_model(zitting)
        blad = Tabelblad(model, vorm, tuple)
        known = {cel.kolom for cel in blad._cells if cel.widget.value == "2026-2027"}
        found |= {vorm.naam: known} if known else {}
    assert found == {
        "metingen": {"schooljaar"},
        "ambities": {"vastgesteld_voor"},
        "ambitie_jaren": {"schooljaar"},
    }


def test_a_row_opens_and_every_cell_of_it_can_be_changed(blad):
    zitting, rij = blad.model.zitting, blad.vorm.rij
    for cel in blad._cells:
        fill(rij, cel.kolom, cel.widget, "Eerste")
    press(blad, "Voeg toe")
    nummer = list(blad.model.rows(rij))[-1]
    while nummer not in blad._list._widgets:
        press(blad, next(x for x in labels(blad) if x.startswith("Toon")))
    open_row = blad._list._widgets[nummer]
    open_row.open_knop.click()
    for kolom, veld in open_row._velden.items():
        fill(rij, kolom, veld.widget, f"Anders {kolom}")
        assert calm(zitting), (kolom, zitting.melding)
    zitting.poll()
    stored = blad.model.rows(rij)[nummer]
    for kolom, veld in open_row._velden.items():
        assert veld._form(getattr(stored, kolom)) == veld.widget.value, kolom
    open_row.open_knop.click()
    assert calm(zitting), zitting.melding


def labels(blad):
    return [x.description for x in everything(blad.box) if isinstance(x, w.Button)]

"""The texts of the plan: a fold of the step Schooljaarplan."""

from datetime import date

import ipywidgets as w
import pytest
from op_het_scherm import Scherm

from ouderplan.kern.planteksten import Kernwoord, Plantekst, Vaststelling
from ouderplan.stappen.schooljaarplan.model import Model
from ouderplan.stappen.schooljaarplan.view import View


@pytest.fixture
def model(zitting):
    made = Model(zitting)
    zitting.follow([made])
    return made


@pytest.fixture
def scherm(model):
    page = Scherm(View(model).bedienen)
    page.press("Teksten van het plan")
    return page


def rows(model, rij):
    with model.zitting.wb.reading() as tx:
        return tx.rows(rij)


def test_chapters_are_picked_and_written_and_the_school_adds_its_own(model, scherm):
    next(x for x in scherm.all(w.Checkbox) if "Voorwoord" in x.description).value = True
    scherm.press("Zet wat is aangevinkt in de tabel")
    scherm.press("Bewerk ‘Voorwoord’")
    scherm.field("Tekst").value = "Beste ouders,\n\nWelkom."
    scherm.field("Kop", 1).value = "Onze moestuin"
    scherm.press("Voeg toe")
    assert rows(model, Plantekst) == [
        Plantekst("voorwoord", "Voorwoord", "Beste ouders,\n\nWelkom."),
        Plantekst("", "Onze moestuin", ""),
    ]


def test_two_chapters_of_the_schools_own_go_together(model):
    for kop in ("Een", "Twee"):
        model.planteksten.add_row(Plantekst("", kop, "x"))
    assert len(rows(model, Plantekst)) == 2


def test_key_words_and_who_adopted_are_sheets_too(model, scherm):
    scherm.press("Kernwoorden")
    scherm.field("Woord").value = "Buiten"
    scherm.press("Voeg toe")
    scherm.press("Vastgesteld")
    scherm.field("Wat").value = "Ouderplan"
    scherm.field("Datum").value = date(2027, 6, 1)
    scherm.press("Voeg toe")
    assert rows(model, Kernwoord) == [Kernwoord("Buiten")]
    assert rows(model, Vaststelling) == [Vaststelling("Ouderplan", op=date(2027, 6, 1))]

"""A criterium that a school takes out: what was put under it stays, and every list goes on."""

import ipywidgets as w
import pytest
from op_het_scherm import Scherm

from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.criteria import Criterium
from ouderplan.kern.doelen import Jaardoel
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.toestand import put_state
from ouderplan.stappen.afspraken.model import Model as Afspraken
from ouderplan.stappen.afspraken.view import View as Afsprakenpagina
from ouderplan.stappen.jaardoelen.model import Model as Jaardoelen
from ouderplan.stappen.jaardoelen.view import View as Jaardoelenpagina
from ouderplan.stappen.kansen.model import Deel
from ouderplan.stappen.kansen.model import Model as Kansen
from ouderplan.stappen.kansen.view import View as Kansenpagina
from ouderplan.stappen.onderdelen.keuzelijst import criterium_options, offer, put

TWEE = Criterium(2, "Gemaakt met elkaar")


def test_what_was_chosen_stays_as_long_as_it_is_offered():
    control = w.Dropdown(options=[("een", 1), ("twee", 2)], value=2)
    offer(control, [("drie", 3), ("twee", 2)])
    assert control.value == 2
    offer(control, [("drie", 3), ("vier", 4)])
    assert control.value == 3


def test_a_list_learns_a_value_that_it_does_not_have():
    control = w.Dropdown(options=[("een", 1)])
    put(control, 2)
    put(control, 2)
    assert (control.value, control.options) == (2, (("een", 1), ("2", 2)))
    field = w.Text()
    put(field, "kort")
    assert field.value == "kort"


def test_a_split_criterium_is_offered_once_and_one_that_is_gone_by_its_number():
    criteria = [Criterium(8, "Rechten", deel="a"), Criterium(8, "Plichten", deel="b")]
    assert criterium_options(criteria, [None, 2]) == [("2", 2), ("8 · Rechten", 8)]


@pytest.fixture
def zonder_twee(werkboek):
    """Give a workbook whose school took criterium 2 out, after something was put under it."""
    with werkboek.writing() as tx:
        kept = [row for row in tx.rows(Criterium) if row.criterium != 2]
        tx.add(Inbreng("1", Soort.KANS, Perspectief.TEAM, "Koffie", Groep.TEAM, criterium=2))
        tx.add(Activiteit("Startavond", criterium=2))
        tx.add(Jaardoel("2a", 2, "Samen lezen"))
        tx.replace_all(Criterium, kept)
    return werkboek


def restore(venster):
    """Let the school have its criterium 2 again, in another window."""
    with venster.zitting.wb.writing() as tx:
        tx.add(TWEE)
    venster.zitting.poll()


@pytest.fixture
def open_pagina(zonder_twee, open_venster):
    """Give ``open_pagina(Model, View)``, on that workbook."""
    assert zonder_twee.map.is_dir()
    return open_venster


def test_a_kans_opens_to_be_changed(open_pagina):
    venster = open_pagina(Kansen, Kansenpagina)
    venster.view.bedienen  # noqa: B018  made at first use
    assert venster.zitting.run(lambda: venster.model.go(Deel.BEKIJKEN.value))
    (row,) = venster.view.part(Deel.BEKIJKEN).lijsten[Soort.KANS]._widgets.values()
    row.knoppen[0].click()
    assert venster.zitting.melding is None
    criterium = row._details.velden["criterium"].widget
    assert (criterium.value, criterium.label) == (2, "2")
    restore(venster)
    assert (criterium.value, criterium.label) == (2, "2 · Gemaakt met elkaar")
    criterium.value = 3
    assert next(iter(venster.model.items.values())).criterium == 3


def test_a_row_of_a_sheet_opens_and_a_new_criterium_is_offered(open_pagina):
    venster = open_pagina(Afspraken, Afsprakenpagina)
    scherm = Scherm(venster.view.bedienen)
    venster.model.go("activiteiten")
    new = scherm.field("Criterium")
    assert 2 not in dict(new.options).values()
    new.value = "4"
    scherm.press("Bewerk")
    assert venster.zitting.melding is None
    there = next(x for x in scherm.all(w.Dropdown) if x.value == "2")
    assert there.label == "2"
    restore(venster)
    assert ("2 · Gemaakt met elkaar", "2") in new.options
    assert new.value == "4"
    scherm.press("Klaar")
    scherm.press("Bewerk")
    assert there.label == "2 · Gemaakt met elkaar"


def test_a_draft_of_a_criterium_that_is_gone_is_there_again(zonder_twee, open_pagina):
    put_state(zonder_twee, "activiteiten.criterium", "2")
    venster = open_pagina(Afspraken, Afsprakenpagina)
    scherm = Scherm(venster.view.bedienen)
    venster.model.go("activiteiten")
    assert scherm.field("Criterium").value == "2"


def test_the_lists_of_jaardoelen_follow_the_criteria(open_pagina):
    venster = open_pagina(Jaardoelen, Jaardoelenpagina)
    restore(venster)
    scherm = Scherm(venster.view.bedienen)
    scherm.press("Nieuw doel")
    scherm.field("Waar komt het doel vandaan?").value = "bank"
    scherm.field("Bij criterium").value = 2
    with venster.zitting.wb.writing() as tx:
        tx.replace_all(Criterium, [row for row in tx.rows(Criterium) if row.criterium != 2])
    venster.zitting.poll()
    assert venster.zitting.melding is None
    assert 2 not in dict(scherm.field("Bij criterium").options).values()

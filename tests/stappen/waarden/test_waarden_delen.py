"""The four parts of the step: where it opens, when it goes along with the vote, what is next."""

import pytest

from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag.stemmen import cast, close_ronde, show_ronde
from ouderplan.stappen.waarden.model import Deel, Model
from ouderplan.stappen.waarden.view import View


@pytest.fixture
def venster(open_venster):
    return open_venster(Model, View, stap="waarden")


def vote_and_show(wb, model):
    model.zaak.open("Welke?", 5, (Groep.OUDERS, Groep.TEAM))
    cast(wb, ronde=1, stemmer="a", groep=Groep.OUDERS, kanaal=Kanaal.TELEFOON, keuzes=["respect"])
    close_ronde(wb, 1)
    model.refresh()
    show_ronde(wb, 1)
    model.refresh()


def test_a_page_opens_where_the_work_is(venster, werkboek, open_venster):
    model = venster.model
    assert model.deel == Deel.STEMMING
    vote_and_show(werkboek, model)
    assert open_venster(Model, View).model.deel == Deel.UITSLAG
    model.zaak.adopt(["respect"], "team", None)
    assert open_venster(Model, View).model.deel == Deel.VASTSTELLEN
    for nummer in tuple(model.items):
        model.remove(nummer)
    assert open_venster(Model, View).model.deel == Deel.LIJST


def test_it_goes_along_with_the_vote_but_leaves_who_is_at_the_list_there(
    venster, werkboek, open_venster
):
    bezig = open_venster(Model, View).model
    bezig.go("lijst")
    vote_and_show(werkboek, venster.model)
    bezig.refresh()
    assert venster.model.deel == Deel.UITSLAG
    assert bezig.deel == Deel.LIJST


def test_a_run_off_or_a_new_vote_is_followed_from_its_counter(venster, werkboek):
    model = venster.model
    vote_and_show(werkboek, model)
    model.go("vaststellen")
    model.zaak.open("Nog eens?", 5, (Groep.OUDERS,))
    model.refresh()
    assert model.deel == Deel.STEMMING


def test_the_parts_come_one_after_the_other_and_then_the_next_step(venster):
    model, found = venster.model, []
    model.go("lijst")
    while after := model.volgend_deel:
        found.append(after)
        model.go(after[0])
    assert found == [
        ("stemming", "2. Stemming"),
        ("uitslag", "3. Uitslag"),
        ("vaststellen", "4. Vaststellen"),
    ]


@pytest.mark.parametrize(
    ("tabel", "deel"),
    [("vastgestelde_keuzes", "vaststellen"), ("rondes", "stemming"), ("waarden", "lijst")],
)
def test_who_is_sent_to_a_table_stands_at_its_part(venster, tabel, deel):
    venster.model.go("uitslag")
    venster.zitting.follow([venster.model])
    venster.zitting.point("waarden", tabel, "")
    assert venster.model.deel == deel

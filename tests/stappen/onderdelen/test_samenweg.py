"""On the page: all of one phone, one minute or one form aside in one press, and back in one."""

from functools import partial

import ipywidgets as w
import pytest
from op_het_scherm import Scherm

from ouderplan.kern.evaluatie import Uitkomstsoort
from ouderplan.kern.kansen import Inbrengstatus, Lijst, Perspectief, Soort
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.schoolscan import Antwoord, Niveau
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.inbreng import submit_in, submit_outcome_in
from ouderplan.opslag.schoolscan import submit_scan
from ouderplan.opslag.stemmen import close_ronde, keep_all, open_ronde
from ouderplan.stappen.evaluatie.model import Model as Evaluatiemodel
from ouderplan.stappen.evaluatie.view import View as Evaluatieview
from ouderplan.stappen.kansen.model import VERGELEKEN, Deel
from ouderplan.stappen.kansen.model import Model as Kansenmodel
from ouderplan.stappen.kansen.view import View as Kansenview
from ouderplan.stappen.schoolscan.model import Model as Scanmodel
from ouderplan.stappen.schoolscan.view import View as Scanview

PER_TELEFOON, PER_MINUUT = "Leg alles van deze telefoon weg", "uur weg"


@pytest.fixture
def stap(nieuwe_zitting):
    """Give a function that opens a step on the page of the begeleider."""

    def make(model, view):
        zitting = nieuwe_zitting()
        made = model(zitting)
        zitting.follow([made])
        return made, view(made)

    return make


def labels(scherm):
    return [knop.description for knop in scherm.all(w.Button)]


def send(wb, store, afzenders, **anders):
    """Let a text come from each of these phones."""
    tasks = [
        partial(
            store,
            ronde=1,
            inzending=f"{nr}",
            groep=Groep.OUDERS,
            tekst=f"Tekst {nr}",
            afzender=wie,
            **anders,
        )
        for nr, wie in enumerate(afzenders)
    ]
    keep_all(wb, tasks)


@pytest.fixture
def kansen(werkboek, stap):
    open_ronde(werkboek, soort=Rondesoort.KANSEN, vraag="Wat ziet u?")
    kans = {"soort": Soort.KANS, "perspectief": Perspectief.OUDERS}
    send(werkboek, submit_in, "ababa", **kans)
    model, view = stap(Kansenmodel, Kansenview)
    model.go(Deel.BEKIJKEN.value)
    return model, Scherm(view.bedienen)


def test_all_of_one_phone_is_laid_aside_in_one_press_and_put_back_in_one(kansen):
    model, scherm = kansen
    scherm.press(f"{PER_TELEFOON} (3)")
    model.refresh()
    assert [row.tekst for row in model.on_list(Lijst.NIEUW).values()] == ["Tekst 1", "Tekst 3"]
    assert "3 teksten zijn weggelegd" in model.zitting.melding.zin
    (back,) = model.zitting.melding.keuzes
    assert model.zitting.run(back.action)
    model.refresh()
    assert len(model.on_list(Lijst.NIEUW)) == 5


def test_all_of_one_minute_is_laid_aside_in_one_press(kansen):
    model, scherm = kansen
    label = next(label for label in labels(scherm) if PER_MINUUT in label)
    assert label.endswith("(5)")
    scherm.press(label)
    model.refresh()
    assert len(model.on_list(Lijst.WEGGELEGD)) == 5


def test_what_came_after_the_last_look_goes_along(kansen, werkboek):
    model, scherm = kansen
    kans = {"soort": Soort.KANS, "perspectief": Perspectief.OUDERS}
    late = partial(submit_in, ronde=1, inzending="z", groep=Groep.OUDERS, afzender="a", **kans)
    keep_all(werkboek, [partial(late, tekst="Net binnen")])
    scherm.press(f"{PER_TELEFOON} (3)")
    model.refresh()
    assert "Net binnen" in [row.tekst for row in model.on_list(Lijst.WEGGELEGD).values()]


def test_once_the_round_is_closed_nobody_can_tell_any_more(kansen, werkboek):
    model, scherm = kansen
    close_ronde(werkboek, 1)
    model.refresh()
    assert not [one for one in labels(scherm) if PER_TELEFOON in one or PER_MINUUT in one]


def test_a_flood_of_texts_is_not_compared_all_with_all(werkboek, stap):
    open_ronde(werkboek, soort=Rondesoort.KANSEN, vraag="Wat ziet u?")
    kans = {"soort": Soort.KANS, "perspectief": Perspectief.OUDERS}
    send(werkboek, submit_in, ["a"] * (VERGELEKEN + 40), **kans)
    model, view = stap(Kansenmodel, Kansenview)
    model.go(Deel.BEKIJKEN.value)
    assert model.niet_vergeleken == 40
    assert "40 teksten zijn nog niet met de andere vergeleken" in Scherm(view.bedienen).text


def test_the_evening_of_looking_back_has_it_too(werkboek, stap):
    open_ronde(werkboek, soort=Rondesoort.EVALUATIE, vraag="Hoe ging het?")
    send(werkboek, submit_outcome_in, "abaa", soort=Uitkomstsoort.GOED)
    model, view = stap(Evaluatiemodel, Evaluatieview)
    model.go("avond")
    Scherm(view.bedienen).press(f"{PER_TELEFOON} (3)")
    model.refresh()
    assert [row.tekst for row in model.waiting.values()] == ["Tekst 1"]


def test_all_texts_of_one_schoolscan_go_in_one_press_and_come_back(werkboek, stap):
    ronde = open_ronde(werkboek, soort=Rondesoort.SCAN, vraag="Schoolscan?").ronde
    two, one = (
        {key: Antwoord(Niveau("2.0"), f"Tekst {key}") for key in keys} for keys in ("12", "3")
    )
    for wie, answers in (("a", two), ("b", one)):
        who = {"stemmer": wie, "groep": Groep.OUDERS}
        submit_scan(werkboek, ronde=ronde, antwoorden=answers, **who)
    model, view = stap(Scanmodel, Scanview)
    model.go("lezen")
    scherm = Scherm(view.bedienen)
    scherm.press("Leg alles van dit formulier weg (2)")
    model.refresh()
    waiting = model.written(Inbrengstatus.NIEUW)
    assert [row.gebeurt_al for row in waiting.values()] == ["Tekst 3"]
    (back,) = model.zitting.melding.keuzes
    assert model.zitting.run(back.action)
    model.refresh()
    assert len(model.written(Inbrengstatus.NIEUW)) == 3

"""The step Visie without a browser."""

from datetime import date

import pytest

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.visie import Visiestap, Visiestatus, Visieversie
from ouderplan.kern.visietekst import Verschilsoort
from ouderplan.kern.waarden import Topsoort
from ouderplan.opslag import Botsing, Werkboek
from ouderplan.opslag.stemmen import close_ronde, open_ronde, show_ronde
from ouderplan.stappen.basis import Staat
from ouderplan.stappen.visie.bewaren import NietsVeranderd, VisieVeranderd
from stemmer import vote_as

DAG = date(2026, 12, 17)
ALLES = "Wij zijn veilig, open en vol vertrouwen. Wij luisteren, met plezier."


def agree(model, status=Visiestatus.WERKGROEP, door="de werkgroep"):
    model.take_step(status, door, DAG)
    model.refresh()


def write(model, tekst):
    model.write(model.tekst, tekst)
    model.refresh()


# --- the top beside the text ----------------------------------------------------------------------


def test_without_a_vote_there_is_no_top_and_the_step_says_so(model):
    assert model.top.soort is Topsoort.GEEN
    assert model.stand.staat is Staat.NOG_NIET
    assert any("Waarden" in zin for zin in model.stand.blokkades)


def test_the_adopted_top_stands_beside_the_text(met_top, model):
    assert model.top.soort is Topsoort.VASTGESTELD
    assert model.top.waarden == met_top


def test_a_shown_result_stands_beside_the_text_until_a_top_is_adopted(werkboek, model):
    ronde = open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Wat telt?", aantal_keuzes=5)
    keuze = "vertrouwen"
    vote_as(werkboek, "een", [keuze], ronde=ronde.ronde)
    close_ronde(werkboek, ronde.ronde)
    model.zitting.poll()
    assert model.top.soort is Topsoort.GEEN
    show_ronde(werkboek, ronde.ronde)
    model.zitting.poll()
    assert (model.top.soort, model.top.waarden) == (Topsoort.GETOOND, (keuze,))
    assert any("niet vastgesteld" in zin for zin in model.stand.blokkades)


def test_waarden_are_ticked_by_any_form_and_the_others_are_named(met_top, model):
    write(model, "Elk kind voelt zich veilig. Wij vertrouwen elkaar.")
    assert {row.waarde: row.vormen for row in model.vermeldingen if row.genoemd} == {
        "veiligheid": ("veilig",),
        "vertrouwen": ("vertrouwen",),
    }
    assert model.ongenoemd == met_top[2:]
    assert any("openheid, luisteren en plezier" in zin for zin in model.stand.blokkades)


# --- writing and versions -------------------------------------------------------------------------


def test_the_first_words_begin_version_1_today(model):
    model.write("", "Wij")
    model.refresh()
    assert model.versie == Visieversie(1, "Wij")
    assert model.stappen == (Visiestap(1, Visiestatus.CONCEPT, "", date.today()),)
    assert model.stand.staat is Staat.BEZIG


def test_typing_on_stays_in_the_same_concept(model):
    for tekst in ("W", "Wi", "Wij"):
        write(model, tekst)
    assert model.versies == (Visieversie(1, "Wij"),)


def test_a_new_version_goes_on_with_the_same_text(model):
    write(model, "Wij")
    assert model.save_version() == Visieversie(2, "Wij")
    model.refresh()
    assert [row.versie for row in model.versies] == [2, 1]


def test_a_version_with_nothing_new_in_it_is_not_made_twice(model):
    write(model, "Wij")
    model.save_version()
    with pytest.raises(NietsVeranderd, match="versie 1"):
        model.save_version()


def test_a_new_version_with_nothing_new_can_go_away_again(model):
    write(model, "Wij")
    model.save_version()
    model.refresh()
    assert model.te_verwerpen
    model.discard()
    model.refresh()
    assert model.versies == (Visieversie(1, "Wij"),)
    assert {stap.versie for stap in model.stappen} == {1}


def test_a_version_with_something_new_in_it_cannot_be_thrown_away(model):
    write(model, "Wij")
    model.save_version()
    model.refresh()
    write(model, "Wij samen")
    assert not model.te_verwerpen
    with pytest.raises(VisieVeranderd):
        model.discard()


def test_restoring_makes_a_new_version_and_keeps_the_others(model):
    for tekst in ("een", "twee"):
        write(model, tekst)
        model.save_version()
        model.refresh()
    write(model, "drie")
    assert model.restore(1) == Visieversie(4, "een")
    model.refresh()
    assert [row.tekst for row in model.versies] == ["een", "drie", "twee", "een"]


def test_two_versions_are_compared_word_by_word(model):
    write(model, "Wij zijn open.")
    model.save_version()
    model.refresh()
    write(model, "Wij zijn samen open.")
    came = [d.tekst for d in model.compare(1, 2) if d.soort is Verschilsoort.ERBIJ]
    assert came == ["samen "]


# --- from concept to adopted ----------------------------------------------------------------------


def test_a_step_is_kept_with_by_whom_and_when(model):
    write(model, ALLES)
    agree(model)
    assert model.versie.status is Visiestatus.WERKGROEP
    assert model.stappen[-1] == Visiestap(1, Visiestatus.WERKGROEP, "de werkgroep", DAG)


@pytest.mark.usefixtures("met_top")
def test_an_adopted_visie_with_an_adopted_top_is_done(model):
    write(model, ALLES)
    agree(model, Visiestatus.VASTGESTELD, "de MR")
    assert (model.versie.vastgesteld_door, model.versie.vastgesteld_op) == ("de MR", DAG)
    assert (model.stand.staat, model.stand.blokkades) == (Staat.KLAAR, ())


@pytest.mark.usefixtures("met_top")
def test_a_waarde_that_is_not_named_does_not_lock_adoption(model):
    write(model, "Wij zijn veilig.")
    agree(model, Visiestatus.VASTGESTELD)
    assert model.stand.staat is Staat.KLAAR
    assert model.ongenoemd


def test_going_back_keeps_the_history(model):
    write(model, ALLES)
    agree(model, Visiestatus.TEAM)
    agree(model, Visiestatus.WERKGROEP)
    assert [stap.status for stap in model.stappen] == ["concept", "team", "werkgroep"]


def test_typing_in_a_fixed_text_begins_a_new_version_and_keeps_the_old(model):
    write(model, ALLES)
    agree(model, Visiestatus.VASTGESTELD)
    assert model.write(ALLES, f"{ALLES} Samen.").versie == 2
    model.refresh()
    assert [(row.versie, row.tekst, row.status) for row in model.versies] == [
        (2, f"{ALLES} Samen.", Visiestatus.CONCEPT),
        (1, ALLES, Visiestatus.VASTGESTELD),
    ]
    assert any("versie 1 in het plan" in zin for zin in model.stand.blokkades)


@pytest.mark.parametrize(("door", "op"), [("", DAG), ("de MR", None)])
def test_a_step_without_by_whom_or_when_changes_nothing(model, door, op):
    write(model, ALLES)
    with pytest.raises(OuderplanFout, match="nog niets veranderd"):
        model.take_step(Visiestatus.TEAM, door, op)
    model.refresh()
    assert model.versie.status is Visiestatus.CONCEPT
    assert len(model.stappen) == 1


def test_a_step_without_a_text_is_refused(model):
    with pytest.raises(OuderplanFout, match="geen tekst"):
        model.take_step(Visiestatus.TEAM, "het team", DAG)


# --- two windows ----------------------------------------------------------------------------------


def test_the_other_window_follows(nieuw_venster):
    een, ander = nieuw_venster(), nieuw_venster()
    write(een.model, "Wij")
    ander.zitting.poll()
    assert ander.model.tekst == "Wij"


def test_what_was_typed_in_another_window_is_not_overwritten(nieuw_venster):
    een, ander = nieuw_venster().model, nieuw_venster().model
    een.write("", "Wij samen")
    with pytest.raises(Botsing) as caught:
        ander.write("", "Ouders")
    assert caught.value.daar == "Wij samen"
    ander.refresh()
    assert ander.tekst == "Wij samen"


def test_typing_goes_on_in_the_version_that_another_window_began(nieuw_venster):
    een, ander = nieuw_venster().model, nieuw_venster().model
    write(een, "Wij")
    ander.refresh()
    een.save_version()
    ander.write("Wij", "Wij samen")
    ander.refresh()
    assert [row.tekst for row in ander.versies] == ["Wij samen", "Wij"]


def test_nobody_agrees_with_a_text_that_changed_under_their_eyes(nieuw_venster):
    een, ander = nieuw_venster().model, nieuw_venster().model
    write(een, "Wij")
    ander.refresh()
    een.write("Wij", "Wij niet")
    with pytest.raises(VisieVeranderd):
        ander.take_step(Visiestatus.VASTGESTELD, "de MR", DAG)
    ander.refresh()
    assert ander.versie.status is Visiestatus.CONCEPT


def test_a_text_put_aside_outlives_its_window_and_holds_back_decisions(nieuw_venster):
    een = nieuw_venster().model
    write(een, "Wij")
    een.put_aside("Ouders")
    later = nieuw_venster().model
    assert later.opzij == "Ouders"
    with pytest.raises(OuderplanFout, match="niet bewaard"):
        agree(later)
    later.save_as_version(later.opzij)
    later.refresh()
    assert (later.opzij, [row.tekst for row in later.versies]) == ("", ["Ouders", "Wij"])


def test_the_visie_and_its_steps_come_back_from_the_csvs_alone(werkboek, model):
    write(model, 'Wij.\n\nSamen; "open".')
    agree(model, Visiestatus.VASTGESTELD, "de MR")
    werkboek.sync_csvs()
    kopie = werkboek.map.parent / "kopie"
    kopie.mkdir()
    for csv in werkboek.map.glob("*.csv"):
        (kopie / csv.name).write_bytes(csv.read_bytes())
    again = Werkboek.open(kopie)
    with again.reading() as tx:
        assert tuple(tx.rows(Visieversie)) == model.versies
        assert tuple(tx.rows(Visiestap)) == model.stappen
    again.close()

"""The schoolscan as a step: from opening to a result with both groups and last year's."""

from datetime import date

import pytest

from ouderplan.kern.afspraken import Activiteit
from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.kansen import Inbrengstatus
from ouderplan.kern.schoolscan import Antwoord, Niveau, Scanregel
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Botsing
from ouderplan.opslag.stemmen import close_ronde, show_ronde
from ouderplan.opslag.volgend_jaar import start_next_year
from ouderplan.stappen import Staat
from ouderplan.stappen.dias.bord import bord_of


def test_next_year_asks_for_a_scan_and_has_the_last_one_to_look_at(
    model, vul_in, open_scan, werkboek, tmp_path
):
    vul_in(Groep.OUDERS, 12, {"1": "1.0"})
    close_ronde(werkboek, open_scan.ronde)
    show_ronde(werkboek, open_scan.ronde)
    start_next_year(werkboek, tmp_path / "straks", "2027-2028").close()
    model.zitting.open(tmp_path / "straks")
    model.refresh()
    assert model.stand.staat is Staat.NOG_NIET
    assert "Open de schoolscan" in model.stand.blokkades[0]
    assert (model.gekozen, model.zaak.stap) == (0, "geen")
    model.choose(open_scan.ronde)
    assert model.beeld.punten[0].samen.gemiddeld == 1
    assert "Open de schoolscan" in model.stand.blokkades[0]


def test_an_empty_step_says_how_to_begin(model):
    assert model.stand.staat is Staat.NOG_NIET
    assert "Open de schoolscan" in model.stand.blokkades[0]


def test_nobody_sees_a_result_before_it_is_shown(model, vul_in, open_scan, werkboek):
    vul_in(Groep.OUDERS, 12, {"1": "1.0"})
    close_ronde(werkboek, open_scan.ronde)
    model.refresh()
    assert model.beeld is None
    model.show_result()
    model.refresh()
    assert model.beeld.aantal == 12
    assert model.stand.staat is Staat.KLAAR


def test_after_a_press_the_step_is_where_the_next_press_is(model, vul_in, open_scan, werkboek):
    vul_in(Groep.OUDERS, 2, {"1": "1.0"}, al="Wij lezen voor.")
    close_ronde(werkboek, open_scan.ronde)
    model.refresh()
    assert (model.deel, model.volgend_deel) == ("invullen", ("lezen", "4. Teksten (2 nieuw)"))
    show_ronde(werkboek, open_scan.ronde)
    model.refresh()
    assert model.deel == "uitslag"
    assert not model.leest
    model.go("lezen")
    assert model.leest
    model.judge(model.nieuw, Inbrengstatus.TOEGELATEN)
    model.refresh()
    assert model.volgend_deel == ("uitslag", "5. Uitslag")
    model.go("uitslag")
    assert model.volgend_deel is None


def test_who_is_busy_elsewhere_stays_there_when_a_result_is_shown(
    model, nieuw_model, vul_in, open_scan, werkboek
):
    vul_in(Groep.OUDERS, 2, {"1": "1.0"})
    close_ronde(werkboek, open_scan.ronde)
    model.refresh()
    model.go("papier")
    show_ronde(werkboek, open_scan.ronde)
    model.refresh()
    assert model.deel == "papier"
    model.go("invullen")
    model.refresh()
    assert model.deel == nieuw_model().deel == "invullen"


def test_both_groups_stand_beside_each_other_with_what_was_left_open(
    model, vul_in, open_scan, werkboek
):
    vul_in(Groep.OUDERS, 12, {"1": "1.0", "2": "3.0"})
    vul_in(Groep.TEAM, 10, {"1": "3.0"})
    close_ronde(werkboek, open_scan.ronde)
    show_ronde(werkboek, open_scan.ronde)
    model.refresh()
    one, two, three = model.beeld.punten[:3]
    assert one.per_groep[Groep.OUDERS].gemiddeld == 1
    assert one.verschil == -2
    assert two.samen.niet_ingevuld == 10
    assert two.verschil is None
    assert three.samen.gemiddeld is None
    assert [punt.vraag.sleutel for punt in model.beeld.sterk] == ["2"]
    assert [punt.vraag.sleutel for punt in model.beeld.zwak] == ["1"]
    assert [punt.vraag.sleutel for punt in model.beeld.anders_gezien] == ["1"]


def test_a_group_under_ten_is_not_shown_apart(model, vul_in, open_scan, werkboek):
    vul_in(Groep.OUDERS, 12, {"1": "1.0"})
    vul_in(Groep.TEAM, 9, {"1": "3.0"})
    close_ronde(werkboek, open_scan.ronde)
    show_ronde(werkboek, open_scan.ronde)
    model.refresh()
    assert not model.beeld.te_splitsen
    assert model.beeld.punten[0].per_groep == {}
    assert model.beeld.punten[0].verschil is None


def test_a_scan_of_last_year_stands_beside_it_also_when_it_was_typed_in_later(
    model, vul_in, open_scan, werkboek
):
    vul_in(Groep.OUDERS, 3, {"1": "3.0"})
    close_ronde(werkboek, open_scan.ronde)
    show_ronde(werkboek, open_scan.ronde)
    model.start_without_phones("Schoolscan vorig jaar", date(2020, 5, 1))
    model.keep_paper(Groep.OUDERS, {"1": Antwoord(Niveau.EEN)})
    model.show_result()
    model.choose(open_scan.ronde)
    assert [row.vraag for row in model.scans] == ["Schoolscan?", "Schoolscan vorig jaar"]
    assert model.vorig.punten[0].samen.gemiddeld == 1
    assert model.zaak.ronde.ronde == open_scan.ronde


def test_a_paper_form_counts_and_can_be_taken_back(model):
    model.start_without_phones("Papieren scan", None)
    name = model.keep_paper(Groep.OUDERS, {"4": Antwoord(Niveau.TWEE, "Koffie")})
    model.refresh()
    assert model.ingevuld == {"papier": 1}
    assert not model.nieuw
    model.take_back(name)
    model.refresh()
    assert model.ingevuld == {}


def test_an_empty_paper_form_is_refused(model):
    model.start_without_phones("Papieren scan", None)
    with pytest.raises(OngeldigeInvoer):
        model.keep_paper(Groep.OUDERS, {"4": Antwoord()})


def test_a_text_from_a_phone_is_read_before_it_is_seen(model, vul_in):
    vul_in(Groep.OUDERS, 1, {"4": "2.0"}, al="Juf Kwebbel is lief")
    model.refresh()
    assert len(model.nieuw) == 1
    (nummer,) = model.nieuw
    model.judge(model.nieuw, Inbrengstatus.WEGGELEGD)
    model.refresh()
    assert not model.nieuw
    assert list(model.written(Inbrengstatus.WEGGELEGD)) == [nummer]


def test_what_changed_after_it_was_read_is_not_let_through(model, vul_in):
    vul_in(Groep.OUDERS, 1, {"4": "2.0"}, al="Eerst dit")
    model.refresh()
    read = dict(model.nieuw)
    (nummer,) = read
    model.change_cell(Scanregel, nummer, "gebeurt_al", "Eerst dit", "Toen dat")
    with pytest.raises(Botsing):
        model.judge(read, Inbrengstatus.TOEGELATEN)


def test_a_text_that_stays_the_same_stays_let_through_when_a_phone_sends_again(model, vul_in):
    vul_in(Groep.OUDERS, 1, {"4": "2.0"}, al="Koffie")
    model.refresh()
    model.judge(model.nieuw, Inbrengstatus.TOEGELATEN)
    vul_in(Groep.OUDERS, 1, {"4": "3.0"}, al="Koffie")
    model.refresh()
    assert not model.nieuw
    vul_in(Groep.OUDERS, 1, {"4": "3.0"}, al="Thee")
    model.refresh()
    assert len(model.nieuw) == 1


def test_activities_stand_beside_the_scan(model, werkboek):
    with werkboek.writing() as tx:
        tx.add(Activiteit("Kijkochtend", criterium=4, niveau=Niveau.TWEE))
        tx.add(Activiteit("Nieuwsbrief", criterium=4))
    model.refresh()
    assert model.activities("4") == {Niveau.TWEE: 1, None: 1}


def test_a_criterium_is_chosen_for_the_hall(model, vul_in, open_scan, werkboek):
    vul_in(Groep.OUDERS, 3, {"3": "2.0", "4": "1.0"})
    close_ronde(werkboek, open_scan.ronde)
    model.refresh()
    model.zitting.run(model.show_result)
    model.zitting.run(lambda: model.look_at("4"))
    assert 'data-dia="criterium-4"' in bord_of(model.zitting).look().html
    model.zitting.run(lambda: model.look_at(""))
    assert 'data-dia="samen"' in bord_of(model.zitting).look().html


def test_closing_mixes_the_rows_so_that_their_order_tells_nothing(vul_in, open_scan, werkboek):
    vul_in(Groep.OUDERS, 20, {"1": "1.0", "2": "2.0"})
    came = entries(werkboek)
    assert len(set(came)) == 20
    close_ronde(werkboek, open_scan.ronde)
    mixed = entries(werkboek)
    assert mixed != came  # by chance the same once in 20! times
    assert sorted(mixed) == sorted(came)


def entries(werkboek):
    with werkboek.reading() as tx:
        return [row.inzending for row in tx.rows(Scanregel)]

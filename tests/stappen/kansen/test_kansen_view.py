"""The widgets of the studiemiddag: what is typed and pressed lands in the store."""

from collections.abc import Callable
from typing import Any

import ipywidgets as w
import pytest
from op_het_scherm import closing

from ouderplan.kern.kansen import Filter, Inbreng, Inbrengstatus, Lijst, Perspectief, Soort
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.inbreng import submit
from ouderplan.opslag.stemmen import close_ronde, open_ronde
from ouderplan.stappen.dias.bord import bord_of
from ouderplan.stappen.dias.bron import Bron
from ouderplan.stappen.dias.rijen import make_row
from ouderplan.stappen.kansen.model import Deel
from ouderplan.stappen.melding import Meldingsoort

WACHT = Inbrengstatus.NIEUW
EVIL = '<script>alert(1)</script> & "quotes" {{ 7*7 }} {0}'


def part(venster: Any, deel: Deel) -> Any:
    """Go to a part of the afternoon and return it."""
    venster.view.bedienen  # noqa: B018  made at first use
    assert venster.zitting.run(lambda: venster.model.go(deel.value))
    return venster.view.part(deel)


def all_html(widget: Any) -> str:
    """Return every HTML of a widget and what is in it."""
    own = widget.value if isinstance(widget, w.HTML) else ""
    return own + "".join(all_html(child) for child in getattr(widget, "children", ()))


def is_shown(widget: Any) -> bool:
    return widget.layout.display != "none"


def test_the_form_adds_one_and_is_ready_for_the_next(venster: Any) -> None:
    form = part(venster, Deel.VERZAMELEN)
    form.soort.value, form.perspectief.value = "bedreiging", "ouders"
    form.tekst.value, form.criterium.value = "Te veel berichten", 4
    form.knop.click()
    assert list(venster.model.items.values()) == [
        Inbreng("1", Soort.BEDREIGING, Perspectief.OUDERS, "Te veel berichten", criterium=4)
    ]
    assert (form.tekst.value, form.soort.value) == ("", "bedreiging")


def test_an_empty_form_says_what_is_missing_and_keeps_nothing(venster: Any) -> None:
    part(venster, Deel.VERZAMELEN).knop.click()
    assert venster.zitting.melding.soort is Meldingsoort.FOUT
    assert not venster.model.items


def test_what_was_typed_but_not_added_survives_a_reload(
    venster: Any, nieuw_venster: Callable[..., Any]
) -> None:
    part(venster, Deel.VERZAMELEN).tekst.value = "Half getypt"
    assert part(nieuw_venster(), Deel.VERZAMELEN).tekst.value == "Half getypt"


def waiting(venster: Any, *teksten: str) -> None:
    """Let these wait for the begeleider."""
    with venster.zitting.wb.writing() as tx:
        for nr, tekst in enumerate(teksten, start=1):
            tx.add(Inbreng(str(nr), Soort.KANS, Perspectief.TEAM, tekst, Groep.TEAM, WACHT))
    venster.zitting.poll()


def rows_of(lijst: Any) -> list[Any]:
    return list(lijst._widgets.values())


def test_the_inbox_lets_in_one_by_one_and_all_at_once(venster: Any) -> None:
    waiting(venster, "Een", "Twee", "Drie", "Vier")
    bekijken = part(venster, Deel.BEKIJKEN)
    toe, weg, _ = rows_of(bekijken.nieuw.lijst)[0].knoppen
    toe.click()
    weg = rows_of(bekijken.nieuw.lijst)[0].knoppen[1]
    weg.click()
    assert "alle 2 toe" in bekijken.nieuw.alles.description
    bekijken.nieuw.alles.click()
    assert [row.lijst.value for row in venster.model.items.values()] == [
        "toegelaten",
        "weggelegd",
        "toegelaten",
        "toegelaten",
    ]


def test_what_waits_can_be_corrected_before_it_is_let_in(venster: Any) -> None:
    waiting(venster, "koffei")
    row = rows_of(part(venster, Deel.BEKIJKEN).nieuw.lijst)[0]
    row.tekst.widget.value = "Koffie"
    row.knoppen[0].click()
    assert venster.rij("Koffie").telt_mee


def test_a_row_opens_to_change_what_it_is(venster: Any) -> None:
    venster.kans("Koffie")
    row = rows_of(part(venster, Deel.BEKIJKEN).lijsten[Soort.KANS])[0]
    row.knoppen[0].click()
    row._details.velden["perspectief"].widget.value = "ouders"
    row._details.velden["criterium"].widget.value = 3
    assert venster.rij("Koffie").perspectief is Perspectief.OUDERS
    assert venster.rij("Koffie").criterium == 3
    row._details.velden["criterium"].widget.value = 0
    assert venster.rij("Koffie").criterium is None
    row._details.velden["soort"].widget.value = "bedreiging"
    assert venster.rij("Koffie").soort is Soort.BEDREIGING


@pytest.mark.parametrize(("welke", "blijft"), [(0, "1"), (1, "2")])
def test_a_pair_is_pointed_out_and_one_text_stays(venster: Any, welke: int, blijft: str) -> None:
    venster.kans("Koffieochtend voor ouders")
    venster.kans("Koffie-ochtend met ouders")
    vorm = part(venster, Deel.BEKIJKEN).paren.vorm
    vorm.kies.index = welke
    vorm.voeg.click()
    assert [row.id for row in venster.model.te_kiezen] == [blijft]
    assert not is_shown(venster.view.part(Deel.BEKIJKEN).paren.box)


def test_a_pair_gets_a_new_text_that_survives_a_reload(
    venster: Any, nieuw_venster: Callable[..., Any]
) -> None:
    venster.kans("Koffieochtend voor ouders")
    venster.kans("Koffie-ochtend met ouders")
    vorm = part(venster, Deel.BEKIJKEN).paren.vorm
    assert not is_shown(vorm.tekst)
    vorm.kies.value = ""
    vorm.tekst.value = "Elke maand koffie met ouders"
    other = nieuw_venster()
    again = part(other, Deel.BEKIJKEN).paren.vorm
    assert again.tekst.value == "Elke maand koffie met ouders"
    again.kies.value = ""
    again.voeg.click()
    assert [row.tekst for row in other.model.te_kiezen] == ["Elke maand koffie met ouders"]


def test_pairs_are_skipped_and_seen_again(venster: Any) -> None:
    for tekst in ("Koffieochtend voor ouders", "Koffie-ochtend met ouders", "Een koffieochtend"):
        venster.kans(tekst)
    paren = part(venster, Deel.BEKIJKEN).paren
    many = len(venster.model.paren)
    for _ in range(many):
        paren.sla_over.click()
    assert paren.vorm is None
    assert str(many) in paren.opnieuw.description
    paren.opnieuw.click()
    paren.vorm.niet.click()
    assert len(venster.model.paren) == many - 1


def test_any_two_are_merged_by_hand_and_taken_apart(venster: Any) -> None:
    for tekst in ("Koffie", "Tolk", "Vlag"):
        venster.kans(tekst)
    bekijken = part(venster, Deel.BEKIJKEN)
    row = rows_of(bekijken.lijsten[Soort.KANS])[0]
    row.knoppen[0].click()
    row._details.met.value = "3"
    (form,) = row._details._form.children
    voeg = form.children[-1].children[0]
    voeg.click()
    assert [r.tekst for r in venster.model.te_kiezen] == ["Koffie", "Tolk"]
    assert is_shown(row._details.los)
    row._details.los.click()
    assert len(venster.model.te_kiezen) == 3


def test_the_filters_choose_what_is_listed(venster: Any) -> None:
    venster.kans("Koffie")
    venster.kans("Tolk")
    venster.kans("Geen tijd", Soort.BEDREIGING)
    bekijken = part(venster, Deel.BEKIJKEN)
    bekijken.filters.zoek.value = "tolk"
    assert [r._rij.tekst for r in rows_of(bekijken.lijsten[Soort.KANS])] == ["Tolk"]
    bekijken.filters.zoek.value = ""
    bekijken.filters.soort.value = "bedreiging"
    assert not rows_of(bekijken.lijsten[Soort.KANS])
    assert len(rows_of(bekijken.lijsten[Soort.BEDREIGING])) == 1
    bekijken.filters.soort.value = ""
    bekijken.filters.perspectief.value = "ouders"
    assert not rows_of(bekijken.lijsten[Soort.KANS])


def test_the_chosen_list_stays_chosen_when_its_count_changes(
    venster: Any, nieuw_venster: Callable[..., Any]
) -> None:
    venster.kans("Koffie")
    bekijken = part(venster, Deel.BEKIJKEN)
    bekijken.filters.lijst.value = Lijst.WEGGELEGD.value
    nieuw_venster().model.put_aside(venster.nummer("Koffie"))
    venster.zitting.poll()
    assert bekijken.filters.lijst.value == Lijst.WEGGELEGD.value
    assert venster.model.filter == Filter(Lijst.WEGGELEGD)
    (row,) = rows_of(bekijken.lijsten[Soort.KANS])
    row.knoppen[0].click()
    assert venster.model.te_kiezen


def test_a_threat_is_turned_round_into_a_kans(venster: Any) -> None:
    id = venster.kans("Geen tijd", Soort.BEDREIGING)
    omzetten = part(venster, Deel.OMZETTEN)
    omzetten.kies.value = id
    omzetten.nieuw.value = "Een vaste middag"
    omzetten.toevoegen.click()
    (row,) = rows_of(omzetten.lijst)
    row.wat.widget.value = "Elke week een vaste middag"
    row.kans.click()
    assert [r.tekst for r in venster.model.te_kiezen] == ["Elke week een vaste middag"]
    assert not is_shown(row.kans)
    assert omzetten.kies.options[1][0].startswith("✓")


def test_what_was_taken_away_comes_back_with_one_press(venster: Any) -> None:
    venster.kans("Geen tijd", Soort.BEDREIGING)
    omzetten = part(venster, Deel.OMZETTEN)
    omzetten.nieuw.value = "Een tolk"
    omzetten.toevoegen.click()
    rows_of(omzetten.lijst)[0].weg.click()
    assert "Een tolk" in omzetten.terug.description
    omzetten.terug.click()
    assert len(rows_of(omzetten.lijst)) == 1
    assert not is_shown(omzetten.terug)


def test_with_all_threats_together_the_hall_sees_what_was_said_of_each(venster: Any) -> None:
    id = venster.kans("Geen tijd", Soort.BEDREIGING)
    omzetten = part(venster, Deel.OMZETTEN)
    venster.zitting.run(lambda: venster.model.add_need(id, "Een vaste middag"))
    assert "Een vaste middag" in venster.scherm()
    omzetten.nieuw.value = "Minder tegelijk"
    omzetten.toevoegen.click()
    assert "Minder tegelijk" in venster.scherm()
    assert "Een vaste middag" not in venster.scherm()


def test_while_nothing_came_in_it_says_to_wait_instead_of_to_open(venster: Any) -> None:
    model = venster.model
    assert "het insturen" in model.blokkades[Deel.VERZAMELEN][0]
    venster.zitting.run(lambda: model.verzamelen.open("Wat?", None, [Groep.OUDERS]))
    assert "Wacht op de eerste inzending" in model.blokkades[Deel.VERZAMELEN][0]


def test_the_next_threat_comes_after_the_last_one_again(venster: Any) -> None:
    for tekst in ("Geen tijd", "Taal"):
        venster.kans(tekst, Soort.BEDREIGING)
    omzetten = part(venster, Deel.OMZETTEN)
    seen = []
    for _ in range(3):
        omzetten.volgende.click()
        seen.append(omzetten.kies.value)
    assert seen == ["1", "2", ""]


def voted(venster: Any, plak: Any, *ballots: str) -> Any:
    """Let the team vote on Kans a … e, show it, and return the part with the dots."""
    ids = {naam: venster.kans(f"Kans {naam}") for naam in "abcde"}
    stippen, zaak = part(venster, Deel.STIPPEN), venster.model.stippen
    stippen.paneel._open.click()
    for nr, ballot in enumerate(ballots):
        plak(zaak.ronde.ronde, str(nr), tuple(ids[naam] for naam in ballot))
    venster.zitting.run(closing(zaak))
    venster.zitting.run(zaak.show)
    return stippen


def test_the_dots_are_for_the_team_and_three_each(venster: Any) -> None:
    venster.kans("Koffie")
    part(venster, Deel.STIPPEN).paneel._open.click()
    ronde = venster.model.stippen.ronde
    assert (ronde.groepen_die_mogen, ronde.aantal_keuzes) == ((Groep.TEAM,), 3)


def test_without_kansen_there_is_nothing_to_open(venster: Any) -> None:
    venster.kans("Geen tijd", Soort.BEDREIGING)
    stippen = part(venster, Deel.STIPPEN)
    assert not is_shown(stippen.paneel.box)
    assert "geen toegelaten kansen" in venster.model.blokkades["stippen"][0]
    venster.kans("Koffie")
    assert is_shown(stippen.paneel.box)


def test_who_sent_ideas_in_may_give_dots_too(venster: Any, werkboek: Any) -> None:
    stippen = part(venster, Deel.STIPPEN)
    ronde = open_ronde(werkboek, soort=Rondesoort.KANSEN, vraag="Kansen?").ronde
    submit(
        werkboek,
        ronde=ronde,
        inzending="1",
        groep=Groep.OUDERS,
        soort=Soort.KANS,
        perspectief=Perspectief.TEAM,
        tekst="Koffie",
    )
    close_ronde(werkboek, ronde)
    venster.zitting.poll()
    assert venster.model.stippen.groepen == (Groep.TEAM,)  # nothing of theirs can be chosen yet
    venster.zitting.run(lambda: venster.model.let_in([venster.nummer("Koffie")]))
    stippen.paneel._open.click()
    assert venster.model.stippen.ronde.groepen_die_mogen == (Groep.OUDERS, Groep.TEAM)


def test_what_is_word_for_word_the_same_is_merged_in_one_press(venster):
    model = venster.model
    for tekst in ("Een bankje in de gang", "een  bankje in de Gang", "Een bankje in de gang"):
        assert venster.zitting.run(
            lambda tekst=tekst: model.add(Soort.KANS, Perspectief.TEAM, tekst)
        )
    model.add(Soort.KANS, Perspectief.OUDERS, "Een bankje in de gang")
    model.add(Soort.KANS, Perspectief.TEAM, "Een bank in de gang")
    venster.zitting.poll()
    paren = part(venster, Deel.BEKIJKEN).paren
    assert is_shown(paren.gelijke)
    assert paren.gelijke.description == "Voeg samen wat letterlijk hetzelfde is (2)"
    paren.gelijke.click()
    venster.zitting.poll()
    assert [row.tekst for row in model.toegelaten] == [
        "Een bankje in de gang",
        "Een bankje in de gang",
        "Een bank in de gang",
    ]
    assert not is_shown(paren.gelijke)
    assert len(model.parts(model.toegelaten[0].id)) == 2


def test_what_somebody_called_different_is_not_the_same(venster):
    model = venster.model
    part(venster, Deel.BEKIJKEN)
    for _ in range(4):
        model.add(Soort.KANS, Perspectief.TEAM, "Een bankje in de gang")
    venster.zitting.poll()
    assert len(model.same_among(model.toegelaten)) == 3
    first, second, *_ = model.toegelaten
    model.keep_apart(first.id, second.id)
    venster.zitting.poll()
    assert len(model.same_among(model.toegelaten)) == 2


def test_a_choice_of_who_takes_part_stays_when_parents_ideas_come_in(
    venster: Any, werkboek: Any
) -> None:
    venster.kans("Tolk")
    wie = part(venster, Deel.STIPPEN).paneel._velden.wie
    wie[Groep.TEAM].value = False
    ronde = open_ronde(werkboek, soort=Rondesoort.KANSEN, vraag="Kansen?").ronde
    close_ronde(werkboek, ronde)
    with werkboek.writing() as tx:
        tx.add(Inbreng("9", Soort.KANS, Perspectief.OUDERS, "Koffie", Groep.OUDERS))
    venster.zitting.poll()
    assert venster.model.stippen.groepen == (Groep.OUDERS, Groep.TEAM)
    assert [groep for groep, field in wie.items() if field.value] == []


def test_what_waits_is_pointed_at_what_it_looks_like_and_merged_in_one_press(venster: Any) -> None:
    waiting(venster, "Een koffieochtend", "Vlag", "Koffie-ochtend met ouders")
    bekijken = part(venster, Deel.BEKIJKEN)
    een, vlag, ander = rows_of(bekijken.nieuw.lijst)
    assert not is_shown(een.lijktop.box)  # of two that wait it is said once, at the later one
    assert not is_shown(vlag.lijktop.box)
    assert is_shown(ander.lijktop.box)
    assert "‘Een koffieochtend’" in all_html(ander.lijktop.box)
    ander.lijktop.voeg.click()
    assert [row.tekst for row in venster.model.on_list(Lijst.NIEUW).values()] == [
        "Een koffieochtend",
        "Vlag",
    ]
    venster.zitting.melding.keuzes[0].action()
    venster.zitting.poll()
    assert len(venster.model.on_list(Lijst.NIEUW)) == 3


def test_what_was_kept_apart_while_moderating_is_not_pointed_out_before_the_dots(
    venster: Any, nieuw_venster: Callable[..., Any]
) -> None:
    waiting(venster, "Een koffieochtend", "Koffie-ochtend met ouders")
    bekijken = part(venster, Deel.BEKIJKEN)
    bekijken.nieuw.lijst._widgets[max(bekijken.nieuw.lijst._widgets)].lijktop.niet.click()
    bekijken.nieuw.alles.click()
    assert not is_shown(bekijken.paren.box)
    assert not is_shown(part(nieuw_venster(), Deel.STIPPEN).paren.box)


def test_two_wordings_are_merged_in_one_press_where_the_dots_open(venster: Any) -> None:
    venster.kans("Koffieochtend voor ouders")
    venster.kans("Koffie-ochtend met ouders")
    venster.kans("Geen tijd voor ouders", Soort.BEDREIGING)
    venster.kans("Ouders: er is geen tijd", Soort.BEDREIGING)
    stippen = part(venster, Deel.STIPPEN)
    assert is_shown(stippen.paren.box)
    stippen.paren.vorm.voeg.click()
    assert not is_shown(stippen.paren.box)  # bedreigingen get no dots
    stippen.paneel._open.click()
    assert [keuze.tekst for keuze in venster.model.stippen.keuzes] == ["Koffieochtend voor ouders"]


def test_before_the_dots_it_is_said_what_is_double_or_still_waits(venster: Any) -> None:
    waiting(venster, "Nog nieuw")
    venster.kans("Koffieochtend voor ouders")
    venster.kans("Koffie-ochtend met ouders")
    seen = all_html(part(venster, Deel.STIPPEN).box)
    assert "2 kansen" in seen
    assert "Lijken deze twee op elkaar?" in seen
    assert "wacht nog 1 nieuwe tekst" in seen


def test_the_top_3_is_adopted_with_one_press_and_a_name(venster: Any, plak: Any) -> None:
    form = voted(venster, plak, "abc", "abc", "ad").vaststellen
    assert form.gekozen == ("1", "2", "3")
    assert not is_shown(form._hint)
    form.door.value = "het team"
    form.knop.click()
    assert [row.keuze for row in venster.model.stippen.vastgesteld] == ["1", "2", "3"]
    assert not is_shown(form._form)


def test_a_fourth_asks_for_a_reason_before_and_after_the_press(venster: Any, plak: Any) -> None:
    form = voted(venster, plak, "abc", "abc", "ad").vaststellen
    form.vinken["4"].value = True
    assert "waarom" in form._hint.value
    form.door.value = "het team"
    form.knop.click()
    assert not venster.model.stippen.vastgesteld
    assert venster.zitting.melding.soort is Meldingsoort.FOUT
    form.reden.value = "Samen één doel"
    form.knop.click()
    assert len(venster.model.stippen.vastgesteld) == 4


def test_changing_an_adopted_top_starts_with_what_was_adopted(venster: Any, plak: Any) -> None:
    form = voted(venster, plak, "abc", "abc", "ad").vaststellen
    form.vinken["4"].value = True
    form.door.value, form.reden.value = "het team", "Samen één doel"
    form.knop.click()
    form.opnieuw.click()
    assert form.gekozen == ("1", "2", "3", "4")
    assert (form.door.value, form.reden.value) == ("het team", "Samen één doel")


# the projector


@pytest.mark.parametrize("deel", Deel)
def test_nothing_reaches_the_projector_before_it_is_let_in(venster: Any, deel: Deel) -> None:
    waiting(venster, "Geheim")
    venster.kans("Zichtbaar")
    venster.zitting.run(lambda: venster.model.go(deel.value))
    for soort in (Soort.KANS, Soort.BEDREIGING):
        nummer = venster.nummer("Geheim")
        stored = venster.model.items[nummer].soort
        venster.zitting.run(
            lambda n=nummer, s=stored, t=soort: venster.model.set_cell(n, "soort", s, t)
        )
        venster.zitting.run(lambda: venster.model.choose_threat("1"))
        assert "Geheim" not in venster.scherm()
    venster.zitting.run(lambda: venster.model.put_aside(venster.nummer("Zichtbaar")))
    assert "Zichtbaar" not in venster.scherm()


def test_while_collecting_the_hall_sees_the_question_and_what_was_let_in_last(
    venster: Any, stuur: Any
) -> None:
    run, model = venster.zitting.run, venster.model
    run(lambda: model.verzamelen.open("Welke ziet u?", None, [Groep.OUDERS, Groep.TEAM]))
    stuur(model.verzamelen.ronde.ronde, "Nog niet")
    venster.kans("Net gezegd")
    run(lambda: model.go("bekijken"))
    seen = bord_of(venster.zitting).look().html
    assert "Welke ziet u?" in seen
    assert "192.168.1.20<wbr>:8100" in seen
    assert "<strong>1</strong>" in seen
    assert "Net gezegd" in seen
    assert "Nog niet" not in seen


def test_no_dots_are_seen_before_they_are_shown(venster: Any, plak: Any) -> None:
    ids = [venster.kans(f"Kans {naam}") for naam in "abc"]
    stippen, zaak = part(venster, Deel.STIPPEN), venster.model.stippen
    stippen.paneel._open.click()
    plak(zaak.ronde.ronde, "an", (ids[1],))
    venster.zitting.poll()
    for step in (closing(zaak), lambda: None):
        assert "Kans b" not in venster.scherm()
        assert "Kans b" not in all_html(stippen.box)
        venster.zitting.run(step)
    venster.zitting.run(zaak.show)
    assert "Kans b" in venster.scherm()


def test_texts_with_code_in_them_stay_texts_everywhere(venster: Any, plak: Any) -> None:
    een = venster.kans(EVIL)
    venster.kans(EVIL + " en nog eens")
    threat = venster.kans(EVIL, Soort.BEDREIGING)
    run, model = venster.zitting.run, venster.model
    run(lambda: model.add_need(threat, EVIL))
    run(lambda: model.choose_threat(threat))
    seen = ""
    for deel in Deel:
        seen += all_html(part(venster, deel).box) + venster.scherm()
    run(lambda: model.stippen.open(EVIL, 3, [Groep.TEAM]))
    plak(model.stippen.ronde.ronde, "an", (een,))
    run(closing(model.stippen))
    run(model.stippen.show)
    run(lambda: model.stippen.adopt([een], EVIL, None))
    seen += all_html(part(venster, Deel.STIPPEN).box) + venster.scherm()
    assert "<script>" not in seen
    assert "&lt;script&gt;" in seen
    assert "{{ 7*7 }}" in seen


def test_many_are_spread_over_slides_and_no_text_is_left_out(venster: Any) -> None:
    for nr in range(30):
        venster.kans(f"Kans nummer {nr}: " + " ".join(["woord"] * (nr % 9 + 1)))
    venster.zitting.run(lambda: venster.model.go("bekijken"))
    slides = make_row(Bron(venster.zitting, {}), "kansen/bekijken")
    assert len(slides) > 2
    shown = [zin for dia in slides for zin in dia.inhoud["kolommen"]["Kansen"]]
    assert [zin.split(":")[0] for zin in shown] == [f"Kans nummer {nr}" for nr in range(30)]

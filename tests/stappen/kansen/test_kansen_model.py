"""The studiemiddag without a browser."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from op_het_scherm import closing

from ouderplan.kern.fouten import OngeldigeInvoer, OuderplanFout
from ouderplan.kern.kansen import Filter, Inbreng, Lijst, Omzetting, Perspectief, Soort
from ouderplan.kern.rondes import OnbekendeKeuze
from ouderplan.kern.samenvoegen import AlSamengevoegd, HeeftDelen
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Botsing
from ouderplan.stappen import Staat
from ouderplan.stappen.dias.bord import bord_of

Vensters = Callable[..., Any]
DAG = date(2027, 4, 14)


def test_the_whole_afternoon(venster: Any, stuur: Any, plak: Any) -> None:
    model, zitting = venster.model, venster.zitting
    assert model.stand.staat is Staat.NOG_NIET

    zitting.run(lambda: model.verzamelen.open("Welke ziet u?", None, [Groep.TEAM]))
    ronde = model.verzamelen.ronde.ronde
    for tekst in ("Koffieochtend voor ouders", "Koffie-ochtend met ouders", "Een tolk", "Vlag"):
        stuur(ronde, tekst)
    stuur(ronde, "Te weinig tijd", Soort.BEDREIGING)
    zitting.poll()
    assert model.verzamelen.gestemd == 5
    assert len(model.on_list(Lijst.NIEUW)) == 5
    assert not model.te_kiezen

    model.put_aside(venster.nummer("Vlag"))
    zitting.run(lambda: model.let_in(model.on_list(Lijst.NIEUW)))
    zitting.run(closing(model.verzamelen))
    zitting.run(lambda: model.go("bekijken"))
    (paar,) = model.paren  # in any order: closing hid which of the two came first
    stays = venster.rij("Koffieochtend voor ouders").id
    zitting.run(lambda: model.merge(paar.een, paar.ander, stays, ""))
    assert not model.paren

    threat = model.bedreigingen[0].id
    zitting.run(lambda: model.add_need(threat, "Eén vaste middag"))
    zitting.run(lambda: model.make_kans(next(iter(model.omzettingen))))
    assert {row.tekst for row in model.te_kiezen} == {
        "Koffieochtend voor ouders",
        "Een tolk",
        "Eén vaste middag",
    }

    zitting.run(lambda: model.stippen.open("Waarmee beginnen?", 3, [Groep.TEAM]))
    ids = [row.id for row in model.te_kiezen]
    plak(model.stippen.ronde.ronde, "an", tuple(ids))
    plak(model.stippen.ronde.ronde, "bo", tuple(ids[:2]))
    plak(model.stippen.ronde.ronde, "ko", tuple(ids[:1]))
    zitting.run(closing(model.stippen))
    assert model.stippen.uitslag is None
    zitting.run(model.stippen.show)
    zitting.run(lambda: model.stippen.adopt(model.stippen.suggestion, "het team", DAG))
    assert [row.keuze for row in model.stippen.vastgesteld] == ids
    assert model.stand.staat is Staat.KLAAR


def test_the_state_says_what_is_to_be_done(venster: Any) -> None:
    venster.kans("Koffie")
    venster.kans("Geen tijd", Soort.BEDREIGING)
    stand = venster.model.stand
    assert stand.staat is Staat.BEZIG
    assert len(stand.blokkades) == 2
    assert venster.model.blokkades["omzetten"]
    assert venster.model.blokkades["stippen"]


def test_a_text_is_needed_and_must_fit_on_the_screen(venster: Any) -> None:
    nummer = venster.nummer(venster.kans("Koffie") and "Koffie")
    for tekst in (" ", "x" * 301):
        with pytest.raises(OngeldigeInvoer):
            venster.model.add(Soort.KANS, Perspectief.TEAM, tekst)
        with pytest.raises(OngeldigeInvoer):
            venster.model.set_text(nummer, "Koffie", tekst)
    venster.model.refresh()
    assert [row.tekst for row in venster.model.items.values()] == ["Koffie"]


def test_what_was_put_aside_can_be_found_and_put_back(venster: Any) -> None:
    venster.kans("Koffie")
    nummer, model = venster.nummer("Koffie"), venster.model
    venster.zitting.run(lambda: model.put_aside(nummer))
    assert not model.selected(Soort.KANS)
    model.filter = Filter(Lijst.WEGGELEGD)
    assert list(model.selected(Soort.KANS)) == [nummer]
    venster.zitting.run(lambda: model.put_back(nummer))
    assert model.te_kiezen


def test_a_merged_one_does_not_change_its_soort_alone(venster: Any) -> None:
    een, ander = venster.kans("Koffie"), venster.kans("Koffie!")
    venster.zitting.run(lambda: venster.model.merge(een, ander, een, ""))
    with pytest.raises(HeeftDelen):
        venster.model.set_cell(venster.nummer("Koffie"), "soort", Soort.KANS, Soort.BEDREIGING)
    venster.zitting.run(lambda: venster.model.take_apart(een))
    nummer = venster.nummer("Koffie")
    venster.zitting.run(
        lambda: venster.model.set_cell(nummer, "soort", Soort.KANS, Soort.BEDREIGING)
    )
    assert venster.rij("Koffie").soort is Soort.BEDREIGING


def test_pairs_that_are_not_the_same_are_not_pointed_out_again(
    venster: Any, nieuw_venster: Vensters
) -> None:
    venster.kans("Koffieochtend voor ouders")
    venster.kans("Koffie-ochtend met ouders")
    venster.zitting.run(lambda: venster.model.go("bekijken"))
    (paar,) = venster.model.paren
    venster.zitting.run(lambda: venster.model.keep_apart(paar.een, paar.ander))
    assert not venster.model.paren
    other = nieuw_venster()
    other.model.go("bekijken")
    assert not other.model.paren


def test_nothing_is_merged_unasked(venster: Any) -> None:
    venster.kans("Koffieochtend")
    venster.kans("Koffieochtend")
    for deel in ("bekijken", "omzetten", "stippen"):
        venster.zitting.run(lambda deel=deel: venster.model.go(deel))
    assert len(venster.model.te_kiezen) == 2


def test_what_is_needed_moves_along_with_a_merge_and_never_gets_lost(venster: Any) -> None:
    model, run = venster.model, venster.zitting.run
    een = venster.kans("Geen tijd", Soort.BEDREIGING)
    ander = venster.kans("Te weinig tijd", Soort.BEDREIGING)
    run(lambda: model.add_need(ander, "Een vaste middag"))
    run(lambda: model.merge(een, ander, een, ""))
    assert [row.wat_is_nodig for row in model.needs()[een].values()] == ["Een vaste middag"]
    run(lambda: model.put_aside(venster.nummer("Geen tijd")))
    assert [row.wat_is_nodig for row in model.needs()[""].values()] == ["Een vaste middag"]


def test_what_is_needed_can_be_taken_away_and_put_back(venster: Any) -> None:
    model, run = venster.model, venster.zitting.run
    run(lambda: model.add_need("", "Goede afspraken"))
    ((nummer, row),) = model.omzettingen.items()
    run(lambda: model.remove_need(nummer))
    assert not model.omzettingen
    run(lambda: model.restore_need(row))
    assert list(model.omzettingen.values()) == [Omzetting("", "Goede afspraken")]


def vote(venster: Any, plak: Any, *ballots: str) -> list[str]:
    """Let the team vote on kansen called a, b, c …; return their ids."""
    ids = {naam: venster.kans(f"Kans {naam}") for naam in "abcde"}
    zaak, run = venster.model.stippen, venster.zitting.run
    run(lambda: zaak.open("Waarmee?", 3, [Groep.TEAM]))
    for nr, ballot in enumerate(ballots):
        plak(zaak.ronde.ronde, str(nr), tuple(ids[naam] for naam in ballot))
    run(closing(zaak))
    run(zaak.show)
    return list(ids.values())


def test_a_top_3_does_not_silently_become_four(venster: Any, plak: Any) -> None:
    ids = vote(venster, plak, "abc", "abc", "abd", "ae")
    zaak = venster.model.stippen
    for keuzes in (ids[:4], ids[:2], [*ids[:2], ids[3]]):
        with pytest.raises(OuderplanFout, match="waarom"):
            zaak.adopt(keuzes, "het team", DAG)
    zaak.refresh()
    assert not zaak.vastgesteld
    zaak.adopt(ids[:4], "het team", DAG, "De vierde hoort bij de derde.")
    zaak.refresh()
    assert [row.reden for row in zaak.vastgesteld] == ["De vierde hoort bij de derde."] * 4


def test_a_top_needs_a_result_a_choice_and_someone_who_adopts(venster: Any, plak: Any) -> None:
    with pytest.raises(OuderplanFout, match="Toon eerst"):
        venster.model.stippen.adopt(["1"], "het team", DAG)
    ids = vote(venster, plak, "abc")
    zaak = venster.model.stippen
    with pytest.raises(OuderplanFout, match="Vink eerst"):
        zaak.adopt([], "het team", DAG)
    with pytest.raises(OuderplanFout, match="wie de top vaststelt"):
        zaak.adopt(ids[:3], " ", DAG)
    with pytest.raises(OnbekendeKeuze):
        zaak.adopt(["zomaar"], "het team", DAG, "omdat")


def test_a_tie_is_said_and_settled_by_people(venster: Any, plak: Any) -> None:
    ids = vote(venster, plak, "abc", "abd", "a")
    zaak = venster.model.stippen
    assert zaak.suggestion == tuple(ids[:2])
    assert [plaats.keuze for plaats in zaak.top.gelijk] == ids[2:4]
    zaak.adopt([*ids[:2], ids[3]], "het team", DAG)
    zaak.refresh()
    assert [row.keuze for row in zaak.vastgesteld] == [*ids[:2], ids[3]]


def test_merging_while_a_dot_round_is_open_leaves_that_round_alone(venster: Any, plak: Any) -> None:
    een, ander = venster.kans("Koffie"), venster.kans("Koffie!")
    zaak, run = venster.model.stippen, venster.zitting.run
    run(lambda: zaak.open("Waarmee?", 3, [Groep.TEAM]))
    run(lambda: venster.model.merge(een, ander, een, ""))
    plak(zaak.ronde.ronde, "an", (een, ander))
    run(closing(zaak))
    run(zaak.show)
    assert {plaats.keuze: plaats.stemmen for plaats in zaak.uitslag.ranglijst} == {een: 1, ander: 1}


# two windows


def test_one_window_edits_while_the_other_merges(venster: Any, nieuw_venster: Vensters) -> None:
    een, ander = venster.kans("Koffie"), venster.kans("Thee")
    other = nieuw_venster()
    nummer = venster.nummer("Thee")
    venster.zitting.run(lambda: venster.model.merge(een, ander, een, ""))
    assert other.zitting.run(lambda: other.model.set_text(nummer, "Thee", "Thee met koek"))
    venster.zitting.poll()
    assert venster.rij("Thee met koek").samengevoegd_met == een


def test_one_window_edits_while_the_other_lets_in(
    venster: Any, nieuw_venster: Vensters, stuur: Any
) -> None:
    venster.zitting.run(lambda: venster.model.verzamelen.open("Welke?", None, [Groep.TEAM]))
    stuur(venster.model.verzamelen.ronde.ronde, "koffei")
    venster.zitting.poll()
    other = nieuw_venster()
    nummer = venster.nummer("koffei")
    assert other.zitting.run(lambda: other.model.set_text(nummer, "koffei", "Koffie"))
    assert venster.zitting.run(lambda: venster.model.let_in([nummer]))
    assert venster.rij("Koffie").telt_mee


def test_let_all_in_does_not_undo_what_another_window_put_aside(
    venster: Any, nieuw_venster: Vensters, stuur: Any
) -> None:
    venster.zitting.run(lambda: venster.model.verzamelen.open("Welke?", None, [Groep.TEAM]))
    for tekst in ("Goed", "Fout"):
        stuur(venster.model.verzamelen.ronde.ronde, tekst)
    venster.zitting.poll()
    seen = tuple(venster.model.on_list(Lijst.NIEUW))
    other = nieuw_venster()
    other.model.put_aside(other.nummer("Fout"))
    stuur(venster.model.verzamelen.ronde.ronde, "Te laat")
    venster.zitting.run(lambda: venster.model.let_in(seen))
    lists = {row.tekst: row.lijst for row in venster.model.items.values()}
    assert lists == {
        "Goed": Lijst.TOEGELATEN,
        "Fout": Lijst.WEGGELEGD,
        "Te laat": Lijst.NIEUW,
    }


def test_two_windows_that_merge_the_same_one_differently_are_told(
    venster: Any, nieuw_venster: Vensters
) -> None:
    een, ander, derde = (venster.kans(tekst) for tekst in ("Koffie", "Thee", "Melk"))
    other = nieuw_venster()
    venster.model.merge(een, ander, een, "")
    with pytest.raises(AlSamengevoegd):
        other.model.merge(derde, ander, derde, "")


def test_the_same_text_changed_in_two_windows_is_a_choice(
    venster: Any, nieuw_venster: Vensters
) -> None:
    venster.kans("Koffie")
    nummer = venster.nummer("Koffie")
    nieuw_venster().model.set_text(nummer, "Koffie", "Thee")
    with pytest.raises(Botsing):
        venster.model.set_text(nummer, "Koffie", "Melk")


def test_both_windows_keep_what_they_said_is_needed(venster: Any, nieuw_venster: Vensters) -> None:
    other = nieuw_venster()
    venster.model.add_need("", "Een tolk")
    other.model.add_need("", "Een vaste dag")
    venster.zitting.poll()
    assert [row.wat_is_nodig for row in venster.model.omzettingen.values()] == [
        "Een tolk",
        "Een vaste dag",
    ]


# what is on the screen


def test_going_to_another_part_changes_nothing_for_the_hall_or_another_laptop(
    venster: Any, nieuw_venster: Vensters
) -> None:
    laptop = nieuw_venster()
    before = bord_of(venster.zitting).look().html
    venster.zitting.run(lambda: venster.model.go("bekijken"))
    venster.zitting.run(lambda: venster.model.look_from("ouders"))
    laptop.zitting.poll()
    assert laptop.model.deel == "verzamelen"
    assert bord_of(venster.zitting).look().html == before
    assert venster.model.zaalplek == ("kansen/bekijken/ouders", "")


def test_after_a_reload_the_same_part_is_on(venster: Any, nieuw_venster: Vensters) -> None:
    venster.zitting.run(lambda: venster.model.go("omzetten"))
    assert nieuw_venster().model.deel == "omzetten"


def test_three_hundred_of_them_are_read_and_compared_quickly(venster: Any) -> None:
    words = ("koffie", "tolk", "klas", "rapport", "huiswerk", "app", "inloop", "taal", "talent")
    with venster.zitting.wb.writing() as tx:
        for nr in range(300):
            tekst = f"{words[nr % 9]} {words[nr % 7]} nummer {nr}"
            tx.add(Inbreng(str(nr + 1), Soort.KANS, Perspectief.TEAM, tekst))
    venster.zitting.run(lambda: venster.model.go("bekijken"))
    assert len(venster.model.selected(Soort.KANS)) == 300
    venster.model.filter = Filter(zoek="nummer 299")
    assert len(venster.model.selected(Soort.KANS)) == 1


def test_rows_in_another_order_are_seen(venster):
    venster.kans("Een")
    venster.kans("Twee")
    seen = []
    venster.model.observe(
        lambda change: seen.append([r.tekst for r in change.new.values()]), "items"
    )
    with venster.zitting.wb.writing() as tx:
        tx.move(Inbreng, venster.nummer("Twee"), -1)
    venster.zitting.poll()
    assert seen == [["Twee", "Een"]]


def test_the_parts_come_in_order_and_without_a_bedreiging_none_is_turned_round(venster):
    model = venster.model
    venster.kans("Koffie op het plein")
    model.go("bekijken")
    assert model.volgend_deel == ("stippen", "4. Stippen")
    venster.kans("Ouders komen niet", Soort.BEDREIGING)
    assert model.volgend_deel == ("omzetten", "3. Omzetten")
    model.go("stippen")
    assert model.volgend_deel is None

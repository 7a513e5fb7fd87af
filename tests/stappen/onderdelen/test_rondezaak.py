"""A round as a step sees it: counted live, silent about the result until it is shown."""

from dataclasses import replace
from datetime import date

import pytest
from op_het_scherm import closing

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import OnbekendeKeuze, Ronde, Rondesoort, Stembriefje
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.fouten import Botsing, ErIsEenRondeOpen
from ouderplan.stappen.onderdelen.rondezaak import TABELLEN, Rondezaak
from ouderplan.stappen.onderdelen.stemzaak import Stemzaak
from stemmer import vote_as

VRAAG = "Welke waarden?"
BEIDE = (Groep.OUDERS, Groep.TEAM)


class Venster:
    """A window that follows rounds of one kind."""

    def __init__(self, zitting, soort=Rondesoort.WAARDEN):
        self.zitting = zitting
        make = Stemzaak if soort.stemt else Rondezaak
        self.zaak = make(zitting, soort)
        self.zaak.tabellen = TABELLEN
        self.zaak.refresh()
        zitting.follow([self.zaak])

    def do(self, action):
        assert self.zitting.run(action), self.zitting.melding

    def open(self, vraag=VRAAG, aantal=5, groepen=BEIDE, **opkomst):
        self.do(lambda: self.zaak.open(vraag, aantal, groepen, **opkomst))

    def finish(self):
        self.do(closing(self.zaak))
        self.do(self.zaak.show)


@pytest.fixture
def venster(zitting):
    return Venster(zitting)


@pytest.fixture
def ander(nieuwe_zitting):
    return Venster(nieuwe_zitting())


def vote(werkboek, *stemmen, groep=Groep.OUDERS):
    """Cast a ballot for each, as phones do."""
    for nummer, keuzes in enumerate(stemmen):
        vote_as(werkboek, f"{groep}-{nummer}", keuzes, groep=groep)


def test_before_any_round_there_is_nothing(venster):
    assert (venster.zaak.stap, venster.zaak.gestemd, venster.zaak.uitslag) == ("geen", 0, None)


def test_a_round_goes_from_open_to_closed_to_shown(venster):
    venster.open()
    assert venster.zaak.stap == "open"
    venster.do(closing(venster.zaak))
    assert venster.zaak.stap == "gesloten"
    venster.do(venster.zaak.show)
    assert venster.zaak.stap == "getoond"


def test_the_counter_counts_people_and_follows_the_phones(venster, werkboek):
    venster.open()
    vote(werkboek, ["respect", "openheid"], ["respect"], [])
    venster.zitting.poll()
    assert venster.zaak.gestemd == 3


def test_a_changed_vote_is_not_a_second_one(venster, werkboek):
    venster.open()
    vote(werkboek, ["respect"])
    vote(werkboek, ["openheid"])
    venster.zitting.poll()
    assert venster.zaak.gestemd == 1


def test_the_other_window_follows(venster, ander, werkboek):
    venster.open()
    vote(werkboek, ["respect"])
    ander.zitting.poll()
    assert (ander.zaak.stap, ander.zaak.gestemd) == ("open", 1)
    ander.do(closing(ander.zaak))
    venster.zitting.poll()
    assert venster.zaak.stap == "gesloten"


def test_nobody_can_know_the_result_before_it_is_shown(venster, werkboek):
    venster.open()
    vote(werkboek, ["respect"])
    venster.zitting.poll()
    assert venster.zaak.uitslag is None
    venster.do(closing(venster.zaak))
    assert venster.zaak.uitslag is None
    assert venster.zaak.picture() is None
    assert venster.zaak.suggestion == ()
    venster.do(venster.zaak.show)
    assert venster.zaak.uitslag.ranglijst[0].keuze == "respect"


def test_it_tells_of_a_change_when_all_of_it_is_read(venster, werkboek):
    venster.open()
    vote(werkboek, ["respect"])
    venster.do(closing(venster.zaak))
    seen = []
    venster.zaak.observe(lambda _: seen.append((venster.zaak.stap, bool(venster.zaak.uitslag))))
    venster.do(venster.zaak.show)
    assert set(seen) == {("getoond", True)}


def test_who_is_present_is_kept_per_group(venster):
    venster.open()
    venster.do(lambda: venster.zaak.set_present(Groep.OUDERS, None, 120))
    venster.do(lambda: venster.zaak.set_present(Groep.TEAM, None, 20))
    assert venster.zaak.aanwezig == 140
    assert [venster.zaak.ronde.aanwezig_van(groep) for groep in BEIDE] == [120, 20]
    venster.do(lambda: venster.zaak.set_present(Groep.OUDERS, 120, None))
    assert [venster.zaak.ronde.aanwezig_van(groep) for groep in BEIDE] == [0, 20]


def test_two_windows_that_count_otherwise_are_asked(venster, ander):
    venster.open()
    ander.zitting.poll()
    venster.do(lambda: venster.zaak.set_present(Groep.TEAM, None, 20))
    venster.do(lambda: venster.zaak.set_present(Groep.OUDERS, None, 120))
    with pytest.raises(Botsing) as told:
        ander.zaak.set_present(Groep.OUDERS, None, 119)
    assert told.value.daar == 120
    assert venster.zaak.aanwezig == 140


def test_two_windows_fill_in_a_group_each(venster, ander):
    venster.open()
    ander.zitting.poll()
    venster.do(lambda: venster.zaak.set_present(Groep.OUDERS, None, 120))
    ander.do(lambda: ander.zaak.set_present(Groep.TEAM, None, 20))
    venster.zitting.poll()
    assert venster.zaak.aanwezig == 140


def test_who_was_invited_is_kept_apart_from_who_came(venster):
    venster.open(uitgenodigd=(300, 25), aanwezig=(120, None))
    ronde = venster.zaak.ronde
    assert [ronde.uitgenodigd_van(groep) for groep in BEIDE] == [300, 25]
    assert [ronde.aanwezig_van(groep) for groep in BEIDE] == [120, None]


@pytest.mark.parametrize(
    ("vraag", "aantal", "groepen", "zin"),
    [
        (" ", 5, BEIDE, "Typ eerst de vraag"),
        (VRAAG, None, BEIDE, "hoeveel ieder er mag kiezen"),
        (VRAAG, 0, BEIDE, "hoeveel ieder er mag kiezen"),
        (VRAAG, 21, BEIDE, "hoeveel ieder er mag kiezen"),
        (VRAAG, 5, (), "wie er meedoen"),
    ],
)
def test_a_round_that_makes_no_sense_is_not_opened(venster, vraag, aantal, groepen, zin):
    with pytest.raises(OuderplanFout, match=zin):
        venster.zaak.open(vraag, aantal, groepen)
    venster.zaak.refresh()
    assert venster.zaak.stap == "geen"


def test_an_open_round_of_another_kind_is_named_and_in_the_way(venster, nieuwe_zitting):
    kansen = Venster(nieuwe_zitting(), Rondesoort.KANSEN)
    kansen.open("Welke kansen ziet u?", None)
    venster.zitting.poll()
    assert venster.zaak.andere == "Welke kansen ziet u?"
    assert venster.zaak.stap == "geen"
    with pytest.raises(ErIsEenRondeOpen, match="Welke kansen ziet u"):
        venster.zaak.open(VRAAG, 5, BEIDE)
    kansen.do(closing(kansen.zaak))
    venster.zitting.poll()
    assert venster.zaak.andere == ""


def test_ones_own_open_round_is_no_other(venster):
    venster.open()
    assert venster.zaak.andere == ""


def test_a_second_round_leaves_the_first_one_in_the_record(venster, werkboek):
    venster.open()
    venster.finish()
    venster.open("Opnieuw: welke waarden?")
    assert venster.zaak.ronde.vraag == "Opnieuw: welke waarden?"
    with werkboek.reading() as tx:
        assert [ronde.vraag for ronde in tx.rows(Ronde)] == [VRAAG, "Opnieuw: welke waarden?"]


@pytest.fixture
def getoond(venster, werkboek):
    """Give a window with a shown result: respect first, then three that tie for two places."""
    venster.zaak.aantal = 3
    venster.open(aantal=3)
    vote(
        werkboek,
        ["respect", "openheid", "vertrouwen"],
        ["respect", "openheid", "plezier"],
        ["respect", "vertrouwen", "plezier"],
    )
    venster.finish()
    return venster


def adopted(venster):
    return [row.keuze for row in venster.zaak.vastgesteld]


def test_what_ties_for_the_last_places_is_not_suggested(getoond):
    assert getoond.zaak.suggestion == ("respect",)
    assert {plaats.keuze for plaats in getoond.zaak.top.gelijk} == {
        "openheid",
        "vertrouwen",
        "plezier",
    }
    assert getoond.zaak.top.open_plaatsen == 2


def test_settling_the_tie_is_adopted_with_by_whom_and_when(getoond):
    chosen = ("respect", "openheid", "plezier")
    getoond.do(lambda: getoond.zaak.adopt(chosen, "ouders en team", date(2026, 10, 6)))
    assert adopted(getoond) == list(chosen)
    first = getoond.zaak.vastgesteld[0]
    assert (first.plaats, first.vastgesteld_door) == (1, "ouders en team")
    assert first.vastgesteld_op == date(2026, 10, 6)


def test_all_that_tie_can_be_adopted_when_it_is_said_why(getoond):
    four = ("respect", "openheid", "vertrouwen", "plezier")
    with pytest.raises(OuderplanFout, match=r"Dit zijn er 4.*nog niets vastgesteld"):
        getoond.zaak.adopt(four, "team", None)
    getoond.do(lambda: getoond.zaak.adopt(four, "team", None, "Ze zijn even belangrijk."))
    assert len(adopted(getoond)) == 4
    assert getoond.zaak.vastgesteld[3].reden == "Ze zijn even belangrijk."


def test_another_adoption_replaces_the_first(getoond):
    getoond.do(lambda: getoond.zaak.adopt(("respect", "openheid", "plezier"), "team", None))
    getoond.do(lambda: getoond.zaak.adopt(("respect", "openheid", "vertrouwen"), "team", None))
    assert adopted(getoond) == ["respect", "openheid", "vertrouwen"]


def test_an_adoption_is_seen_in_the_other_window(getoond, ander):
    getoond.do(lambda: getoond.zaak.adopt(("respect", "openheid", "plezier"), "team", None))
    ander.zitting.poll()
    assert adopted(ander) == ["respect", "openheid", "plezier"]


@pytest.mark.parametrize(
    ("keuzes", "door", "zin"),
    [((), "team", "Vink eerst aan"), (("respect", "openheid", "plezier"), " ", "Schrijf op wie")],
)
def test_an_adoption_needs_choices_and_someone(getoond, keuzes, door, zin):
    with pytest.raises(OuderplanFout, match=zin):
        getoond.zaak.adopt(keuzes, door, None)
    getoond.zaak.refresh()
    assert adopted(getoond) == []


def test_what_was_not_on_the_ballot_cannot_be_adopted(getoond):
    with pytest.raises(OnbekendeKeuze):
        getoond.zaak.adopt(("respect", "verzonnen", "plezier"), "team", None)


def test_before_the_result_is_shown_nothing_can_be_adopted(venster):
    venster.open()
    venster.do(closing(venster.zaak))
    with pytest.raises(OuderplanFout, match="nog niet getoond"):
        venster.zaak.adopt(("respect",), "team", None)


def test_the_same_picture_is_drawn_once(getoond):
    drawn = getoond.zaak.picture()
    getoond.zaak.refresh()
    assert getoond.zaak.picture() is drawn


def test_a_vote_makes_the_page_read_the_counter_and_nothing_else(venster, werkboek):
    venster.open()
    vote(werkboek, ["durf"])
    venster.zitting.poll()
    before = venster.zaak.keuzes
    vote(werkboek, ["durf"], ["durf"], ["durf"])
    venster.zitting.poll()
    assert venster.zaak.gestemd == 3
    assert venster.zaak.keuzes is before


def test_ballots_that_are_read_in_change_a_shown_result(getoond, werkboek):
    before = getoond.zaak.uitslag.gestemd
    with werkboek.writing() as tx:
        row = tx.rows(Stembriefje)[0]
        tx.add_anonymous([replace(row, briefje="papier")])
    getoond.zitting.poll()
    assert getoond.zaak.uitslag.gestemd == before + 1

"""Everything that comes back stands on the clock, or apart with the reason."""

import pytest

from ouderplan.kern.afspraken import Activiteit, Communicatiemiddel, Gesprek, Moment, Orgaan
from ouderplan.kern.doelen import Actie
from ouderplan.kern.jaarklok import Kloksoort, Plek, Terugkerend, make_clock
from ouderplan.kern.school import Planningsregel

KLOK = make_clock(
    Terugkerend(
        gesprekken=(Gesprek("Startgesprek", "september"), Gesprek("Op verzoek", "hele jaar")),
        momenten=(Moment("Rapport", wanneer="februari en juni"),),
        activiteiten=(
            Activiteit("Inloop", wanneer="zie agenda", frequentie="elke maand"),
            Activiteit("Startgesprek", wanneer="September"),
        ),
        communicatie=(Communicatiemiddel("Schoolgids", "elk jaar in juli"),),
        organen=(Orgaan("MR", frequentie="zes keer per jaar"),),
        planning=(Planningsregel("juni 2030", "Opnieuw kiezen"),),
        acties=(
            Actie("3a", "Rooster maken\nen delen", tijdpad="mei: voorstel\nooit",
                  evaluatie_wanneer="eind juni"),
        ),
    ),
    2026,
)  # fmt: skip


def at(plek):
    return [regel.wat for regel in KLOK.at(plek)]


def test_what_has_a_moment_stands_in_its_months():
    per_maand = {m: [regel.wat for regel in regels] for m, regels in KLOK.per_maand.items()}
    assert per_maand[9] == ["Startgesprek"]
    assert per_maand[2] == ["Rapport"]
    assert per_maand[5] == ["Rooster maken: voorstel"]
    assert per_maand[6] == ["Rapport", "Rooster maken"]
    assert per_maand[7] == ["Schoolgids"]
    assert next(iter(per_maand)) == 8


def test_the_same_thing_in_two_tables_stands_on_it_once():
    assert at(Plek.KLOK).count("Startgesprek") == 1


def test_what_comes_every_month_is_said_once():
    assert [regel.wat for regel in KLOK.vaak] == ["Inloop"]
    assert all("Inloop" not in [r.wat for r in regels] for regels in KLOK.per_maand.values())


def test_what_cannot_be_placed_is_kept_with_the_reason():
    assert at(Plek.DOORLOPEND) == ["Op verzoek"]
    assert at(Plek.ANDER_JAAR) == ["Opnieuw kiezen"]
    assert at(Plek.ONBEKEND) == ["MR", "Rooster maken: ooit"]


def test_nothing_is_lost():
    assert len(KLOK.regels) == sum(len(KLOK.at(plek)) for plek in Plek)
    assert {regel.soort for regel in KLOK.regels} == set(Kloksoort)


def test_what_was_moved_stands_at_its_new_moment_and_what_was_called_off_nowhere():
    planning = (
        Planningsregel("mei", "Scan", status="verplaatst naar oktober"),
        Planningsregel("mei", "Feest", status="vervallen"),
    )
    klok = make_clock(Terugkerend(planning=planning), 2026)
    assert [(regel.wat, tuple(regel.maanden)) for regel in klok.regels] == [("Scan", (10,))]


@pytest.mark.parametrize(
    ("status", "moment", "gaat_door"),
    [
        ("verplaatst naar maart", "maart", True),
        ("wordt verplaatst van november naar maart", "maart", True),
        ("verzet naar 3 maart, uitnodiging verstuurd op 4 februari", "3 maart", True),
        ("wordt verplaatst naar de aula", "november", True),
        ("uitgesteld tot nader bericht", "november", True),
        ("klaar; verslag verplaatst naar de map van de MR", "november", True),
        ("Vervallen.", "november", False),
        ("gaat dit jaar niet door", "november", False),
        ("gaat helaas niet door wegens ziekte", "november", False),
        ("geannuleerd (te weinig begeleiding)", "november", False),
        ("vervalt niet", "november", True),
        ("inloop (vervalt in groep 8)", "november", True),
        ("gaat door; de borrel vervalt", "november", True),
        ("hapjes vervallen, avond gaat door", "november", True),
        ("gaat niet door als er te weinig aanmeldingen zijn", "november", True),
    ],
)
def test_a_status_moves_or_calls_off_only_when_it_says_that_of_the_row(status, moment, gaat_door):
    row = Planningsregel("november", "Avond", status=status)
    assert (row.moment, row.gaat_door) == (moment, gaat_door)

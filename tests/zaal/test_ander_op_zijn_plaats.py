"""Another workbook comes in the place of the one that is open: moved there, or from a backup."""

import secrets
from contextlib import closing, suppress
from itertools import product

import pytest

from databaseserver import SNEL, running
from motoren import left_out
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.fouten import WerkboekKomtTerug, WerkboekWeg
from ouderplan.opslag.motor.kiezen import OMGEVING, kind_on_a_server
from ouderplan.opslag.motor.sqlite.motor import SqliteMotor
from ouderplan.opslag.stemmen import cast, close_ronde, open_ronde, progress
from ouderplan.opslag.verhuizen import make_copy, move
from ouderplan.opslag.zegel.opruimen import destroy_unneeded
from ouderplan.stappen.zitting import Zitting
from ouderplan.zaal.huis import Zaalhuis

pytestmark = left_out()
SOORTEN = ("bestand", "server")


@pytest.fixture(scope="module")
def draaiend():
    with running(**SNEL) as server:
        yield server


@pytest.fixture
def maak(draaiend, tmp_path, monkeypatch):
    """Give what makes a workbook as a file or on a server, with a round that asks `vraag`."""
    naam = f"huis_{secrets.token_hex(4)}"
    draaiend.psql(f"CREATE DATABASE {naam}")
    monkeypatch.setenv(OMGEVING, draaiend.url(naam))

    def make(map, soort, vraag):
        with monkeypatch.context() as here:
            if soort == "bestand":
                here.delenv(OMGEVING)
            with closing(Werkboek.create(tmp_path / map, {"school": "De Linde"})) as wb:
                open_ronde(wb, soort=Rondesoort.WAARDEN, vraag=vraag, aantal_keuzes=5)
        return tmp_path / map

    return make


@pytest.fixture
def kast(tmp_path):
    return Kast(tmp_path)


def make_closed_copy(map, copy):
    with closing(Werkboek.open(map)) as wb:
        close_ronde(wb, 1)
    make_copy(map, copy, SqliteMotor)


def vote(wb, stemmer=""):
    who = {
        "stemmer": stemmer or secrets.token_hex(4),
        "groep": Groep.OUDERS,
        "kanaal": Kanaal.TELEFOON,
    }
    cast(wb, ronde=1, keuzes=(), **who)


def swap(oud, nieuw):
    """Do what docs/server.md says: the one out of its place, and the other into it."""
    oud.rename(oud.with_name("oud"))
    nieuw.rename(oud)


@pytest.mark.parametrize(("van", "naar"), list(product(SOORTEN, SOORTEN)))
def test_hall_and_page_go_on_with_what_came_in_its_place_and_no_vote_is_kept_elsewhere(
    maak, kast, van, naar, wacht_tot
):
    there = maak("boek", van, "Oud?")
    kast.choose(there)
    huis, zitting = Zaalhuis(kast), Zitting(kast, exports=kast.data)
    with closing(Werkboek.open(there)) as held, closing(huis):
        huis.refresh()
        zitting.open_current()
        assert huis.stand.ronde.vraag == "Oud?"
        swap(there, maak("nieuw", naar, "Nieuw?"))
        with pytest.raises(WerkboekWeg):
            vote(held)

        def asks():
            huis.refresh()
            return huis.stand.ronde is not None and huis.stand.ronde.vraag == "Nieuw?"

        wacht_tot(asks, timeout=20)
        wacht_tot(lambda: zitting.guard(lambda: (zitting.open_current(), vote(zitting.wb))))
        with closing(Werkboek.open(there)) as wb, wb.reading() as tx:
            assert progress(tx, 1) == 1
        zitting.wb.close()


def test_who_voted_while_it_was_on_a_server_counts_once_in_a_hall_that_stayed_open(
    maak, kast, wacht_tot
):
    there = maak("boek", "bestand", "Wat?")
    kast.choose(there)
    server, back = there.with_name("server"), there.with_name("terug")
    with closing(Zaalhuis(kast)) as huis:
        huis.refresh()
        move(there, server, kind_on_a_server())
        with closing(Werkboek.open(server)) as wb:
            vote(wb, "een toestel")
        move(server, back, SqliteMotor)
        back.rename(there)  # sealed until the round closes; what stood here was not

        def takes_votes():
            huis.refresh()
            with suppress(WerkboekWeg, WerkboekKomtTerug):
                vote(huis._werkboek, "een toestel")
                return True

        wacht_tot(takes_votes, timeout=20)
        close_ronde(huis._werkboek, 1)
        with huis._werkboek.reading() as tx:
            assert progress(tx, 1) == 1


def test_a_page_shows_a_copy_that_went_its_own_way_though_as_much_changed_in_it(
    maak, kast, wacht_tot
):
    there = maak("boek", "bestand", "Wat?")
    kast.choose(there)
    make_closed_copy(there, there.with_name("nieuw"))
    for map, waarde in ((there, "oud"), (there.with_name("nieuw"), "nieuw")):
        with closing(Werkboek.open(map)) as wb, wb.writing() as tx:
            tx.add(Waarde(waarde, "Zo."))
    zitting, shown = Zitting(kast, exports=kast.data), []

    class Waarden:
        naam, stap, tabellen = "waarden", "waarden", frozenset({"waarden"})

        def refresh(self):
            with zitting.wb.reading() as tx:
                shown.append(tx.rows(Waarde)[-1].waarde)

    zitting.open_current()
    zitting.follow([Waarden()])
    zitting.observe(lambda _: Waarden().refresh(), "werkboek")  # as a page does: all anew
    swap(there, there.with_name("nieuw"))
    wacht_tot(lambda: zitting.guard(zitting.poll) and shown[-1:] == ["nieuw"], timeout=20)
    zitting.wb.close()


def test_who_still_holds_the_one_before_destroys_no_key_of_the_other(maak):
    there = maak("boek", "server", "Oud?")
    with closing(Werkboek.open(there)) as held:
        close_ronde(held, 1)  # it needs no key any more
        swap(there, maak("nieuw", "server", "Nieuw?"))
        with pytest.raises(WerkboekWeg):
            destroy_unneeded(held.motor)
    with closing(Werkboek.open(there)) as wb:
        vote(wb)
        assert close_ronde(wb, 1).ronde == 1


def test_a_folder_that_went_and_came_back_is_no_other_workbook(maak, kast):
    there = maak("boek", "server", "Oud?")
    kast.choose(there)
    with closing(Zaalhuis(kast)) as huis:
        huis.refresh()
        held = huis._werkboek
        away = there.rename(there.with_name("even weg"))
        huis.refresh()
        assert huis.stand.ronde.vraag == "Oud?"
        content = (away / "werkboek.postgres").read_bytes()
        away.rename(there)
        (there / "werkboek.postgres").unlink()
        (there / "werkboek.postgres").write_bytes(content)  # as a copy would
        huis.refresh()
        assert huis._werkboek is held
        vote(held)


def test_a_copy_that_went_its_own_way_is_seen_though_as_much_changed_in_it(maak, kast, wacht_tot):
    there = maak("boek", "bestand", "Oud?")
    kast.choose(there)
    with closing(Zaalhuis(kast)) as huis:
        make_closed_copy(there, there.with_name("nieuw"))
        for map, vraag in ((there, "Oud?"), (there.with_name("nieuw"), "Nieuw?")):
            with closing(Werkboek.open(map)) as wb:
                open_ronde(wb, soort=Rondesoort.WAARDEN, vraag=vraag, aantal_keuzes=5)
        huis.refresh()
        assert huis.stand.ronde.vraag == "Oud?"
        swap(there, there.with_name("nieuw"))
        wacht_tot(lambda: (huis.refresh(), huis.stand.ronde.vraag)[1] == "Nieuw?", timeout=20)

"""A workbook goes from a file to a server and back in the middle of rounds, with all of it."""

import secrets
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from walboek import ALLES_BEWAREN, Walboek

from databaseserver import running
from motoren import left_out
from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Perspectief, Soort
from ouderplan.kern.papier import Deel
from ouderplan.kern.rondes import Ronde, Rondekeuze, Rondesoort, Stembriefje
from ouderplan.kern.schoolscan import Antwoord, Niveau, Scanregel
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.thuis import Rondeplan
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.afzenders import senders
from ouderplan.opslag.fouten import NietTeBewaren, WerkboekWeg
from ouderplan.opslag.geheimen import find_key
from ouderplan.opslag.inbreng import submit
from ouderplan.opslag.motor.fouten import VerhuizenTijdensRonde
from ouderplan.opslag.motor.kiezen import OMGEVING, kind_on_a_server, kind_on_this_machine
from ouderplan.opslag.papierklad import Klad, drafts, keep_draft
from ouderplan.opslag.rondesleutel import key_name
from ouderplan.opslag.rondezoeken import open_rondes
from ouderplan.opslag.samenvoegen import merge
from ouderplan.opslag.schoolscan import own_scan, submit_scan
from ouderplan.opslag.stemcodes import add_codes, find_code
from ouderplan.opslag.stemmen import cast, close_ronde, open_ronde, own_ballot, progress
from ouderplan.opslag.tabellen import tabel_of
from ouderplan.opslag.thuis import plan_round
from ouderplan.opslag.uitstel import cells_out
from ouderplan.opslag.verhuizen import VERDER, move
from ouderplan.opslag.zegel.fouten import SleutelWeg
from ouderplan.opslag.zegel.sleutels import MAP

pytestmark = left_out()
CODES = [f"BCDFGHJK{letter}" for letter in "BCDFGHJKMNPQRT"]
KEUZES = [f"keuze {letter}" for letter in "abcdefgh"]


@pytest.fixture(scope="module")
def bewaarder():
    """Give a PostgreSQL that keeps its whole log."""
    with running(**ALLES_BEWAREN) as server:
        yield server


@pytest.fixture
def server(bewaarder, monkeypatch):
    """Give it with an empty database; a new workbook is a file all the same."""
    naam = f"huis_{secrets.token_hex(4)}"
    bewaarder.psql(f"CREATE DATABASE {naam}")
    monkeypatch.setenv(OMGEVING, bewaarder.url(naam))
    return bewaarder


@pytest.fixture
def laptop(server, tmp_path, monkeypatch):  # noqa: ARG001  it has to run
    """Give the folder of a workbook as a file, with codes, in which nothing is open yet."""
    with monkeypatch.context() as here:
        here.delenv(OMGEVING)
        wb = Werkboek.create(tmp_path / "boek", {"school": "De Verhuizer"})
        with closing(wb), wb.writing() as tx:
            tx.replace_all(Waarde, [Waarde(naam, "Zo.") for naam in KEUZES])
            add_codes(tx, CODES, Groep.OUDERS)
    return tmp_path / "boek"


@pytest.fixture
def wal(server):
    """Give all that the server writes from now on."""
    engine = sa.create_engine(server.url().replace("postgresql", "postgresql+psycopg", 1))
    yield Walboek(server.map / "data", engine)
    engine.dispose()


def to_server(folder):
    return move(folder, folder.with_name("daar"), kind_on_a_server())


def to_laptop(folder):
    return move(folder, folder.with_name("terug"), kind_on_this_machine())


def at_home(wb, soort=Rondesoort.WAARDEN):
    nu = datetime.now()
    plan_round(wb, Rondeplan("Wat?", soort, nu, nu + timedelta(days=3), "ouders", 2))
    with wb.reading() as tx:
        return next(ronde.ronde for ronde in open_rondes(tx) if ronde.soort is soort)


def voter(wb, code):
    with wb.reading() as tx:
        return find_code(tx, code).stemmer


def vote(wb, ronde, code, *keuzes):
    who = {"stemmer": voter(wb, code), "groep": Groep.OUDERS, "kanaal": Kanaal.TELEFOON}
    return cast(wb, ronde=ronde, keuzes=keuzes, **who)


def chosen(wb, ronde, code):
    stemmer = voter(wb, code)
    with wb.reading() as tx:
        return own_ballot(tx, ronde, stemmer)


def told(wb):
    with wb.reading() as tx:
        return sorted(map(tuple, cells_out(tx, tabel_of(Stembriefje))))


def test_who_voted_changes_that_after_the_move_and_after_the_one_back_and_counts_once(
    laptop, tmp_path
):
    with closing(Werkboek.open(laptop)) as wb:
        ronde = at_home(wb)
        for code in CODES[:11]:
            vote(wb, ronde, code, "keuze a", "keuze b")
        vote(wb, ronde, CODES[0], "keuze c")  # the CSV keeps what it has, until there are ten
        before = told(wb)
    left = to_server(laptop)
    with closing(Werkboek.open(tmp_path / "daar")) as wb:
        assert told(wb) == before
        assert chosen(wb, ronde, CODES[0]) == ("keuze c",)
        assert chosen(wb, ronde, CODES[1]) == ("keuze a", "keuze b")
        assert vote(wb, ronde, CODES[1], "keuze d").gewijzigd
        assert not vote(wb, ronde, CODES[11], "keuze e").gewijzigd
        with wb.reading() as tx:
            assert progress(tx, ronde) == 12
        before = told(wb)
    to_laptop(tmp_path / "daar")
    with closing(Werkboek.open(tmp_path / "terug")) as wb:
        assert told(wb) == before
        assert chosen(wb, ronde, CODES[1]) == ("keuze d",)
        assert vote(wb, ronde, CODES[2], "keuze f").gewijzigd
        close_ronde(wb, ronde)
        with wb.reading() as tx:
            rows = tx.rows(Stembriefje, ronde=ronde)
        assert len({row.briefje for row in rows}) == 12
        assert sorted(row.keuze for row in rows) == sorted(
            [*["keuze a", "keuze b"] * 8, "keuze c", "keuze d", "keuze e", "keuze f"]
        )
    assert left == laptop.with_name("boek-verhuisd")
    assert not list((tmp_path / "terug" / MAP).glob("*"))


def test_scans_go_along_with_what_each_filled_in(laptop, tmp_path):
    with closing(Werkboek.open(laptop)) as wb:
        ronde = at_home(wb, Rondesoort.SCAN)
        with wb.reading() as tx:
            key = tx.rows(Rondekeuze, ronde=ronde)[0].keuze
        for code in CODES[:3]:
            submit_scan(
                wb,
                ronde=ronde,
                stemmer=voter(wb, code),
                groep=Groep.OUDERS,
                antwoorden={key: Antwoord(list(Niveau)[1], f"Dat zag {code}.")},
            )
    to_server(laptop)
    with closing(Werkboek.open(tmp_path / "daar")) as wb:
        for code in CODES[:3]:
            stemmer = voter(wb, code)
            with wb.reading() as tx:
                assert own_scan(tx, ronde, stemmer)[key] == Antwoord(
                    list(Niveau)[1], f"Dat zag {code}."
                )
    to_laptop(tmp_path / "daar")
    with closing(Werkboek.open(tmp_path / "terug")) as wb:
        close_ronde(wb, ronde)
        with wb.reading() as tx:
            rows = tx.rows(Scanregel, ronde=ronde)
        assert len({row.inzending for row in rows}) == 3


def send(wb, ronde, tekst):
    what = {"soort": Soort.KANS, "perspectief": Perspectief.OUDERS, "groep": Groep.OUDERS}
    return submit(wb, ronde=ronde, inzending=tekst, tekst=tekst, afzender="telefoon", **what)


def texts(wb):
    with wb.reading() as tx:
        return {row.id: row for row in tx.rows(Inbreng) if row.groep}


def test_texts_go_along_with_what_was_done_with_them_and_are_not_kept_twice(laptop, tmp_path):
    with closing(Werkboek.open(laptop)) as wb:
        soort = {"soort": Rondesoort.KANSEN, "vraag": "Wat ziet u?"}
        ronde = open_ronde(wb, **soort).ronde
        ids = [send(wb, ronde, f"Tekst nummer {nr}.") for nr in range(6)]
        with wb.writing() as tx:
            nummer, row = tx.find(Inbreng, id=ids[5])
            tx.change(nummer, row, replace(row, status=Inbrengstatus.WEGGELEGD))
        merge(wb, ids[0], ids[1], tekst="Wat van twee een werd.")
        before = texts(wb)
        with wb.reading() as tx:
            came = senders(tx)
    for go, there in ((to_server, "daar"), (to_laptop, "terug")):
        go(tmp_path / ("boek" if there == "daar" else "daar"))
        with closing(Werkboek.open(tmp_path / there)) as wb:
            assert texts(wb) == before
            assert send(wb, ronde, "Tekst nummer 3.") == ids[3]  # a phone sends it again
            with wb.reading() as tx:
                assert senders(tx) == came
    with closing(Werkboek.open(tmp_path / "terug")) as wb:
        close_ronde(wb, ronde)
        assert {row.tekst for row in texts(wb).values()} == {row.tekst for row in before.values()}


@pytest.mark.parametrize("dicht", [False, True])
def test_what_counters_typed_goes_along_sealed_and_stays_legible(laptop, wal, tmp_path, dicht):
    klad = "\n".join(map(str, secrets.SystemRandom().sample(range(1, 9), 8)))
    with closing(Werkboek.open(laptop)) as wb:
        ronde = open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Wat?", aantal_keuzes=1).ronde
        if dicht:
            close_ronde(wb, ronde)
        keep_draft(wb, Klad(ronde, Groep.OUDERS, Deel.TELLER_A), "", klad)
    to_server(laptop)
    with closing(Werkboek.open(tmp_path / "daar")) as wb:
        assert klad.encode() not in wal.content()
        with wb.reading() as tx:
            assert drafts(tx, ronde) == {(Groep.OUDERS, Deel.TELLER_A): klad}
    to_laptop(tmp_path / "daar")
    with closing(Werkboek.open(tmp_path / "terug")) as wb, wb.reading() as tx:
        assert drafts(tx, ronde) == {(Groep.OUDERS, Deel.TELLER_A): klad}


def test_nothing_the_server_writes_says_what_was_chosen_before_the_round_closes(
    laptop, wal, tmp_path
):
    with closing(Werkboek.open(laptop)) as wb:
        ronde = at_home(wb)
        for code in CODES:
            vote(wb, ronde, code, "keuze a", "keuze g")
        with wb.reading() as tx:
            key = find_key(tx, key_name(ronde))
            names = {row.briefje.encode() for row in tx.rows(Stembriefje)}
    assert key
    assert len(names) == len(CODES)
    to_server(laptop)
    before = wal.content()
    assert b"De Verhuizer" in before
    assert not [name for name in names if name in before]
    assert key not in before
    with closing(Werkboek.open(tmp_path / "daar")) as wb:
        close_ronde(wb, ronde)
    assert all(name in wal.content() for name in names)  # it is found when it is there
    for content in (*wal.files(), *of_folder(tmp_path / "daar")):
        assert key not in content


def test_the_one_that_is_left_holds_nothing_of_what_came_in_and_takes_nothing_more(
    laptop,
):
    with closing(Werkboek.open(laptop)) as wb:
        ronde = at_home(wb)
        at_home(wb, Rondesoort.SCAN)  # more than one may be open
        for code in CODES:
            vote(wb, ronde, code, "keuze a", "keuze g")
        with wb.reading() as tx:
            key = find_key(tx, key_name(ronde))
            names = {row.briefje.encode() for row in tx.rows(Stembriefje)}
        wb.sync_csvs()
        assert any(key in content for content in of_folder(laptop))
        left = to_server(laptop)
        with pytest.raises(WerkboekWeg):  # a hall that has it open
            vote(wb, ronde, CODES[0], "keuze b")
    assert not laptop.exists()
    with closing(Werkboek.open(left)) as wb:
        with wb.reading() as tx:
            (row,) = tx.rows(Ronde, ronde=ronde)
            assert tx.rows(Stembriefje) == []
            assert open_rondes(tx) == []
        assert not row.is_open
        assert row.regel.endswith(VERDER)
    for content in of_folder(left):
        assert key not in content
        assert not [name for name in names if name in content]


def of_folder(map):
    return [path.read_bytes() for path in map.rglob("*") if path.is_file()]


def test_what_goes_wrong_leaves_all_where_it_was(laptop, tmp_path):
    with closing(Werkboek.open(laptop)) as wb:
        ronde = at_home(wb)
        vote(wb, ronde, CODES[0], "keuze a")
    with pytest.raises(VerhuizenTijdensRonde, match="met ‘geheim’ erin"):
        to_laptop(laptop)
    (tmp_path / "boek-verhuisd").mkdir()
    with pytest.raises(NietTeBewaren, match="er staat al een map"):
        to_server(laptop)
    (tmp_path / "boek-verhuisd").rmdir()
    to_server(laptop)
    there = tmp_path / "daar"
    (there / MAP).rename(tmp_path / "sleutels")
    with pytest.raises(SleutelWeg):
        to_laptop(there)
    assert not (tmp_path / "terug").exists()
    (tmp_path / "sleutels").rename(there / MAP)
    with closing(Werkboek.open(there)) as wb:
        assert chosen(wb, ronde, CODES[0]) == ("keuze a",)

"""Texts that come together: one commit, each by itself, and the last costs what the first did."""

from functools import partial

import pytest
import sqlalchemy as sa

from ouderplan.kern.evaluatie import Uitkomst, Uitkomstsoort
from ouderplan.kern.fouten import OngeldigeInvoer
from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Perspectief, Soort
from ouderplan.kern.moderatie import Moderatie
from ouderplan.kern.rondes import RondeGesloten, Rondesoort
from ouderplan.kern.schoolscan import Antwoord, Niveau, Scanregel
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag.inbreng import LANGSTE, received, submit_in, submit_outcome_in
from ouderplan.opslag.schoolscan import submit_scan_in
from ouderplan.opslag.stembus import Ontvangst, Stem
from ouderplan.opslag.stemmen import keep_all, open_ronde

GROEIT = ("kansen_bedreigingen", "moderatie", "ontvangen", "afzenders", "schoolscan", "uitkomsten")
"""Tables of which no row may be read that is not asked for."""


def a_text(tekst="Samen koken", inzending="a", **anders):
    form = {"ronde": 1, "groep": Groep.OUDERS, "soort": Soort.KANS} | anders
    task = partial(submit_in, perspectief=Perspectief.OUDERS, tekst=tekst, inzending=inzending)
    return partial(task, **form)


@pytest.fixture
def insturen(werkboek):
    return open_ronde(werkboek, soort=Rondesoort.KANSEN, vraag="Wat ziet u?")


@pytest.mark.usefixtures("insturen")
def test_twenty_texts_are_one_commit(werkboek):
    before = werkboek.versions().get("kansen_bedreigingen", 0)
    ids = keep_all(werkboek, [a_text(f"tekst {nr}", str(nr)) for nr in range(20)])
    assert werkboek.versions()["kansen_bedreigingen"] == before + 1
    with werkboek.reading() as tx:
        assert {row.id: row.tekst for row in tx.rows(Inbreng)} == {
            id: f"tekst {nr}" for nr, id in enumerate(ids)
        }
        assert received(tx, 1) == 20


@pytest.mark.usefixtures("insturen")
def test_a_text_that_is_refused_does_not_touch_the_others(werkboek):
    def half(tx):
        tx.add(Inbreng("7", Soort.KANS, Perspectief.OUDERS, "halverwege"))
        raise OngeldigeInvoer(wat="Toch niet.")

    tasks = [a_text("een", "1"), a_text("x" * (LANGSTE + 1), "2"), half, a_text("drie", "3")]
    outcomes = keep_all(werkboek, [*tasks, a_text("vier", "4", ronde=8), a_text("een", "1")])
    assert [type(one) for one in outcomes] == [
        str, OngeldigeInvoer, OngeldigeInvoer, str, RondeGesloten, str,
    ]  # fmt: skip
    assert outcomes[0] == outcomes[5], "the same form again"
    with werkboek.reading() as tx:
        assert [row.tekst for row in tx.rows(Inbreng)] == ["een", "drie"]


@pytest.mark.usefixtures("ronde")
def test_a_ballot_and_a_text_that_comes_too_late_go_in_one_commit(werkboek):
    stem = Stem(1, "a", Groep.OUDERS, Kanaal.TELEFOON, ("respect",))
    ballot, text = keep_all(werkboek, [stem, a_text()])
    assert isinstance(ballot, Ontvangst)
    assert isinstance(text, RondeGesloten)


@pytest.fixture
def gelezen(werkboek):
    """Give the tables of which a statement read every row, asked of SQLite itself."""
    found: list[str] = []
    looking = False

    def look(connection, _cursor, statement, parameters, _context, executemany):
        nonlocal looking
        if looking or executemany or not statement.lstrip().startswith(("SELECT", "UPDATE")):
            return
        looking = True
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
        looking = False
        steps = [row.detail for row in plan]
        found.extend(
            f"{step}: {statement}"
            for step in steps
            if step.startswith("SCAN") and any(naam in step for naam in GROEIT)
        )

    sa.event.listen(werkboek.motor.engine, "before_cursor_execute", look)
    yield found
    sa.event.remove(werkboek.motor.engine, "before_cursor_execute", look)


@pytest.mark.alleen_sqlite("vraagt SQLite hoe het leest")
@pytest.mark.usefixtures("insturen")
def test_a_text_never_reads_the_texts_before_it(werkboek, gelezen):
    keep_all(werkboek, [a_text(inzending=str(nr), afzender="iemand") for nr in range(3)])
    assert gelezen == []


@pytest.mark.alleen_sqlite("vraagt SQLite hoe het leest")
def test_looking_back_never_reads_what_was_said_before(werkboek, gelezen):
    open_ronde(werkboek, soort=Rondesoort.EVALUATIE, vraag="Hoe ging het?")
    said = {"groep": Groep.OUDERS, "soort": Uitkomstsoort.GOED, "tekst": "Fijn"}
    keep_all(werkboek, [partial(submit_outcome_in, ronde=1, inzending="a", **said)])
    assert gelezen == []


@pytest.mark.alleen_sqlite("vraagt SQLite hoe het leest")
def test_a_scan_never_reads_the_scans_of_others(werkboek, gelezen):
    ronde = open_ronde(werkboek, soort=Rondesoort.SCAN, vraag="Hoe staat het ervoor?")
    with werkboek.reading() as tx:
        filled = {"1": Antwoord(Niveau("2.0"), "Koffie", "")}
    sent = {"ronde": ronde.ronde, "groep": Groep.OUDERS, "antwoorden": filled}
    tasks = [partial(submit_scan_in, stemmer=f"t{nr}", **sent) for nr in (1, 2, 1)]
    gelezen.clear()
    assert keep_all(werkboek, tasks) == [None, None, None]
    assert [line for line in gelezen if "herkomst" not in line] == []
    with werkboek.reading() as tx:
        assert len(tx.rows(Scanregel)) == 2


@pytest.mark.alleen_sqlite("vraagt SQLite hoe het leest")
@pytest.mark.parametrize("rij", [Inbreng, Uitkomst])
def test_letting_in_never_reads_what_was_done_before(werkboek, gelezen, rij):
    row = {
        Inbreng: Inbreng("1", Soort.KANS, Perspectief.OUDERS, "a", Groep.OUDERS),
        Uitkomst: Uitkomst("E1", Uitkomstsoort.GOED, "a", groep=Groep.OUDERS),
    }[rij]
    with werkboek.writing() as tx:
        nummer = tx.add(row)
        aside = type(row)(**vars_of(row) | {"status": Inbrengstatus.WEGGELEGD})
        tx.change(nummer, row, aside)
        assert len(tx.rows(Moderatie, id=row.id)) == 1
    assert gelezen == []


def vars_of(row):
    return {naam: getattr(row, naam) for naam in row.__slots__}

"""The ballots' CSV is made from what changed, and is the same to the byte."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keren import keren
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.rondes import Rondesoort, Stembriefje
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag import Werkboek
from ouderplan.opslag.blokken import ALLES, BEGIN, ELKE_RONDE, read_marks
from ouderplan.opslag.csv_geheugen import Briefjesregels, Geheugen
from ouderplan.opslag.csv_uit import write_rows, write_table
from ouderplan.opslag.rondezoeken import current_ronde
from ouderplan.opslag.stemmen import cast, close_ronde, open_ronde
from ouderplan.opslag.tabellen import tabel_of

TABEL = tabel_of(Stembriefje)
LASTIG = ("", "plezier; samen", 'zij zei "ja"', "een\nregel", "=1+1", "'=1", "-", "+31", "é, ü")
KEUZE = st.one_of(st.sampled_from(LASTIG), st.text(max_size=12))
NAAM = st.one_of(
    st.text("0123456789abcdef", min_size=1, max_size=24),
    st.sampled_from(["=A", "a;b", "Ab 1", '"', "a\U0010ffff"]),
)
BRIEFJES = st.lists(
    st.builds(
        Stembriefje,
        st.integers(1, 12),
        NAAM,
        st.sampled_from(Groep),
        st.sampled_from(Kanaal),
        KEUZE,
    ),
    max_size=15,
    unique_by=lambda row: (row.ronde, row.briefje, row.keuze),
)


def row_by_row(wb):
    with wb.reading() as tx:
        return write_rows(TABEL, tx.rows(Stembriefje))


def from_what_changed(wb, geheugen):
    with wb.reading() as tx:
        return write_table(tx, TABEL, geheugen)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(briefjes=BRIEFJES)
def test_it_is_what_writing_row_by_row_gives(werkboek, briefjes):
    try:
        with werkboek.writing() as tx:
            tx.replace_all(Stembriefje, briefjes)
    except OuderplanFout:  # two that are one once they are cleaned, or a cell that is refused
        return
    assert from_what_changed(werkboek, Geheugen()) == row_by_row(werkboek)


class Boek:
    """A workbook with two writers that remember, to which anything may happen."""

    def __init__(self, map):
        self.wb = Werkboek.create(map, {"school": "Proef"})
        self.geheugens = [Geheugen(), Geheugen()]
        self.kopie = map.with_name("kopie.db")

    def stem(self, nummer):
        with self.wb.reading() as tx:
            ronde = current_ronde(tx)
        ronde = ronde or open_ronde(self.wb, soort=Rondesoort.WAARDEN, vraag="Welke?")
        who = {"groep": Groep.OUDERS, "kanaal": Kanaal.TELEFOON, "stemmer": str(nummer // 3)}
        cast(self.wb, ronde=ronde.ronde, keuzes=("respect", "plezier")[: nummer % 3], **who)

    def schrijf(self, nummer):
        assert from_what_changed(self.wb, self.geheugens[nummer % 2]) == row_by_row(self.wb)

    def sluit(self, _nummer):
        with self.wb.reading() as tx:
            ronde = current_ronde(tx)
        if ronde:
            close_ronde(self.wb, ronde.ronde)

    def lees_in(self, _nummer):
        with self.wb.writing() as tx:
            tx.replace_all(Stembriefje, tx.rows(Stembriefje)[::2])

    def bewaar(self, _nummer):
        self._while_closed(self.database, self.kopie)

    def zet_terug(self, _nummer):
        if self.kopie.exists():
            self._while_closed(self.kopie, self.database)

    @property
    def database(self):
        return self.wb.map / "werkboek.db"

    def _while_closed(self, van, naar):
        self.wb.close()
        shutil.copy(van, naar)
        self.wb = Werkboek.open(self.wb.map)


GEBEURT = ["stem"] * 6 + ["schrijf"] * 4 + ["sluit", "lees_in", "bewaar", "zet_terug"]
STAPPEN = st.lists(st.tuples(st.sampled_from(GEBEURT), st.integers(0, 300)), max_size=30)


@settings(max_examples=keren(10, 250), deadline=None)
@given(stappen=STAPPEN)
def test_two_writers_that_remember_write_what_is_there(tmp_path_factory, stappen):
    boek = Boek(tmp_path_factory.mktemp("boek") / "boek")
    try:
        for stap, nummer in stappen:
            getattr(boek, stap)(nummer)
        boek.schrijf(0)
        boek.schrijf(1)
    finally:
        boek.wb.close()


@pytest.mark.usefixtures("ronde")
def test_a_vote_makes_no_other_lines_afresh_than_those_of_its_block(werkboek, stem):
    for nummer in range(60):
        stem(f"toestel {nummer}", "respect")
    regels = Briefjesregels()
    with werkboek.reading() as tx:
        regels.read(tx)
        before = dict(regels._lines)
    stem("toestel 61", "plezier")
    with werkboek.reading() as tx:
        regels.read(tx)
    same = [blok for blok, lines in regels._lines.items() if lines is before.get(blok)]
    assert len(same) >= len(before) - 1


@pytest.mark.alleen_sqlite("wat verzegeld is, krijgt geen merk")
@pytest.mark.usefixtures("ronde")
def test_the_marks_of_blocks_say_nothing_of_when_or_how_often(werkboek, stem):
    """Each mark is a random number, so it does not grow with the votes."""
    for nummer in range(200):
        stem(f"toestel {nummer}", "respect")
    with werkboek.reading() as tx:
        marks = read_marks(tx.connection)
        names = {row.briefje[:BEGIN] for row in tx.rows(Stembriefje)}
    assert names <= {blok for ronde, blok in marks if ronde == 1}
    halves = [merk >> 61 for merk in marks.values()]
    assert 0.2 < sum(halves) / len(halves) < 0.8


def test_a_round_that_closes_is_written_and_keeps_no_mark_of_a_part_of_it(werkboek, stem, ronde):
    geheugen = Geheugen()
    from_what_changed(werkboek, geheugen)
    for nummer in range(5):
        stem(f"toestel {nummer}", "respect")
    close_ronde(werkboek, ronde.ronde)
    written = from_what_changed(werkboek, geheugen)
    assert written == row_by_row(werkboek)
    assert written.count(b"respect") == 5
    with werkboek.reading() as tx:
        marks = read_marks(tx.connection)
    assert {blok for nummer, blok in marks if nummer in (ronde.ronde, ELKE_RONDE)} == {ALLES}


@pytest.mark.parametrize("gesloten", [True, False])
def test_what_a_backup_does_not_have_leaves_the_csv(tmp_path, gesloten):
    boek = Boek(tmp_path / "boek")
    boek.stem(3)
    boek.bewaar(0)
    for nummer in range(6, 40, 3):
        boek.stem(nummer)
    if gesloten:
        boek.sluit(0)
    boek.schrijf(0)
    boek.zet_terug(0)
    boek.schrijf(0)
    boek.wb.close()

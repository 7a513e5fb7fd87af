"""From all that a database ever wrote it does not follow who chose what, nor in which order.

Against a log that keeps everything: PostgreSQL's own (`walboek`), and the same for a file of SQLite
(`logboek`). The same searches find it all when the workbook is not sealed, so they can fail.
"""

import os
import re
import secrets
from collections import defaultdict
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace

import pytest
import sqlalchemy as sa
from logboek import Logboek, kept_log
from paginas import Kans
from walboek import ALLES_BEWAREN, Walboek

from databaseserver import missing_server, running
from keren import keren
from motoren import POSTGRES, SQLITE
from ouderplan.kern.evaluatie import Uitkomst, Uitkomstsoort
from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Perspectief, Soort
from ouderplan.kern.papier import Deel
from ouderplan.kern.rondes import Rondekeuze, Rondesoort, Stembriefje
from ouderplan.kern.schoolscan import Antwoord, Niveau, Scanregel
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.inbreng import submit, submit_outcome
from ouderplan.opslag.motor.kiezen import OMGEVING as DATABASE
from ouderplan.opslag.motor.postgres import verbinding
from ouderplan.opslag.papier import adopt_pile
from ouderplan.opslag.papierklad import Klad, keep_draft
from ouderplan.opslag.rondetabellen import AANKOMSTEN, ONTVANGEN, UITGESTELD, VERZEGELD
from ouderplan.opslag.samenvoegen import merge
from ouderplan.opslag.schoolscan import submit_scan
from ouderplan.opslag.stembus import Stem
from ouderplan.opslag.stemmen import cast_all, close_ronde, open_ronde
from ouderplan.opslag.tabellen import METADATA, SQL
from ouderplan.opslag.zegel.sleutels import MAP, OMGEVING

pytestmark = pytest.mark.lang

OUDERS, TEAM = Groep.OUDERS, Groep.TEAM
KEUZES = [f"keuze {letter}" for letter in "abcdefghijklmnopqrst"]
GRENS = 5.5
"""So many times the spread is chance; further away it is one in ten million."""


@dataclass
class Avond:
    """What was sent in, in the order in which it came, and what was written by then."""

    wb: Werkboek
    log: Logboek | Walboek
    ronde: int = 0
    teksten: list[str] = field(default_factory=list)
    toestellen: list[str] = field(default_factory=list)
    ervoor: int = 0
    buiten: set[str] = field(default_factory=set)
    sleutels: list[bytes] = field(default_factory=list)

    def close(self) -> None:
        """Close the round, and remember what stood in the database just before."""
        self.buiten = outside(self.wb)
        self.sleutels = [path.read_bytes() for path in (self.wb.map / MAP).glob("*")]
        self.ervoor = self.log.mark()
        close_ronde(self.wb, self.ronde)

    @property
    def before(self) -> bytes:
        """Return what was written until then; each time it is read from the disk as a whole."""
        return self.log.content(until=self.ervoor)

    @property
    def after(self) -> bytes:
        return self.log.content(since=self.ervoor)


def outside(wb):
    """Return every name that stands in the database for something that was sent in."""
    columns = [
        VERZEGELD.c.naam, AANKOMSTEN.c.briefje, ONTVANGEN.c.inzending, ONTVANGEN.c.id,
        UITGESTELD.c.naam,
    ]  # fmt: skip
    with wb.reading() as tx:
        found = {
            str(cell)
            for column in columns
            for cell in tx.connection.execute(sa.select(column)).scalars()
        }
    return found - {"stand"}


def make(folder):
    wb = Werkboek.create(folder, {"school": "De Proefschool"})
    with wb.writing() as tx:
        tx.replace_all(Waarde, [Waarde(naam, "Zo.") for naam in KEUZES])
    return wb


@pytest.fixture(scope="module")
def bewaarder():
    """Give a PostgreSQL that keeps its whole log."""
    if zin := missing_server():
        pytest.fail(zin, pytrace=False)
    with running(**ALLES_BEWAREN) as server:
        yield server


def pytest_generate_tests(metafunc):
    """Let every test run on a file and on a server."""
    if "avond" in metafunc.fixturenames or "open_avond" in metafunc.fixturenames:
        missing = missing_server() and not os.environ.get("OUDERPLAN_ALLES")
        marks = [pytest.mark.skip(missing_server())] if missing else []
        kinds = [SQLITE, pytest.param(POSTGRES, marks=marks)]
        metafunc.parametrize("opslag", kinds, scope="function")


@contextmanager
def evening(request, opslag, monkeypatch, map):
    """Give an evening in a new workbook, with all that it ever writes."""
    if opslag == SQLITE:
        with closing(make(map)) as wb, kept_log(wb.map) as log:
            yield Avond(wb, log)
        return
    server = request.getfixturevalue("bewaarder")
    naam = f"avond_{secrets.token_hex(4)}"
    server.psql(f"CREATE DATABASE {naam}")
    monkeypatch.setenv(DATABASE, server.url(naam))
    with closing(make(map)) as wb:
        yield Avond(wb, Walboek(server.map / "data", wb.motor.engine))


@pytest.fixture
def avond(request, opslag, tmp_path, monkeypatch):
    """Give an evening in a workbook that is sealed."""
    monkeypatch.setenv(OMGEVING, "1")
    with evening(request, opslag, monkeypatch, tmp_path / "werkboek") as one:
        yield one


@pytest.fixture
def open_avond(request, opslag, tmp_path, monkeypatch):
    """Give the same in a workbook that is not sealed."""
    monkeypatch.setattr(verbinding, "options", lambda _folder: {})
    with evening(request, opslag, monkeypatch, tmp_path / "werkboek") as one:
        yield one


# --- what people do -------------------------------------------------------------------------------


def vote(avond, aantal):
    """Let people vote, one commit each; some of them change their mind."""
    wb = avond.wb
    avond.ronde = open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=5).ronde
    for nr in range(aantal):
        toestel = f"toestel-{secrets.token_hex(8)}"
        avond.toestellen.append(toestel)
        for _ in range(1 + (nr % 7 == 0)):
            chosen = secrets.SystemRandom().sample(KEUZES, 1 + nr % 5)
            groep = TEAM if nr % 4 == 0 else OUDERS
            cast_all(wb, [Stem(avond.ronde, toestel, groep, Kanaal.SCHERM, tuple(chosen))])


def write_texts(avond, aantal, soort=Rondesoort.KANSEN):
    """Let people write, and the begeleider judge, change and merge while they do."""
    wb, ids = avond.wb, []
    avond.ronde = open_ronde(wb, soort=soort, vraag="Wat ziet u?").ronde
    rij = Inbreng if soort is Rondesoort.KANSEN else Uitkomst
    for nr in range(aantal):
        text = f"Gedachte {secrets.token_hex(6)} " + "lang " * (nr * 7 % 50)
        toestel, formulier = f"toestel-{nr % 5}-{secrets.token_hex(4)}", secrets.token_hex(16)
        avond.teksten.append(text.strip())
        avond.toestellen += [toestel, formulier]
        same = {"ronde": avond.ronde, "inzending": formulier, "groep": OUDERS, "afzender": toestel}
        if rij is Inbreng:
            what = {"soort": Soort.KANS, "perspectief": Perspectief.OUDERS}
            ids.append(submit(wb, tekst=text, **same, **what))
        else:
            ids.append(submit_outcome(wb, soort=Uitkomstsoort.GOED, tekst=text, **same))
        if nr % 3:
            judge(wb, rij, ids[-1], Inbrengstatus.TOEGELATEN)
        if nr % 5 == 4:
            judge(wb, rij, ids[nr - 2], Inbrengstatus.WEGGELEGD)
    if rij is Inbreng:
        merge(wb, ids[0], ids[3], tekst="Wat de begeleider van die twee maakte")
    return ids


def judge(wb, rij, row_id, status):
    with wb.writing() as tx:
        nummer, row = tx.find(rij, id=row_id)
        tx.change(nummer, row, replace(row, status=status))


def fill_in_scans(avond, aantal):
    """Let people fill in the schoolscan, and the begeleider let a text through now and then."""
    wb = avond.wb
    avond.ronde = open_ronde(wb, soort=Rondesoort.SCAN, vraag="Hoe gaat het?").ronde
    with wb.reading() as tx:
        asked = [row.keuze for row in tx.rows(Rondekeuze, ronde=avond.ronde)]
    levels = list(Niveau)
    for nr in range(aantal):
        toestel = f"toestel-{secrets.token_hex(8)}"
        text = f"Gebeurt {secrets.token_hex(6)} " + "vaak " * (nr * 11 % 50)
        avond.toestellen.append(toestel)
        avond.teksten.append(text.strip())
        filled = {
            key: Antwoord(levels[(nr + at) % 3], text if at == 0 else "")
            for at, key in enumerate(asked[: 1 + nr % len(asked)])
        }
        submit_scan(wb, ronde=avond.ronde, stemmer=toestel, groep=OUDERS, antwoorden=filled)
        if nr % 4 == 3:
            with wb.writing() as tx:
                items = tx.items(Scanregel, ronde=avond.ronde)
                nummer, row = next(one for one in items.items() if one[1].heeft_tekst)
                tx.change(nummer, row, replace(row, status=Inbrengstatus.TOEGELATEN))


BRIEFJE_IN_BYTES = re.compile(rb"(ouders|team).?scherm.?(keuze [a-t])?", re.DOTALL)
"""How the cells of a ballot stand behind each other; PostgreSQL says before each how long it is."""


# --- the promises ---------------------------------------------------------------------------------


def test_no_choice_is_written_before_the_round_closes(avond):
    vote(avond, 40)
    avond.close()
    assert not BRIEFJE_IN_BYTES.search(avond.before)
    assert BRIEFJE_IN_BYTES.search(avond.after)  # then they are there, and it is found


def test_no_text_is_written_before_the_round_closes(avond):
    write_texts(avond, 25)
    avond.close()
    before, after = avond.before, avond.after
    assert not [text for text in avond.teksten if text.encode() in before]
    assert all(text[:30].encode() in after for text in avond.teksten)
    assert b"Wat de begeleider van die twee maakte" not in before
    assert b"weggelegd" not in before
    assert b"weggelegd" in after


def test_no_outcome_is_written_before_the_round_closes(avond):
    write_texts(avond, 15, Rondesoort.EVALUATIE)
    avond.close()
    before, after = avond.before, avond.after
    assert not [text for text in avond.teksten if text.encode() in before]
    assert all(text[:30].encode() in after for text in avond.teksten)


def test_no_scan_is_written_before_the_round_closes(avond):
    fill_in_scans(avond, 25)
    avond.close()
    before, after = avond.before, avond.after
    assert not [text for text in avond.teksten if text.encode() in before]
    assert all(text[:30].encode() in after for text in avond.teksten)


@pytest.mark.parametrize("doen", [vote, write_texts, fill_in_scans])
def test_no_byte_ever_says_which_device_it_was_or_with_which_key_it_was_sealed(avond, doen):
    doen(avond, 20)
    avond.close()
    everything = avond.log.content()
    assert not [toestel for toestel in avond.toestellen if toestel.encode() in everything]
    assert avond.sleutels
    assert not [
        key for key in avond.sleutels if key in everything or key.hex().encode() in everything
    ]
    for content in (*avond.log.files(), *of_folder(avond.wb.map)):
        assert not [key for key in avond.sleutels if key in content]
        assert not [toestel for toestel in avond.toestellen if toestel.encode() in content]


def of_folder(map):
    return (path.read_bytes() for path in map.rglob("*") if path.is_file())


@pytest.mark.parametrize("doen", [vote, write_texts, fill_in_scans])
def test_after_closing_no_name_of_before_is_left_in_any_table(avond, doen):
    doen(avond, 20)
    avond.close()
    assert len(avond.buiten) >= 20
    with avond.wb.reading() as tx:
        for naam, table in METADATA.tables.items():
            rows = tx.connection.execute(sa.select(table)).all()
            cells = {str(cell) for row in rows for cell in row}
            assert not [one for one in avond.buiten if any(one in cell for cell in cells)], naam


def test_what_came_in_has_one_length_whatever_is_in_it(avond):
    for doen, soort in ((vote, "stembriefjes"), (write_texts, "kansen_bedreigingen"),
                        (fill_in_scans, "schoolscan")):  # fmt: skip
        doen(avond, 20)
        with avond.wb.reading() as tx:
            query = sa.select(VERZEGELD.c.inhoud).where(VERZEGELD.c.soort == soort)
            lengths = [len(inhoud) for inhoud in tx.connection.execute(query).scalars()]
        assert len(lengths) == 20
        assert len(set(lengths)) == 1, soort
        close_ronde(avond.wb, avond.ronde)


def test_a_judgement_changes_nothing_that_says_of_which_text_it_was(avond):
    """Who saw the projector knows which text came on; the log may not say when it was sent in."""
    ids = write_texts(avond, 12)
    before = envelopes(avond.wb)
    judge(avond.wb, Inbreng, ids[6], Inbrengstatus.WEGGELEGD)
    after = envelopes(avond.wb)
    assert {naam for naam in before if before[naam] != after[naam]} == {"stand"}
    assert not [row_id for row_id in ids if row_id in before]


def envelopes(wb):
    with wb.reading() as tx:
        found = tx.connection.execute(
            sa.select(VERZEGELD.c.naam, VERZEGELD.c.nr, VERZEGELD.c.inhoud)
        )
        return {naam: (nr, bytes(inhoud)) for naam, nr, inhoud in found}


def test_the_order_in_which_they_stand_after_closing_is_chance(avond):
    """By the numbers of rows, by their places, and by where their bytes come first in the log."""
    kans = defaultdict(Kans)
    for _ in range(keren(4, 12)):
        avond.teksten.clear()
        write_texts(avond, 25)
        avond.close()
        add_orders(kans, avond, "kansen_bedreigingen", "tekst")
    for _ in range(keren(3, 12)):
        avond.teksten.clear()
        fill_in_scans(avond, 25)
        avond.close()
        add_orders(kans, avond, "schoolscan", "gebeurt_al")
    assert all(one.rijen >= 3 for one in kans.values())
    too_far = {waar: str(one) for waar, one in kans.items() if one.afwijking > GRENS}
    assert not too_far


def add_orders(kans, avond, tabel, kolom):
    texts = avond.teksten
    columns = SQL[tabel].c
    with avond.wb.reading() as tx:
        for by in ("rij", "volgorde"):
            rows = tx.connection.execute(sa.select(columns[kolom]).order_by(columns[by])).scalars()
            order = [texts.index(text) for text in rows if text in texts]
            assert len(order) == len(texts)
            kans[f"{tabel}.{by}"].add(order)
    after = avond.after
    places = {nr: after.find(text[:30].encode()) for nr, text in enumerate(texts)}
    kans[f"bytes van {tabel}"].add(sorted(places, key=lambda nr: places[nr]))


def test_the_order_of_the_ballots_in_the_log_is_chance(avond):
    kans = Kans()
    for _ in range(keren(4, 12)):
        avond.ronde = open_ronde(
            avond.wb, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=5
        ).ronde
        names = []
        for nr in range(20):
            known = ballots(avond.wb, avond.ronde)
            cast_all(avond.wb, [Stem(avond.ronde, f"t{nr}", OUDERS, Kanaal.SCHERM, (KEUZES[nr],))])
            names += ballots(avond.wb, avond.ronde) - known
        avond.close()
        before, after = avond.before, avond.after
        assert not [name for name in names if name.encode() in before]
        places = {nr: after.find(name.encode()) for nr, name in enumerate(names)}
        assert min(places.values()) >= 0
        kans.add(sorted(places, key=lambda nr: places[nr]))
    assert kans.afwijking < GRENS, str(kans)


def ballots(wb, ronde):
    with wb.reading() as tx:
        return {row.briefje for row in tx.rows(Stembriefje, ronde=ronde)}


@pytest.mark.parametrize("gesloten", [False, True], ids=["open", "na het sluiten"])
def test_what_counters_typed_is_in_no_byte_and_the_order_of_the_pile_neither(avond, gesloten):
    kans = Kans()
    for _ in range(keren(4, 12)):
        ronde = open_ronde(
            avond.wb, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=1
        ).ronde
        if gesloten:
            close_ronde(avond.wb, ronde)
        pile = secrets.SystemRandom().sample(range(1, 21), 20)
        lines = "\n".join(map(str, pile))
        for deel in (Deel.TELLER_A, Deel.TELLER_B):
            keep_draft(avond.wb, Klad(ronde, OUDERS, deel), "", lines)
        since = avond.log.mark()
        adopt_pile(avond.wb, ronde, OUDERS, tellers=2)
        if not gesloten:
            close_ronde(avond.wb, ronde)
        assert lines.encode() not in avond.log.content()
        assert not list((avond.wb.map / MAP).glob("*"))
        with avond.wb.reading() as tx:
            numbers = {row.keuze: nr for nr, row in enumerate(tx.rows(Rondekeuze, ronde=ronde), 1)}
            found = {pile.index(numbers[row.keuze]): row.briefje.encode()
                     for row in tx.rows(Stembriefje, ronde=ronde)}  # fmt: skip
        written = avond.log.content(since=since)
        kans.add(sorted(found, key=lambda nr: written.find(found[nr])))
    assert kans.afwijking < GRENS, str(kans)


def test_without_a_seal_the_same_searches_find_it_all(open_avond):
    vote(open_avond, 12)
    open_avond.close()
    assert BRIEFJE_IN_BYTES.search(open_avond.before)
    fill_in_scans(open_avond, 12)
    open_avond.close()
    before = open_avond.before
    assert [text for text in open_avond.teksten if text.encode() in before]
    open_avond.teksten.clear()
    write_texts(open_avond, 25)
    open_avond.close()
    before = open_avond.before
    assert b"weggelegd" in before
    assert [toestel for toestel in open_avond.toestellen if toestel.encode() in before]
    order = [before.find(text.encode()) for text in open_avond.teksten]
    assert min(order) >= 0

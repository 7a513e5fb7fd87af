"""What was put aside while a round was open tells nobody afterwards who was early."""

import secrets
import sqlite3
from contextlib import closing
from itertools import chain

import pytest
from paginas import Kans, order_in_bytes

from ouderplan.kern.evaluatie import Uitkomstsoort
from ouderplan.kern.kansen import Inbreng, Perspectief, Soort
from ouderplan.kern.rondes import Rondekeuze, Rondesoort, Stembriefje
from ouderplan.kern.schoolscan import Antwoord, Niveau
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag import Werkboek
from ouderplan.opslag.geheimen import find_key
from ouderplan.opslag.inbreng import submit, submit_outcome
from ouderplan.opslag.reserve.maken import back_up, find_reserve
from ouderplan.opslag.reserve.terugzetten import put_back
from ouderplan.opslag.rondesleutel import ballot_name
from ouderplan.opslag.schoolscan import submit_scan
from ouderplan.opslag.sporen.bewaard import put_csvs_aside
from ouderplan.opslag.sporen.paginas import Inzendingen, blank_rows
from ouderplan.opslag.sporen.wissen import is_owed, owe
from ouderplan.opslag.stemmen import cast, close_ronde, open_ronde

pytestmark = pytest.mark.alleen_sqlite("een beschadigd bestand")

OUDERS = Groep.OUDERS
AANTAL = 40
GRENS = 5.5
KOP = b"\xa5" * 100


def votes(wb, many=AANTAL):
    """Let so many vote; return the names of their ballots, the first who voted first."""
    ronde = open_ronde(wb, soort=Rondesoort.WAARDEN, vraag="Welke drie?", aantal_keuzes=3).ronde
    with wb.reading() as tx:
        key = find_key(tx, f"ronde {ronde}")
        keuzes = [row.keuze for row in tx.rows(Rondekeuze, ronde=ronde)]
    for nr in range(many):
        three = [keuzes[(nr + extra) % len(keuzes)] for extra in range(1 + nr % 3)]
        cast(wb, ronde=ronde, stemmer=f"t{nr}", groep=OUDERS, kanaal=Kanaal.TELEFOON, keuzes=three)
    return ronde, [ballot_name(key, f"t{nr}").encode() for nr in range(many)]


def texts(wb, many=AANTAL):
    ronde = open_ronde(wb, soort=Rondesoort.KANSEN, vraag="Wat ziet u?").ronde
    sent = [f"Een wens, de {nr:03} van allemaal" for nr in range(many)]
    for nr, text in enumerate(sent):
        what = {"soort": Soort.KANS, "perspectief": Perspectief.OUDERS, "tekst": text}
        submit(wb, ronde=ronde, inzending=f"{nr}", groep=OUDERS, **what)
    return ronde, [text.encode() for text in sent]


def outcomes(wb, many=AANTAL):
    ronde = open_ronde(wb, soort=Rondesoort.EVALUATIE, vraag="Hoe ging het?").ronde
    sent = [f"Het ging, de {nr:03} van allemaal" for nr in range(many)]
    for nr, text in enumerate(sent):
        what = {"soort": Uitkomstsoort.GOED, "tekst": text}
        submit_outcome(wb, ronde=ronde, inzending=f"{nr}", groep=OUDERS, **what)
    return ronde, [text.encode() for text in sent]


def scans(wb, many=AANTAL):
    ronde = open_ronde(wb, soort=Rondesoort.SCAN, vraag="Hoe gaat het?").ronde
    with wb.reading() as tx:
        asked = [row.keuze for row in tx.rows(Rondekeuze, ronde=ronde)][:2]
    sent = [f"Dit gebeurt, de {nr:03} van allemaal" for nr in range(many)]
    for nr, text in enumerate(sent):
        filled = {key: Antwoord(list(Niveau)[nr % 3], text) for key in asked}
        submit_scan(wb, ronde=ronde, stemmer=f"t{nr}", groep=OUDERS, antwoorden=filled)
    return ronde, [text.encode() for text in sent]


MANIEREN = [votes, texts, outcomes, scans]


def flat(wb):
    wb.sync_csvs()
    wb.erase_traces()
    wb.close()
    return wb.map / "werkboek.db"


def left_in_databases(map, names):
    """Return how much of what came in stands in databases that were put aside."""
    paths = chain(map.glob("*.stuk"), map.glob("bewaard/*.db"))
    return [len(order_in_bytes(path.read_bytes(), names)) for path in paths]


def check_csvs(map, names):
    for path in map.glob("bewaard/*.csv"):
        kans = Kans()
        kans.add(order_in_bytes(path.read_bytes(), names))
        assert kans.afwijking < GRENS, f"{path.name}: {kans}"


@pytest.mark.parametrize("damage", ["kop", "een tabel"])
@pytest.mark.parametrize("manier", MANIEREN)
def test_a_damaged_database_that_goes_aside_has_no_order_and_its_csvs_have_everything(
    werkboek, manier, damage
):
    back_up(werkboek.map, "vooraf")
    _, names = manier(werkboek)
    path = flat(werkboek)
    if damage == "kop":
        path.write_bytes(KOP + path.read_bytes()[100:])
    else:  # the database still answers
        with closing(sqlite3.connect(path)) as connection:
            found = "SELECT rootpage FROM sqlite_master WHERE name = 'versies'"
            (page,) = connection.execute(found).fetchone()
        with path.open("r+b") as file:
            file.seek((page - 1) * 4096)
            file.write(b"\xa5" * 4096)
    put_back(werkboek.map, find_reserve(werkboek.map, "1"))
    is_kept = damage != "kop" or manier is votes  # else who sent what cannot be found and blanked
    assert left_in_databases(werkboek.map, names) == [0] * is_kept
    check_csvs(werkboek.map, names)
    kept = b"".join(one.read_bytes() for one in werkboek.map.glob("bewaard/*.csv"))
    assert [name for name in names if name not in kept] == []


@pytest.mark.parametrize("manier", MANIEREN)
def test_one_that_someone_gave_another_name_forgets_the_round_when_it_closes(werkboek, manier):
    ronde, names = manier(werkboek)
    path = flat(werkboek)
    path.write_bytes(KOP + path.read_bytes()[100:])
    path.rename(werkboek.map / "werkboek.db.stuk")
    with closing(Werkboek.open(werkboek.map)) as again:  # from the CSVs, with the round open
        assert left_in_databases(werkboek.map, names) == [AANTAL]
        close_ronde(again, ronde)
        with again.reading() as tx:
            assert not is_owed(tx)
    assert left_in_databases(werkboek.map, names) == [0]


@pytest.mark.parametrize("manier", MANIEREN)
def test_a_csv_that_went_aside_during_the_round_forgets_it_when_it_closes(werkboek, manier):
    """Excel saved it, with a row of the school's own at the end: that one stays."""
    tabel = {votes: "stembriefjes", scans: "schoolscan", texts: "kansen_bedreigingen"}.get(
        manier, "evaluatie_uitkomsten"
    )
    ronde, names = manier(werkboek)
    werkboek.sync_csvs()
    path = werkboek.map / f"{tabel}.csv"
    saved = path.read_bytes() + b"een rij van de school zelf\r\n"
    path.write_bytes(saved)
    kept = werkboek.put_aside(path)
    assert kept.read_bytes() == saved
    close_ronde(werkboek, ronde)
    assert order_in_bytes(kept.read_bytes(), names) == []
    assert b"een rij van de school zelf" in kept.read_bytes()


TE_KORT = ["{ronde}", "{ronde};", "{ronde};x", ";;;;;;;;;;;;;;;;;;;te lang"]
"""Lines of a ballot with fewer cells than its head, or more."""


@pytest.mark.parametrize("zonder", ["wat", "oud", "wanneer", "nieuw"])
def test_a_line_that_is_too_short_in_what_was_put_aside_stops_nobody(werkboek, zonder):
    """Somebody cut it, or a spreadsheet did: the round closes, and the workbook opens again."""
    ronde, _ = votes(werkboek, 3)
    aside = werkboek.map / "bewaard"
    aside.mkdir()
    short = [line.format(ronde=ronde) for line in TE_KORT]
    ballots = aside / "2026-11-29 20.00.00 stembriefjes.csv"
    ballots.write_text("\n".join(["ronde;briefje;keuze;groep;kanaal", *short, ""]), "utf-8")
    head = ["id", *(naam for naam in ("wat", "oud", "nieuw", "wanneer") if naam != zonder), zonder]
    changes = aside / "2026-11-29 20.00.00 moderatie.csv"
    changes.write_text(";".join(head) + "\n1;a\n1\n", "utf-8")
    owe_texts(werkboek)
    close_ronde(werkboek, ronde)
    with werkboek.reading() as tx:
        assert not is_owed(tx)
    assert "te lang" in ballots.read_text("utf-8")
    assert changes.read_text("utf-8").splitlines()[0] == ";".join(head)
    flat(werkboek)
    Werkboek.open(werkboek.map).close()


def owe_texts(wb):
    with wb.writing() as tx:
        owe(tx, teksten=["1"])


def test_a_line_that_is_too_short_does_not_keep_csvs_from_going_aside(werkboek):
    ronde, names = votes(werkboek, 3)
    path = flat(werkboek)
    ballots = werkboek.map / "stembriefjes.csv"
    ballots.write_bytes(ballots.read_bytes() + f"{ronde}\r\n{ronde};x\r\n".encode())
    put_csvs_aside(werkboek.map, [ballots])
    (kept,) = path.parent.glob("bewaard/*stembriefjes.csv")
    assert all(name in kept.read_bytes() for name in names)


def test_what_stands_nowhere_else_stays_in_a_csv_without_its_order(werkboek):
    """A backup was put back: the texts of the lost round are in what was put aside alone."""
    _, names = texts(werkboek)
    path = flat(werkboek)
    with closing(Werkboek.open(werkboek.map)):
        pass
    (werkboek.map / "bewaard").mkdir()
    aside = werkboek.map / "bewaard" / "2026-11-29 20.00.00 kansen_bedreigingen.csv"
    lines = (werkboek.map / "kansen_bedreigingen.csv").read_bytes()
    changed = lines.replace(b"Een wens", "Één wens".encode())
    aside.write_bytes(changed)
    with closing(Werkboek.open(path.parent)) as again:
        close_ronde(again, 1)
    after = aside.read_bytes()
    names = [name.replace(b"Een wens", "Één wens".encode()) for name in names]
    assert sorted(after.splitlines()) == sorted(changed.splitlines())
    kans = Kans()
    kans.add(order_in_bytes(after, names))
    assert kans.afwijking < GRENS, str(kans)


def test_a_kill_between_closing_and_forgetting_is_made_good(werkboek, monkeypatch):
    """It is a duty of the workbook: it is not done, not said to be, and done by who opens it."""
    ronde, names = votes(werkboek)
    path = flat(werkboek)
    path.rename(werkboek.map / "werkboek.db.stuk")
    stuk = werkboek.map / "werkboek.db.stuk"
    with closing(Werkboek.open(werkboek.map)) as again, monkeypatch.context() as refused:
        refused.setattr("ouderplan.opslag.sporen.bewaard.replace_file", _full)
        close_ronde(again, ronde)
        with again.reading() as tx:
            assert is_owed(tx)
        assert len(order_in_bytes(stuk.read_bytes(), names)) == AANTAL
    with closing(Werkboek.open(werkboek.map)) as later:
        later.sync_csvs()
        with later.reading() as tx:
            assert not is_owed(tx)
    assert order_in_bytes(stuk.read_bytes(), names) == []


def _full(*_args):
    raise OSError(28, "No space left on device")


# --- the pages themselves -------------------------------------------------------------------------


@pytest.mark.parametrize("damage", ["hele bladzijden", "koppen van bladzijden"])
def test_a_page_that_cannot_be_read_keeps_no_ballot_of_a_closed_round(werkboek, damage):
    _, names = votes(werkboek, 120)
    path = flat(werkboek)
    content = bytearray(path.read_bytes())
    for at in range(4096, len(content), 4096):
        if damage == "koppen van bladzijden" and at % 8192:
            content[at : at + 8] = b"\xa5" * 8
        elif damage == "hele bladzijden" and secrets.randbelow(3) == 0:
            content[at + 2000 : at + 2100] = b"\xa5" * 100
    assert len(order_in_bytes(bytes(content), names)) > 60
    clean = blank_rows(bytes(content), Inzendingen(set(names)))
    assert order_in_bytes(clean, names) == []
    assert len(clean) == len(content)


def test_a_log_that_was_put_aside_is_looked_at_too(werkboek):
    _, names = votes(werkboek)
    log = (werkboek.map / "werkboek.db-wal").read_bytes()
    assert order_in_bytes(log, names)
    assert order_in_bytes(blank_rows(log, Inzendingen(set(names))), names) == []


def test_what_others_typed_stays_beside_it(werkboek):
    with werkboek.writing() as tx:
        tx.add(Inbreng("7", Soort.KANS, Perspectief.TEAM, "Zelf getypt door de school"))
    _, names = texts(werkboek)
    with werkboek.reading() as tx:
        ids = {row.id.encode() for row in tx.rows(Inbreng) if row.id != "7"}
    path = flat(werkboek)
    clean = blank_rows(path.read_bytes(), Inzendingen(set(), ids, set(names)))
    assert order_in_bytes(clean, names) == []
    assert b"Zelf getypt door de school" in clean
    with closing(Werkboek.open(path.parent)) as wb, wb.reading() as tx:
        assert len(tx.rows(Stembriefje)) == 0


def test_a_number_in_a_cell_is_not_the_text_with_the_same_byte(werkboek):
    """51 as a number is the byte of the text ‘3’."""
    path = werkboek.map / "klein.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE volgorde (waarde, plek)")
        rows = [(51, "de school"), ("3", "x")]
        connection.executemany("INSERT INTO volgorde VALUES (?, ?)", rows)
        connection.commit()
    path.write_bytes(blank_rows(path.read_bytes(), Inzendingen(nummers={b"3"})))
    assert b"de school" in path.read_bytes()

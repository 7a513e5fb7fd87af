"""After closing nothing on the disk tells who was first: not a page, not a number, not a file."""

import csv
import secrets
import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import replace
from itertools import combinations, islice, product

import pytest
from paginas import Kans, order_in_bytes, order_in_leaves

from keren import keren, spread
from ouderplan.kern.evaluatie import Uitkomst, Uitkomstsoort
from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Perspectief, Soort
from ouderplan.kern.papier import Deel
from ouderplan.kern.rondes import Rondekeuze, Rondesoort, Stembriefje
from ouderplan.kern.schoolscan import Antwoord, Niveau, Scanregel
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.geheimen import find_key
from ouderplan.opslag.inbreng import submit, submit_outcome
from ouderplan.opslag.papier import adopt_pile
from ouderplan.opslag.papierklad import Klad, keep_draft
from ouderplan.opslag.reserve.maken import back_up
from ouderplan.opslag.rondesleutel import ballot_name
from ouderplan.opslag.rondetabellen import VAN_DE_RONDE
from ouderplan.opslag.schoolscan import keep_paper, new_scan, submit_scan
from ouderplan.opslag.sporen.tabellen import SPOREN, Spoor
from ouderplan.opslag.sporen.wissen import is_owed
from ouderplan.opslag.stemcodes import count_unknown
from ouderplan.opslag.stemmen import _now, cast, close_ronde, open_ronde
from ouderplan.opslag.tabellen import METADATA, TOESTAND
from ouderplan.opslag.telstand import count_along
from ouderplan.opslag.toestandnamen import RONDESLEUTEL, TAALTELLING
from stemmer import vote_as

pytestmark = [
    pytest.mark.lang,
    pytest.mark.alleen_sqlite(
        "de bytes van het bestand; die van een server staan in test_zegel_bytes"
    ),
]

OUDERS = Groep.OUDERS
AANTALLEN = [
    (5, keren(16, 160)),
    (12, keren(8, 80)),
    (25, keren(4, 80)),
    (60, keren(2, 60)),
    (200, keren(1, 50)),
]
"""How many people, and how many rounds: with few, one round alone proves nothing; with many it
does. An order that is kept whole is some ten times the spread away from chance in each."""
GRENS = 5.5
"""So many times the spread is chance; further away it is one in ten million."""
KEUZES = [f"waarde {letter}" for letter in "abcdefghijklmnopqrst"]
NIVEAUS = list(Niveau)


@pytest.fixture
def boek(werkboek):
    with werkboek.writing() as tx:
        tx.replace_all(Waarde, [Waarde(naam, "Zo.") for naam in KEUZES])
    return werkboek


def choice(keuzes):
    return keuzes[secrets.randbelow(len(keuzes))]


def vote_open(wb):
    vraag = "Welke drie?"
    return open_ronde(wb, soort=Rondesoort.WAARDEN, vraag=vraag, aantal_keuzes=3).ronde


def ballots(wb, ronde):
    """Return which ballot has which three choices: that is how the test knows a paper one."""
    found = defaultdict(set)
    with wb.reading() as tx:
        for row in tx.rows(Stembriefje, ronde=ronde):
            found[row.briefje].add(row.keuze)
    return {tuple(sorted(keuzes)): briefje.encode() for briefje, keuzes in found.items()}


def chosen(aantal):
    return [tuple(sorted(three)) for three in islice(combinations(KEUZES, 3), aantal)]


def vote(wb, aantal, kanaal):
    ronde = vote_open(wb)
    with wb.reading() as tx:
        key = find_key(tx, f"{RONDESLEUTEL}{ronde}")
    voters = [f"toestel {nr}" for nr in range(aantal)]
    for voter in voters:
        keuze = choice(KEUZES)
        vote_as(wb, voter, [keuze], ronde=ronde, kanaal=kanaal)
    close_ronde(wb, ronde)
    return [ballot_name(key, voter).encode() for voter in voters]


def on_phones(wb, aantal):
    return vote(wb, aantal, Kanaal.TELEFOON)


def on_screens(wb, aantal):
    return vote(wb, aantal, Kanaal.SCHERM)


def pile(wb, ronde, aantal):
    with wb.reading() as tx:
        numbers = {row.keuze: nr for nr, row in enumerate(tx.rows(Rondekeuze, ronde=ronde), 1)}
    wanted = chosen(aantal)
    lines = "\n".join(" ".join(str(numbers[one]) for one in keuzes) for keuzes in wanted)
    for deel in (Deel.TELLER_A, Deel.TELLER_B):
        keep_draft(wb, Klad(ronde, OUDERS, deel), "", lines)
    adopt_pile(wb, ronde, OUDERS, tellers=2)
    known = ballots(wb, ronde)
    return [known[keuzes] for keuzes in wanted]


def on_paper(wb, aantal):
    ronde = vote_open(wb)
    names = pile(wb, ronde, aantal)
    close_ronde(wb, ronde)
    return names


def on_paper_after_closing(wb, aantal):
    ronde = vote_open(wb)
    close_ronde(wb, ronde)
    return pile(wb, ronde, aantal)


def texts_of(wb, ronde, aantal, send, rij):
    """Send in texts, let them in in the order in which they came, close."""
    texts = [f"Tekst {ronde}-{nr:03} van iemand" for nr in range(aantal)]
    ids = [send(text, f"formulier {ronde} {nr}") for nr, text in enumerate(texts)]
    for id in ids:
        with wb.writing() as tx:
            nummer, row = tx.find(rij, id=id)
            status = replace(row, status=Inbrengstatus.TOEGELATEN)
            tx.change(nummer, row, status)
    close_ronde(wb, ronde)
    return [text.encode() for text in texts]


def as_kansen(wb, aantal):
    ronde = open_ronde(wb, soort=Rondesoort.KANSEN, vraag="Wat ziet u?").ronde

    def send(text, nonce):
        what = {"soort": Soort.KANS, "perspectief": Perspectief.OUDERS, "tekst": text}
        return submit(wb, ronde=ronde, inzending=nonce, groep=OUDERS, **what)

    return texts_of(wb, ronde, aantal, send, Inbreng)


def as_outcomes(wb, aantal):
    ronde = open_ronde(wb, soort=Rondesoort.EVALUATIE, vraag="Hoe ging het?").ronde

    def send(text, nonce):
        what = {"soort": Uitkomstsoort.GOED, "tekst": text}
        return submit_outcome(wb, ronde=ronde, inzending=nonce, groep=OUDERS, **what)

    return texts_of(wb, ronde, aantal, send, Uitkomst)


def answers(wb, ronde, nr):
    with wb.reading() as tx:
        asked = [row.keuze for row in tx.rows(Rondekeuze, ronde=ronde)][:2]
    text = f"Gebeurt {ronde}-{nr:03} al"
    return {key: Antwoord(NIVEAUS[nr % 3], text) for key in asked}, text.encode()


def as_scans(wb, aantal):
    ronde, texts = open_ronde(wb, soort=Rondesoort.SCAN, vraag="Hoe gaat het?").ronde, []
    for nr in range(aantal):
        filled, text = answers(wb, ronde, nr)
        submit_scan(wb, ronde=ronde, stemmer=f"t{nr}", groep=OUDERS, antwoorden=filled)
        texts.append(text)
    close_ronde(wb, ronde)
    return texts


def as_paper_scans(wb, aantal):
    ronde, texts = new_scan(wb, "Op papier?", _now()).ronde, []
    for nr in range(aantal):
        filled, text = answers(wb, ronde, nr)
        keep_paper(wb, ronde, OUDERS, filled)
        texts.append(text)
    return texts


def tellings(wb, names, kans):
    """Add up what every page, file and column says of the order of these names."""
    wb.sync_csvs()
    for path in wb.map.rglob("*"):
        if not path.is_file():
            continue
        waar = f"{path.parent.name}/{path.suffix}"
        kans[f"bytes van {waar}"].add(order_in_bytes(path.read_bytes(), names))
        if path.suffix == ".db":
            for order in order_in_leaves(path, names):
                kans[f"bladzijden van {waar}"].add(order)


def orders_of_rows(wb, tabel, kolom, names, kans):
    with closing(sqlite3.connect(wb.map / "werkboek.db")) as connection:
        for by in ("rij", "volgorde"):
            rows = connection.execute(f"SELECT {kolom} FROM {tabel} ORDER BY {by}")
            found = [str(cell).encode() for (cell,) in rows]
            order = list(dict.fromkeys(names.index(one) for one in found if one in names))
            kans[f"{tabel}.{by}"].add(order)


def check(kans):
    assert kans
    too_far = {waar: str(one) for waar, one in kans.items() if one.afwijking > GRENS}
    assert not too_far


WEGEN = [on_phones, on_screens, on_paper, on_paper_after_closing]


@pytest.mark.parametrize(
    ("manier", "hoeveel"),
    spread(list(product(WEGEN, AANTALLEN)), elke=2),
    ids=lambda one: getattr(one, "__name__", None) or "{} mensen {} keer".format(*one),
)
def test_no_byte_tells_the_order_of_the_ballots(boek, manier, hoeveel):
    aantal, keren = hoeveel
    kans = defaultdict(Kans)
    for _ in range(keren):
        names = manier(boek, aantal)
        assert len(set(names)) == aantal
        tellings(boek, names, kans)
    assert kans["bladzijden van werkboek/.db"].rijen
    check(kans)


@pytest.mark.parametrize(("aantal", "keren"), [(5, 14), (12, 6), (25, 3), (60, 1)])
@pytest.mark.parametrize(
    ("manier", "waar"),
    [
        (as_kansen, ("kansen_bedreigingen", "tekst")),
        (as_outcomes, ("evaluatie_uitkomsten", "tekst")),
        (as_scans, ("schoolscan", "gebeurt_al")),
        (as_paper_scans, ("schoolscan", "gebeurt_al")),
    ],
    ids=["kansen", "evaluatie", "scan", "scan op papier"],
)
def test_no_number_or_byte_tells_the_order_of_what_was_written(boek, manier, waar, aantal, keren):
    kans = defaultdict(Kans)
    for _ in range(keren):
        names = manier(boek, aantal)
        tellings(boek, names, kans)
        orders_of_rows(boek, *waar, names, kans)
    assert kans[f"{waar[0]}.rij"].rijen == keren
    check(kans)


@pytest.mark.parametrize(
    ("manier", "rij"), [(as_kansen, Inbreng), (as_outcomes, Uitkomst)], ids=["kansen", "evaluatie"]
)
def test_neither_the_numbers_of_the_texts_nor_the_log_of_the_moderation_tell_it(boek, manier, rij):
    kans = defaultdict(Kans)
    for _ in range(5):
        names = manier(boek, 25)
        with boek.reading() as tx:
            ids = {row.tekst.encode(): row.id for row in tx.rows(rij)}
        boek.sync_csvs()
        own = [ids[name] for name in names]
        kans["nummers"].add(sorted(range(25), key=lambda nr: int(own[nr].lstrip("E"))))
        orders_of_rows(boek, "moderatie", "id", [one.encode() for one in own], kans)
        with (boek.map / "moderatie.csv").open(encoding="utf-8-sig", newline="") as file:
            lines = [row for row in csv.DictReader(file, delimiter=";") if row["id"] in own]
        assert len(lines) == 25
        assert len({row["wanneer"] for row in lines}) == 1
        kans["moderatie.csv"].add([own.index(row["id"]) for row in lines])
    check(kans)


def test_what_was_done_with_one_text_stays_in_its_order(boek):
    ronde = open_ronde(boek, soort=Rondesoort.KANSEN, vraag="Wat ziet u?").ronde
    what = {"groep": OUDERS, "soort": Soort.KANS, "perspectief": Perspectief.OUDERS}
    ids = [submit(boek, ronde=ronde, inzending=f"{nr}", tekst=f"t{nr}", **what) for nr in range(9)]
    for status in (Inbrengstatus.TOEGELATEN, Inbrengstatus.WEGGELEGD, Inbrengstatus.TOEGELATEN):
        for id in ids:
            with boek.writing() as tx:
                nummer, row = tx.find(Inbreng, id=id)
                tx.change(nummer, row, replace(row, status=status))
    close_ronde(boek, ronde)
    with closing(sqlite3.connect(boek.map / "werkboek.db")) as connection:
        rows = connection.execute("SELECT id, nieuw FROM moderatie ORDER BY volgorde").fetchall()
    for id in ids:
        assert [nieuw for one, nieuw in rows if one == id] == [
            "toegelaten",
            "weggelegd",
            "toegelaten",
        ]


def test_a_window_that_still_has_the_old_numbers_finds_no_other_text_under_them(boek):
    ronde = open_ronde(boek, soort=Rondesoort.KANSEN, vraag="Wat ziet u?").ronde
    what = {"groep": OUDERS, "soort": Soort.KANS, "perspectief": Perspectief.OUDERS}
    for nr in range(12):
        submit(boek, ronde=ronde, inzending=f"{nr}", tekst=f"tekst {nr}", **what)
    with boek.reading() as tx:
        before = tx.items(Inbreng)
    close_ronde(boek, ronde)
    with boek.reading() as tx:
        after = tx.items(Inbreng)
    texts = [sorted(row.tekst for row in rows.values()) for rows in (before, after)]
    assert texts[0] == texts[1]
    assert not before.keys() & after.keys()


def test_texts_of_an_earlier_round_and_of_the_begeleider_stay_where_they_were(boek):
    as_kansen(boek, 5)
    with boek.writing() as tx:
        tx.add(Inbreng("7", Soort.KANS, Perspectief.TEAM, "Zelf getypt"))
    with boek.reading() as tx:
        before = tx.items(Inbreng)
    as_kansen(boek, 12)
    with boek.reading() as tx:
        after = tx.items(Inbreng)
    assert list(after.items())[: len(before)] == list(before.items())


def test_a_round_of_texts_that_was_rebuilt_from_its_csvs_is_mixed_too(boek):
    kans = Kans()
    ronde = open_ronde(boek, soort=Rondesoort.KANSEN, vraag="Wat ziet u?").ronde
    what = {"groep": OUDERS, "soort": Soort.KANS, "perspectief": Perspectief.OUDERS}
    texts = [f"tekst {nr:03}" for nr in range(60)]
    for text in texts:
        submit(boek, ronde=ronde, inzending=text, tekst=text, **what)
    boek.close()
    for path in boek.map.glob("werkboek.db*"):
        path.unlink()
    with closing(Werkboek.open(boek.map)) as again:
        close_ronde(again, ronde)
        with again.reading() as tx:
            kans.add([texts.index(row.tekst) for row in tx.rows(Inbreng)])
    assert kans.afwijking < GRENS, str(kans)


# --- backups --------------------------------------------------------------------------------------


def test_a_backup_of_during_the_round_tells_nobody_who_was_early(boek):
    """Neither one of ours, nor one of an earlier program, which held the ballots until closing."""
    ronde, wanted = vote_open(boek), chosen(20)
    earlier = boek.map / "reserve" / "0001 2026-01-01 09.00.00 van een eerder programma.db"
    for nr, keuzes in enumerate(wanted):
        if nr == 10:
            back_up(boek.map, "voor het bijwerken")
            with closing(sqlite3.connect(boek.map / "werkboek.db")) as connection:
                connection.execute("VACUUM INTO ?", (str(earlier),))
        ballot = {"groep": OUDERS, "kanaal": Kanaal.TELEFOON, "keuzes": keuzes}
        cast(boek, ronde=ronde, stemmer=f"toestel {nr}", **ballot)
    (made,) = (boek.map / "reserve").glob("*voor het bijwerken.db")

    def ballots_in(backup):
        with closing(sqlite3.connect(backup)) as connection:
            return connection.execute("SELECT count(*) FROM stembriefjes").fetchone()[0]

    assert [ballots_in(one) for one in (made, earlier)] == [0, 30]
    close_ronde(boek, ronde)
    names = list(ballots(boek, ronde).values())
    for one in (made, earlier):
        assert order_in_bytes(one.read_bytes(), names) == []
        assert ballots_in(one) == 0
        with closing(sqlite3.connect(one)) as connection:
            assert connection.execute("SELECT count(*) FROM waarden").fetchone() == (len(KEUZES),)


def test_a_backup_of_during_the_round_forgets_its_texts_and_no_others(boek):
    as_kansen(boek, 5)
    ronde = open_ronde(boek, soort=Rondesoort.KANSEN, vraag="Wat nog?").ronde
    what = {"groep": OUDERS, "soort": Soort.KANS, "perspectief": Perspectief.OUDERS}
    submit(boek, ronde=ronde, inzending="a", tekst="Vroeg gestuurd", **what)
    back_up(boek.map, "voor het bijwerken")
    submit(boek, ronde=ronde, inzending="b", tekst="Laat gestuurd", **what)
    close_ronde(boek, ronde)
    (made,) = (boek.map / "reserve").glob("*voor het bijwerken.db")
    assert b"Vroeg gestuurd" not in made.read_bytes()
    with closing(sqlite3.connect(made)) as connection:
        assert connection.execute("SELECT count(*) FROM kansen_bedreigingen").fetchone() == (5,)


def test_rounds_that_an_earlier_program_closed_lose_the_order_of_their_ballots(werkboek):
    names = [secrets.token_hex(12) for _ in range(25)]
    werkboek.close()
    with closing(sqlite3.connect(werkboek.map / "werkboek.db")) as connection:
        for name in names:
            ballot = (1, name, "ouders", "telefoon", "respect", "")
            connection.execute("INSERT INTO stembriefjes VALUES (?, ?, ?, ?, ?, ?)", ballot)
        connection.execute("PRAGMA user_version=3")
        connection.commit()
    before = order_in_leaves(werkboek.map / "werkboek.db", [name.encode() for name in names])
    assert before == [list(range(24, -1, -1))]  # SQLite fills a page from its end
    with closing(Werkboek.open(werkboek.map)) as again, again.reading() as tx:
        assert not is_owed(tx)
        assert len(tx.rows(Stembriefje)) == 25
    names.sort()
    after = order_in_leaves(werkboek.map / "werkboek.db", [name.encode() for name in names])
    assert after == [list(range(24, -1, -1))]


# --- every table takes a stand --------------------------------------------------------------------


def test_every_table_says_what_it_holds_of_people():
    assert set(SPOREN) == set(METADATA.tables), "zet de tabel in opslag/sporen/tabellen.py"


def contents(wb):
    with closing(sqlite3.connect(wb.map / "werkboek.db")) as connection:
        return {
            naam: sorted(map(repr, connection.execute(f"SELECT * FROM {naam}")))
            for naam in METADATA.tables
        }


def take_part_in_everything(wb, ronde, soort):
    if soort.stemt:
        vote_as(wb, "t", ["waarde a"], ronde=ronde)
        keep_draft(wb, Klad(ronde, OUDERS, Deel.HANDEN), "", "1 1")
        count_unknown(wb)
        with wb.writing() as tx:
            count_along(tx, 1, {"nl": 1})
    elif soort is Rondesoort.KANSEN:
        what = {"groep": OUDERS, "soort": Soort.KANS, "perspectief": Perspectief.OUDERS}
        id = submit(wb, ronde=ronde, inzending="a", tekst="Samen koken", **what)
        with wb.writing() as tx:
            nummer, row = tx.find(Inbreng, id=id)
            tx.change(nummer, row, replace(row, status=Inbrengstatus.TOEGELATEN))
    elif soort is Rondesoort.EVALUATIE:
        what = {"groep": OUDERS, "soort": Uitkomstsoort.GOED, "tekst": "Het ging goed"}
        submit_outcome(wb, ronde=ronde, inzending="a", **what)
    else:
        filled, _ = answers(wb, ronde, 1)
        submit_scan(wb, ronde=ronde, stemmer="t", groep=OUDERS, antwoorden=filled)


@pytest.mark.parametrize("soort", [s for s in Rondesoort if s is not Rondesoort.STIPPEN])
def test_a_table_that_changes_because_people_take_part_says_so(boek, soort):
    keuzes = 3 if soort.stemt else None
    ronde = open_ronde(boek, soort=soort, vraag="Wat?", aantal_keuzes=keuzes).ronde
    before = contents(boek)
    take_part_in_everything(boek, ronde, soort)
    boek.sync_csvs()
    changed = {naam for naam, rows in contents(boek).items() if rows != before[naam]}
    assert changed
    assert {naam for naam in changed if SPOREN[naam] is Spoor.GEEN} == set()


def test_what_only_counts_and_what_ends_by_itself_is_gone_after_closing(boek):
    ronde = vote_open(boek)
    take_part_in_everything(boek, ronde, Rondesoort.WAARDEN)
    close_ronde(boek, ronde)
    with boek.reading() as tx:
        assert not is_owed(tx)
        names = {row.naam for row in tx.connection.execute(TOESTAND.select())}
        assert not [naam for naam in names if naam.startswith(TAALTELLING)]
        for table in VAN_DE_RONDE:
            assert tx.connection.execute(table.select()).all() == []


def test_the_scan_rows_of_one_person_stay_together(boek):
    as_scans(boek, 12)
    with boek.reading() as tx:
        entries = [row.inzending for row in tx.rows(Scanregel)]
    assert len(entries) == 24
    assert entries[::2] == entries[1::2]

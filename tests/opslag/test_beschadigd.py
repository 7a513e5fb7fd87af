"""A database that was put aside keeps no link between a device and its ballot."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from ouderplan.kern.papier import Deel
from ouderplan.kern.rondes import Rondesoort, Stembriefje
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import Werkboek
from ouderplan.opslag.fouten import WerkboekOnleesbaar
from ouderplan.opslag.geheimen import find_key
from ouderplan.opslag.inbreng import submit
from ouderplan.opslag.papierklad import Klad, keep_draft
from ouderplan.opslag.reserve.maken import back_up, find_reserve
from ouderplan.opslag.reserve.terugzetten import put_back
from ouderplan.opslag.stemmen import close_ronde, open_ronde

pytestmark = pytest.mark.alleen_sqlite("een beschadigd bestand")

PAGINA = 4096


def flatten(wb: Werkboek) -> Path:
    """Close, with everything in the one file; return it."""
    wb.sync_csvs()
    wb.erase_traces()
    wb.close()
    return wb.map / "werkboek.db"


def key_of(wb: Werkboek) -> bytes:
    with wb.reading() as tx:
        return find_key(tx, "ronde 1")


def break_pages(path: Path, *, keep: bytes = b"") -> None:
    """Damage every page but those with `keep` in it."""
    content = path.read_bytes()
    pages = [content[at : at + PAGINA] for at in range(0, len(content), PAGINA)]
    broken = [page if keep and keep in page else b"\xa5" * len(page) for page in pages]
    path.write_bytes(b"".join(broken))


def holds(map: Path, secret: bytes) -> list[str]:
    files = (path for path in map.rglob("*") if path.is_file())
    return [path.name for path in files if secret in path.read_bytes()]


def changed_pages(before: bytes, after: bytes, names: set[str]) -> set[int]:
    """Return which pages differ and held none of these ballots: the rest is to be kept."""
    assert len(before) == len(after)
    pages = range(0, len(before), PAGINA)
    differ = {at for at in pages if before[at : at + PAGINA] != after[at : at + PAGINA]}
    ours = [name.encode() for name in names]
    return {at for at in differ if not any(name in before[at : at + PAGINA] for name in ours)}


def ballots_of(wb: Werkboek) -> set[str]:
    with wb.reading() as tx:
        return {row.briefje for row in tx.rows(Stembriefje)}


@pytest.fixture
def stille_ronde(werkboek, ronde):
    """Give a workbook with a backup, and a round in which nobody voted yet."""
    assert ronde.is_open
    back_up(werkboek.map, "vooraf")
    return werkboek


@pytest.fixture
def tijdens_ronde(stille_ronde, stem):
    """Give a workbook with a backup, an open round and two ballots."""
    stem("toestel 1", "respect")
    stem("toestel 2", "plezier")
    return stille_ronde


@pytest.mark.parametrize("damage", ["kop", "alles behalve de sleutel"])
def test_the_key_of_an_open_round_is_blanked_and_the_rest_is_kept(tijdens_ronde, damage):
    map, key, names = tijdens_ronde.map, key_of(tijdens_ronde), ballots_of(tijdens_ronde)
    path = flatten(tijdens_ronde)
    if damage == "kop":
        path.write_bytes(b"\xa5" * 100 + path.read_bytes()[100:])
    else:
        break_pages(path, keep=key)
    before = path.read_bytes()
    assert key in before
    kept = put_back(map, find_reserve(map, "1"))
    assert holds(map, key) == []
    assert changed_pages(before.replace(key, bytes(len(key))), kept.read_bytes(), names) == set()
    (ballots,) = (map / "bewaard").glob("*stembriefjes.csv")
    assert {"respect", "plezier"} <= set(
        ballots.read_text("utf-8-sig").replace("\n", ";").split(";")
    )


def test_when_the_key_cannot_be_found_the_file_is_not_kept_and_its_ballots_are(tijdens_ronde):
    map, key = tijdens_ronde.map, key_of(tijdens_ronde)
    path = flatten(tijdens_ronde)
    content = path.read_bytes().replace(b"ronde 1", b"r\xa5nde 1")  # the key is there, unlabelled
    path.write_bytes(b"\xa5" * 100 + content[100:])
    assert put_back(map, find_reserve(map, "1")) == map / "bewaard"
    assert holds(map, key) == []
    assert next((map / "bewaard").glob("*stembriefjes.csv")).read_text("utf-8-sig").count(";") > 4


def test_what_phones_sent_in_is_not_linked_to_them_either(leeg_werkboek):
    wb = leeg_werkboek
    back_up(wb.map, "vooraf")
    ronde = open_ronde(wb, soort=Rondesoort.KANSEN, vraag="Wat kan er beter?")
    submit(
        wb,
        ronde=ronde.ronde,
        inzending="briefje-van-een-telefoon",
        groep="ouders",
        soort="kans",
        perspectief="ouders",
        tekst="Een leesochtend",
    )
    path = flatten(wb)
    path.write_bytes(b"\xa5" * 100 + path.read_bytes()[100:])
    put_back(wb.map, find_reserve(wb.map, "1"))
    assert holds(wb.map, b"briefje-van-een-telefoon") == []
    (sent,) = (wb.map / "bewaard").glob("*kansen_bedreigingen.csv")
    assert "Een leesochtend" in sent.read_text("utf-8-sig")


def test_a_database_without_an_open_round_is_kept_to_the_byte(tijdens_ronde):
    map = tijdens_ronde.map
    close_ronde(tijdens_ronde, 1)
    path = flatten(tijdens_ronde)
    path.write_bytes(b"\xa5" * 100 + path.read_bytes()[100:])
    before = path.read_bytes()
    assert put_back(map, find_reserve(map, "1")).read_bytes() == before


def test_damage_that_is_found_only_while_copying_does_not_stop_putting_back(tijdens_ronde):
    close_ronde(tijdens_ronde, 1)
    map = tijdens_ronde.map
    path = flatten(tijdens_ronde)
    with sqlite3.connect(path) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'evaluaties'"
        ).fetchone()
    connection.close()
    with path.open("r+b") as file:  # nothing looks at this table when the workbook is opened
        file.seek((page - 1) * PAGINA)
        file.write(b"\xa5" * PAGINA)
    put_back(map, find_reserve(map, "1"))
    wb = Werkboek.open(map)
    with wb.reading() as tx:
        assert tx.connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    wb.close()


def test_one_that_someone_gave_another_name_loses_its_key_when_the_round_closes(tijdens_ronde):
    map, key, names = tijdens_ronde.map, key_of(tijdens_ronde), ballots_of(tijdens_ronde)
    path = flatten(tijdens_ronde)
    path.write_bytes(b"\xa5" * 100 + path.read_bytes()[100:])
    with pytest.raises(WerkboekOnleesbaar, match="andere naam"):
        Werkboek.open(map)
    path.rename(map / "werkboek.db.stuk")
    again = Werkboek.open(map)  # from the CSVs, with the round open
    assert holds(map, key) == ["werkboek.db.stuk"]
    before = (map / "werkboek.db.stuk").read_bytes()
    close_ronde(again, 1)
    with again.reading() as tx:
        assert len({row.briefje for row in tx.rows(Stembriefje)}) == 2
    again.close()
    assert holds(map, key) == []
    after = (map / "werkboek.db.stuk").read_bytes()
    assert changed_pages(before.replace(key, bytes(32)), after, names) == set()


PILE = "11 12 13 14\n6 7 8 9 10"
LONG_PILE = "\n".join(f"{nummer % 30} 31 32 33 34" for nummer in range(1000))
"""The most that one counter may type: it goes on over several pages of the file."""


def type_piles(wb: Werkboek, *texts: str) -> None:
    """Let the counters of the parents, and those of the team, type the same."""
    for groep in (Groep.OUDERS, Groep.TEAM):
        for deel in (Deel.TELLER_A, Deel.TELLER_B):
            for old, new in zip(("", *texts), texts, strict=False):
                keep_draft(wb, Klad(1, groep, deel), old, new)


@pytest.mark.parametrize("damage", ["kop", "een tabel"])
@pytest.mark.parametrize("typed", [["3"], [PILE], ["1", PILE, f"{PILE}\n2"], [PILE, LONG_PILE]])
def test_what_counters_typed_is_blanked_and_nothing_else(stille_ronde, typed, damage):
    map, key = stille_ronde.map, key_of(stille_ronde)
    type_piles(stille_ronde, *typed)
    path = flatten(stille_ronde)
    content = path.read_bytes()
    lines = [line for line in typed[-1].encode().split(b"\n") if len(line) > 9]
    assert all(line in content for line in lines[:300])
    if damage == "kop":
        path.write_bytes(b"\xa5" * 100 + content[100:])
    else:  # the database still answers
        with contextlib.closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("PRAGMA writable_schema=ON")
            connection.execute("DELETE FROM sqlite_master WHERE name = 'evaluaties'")
    zeros = path.read_bytes().count(0)
    kept = put_back(map, find_reserve(map, "1")).read_bytes()
    assert [line for line in lines if line in kept] == []
    assert holds(map, key) == []
    blanked = 4 * len(typed[-1].encode()) + len(key) - key.count(0)
    assert kept.count(0) - zeros == blanked


def test_when_not_all_that_was_typed_can_be_found_the_file_is_not_kept(tijdens_ronde):
    map = tijdens_ronde.map
    type_piles(tijdens_ronde, PILE)
    path = flatten(tijdens_ronde)
    content = path.read_bytes()
    row = content.rindex(b"ouders" + b"teller_a" + PILE.encode())
    broken = content[: row - 6] + b"\xa5" * 6 + content[row:]  # how long its cells are
    path.write_bytes(b"\xa5" * 100 + broken[100:])
    assert put_back(map, find_reserve(map, "1")) == map / "bewaard"
    assert holds(map, PILE.encode()) == []


def test_one_that_someone_gave_another_name_loses_what_was_typed_too(tijdens_ronde):
    map = tijdens_ronde.map
    type_piles(tijdens_ronde, PILE)
    path = flatten(tijdens_ronde)
    path.write_bytes(b"\xa5" * 100 + path.read_bytes()[100:])
    path.rename(map / "werkboek.db.stuk")
    again = Werkboek.open(map)
    assert holds(map, PILE.encode()) == ["werkboek.db.stuk"]
    close_ronde(again, 1)
    again.close()
    assert holds(map, PILE.encode()) == []

"""Stemcodes in the store: one code is one ballot, and after closing nobody knows which."""

import hashlib
import hmac
import re
from dataclasses import fields

import pytest
import sqlalchemy as sa

from ouderplan.kern.rondes import GroepDoetNietMee, Ronde, Rondesoort, Stembriefje, Waarborg
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.stemcodes import OnbekendeStemcode
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Werkboek
from ouderplan.opslag.fouten import CodesInGebruik, GeenStemcodes
from ouderplan.opslag.stemcodes import (
    add_codes,
    count_unknown,
    draw_codes,
    find_code,
    given_out,
    holder,
)
from ouderplan.opslag.stemmen import close_ronde, open_ronde, own_ballot, tally
from ouderplan.opslag.tabellen import GEHEIMEN, SCHEMA_VERSIE, STEMCODES
from stemmer import vote_as


def make(wb, aantal, groep=Groep.OUDERS, *, vervang=False):
    with wb.reading() as tx:
        codes = draw_codes(tx, aantal)
    with wb.writing() as tx:
        add_codes(tx, codes, groep, vervang=vervang)
    return codes


def found(wb, tekst):
    with wb.reading() as tx:
        return find_code(tx, tekst)


@pytest.fixture
def codes(werkboek):
    """Give twelve codes of ouders."""
    return make(werkboek, 12)


@pytest.fixture
def begin(werkboek):
    """Give a function that opens a vote with codes."""

    def open_vote(*groepen, waarborg=Waarborg.STEMCODE):
        with werkboek.writing() as tx:
            tx.replace_all(Waarde, [Waarde("respect"), Waarde("plezier")])
        return open_ronde(
            werkboek,
            soort=Rondesoort.WAARDEN,
            vraag="Welke?",
            groepen=groepen or (Groep.OUDERS,),
            waarborg=waarborg,
        )

    return open_vote


@pytest.fixture
def stem(werkboek):
    """Give ``stem("K7M3PX", "respect")``: what a phone does with a code."""

    def vote(code, *keuzes, ronde=1, groep=Groep.OUDERS):
        return vote_as(werkboek, found(werkboek, code).stemmer, keuzes, ronde=ronde, groep=groep)

    return vote


def ballots(wb, ronde=1):
    with wb.reading() as tx:
        return tx.rows(Stembriefje, ronde=ronde)


# --- making and finding ---------------------------------------------------------------------------


def test_a_code_is_found_as_it_is_typed_and_knows_its_group(werkboek, codes):
    team = make(werkboek, 3, Groep.TEAM)
    assert found(werkboek, codes[0].lower()).groep is Groep.OUDERS
    assert found(werkboek, f"{team[0][:3]} {team[0][3:]}").groep is Groep.TEAM
    assert len({found(werkboek, code).merk for code in (*codes, *team)}) == 15


def test_what_was_not_given_out_is_not_found(werkboek, codes):
    with werkboek.reading() as tx:
        other = next(code for code in draw_codes(tx, 20) if code not in codes)
    for tekst in (other, "", "K7M3P", "niets", codes[0] + codes[1]):
        assert found(werkboek, tekst) is None


def test_an_o_for_a_d_is_forgiven_when_only_one_code_can_be_meant(werkboek):
    with werkboek.writing() as tx:
        add_codes(tx, ["DK7M3P", "QB7M3P", "DB7M3P"], Groep.OUDERS)
    assert found(werkboek, "0k7 m3p") == found(werkboek, "DK7M3P")
    assert found(werkboek, "ob7 m3p") is None


def test_no_workbook_without_codes_knows_any(werkboek):
    assert found(werkboek, "K7M3PX") is None


def test_new_codes_leave_the_old_valid_unless_they_replace_them(werkboek, codes):
    team = make(werkboek, 2, Groep.TEAM)
    more = make(werkboek, 5)
    with werkboek.reading() as tx:
        assert given_out(tx) == {Groep.OUDERS: 17, Groep.TEAM: 2}
    newest = make(werkboek, 4, vervang=True)
    assert [found(werkboek, code) for code in (*codes, *more)] == [None] * 17
    assert all(found(werkboek, code) for code in (*newest, *team))


def test_codes_are_not_replaced_while_people_vote_with_them(werkboek, codes, begin):
    begin()
    with pytest.raises(CodesInGebruik, match=r"‘Welke\?’.*blijven geldig"):
        make(werkboek, 5, vervang=True)
    assert found(werkboek, codes[0])
    assert make(werkboek, 5)
    close_ronde(werkboek, 1)
    assert make(werkboek, 5, vervang=True)


@pytest.mark.alleen_sqlite("zoekt in het bestand")
def test_no_file_holds_a_code_that_can_be_read_and_no_csv_anything_of_it(werkboek, codes):
    merk = found(werkboek, codes[0]).merk
    werkboek.sync_csvs()
    everything = bytes_of(werkboek)
    assert not any(code.encode() in everything for code in codes)
    assert merk.encode() in everything
    shown = b"".join(path.read_bytes() for path in werkboek.map.rglob("*.csv"))
    assert merk.encode() not in shown


def test_the_table_keeps_no_order_of_making(werkboek, codes):
    with werkboek.reading() as tx:
        stored = list(tx.connection.execute(sa.select(STEMCODES.c.merk)).scalars())
        made = [find_code(tx, code).merk for code in codes]
    assert stored == sorted(made)
    assert stored != made


# --- voting ---------------------------------------------------------------------------------------


@pytest.mark.usefixtures("begin")
def test_one_code_is_one_ballot_whichever_phone_it_comes_from(werkboek, codes, begin, stem):
    begin()
    assert not stem(codes[0], "respect").gewijzigd
    assert stem(codes[0].lower(), "plezier").gewijzigd
    stem(codes[1], "plezier")
    assert sorted(row.keuze for row in ballots(werkboek)) == ["plezier", "plezier"]


def test_the_group_of_a_ballot_is_that_of_the_code(werkboek, codes, begin, stem):
    team = make(werkboek, 1, Groep.TEAM)
    begin(Groep.OUDERS, Groep.TEAM)
    stem(team[0], "respect", groep=Groep.OUDERS)
    stem(codes[0], "respect", groep=Groep.TEAM)
    assert sorted(row.groep for row in ballots(werkboek)) == [Groep.OUDERS, Groep.TEAM]


def test_a_code_of_a_group_that_does_not_take_part_casts_no_ballot(werkboek, begin, stem, codes):
    team = make(werkboek, 1, Groep.TEAM)
    begin()
    with pytest.raises(GroepDoetNietMee):
        stem(team[0], "respect", groep=Groep.OUDERS)
    assert codes
    assert ballots(werkboek) == []


@pytest.mark.parametrize("stemmer", ["", "toestel", "code:", "code:verzonnen", "open:1"])
@pytest.mark.usefixtures("codes")
def test_without_a_valid_code_no_ballot_is_cast(werkboek, begin, stemmer):
    begin()
    with pytest.raises(OnbekendeStemcode):
        vote_as(werkboek, stemmer, ["respect"], kanaal=Kanaal.SCHERM)
    assert ballots(werkboek) == []


def test_a_vote_with_codes_is_not_opened_for_a_group_that_has_none(werkboek, begin):
    with pytest.raises(GeenStemcodes, match="voor ouders en het team"):
        begin(Groep.OUDERS, Groep.TEAM)
    make(werkboek, 1)
    with pytest.raises(GeenStemcodes, match="voor het team"):
        begin(Groep.OUDERS, Groep.TEAM)
    assert begin().waarborg is Waarborg.STEMCODE


def test_a_code_goes_on_in_the_next_round_with_another_ballot(werkboek, codes, begin, stem):
    begin()
    stem(codes[0], "respect")
    close_ronde(werkboek, 1)
    begin()
    stem(codes[0], "respect", ronde=2)
    assert ballots(werkboek, 1)[0].briefje != ballots(werkboek, 2)[0].briefje


@pytest.mark.parametrize("waarborg", list(Waarborg))
@pytest.mark.usefixtures("codes")
def test_every_guarantee_says_in_one_sentence_what_it_promises(begin, waarborg):
    ronde = begin(waarborg=waarborg)
    assert ronde.waarborg is waarborg
    words = {
        "stemcode": "stemcode telt één keer",
        "telefoon": "Eén stem per telefoon",
        "gedeeld": "Hoogstens twee stemmen per telefoon",
        "open": "indruk",
    }
    assert words[waarborg] in ronde.regel


def test_a_round_for_sending_in_has_no_guarantee_of_its_own(werkboek):
    ronde = open_ronde(werkboek, soort=Rondesoort.KANSEN, vraag="Wat?", waarborg=Waarborg.STEMCODE)
    assert (ronde.waarborg, ronde.regel) == (Waarborg.TELEFOON, "")


# --- accounting -----------------------------------------------------------------------------------


def test_closing_keeps_what_was_given_out_and_how_often_an_unknown_code_was_tried(
    werkboek, codes, begin, stem
):
    make(werkboek, 3, Groep.TEAM)
    begin(Groep.OUDERS, Groep.TEAM)
    stem(codes[0], "respect")
    for _ in range(2):
        count_unknown(werkboek)
    closed = close_ronde(werkboek, 1)
    assert (closed.codes_ouders, closed.codes_team, closed.codes_onbekend) == (12, 3, 2)
    make(werkboek, 50)
    begin()
    second = close_ronde(werkboek, 2)
    assert (second.codes_ouders, second.codes_team, second.codes_onbekend) == (62, None, 0)
    with werkboek.reading() as tx:
        assert tx.rows(Ronde, ronde=1) == [closed]


def test_the_accounting_is_complete_in_the_csvs(werkboek, codes, begin, stem):
    begin()
    stem(codes[0], "respect")
    closed = close_ronde(werkboek, 1)
    werkboek.close()
    for path in werkboek.map.glob("werkboek.db*"):
        path.unlink()
    again = Werkboek.open(werkboek.map)
    with again.reading() as tx:
        assert tx.rows(Ronde) == [closed]
        assert tally(tx, closed).gestemd == 1
    again.close()


# --- after closing nobody can tell ----------------------------------------------------------------


def bytes_of(wb):
    return b"".join(path.read_bytes() for path in sorted(wb.map.rglob("*")) if path.is_file())


def keys_that_open(content, stemmers, names):
    """Return every 32 bytes in `content` under which a code leads to a ballot."""
    blobs = {content[at : at + 32] for at in range(len(content) - 31)}
    return {
        blob
        for blob in blobs
        for stemmer in stemmers
        if hmac.digest(blob, stemmer, "sha256").hex()[:24] in names
    }


def test_nobody_who_has_every_file_and_every_code_can_tell_which_ballot_is_whose(
    werkboek, codes, begin, stem
):
    """Try as a key whatever stands anywhere on the disk; before closing, that finds the key."""
    begin()
    for code in codes[:8]:
        stem(code, "respect")
    stem(codes[0], "plezier")
    werkboek.sync_csvs()
    werkboek.put_aside(werkboek.map / "stembriefjes.csv")
    names = {row.briefje for row in ballots(werkboek)}
    stemmers = [found(werkboek, codes[0]).stemmer.encode()]
    assert len(keys_that_open(bytes_of(werkboek), stemmers, names)) == 1
    close_ronde(werkboek, 1)
    werkboek.sync_csvs()
    assert {row.briefje for row in ballots(werkboek)} == names
    assert keys_that_open(bytes_of(werkboek), stemmers, names) == set()
    with werkboek.reading() as tx:
        assert own_ballot(tx, 1, stemmers[0].decode()) is None


def test_no_name_of_a_ballot_is_made_of_the_code_alone(werkboek, codes, begin, stem):
    begin()
    for code in codes:
        stem(code, "respect")
    close_ronde(werkboek, 1)
    names = {row.briefje for row in ballots(werkboek)}
    with werkboek.reading() as tx:
        kept = [bytes(key) for key in tx.connection.execute(sa.select(GEHEIMEN.c.geheim)).scalars()]
        marks = [find_code(tx, code).merk for code in codes]
    assert kept
    for text in [*codes, *marks, *(f"code:{merk}" for merk in marks)]:
        assert hashlib.sha256(text.encode()).hexdigest()[:24] not in names
        assert not any(hmac.digest(k, text.encode(), "sha256").hex()[:24] in names for k in kept)


def test_what_stands_in_the_table_of_codes_is_the_same_for_who_voted_and_who_did_not(
    werkboek, codes, begin, stem
):
    def table():
        with werkboek.reading() as tx:
            return tx.connection.execute(sa.select(STEMCODES)).all()

    before = table()
    begin()
    stem(codes[0], "respect")
    assert table() == before
    close_ronde(werkboek, 1)
    assert table() == before
    with werkboek.reading() as tx:
        assert holder(tx, before[0].merk)


# --- older workbooks ------------------------------------------------------------------------------

KOLOMMEN = [field.name for field in fields(Ronde)]
NIEUW = tuple(KOLOMMEN[KOLOMMEN.index("waarborg") :])


def test_rounds_of_an_older_csv_are_votes_per_telephone(werkboek, begin, codes, stem):
    begin(waarborg=Waarborg.TELEFOON)
    close_ronde(werkboek, 1)
    werkboek.close()
    path = werkboek.map / "rondes.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    newer = len(NIEUW)
    older = [re.sub(rf"(;[^;]*){{{newer}}}$", "", line) for line in lines]
    assert older[0].endswith(";getoond")
    path.write_text("\n".join(older), encoding="utf-8-sig")
    for db in werkboek.map.glob("werkboek.db*"):
        db.unlink()
    again = Werkboek.open(werkboek.map)
    with again.reading() as tx:
        assert [row.waarborg for row in tx.rows(Ronde)] == [Waarborg.TELEFOON]
    again.close()
    assert codes
    assert stem


@pytest.mark.alleen_sqlite("een bestand van een oudere versie")
def test_an_older_database_gets_what_it_lacks_and_loses_nothing(werkboek, begin):
    begin(waarborg=Waarborg.TELEFOON)
    with werkboek.writing() as tx:
        tx.connection.exec_driver_sql("DROP TABLE stemcodes")
        for naam in NIEUW:
            tx.connection.exec_driver_sql(f"ALTER TABLE rondes DROP COLUMN {naam}")
        tx.connection.exec_driver_sql("PRAGMA user_version=1")
    werkboek.close()
    again = Werkboek.open(werkboek.map)
    with again.reading() as tx:
        version = tx.connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        assert version == SCHEMA_VERSIE
        [row] = tx.rows(Ronde)
        assert (row.vraag, row.waarborg, row.codes_ouders) == ("Welke?", Waarborg.TELEFOON, None)
    assert make(again, 2)
    header = (again.map / "rondes.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert header.endswith(";".join(NIEUW))
    again.close()

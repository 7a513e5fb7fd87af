"""Which phones are a remote, as the workbook keeps it."""

import base64
import json
import sqlite3
import time

import pytest

from ouderplan.kern.afstand import (
    GELDIG_S,
    LANGST_S,
    MEESTE,
    Koppelfase,
    NietGekoppeld,
    Waarvoor,
    letters_of,
    own_key,
    read_message,
    sign,
)
from ouderplan.kern.kansen import Inbreng, Inbrengstatus
from ouderplan.kern.moderatie import Moderatie
from ouderplan.opslag import Werkboek, afstand
from ouderplan.opslag.afstandsopdrachten import (
    Diastand,
    Gevraagd,
    ask,
    outcome,
    publish,
    slide,
    take,
    tell,
    withdraw,
)
from ouderplan.opslag.inbreng import judge
from ouderplan.opslag.reserve.maken import back_up


def message(waarvoor, key, **velden):
    tekst = json.dumps(velden).encode()
    return read_message(waarvoor, sign(key, waarvoor, tekst).encode() + b"\n" + tekst)


def key_of(aanbod):
    return base64.urlsafe_b64decode(aanbod.sleutel + "=")


def pair(wb, merk="m"):
    aanbod = afstand.offer(wb)
    key = key_of(aanbod)
    with wb.writing() as tx:
        afstand.claim(tx, message(Waarvoor.MELD, key, k=aanbod.id, n=1, m=merk))
    afstand.confirm(wb, aanbod.id)
    return aanbod.id, own_key(key, merk)


def phases(wb, nu=None):
    with wb.reading() as tx:
        return [one.fase for one in afstand.pairings(tx, nu)]


def check(wb, bericht, nu=None):
    with wb.reading() as tx:
        return afstand.check(tx, bericht, nu)


def test_a_code_is_good_for_two_minutes_and_its_letters_too(werkboek):
    aanbod = afstand.offer(werkboek)
    now = time.monotonic()
    assert phases(werkboek, now + GELDIG_S - 1) == [Koppelfase.WACHT]
    assert phases(werkboek, now + GELDIG_S + 1) == []
    with werkboek.writing() as tx:
        said = message(Waarvoor.MELD, key_of(aanbod), k=aanbod.id, n=1, m="m")
        with pytest.raises(NietGekoppeld):
            afstand.claim(tx, said, now + GELDIG_S + 1)
        claimed, own = afstand.claim(tx, said)
    assert claimed.letters == letters_of(own)
    with pytest.raises(afstand.KoppelingWeg):
        afstand.confirm(werkboek, aanbod.id, now + GELDIG_S + 1)
    afstand.confirm(werkboek, aanbod.id)
    assert phases(werkboek, now + LANGST_S - 1) == [Koppelfase.GEKOPPELD]
    assert phases(werkboek, now + LANGST_S + 2) == []
    assert phases(werkboek, now - 60) == []  # the laptop was started again since


def test_nothing_is_paired_that_nobody_scanned(werkboek):
    aanbod = afstand.offer(werkboek)
    with pytest.raises(afstand.KoppelingWeg):
        afstand.confirm(werkboek, aanbod.id)


def test_a_code_is_of_the_first_phone_that_scans_it(werkboek):
    aanbod = afstand.offer(werkboek)
    key = key_of(aanbod)
    with werkboek.writing() as tx:
        afstand.claim(tx, message(Waarvoor.MELD, key, k=aanbod.id, n=1, m="mine"))
        afstand.claim(tx, message(Waarvoor.MELD, key, k=aanbod.id, n=2, m="mine"))  # said again
        with pytest.raises(NietGekoppeld):
            afstand.claim(tx, message(Waarvoor.MELD, key, k=aanbod.id, n=3, m="other"))
    afstand.confirm(werkboek, aanbod.id)
    with pytest.raises(NietGekoppeld):
        check(werkboek, message(Waarvoor.DOE, key, k=aanbod.id, n=9))  # the key of the code itself


def test_three_phones_at_most_and_a_code_that_nobody_scanned_makes_room(werkboek):
    ids = [pair(werkboek)[0] for _ in range(MEESTE)]
    with pytest.raises(afstand.AlDrie):
        afstand.offer(werkboek)
    afstand.revoke(werkboek, ids[0])
    afstand.offer(werkboek)
    afstand.offer(werkboek)
    assert len(phases(werkboek)) == MEESTE


def test_a_number_is_taken_once_and_never_a_lower_one_after_it(werkboek):
    id, key = pair(werkboek)
    five, six = (message(Waarvoor.DOE, key, k=id, n=n) for n in (5, 6))
    with werkboek.writing() as tx:
        afstand.receive(tx, six)
        for old in (five, six):
            with pytest.raises(NietGekoppeld):
                afstand.receive(tx, old)


def test_a_message_is_of_no_other_phone_and_of_no_other_use(werkboek):
    (one, key), (other, _) = pair(werkboek), pair(werkboek)
    for wrong in (
        message(Waarvoor.DOE, key, k=other, n=5),
        message(Waarvoor.DOE, bytes(32), k=one, n=5),
        message(Waarvoor.DOE, key, k="", n=5),
        message(Waarvoor.DOE, key, k=one),
    ):
        with pytest.raises(NietGekoppeld):
            check(werkboek, wrong)
    check(werkboek, message(Waarvoor.DOE, key, k=one, n=5))


def test_another_that_opens_the_workbook_knows_the_phone_and_its_number(werkboek):
    id, key = pair(werkboek)
    five = message(Waarvoor.DOE, key, k=id, n=5)
    with werkboek.writing() as tx:
        afstand.receive(tx, five)
    again = Werkboek.open(werkboek.map)
    with pytest.raises(NietGekoppeld):
        check(again, five)
    check(again, message(Waarvoor.DOE, key, k=id, n=6))
    again.close()


@pytest.mark.alleen_sqlite("leest het bestand zelf")
def test_who_is_ended_is_unknown_and_its_key_is_gone(werkboek):
    ended, key = pair(werkboek)
    afstand.revoke(werkboek, ended)
    with pytest.raises(NietGekoppeld):
        check(werkboek, message(Waarvoor.DOE, key, k=ended, n=5))
    pair(werkboek)
    afstand.revoke_all(werkboek)
    assert kept(werkboek.map / "werkboek.db") == []


def kept(path):
    """Return under which names a database has something of a remote."""
    connection = sqlite3.connect(path)
    found = [
        naam
        for table in ("geheimen", "toestand")
        for (naam,) in connection.execute(f"SELECT naam FROM {table}")
        if naam.startswith("afstand ")
    ]
    connection.close()
    return found


@pytest.mark.alleen_sqlite("leest het bestand zelf")
def test_no_csv_and_no_backup_knows_of_a_remote(werkboek):
    id, _ = pair(werkboek)
    publish(werkboek, Diastand("Waarden", 0, 3, False, "x"))
    werkboek.sync_csvs()
    assert kept(werkboek.map / "werkboek.db")
    assert kept(back_up(werkboek.map, "proef")) == []
    assert not [path for path in werkboek.map.glob("*.csv") if id in path.read_text("utf-8-sig")]


def asked(id="a", teller=5, om=None):
    om = time.monotonic() if om is None else om
    return Gevraagd(id, "BCDF", teller, "verder", "", "", om)


def test_what_is_asked_is_done_once_in_order_and_not_when_it_is_too_late(werkboek):
    now = time.monotonic()
    with werkboek.writing() as tx:
        for gevraagd in (asked(teller=7, om=now), asked("b", om=now - 1), asked("c", om=now - 60)):
            ask(tx, gevraagd)
    assert [one.koppeling for one in take(werkboek)] == ["b", "a"]
    assert take(werkboek) == ()


def test_what_nobody_began_on_can_be_taken_back(werkboek):
    with werkboek.writing() as tx:
        ask(tx, asked())
        assert withdraw(tx, asked())
        assert not withdraw(tx, asked())
    assert take(werkboek) == ()


def test_what_became_of_it_is_said_to_who_asked(werkboek):
    tell(werkboek, asked(), "Zo is het.")
    with werkboek.reading() as tx:
        assert outcome(tx, asked()) == "Zo is het."
        assert outcome(tx, asked(teller=6)) is None
        assert outcome(tx, asked("b")) is None


def test_which_slide_is_on_is_known_once_it_was_said(werkboek):
    with werkboek.reading() as tx:
        assert slide(tx) is None
    publish(werkboek, Diastand("Waarden", 2, 0, True, "x"))
    with werkboek.reading() as tx:
        assert slide(tx) == Diastand("Waarden", 2, 0, True, "x")


def test_a_text_is_decided_about_once_and_the_moderation_has_it(werkboek):
    with werkboek.writing() as tx:
        row = Inbreng("91", "kans", "ouders", "Een tuin", "ouders", Inbrengstatus.NIEUW)
        tx.add(row)
    assert judge(werkboek, "91", Inbrengstatus.TOEGELATEN)
    assert not judge(werkboek, "91", Inbrengstatus.WEGGELEGD)
    assert not judge(werkboek, "92", Inbrengstatus.WEGGELEGD)
    with werkboek.reading() as tx:
        assert tx.find(Inbreng, id="91")[1].status is Inbrengstatus.TOEGELATEN
        assert [row.nieuw for row in tx.rows(Moderatie, id="91")] == ["toegelaten"]

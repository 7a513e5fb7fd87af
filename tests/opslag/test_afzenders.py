"""Laying aside all of one phone or one minute: in one go, with a way back, and known to nobody."""

from dataclasses import replace
from datetime import datetime
from functools import partial

import pytest

from lezer import files_with
from ouderplan.kern.evaluatie import Uitkomst, Uitkomstsoort
from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Perspectief, Soort
from ouderplan.kern.moderatie import Moderatie
from ouderplan.kern.rondes import Rondesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag import afzenders
from ouderplan.opslag.afzenders import Zelfde, lay_aside_with, put_back, senders
from ouderplan.opslag.inbreng import submit_in, submit_outcome_in
from ouderplan.opslag.reserve.bestand import reserves
from ouderplan.opslag.reserve.maken import back_up
from ouderplan.opslag.stemmen import close_ronde, keep_all, open_ronde

NIEUW, WEG, TOE = Inbrengstatus.NIEUW, Inbrengstatus.WEGGELEGD, Inbrengstatus.TOEGELATEN
MERK = "5f3a90c1d2e4b687aabbccdd"


@pytest.fixture
def klok(monkeypatch):
    """Give a clock of the laptop that stands still until it is set."""

    class Klok(datetime):
        moment = datetime(2026, 11, 28, 20, 14, 10)

        @classmethod
        def now(cls):
            return cls.moment

    monkeypatch.setattr(afzenders, "datetime", Klok)
    return Klok


@pytest.fixture
def stuur(werkboek):
    ronde = open_ronde(werkboek, soort=Rondesoort.KANSEN, vraag="Wat?").ronde

    def send(tekst, afzender):
        form = {"ronde": ronde, "groep": Groep.OUDERS, "soort": Soort.KANS, "inzending": tekst}
        task = partial(submit_in, **form, perspectief=Perspectief.OUDERS, tekst=tekst)
        (id,) = keep_all(werkboek, [partial(task, afzender=afzender)])
        return id

    return send


def statuses(wb, rij=Inbreng):
    with wb.reading() as tx:
        return {row.tekst: row.status for row in tx.rows(rij)}


def let_in(wb, tekst):
    with wb.writing() as tx:
        nummer, row = tx.find(Inbreng, tekst=tekst)
        tx.change(nummer, row, replace(row, status=TOE))


def test_all_of_one_phone_goes_and_comes_back_as_it_was(werkboek, stuur):
    first = stuur("een", MERK)
    stuur("van een ander", "iemand")
    stuur("twee", MERK)
    let_in(werkboek, "twee")
    gone = lay_aside_with(werkboek, Inbreng, first, Zelfde.AFZENDER)
    assert statuses(werkboek) == {"een": WEG, "van een ander": NIEUW, "twee": WEG}
    put_back(werkboek, Inbreng, gone)
    assert statuses(werkboek) == {"een": NIEUW, "van een ander": NIEUW, "twee": TOE}


def test_all_of_one_minute_goes_whoever_sent_it(werkboek, stuur, klok):
    stuur("ervoor", "a")
    klok.moment = klok.moment.replace(minute=15)
    first = stuur("een", "b")
    stuur("twee", "c")
    klok.moment = klok.moment.replace(minute=16)
    stuur("erna", "b")
    gone = lay_aside_with(werkboek, Inbreng, first, Zelfde.MOMENT)
    assert statuses(werkboek) == {"ervoor": NIEUW, "een": WEG, "twee": WEG, "erna": NIEUW}
    assert len(gone) == 2


def test_what_was_decided_otherwise_meanwhile_stays(werkboek, stuur):
    first = stuur("een", MERK)
    stuur("twee", MERK)
    gone = lay_aside_with(werkboek, Inbreng, first, Zelfde.AFZENDER)
    let_in(werkboek, "twee")
    put_back(werkboek, Inbreng, gone)
    assert statuses(werkboek) == {"een": NIEUW, "twee": TOE}


def test_texts_of_which_the_phone_is_not_known_do_not_belong_together(werkboek, stuur):
    first = stuur("een", "")
    stuur("twee", "")
    assert lay_aside_with(werkboek, Inbreng, first, Zelfde.AFZENDER) == {}


def test_it_stands_in_the_log_of_the_moderation(werkboek, stuur):
    first = stuur("een", MERK)
    stuur("twee", MERK)
    lay_aside_with(werkboek, Inbreng, first, Zelfde.AFZENDER)
    with werkboek.reading() as tx:
        assert [(row.oud, row.nieuw) for row in tx.rows(Moderatie)] == [(NIEUW, WEG)] * 2


def test_what_was_said_in_looking_back_goes_the_same_way(werkboek):
    ronde = open_ronde(werkboek, soort=Rondesoort.EVALUATIE, vraag="Wat?").ronde
    form = {"ronde": ronde, "groep": Groep.OUDERS, "soort": Uitkomstsoort.GOED}
    tasks = [
        partial(submit_outcome_in, **form, tekst=tekst, inzending=tekst, afzender=wie)
        for tekst, wie in (("een", MERK), ("twee", "ander"), ("drie", MERK))
    ]
    first, *_ = keep_all(werkboek, tasks)
    lay_aside_with(werkboek, Uitkomst, first, Zelfde.AFZENDER)
    assert statuses(werkboek, Uitkomst) == {"een": WEG, "twee": NIEUW, "drie": WEG}


@pytest.mark.alleen_sqlite("leest het bestand zelf")
def test_after_closing_nothing_on_the_disk_says_which_texts_came_from_one_phone(werkboek, stuur):
    first = stuur("een", MERK)
    stuur("twee", MERK)
    assert files_with(werkboek.map, MERK.encode())
    back_up(werkboek.map, "onder de ronde")
    (reserve,) = reserves(werkboek.map)
    assert MERK.encode() not in reserve.pad.read_bytes()
    close_ronde(werkboek, 1)
    assert files_with(werkboek.map, MERK.encode()) == []
    with werkboek.reading() as tx:
        assert senders(tx) == {}
    assert lay_aside_with(werkboek, Inbreng, first, Zelfde.AFZENDER) == {}

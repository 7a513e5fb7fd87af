"""Whatever is done with what the hall sent in, the log says what was there before."""

from dataclasses import replace

import pytest

from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Perspectief, Soort
from ouderplan.kern.moderatie import Moderatie, Moderatiesoort
from ouderplan.kern.soorten import Groep
from ouderplan.opslag.samenvoegen import merge, release

WACHT = Inbrengstatus.NIEUW


@pytest.fixture
def ingestuurd(leeg_werkboek):
    """A workbook in which the hall sent two in; the begeleider typed a third."""
    with leeg_werkboek.writing() as tx:
        for nummer, tekst in (("1", "Jan van groep 4 is druk"), ("2", "Te veel lawaai")):
            tx.add(Inbreng(nummer, Soort.KANS, Perspectief.TEAM, tekst, Groep.OUDERS, WACHT))
        tx.add(Inbreng("3", Soort.KANS, Perspectief.TEAM, "Zelf getypt"))
    return leeg_werkboek


def change(wb, id, **cells):
    with wb.writing() as tx:
        nummer, row = tx.find(Inbreng, id=id)
        tx.change(nummer, row, replace(row, **cells))


def lines(wb):
    with wb.reading() as tx:
        return [(row.wat.value, row.id, row.oud, row.nieuw) for row in tx.rows(Moderatie)]


def test_letting_in_and_refusing_are_noted(ingestuurd):
    change(ingestuurd, "1", status=Inbrengstatus.TOEGELATEN)
    change(ingestuurd, "2", status=Inbrengstatus.WEGGELEGD)
    assert lines(ingestuurd) == [
        ("status", "1", "nieuw", "toegelaten"),
        ("status", "2", "nieuw", "weggelegd"),
    ]


def test_typing_in_a_text_is_one_line_that_keeps_the_text_as_it_was_sent_in(ingestuurd):
    for tekst in ("Een kind van groep 4 is druk", "Een kind is druk", "Een kind heeft het druk"):
        change(ingestuurd, "1", tekst=tekst)
    assert lines(ingestuurd) == [
        ("tekst", "1", "Jan van groep 4 is druk", "Een kind heeft het druk")
    ]


def test_a_text_that_is_put_back_as_it_was_leaves_no_line(ingestuurd):
    change(ingestuurd, "1", tekst="Anders")
    change(ingestuurd, "1", tekst="Jan van groep 4 is druk")
    assert lines(ingestuurd) == []


def test_what_happens_between_two_edits_keeps_them_apart(ingestuurd):
    change(ingestuurd, "1", tekst="Een kind is druk")
    change(ingestuurd, "1", status=Inbrengstatus.TOEGELATEN)
    change(ingestuurd, "1", tekst="Het is druk")
    assert [line[0] for line in lines(ingestuurd)] == ["tekst", "status", "tekst"]


def test_merging_and_taking_apart_are_noted(ingestuurd):
    merge(ingestuurd, "1", "2")
    release(ingestuurd, "2")
    assert lines(ingestuurd) == [
        ("samengevoegd_met", "2", "", "1"),
        ("samengevoegd_met", "2", "1", ""),
    ]


def test_what_the_begeleider_typed_is_not_in_it(ingestuurd):
    change(ingestuurd, "3", tekst="Zelf veranderd")
    assert lines(ingestuurd) == []


def test_it_says_what_and_when_and_nothing_of_who():
    assert set(Moderatie.__slots__) == {"wat", "id", "oud", "nieuw", "wanneer"}
    assert set(Moderatiesoort) <= set(Inbreng.__slots__)


def change_and_fail(wb):
    with wb.writing() as tx:
        nummer, row = tx.find(Inbreng, id="1")
        tx.change(nummer, row, replace(row, tekst="Anders"))
        raise ZeroDivisionError


def test_a_change_that_is_taken_back_leaves_no_line(ingestuurd):
    with pytest.raises(ZeroDivisionError):
        change_and_fail(ingestuurd)
    assert lines(ingestuurd) == []

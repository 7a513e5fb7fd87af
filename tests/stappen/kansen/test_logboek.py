"""The begeleider sees afterwards what was done with what came in."""

from ouderplan.kern.kansen import Inbreng, Inbrengstatus, Perspectief, Soort
from ouderplan.kern.soorten import Groep
from ouderplan.stappen.kansen.model import Deel

KWAAD = "<script>alert(1)</script> & {{ 7*7 }}"


def sent_in(venster, tekst):
    with venster.zitting.wb.writing() as tx:
        wacht = Inbrengstatus.NIEUW
        tx.add(Inbreng("1", Soort.KANS, Perspectief.OUDERS, tekst, Groep.OUDERS, wacht))
    venster.zitting.poll()


def logboek(venster):
    venster.view.bedienen  # noqa: B018  made at first use
    assert venster.zitting.run(lambda: venster.model.go(Deel.BEKIJKEN.value))
    return venster.view.part(Deel.BEKIJKEN).logboek


def lines_of(log):
    return log.fold.inhoud.children[0].value


def test_it_is_not_on_the_page_until_there_is_something_to_tell(venster):
    log = logboek(venster)
    assert log.box.layout.display == "none"
    sent_in(venster, "Samen lezen")
    assert log.box.layout.display == "none"
    venster.zitting.run(lambda: venster.model.let_in(venster.model.items))
    assert log.box.layout.display is None
    assert "toegelaten" in lines_of(log)


def test_it_is_closed_until_someone_opens_it(venster):
    assert not logboek(venster).fold.open


def test_it_shows_the_text_as_it_was_sent_in_and_nothing_runs(venster):
    sent_in(venster, KWAAD)
    log = logboek(venster)
    nummer = next(iter(venster.model.items))
    venster.zitting.run(lambda: venster.model.set_text(nummer, KWAAD, "Netjes"))
    assert "&lt;script&gt;" in lines_of(log)
    assert "<script>" not in lines_of(log)
    assert "Netjes" in lines_of(log)

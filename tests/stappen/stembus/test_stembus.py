"""The ballot on a shared tablet: one voter after another, into the same ledger."""

import asyncio
from dataclasses import replace

import ipywidgets as w
import pytest

from ouderplan.kern.rondes import Ronde, Rondesoort, Stembriefje, TeVeelKeuzes
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.kern.waarden import Waarde
from ouderplan.opslag import Kast, Werkboek
from ouderplan.opslag.rondezoeken import current_ronde
from ouderplan.opslag.stemmen import close_ronde, open_ronde
from ouderplan.stappen import Zitting, find_steps
from ouderplan.stappen.stembus.model import Scherm
from ouderplan.stappen.stembus.view import Stembus

VRAAG = "Welke waarden?"


def widgets_in(box):
    yield box
    for child in getattr(box, "children", ()):
        yield from widgets_in(child)


class Tablet:
    """What someone at the tablet sees and does."""

    def __init__(self, stembus):
        self.stembus, self.box = stembus, stembus.box

    def text(self):
        return " ".join(x.value for x in widgets_in(self.box) if isinstance(x, w.HTML))

    def buttons(self):
        return [x.description for x in widgets_in(self.box) if isinstance(x, w.Button)]

    def press(self, label):
        next(
            x
            for x in widgets_in(self.box)
            if isinstance(x, w.Button) and x.description.startswith(label)
        ).click()

    def ticks(self):
        return [x for x in widgets_in(self.box) if isinstance(x, w.Checkbox)]

    def tick(self, aantal):
        for tick in self.ticks()[:aantal]:
            tick.value = True


@pytest.fixture
def nieuwe_tablet(werkboek, tmp_path):
    opened = []

    def make(**seconds):
        zitting = Zitting(Kast(tmp_path), exports=tmp_path)
        zitting.open(werkboek.map)
        opened.append(zitting)
        return Tablet(Stembus(zitting, **seconds))

    yield make
    for zitting in opened:
        zitting.wb.close()


@pytest.fixture
def tablet(nieuwe_tablet):
    return nieuwe_tablet()


def open_round(wb, groepen=(Groep.OUDERS, Groep.TEAM), aantal=5):
    return open_ronde(
        wb, soort=Rondesoort.WAARDEN, vraag=VRAAG, aantal_keuzes=aantal, groepen=groepen
    ).ronde


def ledger(wb):
    with wb.reading() as tx:
        return tx.rows(Stembriefje)


def test_the_ballot_is_not_a_step():
    assert "stembus" not in {stap.naam for stap in find_steps()}


def test_without_a_round_the_tablet_says_so_and_follows_by_itself(tablet, werkboek):
    assert "Er is nu niets open" in tablet.text()
    open_round(werkboek)
    tablet.stembus.zitting.poll()
    assert VRAAG in tablet.text()
    assert tablet.buttons()[:2] == ["Ik ben ouder", "Ik werk op school"]


def test_without_a_workbook_the_tablet_is_as_friendly(tmp_path):
    tablet = Tablet(Stembus(Zitting(Kast(tmp_path), exports=tmp_path)))
    assert "Er is nu niets open" in tablet.text()


def test_a_workbook_that_is_opened_later_is_followed(tmp_path):
    kast = Kast(tmp_path)
    tablet = Tablet(Stembus(Zitting(kast, exports=tmp_path)))
    wb = Werkboek.create(tmp_path / "w", {"school": "x"})
    open_round(wb)
    kast.choose(wb.map)
    tablet.stembus.zitting.poll()
    assert VRAAG in tablet.text()
    tablet.stembus.zitting.wb.close()
    wb.close()


def test_one_group_only_begins_without_asking_who_you_are(tablet, werkboek):
    open_round(werkboek, groepen=[Groep.TEAM])
    tablet.stembus.zitting.poll()
    assert tablet.buttons()[0] == "Begin"
    tablet.press("Begin")
    tablet.tick(1)
    tablet.press("Verstuur mijn stem")
    assert {row.groep for row in ledger(werkboek)} == {Groep.TEAM}


def test_a_vote_goes_into_the_ledger_as_one_ballot_on_the_screen(tablet, werkboek):
    open_round(werkboek)
    tablet.stembus.zitting.poll()
    tablet.press("Ik ben ouder")
    assert "Nog 5 te kiezen" in tablet.text()
    tablet.tick(4)
    assert "Nog 1 te kiezen" in tablet.text()
    tablet.tick(5)
    assert "U hebt er 5 gekozen" in tablet.text()
    tablet.press("Verstuur mijn stem")
    assert "Stem ontvangen" in tablet.text()
    rows = ledger(werkboek)
    assert len(rows) == 5
    assert len({row.briefje for row in rows}) == 1
    assert {(row.groep, row.kanaal) for row in rows} == {(Groep.OUDERS, Kanaal.SCHERM)}


def test_every_next_voter_is_another_voter_and_finds_an_empty_ballot(tablet, werkboek):
    open_round(werkboek)
    tablet.stembus.zitting.poll()
    for _ in range(3):
        tablet.press("Ik ben ouder")
        assert not any(tick.value for tick in tablet.ticks())
        tablet.tick(2)
        tablet.press("Verstuur mijn stem")
        tablet.press("Klaar, de volgende")
    assert len({row.briefje for row in ledger(werkboek)}) == 3


def test_pressing_twice_votes_once(tablet, werkboek):
    open_round(werkboek)
    tablet.stembus.zitting.poll()
    tablet.press("Ik ben ouder")
    tablet.tick(1)
    press = next(
        x for x in widgets_in(tablet.box) if getattr(x, "description", "") == "Verstuur mijn stem"
    )
    press.click()
    press.click()
    assert len({row.briefje for row in ledger(werkboek)}) == 1


def test_too_many_are_refused_before_anything_is_sent(tablet, werkboek):
    open_round(werkboek)
    tablet.stembus.zitting.poll()
    tablet.press("Ik ben ouder")
    tablet.tick(7)
    assert "U koos er te veel: u mag er hoogstens 5 kiezen." in tablet.text()
    tablet.press("Verstuur mijn stem")
    assert "Haal er 2 weg en verstuur opnieuw" in tablet.text()
    assert ledger(werkboek) == []
    for tick in tablet.ticks()[:2]:
        tick.value = False
    tablet.press("Verstuur mijn stem")
    assert len(ledger(werkboek)) == 5


def test_too_many_are_refused_here_before_the_store_is_asked(tablet, werkboek):
    ronde = open_round(werkboek)
    tablet.stembus.zitting.poll()
    tablet.press("Ik ben ouder")
    tablet.tick(6)
    close_ronde(werkboek, ronde)  # the store would say something else now
    with pytest.raises(TeVeelKeuzes):
        tablet.stembus.model.vote()


def test_stopping_leaves_nothing_behind(tablet, werkboek):
    open_round(werkboek)
    tablet.stembus.zitting.poll()
    tablet.press("Ik ben ouder")
    tablet.tick(2)
    tablet.press("Stop")
    assert ledger(werkboek) == []
    tablet.press("Ik ben ouder")
    assert not any(tick.value for tick in tablet.ticks())


def test_a_round_that_closes_meanwhile_sends_nothing_and_says_so(tablet, werkboek):
    ronde = open_round(werkboek)
    tablet.stembus.zitting.poll()
    tablet.press("Ik ben ouder")
    tablet.tick(2)
    close_ronde(werkboek, ronde)
    tablet.press("Verstuur mijn stem")
    assert "Stem ontvangen" not in tablet.text()
    assert "De stemming is" in tablet.text()
    tablet.stembus.zitting.poll()
    assert "Er is nu niets open" in tablet.text()
    assert ledger(werkboek) == []


def test_someone_who_counts_heads_meanwhile_does_not_wipe_the_ballot(tablet, werkboek):
    open_round(werkboek)
    tablet.stembus.zitting.poll()
    tablet.press("Ik ben ouder")
    tablet.tick(2)
    with werkboek.writing() as tx:
        nummer, old = tx.find(Ronde, ronde=current_ronde(tx).ronde)
        tx.change(nummer, old, replace(old, aanwezig=40))
    tablet.stembus.zitting.poll()
    assert sum(tick.value for tick in tablet.ticks()) == 2


def test_a_round_of_ideas_sends_people_to_their_phone(tablet, werkboek):
    open_ronde(werkboek, soort=Rondesoort.KANSEN, vraag="Welke kansen?")
    tablet.stembus.zitting.poll()
    assert "Insturen gaat met de telefoon" in tablet.text()
    assert tablet.buttons() == []


def test_the_tablet_returns_to_the_start_by_itself(nieuwe_tablet, werkboek):
    async def evening():
        tablet = nieuwe_tablet(terug_na=0.01)
        open_round(werkboek)
        tablet.stembus.zitting.poll()
        tablet.press("Ik ben ouder")
        tablet.tick(1)
        tablet.press("Verstuur mijn stem")
        assert tablet.stembus.model.scherm is Scherm.ONTVANGEN
        async with asyncio.timeout(10):
            while tablet.stembus.model.scherm is not Scherm.BEGIN:
                await asyncio.sleep(0)
        assert VRAAG in tablet.text()

    asyncio.run(evening())


def test_a_ballot_that_someone_walked_away_from_is_forgotten(nieuwe_tablet, werkboek):
    async def evening():
        tablet = nieuwe_tablet(verlaten_na=0.01, bedenk=0.01)
        open_round(werkboek)
        tablet.stembus.zitting.poll()
        tablet.press("Ik ben ouder")
        tablet.tick(3)
        async with asyncio.timeout(10):
            while tablet.stembus.model.scherm is not Scherm.BEGIN:
                await asyncio.sleep(0)

    asyncio.run(evening())
    assert ledger(werkboek) == []


def test_a_choice_is_shown_as_text(tablet, werkboek):
    with werkboek.writing() as tx:
        tx.replace_all(Waarde, [Waarde("<script>x</script>", "<b>y</b>")])
    open_round(werkboek)
    tablet.stembus.zitting.poll()
    tablet.press("Ik ben ouder")
    assert "<script>" not in tablet.ticks()[0].description
    assert "&lt;script&gt;" in tablet.ticks()[0].description


def test_each_voter_chooses_a_language_and_the_next_begins_in_dutch(tablet, werkboek):
    open_round(werkboek, groepen=[Groep.OUDERS])
    tablet.stembus.zitting.poll()
    tablet.press("Türkçe")
    assert 'lang="tr"' in tablet.text()
    tablet.press("Başla")
    assert "güven" in tablet.ticks()[0].description
    assert "vertrouwen" in tablet.ticks()[0].description
    tablet.tick(1)
    tablet.press("Oyumu gönder")
    assert [row.keuze for row in ledger(werkboek)] == ["vertrouwen"]
    tablet.stembus.model.restart()
    assert tablet.buttons()[0] == "Begin"


def test_who_says_to_be_there_still_goes_on_where_they_were(nieuwe_tablet, werkboek):
    async def evening():
        tablet = nieuwe_tablet(verlaten_na=0.01, bedenk=60)
        open_round(werkboek)
        tablet.stembus.zitting.poll()
        tablet.press("Ik ben ouder")
        tablet.tick(2)
        async with asyncio.timeout(10):
            while "Bent u er nog?" not in tablet.text():
                await asyncio.sleep(0)
        tablet.press("Ja, ik ga verder")
        assert "Bent u er nog?" not in tablet.text()
        assert sum(tick.value for tick in tablet.ticks()) == 2
        assert tablet.stembus.model.scherm is Scherm.KIEZEN

    asyncio.run(evening())

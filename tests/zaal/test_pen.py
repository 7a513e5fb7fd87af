"""One hand that writes for all phones: together, and each hears what became of its own ballot."""

import asyncio

import pytest

from ouderplan.kern.rondes import OnbekendeKeuze, Rondesoort
from ouderplan.kern.soorten import Groep, Kanaal
from ouderplan.opslag import Werkboek
from ouderplan.opslag.stembus import Stem
from ouderplan.opslag.stemmen import open_ronde, progress
from ouderplan.zaal.pen import Pen

AANTAL = 60


@pytest.fixture
def ronde(werkboek: Werkboek) -> int:
    return open_ronde(werkboek, soort=Rondesoort.WAARDEN, vraag="Welke?", aantal_keuzes=5).ronde


def stem(ronde: int, nummer: int, keuze: str = "durf") -> Stem:
    return Stem(ronde, f"toestel {nummer}", Groep.OUDERS, Kanaal.TELEFOON, (keuze,))


def write(werkboek: Werkboek, stemmen: list[Stem]) -> list[object]:
    async def together() -> list[object]:
        pen = Pen()
        answers = await asyncio.gather(
            *(pen.keep(werkboek, one) for one in stemmen), return_exceptions=True
        )
        pen.close()
        return answers

    return asyncio.run(together())


def test_what_comes_at_once_is_committed_together(werkboek, ronde):
    write(werkboek, [stem(ronde, nummer) for nummer in range(AANTAL)])
    with werkboek.reading() as tx:
        assert progress(tx, ronde) == AANTAL
    assert werkboek.versions()["stembriefjes"] < AANTAL / 4


def test_each_hears_what_became_of_its_own(werkboek, ronde):
    stemmen = [
        stem(ronde, nummer, "durf" if nummer % 3 else "bestaat niet") for nummer in range(AANTAL)
    ]
    for one, answer in zip(stemmen, write(werkboek, stemmen), strict=True):
        if one.keuzes == ("durf",):
            assert answer.keuzes == ("durf",)
        else:
            assert isinstance(answer, OnbekendeKeuze)


def test_closing_finishes_what_was_sent(werkboek, ronde):
    async def send_and_close() -> list[object]:
        pen = Pen()
        sent = [asyncio.ensure_future(pen.keep(werkboek, stem(ronde, nr))) for nr in range(AANTAL)]
        await asyncio.sleep(0)  # all of them are on their way
        pen.close()
        return await asyncio.gather(*sent)

    assert len(asyncio.run(send_and_close())) == AANTAL


def test_a_phone_that_left_does_not_hold_up_the_others(werkboek, ronde):
    async def leave() -> object:
        pen = Pen()
        first = asyncio.ensure_future(pen.keep(werkboek, stem(ronde, 1)))
        second = asyncio.ensure_future(pen.keep(werkboek, stem(ronde, 2)))
        await asyncio.sleep(0)
        first.cancel()
        answer = await second
        pen.close()
        return answer

    assert asyncio.run(leave()).keuzes == ("durf",)

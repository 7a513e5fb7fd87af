"""Whose turn it is when more is asked than can be answered at once."""

import asyncio

import pytest

from ouderplan.zaal.beurten import HALVERING_S, Beurten, Gevraagd

SCHOOL, LAPTOP = "10.0.0.1", "10.0.0.66"


async def order_of(*asked):
    """Let all of this be asked at the same moment; return the names in the order of their turns."""
    beurten, turns, waiting = Beurten(per_ronde=1), [], []

    async def wait(naam, place):
        await place
        turns.append(naam)

    assert beurten.ask("iemand", "eerste", None) is None, "when nothing waits, a turn comes at once"
    for naam, adres, toestel, haast, *zaal in asked:
        place = beurten.ask(adres, naam, toestel, haast=haast, zaal=zaal[0] if zaal else "")
        assert place is not None
        waiting.append(asyncio.ensure_future(wait(naam, place)))
    await asyncio.gather(*waiting)
    assert len(beurten) == 0
    return turns


def flood(many, **anders):
    return [(f"storm {nr}", anders.get("adres", LAPTOP), None, True) for nr in range(many)]


def test_addresses_take_turns():
    turns = asyncio.run(order_of(*flood(50), ("telefoon", SCHOOL, None, True)))
    assert turns.index("telefoon") <= 1


def test_halls_take_turns_however_many_addresses_there_are_in_one_of_them():
    storm = [(f"storm {nr}", f"10.1.0.{nr}", None, True, "linde") for nr in range(200)]
    turns = asyncio.run(order_of(*storm, ("telefoon", SCHOOL, None, True, "molen")))
    assert turns.index("telefoon") <= 1


def test_behind_one_address_a_known_phone_goes_before_what_nobody_knows():
    turns = asyncio.run(order_of(*flood(50), ("telefoon", LAPTOP, "koekje", True)))
    assert turns.index("telefoon") <= 1


def test_behind_one_address_the_newest_and_the_oldest_both_come():
    turns = asyncio.run(order_of(*flood(50), ("nieuw", LAPTOP, None, True)))
    assert turns.index("nieuw") <= 2
    assert turns.index("storm 0") <= 3


def test_what_can_wait_waits_for_who_wants_to_take_part():
    waits = [(f"tablet {nr}", LAPTOP, None, False) for nr in range(50)]
    turns = asyncio.run(order_of(*waits, ("pagina", LAPTOP, None, True)))
    assert turns.index("pagina") <= 2


def test_who_asks_and_asks_waits_for_who_asked_less():
    async def ask():
        beurten, turns = Beurten(per_ronde=1), []
        for _ in range(5):  # with pauses, so that each is answered at once
            assert beurten.ask(LAPTOP, "druk", "druk") is None
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        assert beurten.ask(LAPTOP, "eerst", "eerst") is None
        for naam in ("druk", "rustig"):
            place = beurten.ask(LAPTOP, naam, naam)
            place.add_done_callback(lambda _done, naam=naam: turns.append(naam))
        while len(turns) < 2:
            await asyncio.sleep(0)
        return turns

    assert asyncio.run(ask()) == ["rustig", "druk"]


def test_who_left_while_waiting_takes_no_turn_from_others():
    async def ask():
        beurten = Beurten(per_ronde=1)
        beurten.ask("iemand", "eerste", None)
        gone, stays = (beurten.ask(SCHOOL, naam, None) for naam in ("weg", "blijft"))
        gone.cancel()
        await asyncio.wait_for(stays, 10)

    asyncio.run(ask())


def test_what_was_asked_long_ago_counts_less(monkeypatch):
    now = [100.0]
    monkeypatch.setattr("ouderplan.zaal.beurten.time.monotonic", lambda: now[0])
    asked = Gevraagd()
    for _ in range(8):
        asked.once_more("a")
    now[0] += 3 * HALVERING_S
    assert asked.once_more("a") == pytest.approx(1.0)
    asked.forget("a")
    assert asked.once_more("a") == 0.0

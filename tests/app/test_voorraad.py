"""Kernels stand by for the page and for the window right after it, each for one page."""

import asyncio

from ouderplan.app.kernel import Kernels
from ouderplan.app.voorraad import AANTAL, Voorraad


async def until(conditie, timeout=60.0):
    async with asyncio.timeout(timeout):
        while not conditie():
            await asyncio.sleep(0.05)


def with_kernels(test):
    """Run a test with real kernels, and leave none."""

    async def run():
        kernels = Kernels()
        voorraad = Voorraad(kernels)
        voorraad.fill()
        try:
            await test(voorraad, kernels)
        finally:
            for task in asyncio.all_tasks() - {asyncio.current_task()}:
                task.cancel()
            await kernels.shutdown_all()

    asyncio.run(run())


def test_two_pages_right_after_each_other_both_find_a_kernel():
    async def test(voorraad, kernels):
        await until(lambda: voorraad.klaar == AANTAL)
        standing_by = set(kernels.klaargezet)
        first, second = await voorraad.take(), await voorraad.take()
        assert {first.kernel_id, second.kernel_id} == standing_by
        assert not kernels.klaargezet
        await until(lambda: voorraad.klaar == AANTAL)
        assert not kernels.klaargezet & standing_by
        first.let_go()
        second.let_go()

    with_kernels(test)


def test_a_kernel_that_died_while_it_stood_by_is_not_given_to_a_page():
    async def test(voorraad, kernels):
        await until(lambda: len(kernels.klaargezet) == AANTAL)
        dead = set(kernels.klaargezet)
        for kernel_id in dead:
            await kernels.shutdown_kernel(kernel_id, now=True)
        taken = await voorraad.take()
        assert taken.kernel_id not in dead
        await taken.run("1 + 1")
        taken.let_go()

    with_kernels(test)


def test_a_page_that_comes_before_any_kernel_is_ready_gets_one_all_the_same():
    async def test(voorraad, kernels):
        assert voorraad.klaar == 0
        taken = await voorraad.take()
        await taken.run("1 + 1")
        assert taken.kernel_id in kernels
        taken.let_go()

    with_kernels(test)

"""A kernel stands by for the page, and one for the page after it: each for one page."""

import asyncio
import tempfile

from ouderplan.app.kernel import Kernels
from ouderplan.app.voorraad import AANTAL, Voorraad


async def until(conditie, timeout=60.0):
    async with asyncio.timeout(timeout):
        while not conditie():
            await asyncio.sleep(0.05)


def with_kernels(test):
    """Run a test with real kernels, and leave none."""

    async def run(map):
        kernels = Kernels(connection_dir=map)
        voorraad = Voorraad(kernels)
        voorraad.fill()
        try:
            await test(voorraad, kernels)
        finally:
            for task in asyncio.all_tasks() - {asyncio.current_task()}:
                task.cancel()
            await kernels.shutdown_all()

    with tempfile.TemporaryDirectory() as map:
        asyncio.run(run(map))


def test_pages_one_after_the_other_each_find_the_kernel_that_stands_by():
    async def test(voorraad, kernels):
        given = set()
        for _ in range(2):
            await until(lambda: voorraad.klaar == AANTAL)
            standing_by = set(kernels.klaargezet)
            taken = await voorraad.take()
            assert {taken.kernel_id} == standing_by
            assert taken.kernel_id not in given
            given.add(taken.kernel_id)
            taken.let_go()

    with_kernels(test)


def test_a_window_right_after_the_page_gets_a_kernel_of_its_own():
    async def test(voorraad, _kernels):
        await until(lambda: voorraad.klaar == AANTAL)
        first, second = await asyncio.gather(voorraad.take(), voorraad.take())
        assert first.kernel_id != second.kernel_id
        for taken in (first, second):
            await taken.run("1 + 1")
            taken.let_go()

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

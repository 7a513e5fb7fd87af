"""A kernel whose page is gone leaves within a minute, also when nobody said so."""

import asyncio

import pytest

from ouderplan.app import kernel as over_kernels
from ouderplan.app.kernel import ALLEEN, KIJK, Kernel, Kernels
from ouderplan.app.paden import Paden
from ouderplan.app.server import settings


class Klok:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.nu = 1000.0

    def monotonic(self) -> float:
        return self.nu


@pytest.fixture
def klok(monkeypatch):
    klok = Klok()
    monkeypatch.setattr(over_kernels, "time", klok)
    return klok


def with_kernel(map, test):
    """Run a test with a real kernel that a page took, and leave none."""

    async def run():
        kernels = Kernels(connection_dir=str(map))
        kernel = await Kernel.start(kernels)
        kernel.let_go()
        try:
            await test(kernels, kernel.kernel_id)
        finally:
            await kernels.shutdown_all()

    asyncio.run(run())


async def look(kernels, klok, seconds):
    """Look as often as the door does, for so long."""
    for _ in range(int(seconds // KIJK)):
        klok.nu += KIJK
        for kernel_id in list(kernels.list_kernel_ids()):
            await kernels.cull_kernel_if_idle(kernel_id)


def test_it_goes_within_a_minute_after_its_page_although_it_does_something(klok, tmp_path):
    async def test(kernels, kernel_id):
        kernels.notify_connect(kernel_id)
        await look(kernels, klok, 3600)
        assert kernel_id in kernels
        kernels.notify_disconnect(kernel_id)
        await look(kernels, klok, 20)
        assert kernel_id in kernels
        await look(kernels, klok, 40)
        assert kernel_id not in kernels

    with_kernel(tmp_path, test)


def test_a_line_that_breaks_for_a_moment_costs_nothing_however_often(klok, tmp_path):
    async def test(kernels, kernel_id):
        for _ in range(10):
            await look(kernels, klok, 30)
            kernels.notify_connect(kernel_id)
            await look(kernels, klok, 10)
            kernels.notify_disconnect(kernel_id)
        assert kernel_id in kernels

    with_kernel(tmp_path, test)


def test_one_that_stands_by_or_is_busy_stays(klok, tmp_path):
    async def test(kernels, kernel_id):
        kernels.klaargezet.add(kernel_id)
        await look(kernels, klok, 3600)
        kernels.klaargezet.discard(kernel_id)
        kernels.get_kernel(kernel_id).execution_state = "busy"
        await look(kernels, klok, 3600)
        assert kernel_id in kernels
        kernels.get_kernel(kernel_id).execution_state = "idle"
        await look(kernels, klok, 10)
        assert kernel_id not in kernels

    with_kernel(tmp_path, test)


def test_the_door_looks_often_enough_to_be_within_a_minute():
    chosen = settings(Paden.find(), "sleutel", 1).MappingKernelManager
    assert chosen.cull_idle_timeout > 0
    assert chosen.cull_interval == KIJK
    assert ALLEEN + 2 * KIJK <= 60

"""What the server and its kernels say to each other, no other account of the laptop can hear."""

import asyncio
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
import zmq
import zmq.asyncio
from app_vragen import status_of
from traitlets.config import Config

from kernels import is_kernel
from ouderplan.app.kernel import Kernel, Kernels
from ouderplan.app.sokken import LANGSTE_PAD, VERSLEUTELD, in_folder, in_new_folder

GEZEGD = "dit zegt de kernel"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows kent deze sockets niet")


def talking(gestart):
    """Return the processes of this start but its kernels, and the kernels.

    A hall of which the door fell goes on, and is nobody's child then.
    """
    family = {psutil.Process(gestart.proces.pid), *gestart.kinderen()}
    halls = {
        psutil.Process(found.pid)
        for found in psutil.net_connections("tcp")
        if found.status == psutil.CONN_LISTEN and found.laddr.port == gestart.zaal_poort
    }
    all_of_it = family | halls
    kernels = [child for child in all_of_it if is_kernel(child)]
    return [child for child in all_of_it if child not in kernels], kernels


def listening(processes):
    """Return the TCP ports on which these listen; one that just ended listens nowhere."""
    ports = []
    for child in processes:
        with suppress(psutil.NoSuchProcess):
            found = child.net_connections("tcp")
            ports += [one.laddr.port for one in found if one.status == psutil.CONN_LISTEN]
    return ports


def kernel_sockets(gestart):
    return {
        Path(connection.laddr)
        for child in gestart.kinderen()
        for connection in child.net_connections("unix")
        if "-ipc-" in str(connection.laddr)
    }


@posix
def test_with_a_page_open_no_port_but_those_of_the_doors_says_anything(gestart, wacht_tot):
    assert status_of(gestart.pagina()) == 200
    wacht_tot(lambda: len(kernel_sockets(gestart)) >= 5, timeout=60)
    doors = [int(gestart.adres.rpartition(":")[2]), gestart.zaal_poort]
    wacht_tot(lambda: len(listening(talking(gestart)[0])) >= len(doors), timeout=60)
    others, kernels = talking(gestart)
    assert sorted(listening(others)) == sorted(doors)
    assert kernels
    for kernel in kernels:  # one port takes in what a child of a kernel prints, and says nothing
        assert len(listening([kernel])) <= 1
    for path in kernel_sockets(gestart):
        assert path.is_socket()
        assert not stat.S_IMODE(path.parent.stat().st_mode) & 0o077
        assert len(os.fsencode(path)) <= LANGSTE_PAD


@posix
def test_a_folder_with_a_long_name_or_open_to_others_is_not_used(tmp_path):
    long = tmp_path / ("lang" * 20)
    long.mkdir()
    assert in_new_folder([long]) == VERSLEUTELD
    assert in_new_folder([long, Path("/tmp")]).map == Path("/tmp")
    closed = Path("/tmp") / f"ouderplan-{os.getpid()}"
    closed.mkdir(mode=0o700)
    try:
        assert in_folder(closed).kernel == {"transport": "ipc"}
        closed.chmod(0o755)
        assert in_folder(closed) == VERSLEUTELD
    finally:
        closed.rmdir()
    assert in_folder(closed) == VERSLEUTELD


@pytest.mark.parametrize(
    ("instelling", "gehoord"),
    [(VERSLEUTELD.kernel, False), ({"transport": "tcp"}, True)],
    ids=["versleuteld", "zonder, ter vergelijking"],
)
def test_who_listens_in_on_an_encrypted_line_hears_nothing(instelling, gehoord):
    async def listen(address):
        with zmq.asyncio.Context() as context, context.socket(zmq.SUB) as ear:
            ear.linger = 0
            ear.subscribe(b"")
            ear.connect(address)
            yield
            heard = b""
            while await ear.poll(500):
                heard += b"".join(await ear.recv_multipart())
            yield heard

    async def run():
        kernels = Kernels(config=Config({"KernelManager": instelling}))
        kernel = await Kernel.start(kernels)
        try:
            manager = kernels.get_kernel(kernel.kernel_id)
            ear = listen(f"tcp://{manager.ip}:{manager.iopub_port}")
            await anext(ear)
            heard = b""
            for _ in range(5):  # who just came in may miss what is said first
                await kernel.run(f"print({GEZEGD!r})")
            heard = await anext(ear)
            await ear.aclose()
        finally:
            await kernel.stop()
        assert (GEZEGD.encode() in heard) == gehoord

    asyncio.run(run())

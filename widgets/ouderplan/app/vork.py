"""Kernels that are forked from a warm process (see `moeder`), where a process can be forked."""

import asyncio
import json
import logging
import os
import select
import signal
import socket
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from ouderplan.app import moeder

log = logging.getLogger(__name__)


class MoederWeg(Exception):
    """No kernel comes from the warm process; it has to start by itself."""


class Moeder:
    """The door's side of the warm process.

    It has to be made before there are threads: it is a fork of the door itself, with which it
    shares what both have loaded; `is_warm` says that this is all there is.
    """

    def __init__(self, *, is_warm: bool = False) -> None:
        self._kanaal, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        watch, self._leven = os.pipe()
        self._klaar, ready = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            self._kanaal.close()
            os.close(self._leven)
            os.close(self._klaar)
            moeder.run(far, watch, ready, is_warm=is_warm)
        far.close()
        os.close(watch)
        os.close(ready)
        self._kanaal.setblocking(False)
        self._beurt = asyncio.Lock()
        self._is_klaar = asyncio.Event()
        self.leeft = True

    @classmethod
    def begin(cls, *, is_warm: bool = False) -> "Moeder | None":
        """Return one, or None where that cannot be: then kernels stand by that start by themselves.

        Where something started a thread already, a fork may find a lock that nobody ever opens.
        """
        if sys.platform != "linux" or not _can_watch():
            return None
        if len(list(Path("/proc/self/task").iterdir())) > 1:
            log.warning("er draait al een thread; er komt geen moederkernel")
            return None
        try:
            return cls(is_warm=is_warm)
        except OSError:
            log.warning("er kon geen moederkernel komen", exc_info=True)
            return None

    async def ready(self) -> None:
        """Wait until it has loaded everything (or is gone)."""
        if not self._is_klaar.is_set():
            asyncio.get_running_loop().add_reader(self._klaar, self._on_ready)
            await self._is_klaar.wait()

    def _on_ready(self) -> None:
        asyncio.get_running_loop().remove_reader(self._klaar)
        if not os.read(self._klaar, 1):
            self._lose()
        self._is_klaar.set()

    async def fork(
        self, bestand: str, env: Mapping[str, str], cwd: str, klaar: socket.socket
    ) -> int:
        """Return the number of a new kernel's process, reached as the file says.

        It writes to `klaar` when it can be reached.

        Raises
        ------
        MoederWeg
        """
        order = json.dumps({"bestand": bestand, "env": dict(env), "cwd": cwd}).encode()
        # Who asked may be gone before the answer comes; it would be taken for the next one's.
        return await asyncio.shield(self._ask(order, klaar))

    async def _ask(self, order: bytes, klaar: socket.socket) -> int:
        loop = asyncio.get_running_loop()
        async with self._beurt:
            try:
                # One order at a time is on its way, so there is room for it.
                with klaar:
                    socket.send_fds(self._kanaal, [order], [klaar.fileno()])
                answer = await loop.sock_recv(self._kanaal, 64)
            except ConnectionError:
                answer = b""
            except OSError as error:  # an environment that is too large for one order
                raise MoederWeg from error
        if not answer:
            self._lose()
        if answer in {b"", moeder.NIET.encode()}:
            raise MoederWeg
        return int(answer)

    def _lose(self) -> None:
        """Note that it ended; its end of a line closes with it, so there is nothing to wait for."""
        self.leeft = False
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)


def _can_watch() -> bool:
    """Tell whether a process that is not our child can be watched: not on every system can it."""
    try:
        os.close(os.pidfd_open(os.getpid()))
    except (AttributeError, OSError):
        return False
    return True


class Gevorkt:
    """A kernel's process that is not our child, as `subprocess.Popen` would show it."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        try:
            self._file = os.pidfd_open(pid)
        except ProcessLookupError:
            self._file, self.returncode = -1, 1

    def poll(self) -> int | None:
        """Return None while it runs, else a number; how it ended, only its mother could know."""
        if self.returncode is None and _can_be_read(self._file, 0):
            os.close(self._file)
            self.returncode = 0
        return self.returncode

    def wait(self) -> int:
        """Wait until it has ended."""
        while self.poll() is None:
            _can_be_read(self._file, None)
        return self.returncode or 0

    def send_signal(self, number: int) -> None:
        """Send it a signal, and never to another one that got its number."""
        if self.poll() is None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._file, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)


def _can_be_read(file: int, timeout: float | None) -> bool:
    # Not select: that cannot look at files above 1023, and a hall has many lines.
    poll = select.poll()
    poll.register(file, select.POLLIN)
    return bool(poll.poll(timeout))


class Vork(LocalProvisioner):
    """Starts a kernel as a fork of the mother, or by itself when she is gone."""

    def __init__(self, moeder: Moeder, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._moeder = moeder
        self.is_warm = False

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Start it."""
        cwd = str(kwargs.get("cwd") or Path.cwd())
        try:
            return await self._fork(_own_file(cmd), kwargs["env"], cwd)
        except MoederWeg:
            log.warning("er komt geen kernel van de moederkernel; deze start zelf")
            return await super().launch_kernel(cmd, **kwargs)

    async def _fork(self, bestand: str, env: Mapping[str, str], cwd: str) -> Any:
        """Return how it is reached, when it can be (or has ended): who calls earlier waits longer.

        Raises
        ------
        MoederWeg
        """
        heard, klaar = socket.socketpair()
        with heard:
            heard.setblocking(False)
            pid = await self._moeder.fork(bestand, env, cwd, klaar)
            self.process: Any = Gevorkt(pid)
            # No pgid: a group is signalled by its number, which may be another's by then.
            self.pid = pid
            self.cwd, self.is_warm = cwd, True
            try:
                await asyncio.get_running_loop().sock_recv(heard, 1)
            except BaseException:
                self.process.kill()  # nobody else knows of it yet
                raise
        return self.connection_info


def _own_file(cmd: list[str]) -> str:
    """Return the file in which this command reads how its kernel is reached.

    Raises
    ------
    MoederWeg
        When it is not the kernel that comes with this program, started as usual.
    """
    match cmd:
        case [sys.executable, *_, "-m", "ipykernel_launcher", "-f", bestand]:
            return bestand
    raise MoederWeg

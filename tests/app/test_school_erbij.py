"""A school on a server for many: ``docs/server/school.sh`` with accounts of its own, as root."""

import os
import shutil
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ouderplan.kern.school import Gegeven
from ouderplan.opslag import Werkboek
from ouderplan.opslag.gegevens import keep_fact

SCRIPT = Path(__file__).parents[2] / "docs" / "server" / "school.sh"
ALLEEN = ("unshare", "--mount")
"""Accounts and folders of the machine itself stay as they are."""


def may_make_accounts() -> bool:
    """Tell whether this is root of a Linux where a folder may stand for another."""
    if sys.platform != "linux" or os.getuid() != 0:
        return False
    if not all(map(shutil.which, ("unshare", "mount", "useradd"))):
        return False
    tried = subprocess.run(
        [*ALLEEN, "mount", "--bind", "/etc", "/etc"], capture_output=True, check=False
    )
    return tried.returncode == 0


pytestmark = pytest.mark.skipif(
    not may_make_accounts(), reason="alleen root maakt accounts, op Linux"
)


@pytest.fixture
def server():
    """Give what runs lines where folders of its own stand for ``/var/lib`` and ``/etc``."""
    with TemporaryDirectory() as name:
        map = Path(name)
        map.chmod(0o711)  # that of pytest's own is closed to others
        shutil.copytree("/etc", map / "etc", symlinks=True, ignore_dangling_symlinks=True)
        (map / "lib" / "ouderplan" / "scholen").mkdir(parents=True)
        (map / "lib" / "ouderplan" / "thuis").mkdir()

        def run(lines):
            mounts = f"mount --bind '{map}/etc' /etc; mount --bind '{map}/lib' /var/lib"
            return subprocess.run(
                [*ALLEEN, "bash", "-euc", f"{mounts}; {lines.replace('SCHOOL', f'sh {SCRIPT}')}"],
                capture_output=True,
                text=True,
                check=False,
            )

        run.scholen = map / "lib" / "ouderplan" / "scholen"
        run.accounts = map / "etc" / "passwd"
        done = run("useradd --system ouderplan; groupadd --system ouderplan-scholen")
        assert done.returncode == 0, done.stderr
        yield run


@contextmanager
def as_account(run, naam, work):
    """Do it as this account, with the groups that it has, in a fork; give how to hear what it said.

    It is a generator: what it yields is said, and it goes on when the block ends.
    """
    found = run(f"id -u {naam}; id -g {naam}; id -G {naam}").stdout.split()
    user, group, *groups = map(int, found)
    (heard, said), (held, going) = os.pipe(), os.pipe()
    if not (number := os.fork()):
        os.close(going)
        try:
            os.setgroups(groups)
            os.setresgid(group, group, group)
            os.setresuid(user, user, user)
            os.umask(0o007)
            for answer in work():
                os.write(said, str(answer).encode())
                os.read(held, 1)  # until the other end is closed
        except BaseException as error:
            os.write(said, f"{type(error).__name__}: {error}".encode())
        finally:
            os._exit(0)
    os.close(said)
    try:
        yield os.read(heard, 2000).decode()
    finally:
        for end in (going, held, heard):
            os.close(end)
        os.waitpid(number, 0)


def test_a_workbook_that_was_brought_is_of_the_school_and_of_the_halls_at_once(server):
    """What the halls make in it while it is open there, the school has to be able to use."""
    boek = server.scholen / "linde" / "boek"
    boek.parent.mkdir()
    Werkboek.create(boek, {"school": "De Linde", "schooljaar": "2026-2027"}).close()
    for path in (boek, *boek.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)  # as it comes from a laptop
    for school in ("linde", "molen", "linde"):
        done = server(f"SCHOOL {school}")
        assert done.returncode == 0, done.stderr

    def write(plaats):
        def work():
            with closing(Werkboek.open(boek)) as wb:
                with wb.writing() as tx:
                    keep_fact(tx, "plaats", plaats)
                with wb.reading() as tx:
                    yield tx.find(Gegeven, sleutel="plaats")[1].waarde

        return work

    def look():
        yield list(boek.iterdir())

    with as_account(server, "ouderplan", write("Molenwoude")) as hall:
        assert hall == "Molenwoude"
        with as_account(server, "linde", write("Lindewoude")) as school:
            assert school == "Lindewoude"
        with as_account(server, "molen", look) as other:
            assert other.startswith("PermissionError")


def test_a_name_that_is_already_somebodys_becomes_no_school(server):
    server("useradd --create-home --home-dir /var/lib/anna anna")
    before = server.accounts.read_text()
    done = server("SCHOOL anna")
    assert done.returncode == 1
    assert "Er is niets veranderd" in done.stderr
    assert server.accounts.read_text() == before
    assert not (server.scholen / "anna").exists()
    assert not server("id -nG anna | grep ouderplan-scholen").stdout

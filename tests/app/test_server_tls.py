"""The line of docs/server.md that asks a database server for its certificate, with a real one."""

import os
import re
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from databaseserver import SNEL, running
from motoren import left_out
from ouderplan.opslag import Werkboek
from ouderplan.opslag.motor.fouten import DatabaseserverWeg
from ouderplan.opslag.motor.kiezen import OMGEVING
from voordeuren import find_program

BLAD = (Path(__file__).parents[2] / "docs" / "server.md").read_text("utf-8")
SCHOOL = {"school": "De Serverschool", "schooljaar": "2026-2027"}
pytestmark = [
    *left_out(),
    pytest.mark.skipif(sys.platform == "win32", reason="Dit zijn regels voor een server."),
    pytest.mark.skipif(not find_program("openssl"), reason="openssl staat niet op deze computer"),
]


def make_certificate(map, naam):
    """Make what the page says for a server of this name, in a folder of its own."""
    map.mkdir()
    (lines,) = re.findall(r"```sh certificaat\n(.*?)```", BLAD, re.DOTALL)
    said = subprocess.run(
        ["bash", "-euc", lines],
        env=os.environ | {"naam": naam},
        cwd=map,
        capture_output=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    return map


def give(server, map):
    """Let a server prove itself with that certificate from now on."""
    data = server.map / "data"
    for naam in ("server.crt", "server.key"):
        there = data / naam
        shutil.copy(map / naam, there)
        there.chmod(0o600)
        os.chown(there, data.stat().st_uid, data.stat().st_gid)
    server.psql("SELECT pg_reload_conf()")


@pytest.fixture(scope="module")
def ca(tmp_path_factory):
    """Give a folder with the certificate of a server that is called localhost."""
    return make_certificate(tmp_path_factory.mktemp("ca") / "goed", "localhost")


@pytest.fixture
def server(ca, vrije_poort):
    """Give a server that listens to the network, and lets nobody in without TLS and a password."""
    with running(**SNEL, listen_addresses="localhost", port=str(vrije_poort())) as server:
        hba = "local all all trust\nhostssl ouderplan ouderplan localhost scram-sha-256\n"
        (server.map / "data" / "pg_hba.conf").write_text(hba)
        server.psql("ALTER USER ouderplan PASSWORD 'geheim wachtwoord'")
        server.psql("CREATE DATABASE ouderplan")
        server.psql("ALTER SYSTEM SET ssl = on")
        give(server, ca)
        yield server


def address(server, ca, naam="localhost"):
    """Return the address of the page, as a shell reads it, with what is ours in it."""
    (line,) = re.findall(rf"^{OMGEVING}=.*$", BLAD, re.MULTILINE)
    read = subprocess.run(
        ["bash", "-euc", f'{line}\nprintf %s "${OMGEVING}"'], capture_output=True, check=True
    )
    said = read.stdout.decode().replace("WACHTWOORD", "geheim%20wachtwoord")
    said = said.replace("db.example.nl", f"{naam}:{server.poort}")
    assert "/etc/ssl/database-ca.pem" in said
    return said.replace("/etc/ssl/database-ca.pem", str(ca / "database-ca.pem"))


def test_with_the_line_of_the_page_a_workbook_lives_over_a_line_that_is_sealed(
    server, ca, tmp_path, monkeypatch
):
    monkeypatch.setenv(OMGEVING, address(server, ca))
    with closing(Werkboek.create(tmp_path / "boek", SCHOOL)) as wb:
        assert wb.profile()["school"] == "De Serverschool"
        assert wb.pulse() != -1  # it listens, too
        lines = (
            "SELECT count(*), count(*) FILTER (WHERE ssl) FROM pg_stat_ssl JOIN pg_stat_activity"
        )
        with psycopg.connect(server.url("ouderplan")) as look:
            found = look.execute(f"{lines} USING (pid) WHERE client_addr IS NOT NULL").fetchone()
        assert found is not None
        assert found[0] == found[1] >= 2


def test_a_server_of_another_name_or_of_another_signer_is_told_nothing(
    server, ca, tmp_path, monkeypatch
):
    other = make_certificate(tmp_path / "ander", "localhost")
    for told in (address(server, ca, "127.0.0.1"), address(server, other)):
        monkeypatch.setenv(OMGEVING, told)
        with pytest.raises(DatabaseserverWeg, match="het certificaat van de databaseserver klopt"):
            Werkboek.create(tmp_path / "boek", SCHOOL)
    assert "geheim" not in (server.map / "log").read_text()


def test_a_server_without_a_certificate_is_told_nothing(server, ca, tmp_path, monkeypatch):
    server.psql("ALTER SYSTEM SET ssl = off")
    server.psql("SELECT pg_reload_conf()")
    monkeypatch.setenv(OMGEVING, address(server, ca))
    with pytest.raises(DatabaseserverWeg, match="het certificaat van de databaseserver klopt"):
        Werkboek.create(tmp_path / "boek", SCHOOL)


def test_a_file_of_the_signer_that_is_not_there_is_no_reason_to_go_on_without(
    server, tmp_path, monkeypatch
):
    monkeypatch.setenv(OMGEVING, address(server, tmp_path))
    with pytest.raises(DatabaseserverWeg, match="het certificaat van de databaseserver klopt"):
        Werkboek.create(tmp_path / "boek", SCHOOL)

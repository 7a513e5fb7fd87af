"""Two halls behind a real nginx and a real Caddy, by TLS, with the very lines of docs/server.md."""

import re
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPSConnection
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ouderplan.zaal.buitenadres import Buitenadres

pytestmark = pytest.mark.browser
UITLEG = (Path(__file__).parents[2] / "docs" / "server.md").read_text(encoding="utf-8")
NAAM = "school.localhost"
"""A browser asks nobody for names that end so (RFC 6761, 6.3)."""
RUIM = {"timeout": 30_000}
SLEUTEL = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2")


@pytest.fixture
def certificaat(tmp_path):
    """Give the files of a certificate for this name, signed by itself."""
    if not shutil.which("openssl"):
        pytest.skip("zonder openssl is er geen certificaat voor een proefserver")
    pem, key = tmp_path / "school.pem", tmp_path / "school.key"
    name = ("-subj", f"/CN={NAAM}", "-addext", f"subjectAltName=DNS:{NAAM}")
    made = (*SLEUTEL, "-keyout", str(key), "-out", str(pem), *name)
    subprocess.run(made, check=True, capture_output=True)
    return pem, key


def lines(soort: str) -> str:
    (block,) = re.findall(rf"```{soort}\n(.*?)```", UITLEG, re.DOTALL)
    return block


def second_school(block: str, pattern: str, pads: tuple[str, str], ports: tuple[int, int]) -> str:
    """Return the lines with the part that leads to the hall twice: one for each school."""
    (part,) = re.findall(pattern, block, re.DOTALL)
    both = [
        part.replace("/zaal", pad).replace("127.0.0.1:8100", f"127.0.0.1:{port}")
        for pad, port in zip(pads, ports, strict=True)
    ]
    return block.replace(part, "".join(both))


@contextmanager
def nginx(folder: Path, port: int, block: str) -> Iterator[None]:
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temp = "".join(f"{kind}_temp_path {folder};\n" for kind in kinds)
    block = block.replace("listen 443 ssl", f"listen 127.0.0.1:{port} ssl")
    config = folder / "nginx.conf"
    config.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log;\n"
        f"events {{}}\nhttp {{ access_log off; {temp} {block} }}\n",
        encoding="utf-8",
    )
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    with running([program, "-p", str(folder), "-c", str(config)], port):
        yield


@contextmanager
def caddy(folder: Path, port: int, block: str) -> Iterator[None]:
    config = folder / "Caddyfile"
    options = "{\nadmin off\nauto_https off\nstorage file_system " + f"{folder}\n}}\n"
    config.write_text(options + block.replace(f"{NAAM} {{", f"https://{NAAM}:{port} {{"), "utf-8")
    with running(["caddy", "run", "--config", str(config), "--adapter", "caddyfile"], port):
        yield


@contextmanager
def running(command: list[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        while process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                continue
        assert process.poll() is None, process.stdout.read().decode()
        yield
    finally:
        process.kill() if "caddy" in command else process.terminate()  # it waits for every line
        process.communicate(timeout=20)


PROXIES = {
    "nginx": (nginx, "nginx", r"    location /zaal \{.*?\n    \}\n"),
    "caddy": (caddy, "caddyfile", r"    handle /zaal\* \{.*?\n    \}\n"),
}


@pytest.fixture(params=PROXIES)
def scholen(request, tmp_path, certificaat, zaal_met, vrije_poort):
    """Give two halls on one public name, and the port of the proxy before them."""
    start, soort, part = PROXIES[request.param]
    if not (shutil.which(request.param) or Path(f"/usr/sbin/{request.param}").exists()):
        pytest.skip(f"{request.param} staat niet op deze computer")
    port, pads = vrije_poort(), ("/zaal", "/molen")
    public = f"https://{NAAM}:{port}"
    halls = [zaal_met(buiten=Buitenadres.of(public + pad, ["127.0.0.1"])) for pad in pads]
    block = second_school(lines(soort), part, pads, tuple(hall.deur.poort for hall in halls))
    pem, key = certificaat
    block = block.replace("/etc/ssl/school.pem", str(pem)).replace("/etc/ssl/school.key", str(key))
    block = block.replace("school.example.nl", NAAM)
    with start(tmp_path, port, block):
        yield halls, [public + pad for pad in pads]


def test_two_schools_on_one_name_vote_by_themselves(scholen, browser, hand):
    halls, addresses = scholen
    for hall in halls:
        hall.open()
    context = browser.new_context(ignore_https_errors=True, locale="nl-NL")
    page = context.new_page()
    for hall, address, keuze in zip(halls, addresses, ("geduld", "durf"), strict=True):
        page.goto(f"{address}/")
        hand.pick(page, keuze)
        hand.send(page)
        expect(page.get_by_role("heading", name="Stem ontvangen")).to_be_visible(**RUIM)
        assert page.url.startswith(address)
        assert [*hall.ballots().values()] == [{keuze}]
    kept = {(cookie["path"], cookie["secure"], cookie["httpOnly"]) for cookie in context.cookies()}
    assert kept == {("/zaal/", True, True), ("/molen/", True, True)}
    context.close()


def test_a_phone_follows_the_evening_through_the_proxy(scholen, browser):
    halls, addresses = scholen
    context = browser.new_context(ignore_https_errors=True, locale="nl-NL")
    page = context.new_page()
    page.goto(f"{addresses[0]}/")
    expect(page.get_by_role("checkbox")).to_have_count(0, **RUIM)
    halls[0].open()  # the line is not kept by the proxy until its buffer is full
    expect(page.get_by_role("checkbox").first).to_be_visible(**RUIM)
    context.close()


def test_what_a_visitor_says_of_itself_is_not_passed_on(scholen):
    halls, addresses = scholen
    halls[0].open()
    port = int(addresses[0].rsplit(":", 1)[1].split("/")[0])
    trust = ssl.create_default_context()
    trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
    line = HTTPSConnection(NAAM, port)
    line.sock = trust.wrap_socket(
        socket.create_connection(("127.0.0.1", port)), server_hostname=NAAM
    )
    seen = asked_by(halls[0])
    line.request("GET", "/zaal/", headers={"Host": NAAM, "X-Forwarded-For": "203.0.113.9"})
    assert line.getresponse().status == 200
    line.close()
    assert seen == ["127.0.0.1"]


def asked_by(hall) -> list[str]:
    """Return the addresses that the hall takes requests for, as they come."""
    seen: list[str] = []
    turns = hall.deur.app.settings["beurten"]
    ask = turns.ask

    def note(adres, *args, **more):
        seen.append(adres)
        return ask(adres, *args, **more)

    turns.ask = note
    return seen

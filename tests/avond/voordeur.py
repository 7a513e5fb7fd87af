"""Real web servers before our doors, by TLS, with the very files of ``docs/server``."""

import re
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from voordeuren import find_program

WORTEL = Path(__file__).parents[2]
BESTANDEN = WORTEL / "docs" / "server"
NAAM = "school.localhost"
"""A browser asks nobody for names that end so (RFC 6761, 6.3)."""
_SLEUTEL = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2")
_TIJDELIJK = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def make_certificate(map: Path) -> tuple[Path, Path]:
    """Return the files of a certificate for our name, signed by itself."""
    pem, key = map / "school.pem", map / "school.key"
    name = ("-subj", f"/CN={NAAM}", "-addext", f"subjectAltName=DNS:{NAAM}")
    made = (*_SLEUTEL, "-keyout", str(key), "-out", str(pem), *name)
    subprocess.run(made, check=True, capture_output=True)
    return pem, key


def _filled(bestand: str, certificaat: tuple[Path, Path], poorten: Mapping[int, int]) -> str:
    """Return a file of the documentation, with our name, certificate and ports in it."""
    text = (BESTANDEN / bestand).read_text(encoding="utf-8")
    pem, key = certificaat
    files = {"/etc/ssl/school.pem": pem, "/etc/ssl/school.key": key, "/opt/ouderplan": WORTEL}
    told = {theirs: str(ours) for theirs, ours in files.items()}
    for theirs, ours in told.items():
        text = text.replace(theirs, ours)

    def ours_at(found: re.Match[str]) -> str:
        return f"127.0.0.1:{poorten.get(int(found[1]), found[1])}"

    return re.sub(r"127\.0\.0\.1:(\d+)", ours_at, text).replace("school.example.nl", NAAM)


def _nginx(map: Path, poort: int, text: str) -> list[str]:
    temp = "".join(f"{kind}_temp_path {map};\n" for kind in _TIJDELIJK)
    text = re.sub(r"listen \[::\]:.*\n", "", text)  # not every machine that tests has IPv6
    text = text.replace("listen 443 ssl", f"listen 127.0.0.1:{poort} ssl")
    text = text.replace("listen 80;", f"listen unix:{map}/80;")  # that port is not for a test
    config = map / "nginx.conf"
    config.write_text(
        f"daemon off; pid {map}/pid; error_log {map}/error.log;\n"
        f"events {{}}\nhttp {{ access_log {map}/access.log; {temp} {text} }}\n",
        encoding="utf-8",
    )
    return ["-p", str(map), "-c", str(config)]


def _caddy(map: Path, poort: int, text: str) -> list[str]:
    config = map / "Caddyfile"
    options = f"{{\nadmin off\nauto_https off\nstorage file_system {map}\n"
    text = text if "\n{\n" in text else "\n{\n}\n" + text
    text = text.replace("\n{\n", f"\n{options}", 1)
    config.write_text(text.replace(f"{NAAM} {{", f"https://{NAAM}:{poort} {{"), "utf-8")
    return ["run", "--config", str(config), "--adapter", "caddyfile"]


VOORDEUREN = {"nginx": ("nginx.conf", _nginx), "caddy": ("Caddyfile", _caddy)}


@contextmanager
def open_front(
    soort: str,
    map: Path,
    poort: int,
    certificaat: tuple[Path, Path],
    poorten: Mapping[int, int],
    *,
    bestand: str = "",
) -> Iterator[str]:
    """Give the address of a web server that stands before our ports until the block ends.

    `bestand` is another file of the documentation than the usual one.
    """
    usual, prepare = VOORDEUREN[soort]
    options = prepare(map, poort, _filled(bestand or usual, certificaat, poorten))
    command = [find_program(soort) or soort, *options]
    said = map / "uitvoer"
    with said.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
    try:
        while process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", poort), 1).close()
                break
            except OSError:
                continue
        assert process.poll() is None, said.read_text("utf-8")
        yield f"https://{NAAM}:{poort}"
    finally:
        process.kill() if soort == "caddy" else process.terminate()  # caddy waits for every line
        process.wait(timeout=20)

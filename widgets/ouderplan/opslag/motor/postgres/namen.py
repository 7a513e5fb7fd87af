"""Under which numbers a server is found whose name is known, and waiting for that with a bound.

A name server that says nothing keeps whoever asks it waiting, and nothing can break that off. So a
thread asks it, and who waited long enough goes on without. The name stays beside the numbers: it
is what the certificate of the server is looked at for.
"""

import os
import socket
import threading
from concurrent.futures import Future
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict


def numbers_of(words: str, options: dict[str, Any]) -> dict[str, Any]:
    """Return what to add to `options` so that nobody is asked for a name; it may take a while.

    Raises
    ------
    OSError
        When there is no such name, or none who knows (`socket.EAI_AGAIN`).
    """
    said = {**conninfo_to_dict(words), **options}
    if said.get("hostaddr") or os.environ.get("PGHOSTADDR"):
        return {}
    hosts = str(said.get("host") or os.environ.get("PGHOST", "")).split(",")
    ports = str(said.get("port") or os.environ.get("PGPORT", "")).split(",")
    if len(ports) != len(hosts):
        ports = ports[:1] * len(hosts)
    found = [
        (host, port, number)
        for host, port in zip(hosts, ports, strict=True)
        for number in _numbers(host)
    ]
    if not any(number for _, _, number in found):
        return {}
    names = ("host", "port", "hostaddr")
    return {
        naam: ",".join(told) for naam, told in zip(names, zip(*found, strict=True), strict=True)
    }


def numbers_in_time(words: str, options: dict[str, Any], seconds: float) -> dict[str, Any]:
    """Do what `numbers_of` does, and wait so long for it.

    Raises
    ------
    TimeoutError
        When it took longer.
    psycopg.OperationalError
        When no number is known.
    """
    found: Future[dict[str, Any]] = Future()

    def look() -> None:
        try:
            found.set_result(numbers_of(words, options))
        except BaseException as error:
            found.set_exception(error)

    try:
        threading.Thread(target=look, daemon=True, name="naam").start()
    except RuntimeError:  # no room for it
        look()
    try:
        return found.result(seconds)
    except socket.gaierror as error:
        raise psycopg.OperationalError(str(error)) from error


def _numbers(host: str) -> list[str]:
    """Return the addresses of a host; "" of a socket that is a file."""
    if not host or host.startswith(("/", "@")):
        return [""]
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # no name looks like this: https://www.rfc-editor.org/rfc/rfc1035
        raise socket.gaierror(socket.EAI_NONAME, str(error)) from error
    return list(dict.fromkeys(str(where[4][0]) for where in found))

"""Asking over HTTP, in one line."""

import urllib.error
import urllib.request
from email.message import Message


def fetch(url: str, method: str = "GET", headers: dict[str, str] | None = None) -> tuple[int, str]:
    """Return the status and the text of the answer; cookies are kept over a redirect."""
    with _answer(url, method, headers) as answer:
        return answer.status, answer.read().decode()


def status_of(url: str, method: str = "GET", headers: dict[str, str] | None = None) -> int:
    """Return the status of the answer."""
    return fetch(url, method, headers)[0]


def headers_of(url: str) -> Message:
    """Return the headers of the answer."""
    with _answer(url, "GET", None) as answer:
        return answer.headers


def _answer(url: str, method: str, headers: dict[str, str] | None):
    request = urllib.request.Request(url, method=method, headers=headers or {})
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    try:
        return opener.open(request, timeout=30)
    except urllib.error.HTTPError as error:
        return error

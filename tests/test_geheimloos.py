"""What may stand in a log."""

import io
import logging
import stat
import sys

import pytest

from ouderplan import logboek
from ouderplan.logboek import Schoonstroom, clean, log_handler


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("403 GET /?token=abc123 (127.0.0.1) 1.02ms", "403 GET /?… (127.0.0.1) 1.02ms"),
        ("404 GET /x?a=1&token=abc#top (::1)", "404 GET /x?… (::1)"),
        ("GET /c/KM2PXT (10.0.0.7)", "GET /c/… (10.0.0.7)"),
        ("uri='/tablet/aan/BCDFGHJK', version", "uri='/tablet/aan/…', version"),
        ("Cookie: telefoon=2|1:0|ab; stemcode=x", "Cookie: …"),
        ("{'Authorization': 'token abc'", "{'Authorization': …"),
        ("_xsrf=2|ab|cd missing", "_xsrf=… missing"),
        ("Hoe gaat het? Goed.", "Hoe gaat het? Goed."),
        ("404 GET /stap/waarden (127.0.0.1)", "404 GET /stap/waarden (127.0.0.1)"),
    ],
)
def test_an_address_and_a_head_lose_what_opens_a_door(line, kept):
    assert clean(line) == kept


def test_a_known_secret_is_gone_wherever_it_stands(monkeypatch):
    monkeypatch.setattr(logboek, "_KNOWN", {"s3cr3t-token"})
    assert clean("RuntimeError('s3cr3t-token')") == "RuntimeError('…')"


def test_a_traceback_is_cleaned_and_the_file_is_for_its_owner(tmp_path):
    path = tmp_path / "logboek" / "proef.log"
    handler = log_handler(path, "%(message)s")
    logger = logging.getLogger("proef van het logboek")
    logger.addHandler(handler)
    try:
        raise RuntimeError("GET /?token=abc123")
    except RuntimeError:
        logger.exception("ging mis")
    logger.removeHandler(handler)
    handler.close()
    text = path.read_text("utf-8")
    assert "Traceback" in text
    assert "abc123" not in text
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_stream_is_cleaned_and_is_the_stream_for_all_else():
    under = io.StringIO()
    stream = Schoonstroom(under)
    print("GET /c/KM2PXT", file=stream)
    stream.writelines(["Cookie: a=b\n"])
    stream.flush()
    assert under.getvalue() == "GET /c/…\nCookie: …\n"
    assert not stream.closed

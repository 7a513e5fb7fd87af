"""The last that a page says: only what a page of ours could say is taken."""

import asyncio
import json
import urllib.error
import urllib.parse
import urllib.request
from contextlib import suppress
from http.cookiejar import CookieJar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jupyter_client.session import Session
from tornado.web import HTTPError

from ouderplan.app.afscheid import read_values
from ouderplan.app.kernel import Kernel, Kernels

NIEMAND = "00000000-0000-0000-0000-000000000000"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


def test_values_are_read_per_widget():
    assert read_values('[["a", {"value": "Samen"}], ["b", {}]]') == [
        ("a", {"value": "Samen"}),
        ("b", {}),
    ]
    assert read_values("[]") == []


@given(JSON)
def test_anything_else_is_refused_and_no_error(value):
    found = []
    with suppress(HTTPError):
        found = read_values(json.dumps(value))
    assert all(isinstance(widget, str) and isinstance(state, dict) for widget, state in found)


@pytest.mark.parametrize("text", ["[", "7", "[1]", '[["a"]]', '[["a", 1]]', "[[1, {}]]"])
def test_what_no_page_says_is_a_wrong_question(text):
    with pytest.raises(HTTPError) as refused:
        read_values(text)
    assert refused.value.status_code == 400


@pytest.fixture
def bye(gestart):
    """Give a function that says goodbye with the cookies of a page, and returns the status."""
    jar = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    opener.open(gestart.pagina("/stap/waarden"), timeout=60).close()
    xsrf = next(cookie.value for cookie in jar if cookie.name == "_xsrf")

    def say(kernel, **fields):
        body = urllib.parse.urlencode(fields).encode()
        url = f"{gestart.adres}/voila/api/shutdown/{kernel}"
        try:
            return opener.open(urllib.request.Request(url, body), timeout=30).status
        except urllib.error.HTTPError as error:
            return error.code

    say.xsrf = xsrf
    return say


def test_a_kernel_that_is_not_there_is_not_found(bye):
    assert bye(NIEMAND, _xsrf=bye.xsrf) == 404


def test_without_the_secret_of_the_page_nothing_is_stopped(bye):
    assert bye(NIEMAND) == 403
    assert bye(NIEMAND, _xsrf="geraden") == 403


VELD = """
import ipywidgets as w
heard = []
field, button = w.Text(), w.Button()
field.observe(lambda change: heard.append(change.new), "value")
button.on_click(lambda _: heard.append("druk"))
open({file!r}, "w").write(field.model_id + " " + button.model_id)
"""
SCHRIJF = "open({file!r}, 'w').write(' '.join(heard))"
DRUK = {"method": "custom", "content": {"event": "click"}}


async def say_goodbye_while_busy(file):
    """Type and press on the line of a page whose kernel is busy, and say goodbye on another."""
    kernels = Kernels(connection_dir=str(file.parent))
    kernel = await Kernel.start(kernels)
    try:
        await kernel.run(VELD.format(file=str(file)))
        field, button = file.read_text().split()
        manager = kernels.get_kernel(kernel.kernel_id)
        line = manager.client(session=Session(key=manager.session.key))  # a name of its own
        line.start_channels(stdin=False, hb=False, control=False)

        def say(widget, data):
            content = {"comm_id": widget, "data": data}
            line.shell_channel.send(line.session.msg("comm_msg", content))

        def type_in(text):
            say(field, {"method": "update", "state": {"value": text}, "buffer_paths": []})

        type_in("1")
        line.execute("import time; time.sleep(1)")
        type_in("1 2")
        say(button, DRUK)
        type_in("1 2 3")
        await kernel.hear_out([(field, {"value": "1 2 3 4"})])
        await asyncio.sleep(0.5)
        await kernel.run(SCHRIJF.format(file=str(file)))
        line.stop_channels()
        return file.read_text()
    finally:
        await kernel.stop()


def test_what_was_typed_before_the_last_never_comes_after_it(tmp_path):
    heard = asyncio.run(say_goodbye_while_busy(tmp_path / "gehoord"))
    assert heard.replace(" druk", "").endswith("1 2 3 4")
    assert "druk" in heard

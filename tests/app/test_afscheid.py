"""The last that a page says: only what a page of ours could say is taken."""

import json
import urllib.error
import urllib.parse
import urllib.request
from contextlib import suppress
from http.cookiejar import CookieJar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tornado.web import HTTPError

from ouderplan.app.afscheid import read_values

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

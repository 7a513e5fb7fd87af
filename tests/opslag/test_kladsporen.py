"""Looking for drafts in bytes: whatever the bytes are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ouderplan.opslag.sporen.klad import find_drafts

pytestmark = pytest.mark.alleen_sqlite("de bladzijden van het bestand")

ROW = b"\x05\x09\x19\x1d\x1boudersteller_a1 2 3 4"
PIECES = st.sampled_from([ROW, ROW[:5], ROW[5:], b"\x05\x09\x19\x1d\x81\xff\x7foudersteller_a"])


def test_a_row_is_found_and_only_its_text_is_blanked():
    found = find_drafts(b"abc" + ROW + b"def")
    assert found.alles
    assert found.blank(b"abc" + ROW + b"def") == b"abc" + ROW[:-7] + bytes(7) + b"def"


def test_text_of_which_the_row_is_gone_is_told():
    assert not find_drafts(ROW[5:]).alles
    assert find_drafts(b"nothing of the kind").alles


@given(st.lists(st.one_of(PIECES, st.binary(max_size=30)), max_size=8).map(b"".join))
def test_it_never_fails_and_never_makes_the_file_longer(content):
    found = find_drafts(content)
    assert len(found.blank(content)) == len(content)

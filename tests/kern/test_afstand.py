"""The marks of the remote."""

import pytest

from ouderplan.kern.afstand import (
    Bericht,
    Waarvoor,
    is_signed,
    letters_of,
    own_key,
    read_message,
    seal,
    sign,
)

SLEUTEL = bytes(range(32))


def test_the_mark_is_hmac_sha256_of_what_it_is_for_and_the_text():
    # python -c "hmac.new(...)" would be the code itself; this is what OpenSSL makes of it:
    # printf 'doe\n{}' | openssl dgst -sha256 -mac HMAC -macopt hexkey:000102…1f
    assert sign(SLEUTEL, Waarvoor.DOE, b"{}") == OPENSSL


OPENSSL = "9adbba063b3902c884610cc37d0430e601811e0d963e33b0a7d5146a3ed2182c"


def test_a_message_is_of_the_key_and_the_use_it_was_made_for():
    body = sign(SLEUTEL, Waarvoor.DOE, b'{"k":"a","n":7}').encode() + b'\n{"k":"a","n":7}'
    bericht = read_message(Waarvoor.DOE, body)
    assert (bericht.koppeling, bericht.teller) == ("a", 7)
    assert is_signed(bericht, SLEUTEL)
    assert not is_signed(bericht, bytes(32))
    assert not is_signed(read_message(Waarvoor.VOLG, body), SLEUTEL)
    assert not is_signed(read_message(Waarvoor.DOE, body.replace(b"7", b"8")), SLEUTEL)


@pytest.mark.parametrize(
    "tekst",
    [b"", b"{", b"[]", b"7", b"\xff", b"[" * 5000, b'{"k":1,"n":"2"}', b'{"n":true}', b'{"n":-1}',
     b'{"n":1.0}', b'{"n":9007199254740992}', b'{"n":0}'],
)  # fmt: skip
def test_what_is_no_message_names_no_pairing_and_has_no_number(tekst):
    bericht = Bericht(Waarvoor.DOE, "é", tekst)
    assert (bericht.koppeling, bericht.teller) == ("", 0)
    assert not is_signed(bericht, SLEUTEL)


def test_a_sealed_text_tells_little_by_its_length_and_is_the_same_for_the_same_text():
    assert seal(SLEUTEL, "") == ""
    assert seal(SLEUTEL, "kort") == seal(SLEUTEL, "kort") != seal(bytes(32), "kort")
    assert (
        len(seal(SLEUTEL, "kort")) == len(seal(SLEUTEL, "k" * 256)) < len(seal(SLEUTEL, "k" * 257))
    )
    assert seal(SLEUTEL, "kort")[:16] != seal(SLEUTEL, "lang")[:16]  # no nonce is used twice


def test_two_phones_that_see_one_code_have_other_keys_and_other_letters():
    one, other = own_key(SLEUTEL, "a"), own_key(SLEUTEL, "b")
    assert one != other
    assert letters_of(one) != letters_of(other)
    assert len(letters_of(one)) == 4
    assert not set(letters_of(one)) & set("AEIOUY")

"""Signs of other keyboards read as the Latin letters and digits that they look like.

A code stands on paper in Latin capitals. On a Cyrillic, Greek, Persian or full-width keyboard
someone types the key that looks the same: ``КМ2РХТ`` and ``KM۲PXT`` are KM2PXT. Only signs that
look like one letter alone are here, after the confusables of https://www.unicode.org/reports/tr39/.
"""

import unicodedata

_LIJKT_OP = str.maketrans(
    "АВЕКМНОРСТУХЅІЈЗԚԜ"  # Cyrillic
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"  # Greek
    "ƏՏ",  # Azerbaijani, Armenian
    "ABEKMHOPCTYXSIJ3QWABEZHIKMNOPTYXES",
)


def as_latin(text: str) -> str:
    """Return text in Latin capitals and digits 0 to 9, as far as its signs look like them.

    Full-width and other forms of one letter are that letter (NFKC), a digit of any script is that
    digit, marks on a letter fall away. What looks like no Latin letter stays as it is.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text)).upper()
    letters = (sign for sign in plain if not unicodedata.combining(sign))
    return "".join(_digit(sign) for sign in letters).translate(_LIJKT_OP)


def as_digits(text: str) -> str:
    """Return text with the digits of every script as 0 to 9, and nothing else changed."""
    return "".join(_digit(sign) for sign in unicodedata.normalize("NFKC", text))


def _digit(sign: str) -> str:
    value = unicodedata.digit(sign, None)
    return sign if value is None else str(value)

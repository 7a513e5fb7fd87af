"""The name of a ballot, which says nothing without the key of its round."""

import hmac


def ballot_name(key: bytes, stemmer: str) -> str:
    """Return the name of a voter's ballot, which says nothing without the key."""
    return hmac.new(key, stemmer.encode(), "sha256").hexdigest()[:24]

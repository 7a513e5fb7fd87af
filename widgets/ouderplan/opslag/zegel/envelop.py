"""One envelope: sealed, and of a length that says nothing of what is in it."""

import secrets
from hashlib import blake2b

from nacl import bindings
from nacl.exceptions import CryptoError

_LENGTE = 4
_NONCE = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES


def seal(key: bytes, plaats: str, content: bytes, maat: int) -> bytes:
    """Seal `content` for one place, filled up to `maat` bytes or to a multiple of that.

    XChaCha20-Poly1305 (https://doc.libsodium.org/secret-key_cryptography/aead): its nonce of 24
    bytes is long enough to be random every time.
    """
    plain = len(content).to_bytes(_LENGTE) + content
    filled = plain.ljust(-(-len(plain) // maat) * maat, b"\0")
    nonce = secrets.token_bytes(_NONCE)
    return nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
        filled, plaats.encode(), nonce, _sub_key(key, b"inhoud")
    )


def unseal(key: bytes, plaats: str, sealed: bytes) -> bytes | None:
    """Return what was sealed for this place with this key, or None when it was not."""
    nonce, rest = sealed[:_NONCE], sealed[_NONCE:]
    try:
        filled = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            rest, plaats.encode(), nonce, _sub_key(key, b"inhoud")
        )
    except (CryptoError, ValueError, TypeError):
        return None
    return filled[_LENGTE : _LENGTE + int.from_bytes(filled[:_LENGTE])]


def pseudonym(key: bytes, *names: str) -> str:
    """Return what a name is called outside, which says nothing without the key."""
    said = "\x1f".join(names).encode()
    return blake2b(said, key=_sub_key(key, b"naam"), digest_size=16).hexdigest()


def print_of(key: bytes) -> bytes:
    """Return by what a key is known again; it says nothing of the key."""
    return _sub_key(key, b"afdruk")


def _sub_key(key: bytes, doel: bytes) -> bytes:
    """Return what the key is for one purpose (BLAKE2 with a key: RFC 7693, 2.9)."""
    return blake2b(doel, key=key, digest_size=32).digest()

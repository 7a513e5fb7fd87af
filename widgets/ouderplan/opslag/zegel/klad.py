"""The drafts of who counts paper ballots: each sealed with a key of its own.

A draft has the order of the pile. Its key goes once the draft is adopted or thrown away, also when
its round closed long before.
"""

import base64

from ouderplan.opslag.zegel.envelop import seal, unseal
from ouderplan.opslag.zegel.ring import draft_name
from ouderplan.opslag.zegel.sleutels import Sleutels

_MAAT = 1024
"""Bytes: a draft is as long as a number of these, doubled until it fits."""


def seal_draft(sleutels: Sleutels, welke: tuple[int, str, str], tekst: str) -> str:
    """Return a draft as it goes into the database; its key is made at first use."""
    naam = draft_name(*welke)
    key = sleutels.find(naam) or sleutels.make(naam)
    content, maat = tekst.encode(), _MAAT
    while len(content) + 4 > maat:
        maat *= 2
    return base64.b64encode(seal(key, naam, content, maat)).decode()


def unseal_draft(sleutels: Sleutels, welke: tuple[int, str, str], sealed: str) -> str:
    """Return what a counter typed; "" when its key is not on this computer."""
    naam = draft_name(*welke)
    key = sleutels.find(naam)
    content = unseal(key, naam, base64.b64decode(sealed)) if key is not None else None
    return content.decode() if content is not None else ""

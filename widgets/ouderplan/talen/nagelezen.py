"""Who read a text of a catalog, when, and as which text: a translator comment above it.

gettext's own tools keep such comments (``# nagelezen: 2026-11-29 door ouder (4f2a9c31)``), also
when a text moves. The mark at the end is of the Dutch and its translation together: when either
is another than what was read, the text counts as not read.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from babel.messages.catalog import Catalog, Message

from ouderplan.kern.vertalingen import Nagelezen, Vertaling, Wat
from ouderplan.talen.inhoud import WAARDE

ROLLEN = ("ouder", "leraar", "tolk", "vertaler")
"""As what one reads a translation; never a name. Each grew up with the language."""

_REGEL = re.compile(r"^nagelezen: (?P<dag>\d{4}-\d\d-\d\d) door (?P<rol>\w+) \((?P<merk>\w{8})\)$")


@dataclass(frozen=True, slots=True)
class Lezing:
    """That someone read one text."""

    wanneer: date
    rol: str


def reading(message: Message) -> Lezing | None:
    """Return who read this text as it is now, or None when nobody did."""
    for comment in message.user_comments:
        match = _REGEL.match(comment)
        if match and match["merk"] == _mark(message):
            return Lezing(date.fromisoformat(match["dag"]), match["rol"])
    return None


def mark_read(message: Message, lezing: Lezing) -> None:
    """Write down that someone read this text, in place of who did before."""
    others = [one for one in message.user_comments if not _REGEL.match(one)]
    line = f"nagelezen: {lezing.wanneer.isoformat()} door {lezing.rol} ({_mark(message)})"
    message.user_comments = [*others, line]


def how_many(catalogus: Iterable[Message]) -> tuple[int, int]:
    """Return how many texts were read as they are now, and how many there are."""
    texts = [message for message in catalogus if message.id]
    return sum(reading(message) is not None for message in texts), len(texts)


def which_read(catalogus: Iterable[Message]) -> dict[tuple[str, str | None], bool]:
    """Return of each text, by its Dutch and its context, whether it was read as it is now."""
    texts = [message for message in catalogus if message.id]
    return {(_ids(one)[0], one.context): reading(one) is not None for one in texts}


def count_with(texts: Mapping[tuple[str, str | None], bool], eigen: Iterable[Vertaling]) -> int:
    """Return how many of `texts` were read as a phone shows them, with the school's own words.

    What the school says otherwise goes before the catalog: it was read when the school says so.
    """
    own = {
        (row.tekst, WAARDE if row.wat is Wat.WAARDE else None): row.nagelezen is Nagelezen.JA
        for row in eigen
        if row.wat in (Wat.WAARDE, Wat.PAGINA)
    }
    return sum(own.get(text, read) for text, read in texts.items())


def take_over(naar: Catalog, van: Catalog, lezing: Lezing) -> None:
    """Mark what `van` says, and `naar` says the same, as read."""
    sent = {(_ids(message), message.context or ""): message for message in van if message.id}
    for message in naar:
        found = sent.get((_ids(message), message.context or "")) if message.id else None
        if found and found.string and _strings(found) == _strings(message):
            mark_read(message, lezing)


def _mark(message: Message) -> str:
    said = "\0".join([message.context or "", *_ids(message), *_strings(message)])
    return sha256(said.encode()).hexdigest()[:8]


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _strings(message: Message) -> tuple[str, ...]:
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)

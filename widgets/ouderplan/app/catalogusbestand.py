"""A catalog as a file: merged with the texts of now, written the same way every time.

What is translated stays; what is new is added empty; what is gone is kept at the end of the file
(``#~``) and comes back when its text does. Nothing is guessed from what looks like it.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from babel import Locale
from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import write_po

from ouderplan.talen.nagelezen import how_many

Sleutel = tuple[str, str]
BREED = 100


def merge(sjabloon: Catalog, catalogi: Iterable[Catalog]) -> Catalog:
    """Return the texts of `sjabloon` with the first translation that one of `catalogi` has."""
    known: dict[Sleutel, Message] = {}
    for catalogus in catalogi:
        for message in [*catalogus, *catalogus.obsolete.values()]:
            if message.id and _is_filled(message):
                known.setdefault(_key(message), message)
    merged = Catalog()
    for wanted in sjabloon:
        if wanted.id:
            found = known.pop(_key(wanted), None)
            string = found.string if found and type(found.id) is type(wanted.id) else None
            said = found.user_comments if string and found else ()
            merged.add(wanted.id, string, context=wanted.context, user_comments=said)
    for key, old in known.items():
        merged.obsolete[key] = Message(
            old.id, old.string, context=old.context, user_comments=old.user_comments
        )
    return merged


def new_header(code: str, header: Mapping[str, str]) -> dict[str, str]:
    """Return a whole header; what is not in `header` is what CLDR says of the language."""
    taal = header.get("Language", code).partition("-x-")[0]
    start = {
        "Language": taal,
        "X-Naam": _name(taal, taal),
        "X-Nederlands": _upper_first(_name(taal, "nl")),
        "X-Richting": _direction(taal),
        "X-Nagelezen": "",
    }
    plural = get_plural(taal.replace("-", "_"))
    own = {"Plural-Forms": f"nplurals={plural.num_plurals}; plural={plural.plural_expr};"}
    fixed = {"Content-Type": "text/plain; charset=utf-8", "Content-Transfer-Encoding": "8bit"}
    kept = {naam: waarde for naam, waarde in header.items() if naam[:2] == "X-"}
    plurals = {naam: header[naam] for naam in own if naam in header}
    return start | kept | own | plurals | fixed


def write(path: Path, catalogus: Catalog, header: Mapping[str, str]) -> None:
    """Write a catalog with this header, and in it how many of its texts were read."""
    read, texts = how_many(catalogus)
    header = {**header, "X-Nagelezen": f"{read} van {texts}"}
    catalogus.mime_headers = [("Plural-Forms", header["Plural-Forms"])]
    body = io.BytesIO()
    write_po(body, catalogus, width=BREED, omit_header=True)
    lines = ['msgid ""', 'msgstr ""', *(f'"{naam}: {tekst}\\n"' for naam, tekst in header.items())]
    path.write_bytes("\n".join([*lines, "", ""]).encode() + body.getvalue())


def _key(message: Message) -> Sleutel:
    first = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
    return str(first), message.context or ""


def _is_filled(message: Message) -> bool:
    string = message.string or ""
    forms: Sequence[str] = (string,) if isinstance(string, str) else string
    return bool(forms) and all(forms) and not message.fuzzy


def _name(taal: str, in_taal: str) -> str:
    try:
        return Locale.parse(taal.replace("-", "_")).get_display_name(in_taal) or taal
    except (UnknownLocaleError, ValueError):
        return taal


def _upper_first(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def _direction(taal: str) -> str:
    try:
        order = Locale.parse(taal.replace("-", "_")).character_order
    except (UnknownLocaleError, ValueError):
        return "ltr"
    return "rtl" if order == "right-to-left" else "ltr"

"""Whether a catalog can be used: nothing missing, placeholders kept, as many plurals as needed.

For who makes catalogs (``make talen``) and for the tests; no page needs it.
"""

from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

from ouderplan.talen.lezen import placeholders


def check(catalogus: Catalog, sjabloon: Catalog) -> Iterator[str]:
    """Yield one sentence for everything that is wrong with a catalog.

    Parameters
    ----------
    sjabloon
        Every text that the product has now.
    """
    for wanted in sjabloon:
        if wanted.id:
            yield from _check_one(wanted, catalogus.get(_first(wanted), wanted.context), catalogus)


def missing(catalogus: Catalog, sjabloon: Catalog) -> list[Message]:
    """Return the texts that a catalog has no (whole) translation of."""
    return [
        wanted
        for wanted in sjabloon
        if wanted.id and not _forms(catalogus.get(_first(wanted), wanted.context))
    ]


def _check_one(wanted: Message, found: Message | None, catalogus: Catalog) -> Iterator[str]:
    naam, forms = _first(wanted), _forms(found)
    if not forms:
        yield f"ontbreekt: {naam}"
        return
    if isinstance(wanted.id, tuple) and len(forms) != catalogus.num_plurals:
        yield f"{len(forms)} meervouden in plaats van {catalogus.num_plurals}: {naam}"
    for form in forms:
        if form.strip() != form:
            yield f"spatie aan het begin of eind: {naam}"
        if "<" in form and "<" not in naam:
            yield f"opmaak die er niet hoort: {naam}"
        wrong = placeholders(form) ^ placeholders(naam)
        if isinstance(wanted.id, tuple):  # "one vote" may say its number in a word
            wrong -= {"num"}
        if wrong:
            yield f"andere plaatshouders ({', '.join(sorted(wrong))}): {naam}"


def _first(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, tuple) else message.id)


def _forms(message: Message | None) -> tuple[str, ...]:
    if message is None or not message.string or message.fuzzy:
        return ()
    forms = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    return forms if all(forms) else ()

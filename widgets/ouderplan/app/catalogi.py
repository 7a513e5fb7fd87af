"""Bring the catalogs up to date with the product: ``make talen``.

``--nieuw CODE`` begins a language; ``--lees MAP`` takes in the catalogs of translators, of which a
filled-in text goes before what was there; ``--door ROL`` says that all they sent was read, and by
whom; ``--school MAP`` takes in what readers of a school corrected on its *taalblad*, from the
folder of its workbook, as read by a parent unless ``--door`` says otherwise. Ends with what is
missing or wrong, and fails on it.
"""

import csv
import io
import sys
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

from babel import Locale
from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.plurals import get_plural
from babel.messages.pofile import write_po

import ouderplan
from ouderplan.kern.vertalingen import Nagelezen, Wat
from ouderplan.opslag.waarborgen import REGELS
from ouderplan.stappen.vragen import BESLISRONDE, VRAGEN
from ouderplan.talen.inhoud import CRITERIUM, PLANNING, WAARDE
from ouderplan.talen.keuring import check
from ouderplan.talen.lezen import read_catalog
from ouderplan.talen.lijst import MAP
from ouderplan.talen.nagelezen import ROLLEN, Lezing, how_many, take_over
from ouderplan.talen.taal import UIT, read_header
from ouderplan.teksten import Teksten

Sleutel = tuple[str, str]
BREED = 100


def merge(sjabloon: Catalog, catalogi: Iterable[Catalog]) -> Catalog:
    """Return the texts of `sjabloon` with the first translation that one of `catalogi` has.

    What is translated stays; what is new is added empty; what is gone is kept at the end (``#~``)
    and comes back when its text does. Nothing is guessed from what looks like it.
    """
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


KAMERS = ("zaal", "stappen", "uitvoer")
MANIEREN = [("**.py", "python"), ("**.html.j2", "jinja2")]
WOORDEN = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "zaaltekst": None,
    "zaaltelling": (1, 2),
}
"""The functions whose texts are in the catalogs; the last two are those of the projector."""

STARTSET = (
    ("waarden.csv", ("waarde", "omschrijving"), WAARDE),
    ("criteria.csv", ("titel", "toelichting"), CRITERIUM),
    ("planning.csv", ("wat",), PLANNING),
)
"""What a workbook begins with and a phone shows: the file, its columns, and the context."""


def collect() -> Catalog:
    """Return every text that is to be translated, in the order of the rooms."""
    found = Catalog()
    package = Path(ouderplan.__file__).parent
    for kamer in KAMERS:
        texts = extract_from_dir(package / kamer, MANIEREN, keywords=WOORDEN)
        for _file, _line, message, _comments, context in sorted(texts, key=lambda one: one[:2]):
            found.add(message, context=context)
    for stap, sleutel in (*VRAGEN.values(), BESLISRONDE):
        found.add(Teksten(f"ouderplan.stappen.{stap}")(sleutel))
    for regel in REGELS.values():
        found.add(regel)
    for tekst, context in _start_set():
        found.add(tekst, context=context)
    return found


def _start_set() -> Iterator[tuple[str, str]]:
    """Yield each text of the start set with its context."""
    for naam, columns, context in STARTSET:
        file = resources.files("ouderplan.opslag") / "startset" / naam
        for row in csv.DictReader(file.read_text("utf-8-sig").splitlines(), delimiter=";"):
            for column in columns:
                yield row[column], context


def update(
    path: Path, sjabloon: Catalog, van: Path | None = None, lezing: Lezing | None = None
) -> list[str]:
    """Bring one catalog up to date, and return what is missing or wrong in it.

    `van` is what a translator sent; with a `lezing` its texts count as read.
    """
    header = dict(read_header(path)) if path.exists() else {}
    catalogs = [read_catalog(one) for one in (van, path) if one is not None and one.exists()]
    if van is not None and van.exists():
        header |= read_header(van)
    merged = merge(sjabloon, catalogs)
    if lezing is not None and van is not None and van.exists():
        take_over(merged, catalogs[0], lezing)
    write(path, merged, new_header(path.stem, header))
    return list(check(read_catalog(path), sjabloon))


def main() -> int:
    """Read the command line, update, and say what is wrong."""
    parser = ArgumentParser(prog="ouderplan.app.catalogi", description=__doc__)
    parser.add_argument("--nieuw", action="append", default=[], metavar="CODE")
    parser.add_argument("--lees", type=Path, metavar="MAP")
    parser.add_argument("--map", type=Path, default=MAP, help="waar de catalogi staan")
    parser.add_argument("--door", choices=ROLLEN, metavar="ROL", help="wie las wat er in MAP staat")
    parser.add_argument("--school", type=Path, metavar="MAP", help="de map van een werkboek")
    chosen = parser.parse_args()
    sjabloon = collect()
    door = chosen.door or (ROLLEN[0] if chosen.school else None)
    lezing = Lezing(date.today(), door) if door else None
    with TemporaryDirectory() as name:
        sent = Path(name) if chosen.school else chosen.lees or Path(name)
        if chosen.school:
            tabel = chosen.school / "vertalingen.csv"
            write_corrections(tabel, sjabloon, _meanings(), chosen.map, sent)
        wrong = _update_all(chosen.map, sent, chosen.nieuw, sjabloon, lezing)
    return 1 if wrong else 0


def _update_all(
    folder: Path, sent: Path, nieuw: Sequence[str], sjabloon: Catalog, lezing: Lezing | None
) -> int:
    """Update every catalog in `folder`, say what is wrong, and return how often."""
    van, wrong = {path.name: path for path in sent.glob(f"*{UIT}")}, 0
    names = {path.name for path in folder.glob(f"*{UIT}")} | set(van)
    names |= {f"{code}{UIT}" for code in nieuw}
    for naam in sorted(names):
        for zin in update(folder / naam, sjabloon, van.get(naam), lezing):
            print(f"{naam}: {zin}")
            wrong += 1
    print(f"{len(names)} talen, {len(sjabloon)} teksten, {wrong} keer iets mis")
    return wrong


def _meanings() -> dict[str, str]:
    """Return what each waarde of the start set means."""
    file = resources.files("ouderplan.opslag") / "startset" / "waarden.csv"
    rows = csv.DictReader(file.read_text("utf-8-sig").splitlines(), delimiter=";")
    return {row["waarde"]: row["omschrijving"] for row in rows}


def write_corrections(
    tabel: Path, sjabloon: Catalog, uitleg: Mapping[str, str], catalogi: Path, naar: Path
) -> None:
    """Write a catalog a language into the folder `naar`, with only what was read and corrected.

    Parameters
    ----------
    tabel
        The CSV of the table *vertalingen*.
    sjabloon
        Every text that the product has; what is the school's own stays with the school.
    uitleg
        What each waarde of the start set means, in Dutch.
    catalogi
        The folder of the catalogs that there are: the headers come from them.
    """
    found: dict[str, Catalog] = defaultdict(Catalog)
    for taal, tekst, context, vertaling in _corrections(tabel, uitleg):
        wanted = sjabloon.get(tekst, context)
        if wanted is not None and isinstance(wanted.id, str) and vertaling.strip():
            found[taal].add(tekst, vertaling, context=context)
    for taal, catalogus in found.items():
        there = catalogi / f"{taal}{UIT}"
        if there.exists():
            write(naar / there.name, catalogus, new_header(taal, read_header(there)))


def _corrections(
    tabel: Path, uitleg: Mapping[str, str]
) -> Iterator[tuple[str, str, str | None, str]]:
    """Yield language, Dutch, context and translation of what someone read."""
    with tabel.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            if row["nagelezen"] != Nagelezen.JA:
                continue
            if row["wat"] == Wat.PAGINA:
                yield row["taal"], row["tekst"], None, row["vertaling"]
            elif row["wat"] == Wat.WAARDE:
                yield row["taal"], row["tekst"], WAARDE, row["vertaling"]
                meaning = uitleg.get(row["tekst"], "")
                yield row["taal"], meaning, WAARDE, row["omschrijving"]


if __name__ == "__main__":
    sys.exit(main())

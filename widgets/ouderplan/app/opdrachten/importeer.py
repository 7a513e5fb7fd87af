"""``ouderplan importeer``."""

import json
import sys
import tomllib
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ouderplan.app.fouten import (
    AntwoordenOnleesbaar,
    AntwoordOnbekend,
    ExcelApart,
    NogTeZeggen,
    check_is_file,
)
from ouderplan.app.opdrachten.werkboeken import opened
from ouderplan.app.teksten import text
from ouderplan.opslag import Werkboek
from ouderplan.opslag.lezen.aanbod import Aanbod, offer, read_offered
from ouderplan.opslag.lezen.bestanden import is_ours
from ouderplan.opslag.lezen.inlezen import import_files, preview_files
from ouderplan.opslag.lezen.onthouden import remember
from ouderplan.opslag.lezen.rooster import Bron, is_word
from ouderplan.opslag.lezen.vraag import Vraag
from ouderplan.opslag.lezen.weggelaten import left_out
from ouderplan.opslag.opschriften import table_name


def answer_from(offered: Sequence[Aanbod], pad: Path) -> None:
    """Take the answers out of a file.

    Raises
    ------
    AntwoordenOnleesbaar, AntwoordOnbekend
    """
    try:
        said = tomllib.loads(pad.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise AntwoordenOnleesbaar(bestand=pad) from error
    for naam, one in _named(offered):
        answers = said.get(naam, {})
        if not isinstance(answers, dict):
            raise AntwoordenOnleesbaar(bestand=pad)
        for _ in range(2):  # what is asked follows from which list it is
            for vraag in one.blad.vragen:
                if vraag.sleutel in answers:
                    one.gezegd[vraag.sleutel] = _meant(vraag, str(answers[vraag.sleutel]), pad)


def _meant(vraag: Vraag, said: str, pad: Path) -> str:
    value = vraag.value_of(said)
    if value is None:
        raise AntwoordOnbekend(bestand=pad, vraag=asked(vraag), antwoord=said, wel=_offered(vraag))
    return value


def write_questions(offered: Sequence[Aanbod], pad: Path) -> None:
    """Write every question with its proposal, to be filled in and given back."""
    pad.write_text("\n".join(_lines(offered)) + "\n", encoding="utf-8")


def _lines(offered: Sequence[Aanbod]) -> Iterator[str]:
    yield f"# {text('importeer', 'vragenbestand')}"
    for naam, one in _named(offered):
        if not one.eigen:
            yield f"\n[{_quoted(naam)}]"
            for vraag in one.blad.vragen:
                yield f"\n# {asked(vraag)}"
                yield f"# {text('importeer', 'kan', opties=_offered(vraag))}"
                yield f"{_quoted(vraag.sleutel)} = {_quoted(vraag.gezegd)}"


def _named(offered: Sequence[Aanbod]) -> Iterator[tuple[str, Aanbod]]:
    """Yield each list with what the file calls it: a place that is there twice has a number."""
    used: set[str] = set()
    for one in offered:
        place = one.grid.plek
        others = (place if nr == 1 else f"{place} ({nr})" for nr in count(1))
        naam = next(other for other in others if other not in used)
        used.add(naam)
        yield naam, one


def _quoted(tekst: str) -> str:
    return json.dumps(tekst, ensure_ascii=False)


def asked(vraag: Vraag) -> str:
    """Return a question in words."""
    words = text("importeer", f"vraag_{vraag.soort}")
    subject = " ".join(vraag.onderwerp.split())
    return f"{words}: {subject}" if subject else words


def _offered(vraag: Vraag) -> str:
    words = [" ".join(label.split()) for label, _ in vraag.opties]
    return " | ".join(words) if words else text("importeer", "vrij")


def ask_at_terminal(offered: Sequence[Aanbod]) -> None:
    """Ask what is not sure, a question at a time; Enter takes the proposal."""
    for one in offered:
        done: set[str] = set()
        while True:
            todo = [v for v in one.blad.twijfel if v.sleutel not in done]
            if one.eigen or not todo:
                break
            done.add(todo[0].sleutel)
            one.gezegd[todo[0].sleutel] = _prompt(one, todo[0])


def _prompt(one: Aanbod, vraag: Vraag) -> str:
    click.echo(f"\n{one.grid.plek}. {asked(vraag)}")
    for cell in vraag.voorbeelden:
        click.echo(f"    ‘{cell[:60]}’")
    for number, (words, _) in enumerate(vraag.opties, start=1):
        click.echo(f"  {number:>3}. {words}")
    while True:
        said = click.prompt(
            text("importeer", "antwoord"), default=vraag.gezegd or None, prompt_suffix=": "
        )
        number = int(said) if str(said).isdecimal() else 0
        if 1 <= number <= len(vraag.opties):
            return vraag.opties[number - 1][1]
        if (value := vraag.value_of(str(said))) is not None:
            return value
        click.echo(text("importeer", "nog_eens"))


def refuse_doubt(offered: Sequence[Aanbod], *, ja: bool) -> None:
    """Refuse what waits for an answer, or for a yes that was not given (NogTeZeggen)."""
    waiting = [
        (one, vraag)
        for one in offered
        for vraag in (one.blad.open if ja else one.blad.twijfel)
        if not one.eigen
    ]
    if waiting:
        lines = [
            f"  {one.grid.plek}: {asked(vraag)} → {vraag.gezegd or '?'}" for one, vraag in waiting
        ]
        raise NogTeZeggen(vragen="\n".join(lines))


if TYPE_CHECKING:
    from ouderplan.opslag.lezen.verschil import Rijverschil, Vergelijking

KORT = 60
"""Characters of a cell that are shown."""


def run(
    *,
    werkboek: Path,
    bestanden: tuple[Path, ...],
    aanvullen: bool,
    proef: bool,
    ja: bool,
    vragen: Path | None,
    antwoorden: Path | None,
) -> None:
    """Read CSVs or Excel files in, all or nothing."""
    for bestand in bestanden:
        check_is_file(bestand)
    bronnen = [Bron.of(path) for path in bestanden]
    if len(bronnen) > 1 and any(is_ours(bron) for bron in bronnen):
        raise ExcelApart
    with opened(werkboek) as wb:
        if is_ours(bronnen[0]):
            lines = _read_back(wb, bronnen[0], proef=proef)
        else:
            with wb.reading() as tx:
                offered = offer(tx, bronnen)
            if antwoorden is not None:
                answer_from(offered, antwoorden)
            if vragen is not None:
                write_questions(offered, vragen)
                click.echo(text("importeer", "gevraagd", bestand=vragen))
                return
            if sys.stdin.isatty() and not ja and not proef:
                ask_at_terminal(offered)
            refuse_doubt(offered, ja=ja or proef)
            lines = _read_files(wb, offered, aanvullen=aanvullen, proef=proef)
        for line in lines:
            click.echo(line)
        click.echo(text("importeer", "proef" if proef else "klaar", map=wb.map))


def _read_back(wb: Werkboek, bron: Bron, *, proef: bool) -> Iterator[str]:
    """Read our own Excel back, cell by cell."""
    from ouderplan.opslag.lezen import terug  # noqa: PLC0415  openpyxl is slow to load

    read = terug.preview_excel if proef else terug.import_excel
    yield from _told(read(wb, bron.naam, bron.inhoud))


def _read_files(
    wb: Werkboek, offered: Sequence[Aanbod], *, aanvullen: bool, proef: bool
) -> Iterator[str]:
    """Read lists of a school in; name each as a school would."""
    files = read_offered(offered)
    read = preview_files if proef else import_files
    verslag = read(wb, files, aanvullen=aanvullen)
    if not proef:
        with wb.writing() as tx:
            for one in offered:
                if not one.eigen and one.blad.mee:
                    remember(tx, one.blad)
    for row, file in zip(verslag.tabellen, files, strict=True):
        counts = {"erbij": row.nieuw, "weg": row.verdwijnt, "gelijk": row.gelijk}
        key = "regel_anders" if row.anders else "regel"
        name = table_name(file.tabel)
        yield text("importeer", key, lijst=name, anders=len(row.anders), **counts)
        for changed in row.anders:
            yield from _row(changed)
        if file.kopjes:
            yield text("importeer", "kopjes", aantal=file.kopjes)
        yield from (text("importeer", "kop", kop=kop) for kop in file.koppen)
    for naam in dict.fromkeys(one.bron.naam for one in offered if is_word(one.bron)):
        yield text("importeer", "tekst_niet", bestand=naam)
    for one in offered:
        if not one.eigen:
            yield from _left_out(one)


def _left_out(one: Aanbod) -> Iterator[str]:
    """Yield what of a list does not go in, and what was only proposed."""
    blad = one.blad
    if not blad.mee:
        yield text("importeer", "blad_weg", blad=one.grid.plek)
    yield from (text("importeer", "kolom_weg", kolom=v.onderwerp) for v in blad.kolommen_weg)
    yield from (text("importeer", "niet_mee", zin=zin) for zin in left_out(blad))
    for vraag in blad.twijfel:
        yield text("importeer", "voorstel", vraag=asked(vraag), antwoord=vraag.gezegd)


def _told(verschil: "Vergelijking") -> Iterator[str]:
    if verschil.leeg:
        yield text("importeer", "gelijk")
    for blad in verschil.bladen:
        yield text("importeer", "blad", blad=blad.blad)
        for row in blad.rijen:
            yield from _row(row)
    yield from verschil.meldingen


def _row(row: "Rijverschil") -> Iterator[str]:
    yield text("importeer", f"rij_{row.soort}", naam=row.naam, rij=row.regel)
    for cel in row.cellen if row.soort == "anders" else ():
        name = "cel_botst" if cel.botst else "cel"
        yield text(
            "importeer", name, kop=cel.kop, oud=_shortened(cel.oud), nieuw=_shortened(cel.nieuw)
        )


def _shortened(cel: str) -> str:
    """Return a cell on one line."""
    line = " / ".join(cel.split("\n"))
    return line if len(line) <= KORT else line[: KORT - 1] + "…"

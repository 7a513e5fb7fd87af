"""What ``ouderplan importeer`` asks about lists: at a terminal, or in a small file."""

import json
import tomllib
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import click

from ouderplan.app.fouten import AntwoordenOnleesbaar, AntwoordOnbekend, NogTeZeggen
from ouderplan.app.teksten import text
from ouderplan.opslag.lezen.aanbod import Aanbod
from ouderplan.opslag.lezen.vraag import Vraag


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

"""Every command and every option stands in the README."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from ouderplan.app.opdrachten import group

LEESMIJ = Path(__file__).parents[2] / "README.md"


def described(command: click.Command, name: str) -> Iterator[str]:
    yield name
    for param in command.params:
        if isinstance(param, click.Option):
            yield max(param.opts, key=len)
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from described(below, f"{below.name}")


def parts() -> list[tuple[str, str]]:
    commands = group().commands.values()
    return [
        (str(command.name), part)
        for command in commands
        for part in described(command, f"ouderplan {command.name}")
    ]


@pytest.mark.parametrize(("opdracht", "deel"), parts())
def test_it_stands_in_the_readme(opdracht, deel):
    assert deel in LEESMIJ.read_text(encoding="utf-8"), f"{opdracht}: {deel}"

"""Every command and every option stands in docs/opdrachten.md."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from ouderplan.app.opdrachten import group

OPDRACHTEN = Path(__file__).parents[2] / "docs" / "opdrachten.md"


def described(command: click.Command, name: str) -> Iterator[str]:
    yield name
    for param in command.params:
        if isinstance(param, click.Option):
            yield max(param.opts, key=len)
    if isinstance(command, click.Group):
        for below in commands_of(command):
            yield from described(below, f"{below.name}")


def commands_of(above: click.Group) -> list[click.Command]:
    """Return the commands under it; most are imported by asking for them by name."""
    ctx = click.Context(above)
    found = [above.get_command(ctx, name) for name in above.list_commands(ctx)]
    assert found
    return [command for command in found if command is not None]


def parts() -> list[tuple[str, str]]:
    commands = commands_of(group())
    return [
        (str(command.name), part)
        for command in commands
        for part in described(command, f"ouderplan {command.name}")
    ]


@pytest.mark.parametrize(("opdracht", "deel"), parts())
def test_it_stands_in_the_list(opdracht, deel):
    assert deel in OPDRACHTEN.read_text(encoding="utf-8"), f"{opdracht}: {deel}"

"""Click in Dutch: commands and options that take their explanation from ``hulp.toml``."""

import gettext
from collections.abc import Callable, Iterable
from typing import Any

import click

from ouderplan.app.teksten import text
from ouderplan.teksten import Teksten

BREEDTE = 88


def explanation(opdracht: str, naam: str = "hulp") -> str:
    """Return the explanation of a command, or of one of its options."""
    return Teksten(__package__, "hulp.toml")(f"{opdracht}.{naam}")


def first_sentence(opdracht: str) -> str:
    """Return what the list of commands says of a command."""
    return explanation(opdracht).partition(". ")[0].rstrip(".")


class _Dutch:
    """What a command and a group share."""

    name: str | None
    params: list[click.Parameter]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", text("hulp", "opties_plaats"))
        super().__init__(*args, **kwargs)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how to call it."""
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, pieces, prefix=text("hulp", "gebruik"))

    def format_help_text(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what it does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(explanation(self.name or ""))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what is to be filled in, then the options."""
        own = [param for param in self.params if isinstance(param, click.Argument)]
        rows = [
            (param.make_metavar(ctx), explanation(self.name or "", param.name)) for param in own
        ]
        if rows:
            with formatter.section(text("hulp", "argumenten")):
                formatter.write_dl(rows)
        options = [option for param in self.get_params(ctx) if (option := self._record(param, ctx))]  # type: ignore[attr-defined]
        with formatter.section(text("hulp", "opties")):
            formatter.write_dl(options)

    def _record(self, param: click.Parameter, ctx: click.Context) -> tuple[str, str] | None:
        if not isinstance(param, click.Option):
            return None
        param.help = param.help or explanation(self.name or "", param.name or "")
        record = param.get_help_record(ctx)
        return (record[0], param.help) if record else None

    def get_short_help_str(self, limit: int = BREEDTE) -> str:
        """Return the first sentence, for the list of commands."""
        first = first_sentence(self.name or "")
        return first if len(first) <= limit else first[: limit - 1] + "…"

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help`` with a Dutch explanation."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = text("hulp", "hulp")
        return option  # type: ignore[no-any-return]


class Opdracht(_Dutch, click.Command):
    """A command."""


class Groep(_Dutch, click.Group):
    """A command with commands under it."""

    command_class = Opdracht

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("subcommand_metavar", text("hulp", "opdracht_plaats"))
        super().__init__(*args, **kwargs)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands under it."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands under it, in their own order."""
        rows = [(name, first_sentence(name)) for name in self.list_commands(ctx)]
        with formatter.section(text("hulp", "opdrachten")):
            formatter.write_dl(rows)

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the commands in the order in which they were added."""
        return list(self.commands)


class Keuze(click.ParamType):  # type: ignore[type-arg]
    """One of a list that is only made when something was chosen from it."""

    name = "keuze"

    def __init__(self, list_choices: Callable[[], Iterable[str]]) -> None:
        self._list = list_choices

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the choice, or refuse it and name them all."""
        return click.Choice(self.choices).convert(value, param, ctx)

    @property
    def choices(self) -> list[str]:
        """All that can be chosen."""
        return [str(choice) for choice in self._list()]


def dutch_error(error: click.ClickException) -> str:
    """Return what went wrong in calling a command, as one Dutch sentence."""
    match error:
        case click.exceptions.NoArgsIsHelpError():
            return text("fout", "geen_opdracht")
        case click.exceptions.MissingParameter(param=param) if param is not None:
            return text("fout", "ontbreekt", naam=_name(param))
        case click.exceptions.BadParameter(param=param) if param is not None:
            return _bad_value(param)
        case click.exceptions.NoSuchOption():
            return text("fout", "optie", naam=error.option_name)
        case click.exceptions.UsageError():
            return _usage(error)
    return error.format_message()


def _bad_value(param: click.Parameter) -> str:
    if isinstance(param.type, (Keuze, click.Choice)):
        keuzes = ", ".join(map(str, param.type.choices))
        return text("fout", "keuze", naam=_name(param), keuzes=keuzes)
    if isinstance(param.type, click.IntRange):
        least, most = param.type.min, param.type.max
        kind = "getal_vanaf" if most is None else "getal"
        return text("fout", kind, naam=_name(param), van=least, tot=most)
    return text("fout", "waarde", naam=_name(param))


def _usage(error: click.UsageError) -> str:
    naam: Any = getattr(error, "command_name", None)
    if naam:
        return text("fout", "opdracht", naam=naam)
    if error.message == gettext.gettext("Missing command."):
        return text("fout", "geen_opdracht")
    return text("fout", "te_veel")


def _name(param: click.Parameter) -> str:
    if isinstance(param, click.Argument):
        return (param.metavar or param.name or "").upper().rstrip(".…")
    return max(param.opts, key=len)

"""``python -m ouderplan``: the command line, and the processes that it starts for itself."""

import sys
from collections.abc import Sequence
from pathlib import Path

from ouderplan.app.paden import LEG_KLAAR, RUIM_OP, Paden

DEUREN = ("server", "lab")
HUB = {"begeleider": "start", "bestuur": "bestuur", "wieg": "wieg"}
"""What JupyterHub starts for a school and for a board, what is beside it; and their modules."""


def main(argv: Sequence[str]) -> None:
    """Run a door (``server POORT ADRES …``, or what a hub starts), or the command line."""
    if argv and argv[0] in DEUREN:
        _serve(argv[0], int(argv[1]), argv[2], argv[3:])
    elif argv and argv[0] in HUB:
        _serve_for_hub(HUB[argv[0]])
    elif argv and argv[0] in {LEG_KLAAR, RUIM_OP}:
        _prepare(argv)
    else:
        from ouderplan.app.opdrachten import main as command_line  # noqa: PLC0415

        command_line(list(argv))


def _prepare(argv: Sequence[str]) -> None:
    from ouderplan.app.klaarleggen import clear_away, lay_ready  # noqa: PLC0415  as below
    from ouderplan.app.opdrachten import carry_out, speak_utf8  # noqa: PLC0415

    speak_utf8()
    werkboek = Path(argv[1]) if argv[1:] else None
    work = (lambda: lay_ready(werkboek)) if argv[0] == LEG_KLAAR else clear_away
    sys.exit(carry_out(work))


def _serve(soort: str, poort: int, adres: str, zaal: Sequence[str]) -> None:
    from ouderplan.logboek import write_clean  # noqa: PLC0415  a door loads only what it needs

    write_clean()
    if soort == "lab":
        from ouderplan.app.lab import serve as serve_lab  # noqa: PLC0415

        serve_lab(Paden.find(), poort, adres)
    else:
        from ouderplan.app.eerst import begin_mother  # noqa: PLC0415

        moeder = begin_mother(zaal)  # before Voila is loaded, which no kernel needs
        from ouderplan.app.server import serve  # noqa: PLC0415

        serve(Paden.find(), poort, adres, moeder)


def _serve_for_hub(module: str) -> None:
    from importlib import import_module  # noqa: PLC0415  as above

    from ouderplan.app.opdrachten import carry_out, speak_utf8  # noqa: PLC0415

    speak_utf8()
    sys.exit(carry_out(lambda: import_module(f"ouderplan.app.hub.{module}").serve()))


if __name__ == "__main__":
    main(sys.argv[1:])

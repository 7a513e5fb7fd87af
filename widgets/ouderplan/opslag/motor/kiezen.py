"""Which motor a workbook has: what is in its folder says so."""

from pathlib import Path

from ouderplan.opslag.motor.soort import Motor
from ouderplan.opslag.motor.sqlite.motor import SqliteMotor


def motor_in(folder: Path, wachttijd: float) -> Motor:
    """Return what holds the rows of the workbook in `folder`; it opens them at first use.

    Parameters
    ----------
    wachttijd
        Seconds that a change waits for another one that is being written.
    """
    return SqliteMotor(folder, wachttijd)


def kind_in(_folder: Path) -> type[Motor]:
    """Return the kind of motor of the workbook in a folder."""
    return SqliteMotor


def kind_for_new() -> type[Motor]:
    """Return the kind that a new workbook gets."""
    return SqliteMotor

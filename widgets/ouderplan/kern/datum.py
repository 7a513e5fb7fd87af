"""Dates as people in the Netherlands write them."""

from datetime import date

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def written(dag: date | None) -> str:
    """Return ``22 november 2026``, or "" for no date."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}" if dag else ""

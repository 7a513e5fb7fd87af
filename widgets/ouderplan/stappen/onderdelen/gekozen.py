"""The files that someone chose on the page."""

import ipywidgets as w

GROOTST = 9_000_000
"""Bytes; larger uploads do not fit through the page's connection."""


def chosen_files(upload: w.FileUpload) -> list[tuple[str, bytes]]:
    """Return the name and the bytes of each file that was chosen."""
    return [(str(file["name"]), bytes(file["content"])) for file in upload.value]

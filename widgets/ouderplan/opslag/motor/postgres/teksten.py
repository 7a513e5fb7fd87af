"""What is said of a workbook on a server."""

from ouderplan.teksten import Teksten

_T = Teksten(__package__)


def text(deel: str, naam: str, **velden: object) -> str:
    """Return a sentence of the catalog."""
    return _T(f"{deel}.{naam}", **velden)

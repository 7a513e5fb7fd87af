"""Several files as one zip that is the same for the same plan."""

import io
import zipfile
from collections.abc import Iterable

from ouderplan.uitvoer.plan import Plan


def pack(plan: Plan, files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the zip of these names and bytes; each has the moment at which the plan was read."""
    out = io.BytesIO()
    made = plan.gemaakt
    moment = (made.year, made.month, made.day, made.hour, made.minute, made.second)
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files:
            item = zipfile.ZipInfo(name, moment)
            item.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(item, content)
    return out.getvalue()

"""The clock of an evening, for every process of it at once."""

import os
from pathlib import Path

KLOK = Path(__file__).parents[1] / "klok"


class Klok:
    """The clock of the processes under test (see ``tests/klok``)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.jump(0)

    def jump(self, seconds: int) -> None:
        half = self.path.with_suffix(".half")
        half.write_text(f"{seconds:+d}", encoding="utf-8")
        half.replace(self.path)

    def env(self) -> dict[str, str]:
        paths = [str(KLOK), *filter(None, [os.environ.get("PYTHONPATH")])]
        return {"PROEFKLOK": str(self.path), "PYTHONPATH": os.pathsep.join(paths)}

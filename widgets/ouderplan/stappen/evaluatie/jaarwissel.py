"""From this year to the next (F21)."""

from pathlib import Path

from traitlets import Unicode

from ouderplan.kern.eerdere_jaren import next_schooljaar
from ouderplan.kern.fouten import OuderplanFout
from ouderplan.opslag.volgend_jaar import start_next_year
from ouderplan.stappen.basis import StapModel


class Jaarwissel(StapModel):
    """Making the workbook of the next schooljaar."""

    gemaakt = Unicode("")

    @property
    def volgend_jaar(self) -> str:
        """The schooljaar after this one, or ""."""
        return next_schooljaar(self.zitting.wb.profile()["schooljaar"])

    def start_next(self, schooljaar: str) -> Path:
        """Make the workbook of `schooljaar` beside this one, and return its folder."""
        if not schooljaar.strip():
            raise OuderplanFout(self.teksten("volgend.jaar_nodig"))
        wb = self.zitting.wb
        facts = {**wb.profile(), "schooljaar": schooljaar.strip()}
        folder = self.zitting.kast.free_folder(facts)
        start_next_year(wb, folder, schooljaar.strip()).close()
        self.gemaakt = str(folder)
        return folder

    def open_next(self) -> None:
        """Put the workbook that was just made on the table."""
        self.zitting.open(Path(self.gemaakt))
        self.zitting.kast.choose(Path(self.gemaakt))

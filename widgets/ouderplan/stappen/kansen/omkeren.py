"""What is needed to turn a bedreiging round, and the kans that it becomes (C14)."""

from traitlets import Dict

from ouderplan.kern.fouten import OuderplanFout
from ouderplan.kern.kansen import Inbreng, Omzetting, Soort, group_needs
from ouderplan.opslag.inbreng import make_kans
from ouderplan.stappen.basis import StapModel

ALLE = ""
"""Stands for all bedreigingen together."""


class Omkeren(StapModel):
    """The actions on the table *omzettingen*."""

    items: "Dict[int, Inbreng]" = Dict()
    omzettingen: "Dict[int, Omzetting]" = Dict()

    @property
    def bedreigingen(self) -> tuple[Inbreng, ...]:
        """The bedreigingen that stand on their own."""
        rows = self.items.values()
        return tuple(row for row in rows if row.soort is Soort.BEDREIGING and row.telt_mee)

    def needs(self) -> dict[str, dict[int, Omzetting]]:
        """Return per bedreiging what is needed for it (see `kern.kansen.group_needs`)."""
        return group_needs(self.items.values(), self.omzettingen)

    def add_need(self, bedreiging: str, wat_is_nodig: str) -> None:
        """Keep something that is needed to turn a bedreiging round."""
        if not wat_is_nodig.strip():
            raise OuderplanFout(self.teksten("omzetten.leeg_veld"))
        with self.zitting.wb.writing() as tx:
            tx.add(Omzetting(bedreiging, wat_is_nodig))

    def set_need(self, nummer: int, oud: str, nieuw: str) -> None:
        """Say in other words what is needed."""
        if not nieuw:
            raise OuderplanFout(self.teksten("omzetten.nodig"))
        self.change_cell(Omzetting, nummer, "wat_is_nodig", oud, nieuw)

    def remove_need(self, nummer: int) -> None:
        """Take away what is needed; the kans that was made of it stays."""
        with self.zitting.wb.writing() as tx:
            tx.remove(nummer, self.omzettingen[nummer])

    def restore_need(self, row: Omzetting) -> None:
        """Put back what was taken away, at the end."""
        with self.zitting.wb.writing() as tx:
            tx.add(row)

    def make_kans(self, nummer: int) -> None:
        """Make a kans of what is needed; it can be given dots like any other."""
        make_kans(self.zitting.wb, nummer)

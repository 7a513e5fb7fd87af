"""``/antwoord``: what the school does with the votes."""

from ouderplan.zaal.basis import ZaalHandler


class Antwoordpagina(ZaalHandler):
    """The answer to the parents."""

    def get(self) -> None:
        """Show the answer, or that it is not there yet."""
        self.huis.glance()
        self.send_page(self.bladen.answer(self.huis.stand, self.huis.antwoord()))

    head = get

"""What hands out codes, on slips or in letters: where they go to, and for whom they are."""

from dataclasses import dataclass

from ouderplan.kern.soorten import Groep


@dataclass(frozen=True, slots=True)
class Codes:
    """One code each; the rest is the same for all. `adres` is the hall's whole address."""

    school: str
    adres: str
    groep: Groep
    codes: tuple[str, ...]

    @property
    def kort_adres(self) -> str:
        """The address as someone types it."""
        return self.adres.removeprefix("https://").removeprefix("http://").rstrip("/")

    def link(self, code: str) -> str:
        """Return the address in the QR code: it brings the code along."""
        return f"{self.adres.rstrip('/')}/c/{code}"

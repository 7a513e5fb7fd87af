"""The languages of the phone pages: the one place where a language says what it is called."""

from dataclasses import dataclass
from gettext import NullTranslations


@dataclass(frozen=True, slots=True)
class Taal:
    """A language of the phone pages: its BCP 47 `code` and the direction it is written in."""

    code: str
    richting: str = "ltr"

    def translations(self) -> NullTranslations:
        """Return the catalog; the msgids are the Dutch sentences, so Dutch needs none."""
        return NullTranslations()


NEDERLANDS = Taal("nl")

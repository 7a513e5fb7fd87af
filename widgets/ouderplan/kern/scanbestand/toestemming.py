"""Whether a question of a form asks for leave to use the answers, and who says no to that."""

import re

from ouderplan.kern.tekstvorm import loosely

_MAG = r"(?:akkoord|toestemming|consent|instem\w*|ste(?:m|mt)\b.*\bin|bezwaar|goed ?vind\w*)"
_BLOOT = re.compile(
    r"(?:(?:ik|je|jij|u|ga(?:at)?|geeft?|bent?|heb|hebt|hiermee|hierbij|met|de|het|en|voor|aan|dit"
    r"|gelezen|avg|privacy|privacy(?:verklaring|statement|beleid|voorwaarden)|voorwaarden"
    r"|informed|onderzoek|deelname|vragenlijst|enqu[eê]te|akkoord|toestemming\w*|consent|stem|in"
    r"|instemm?\w*|verklaring)\b\W*)+"
)
"""Nothing but leave, and perhaps what it is called: *Ik ga akkoord met de voorwaarden*."""
_GEBRUIK = (
    r"(?:gebruik|verwerk|verwerkt|bewa(?:ar|ren)|opslaan|op te slaan|opgeslagen|delen|gedeeld"
    r"|meegenomen|meenemen|inzien|analys)"
)
_EIGEN = re.compile(
    r"\b(?:uw|je|jouw|jullie|mijn|deze|dit|gegeven|ingevulde)\s+(?:\w+\s+)?"
    r"(?:antwoord|gegevens|persoonsgegevens|reactie|vragenlijst|enqu[eê]te|formulier|inzending)"
)
_VRAAGT_HET = re.compile(
    rf"\b{_MAG}|\b(?:mag|mogen|mogt?|goed dat|goed als|oké dat|ok dat)\b.*\b{_GEBRUIK}"
)
_WOORDEN = re.compile(
    r"\b(?:mag|mogen) (?:wij|we|de school|de werkgroep)\b.*\b(?:uw|je|jouw|jullie)\s+(?:\w+\s+)?"
    r"(?:woord|inbreng|opmerking|toelichting|tekst|idee|mening|citaat|uitspra)"
    rf".*\b{_GEBRUIK}"
)
"""The school asks for what somebody wrote, and not what may be said at school."""
_GEEFT = re.compile(
    r"\b(?:(?:ge(?:eft?|ven)|ga(?:at)?|bent?) (?:u|je|jij)|ik (?:geef|ga|ben))\b"
    r".*\b(?:akkoord|toestemming)\b"
    r".*\b(?:antwoord|gegevens|persoonsgegevens|reactie|vragenlijst|avg)"
)
"""Who fills it in gives leave, for what is called without *uw*: *het verwerken van gegevens*."""
_IETS_ANDERS = re.compile(
    r"foto|film|beeld|video|klassenlijst|adreslijst|\bparro\b|\bapp\b|telefoon|rooster"
    r"|\b(?:vraagt|vragen|kent|weet|begrijpt|leest) (?:de |het |u |je |wij |we )"
    r"|\bschool\b.*\b(?:vraagt|deelt)\b|\bkind(?:eren)?\b"
)
"""What is asked about the school, or about something that is not filled in here."""
_BEZWAAR = re.compile(r"\bbezwaar\b")
_GEEN_BEZWAAR = re.compile(r"\bgeen (?:enkel )?(?:bezwaar|probleem|moeite)\b|\bniet erg\b")
_NIET_TOE = re.compile(
    r"\b(?:niet (?:mee |hiermee |ermee )?(?:akkoord|eens|in\b|toe\b|gebruik\w*)|liever niet"
    r"|geen (?:toestemming|akkoord|instemming)|ma?o?g(?:en)? (?:dat |het )?niet|weiger\w*"
    r"|(?:wel|een|heb) bezwaar)"
)
_NEE = re.compile(r"(?:nee+n?|no|nope|niet|onwaar|false|bezwaar)\b|n$|0$")
_JA = re.compile(r"(?:ja|yes|jazeker|waar|true)\b|j$|1$")


_OOK_ELDERS = re.compile(
    r"\bmet (?:uw|je|jouw|jullie)?\s?naam\b"
    r"|\b(?:bij|in|tijdens) (?:een |de |onze )?(?:activiteit|les|klas)"
)
"""What somebody may refuse whose answers count: the name beside them, or a turn in class."""


def asks_leave(kop: str) -> bool:
    """Tell whether a head asks whether the answers of this form may be used."""
    text = loosely(kop).lstrip("0123456789.) ")
    if _IETS_ANDERS.search(text):
        return False
    if _BLOOT.fullmatch(text):
        return bool(re.search(r"akkoord|toestemming|consent|instem|stem in|\bavg\b", text))
    own = _EIGEN.search(text) and _VRAAGT_HET.search(text)
    words = _WOORDEN.search(text) and not _OOK_ELDERS.search(text)
    return bool(own or words or _GEEFT.search(text))


def refuses(kop: str, cel: str) -> bool:
    """Tell whether somebody who was asked for leave says no; nothing said is no refusal.

    It is no leave either: see `gives_none`.
    """
    said = loosely(cel).strip(" .!\"'")
    if _BEZWAAR.search(loosely(kop)):
        return bool(_JA.match(said) or _NIET_TOE.search(said)) and not _GEEN_BEZWAAR.search(said)
    if _GEEN_BEZWAAR.search(said):
        return False
    return bool(_NIET_TOE.search(said) or _NEE.match(said))


def gives_none(kop: str, cel: str) -> bool:
    """Tell whether somebody said nothing to a question that asks for leave: no tick in its box.

    Who says nothing when asked for objections, has none.
    """
    return not cel.strip() and not _BEZWAAR.search(loosely(kop))

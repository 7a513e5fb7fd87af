"""Under which names the store keeps what goes on now and is in no backup."""

RONDESLEUTEL = "ronde "
"""How the name of a key begins that lives no longer than its round, and is in no backup."""

TAALTELLING = "taaltelling"
"""How the names begin under which open rounds count their languages; they are in no backup."""

TELSTAND = "telstand"
"""Under this name stands how many people voted in open rounds."""

TAAK = "te wissen"
"""Under this name stands what of a closed round is still to be erased; see `sporen.wissen`."""

AFSTAND = "afstand "
"""How the names begin of what the remotes are known by and ask for; it is in no backup."""

KOPPELINGEN = "afstand"
"""Counts as a table of which one hears that a phone was paired, or ended."""

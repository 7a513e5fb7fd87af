"""What holds when nobody says otherwise, and the most that may be asked for; it imports nothing."""

THUIS = "127.0.0.1"
POORT = 8866
ZAAL_POORT = 8100
MEESTE_CODES = 2_000
GEWOON_BRIEFJES, MEESTE_BRIEFJES = 40, 500
MEESTE_TELEFOONS = 2_000
"""So many phones at most: it is a rehearsal and no attack."""
MEESTE_PROCESSEN = 16
NACHTEN = 14
"""So many backups of as many nights are kept."""

"""The rehearsal: simulated phones, and what they noticed."""

PAKKET = __name__

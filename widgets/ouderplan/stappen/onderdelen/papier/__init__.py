"""Paper ballots and raised hands, as a part of the round. Not a step: it has no ``STAP``."""

"""Traces of people in a round: which tables hold them, and erasing them wherever they lie."""

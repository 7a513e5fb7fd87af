"""The domain: frozen dataclasses and functions that know no widget, no web and no file.

A dataclass here that stands for a row of a table has the columns of that table as its fields,
in the order of the CSV contract.
"""

"""A workbook in one file of SQLite, in its own folder: what every laptop has."""

"""What holds the rows of a workbook: SQLite in its own folder, or PostgreSQL on a server.

`soort` says what each of them can, `kiezen` which one a folder has. Nothing outside this room knows
which it is.
"""

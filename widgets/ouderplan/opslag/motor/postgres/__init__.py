"""A workbook in a schema of its own on a server with PostgreSQL; its folder says which one.

Nothing here is loaded on a laptop: psycopg comes with ``pip install 'ouderplan[server]'``.
"""

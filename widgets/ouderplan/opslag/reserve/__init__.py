"""Backups of a workbook: made by hand and every night, kept as files, and put back."""

"""The reading room: everything that comes from outside goes in here, one way.

A source (`rooster.Bron`) becomes a grid with places (`rooster`), its heads become columns
(`koppen`), its lines rows with types (`kopjes`, `getypt`), and those replace, are added
(`inlezen`) or are merged (`terug`, for our own Excel). What only one kind of file has stands in a
module of its own: `csvtekst`, `excelboek`, `eigenboek`, `formulier`.
"""

"""What is sent in during an open round, sealed: for a database that keeps all that it ever wrote.

PostgreSQL's log, archives and replicas hold every row for good, in the order in which it came. So
there the content of an open round goes in sealed, under a key that stands in a file beside the
workbook (`sleutels`) and is destroyed when the round closes; what was sealed goes into its tables
then, in a random order (`uitpakken`). On SQLite there is none of this: the file is written afresh
at closing (see `sporen.wissen`).

What stands in a row that is sealed has no name that anything else refers to: the number of a text,
and the name of a ballot, are in the envelope as well. So they can stay what they were, and who
refers to a text while its round is open tells nothing of when it came.
"""

"""The database that a test on PostgreSQL finds: with the new workbooks, and nothing else.

A copy of the database costs the server some fifty milliseconds, which is more than most tests take.
So after a test the rows are laid back as they were, by one function in the database itself; only
when the test made, changed or took away a table is there a copy again. The database says so: it
writes down what is done to its tables.
"""

import contextlib
from itertools import count
from typing import Any

from databaseserver import Databaseserver

SJABLOON = "sjabloon"

ZOALS_HET_WAS = """
CREATE SCHEMA proef;
CREATE TABLE proef.verbouwd (wat text);

CREATE FUNCTION proef.schrijf_op() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO proef.verbouwd VALUES (tg_tag); END $$;

DO $do$
DECLARE rij record; gevuld boolean; terug text := '';
BEGIN
    FOR rij IN
        SELECT c.oid, c.oid::regclass::text AS naam, 'proef.rijen_' || c.oid AS kopie
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname LIKE 'ouderplan%'
    LOOP
        terug := terug || 'DELETE FROM ' || rij.naam || ';';
        EXECUTE 'SELECT EXISTS (SELECT FROM ' || rij.naam || ')' INTO gevuld;
        IF gevuld THEN
            EXECUTE 'CREATE TABLE ' || rij.kopie || ' AS TABLE ' || rij.naam;
            terug := terug || 'INSERT INTO ' || rij.naam || ' TABLE ' || rij.kopie || ';';
        END IF;
    END LOOP;
    FOR rij IN
        SELECT quote_literal(format('%I.%I', schemaname, sequencename)) AS naam, last_value
        FROM pg_sequences WHERE schemaname LIKE 'ouderplan%'
    LOOP
        terug := terug || format(
            'PERFORM setval(%s, %s, %s);',
            rij.naam, coalesce(rij.last_value, 1), (rij.last_value IS NOT NULL)::text
        );
    END LOOP;
    EXECUTE 'CREATE FUNCTION proef.leg_terug() RETURNS void LANGUAGE plpgsql AS '
        || quote_literal('BEGIN ' || terug || ' END');
END $do$;

CREATE EVENT TRIGGER verbouwd ON ddl_command_end EXECUTE FUNCTION proef.schrijf_op();
CREATE EVENT TRIGGER weg ON sql_drop EXECUTE FUNCTION proef.schrijf_op();
"""
"""Run once in the database of all tests: keeps all rows and counters, and how to lay them back."""

_ALLEEN = """
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
_VERBOUWD = """
SELECT EXISTS (SELECT FROM proef.verbouwd) OR EXISTS (
    SELECT FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
    WHERE d.datname = current_database()
)
"""


class Proefdatabase:
    """The database of the test that runs; every test has the same one, as long as that will do."""

    def __init__(self, server: Databaseserver) -> None:
        self._server, self._names = server, (f"proef_{number}" for number in count(1))
        self._naam = ""
        self._line: Any = None

    def url(self) -> str:
        """Return where it is, as it was before all tests."""
        if not self._naam:
            self._naam = next(self._names)
            copy = f"CREATE DATABASE {self._naam} TEMPLATE {SJABLOON} STRATEGY file_copy"
            self._server.psql(copy)
        return self._server.url(self._naam)

    def restore(self) -> None:
        """Make it as it was before the test that just ended."""
        import psycopg  # noqa: PLC0415  not there on a laptop

        with contextlib.suppress(psycopg.OperationalError):  # a test may end every line
            if self._line is None:
                self._line = psycopg.connect(self.url(), autocommit=True)
            if self._lay_back(self._line):
                return
        self.close()

    def close(self) -> None:
        """Let go of it; who asks for it again gets another one."""
        if self._line is not None:
            self._line.close()
        if self._naam:
            self._server.psql(f"DROP DATABASE {self._naam} WITH (FORCE)")
        self._naam, self._line = "", None

    @staticmethod
    def _lay_back(line: Any) -> bool:
        line.execute(_ALLEEN)
        if line.execute(_VERBOUWD).fetchone() != (False,):
            return False
        line.execute("SELECT proef.leg_terug()")
        return True

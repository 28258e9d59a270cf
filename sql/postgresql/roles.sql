-- Three roles on the database that holds the bank:
--   hexitime_owner    owns the schema; for migrations and these scripts, and for nobody else
--   hexitime_app      the application; what the ledger has recorded it can read and add to, never change or remove
--   hexitime_auditor  reads the ledger, and nothing that tells who a member is
-- Run it in that database as a superuser (or as a role that may create roles and owns the database): before the first migration, and again after each.
-- It can be run any number of times. None of the roles has a password: give them theirs, such as with \password in psql.

DO $roles$
DECLARE
    missing text;
BEGIN
    FOREACH missing IN ARRAY ARRAY['hexitime_owner', 'hexitime_app', 'hexitime_auditor'] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I LOGIN', missing);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;
        END;
    END LOOP;
END;
$roles$;

CREATE SCHEMA IF NOT EXISTS hexitime AUTHORIZATION hexitime_owner;
GRANT USAGE ON SCHEMA hexitime TO hexitime_app, hexitime_auditor;

-- A table that a later migration brings can be read at once, and written after the next run of this script.
ALTER DEFAULT PRIVILEGES FOR ROLE hexitime_owner IN SCHEMA hexitime GRANT SELECT ON TABLES TO hexitime_app;

DO $grants$
DECLARE
    name text;
    rights text;
BEGIN
    FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'hexitime'::regnamespace AND relkind IN ('r', 'p', 'v') LOOP
        rights := CASE
            -- SELECT … FOR NO KEY UPDATE asks for the right to update some column. A trigger refuses to update this one.
            WHEN name = 'accounts' THEN 'SELECT, INSERT, UPDATE (id)'
            WHEN name IN ('orders', 'entries', 'migrations') THEN 'SELECT'
            WHEN name = 'postings' THEN 'INSERT'
            WHEN name = 'memos' THEN 'SELECT, INSERT, DELETE'
            ELSE 'SELECT, INSERT, UPDATE, DELETE' END;
        EXECUTE format('REVOKE ALL ON hexitime.%I FROM PUBLIC, hexitime_app, hexitime_auditor', name);
        EXECUTE format('GRANT %s ON hexitime.%I TO hexitime_app', rights, name);
        IF name IN ('accounts', 'orders', 'entries') THEN
            EXECUTE format('GRANT SELECT ON hexitime.%I TO hexitime_auditor', name);
        END IF;
    END LOOP;
END;
$grants$;

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
            WHEN name IN ('accounts', 'seals', 'sealed_heads', 'acts', 'consents') THEN 'SELECT, INSERT'
            WHEN name IN ('orders', 'entries', 'migrations') THEN 'SELECT'
            WHEN name = 'postings' THEN 'INSERT'
            WHEN name = 'memos' THEN 'SELECT, INSERT, DELETE'
            ELSE 'SELECT, INSERT, UPDATE, DELETE' END;
        EXECUTE format('REVOKE ALL ON hexitime.%I FROM PUBLIC, hexitime_app, hexitime_auditor', name);
        EXECUTE format('GRANT %s ON hexitime.%I TO hexitime_app', rights, name);
        IF name IN ('accounts', 'orders', 'entries', 'seals', 'sealed_heads') THEN
            EXECUTE format('GRANT SELECT ON hexitime.%I TO hexitime_auditor', name);
        END IF;
    END LOOP;

    -- Accounts are locked by a function, so that nobody needs the right to update them. Before the first migration it is not there.
    IF to_regprocedure('hexitime.lock_accounts(uuid[], uuid[], boolean)') IS NOT NULL THEN
        GRANT EXECUTE ON FUNCTION hexitime.lock_accounts TO hexitime_app;
    END IF;
END;
$grants$;

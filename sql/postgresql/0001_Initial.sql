DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM pg_namespace WHERE nspname = 'hexitime') THEN
        CREATE SCHEMA hexitime;
    END IF;
END $EF$;
CREATE TABLE IF NOT EXISTS hexitime.migrations (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK_migrations" PRIMARY KEY ("MigrationId")
);

START TRANSACTION;
DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM pg_namespace WHERE nspname = 'hexitime') THEN
        CREATE SCHEMA hexitime;
    END IF;
END $EF$;

-- The ledger's tables, written so that not even hand-written SQL can overdraw a member, break a balance or rewrite the past. There is one door:
-- an INSERT into the view hexitime.postings, one row for a whole batch, arrays of the same length for its orders. Behind it stands hexitime.post, which
-- writes both entries of each order from one row, so that what one account gives the other takes, and derives what becomes of the accounts.
-- Everything is set-based: a batch costs a few statements, however many orders it has. Whoever posts has locked the accounts first.

CREATE TABLE hexitime.accounts (
    id uuid PRIMARY KEY,
    kind integer NOT NULL CHECK (kind BETWEEN 1 AND 4),
    floor_minutes bigint NOT NULL CHECK (floor_minutes BETWEEN -1000000000000000 AND 0),
    posted_minutes bigint NOT NULL CHECK (posted_minutes BETWEEN -1000000000000000 AND 1000000000000000),
    held_minutes bigint NOT NULL CHECK (held_minutes BETWEEN 0 AND 1000000000000000),
    length bigint NOT NULL CHECK (length >= 0),
    head bytea NULL CHECK (octet_length(head) = 32),
    last_recorded_at timestamptz NOT NULL,
    welcomed boolean NOT NULL,
    CONSTRAINT accounts_never_overdrawn CHECK (kind = 1 OR posted_minutes - held_minutes - floor_minutes >= 0),
    CONSTRAINT accounts_one_issuer CHECK ((kind = 1) = (id = '00000000-0000-8000-8000-000000000001')),
    CONSTRAINT accounts_head CHECK ((length = 0) = (head IS NULL))
) WITH (fillfactor = 50);
CREATE INDEX accounts_holding ON hexitime.accounts (id) WHERE held_minutes > 0;

CREATE TABLE hexitime.orders (
    id uuid PRIMARY KEY,
    kind integer NOT NULL CHECK (kind BETWEEN 1 AND 6),
    purpose integer NOT NULL,
    from_account uuid NULL,
    to_account uuid NULL,
    amount_minutes bigint NOT NULL,
    target uuid NULL CHECK (target IS NULL OR kind IN (3, 4, 5)),
    effective_at timestamptz NULL,
    expires_at timestamptz NULL,
    memo bytea NULL CHECK (octet_length(memo) = 32),
    refusal integer NOT NULL CHECK (refusal BETWEEN 0 AND 99),
    missing_minutes bigint NOT NULL CHECK (missing_minutes >= 0 AND (missing_minutes = 0 OR refusal > 0)),
    resolved_from uuid NULL,
    resolved_to uuid NULL,
    moved_minutes bigint NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT orders_as_applied CHECK (refusal > 0 OR CASE
        WHEN kind = 6 THEN resolved_from = from_account AND resolved_to IS NULL AND moved_minutes = amount_minutes
        WHEN kind IN (1, 2) THEN resolved_from = from_account AND resolved_to = to_account AND moved_minutes = amount_minutes AND moved_minutes > 0
        ELSE target IS NOT NULL AND resolved_from IS NOT NULL AND resolved_to IS NOT NULL AND moved_minutes > 0 END IS TRUE),
    CONSTRAINT orders_between_two CHECK (resolved_from <> resolved_to)
);
-- A hold ends once, and a transfer is reversed at most once.
CREATE UNIQUE INDEX orders_end_once ON hexitime.orders (target) WHERE target IS NOT NULL AND refusal = 0;
CREATE INDEX orders_holds ON hexitime.orders (from_account, expires_at) WHERE kind = 2 AND refusal = 0;

-- No foreign keys: each would lock a row for each entry, and post looks after both ends.
CREATE TABLE hexitime.entries (
    account_id uuid NOT NULL,
    number bigint NOT NULL CHECK (number > 0),
    order_id uuid NOT NULL,
    counterparty uuid NOT NULL,
    amount_minutes bigint NOT NULL CHECK (amount_minutes <> 0),
    balance_after_minutes bigint NOT NULL,
    purpose integer NOT NULL,
    effective_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    memo bytea NULL,
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (account_id, number)
);
-- Welcome credits reach an account once.
CREATE UNIQUE INDEX entries_welcome_once ON hexitime.entries (account_id) WHERE purpose = 1 AND amount_minutes > 0;

-- Balances as of when entries were recorded need no index: an account's entries are numbered in that order. Those few that took effect at another time have one.
CREATE INDEX entries_effective_otherwise ON hexitime.entries (account_id, effective_at) INCLUDE (number, amount_minutes) WHERE effective_at <> recorded_at;

-- The one table of the ledger from which rows may go: words can be erased.
CREATE TABLE hexitime.memos (
    order_id uuid PRIMARY KEY REFERENCES hexitime.orders (id),
    salt bytea NOT NULL,
    text text NOT NULL
);

-- All histories in one digest, chained. An account's head is kept for the first seal that has it; it stands for the account until a later seal has another.
CREATE TABLE hexitime.seals (
    number bigint PRIMARY KEY CHECK (number > 0),
    sealed_at timestamptz NOT NULL,
    accounts bigint NOT NULL CHECK (accounts > 0),
    entries bigint NOT NULL CHECK (entries >= accounts),
    root bytea NOT NULL CHECK (octet_length(root) = 32),
    previous bytea NULL CHECK (octet_length(previous) = 32),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    CONSTRAINT seals_first CHECK ((number = 1) = (previous IS NULL))
);

CREATE TABLE hexitime.sealed_heads (
    account_id uuid NOT NULL,
    seal_number bigint NOT NULL,
    length bigint NOT NULL CHECK (length > 0),
    head bytea NOT NULL CHECK (octet_length(head) = 32),
    PRIMARY KEY (account_id, seal_number)
);

CREATE VIEW hexitime.postings AS SELECT
    NULL::uuid[] AS ids, NULL::integer[] AS kinds, NULL::integer[] AS purposes, NULL::uuid[] AS from_accounts, NULL::uuid[] AS to_accounts,
    NULL::bigint[] AS amounts, NULL::uuid[] AS targets, NULL::timestamptz[] AS effective_ats, NULL::timestamptz[] AS expires_ats, NULL::bytea[] AS memos,
    NULL::integer[] AS refusals, NULL::bigint[] AS missing, NULL::uuid[] AS resolved_froms, NULL::uuid[] AS resolved_tos, NULL::bigint[] AS moved,
    NULL::timestamptz[] AS recorded_ats,
    -- Of the two entries of an order that moves something: number, balance after it, hash; of the one that gives, and of the one that takes.
    NULL::bigint[] AS from_numbers, NULL::bigint[] AS from_balances, NULL::bytea[] AS from_hashes,
    NULL::bigint[] AS to_numbers, NULL::bigint[] AS to_balances, NULL::bytea[] AS to_hashes
WHERE false;

-- All functions run on plans made once. Those plans may be made while the tables are still empty, and must serve when they are not: hence row by row through indexes,
-- never by reading a whole table or index.
CREATE FUNCTION hexitime.post() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = hexitime, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $post$
DECLARE
    changed bigint;
    expected bigint;
BEGIN
    IF (cardinality(NEW.ids) = ALL (ARRAY[
        cardinality(NEW.kinds), cardinality(NEW.purposes), cardinality(NEW.from_accounts), cardinality(NEW.to_accounts), cardinality(NEW.amounts),
        cardinality(NEW.targets), cardinality(NEW.effective_ats), cardinality(NEW.expires_ats), cardinality(NEW.memos), cardinality(NEW.refusals),
        cardinality(NEW.missing), cardinality(NEW.resolved_froms), cardinality(NEW.resolved_tos), cardinality(NEW.moved), cardinality(NEW.recorded_ats),
        cardinality(NEW.from_numbers), cardinality(NEW.from_balances), cardinality(NEW.from_hashes),
        cardinality(NEW.to_numbers), cardinality(NEW.to_balances), cardinality(NEW.to_hashes)])) IS NOT TRUE THEN
        RAISE EXCEPTION 'A posting says as much of each of its orders.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;

    INSERT INTO orders (id, kind, purpose, from_account, to_account, amount_minutes, target, effective_at, expires_at, memo,
        refusal, missing_minutes, resolved_from, resolved_to, moved_minutes, recorded_at)
    SELECT * FROM unnest(NEW.ids, NEW.kinds, NEW.purposes, NEW.from_accounts, NEW.to_accounts, NEW.amounts, NEW.targets, NEW.effective_ats, NEW.expires_ats, NEW.memos,
        NEW.refusals, NEW.missing, NEW.resolved_froms, NEW.resolved_tos, NEW.moved, NEW.recorded_ats);
    IF NEW.kinds && ARRAY[3, 4, 5] THEN
        PERFORM fit(NEW.kinds, NEW.targets, NEW.refusals, NEW.resolved_froms, NEW.resolved_tos, NEW.moved);
    END IF;

    -- First what gives room, then what moves, then what takes room: so no account is overdrawn on the way, unless it is in the end.
    IF NEW.kinds && ARRAY[3, 4, 6] THEN
        PERFORM hold(NEW.kinds, NEW.targets, NEW.refusals, NEW.resolved_froms, NEW.moved, true);
    END IF;

    IF NEW.kinds && ARRAY[1, 3, 5] THEN
        WITH moving AS MATERIALIZED (
            SELECT o.*, CASE o.kind WHEN 3 THEN (SELECT h.purpose FROM orders h WHERE h.id = o.target) WHEN 5 THEN 7 ELSE o.purpose END AS why
            FROM unnest(NEW.ids, NEW.kinds, NEW.purposes, NEW.targets, NEW.effective_ats, NEW.memos, NEW.refusals, NEW.resolved_froms, NEW.resolved_tos, NEW.moved, NEW.recorded_ats,
                    NEW.from_numbers, NEW.from_balances, NEW.from_hashes, NEW.to_numbers, NEW.to_balances, NEW.to_hashes)
                AS o (id, kind, purpose, target, effective_at, memo, refusal, giver, taker, moved, recorded_at,
                    giver_number, giver_balance, giver_hash, taker_number, taker_balance, taker_hash)
            WHERE o.refusal = 0 AND o.kind IN (1, 3, 5)
        ), added AS MATERIALIZED (
            SELECT giver AS account_id, giver_number AS number, id, taker AS counterparty, -moved AS amount, giver_balance AS balance, why,
                coalesce(effective_at, recorded_at) AS effective_at, recorded_at, memo, giver_hash AS hash FROM moving
            UNION ALL
            SELECT taker, taker_number, id, giver, moved, taker_balance, why, coalesce(effective_at, recorded_at), recorded_at, memo, taker_hash FROM moving
        ), written AS (
            INSERT INTO entries (account_id, number, order_id, counterparty, amount_minutes, balance_after_minutes, purpose, effective_at, recorded_at, memo, hash)
            SELECT * FROM added
        ), linked AS (
            SELECT account_id, number, balance, recorded_at, hash, first_value(number) OVER account AS first_number, first_value(balance - amount) OVER account AS balance_before,
                first_value(recorded_at) OVER account AS first_recorded_at, lead(number) OVER account AS next_number,
                bool_or(why = 1 AND amount > 0) OVER account AS welcomed,
                number = coalesce(lag(number) OVER account + 1, number) AND balance - amount = coalesce(lag(balance) OVER account, balance - amount)
                    AND recorded_at >= coalesce(lag(recorded_at) OVER account, recorded_at) AS follows
            FROM added WINDOW account AS (PARTITION BY account_id ORDER BY number)
        ), updated AS (
            UPDATE accounts a SET posted_minutes = l.balance, length = l.number, head = l.hash, last_recorded_at = l.recorded_at, welcomed = a.welcomed OR l.welcomed
            FROM linked l
            WHERE a.id = l.account_id AND l.next_number IS NULL
                AND l.first_number = a.length + 1 AND l.balance_before = a.posted_minutes AND l.first_recorded_at >= a.last_recorded_at
            RETURNING 1
        )
        SELECT (SELECT count(*) FROM updated), (SELECT count(*) FILTER (WHERE next_number IS NULL) + count(*) FILTER (WHERE NOT follows) FROM linked) INTO changed, expected;
        IF changed <> expected THEN
            RAISE EXCEPTION 'An entry follows the one before it, in an account that exists.' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;

    IF NEW.kinds && ARRAY[2, 6] THEN
        PERFORM hold(NEW.kinds, NEW.targets, NEW.refusals, NEW.resolved_froms, NEW.moved, false);
    END IF;
    RETURN NEW;
END;
$post$;

-- A part of post, under whose settings it runs: changes what accounts hold, and their floors, by what the orders of a posting come to: either where that gives room, or where it takes room.
CREATE FUNCTION hexitime.hold(kinds integer[], targets uuid[], refusals integer[], accounts uuid[], moved bigint[], gives_room boolean) RETURNS void LANGUAGE plpgsql AS $hold$
BEGIN
    PERFORM FROM unnest(hold.kinds, hold.refusals, hold.accounts) AS o (kind, refusal, account_id)
        WHERE o.refusal = 0 AND o.kind IN (2, 6) AND NOT EXISTS (SELECT FROM hexitime.accounts a WHERE a.id = o.account_id);
    IF FOUND THEN
        RAISE EXCEPTION 'Only an account that exists holds something or has a floor.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;

    WITH o AS MATERIALIZED (
        SELECT * FROM unnest(hold.kinds, hold.targets, hold.refusals, hold.accounts, hold.moved)
            AS o (kind, target, refusal, account_id, minutes) WHERE o.refusal = 0
    ), held AS (
        SELECT account_id, sum(minutes)::bigint AS minutes FROM (
            SELECT account_id, minutes FROM o WHERE kind = 2
            UNION ALL
            SELECT h.resolved_from, -h.moved_minutes FROM o JOIN orders h ON h.id = o.target WHERE o.kind IN (3, 4)
        ) part GROUP BY account_id
    )
    UPDATE hexitime.accounts a SET held_minutes = a.held_minutes + held.minutes FROM held
    WHERE a.id = held.account_id AND held.minutes <> 0 AND (held.minutes < 0) = gives_room;

    IF hold.kinds && ARRAY[6] THEN
        WITH floors AS (
            SELECT DISTINCT ON (account_id) account_id, minutes
            FROM unnest(hold.kinds, hold.refusals, hold.accounts, hold.moved) WITH ORDINALITY AS o (kind, refusal, account_id, minutes, position)
            WHERE kind = 6 AND refusal = 0 ORDER BY account_id, position DESC
        )
        UPDATE hexitime.accounts a SET floor_minutes = floors.minutes FROM floors
        WHERE a.id = floors.account_id AND floors.minutes <> a.floor_minutes AND (floors.minutes < a.floor_minutes) = gives_room;
    END IF;
END;
$hold$;

-- A part of post, under whose settings it runs.
CREATE FUNCTION hexitime.fit(kinds integer[], targets uuid[], refusals integer[], givers uuid[], takers uuid[], moved bigint[]) RETURNS void LANGUAGE plpgsql AS $fit$
BEGIN
    PERFORM FROM unnest(fit.kinds, fit.targets, fit.refusals, fit.givers, fit.takers, fit.moved)
            AS o (kind, target, refusal, resolved_from, resolved_to, moved)
        LEFT JOIN orders t ON t.id = o.target AND t.refusal = 0
        WHERE o.refusal = 0 AND o.kind IN (3, 4, 5) AND CASE o.kind
            WHEN 3 THEN t.kind = 2 AND o.resolved_from = t.resolved_from AND o.resolved_to = t.resolved_to AND o.moved <= t.moved_minutes
            WHEN 4 THEN t.kind = 2 AND o.resolved_from = t.resolved_from AND o.resolved_to = t.resolved_to AND o.moved = t.moved_minutes
            ELSE t.kind IN (1, 3) AND o.resolved_from = t.resolved_to AND o.resolved_to = t.resolved_from AND o.moved = t.moved_minutes END IS NOT TRUE;
    IF FOUND THEN
        RAISE EXCEPTION 'An order fits what it ends or reverses.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END;
$fit$;

-- The accounts of a batch, by name or as those of the orders that it ends or reverses, locked in the order of their ids. The lock is the one that an UPDATE of anything
-- but the key takes, for which a foreign key's check need not wait. What somebody else has locked is waited for, or left out.
CREATE FUNCTION hexitime.lock_accounts(named uuid[], targets uuid[], waits boolean) RETURNS SETOF hexitime.accounts LANGUAGE plpgsql SECURITY DEFINER
SET search_path = hexitime, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $lock$
BEGIN
    IF cardinality(targets) > 0 THEN
        named := ARRAY(SELECT unnest(named) UNION SELECT unnest(ARRAY[o.resolved_from, o.resolved_to]) FROM orders o WHERE o.id = ANY (targets));
    END IF;
    IF waits THEN
        RETURN QUERY SELECT * FROM accounts a WHERE a.id = ANY (named) ORDER BY a.id FOR NO KEY UPDATE;
    ELSE
        RETURN QUERY SELECT * FROM accounts a WHERE a.id = ANY (named) ORDER BY a.id FOR NO KEY UPDATE SKIP LOCKED;
    END IF;
END;
$lock$;

-- Recorded orders, each with the one that has ended or reversed it.
CREATE FUNCTION hexitime.recall(ids uuid[]) RETURNS TABLE (recalled hexitime.orders, ended_by uuid) LANGUAGE plpgsql STABLE
SET search_path = hexitime, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $recall$
BEGIN
    RETURN QUERY SELECT o, (SELECT e.id FROM orders e WHERE e.target = o.id AND e.refusal = 0) FROM orders o WHERE o.id = ANY (ids);
END;
$recall$;

-- Nobody may hang the door's function behind a door of their own, and only whom the owner allows may lock accounts.
REVOKE EXECUTE ON FUNCTION hexitime.post, hexitime.lock_accounts FROM PUBLIC;

CREATE TRIGGER postings_post INSTEAD OF INSERT ON hexitime.postings FOR EACH ROW EXECUTE FUNCTION hexitime.post();

-- Refuses what is not written by a trigger, which is to say by post.
CREATE FUNCTION hexitime.only_by_posting() RETURNS trigger LANGUAGE plpgsql AS $posting$
BEGIN
    IF pg_trigger_depth() > 1 THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation', HINT = 'The ledger grows by INSERT INTO hexitime.postings only.';
END;
$posting$;

CREATE FUNCTION hexitime.never() RETURNS trigger LANGUAGE plpgsql AS $never$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END;
$never$;

CREATE TRIGGER accounts_change_by_posting BEFORE UPDATE ON hexitime.accounts FOR EACH STATEMENT EXECUTE FUNCTION hexitime.only_by_posting('A balance changes through new entries only.');
CREATE TRIGGER accounts_are_what_they_are BEFORE UPDATE OF id, kind ON hexitime.accounts FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('What an account is never changes.');
CREATE TRIGGER accounts_stay BEFORE DELETE OR TRUNCATE ON hexitime.accounts FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('An account is never deleted.');
CREATE TRIGGER orders_come_by_posting BEFORE INSERT ON hexitime.orders FOR EACH STATEMENT EXECUTE FUNCTION hexitime.only_by_posting('An order is recorded with its entries.');
CREATE TRIGGER orders_never_change BEFORE UPDATE ON hexitime.orders FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('An order is never changed.');
CREATE TRIGGER orders_stay BEFORE DELETE OR TRUNCATE ON hexitime.orders FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('An order is never deleted.');
CREATE TRIGGER entries_come_by_posting BEFORE INSERT ON hexitime.entries FOR EACH STATEMENT EXECUTE FUNCTION hexitime.only_by_posting('An entry is recorded with its order.');
CREATE TRIGGER entries_never_change BEFORE UPDATE ON hexitime.entries FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('An entry is never changed.');
CREATE TRIGGER entries_stay BEFORE DELETE OR TRUNCATE ON hexitime.entries FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('An entry is never deleted.');
CREATE TRIGGER memos_never_change BEFORE UPDATE ON hexitime.memos FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('Words are erased, never changed.');

CREATE FUNCTION hexitime.open_empty() RETURNS trigger LANGUAGE plpgsql AS $open$
BEGIN
    IF NEW.posted_minutes <> 0 OR NEW.held_minutes <> 0 OR NEW.length <> 0 OR NEW.welcomed THEN
        RAISE EXCEPTION 'An account is opened without entries.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END;
$open$;
CREATE TRIGGER accounts_open_empty BEFORE INSERT ON hexitime.accounts FOR EACH ROW EXECUTE FUNCTION hexitime.open_empty();

-- Whoever seals at the same moment comes too late, as with a key that is taken, and begins anew.
CREATE FUNCTION hexitime.seal_follows() RETURNS trigger LANGUAGE plpgsql SET search_path = hexitime, pg_temp AS $follows$
BEGIN
    IF NEW.number <> coalesce((SELECT max(number) FROM seals), 0) + 1 OR NEW.previous IS DISTINCT FROM (SELECT hash FROM seals WHERE number = NEW.number - 1) THEN
        RAISE EXCEPTION 'A seal follows the one before it.' USING ERRCODE = 'unique_violation';
    END IF;
    RETURN NEW;
END;
$follows$;
CREATE TRIGGER seals_follow BEFORE INSERT ON hexitime.seals FOR EACH ROW EXECUTE FUNCTION hexitime.seal_follows();

CREATE FUNCTION hexitime.heads_come_first() RETURNS trigger LANGUAGE plpgsql SET search_path = hexitime, pg_temp AS $first$
BEGIN
    IF EXISTS (SELECT FROM seals WHERE number >= (SELECT min(seal_number) FROM added)) THEN
        RAISE EXCEPTION 'A seal has the heads that it was made with.' USING ERRCODE = 'unique_violation';
    END IF;
    RETURN NULL;
END;
$first$;
CREATE TRIGGER sealed_heads_come_first AFTER INSERT ON hexitime.sealed_heads REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION hexitime.heads_come_first();

CREATE TRIGGER seals_never_change BEFORE UPDATE ON hexitime.seals FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('A seal is never changed.');
CREATE TRIGGER seals_stay BEFORE DELETE OR TRUNCATE ON hexitime.seals FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('A seal is never deleted.');
CREATE TRIGGER sealed_heads_never_change BEFORE UPDATE ON hexitime.sealed_heads FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('A sealed head is never changed.');
CREATE TRIGGER sealed_heads_stay BEFORE DELETE OR TRUNCATE ON hexitime.sealed_heads FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('A sealed head is never deleted.');


DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM pg_namespace WHERE nspname = 'hexitime') THEN
        CREATE SCHEMA hexitime;
    END IF;
END $EF$;

CREATE TABLE hexitime.acts (
    id uuid NOT NULL,
    done_at timestamp with time zone NOT NULL,
    member_id uuid,
    subject text,
    request text NOT NULL,
    details text NOT NULL,
    reason text,
    CONSTRAINT "PK_acts" PRIMARY KEY (id),
    CONSTRAINT acts_somebody CHECK ((member_id IS NULL) <> (subject IS NULL))
);

CREATE TABLE hexitime.command_answers (
    subject_digest bytea NOT NULL,
    key text NOT NULL,
    request text NOT NULL,
    fingerprint bytea NOT NULL,
    answer text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_command_answers" PRIMARY KEY (subject_digest, key)
);

CREATE TABLE hexitime.first_hours (
    wallet uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_first_hours" PRIMARY KEY (wallet)
);

CREATE TABLE hexitime.hours_given (
    source integer NOT NULL,
    origin_id uuid NOT NULL,
    part integer NOT NULL,
    giver_wallet uuid NOT NULL,
    giver_organisation_id uuid,
    giver_profession text NOT NULL,
    giver_pay_band text,
    giver_networks text NOT NULL,
    receiver_wallet uuid,
    receiver_organisation_id uuid,
    receiver_profession text,
    receiver_pay_band text,
    receiver_networks text,
    minutes bigint NOT NULL,
    is_gift boolean NOT NULL,
    given_at timestamp with time zone NOT NULL,
    month integer NOT NULL,
    kind integer,
    network_id uuid,
    listing_id uuid,
    project_id uuid,
    skills text[] NOT NULL,
    is_reversed boolean NOT NULL,
    CONSTRAINT "PK_hours_given" PRIMARY KEY (origin_id, source, part),
    CONSTRAINT hours_given_minutes CHECK (minutes > 0),
    CONSTRAINT hours_given_source CHECK (source BETWEEN 1 AND 4)
);

CREATE TABLE hexitime.impact_months (
    month integer NOT NULL,
    changes bigint NOT NULL,
    CONSTRAINT "PK_impact_months" PRIMARY KEY (month)
);

CREATE TABLE hexitime.impact_summaries (
    scope character varying(60) NOT NULL,
    first_month integer NOT NULL,
    months integer NOT NULL,
    changes bigint NOT NULL,
    figures text NOT NULL,
    CONSTRAINT "PK_impact_summaries" PRIMARY KEY (scope, first_month, months)
);

CREATE TABLE hexitime.match_changes (
    number bigint GENERATED BY DEFAULT AS IDENTITY,
    kind integer NOT NULL,
    subject_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_match_changes" PRIMARY KEY (number)
);

CREATE TABLE hexitime.networks (
    id uuid NOT NULL,
    name text NOT NULL,
    description text NOT NULL,
    joining integer NOT NULL,
    email_domains text[] NOT NULL,
    categories text[] NOT NULL,
    listings integer NOT NULL,
    kinds integer[] NOT NULL,
    kinds_needing_approval integer[] NOT NULL,
    kinds_needing_undertaking integer[] NOT NULL,
    days_until_completion integer,
    pot uuid NOT NULL,
    founded_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    accent text NOT NULL,
    colour text NOT NULL,
    logo text,
    word_for_credit text NOT NULL,
    word_for_kind text NOT NULL,
    word_for_member text NOT NULL,
    CONSTRAINT "PK_networks" PRIMARY KEY (id),
    CONSTRAINT networks_completion CHECK (days_until_completion BETWEEN 1 AND 365),
    CONSTRAINT networks_joining CHECK (joining BETWEEN 1 AND 4),
    CONSTRAINT networks_listings CHECK (listings BETWEEN 1 AND 2),
    CONSTRAINT networks_version CHECK (version > 0),
    CONSTRAINT "FK_networks_accounts_pot" FOREIGN KEY (pot) REFERENCES hexitime.accounts (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.organisations (
    id uuid NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    ods_code text,
    CONSTRAINT "PK_organisations" PRIMARY KEY (id)
);

CREATE TABLE hexitime.outbox (
    sequence bigint GENERATED BY DEFAULT AS IDENTITY,
    stream uuid NOT NULL,
    type text NOT NULL,
    payload text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    attempts integer NOT NULL,
    not_before timestamp with time zone,
    lease uuid,
    leased_until timestamp with time zone,
    delivered_at timestamp with time zone,
    CONSTRAINT "PK_outbox" PRIMARY KEY (sequence)
);

CREATE TABLE hexitime.publications (
    table_name character varying(200) NOT NULL,
    scope character varying(60) NOT NULL,
    first_month integer NOT NULL,
    until_month integer NOT NULL,
    content text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_publications" PRIMARY KEY (table_name, scope, first_month, until_month)
);

CREATE TABLE hexitime.rings (
    id uuid NOT NULL,
    state integer NOT NULL,
    minutes bigint NOT NULL,
    is_found boolean NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    deadline timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_rings" PRIMARY KEY (id),
    CONSTRAINT rings_minutes CHECK (minutes > 0),
    CONSTRAINT rings_state CHECK (state BETWEEN 1 AND 5),
    CONSTRAINT rings_version CHECK (version > 0)
);

CREATE TABLE hexitime.skill_concepts (
    uri text NOT NULL,
    preferred_label text NOT NULL,
    alternative_labels text[] NOT NULL,
    broader text[] NOT NULL,
    CONSTRAINT "PK_skill_concepts" PRIMARY KEY (uri)
);

CREATE TABLE hexitime.tag_mappings (
    tag_key text NOT NULL,
    tag text NOT NULL,
    concept_uri text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_tag_mappings" PRIMARY KEY (tag_key),
    CONSTRAINT tag_mappings_version CHECK (version > 0)
);

CREATE TABLE hexitime.assignments (
    id uuid NOT NULL,
    network_id uuid,
    sessions_each integer NOT NULL,
    state integer NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ranked integer NOT NULL,
    requests integer NOT NULL,
    version integer NOT NULL,
    score bigint NOT NULL,
    CONSTRAINT "PK_assignments" PRIMARY KEY (id),
    CONSTRAINT assignments_sessions CHECK (sessions_each BETWEEN 1 AND 40),
    CONSTRAINT assignments_state CHECK (state BETWEEN 1 AND 4),
    CONSTRAINT assignments_version CHECK (version > 0),
    CONSTRAINT "FK_assignments_networks_network_id" FOREIGN KEY (network_id) REFERENCES hexitime.networks (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.campaigns (
    id uuid NOT NULL,
    network_id uuid,
    title text NOT NULL,
    theme text NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    target_minutes bigint NOT NULL,
    target_people integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_campaigns" PRIMARY KEY (id),
    CONSTRAINT campaigns_period CHECK (starts_at < ends_at),
    CONSTRAINT campaigns_target CHECK (target_minutes > 0 AND target_people > 0),
    CONSTRAINT campaigns_version CHECK (version > 0),
    CONSTRAINT "FK_campaigns_networks_network_id" FOREIGN KEY (network_id) REFERENCES hexitime.networks (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.impact_runs (
    id uuid NOT NULL,
    kind integer NOT NULL,
    network_id uuid,
    from_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone NOT NULL,
    state integer NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    steps integer NOT NULL,
    all_steps integer NOT NULL,
    answer text,
    version integer NOT NULL,
    CONSTRAINT "PK_impact_runs" PRIMARY KEY (id),
    CONSTRAINT impact_runs_kind CHECK (kind BETWEEN 1 AND 3),
    CONSTRAINT impact_runs_state CHECK (state BETWEEN 1 AND 4),
    CONSTRAINT impact_runs_version CHECK (version > 0),
    CONSTRAINT "FK_impact_runs_networks_network_id" FOREIGN KEY (network_id) REFERENCES hexitime.networks (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.match_weights (
    network_id uuid NOT NULL,
    version integer NOT NULL,
    boundary integer NOT NULL,
    fairness integer NOT NULL,
    kind integer NOT NULL,
    place integer NOT NULL,
    skills integer NOT NULL,
    standing integer NOT NULL,
    time_in_common integer NOT NULL,
    words integer NOT NULL,
    CONSTRAINT "PK_match_weights" PRIMARY KEY (network_id),
    CONSTRAINT match_weights_range CHECK (skills BETWEEN 0 AND 100 AND words BETWEEN 0 AND 100 AND kind BETWEEN 0 AND 100 AND time_in_common BETWEEN 0 AND 100 AND place BETWEEN 0 AND 100 AND boundary BETWEEN 0 AND 100 AND standing BETWEEN 0 AND 100 AND fairness BETWEEN 0 AND 100),
    CONSTRAINT match_weights_version CHECK (version > 0),
    CONSTRAINT "FK_match_weights_networks_network_id" FOREIGN KEY (network_id) REFERENCES hexitime.networks (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.project_budgets (
    network_id uuid NOT NULL,
    year integer NOT NULL,
    minutes bigint NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_project_budgets" PRIMARY KEY (network_id, year),
    CONSTRAINT project_budgets_minutes CHECK (minutes >= 0),
    CONSTRAINT project_budgets_version CHECK (version > 0),
    CONSTRAINT "FK_project_budgets_networks_network_id" FOREIGN KEY (network_id) REFERENCES hexitime.networks (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.resources (
    id uuid NOT NULL,
    network_id uuid,
    title text NOT NULL,
    summary text,
    link text,
    guide text,
    tags text[] NOT NULL,
    kinds integer[] NOT NULL,
    skills text[] NOT NULL,
    projects uuid[] NOT NULL,
    added_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_resources" PRIMARY KEY (id),
    CONSTRAINT resources_something CHECK (link IS NOT NULL OR guide IS NOT NULL),
    CONSTRAINT resources_version CHECK (version > 0),
    CONSTRAINT "FK_resources_networks_network_id" FOREIGN KEY (network_id) REFERENCES hexitime.networks (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.members (
    id uuid NOT NULL,
    subject text NOT NULL,
    wallet uuid NOT NULL,
    state integer NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    left_at timestamp with time zone,
    name text NOT NULL,
    email text NOT NULL,
    profession text NOT NULL,
    organisation_id uuid NOT NULL,
    pay_band text,
    skills text[] NOT NULL,
    time_zone text NOT NULL,
    languages text[] NOT NULL,
    biography text NOT NULL,
    shows_contact boolean NOT NULL,
    shows_on_map boolean NOT NULL,
    is_in_statistics boolean NOT NULL,
    joins_rings boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_members" PRIMARY KEY (id),
    CONSTRAINT members_state CHECK (state BETWEEN 1 AND 5),
    CONSTRAINT members_version CHECK (version > 0),
    CONSTRAINT "FK_members_accounts_wallet" FOREIGN KEY (wallet) REFERENCES hexitime.accounts (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_members_organisations_organisation_id" FOREIGN KEY (organisation_id) REFERENCES hexitime.organisations (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.campaign_milestones (
    number integer NOT NULL,
    campaign_id uuid NOT NULL,
    title text NOT NULL,
    minutes bigint NOT NULL,
    CONSTRAINT "PK_campaign_milestones" PRIMARY KEY (campaign_id, number),
    CONSTRAINT campaign_milestones_minutes CHECK (minutes > 0),
    CONSTRAINT "FK_campaign_milestones_campaigns_campaign_id" FOREIGN KEY (campaign_id) REFERENCES hexitime.campaigns (id) ON DELETE CASCADE
);

CREATE TABLE hexitime.blocks (
    blocker_id uuid NOT NULL,
    blocked_id uuid NOT NULL,
    since timestamp with time zone NOT NULL,
    CONSTRAINT "PK_blocks" PRIMARY KEY (blocker_id, blocked_id),
    CONSTRAINT blocks_two_people CHECK (blocker_id <> blocked_id),
    CONSTRAINT "FK_blocks_members_blocked_id" FOREIGN KEY (blocked_id) REFERENCES hexitime.members (id) ON DELETE CASCADE,
    CONSTRAINT "FK_blocks_members_blocker_id" FOREIGN KEY (blocker_id) REFERENCES hexitime.members (id) ON DELETE CASCADE
);

CREATE TABLE hexitime.calendar_feeds (
    member_id uuid NOT NULL,
    secret bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_calendar_feeds" PRIMARY KEY (member_id),
    CONSTRAINT "FK_calendar_feeds_members_member_id" FOREIGN KEY (member_id) REFERENCES hexitime.members (id) ON DELETE CASCADE
);

CREATE TABLE hexitime.consents (
    member_id uuid NOT NULL,
    purpose integer NOT NULL,
    number integer NOT NULL,
    is_given boolean NOT NULL,
    wording text NOT NULL,
    said_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_consents" PRIMARY KEY (member_id, purpose, number),
    CONSTRAINT consents_number CHECK (number > 0),
    CONSTRAINT consents_purpose CHECK (purpose BETWEEN 1 AND 4),
    CONSTRAINT "FK_consents_members_member_id" FOREIGN KEY (member_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.deliveries (
    sequence bigint GENERATED BY DEFAULT AS IDENTITY,
    notice_id uuid NOT NULL,
    channel text NOT NULL,
    stream uuid NOT NULL,
    to_id uuid NOT NULL,
    from_id uuid,
    about integer NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    calendar_uid text,
    calendar_sequence integer,
    calendar_is_cancelled boolean,
    calendar_starts_at timestamp with time zone,
    calendar_minutes bigint,
    calendar_title text,
    calendar_place text,
    made_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    is_for_digest boolean NOT NULL,
    state integer NOT NULL,
    attempts integer NOT NULL,
    leased_until timestamp with time zone,
    last_failure text,
    version integer NOT NULL,
    CONSTRAINT "PK_deliveries" PRIMARY KEY (sequence),
    CONSTRAINT deliveries_attempts CHECK (attempts >= 0),
    CONSTRAINT deliveries_state CHECK (state BETWEEN 1 AND 3),
    CONSTRAINT "FK_deliveries_members_to_id" FOREIGN KEY (to_id) REFERENCES hexitime.members (id) ON DELETE CASCADE
);

CREATE TABLE hexitime.demographics (
    member_id uuid NOT NULL,
    question text NOT NULL,
    answer text NOT NULL,
    said_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_demographics" PRIMARY KEY (member_id, question),
    CONSTRAINT "FK_demographics_members_member_id" FOREIGN KEY (member_id) REFERENCES hexitime.members (id) ON DELETE CASCADE
);

CREATE TABLE hexitime.imported_identities (
    external_id text NOT NULL,
    member_id uuid NOT NULL,
    wallet uuid NOT NULL,
    floor_minutes bigint NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT "PK_imported_identities" PRIMARY KEY (external_id),
    CONSTRAINT "FK_imported_identities_members_member_id" FOREIGN KEY (member_id) REFERENCES hexitime.members (id) ON DELETE CASCADE
);

CREATE TABLE hexitime.invitations (
    id uuid NOT NULL,
    network_id uuid NOT NULL,
    email text NOT NULL,
    category text,
    invited_by uuid NOT NULL,
    code_digest bytea NOT NULL,
    invited_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    used_by uuid,
    version integer NOT NULL,
    CONSTRAINT "PK_invitations" PRIMARY KEY (id),
    CONSTRAINT invitations_used CHECK (used_by IS NULL OR ended_at IS NOT NULL),
    CONSTRAINT invitations_version CHECK (version > 0),
    CONSTRAINT "FK_invitations_members_invited_by" FOREIGN KEY (invited_by) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_invitations_members_used_by" FOREIGN KEY (used_by) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_invitations_networks_network_id" FOREIGN KEY (network_id) REFERENCES hexitime.networks (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.listings (
    id uuid NOT NULL,
    owner_id uuid NOT NULL,
    type integer NOT NULL,
    state integer NOT NULL,
    audience integer NOT NULL,
    title text NOT NULL,
    description text NOT NULL,
    words text NOT NULL,
    kind integer NOT NULL,
    skills text[] NOT NULL,
    minutes bigint NOT NULL,
    place text,
    published_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_listings" PRIMARY KEY (id),
    CONSTRAINT listings_audience CHECK (audience BETWEEN 1 AND 2),
    CONSTRAINT listings_minutes CHECK (minutes > 0),
    CONSTRAINT listings_state CHECK (state BETWEEN 1 AND 4),
    CONSTRAINT listings_type CHECK (type BETWEEN 1 AND 2),
    CONSTRAINT listings_version CHECK (version > 0),
    CONSTRAINT "FK_listings_members_owner_id" FOREIGN KEY (owner_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.member_references (
    about_id uuid NOT NULL,
    author_id uuid NOT NULL,
    words text NOT NULL,
    said_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_member_references" PRIMARY KEY (about_id, author_id),
    CONSTRAINT member_references_two_people CHECK (about_id <> author_id),
    CONSTRAINT "FK_member_references_members_about_id" FOREIGN KEY (about_id) REFERENCES hexitime.members (id) ON DELETE CASCADE,
    CONSTRAINT "FK_member_references_members_author_id" FOREIGN KEY (author_id) REFERENCES hexitime.members (id) ON DELETE CASCADE
);

CREATE TABLE hexitime.memberships (
    network_id uuid NOT NULL,
    member_id uuid NOT NULL,
    state integer NOT NULL,
    category text,
    roles integer NOT NULL,
    since timestamp with time zone NOT NULL,
    joined_at timestamp with time zone,
    note text,
    version integer NOT NULL,
    CONSTRAINT "PK_memberships" PRIMARY KEY (network_id, member_id),
    CONSTRAINT memberships_roles CHECK (roles BETWEEN 0 AND 15 AND (roles = 0 OR state = 2)),
    CONSTRAINT memberships_state CHECK (state BETWEEN 1 AND 5),
    CONSTRAINT memberships_version CHECK (version > 0),
    CONSTRAINT "FK_memberships_members_member_id" FOREIGN KEY (member_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_memberships_networks_network_id" FOREIGN KEY (network_id) REFERENCES hexitime.networks (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.messages (
    id uuid NOT NULL,
    subject_kind integer NOT NULL,
    subject_id uuid NOT NULL,
    author_id uuid NOT NULL,
    text text NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_messages" PRIMARY KEY (id),
    CONSTRAINT "FK_messages_members_author_id" FOREIGN KEY (author_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.notification_settings (
    member_id uuid NOT NULL,
    version integer NOT NULL,
    credits integer NOT NULL,
    decisions integer NOT NULL DEFAULT 1,
    digest_hour integer NOT NULL,
    exchanges integer NOT NULL,
    messages integer NOT NULL,
    networks integer NOT NULL,
    projects integer NOT NULL DEFAULT 1,
    sessions integer NOT NULL,
    suggestions integer NOT NULL DEFAULT 2,
    CONSTRAINT "PK_notification_settings" PRIMARY KEY (member_id),
    CONSTRAINT "FK_notification_settings_members_member_id" FOREIGN KEY (member_id) REFERENCES hexitime.members (id) ON DELETE CASCADE
);

CREATE TABLE hexitime.pot_grants (
    id uuid NOT NULL,
    network_id uuid NOT NULL,
    to_id uuid NOT NULL,
    minutes bigint NOT NULL,
    reason text NOT NULL,
    granted_by uuid NOT NULL,
    granted_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_pot_grants" PRIMARY KEY (id),
    CONSTRAINT pot_grants_minutes CHECK (minutes > 0),
    CONSTRAINT pot_grants_two_people CHECK (to_id <> granted_by),
    CONSTRAINT "FK_pot_grants_members_granted_by" FOREIGN KEY (granted_by) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_pot_grants_members_to_id" FOREIGN KEY (to_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_pot_grants_networks_network_id" FOREIGN KEY (network_id) REFERENCES hexitime.networks (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.projects (
    id uuid NOT NULL,
    lead_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    network_id uuid,
    account_id uuid NOT NULL,
    title text NOT NULL,
    aim text NOT NULL,
    measures text,
    starts_at timestamp with time zone,
    ends_at timestamp with time zone,
    state integer NOT NULL,
    devised_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    last_task integer NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_projects" PRIMARY KEY (id),
    CONSTRAINT projects_dates CHECK (starts_at IS NULL OR ends_at IS NULL OR starts_at < ends_at),
    CONSTRAINT projects_state CHECK (state BETWEEN 1 AND 5 AND (state = 5) = (closed_at IS NOT NULL)),
    CONSTRAINT projects_version CHECK (version > 0),
    CONSTRAINT "FK_projects_members_lead_id" FOREIGN KEY (lead_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_projects_networks_network_id" FOREIGN KEY (network_id) REFERENCES hexitime.networks (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_projects_organisations_organisation_id" FOREIGN KEY (organisation_id) REFERENCES hexitime.organisations (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.read_markers (
    subject_kind integer NOT NULL,
    subject_id uuid NOT NULL,
    member_id uuid NOT NULL,
    read_up_to timestamp with time zone,
    unread integer NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_read_markers" PRIMARY KEY (subject_kind, subject_id, member_id),
    CONSTRAINT read_markers_unread CHECK (unread >= 0),
    CONSTRAINT "FK_read_markers_members_member_id" FOREIGN KEY (member_id) REFERENCES hexitime.members (id) ON DELETE CASCADE
);

CREATE TABLE hexitime.reflections (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    origin_id uuid NOT NULL,
    words text NOT NULL,
    is_shared boolean NOT NULL,
    written_at timestamp with time zone NOT NULL,
    countersigned_by uuid,
    countersigned_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT "PK_reflections" PRIMARY KEY (id),
    CONSTRAINT reflections_version CHECK (version > 0),
    CONSTRAINT "FK_reflections_members_countersigned_by" FOREIGN KEY (countersigned_by) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_reflections_members_member_id" FOREIGN KEY (member_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.registrations (
    member_id uuid NOT NULL,
    regulator integer NOT NULL,
    number text NOT NULL,
    given_at timestamp with time zone NOT NULL,
    status integer NOT NULL,
    checked_at timestamp with time zone,
    checked_by text,
    CONSTRAINT "PK_registrations" PRIMARY KEY (member_id, regulator),
    CONSTRAINT registrations_checked CHECK (status BETWEEN 1 AND 3 AND (status = 1) = (checked_at IS NULL) AND (status = 1) = (checked_by IS NULL)),
    CONSTRAINT registrations_regulator CHECK (regulator BETWEEN 1 AND 3),
    CONSTRAINT "FK_registrations_members_member_id" FOREIGN KEY (member_id) REFERENCES hexitime.members (id) ON DELETE CASCADE
);

CREATE TABLE hexitime.reports (
    id uuid NOT NULL,
    reporter_id uuid NOT NULL,
    kind integer NOT NULL,
    thing_id uuid NOT NULL,
    about_id uuid NOT NULL,
    network_id uuid,
    quote text,
    reason integer NOT NULL,
    words text NOT NULL,
    state integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_reports" PRIMARY KEY (id),
    CONSTRAINT reports_state CHECK (state BETWEEN 1 AND 4),
    CONSTRAINT reports_two_people CHECK (reporter_id <> about_id),
    CONSTRAINT "FK_reports_members_about_id" FOREIGN KEY (about_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_reports_members_reporter_id" FOREIGN KEY (reporter_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_reports_networks_network_id" FOREIGN KEY (network_id) REFERENCES hexitime.networks (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.schedules (
    member_id uuid NOT NULL,
    schedule text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_schedules" PRIMARY KEY (member_id),
    CONSTRAINT schedules_version CHECK (version > 0),
    CONSTRAINT "FK_schedules_members_member_id" FOREIGN KEY (member_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.sessions (
    id uuid NOT NULL,
    giver_id uuid NOT NULL,
    giver_wallet uuid NOT NULL,
    network_id uuid,
    title text NOT NULL,
    description text,
    kind integer NOT NULL,
    minutes bigint NOT NULL,
    capacity integer NOT NULL,
    minimum integer NOT NULL,
    cost integer NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    free_until timestamp with time zone NOT NULL,
    place text,
    scheduled_at timestamp with time zone NOT NULL,
    state integer NOT NULL,
    deadline timestamp with time zone,
    joined integer NOT NULL,
    given_minutes bigint,
    completed_at timestamp with time zone,
    cancel_reason text,
    version integer NOT NULL,
    CONSTRAINT "PK_sessions" PRIMARY KEY (id),
    CONSTRAINT sessions_capacity CHECK (capacity BETWEEN 1 AND 200 AND minimum BETWEEN 1 AND capacity AND joined BETWEEN 0 AND capacity),
    CONSTRAINT sessions_cost CHECK (cost IN (1, 2)),
    CONSTRAINT sessions_given CHECK ((state IN (2, 3)) = (given_minutes IS NOT NULL) AND (state = 3) = (completed_at IS NOT NULL)),
    CONSTRAINT sessions_minutes CHECK (minutes > 0 AND (given_minutes IS NULL OR given_minutes BETWEEN 1 AND minutes)),
    CONSTRAINT sessions_state CHECK (state BETWEEN 1 AND 4),
    CONSTRAINT sessions_version CHECK (version > 0),
    CONSTRAINT "FK_sessions_members_giver_id" FOREIGN KEY (giver_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_sessions_networks_network_id" FOREIGN KEY (network_id) REFERENCES hexitime.networks (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.testimonials (
    id uuid NOT NULL,
    author_id uuid NOT NULL,
    network_id uuid,
    words text NOT NULL,
    is_named boolean NOT NULL,
    state integer NOT NULL,
    written_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone,
    reason text,
    version integer NOT NULL,
    CONSTRAINT "PK_testimonials" PRIMARY KEY (id),
    CONSTRAINT testimonials_state CHECK (state BETWEEN 1 AND 4),
    CONSTRAINT testimonials_version CHECK (version > 0),
    CONSTRAINT testimonials_words CHECK ((state = 4) = (words = '')),
    CONSTRAINT "FK_testimonials_members_author_id" FOREIGN KEY (author_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_testimonials_networks_network_id" FOREIGN KEY (network_id) REFERENCES hexitime.networks (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.verified_domains (
    member_id uuid NOT NULL,
    domain text NOT NULL,
    vouched_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_verified_domains" PRIMARY KEY (member_id, domain),
    CONSTRAINT "FK_verified_domains_members_member_id" FOREIGN KEY (member_id) REFERENCES hexitime.members (id) ON DELETE CASCADE
);

CREATE TABLE hexitime.assigned_pairs (
    number integer NOT NULL,
    assignment_id uuid NOT NULL,
    request_id uuid NOT NULL,
    offer_id uuid NOT NULL,
    score integer NOT NULL,
    CONSTRAINT "PK_assigned_pairs" PRIMARY KEY (assignment_id, number),
    CONSTRAINT "FK_assigned_pairs_assignments_assignment_id" FOREIGN KEY (assignment_id) REFERENCES hexitime.assignments (id) ON DELETE CASCADE,
    CONSTRAINT "FK_assigned_pairs_listings_offer_id" FOREIGN KEY (offer_id) REFERENCES hexitime.listings (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_assigned_pairs_listings_request_id" FOREIGN KEY (request_id) REFERENCES hexitime.listings (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.campaign_listings (
    listing_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    CONSTRAINT "PK_campaign_listings" PRIMARY KEY (campaign_id, listing_id),
    CONSTRAINT "FK_campaign_listings_campaigns_campaign_id" FOREIGN KEY (campaign_id) REFERENCES hexitime.campaigns (id) ON DELETE CASCADE,
    CONSTRAINT "FK_campaign_listings_listings_listing_id" FOREIGN KEY (listing_id) REFERENCES hexitime.listings (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.exchanges (
    id uuid NOT NULL,
    listing_id uuid,
    network_id uuid,
    ring_id uuid,
    days_until_completion integer,
    needs_approval boolean NOT NULL,
    needs_undertaking boolean NOT NULL,
    kind integer NOT NULL,
    title text NOT NULL,
    giver_id uuid NOT NULL,
    giver_wallet uuid NOT NULL,
    receiver_id uuid NOT NULL,
    receiver_wallet uuid NOT NULL,
    state integer NOT NULL,
    awaited_id uuid,
    minutes bigint NOT NULL,
    proposed_for timestamp with time zone,
    is_gift boolean NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    deadline timestamp with time zone,
    held_minutes bigint NOT NULL,
    meeting_at timestamp with time zone,
    meeting_place text,
    times_proposed_by uuid,
    recorded_by uuid,
    recorded_minutes bigint,
    given_at timestamp with time zone,
    disputed_minutes bigint,
    given_minutes bigint,
    completed_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT "PK_exchanges" PRIMARY KEY (id),
    CONSTRAINT exchanges_awaited CHECK (awaited_id IS NULL OR awaited_id IN (giver_id, receiver_id)),
    CONSTRAINT exchanges_minutes CHECK (minutes > 0 AND held_minutes BETWEEN 0 AND minutes),
    CONSTRAINT exchanges_state CHECK (state BETWEEN 1 AND 12),
    CONSTRAINT exchanges_two_sides CHECK (giver_id <> receiver_id AND giver_wallet <> receiver_wallet),
    CONSTRAINT exchanges_version CHECK (version > 0),
    CONSTRAINT "FK_exchanges_listings_listing_id" FOREIGN KEY (listing_id) REFERENCES hexitime.listings (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_exchanges_members_giver_id" FOREIGN KEY (giver_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_exchanges_members_receiver_id" FOREIGN KEY (receiver_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_exchanges_networks_network_id" FOREIGN KEY (network_id) REFERENCES hexitime.networks (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_exchanges_rings_ring_id" FOREIGN KEY (ring_id) REFERENCES hexitime.rings (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.listing_places (
    network_id uuid NOT NULL,
    listing_id uuid NOT NULL,
    is_approved boolean NOT NULL,
    CONSTRAINT "PK_listing_places" PRIMARY KEY (listing_id, network_id),
    CONSTRAINT "FK_listing_places_listings_listing_id" FOREIGN KEY (listing_id) REFERENCES hexitime.listings (id) ON DELETE CASCADE,
    CONSTRAINT "FK_listing_places_networks_network_id" FOREIGN KEY (network_id) REFERENCES hexitime.networks (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.listing_suggestions (
    listing_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_listing_suggestions" PRIMARY KEY (listing_id),
    CONSTRAINT "FK_listing_suggestions_listings_listing_id" FOREIGN KEY (listing_id) REFERENCES hexitime.listings (id) ON DELETE CASCADE
);

CREATE TABLE hexitime.campaign_projects (
    project_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    CONSTRAINT "PK_campaign_projects" PRIMARY KEY (campaign_id, project_id),
    CONSTRAINT "FK_campaign_projects_campaigns_campaign_id" FOREIGN KEY (campaign_id) REFERENCES hexitime.campaigns (id) ON DELETE CASCADE,
    CONSTRAINT "FK_campaign_projects_projects_project_id" FOREIGN KEY (project_id) REFERENCES hexitime.projects (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.donations (
    id uuid NOT NULL,
    from_id uuid NOT NULL,
    to_id uuid,
    to_network_id uuid,
    to_project_id uuid,
    minutes bigint NOT NULL,
    message text,
    is_anonymous boolean NOT NULL,
    given_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_donations" PRIMARY KEY (id),
    CONSTRAINT donations_minutes CHECK (minutes > 0),
    CONSTRAINT donations_one_receiver CHECK ((CASE WHEN to_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN to_network_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN to_project_id IS NULL THEN 0 ELSE 1 END) = 1),
    CONSTRAINT donations_two_people CHECK (from_id <> to_id),
    CONSTRAINT "FK_donations_members_from_id" FOREIGN KEY (from_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_donations_members_to_id" FOREIGN KEY (to_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_donations_networks_to_network_id" FOREIGN KEY (to_network_id) REFERENCES hexitime.networks (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_donations_projects_to_project_id" FOREIGN KEY (to_project_id) REFERENCES hexitime.projects (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.pledges (
    id uuid NOT NULL,
    project_id uuid NOT NULL,
    task integer NOT NULL,
    account_id uuid NOT NULL,
    member_id uuid NOT NULL,
    wallet uuid NOT NULL,
    minutes bigint NOT NULL,
    note text,
    is_gift boolean NOT NULL,
    state integer NOT NULL,
    offered_at timestamp with time zone NOT NULL,
    held_minutes bigint NOT NULL,
    holds integer NOT NULL,
    recorded_side integer,
    recorded_by uuid,
    recorded_minutes bigint,
    given_at timestamp with time zone,
    disputed_minutes bigint,
    reason text,
    given_minutes bigint,
    confirmed_at timestamp with time zone,
    deadline timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT "PK_pledges" PRIMARY KEY (id),
    CONSTRAINT pledges_given CHECK ((state = 5) = (given_minutes IS NOT NULL) AND (state = 5) = (confirmed_at IS NOT NULL)),
    CONSTRAINT pledges_held CHECK (held_minutes >= 0 AND (held_minutes = 0 OR (state IN (2, 3, 4) AND NOT is_gift))),
    CONSTRAINT pledges_minutes CHECK (minutes > 0 AND (recorded_minutes IS NULL OR recorded_minutes > 0) AND (disputed_minutes IS NULL OR disputed_minutes >= 0)),
    CONSTRAINT pledges_state CHECK (state BETWEEN 1 AND 8),
    CONSTRAINT pledges_version CHECK (version > 0),
    CONSTRAINT "FK_pledges_members_member_id" FOREIGN KEY (member_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_pledges_members_recorded_by" FOREIGN KEY (recorded_by) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_pledges_projects_project_id" FOREIGN KEY (project_id) REFERENCES hexitime.projects (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.project_funding (
    id uuid NOT NULL,
    project_id uuid NOT NULL,
    source integer NOT NULL,
    from_id uuid,
    network_id uuid,
    year integer NOT NULL,
    minutes bigint NOT NULL,
    reason text,
    given_at timestamp with time zone NOT NULL,
    returned_minutes bigint,
    CONSTRAINT "PK_project_funding" PRIMARY KEY (id),
    CONSTRAINT project_funding_minutes CHECK (minutes > 0 AND (returned_minutes IS NULL OR returned_minutes BETWEEN 0 AND minutes)),
    CONSTRAINT project_funding_source CHECK (source BETWEEN 1 AND 3 AND (source = 2) = (network_id IS NOT NULL) AND (source = 1 OR from_id IS NULL)),
    CONSTRAINT "FK_project_funding_members_from_id" FOREIGN KEY (from_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_project_funding_networks_network_id" FOREIGN KEY (network_id) REFERENCES hexitime.networks (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_project_funding_projects_project_id" FOREIGN KEY (project_id) REFERENCES hexitime.projects (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.project_tasks (
    number integer NOT NULL,
    project_id uuid NOT NULL,
    title text NOT NULL,
    description text,
    minutes bigint NOT NULL,
    skills text[] NOT NULL,
    starts_at timestamp with time zone,
    ends_at timestamp with time zone,
    CONSTRAINT "PK_project_tasks" PRIMARY KEY (project_id, number),
    CONSTRAINT project_tasks_minutes CHECK (minutes > 0),
    CONSTRAINT project_tasks_number CHECK (number > 0),
    CONSTRAINT "FK_project_tasks_projects_project_id" FOREIGN KEY (project_id) REFERENCES hexitime.projects (id) ON DELETE CASCADE
);

CREATE TABLE hexitime.report_steps (
    number integer NOT NULL,
    report_id uuid NOT NULL,
    taken_by uuid,
    taken_at timestamp with time zone NOT NULL,
    state integer NOT NULL,
    note text,
    CONSTRAINT "PK_report_steps" PRIMARY KEY (report_id, number),
    CONSTRAINT report_steps_number CHECK (number > 0),
    CONSTRAINT "FK_report_steps_reports_report_id" FOREIGN KEY (report_id) REFERENCES hexitime.reports (id) ON DELETE CASCADE
);

CREATE TABLE hexitime.session_seats (
    member_id uuid NOT NULL,
    session_id uuid NOT NULL,
    wallet uuid NOT NULL,
    number integer NOT NULL,
    state integer NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    held_minutes bigint NOT NULL,
    answer integer,
    objection text,
    decision text,
    charged_minutes bigint,
    CONSTRAINT "PK_session_seats" PRIMARY KEY (session_id, member_id),
    CONSTRAINT session_seats_charged CHECK (charged_minutes IS NULL OR charged_minutes >= 0),
    CONSTRAINT session_seats_held CHECK (held_minutes >= 0 AND (held_minutes = 0 OR state NOT IN (1, 3))),
    CONSTRAINT session_seats_number CHECK (number > 0),
    CONSTRAINT session_seats_state CHECK (state BETWEEN 1 AND 7),
    CONSTRAINT "FK_session_seats_members_member_id" FOREIGN KEY (member_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_session_seats_sessions_session_id" FOREIGN KEY (session_id) REFERENCES hexitime.sessions (id) ON DELETE CASCADE
);

CREATE TABLE hexitime.exchange_feedback (
    given_by uuid NOT NULL,
    exchange_id uuid NOT NULL,
    rating integer NOT NULL,
    words text,
    given_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_exchange_feedback" PRIMARY KEY (exchange_id, given_by),
    CONSTRAINT exchange_feedback_rating CHECK (rating BETWEEN 1 AND 5),
    CONSTRAINT "FK_exchange_feedback_exchanges_exchange_id" FOREIGN KEY (exchange_id) REFERENCES hexitime.exchanges (id) ON DELETE CASCADE
);

CREATE TABLE hexitime.exchange_steps (
    number integer NOT NULL,
    exchange_id uuid NOT NULL,
    action integer NOT NULL,
    taken_by uuid,
    taken_at timestamp with time zone NOT NULL,
    state integer NOT NULL,
    note text,
    CONSTRAINT "PK_exchange_steps" PRIMARY KEY (exchange_id, number),
    CONSTRAINT exchange_steps_number CHECK (number > 0),
    CONSTRAINT "FK_exchange_steps_exchanges_exchange_id" FOREIGN KEY (exchange_id) REFERENCES hexitime.exchanges (id) ON DELETE CASCADE
);

CREATE TABLE hexitime.exchange_times (
    proposed_in integer NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    exchange_id uuid NOT NULL,
    place text,
    CONSTRAINT "PK_exchange_times" PRIMARY KEY (exchange_id, proposed_in, starts_at),
    CONSTRAINT "FK_exchange_times_exchanges_exchange_id" FOREIGN KEY (exchange_id) REFERENCES hexitime.exchanges (id) ON DELETE CASCADE
);

CREATE TABLE hexitime.ring_legs (
    number integer NOT NULL,
    ring_id uuid NOT NULL,
    giver_id uuid NOT NULL,
    receiver_id uuid NOT NULL,
    listing_id uuid NOT NULL,
    accepted_at timestamp with time zone,
    declined_at timestamp with time zone,
    exchange_id uuid,
    owed_minutes bigint NOT NULL,
    taken_back integer NOT NULL,
    CONSTRAINT "PK_ring_legs" PRIMARY KEY (ring_id, number),
    CONSTRAINT ring_legs_owed CHECK (owed_minutes >= 0),
    CONSTRAINT ring_legs_two_people CHECK (giver_id <> receiver_id),
    CONSTRAINT "FK_ring_legs_exchanges_exchange_id" FOREIGN KEY (exchange_id) REFERENCES hexitime.exchanges (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_ring_legs_listings_listing_id" FOREIGN KEY (listing_id) REFERENCES hexitime.listings (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_ring_legs_members_giver_id" FOREIGN KEY (giver_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_ring_legs_members_receiver_id" FOREIGN KEY (receiver_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_ring_legs_rings_ring_id" FOREIGN KEY (ring_id) REFERENCES hexitime.rings (id) ON DELETE CASCADE
);

CREATE INDEX acts_done_at ON hexitime.acts (done_at);

CREATE INDEX "IX_assigned_pairs_offer_id" ON hexitime.assigned_pairs (offer_id);

CREATE INDEX "IX_assigned_pairs_request_id" ON hexitime.assigned_pairs (request_id);

CREATE INDEX "IX_assignments_network_id" ON hexitime.assignments (network_id);

CREATE INDEX blocks_blocked ON hexitime.blocks (blocked_id);

CREATE UNIQUE INDEX calendar_feeds_secret ON hexitime.calendar_feeds (secret);

CREATE INDEX "IX_campaign_listings_listing_id" ON hexitime.campaign_listings (listing_id);

CREATE INDEX "IX_campaign_projects_project_id" ON hexitime.campaign_projects (project_id);

CREATE INDEX campaigns_newest ON hexitime.campaigns (network_id, started_at);

CREATE INDEX command_answers_recorded_at ON hexitime.command_answers (recorded_at);

CREATE INDEX deliveries_dead ON hexitime.deliveries (sequence) WHERE state = 3;

CREATE INDEX deliveries_due ON hexitime.deliveries (due_at) WHERE state = 1;

CREATE INDEX deliveries_from ON hexitime.deliveries (from_id);

CREATE UNIQUE INDEX deliveries_once ON hexitime.deliveries (notice_id, channel);

CREATE INDEX deliveries_to ON hexitime.deliveries (to_id);

CREATE INDEX deliveries_waiting ON hexitime.deliveries (stream, channel, to_id, sequence) WHERE state = 1;

CREATE INDEX donations_from ON hexitime.donations (from_id, given_at);

CREATE INDEX donations_to ON hexitime.donations (to_id, given_at);

CREATE INDEX donations_to_network ON hexitime.donations (to_network_id, given_at);

CREATE INDEX donations_to_project ON hexitime.donations (to_project_id);

CREATE INDEX exchanges_deadline ON hexitime.exchanges (deadline) WHERE deadline IS NOT NULL;

CREATE INDEX exchanges_giver ON hexitime.exchanges (giver_id, proposed_at);

CREATE INDEX exchanges_listing ON hexitime.exchanges (listing_id);

CREATE INDEX exchanges_network ON hexitime.exchanges (network_id);

CREATE INDEX exchanges_receiver ON hexitime.exchanges (receiver_id, proposed_at);

CREATE INDEX exchanges_ring ON hexitime.exchanges (ring_id);

CREATE INDEX exchanges_state_newest ON hexitime.exchanges (state, proposed_at);

CREATE INDEX first_hours_at ON hexitime.first_hours (at);

CREATE INDEX hours_given_at ON hexitime.hours_given (given_at);

CREATE INDEX hours_given_giver ON hexitime.hours_given (giver_wallet);

CREATE INDEX hours_given_network ON hexitime.hours_given (network_id, given_at);

CREATE INDEX hours_given_receiver ON hexitime.hours_given (receiver_wallet);

CREATE INDEX "IX_impact_runs_network_id" ON hexitime.impact_runs (network_id);

CREATE UNIQUE INDEX imported_identities_member ON hexitime.imported_identities (member_id);

CREATE UNIQUE INDEX invitations_code ON hexitime.invitations (network_id, code_digest);

CREATE INDEX "IX_invitations_invited_by" ON hexitime.invitations (invited_by);

CREATE INDEX "IX_invitations_used_by" ON hexitime.invitations (used_by);

CREATE INDEX listing_places_network ON hexitime.listing_places (network_id);

CREATE INDEX listings_expiry ON hexitime.listings (state, expires_at);

CREATE INDEX listings_newest ON hexitime.listings (state, published_at, id);

CREATE INDEX listings_owner ON hexitime.listings (owner_id, published_at);

CREATE INDEX match_changes_at ON hexitime.match_changes (at);

CREATE INDEX member_references_author ON hexitime.member_references (author_id);

CREATE INDEX members_organisation ON hexitime.members (organisation_id);

CREATE UNIQUE INDEX members_subject ON hexitime.members (subject);

CREATE UNIQUE INDEX members_wallet ON hexitime.members (wallet);

CREATE INDEX memberships_member ON hexitime.memberships (member_id, state);

CREATE INDEX memberships_newest ON hexitime.memberships (network_id, state, since);

CREATE INDEX messages_author ON hexitime.messages (author_id);

CREATE UNIQUE INDEX messages_order ON hexitime.messages (subject_kind, subject_id, sent_at);

CREATE INDEX networks_newest ON hexitime.networks (founded_at, id);

CREATE UNIQUE INDEX networks_pot ON hexitime.networks (pot);

CREATE UNIQUE INDEX organisations_name ON hexitime.organisations (name_key) WHERE ods_code IS NULL;

CREATE UNIQUE INDEX organisations_ods_code ON hexitime.organisations (ods_code);

CREATE INDEX outbox_delivered ON hexitime.outbox (delivered_at) WHERE delivered_at IS NOT NULL;

CREATE INDEX outbox_leased ON hexitime.outbox (lease) WHERE lease IS NOT NULL;

CREATE INDEX outbox_waiting ON hexitime.outbox (stream, sequence) WHERE delivered_at IS NULL;

CREATE INDEX "IX_pledges_recorded_by" ON hexitime.pledges (recorded_by);

CREATE INDEX pledges_deadline ON hexitime.pledges (deadline) WHERE deadline IS NOT NULL;

CREATE INDEX pledges_member ON hexitime.pledges (member_id, offered_at);

CREATE INDEX pledges_project ON hexitime.pledges (project_id, offered_at);

CREATE INDEX "IX_pot_grants_granted_by" ON hexitime.pot_grants (granted_by);

CREATE INDEX "IX_pot_grants_to_id" ON hexitime.pot_grants (to_id);

CREATE INDEX pot_grants_newest ON hexitime.pot_grants (network_id, granted_at);

CREATE INDEX "IX_project_funding_from_id" ON hexitime.project_funding (from_id);

CREATE INDEX project_funding_project ON hexitime.project_funding (project_id, given_at);

CREATE INDEX project_funding_year ON hexitime.project_funding (network_id, year);

CREATE INDEX "IX_projects_organisation_id" ON hexitime.projects (organisation_id);

CREATE INDEX projects_lead ON hexitime.projects (lead_id, devised_at);

CREATE INDEX projects_newest ON hexitime.projects (network_id, devised_at);

CREATE INDEX read_markers_unread ON hexitime.read_markers (member_id) WHERE unread > 0;

CREATE INDEX reflections_countersigned_by ON hexitime.reflections (countersigned_by);

CREATE UNIQUE INDEX reflections_origin ON hexitime.reflections (member_id, origin_id);

CREATE INDEX reports_about ON hexitime.reports (about_id);

CREATE INDEX reports_network ON hexitime.reports (network_id, made_at);

CREATE INDEX reports_queue ON hexitime.reports (state, made_at);

CREATE INDEX reports_reporter ON hexitime.reports (reporter_id, made_at);

CREATE UNIQUE INDEX reports_undecided_once ON hexitime.reports (reporter_id, kind, thing_id) WHERE state IN (1, 2);

CREATE INDEX resources_network ON hexitime.resources (network_id, added_at);

CREATE INDEX "IX_ring_legs_exchange_id" ON hexitime.ring_legs (exchange_id);

CREATE INDEX "IX_ring_legs_listing_id" ON hexitime.ring_legs (listing_id);

CREATE INDEX "IX_ring_legs_receiver_id" ON hexitime.ring_legs (receiver_id);

CREATE INDEX ring_legs_giver ON hexitime.ring_legs (giver_id);

CREATE UNIQUE INDEX session_seats_in_order ON hexitime.session_seats (session_id, number);

CREATE INDEX session_seats_member ON hexitime.session_seats (member_id);

CREATE INDEX "IX_sessions_network_id" ON hexitime.sessions (network_id);

CREATE INDEX sessions_deadline ON hexitime.sessions (deadline) WHERE deadline IS NOT NULL;

CREATE INDEX sessions_giver ON hexitime.sessions (giver_id, starts_at);

CREATE INDEX sessions_state_next ON hexitime.sessions (state, starts_at);

CREATE INDEX testimonials_author ON hexitime.testimonials (author_id);

CREATE INDEX testimonials_newest ON hexitime.testimonials (network_id, state, written_at);

CREATE TRIGGER acts_never_change BEFORE UPDATE ON hexitime.acts FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('An act is never changed.');
CREATE TRIGGER acts_stay BEFORE DELETE OR TRUNCATE ON hexitime.acts FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('An act is never deleted.');
CREATE TRIGGER consents_never_change BEFORE UPDATE ON hexitime.consents FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('A consent is never changed.');
CREATE TRIGGER consents_stay BEFORE DELETE OR TRUNCATE ON hexitime.consents FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('A consent is never deleted.');

INSERT INTO hexitime.migrations ("MigrationId", "ProductVersion")
VALUES ('20261124010712_Initial', '10.0.15');

COMMIT;

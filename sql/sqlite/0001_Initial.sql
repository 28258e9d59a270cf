CREATE TABLE IF NOT EXISTS "hexitime_migrations" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK_hexitime_migrations" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
-- The ledger's tables, written so that not even hand-written SQL can overdraw a member, break a balance or rewrite the past.
-- A transaction writes: orders that move nothing, then accounts as they end up, then entries, then the orders that those entries belong to.
-- Deferred foreign keys see to it that whoever starts on that finishes it. INSERT OR REPLACE deletes without asking the delete triggers:
-- therefore each insert trigger refuses what it would replace. GUIDs are upper-case text, instants are microseconds since 1970.

CREATE TABLE hexitime_accounts (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36 AND id = upper(id)),
    kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
    floor_minutes INTEGER NOT NULL CHECK (floor_minutes BETWEEN -1000000000000000 AND 0),
    posted_minutes INTEGER NOT NULL CHECK (posted_minutes BETWEEN -1000000000000000 AND 1000000000000000),
    held_minutes INTEGER NOT NULL CHECK (held_minutes BETWEEN 0 AND 1000000000000000),
    length INTEGER NOT NULL CHECK (length >= 0),
    head BLOB NULL CHECK (length(head) = 32),
    last_recorded_at INTEGER NOT NULL,
    welcomed INTEGER NOT NULL CHECK (welcomed IN (0, 1)),
    last_number INTEGER GENERATED ALWAYS AS (NULLIF(length, 0)) VIRTUAL,
    CHECK (kind = 1 OR posted_minutes - held_minutes - floor_minutes >= 0),
    CHECK ((kind = 1) = (id = '00000000-0000-8000-8000-000000000001')),
    CHECK ((length = 0) = (head IS NULL)),
    FOREIGN KEY (id, last_number) REFERENCES hexitime_entries (account_id, number) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX hexitime_accounts_holding ON hexitime_accounts (id) WHERE held_minutes > 0;

CREATE TABLE hexitime_orders (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36 AND id = upper(id)),
    kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 6),
    purpose INTEGER NOT NULL,
    from_account TEXT NULL,
    to_account TEXT NULL,
    amount_minutes INTEGER NOT NULL,
    target TEXT NULL,
    effective_at INTEGER NULL,
    expires_at INTEGER NULL,
    memo BLOB NULL CHECK (length(memo) = 32),
    refusal INTEGER NOT NULL CHECK (refusal BETWEEN 0 AND 99),
    missing_minutes INTEGER NOT NULL CHECK (missing_minutes >= 0 AND (missing_minutes = 0 OR refusal > 0)),
    resolved_from TEXT NULL,
    resolved_to TEXT NULL,
    moved_minutes INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    CHECK (target IS NULL OR kind IN (3, 4, 5)),
    CHECK (refusal > 0 OR CASE
        WHEN kind = 6 THEN resolved_from = from_account AND resolved_to IS NULL AND moved_minutes = amount_minutes
        WHEN kind IN (1, 2) THEN resolved_from = from_account AND resolved_to = to_account AND moved_minutes = amount_minutes AND moved_minutes > 0
        ELSE target IS NOT NULL AND resolved_from IS NOT NULL AND resolved_to IS NOT NULL AND moved_minutes > 0 END IS TRUE),
    CHECK (resolved_from <> resolved_to)
) STRICT;
-- A hold ends once, and a transfer is reversed at most once.
CREATE UNIQUE INDEX hexitime_orders_end_once ON hexitime_orders (target) WHERE target IS NOT NULL AND refusal = 0;
CREATE INDEX hexitime_orders_holds ON hexitime_orders (from_account, expires_at) WHERE kind = 2 AND refusal = 0;
CREATE INDEX hexitime_orders_floors ON hexitime_orders (from_account) WHERE kind = 6 AND refusal = 0;

CREATE TABLE hexitime_entries (
    account_id TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    order_id TEXT NOT NULL REFERENCES hexitime_orders (id) DEFERRABLE INITIALLY DEFERRED,
    counterparty TEXT NOT NULL CHECK (counterparty <> account_id),
    amount_minutes INTEGER NOT NULL CHECK (amount_minutes <> 0),
    balance_after_minutes INTEGER NOT NULL,
    purpose INTEGER NOT NULL,
    effective_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    memo BLOB NULL CHECK (length(memo) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (account_id, number)
) STRICT, WITHOUT ROWID;
-- An order has one entry that gives and one that takes.
CREATE UNIQUE INDEX hexitime_entries_of_order ON hexitime_entries (order_id, (amount_minutes > 0));
-- Welcome credits reach an account once.
CREATE UNIQUE INDEX hexitime_entries_welcome_once ON hexitime_entries (account_id) WHERE purpose = 1 AND amount_minutes > 0;
-- Balances as of when entries were recorded need no index: an account's entries are numbered in that order. Those few that took effect at another time have one.
CREATE INDEX hexitime_entries_effective_otherwise ON hexitime_entries (account_id, effective_at, amount_minutes) WHERE effective_at <> recorded_at;

-- The one table of the ledger from which rows may go: words can be erased.
CREATE TABLE hexitime_memos (
    order_id TEXT NOT NULL PRIMARY KEY REFERENCES hexitime_orders (id),
    salt BLOB NOT NULL,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- All histories in one digest, chained. An account's head is kept for the first seal that has it; it stands for the account until a later seal has another.
CREATE TABLE hexitime_seals (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
    sealed_at INTEGER NOT NULL,
    accounts INTEGER NOT NULL CHECK (accounts > 0),
    entries INTEGER NOT NULL CHECK (entries >= accounts),
    root BLOB NOT NULL CHECK (length(root) = 32),
    previous BLOB NULL CHECK (length(previous) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    CHECK ((number = 1) = (previous IS NULL))
) STRICT;

CREATE TABLE hexitime_sealed_heads (
    account_id TEXT NOT NULL,
    seal_number INTEGER NOT NULL REFERENCES hexitime_seals (number) DEFERRABLE INITIALLY DEFERRED,
    length INTEGER NOT NULL CHECK (length > 0),
    head BLOB NOT NULL CHECK (length(head) = 32),
    PRIMARY KEY (account_id, seal_number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER hexitime_accounts_open_empty BEFORE INSERT ON hexitime_accounts BEGIN
    SELECT RAISE(ABORT, 'An account is opened once.') WHERE EXISTS (SELECT 1 FROM hexitime_accounts WHERE id = NEW.id);
    SELECT RAISE(ABORT, 'An account is opened without entries.')
    WHERE NEW.posted_minutes <> 0 OR NEW.held_minutes <> 0 OR NEW.length <> 0 OR NEW.welcomed <> 0;
END;

CREATE TRIGGER hexitime_accounts_advance BEFORE UPDATE ON hexitime_accounts BEGIN
    SELECT RAISE(ABORT, 'What an account is never changes.') WHERE NEW.id IS NOT OLD.id OR NEW.kind IS NOT OLD.kind OR NEW.welcomed < OLD.welcomed;
    SELECT RAISE(ABORT, 'A balance changes through new entries only.')
    WHERE NEW.length < OLD.length OR (NEW.length = OLD.length
        AND (NEW.posted_minutes <> OLD.posted_minutes OR NEW.head IS NOT OLD.head OR NEW.last_recorded_at <> OLD.last_recorded_at));
    -- Without foreign keys nobody would ask for the entries.
    SELECT RAISE(ABORT, 'Turn PRAGMA foreign_keys on to write to the ledger.')
    WHERE NEW.length > OLD.length AND (SELECT foreign_keys FROM pragma_foreign_keys) = 0;
    SELECT RAISE(ABORT, 'A floor changes through an order only.')
    WHERE NEW.floor_minutes <> OLD.floor_minutes AND NEW.floor_minutes IS NOT (
        SELECT amount_minutes FROM hexitime_orders WHERE from_account = NEW.id AND kind = 6 AND refusal = 0 ORDER BY rowid DESC LIMIT 1);
END;

CREATE TRIGGER hexitime_accounts_stay BEFORE DELETE ON hexitime_accounts BEGIN
    SELECT RAISE(ABORT, 'An account is never deleted.');
END;

CREATE TRIGGER hexitime_entries_follow BEFORE INSERT ON hexitime_entries BEGIN
    SELECT RAISE(ABORT, 'An entry is recorded once, before its order.')
    WHERE EXISTS (SELECT 1 FROM hexitime_entries WHERE account_id = NEW.account_id AND number = NEW.number)
        OR EXISTS (SELECT 1 FROM hexitime_entries WHERE order_id = NEW.order_id AND (amount_minutes > 0) = (NEW.amount_minutes > 0))
        OR EXISTS (SELECT 1 FROM hexitime_orders WHERE id = NEW.order_id);
    SELECT RAISE(ABORT, 'Welcome credits reach an account once.')
    WHERE NEW.purpose = 1 AND NEW.amount_minutes > 0
        AND EXISTS (SELECT 1 FROM hexitime_entries WHERE account_id = NEW.account_id AND purpose = 1 AND amount_minutes > 0);
    SELECT RAISE(ABORT, 'An entry follows the one before it.')
    WHERE CASE NEW.number
        WHEN 1 THEN NEW.balance_after_minutes <> NEW.amount_minutes
        ELSE NOT EXISTS (SELECT 1 FROM hexitime_entries WHERE account_id = NEW.account_id AND number = NEW.number - 1
            AND balance_after_minutes + NEW.amount_minutes = NEW.balance_after_minutes AND recorded_at <= NEW.recorded_at) END;
    SELECT RAISE(ABORT, 'An entry agrees with its account.')
    WHERE NOT EXISTS (SELECT 1 FROM hexitime_accounts WHERE id = NEW.account_id AND (length > NEW.number OR (length = NEW.number
        AND posted_minutes = NEW.balance_after_minutes AND head = NEW.hash AND last_recorded_at = NEW.recorded_at)));
END;

CREATE TRIGGER hexitime_entries_never_change BEFORE UPDATE ON hexitime_entries BEGIN
    SELECT RAISE(ABORT, 'An entry is never changed.');
END;

CREATE TRIGGER hexitime_entries_stay BEFORE DELETE ON hexitime_entries BEGIN
    SELECT RAISE(ABORT, 'An entry is never deleted.');
END;

CREATE TRIGGER hexitime_orders_balance BEFORE INSERT ON hexitime_orders BEGIN
    SELECT RAISE(ABORT, 'An order is recorded once.')
    WHERE EXISTS (SELECT 1 FROM hexitime_orders WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM hexitime_orders WHERE rowid = NEW.rowid);
    SELECT RAISE(ABORT, 'A hold ends once, and a transfer is reversed at most once.')
    WHERE NEW.refusal = 0 AND EXISTS (SELECT 1 FROM hexitime_orders WHERE target = NEW.target AND refusal = 0);
    SELECT RAISE(ABORT, 'An order fits what it ends or reverses.')
    WHERE NEW.refusal = 0 AND NEW.kind IN (3, 4, 5) AND NOT EXISTS (SELECT 1 FROM hexitime_orders t WHERE t.id = NEW.target AND t.refusal = 0 AND CASE NEW.kind
        WHEN 3 THEN t.kind = 2 AND NEW.resolved_from = t.resolved_from AND NEW.resolved_to = t.resolved_to AND NEW.moved_minutes <= t.moved_minutes
        WHEN 4 THEN t.kind = 2 AND NEW.resolved_from = t.resolved_from AND NEW.resolved_to = t.resolved_to AND NEW.moved_minutes = t.moved_minutes
        ELSE t.kind IN (1, 3) AND NEW.resolved_from = t.resolved_to AND NEW.resolved_to = t.resolved_from AND NEW.moved_minutes = t.moved_minutes END);
    SELECT RAISE(ABORT, 'What one account gives, the other takes.')
    WHERE CASE WHEN NEW.refusal = 0 AND NEW.kind IN (1, 3, 5)
        THEN 2 <> (SELECT count(*) FROM hexitime_entries WHERE order_id = NEW.id AND CASE WHEN amount_minutes > 0
            THEN account_id = NEW.resolved_to AND counterparty = NEW.resolved_from AND amount_minutes = NEW.moved_minutes
            ELSE account_id = NEW.resolved_from AND counterparty = NEW.resolved_to AND amount_minutes = -NEW.moved_minutes END)
        ELSE EXISTS (SELECT 1 FROM hexitime_entries WHERE order_id = NEW.id) END;
END;

CREATE TRIGGER hexitime_orders_never_change BEFORE UPDATE ON hexitime_orders BEGIN
    SELECT RAISE(ABORT, 'An order is never changed.');
END;

CREATE TRIGGER hexitime_orders_stay BEFORE DELETE ON hexitime_orders BEGIN
    SELECT RAISE(ABORT, 'An order is never deleted.');
END;

CREATE TRIGGER hexitime_memos_kept_once BEFORE INSERT ON hexitime_memos BEGIN
    SELECT RAISE(ABORT, 'Words are kept once.') WHERE EXISTS (SELECT 1 FROM hexitime_memos WHERE order_id = NEW.order_id);
END;

CREATE TRIGGER hexitime_memos_never_change BEFORE UPDATE ON hexitime_memos BEGIN
    SELECT RAISE(ABORT, 'Words are erased, never changed.');
END;

CREATE TRIGGER hexitime_seals_follow BEFORE INSERT ON hexitime_seals BEGIN
    SELECT RAISE(ABORT, 'A seal follows the one before it.')
    WHERE NEW.number <> COALESCE((SELECT max(number) FROM hexitime_seals), 0) + 1
        OR NEW.previous IS NOT (SELECT hash FROM hexitime_seals WHERE number = NEW.number - 1);
END;

CREATE TRIGGER hexitime_seals_never_change BEFORE UPDATE ON hexitime_seals BEGIN
    SELECT RAISE(ABORT, 'A seal is never changed.');
END;

CREATE TRIGGER hexitime_seals_stay BEFORE DELETE ON hexitime_seals BEGIN
    SELECT RAISE(ABORT, 'A seal is never deleted.');
END;

CREATE TRIGGER hexitime_sealed_heads_come_first BEFORE INSERT ON hexitime_sealed_heads BEGIN
    SELECT RAISE(ABORT, 'A seal has the heads that it was made with.') WHERE EXISTS (SELECT 1 FROM hexitime_seals WHERE number >= NEW.seal_number);
    SELECT RAISE(ABORT, 'A head is sealed once.')
    WHERE EXISTS (SELECT 1 FROM hexitime_sealed_heads WHERE account_id = NEW.account_id AND seal_number = NEW.seal_number);
END;

CREATE TRIGGER hexitime_sealed_heads_never_change BEFORE UPDATE ON hexitime_sealed_heads BEGIN
    SELECT RAISE(ABORT, 'A sealed head is never changed.');
END;

CREATE TRIGGER hexitime_sealed_heads_stay BEFORE DELETE ON hexitime_sealed_heads BEGIN
    SELECT RAISE(ABORT, 'A sealed head is never deleted.');
END;


CREATE TABLE "hexitime_acts" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_acts" PRIMARY KEY,
    "done_at" INTEGER NOT NULL,
    "member_id" TEXT NULL,
    "subject" TEXT NULL,
    "request" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "reason" TEXT NULL,
    CONSTRAINT "hexitime_acts_somebody" CHECK ((member_id IS NULL) <> (subject IS NULL))
);

CREATE TABLE "hexitime_command_answers" (
    "subject_digest" BLOB NOT NULL,
    "key" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "fingerprint" BLOB NOT NULL,
    "answer" TEXT NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    CONSTRAINT "PK_hexitime_command_answers" PRIMARY KEY ("subject_digest", "key")
);

CREATE TABLE "hexitime_first_hours" (
    "wallet" TEXT NOT NULL CONSTRAINT "PK_hexitime_first_hours" PRIMARY KEY,
    "at" INTEGER NOT NULL
);

CREATE TABLE "hexitime_hours_given" (
    "source" INTEGER NOT NULL,
    "origin_id" TEXT NOT NULL,
    "part" INTEGER NOT NULL,
    "giver_wallet" TEXT NOT NULL,
    "giver_organisation_id" TEXT NULL,
    "giver_profession" TEXT NOT NULL,
    "giver_pay_band" TEXT NULL,
    "giver_networks" TEXT NOT NULL,
    "receiver_wallet" TEXT NULL,
    "receiver_organisation_id" TEXT NULL,
    "receiver_profession" TEXT NULL,
    "receiver_pay_band" TEXT NULL,
    "receiver_networks" TEXT NULL,
    "minutes" INTEGER NOT NULL,
    "is_gift" INTEGER NOT NULL,
    "given_at" INTEGER NOT NULL,
    "month" INTEGER NOT NULL,
    "kind" INTEGER NULL,
    "network_id" TEXT NULL,
    "listing_id" TEXT NULL,
    "project_id" TEXT NULL,
    "skills" TEXT NOT NULL,
    "is_reversed" INTEGER NOT NULL,
    CONSTRAINT "PK_hexitime_hours_given" PRIMARY KEY ("origin_id", "source", "part"),
    CONSTRAINT "hexitime_hours_given_minutes" CHECK (minutes > 0),
    CONSTRAINT "hexitime_hours_given_source" CHECK (source BETWEEN 1 AND 4)
);

CREATE TABLE "hexitime_impact_months" (
    "month" INTEGER NOT NULL CONSTRAINT "PK_hexitime_impact_months" PRIMARY KEY,
    "changes" INTEGER NOT NULL
);

CREATE TABLE "hexitime_impact_summaries" (
    "scope" TEXT NOT NULL,
    "first_month" INTEGER NOT NULL,
    "months" INTEGER NOT NULL,
    "changes" INTEGER NOT NULL,
    "figures" TEXT NOT NULL,
    CONSTRAINT "PK_hexitime_impact_summaries" PRIMARY KEY ("scope", "first_month", "months")
);

CREATE TABLE "hexitime_match_changes" (
    "number" INTEGER NOT NULL CONSTRAINT "PK_hexitime_match_changes" PRIMARY KEY AUTOINCREMENT,
    "kind" INTEGER NOT NULL,
    "subject_id" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);

CREATE TABLE "hexitime_networks" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_networks" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "joining" INTEGER NOT NULL,
    "email_domains" TEXT NOT NULL,
    "categories" TEXT NOT NULL,
    "listings" INTEGER NOT NULL,
    "kinds" TEXT NOT NULL,
    "kinds_needing_approval" TEXT NOT NULL,
    "kinds_needing_undertaking" TEXT NOT NULL,
    "days_until_completion" INTEGER NULL,
    "pot" TEXT NOT NULL,
    "founded_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "accent" TEXT NOT NULL,
    "colour" TEXT NOT NULL,
    "logo" TEXT NULL,
    "word_for_credit" TEXT NOT NULL,
    "word_for_kind" TEXT NOT NULL,
    "word_for_member" TEXT NOT NULL,
    CONSTRAINT "hexitime_networks_completion" CHECK (days_until_completion BETWEEN 1 AND 365),
    CONSTRAINT "hexitime_networks_joining" CHECK (joining BETWEEN 1 AND 4),
    CONSTRAINT "hexitime_networks_listings" CHECK (listings BETWEEN 1 AND 2),
    CONSTRAINT "hexitime_networks_version" CHECK (version > 0),
    CONSTRAINT "FK_hexitime_networks_hexitime_accounts_pot" FOREIGN KEY ("pot") REFERENCES "hexitime_accounts" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_organisations" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_organisations" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "ods_code" TEXT NULL
);

CREATE TABLE "hexitime_outbox" (
    "sequence" INTEGER NOT NULL CONSTRAINT "PK_hexitime_outbox" PRIMARY KEY AUTOINCREMENT,
    "stream" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "not_before" INTEGER NULL,
    "lease" TEXT NULL,
    "leased_until" INTEGER NULL,
    "delivered_at" INTEGER NULL
);

CREATE TABLE "hexitime_publications" (
    "table_name" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "first_month" INTEGER NOT NULL,
    "until_month" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "made_at" INTEGER NOT NULL,
    CONSTRAINT "PK_hexitime_publications" PRIMARY KEY ("table_name", "scope", "first_month", "until_month")
);

CREATE TABLE "hexitime_rings" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_rings" PRIMARY KEY,
    "state" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL,
    "is_found" INTEGER NOT NULL,
    "proposed_at" INTEGER NOT NULL,
    "deadline" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "hexitime_rings_minutes" CHECK (minutes > 0),
    CONSTRAINT "hexitime_rings_state" CHECK (state BETWEEN 1 AND 5),
    CONSTRAINT "hexitime_rings_version" CHECK (version > 0)
);

CREATE TABLE "hexitime_skill_concepts" (
    "uri" TEXT NOT NULL CONSTRAINT "PK_hexitime_skill_concepts" PRIMARY KEY,
    "preferred_label" TEXT NOT NULL,
    "alternative_labels" TEXT NOT NULL,
    "broader" TEXT NOT NULL
);

CREATE TABLE "hexitime_tag_mappings" (
    "tag_key" TEXT NOT NULL CONSTRAINT "PK_hexitime_tag_mappings" PRIMARY KEY,
    "tag" TEXT NOT NULL,
    "concept_uri" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "hexitime_tag_mappings_version" CHECK (version > 0)
);

CREATE TABLE "hexitime_assignments" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_assignments" PRIMARY KEY,
    "network_id" TEXT NULL,
    "sessions_each" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "asked_at" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    "ranked" INTEGER NOT NULL,
    "requests" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "score" INTEGER NOT NULL,
    CONSTRAINT "hexitime_assignments_sessions" CHECK (sessions_each BETWEEN 1 AND 40),
    CONSTRAINT "hexitime_assignments_state" CHECK (state BETWEEN 1 AND 4),
    CONSTRAINT "hexitime_assignments_version" CHECK (version > 0),
    CONSTRAINT "FK_hexitime_assignments_hexitime_networks_network_id" FOREIGN KEY ("network_id") REFERENCES "hexitime_networks" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_campaigns" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_campaigns" PRIMARY KEY,
    "network_id" TEXT NULL,
    "title" TEXT NOT NULL,
    "theme" TEXT NOT NULL,
    "starts_at" INTEGER NOT NULL,
    "ends_at" INTEGER NOT NULL,
    "target_minutes" INTEGER NOT NULL,
    "target_people" INTEGER NOT NULL,
    "started_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "hexitime_campaigns_period" CHECK (starts_at < ends_at),
    CONSTRAINT "hexitime_campaigns_target" CHECK (target_minutes > 0 AND target_people > 0),
    CONSTRAINT "hexitime_campaigns_version" CHECK (version > 0),
    CONSTRAINT "FK_hexitime_campaigns_hexitime_networks_network_id" FOREIGN KEY ("network_id") REFERENCES "hexitime_networks" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_impact_runs" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_impact_runs" PRIMARY KEY,
    "kind" INTEGER NOT NULL,
    "network_id" TEXT NULL,
    "from_at" INTEGER NOT NULL,
    "until_at" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "asked_at" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    "steps" INTEGER NOT NULL,
    "all_steps" INTEGER NOT NULL,
    "answer" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "hexitime_impact_runs_kind" CHECK (kind BETWEEN 1 AND 3),
    CONSTRAINT "hexitime_impact_runs_state" CHECK (state BETWEEN 1 AND 4),
    CONSTRAINT "hexitime_impact_runs_version" CHECK (version > 0),
    CONSTRAINT "FK_hexitime_impact_runs_hexitime_networks_network_id" FOREIGN KEY ("network_id") REFERENCES "hexitime_networks" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_match_weights" (
    "network_id" TEXT NOT NULL CONSTRAINT "PK_hexitime_match_weights" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "boundary" INTEGER NOT NULL,
    "fairness" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "skills" INTEGER NOT NULL,
    "standing" INTEGER NOT NULL,
    "time_in_common" INTEGER NOT NULL,
    "words" INTEGER NOT NULL,
    CONSTRAINT "hexitime_match_weights_range" CHECK (skills BETWEEN 0 AND 100 AND words BETWEEN 0 AND 100 AND kind BETWEEN 0 AND 100 AND time_in_common BETWEEN 0 AND 100 AND place BETWEEN 0 AND 100 AND boundary BETWEEN 0 AND 100 AND standing BETWEEN 0 AND 100 AND fairness BETWEEN 0 AND 100),
    CONSTRAINT "hexitime_match_weights_version" CHECK (version > 0),
    CONSTRAINT "FK_hexitime_match_weights_hexitime_networks_network_id" FOREIGN KEY ("network_id") REFERENCES "hexitime_networks" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_project_budgets" (
    "network_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_hexitime_project_budgets" PRIMARY KEY ("network_id", "year"),
    CONSTRAINT "hexitime_project_budgets_minutes" CHECK (minutes >= 0),
    CONSTRAINT "hexitime_project_budgets_version" CHECK (version > 0),
    CONSTRAINT "FK_hexitime_project_budgets_hexitime_networks_network_id" FOREIGN KEY ("network_id") REFERENCES "hexitime_networks" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_resources" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_resources" PRIMARY KEY,
    "network_id" TEXT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NULL,
    "link" TEXT NULL,
    "guide" TEXT NULL,
    "tags" TEXT NOT NULL,
    "kinds" TEXT NOT NULL,
    "skills" TEXT NOT NULL,
    "projects" TEXT NOT NULL,
    "added_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "hexitime_resources_something" CHECK (link IS NOT NULL OR guide IS NOT NULL),
    CONSTRAINT "hexitime_resources_version" CHECK (version > 0),
    CONSTRAINT "FK_hexitime_resources_hexitime_networks_network_id" FOREIGN KEY ("network_id") REFERENCES "hexitime_networks" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_members" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_members" PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "wallet" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "registered_at" INTEGER NOT NULL,
    "left_at" INTEGER NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "profession" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "pay_band" TEXT NULL,
    "skills" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "languages" TEXT NOT NULL,
    "biography" TEXT NOT NULL,
    "shows_contact" INTEGER NOT NULL,
    "shows_on_map" INTEGER NOT NULL,
    "is_in_statistics" INTEGER NOT NULL,
    "joins_rings" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "hexitime_members_state" CHECK (state BETWEEN 1 AND 5),
    CONSTRAINT "hexitime_members_version" CHECK (version > 0),
    CONSTRAINT "FK_hexitime_members_hexitime_accounts_wallet" FOREIGN KEY ("wallet") REFERENCES "hexitime_accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_members_hexitime_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "hexitime_organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_campaign_milestones" (
    "number" INTEGER NOT NULL,
    "campaign_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    CONSTRAINT "PK_hexitime_campaign_milestones" PRIMARY KEY ("campaign_id", "number"),
    CONSTRAINT "hexitime_campaign_milestones_minutes" CHECK (minutes > 0),
    CONSTRAINT "FK_hexitime_campaign_milestones_hexitime_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "hexitime_campaigns" ("id") ON DELETE CASCADE
);

CREATE TABLE "hexitime_blocks" (
    "blocker_id" TEXT NOT NULL,
    "blocked_id" TEXT NOT NULL,
    "since" INTEGER NOT NULL,
    CONSTRAINT "PK_hexitime_blocks" PRIMARY KEY ("blocker_id", "blocked_id"),
    CONSTRAINT "hexitime_blocks_two_people" CHECK (blocker_id <> blocked_id),
    CONSTRAINT "FK_hexitime_blocks_hexitime_members_blocked_id" FOREIGN KEY ("blocked_id") REFERENCES "hexitime_members" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_hexitime_blocks_hexitime_members_blocker_id" FOREIGN KEY ("blocker_id") REFERENCES "hexitime_members" ("id") ON DELETE CASCADE
);

CREATE TABLE "hexitime_calendar_feeds" (
    "member_id" TEXT NOT NULL CONSTRAINT "PK_hexitime_calendar_feeds" PRIMARY KEY,
    "secret" BLOB NOT NULL,
    "made_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "FK_hexitime_calendar_feeds_hexitime_members_member_id" FOREIGN KEY ("member_id") REFERENCES "hexitime_members" ("id") ON DELETE CASCADE
);

CREATE TABLE "hexitime_consents" (
    "member_id" TEXT NOT NULL,
    "purpose" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "is_given" INTEGER NOT NULL,
    "wording" TEXT NOT NULL,
    "said_at" INTEGER NOT NULL,
    CONSTRAINT "PK_hexitime_consents" PRIMARY KEY ("member_id", "purpose", "number"),
    CONSTRAINT "hexitime_consents_number" CHECK (number > 0),
    CONSTRAINT "hexitime_consents_purpose" CHECK (purpose BETWEEN 1 AND 4),
    CONSTRAINT "FK_hexitime_consents_hexitime_members_member_id" FOREIGN KEY ("member_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_deliveries" (
    "sequence" INTEGER NOT NULL CONSTRAINT "PK_hexitime_deliveries" PRIMARY KEY AUTOINCREMENT,
    "notice_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "stream" TEXT NOT NULL,
    "to_id" TEXT NOT NULL,
    "from_id" TEXT NULL,
    "about" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "calendar_uid" TEXT NULL,
    "calendar_sequence" INTEGER NULL,
    "calendar_is_cancelled" INTEGER NULL,
    "calendar_starts_at" INTEGER NULL,
    "calendar_minutes" INTEGER NULL,
    "calendar_title" TEXT NULL,
    "calendar_place" TEXT NULL,
    "made_at" INTEGER NOT NULL,
    "due_at" INTEGER NOT NULL,
    "is_for_digest" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "leased_until" INTEGER NULL,
    "last_failure" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "hexitime_deliveries_attempts" CHECK (attempts >= 0),
    CONSTRAINT "hexitime_deliveries_state" CHECK (state BETWEEN 1 AND 3),
    CONSTRAINT "FK_hexitime_deliveries_hexitime_members_to_id" FOREIGN KEY ("to_id") REFERENCES "hexitime_members" ("id") ON DELETE CASCADE
);

CREATE TABLE "hexitime_demographics" (
    "member_id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "said_at" INTEGER NOT NULL,
    CONSTRAINT "PK_hexitime_demographics" PRIMARY KEY ("member_id", "question"),
    CONSTRAINT "FK_hexitime_demographics_hexitime_members_member_id" FOREIGN KEY ("member_id") REFERENCES "hexitime_members" ("id") ON DELETE CASCADE
);

CREATE TABLE "hexitime_imported_identities" (
    "external_id" TEXT NOT NULL CONSTRAINT "PK_hexitime_imported_identities" PRIMARY KEY,
    "member_id" TEXT NOT NULL,
    "wallet" TEXT NOT NULL,
    "floor_minutes" INTEGER NOT NULL,
    "content" BLOB NOT NULL,
    CONSTRAINT "FK_hexitime_imported_identities_hexitime_members_member_id" FOREIGN KEY ("member_id") REFERENCES "hexitime_members" ("id") ON DELETE CASCADE
);

CREATE TABLE "hexitime_invitations" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_invitations" PRIMARY KEY,
    "network_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "category" TEXT NULL,
    "invited_by" TEXT NOT NULL,
    "code_digest" BLOB NOT NULL,
    "invited_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    "used_by" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "hexitime_invitations_used" CHECK (used_by IS NULL OR ended_at IS NOT NULL),
    CONSTRAINT "hexitime_invitations_version" CHECK (version > 0),
    CONSTRAINT "FK_hexitime_invitations_hexitime_members_invited_by" FOREIGN KEY ("invited_by") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_invitations_hexitime_members_used_by" FOREIGN KEY ("used_by") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_invitations_hexitime_networks_network_id" FOREIGN KEY ("network_id") REFERENCES "hexitime_networks" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_listings" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_listings" PRIMARY KEY,
    "owner_id" TEXT NOT NULL,
    "type" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "audience" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "skills" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "place" TEXT NULL,
    "published_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "hexitime_listings_audience" CHECK (audience BETWEEN 1 AND 2),
    CONSTRAINT "hexitime_listings_minutes" CHECK (minutes > 0),
    CONSTRAINT "hexitime_listings_state" CHECK (state BETWEEN 1 AND 4),
    CONSTRAINT "hexitime_listings_type" CHECK (type BETWEEN 1 AND 2),
    CONSTRAINT "hexitime_listings_version" CHECK (version > 0),
    CONSTRAINT "FK_hexitime_listings_hexitime_members_owner_id" FOREIGN KEY ("owner_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_member_references" (
    "about_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "said_at" INTEGER NOT NULL,
    CONSTRAINT "PK_hexitime_member_references" PRIMARY KEY ("about_id", "author_id"),
    CONSTRAINT "hexitime_member_references_two_people" CHECK (about_id <> author_id),
    CONSTRAINT "FK_hexitime_member_references_hexitime_members_about_id" FOREIGN KEY ("about_id") REFERENCES "hexitime_members" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_hexitime_member_references_hexitime_members_author_id" FOREIGN KEY ("author_id") REFERENCES "hexitime_members" ("id") ON DELETE CASCADE
);

CREATE TABLE "hexitime_memberships" (
    "network_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "category" TEXT NULL,
    "roles" INTEGER NOT NULL,
    "since" INTEGER NOT NULL,
    "joined_at" INTEGER NULL,
    "note" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_hexitime_memberships" PRIMARY KEY ("network_id", "member_id"),
    CONSTRAINT "hexitime_memberships_roles" CHECK (roles BETWEEN 0 AND 15 AND (roles = 0 OR state = 2)),
    CONSTRAINT "hexitime_memberships_state" CHECK (state BETWEEN 1 AND 5),
    CONSTRAINT "hexitime_memberships_version" CHECK (version > 0),
    CONSTRAINT "FK_hexitime_memberships_hexitime_members_member_id" FOREIGN KEY ("member_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_memberships_hexitime_networks_network_id" FOREIGN KEY ("network_id") REFERENCES "hexitime_networks" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_messages" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_messages" PRIMARY KEY,
    "subject_kind" INTEGER NOT NULL,
    "subject_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sent_at" INTEGER NOT NULL,
    CONSTRAINT "FK_hexitime_messages_hexitime_members_author_id" FOREIGN KEY ("author_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_notification_settings" (
    "member_id" TEXT NOT NULL CONSTRAINT "PK_hexitime_notification_settings" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "credits" INTEGER NOT NULL,
    "decisions" INTEGER NOT NULL DEFAULT 1,
    "digest_hour" INTEGER NOT NULL,
    "exchanges" INTEGER NOT NULL,
    "messages" INTEGER NOT NULL,
    "networks" INTEGER NOT NULL,
    "projects" INTEGER NOT NULL DEFAULT 1,
    "sessions" INTEGER NOT NULL,
    "suggestions" INTEGER NOT NULL DEFAULT 2,
    CONSTRAINT "FK_hexitime_notification_settings_hexitime_members_member_id" FOREIGN KEY ("member_id") REFERENCES "hexitime_members" ("id") ON DELETE CASCADE
);

CREATE TABLE "hexitime_pot_grants" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_pot_grants" PRIMARY KEY,
    "network_id" TEXT NOT NULL,
    "to_id" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "granted_by" TEXT NOT NULL,
    "granted_at" INTEGER NOT NULL,
    CONSTRAINT "hexitime_pot_grants_minutes" CHECK (minutes > 0),
    CONSTRAINT "hexitime_pot_grants_two_people" CHECK (to_id <> granted_by),
    CONSTRAINT "FK_hexitime_pot_grants_hexitime_members_granted_by" FOREIGN KEY ("granted_by") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_pot_grants_hexitime_members_to_id" FOREIGN KEY ("to_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_pot_grants_hexitime_networks_network_id" FOREIGN KEY ("network_id") REFERENCES "hexitime_networks" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_projects" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_projects" PRIMARY KEY,
    "lead_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "network_id" TEXT NULL,
    "account_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "aim" TEXT NOT NULL,
    "measures" TEXT NULL,
    "starts_at" INTEGER NULL,
    "ends_at" INTEGER NULL,
    "state" INTEGER NOT NULL,
    "devised_at" INTEGER NOT NULL,
    "closed_at" INTEGER NULL,
    "last_task" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "hexitime_projects_dates" CHECK (starts_at IS NULL OR ends_at IS NULL OR starts_at < ends_at),
    CONSTRAINT "hexitime_projects_state" CHECK (state BETWEEN 1 AND 5 AND (state = 5) = (closed_at IS NOT NULL)),
    CONSTRAINT "hexitime_projects_version" CHECK (version > 0),
    CONSTRAINT "FK_hexitime_projects_hexitime_members_lead_id" FOREIGN KEY ("lead_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_projects_hexitime_networks_network_id" FOREIGN KEY ("network_id") REFERENCES "hexitime_networks" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_projects_hexitime_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "hexitime_organisations" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_read_markers" (
    "subject_kind" INTEGER NOT NULL,
    "subject_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "read_up_to" INTEGER NULL,
    "unread" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_hexitime_read_markers" PRIMARY KEY ("subject_kind", "subject_id", "member_id"),
    CONSTRAINT "hexitime_read_markers_unread" CHECK (unread >= 0),
    CONSTRAINT "FK_hexitime_read_markers_hexitime_members_member_id" FOREIGN KEY ("member_id") REFERENCES "hexitime_members" ("id") ON DELETE CASCADE
);

CREATE TABLE "hexitime_reflections" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_reflections" PRIMARY KEY,
    "member_id" TEXT NOT NULL,
    "origin_id" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "is_shared" INTEGER NOT NULL,
    "written_at" INTEGER NOT NULL,
    "countersigned_by" TEXT NULL,
    "countersigned_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "hexitime_reflections_version" CHECK (version > 0),
    CONSTRAINT "FK_hexitime_reflections_hexitime_members_countersigned_by" FOREIGN KEY ("countersigned_by") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_reflections_hexitime_members_member_id" FOREIGN KEY ("member_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_registrations" (
    "member_id" TEXT NOT NULL,
    "regulator" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "given_at" INTEGER NOT NULL,
    "status" INTEGER NOT NULL,
    "checked_at" INTEGER NULL,
    "checked_by" TEXT NULL,
    CONSTRAINT "PK_hexitime_registrations" PRIMARY KEY ("member_id", "regulator"),
    CONSTRAINT "hexitime_registrations_checked" CHECK (status BETWEEN 1 AND 3 AND (status = 1) = (checked_at IS NULL) AND (status = 1) = (checked_by IS NULL)),
    CONSTRAINT "hexitime_registrations_regulator" CHECK (regulator BETWEEN 1 AND 3),
    CONSTRAINT "FK_hexitime_registrations_hexitime_members_member_id" FOREIGN KEY ("member_id") REFERENCES "hexitime_members" ("id") ON DELETE CASCADE
);

CREATE TABLE "hexitime_reports" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_reports" PRIMARY KEY,
    "reporter_id" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "thing_id" TEXT NOT NULL,
    "about_id" TEXT NOT NULL,
    "network_id" TEXT NULL,
    "quote" TEXT NULL,
    "reason" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "made_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "hexitime_reports_state" CHECK (state BETWEEN 1 AND 4),
    CONSTRAINT "hexitime_reports_two_people" CHECK (reporter_id <> about_id),
    CONSTRAINT "FK_hexitime_reports_hexitime_members_about_id" FOREIGN KEY ("about_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_reports_hexitime_members_reporter_id" FOREIGN KEY ("reporter_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_reports_hexitime_networks_network_id" FOREIGN KEY ("network_id") REFERENCES "hexitime_networks" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_schedules" (
    "member_id" TEXT NOT NULL CONSTRAINT "PK_hexitime_schedules" PRIMARY KEY,
    "schedule" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "hexitime_schedules_version" CHECK (version > 0),
    CONSTRAINT "FK_hexitime_schedules_hexitime_members_member_id" FOREIGN KEY ("member_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_sessions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_sessions" PRIMARY KEY,
    "giver_id" TEXT NOT NULL,
    "giver_wallet" TEXT NOT NULL,
    "network_id" TEXT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NULL,
    "kind" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL,
    "capacity" INTEGER NOT NULL,
    "minimum" INTEGER NOT NULL,
    "cost" INTEGER NOT NULL,
    "starts_at" INTEGER NOT NULL,
    "free_until" INTEGER NOT NULL,
    "place" TEXT NULL,
    "scheduled_at" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "deadline" INTEGER NULL,
    "joined" INTEGER NOT NULL,
    "given_minutes" INTEGER NULL,
    "completed_at" INTEGER NULL,
    "cancel_reason" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "hexitime_sessions_capacity" CHECK (capacity BETWEEN 1 AND 200 AND minimum BETWEEN 1 AND capacity AND joined BETWEEN 0 AND capacity),
    CONSTRAINT "hexitime_sessions_cost" CHECK (cost IN (1, 2)),
    CONSTRAINT "hexitime_sessions_given" CHECK ((state IN (2, 3)) = (given_minutes IS NOT NULL) AND (state = 3) = (completed_at IS NOT NULL)),
    CONSTRAINT "hexitime_sessions_minutes" CHECK (minutes > 0 AND (given_minutes IS NULL OR given_minutes BETWEEN 1 AND minutes)),
    CONSTRAINT "hexitime_sessions_state" CHECK (state BETWEEN 1 AND 4),
    CONSTRAINT "hexitime_sessions_version" CHECK (version > 0),
    CONSTRAINT "FK_hexitime_sessions_hexitime_members_giver_id" FOREIGN KEY ("giver_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_sessions_hexitime_networks_network_id" FOREIGN KEY ("network_id") REFERENCES "hexitime_networks" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_testimonials" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_testimonials" PRIMARY KEY,
    "author_id" TEXT NOT NULL,
    "network_id" TEXT NULL,
    "words" TEXT NOT NULL,
    "is_named" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "written_at" INTEGER NOT NULL,
    "changed_at" INTEGER NULL,
    "reason" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "hexitime_testimonials_state" CHECK (state BETWEEN 1 AND 4),
    CONSTRAINT "hexitime_testimonials_version" CHECK (version > 0),
    CONSTRAINT "hexitime_testimonials_words" CHECK ((state = 4) = (words = '')),
    CONSTRAINT "FK_hexitime_testimonials_hexitime_members_author_id" FOREIGN KEY ("author_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_testimonials_hexitime_networks_network_id" FOREIGN KEY ("network_id") REFERENCES "hexitime_networks" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_verified_domains" (
    "member_id" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "vouched_at" INTEGER NOT NULL,
    CONSTRAINT "PK_hexitime_verified_domains" PRIMARY KEY ("member_id", "domain"),
    CONSTRAINT "FK_hexitime_verified_domains_hexitime_members_member_id" FOREIGN KEY ("member_id") REFERENCES "hexitime_members" ("id") ON DELETE CASCADE
);

CREATE TABLE "hexitime_assigned_pairs" (
    "number" INTEGER NOT NULL,
    "assignment_id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "offer_id" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    CONSTRAINT "PK_hexitime_assigned_pairs" PRIMARY KEY ("assignment_id", "number"),
    CONSTRAINT "FK_hexitime_assigned_pairs_hexitime_assignments_assignment_id" FOREIGN KEY ("assignment_id") REFERENCES "hexitime_assignments" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_hexitime_assigned_pairs_hexitime_listings_offer_id" FOREIGN KEY ("offer_id") REFERENCES "hexitime_listings" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_assigned_pairs_hexitime_listings_request_id" FOREIGN KEY ("request_id") REFERENCES "hexitime_listings" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_campaign_listings" (
    "listing_id" TEXT NOT NULL,
    "campaign_id" TEXT NOT NULL,
    CONSTRAINT "PK_hexitime_campaign_listings" PRIMARY KEY ("campaign_id", "listing_id"),
    CONSTRAINT "FK_hexitime_campaign_listings_hexitime_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "hexitime_campaigns" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_hexitime_campaign_listings_hexitime_listings_listing_id" FOREIGN KEY ("listing_id") REFERENCES "hexitime_listings" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_exchanges" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_exchanges" PRIMARY KEY,
    "listing_id" TEXT NULL,
    "network_id" TEXT NULL,
    "ring_id" TEXT NULL,
    "days_until_completion" INTEGER NULL,
    "needs_approval" INTEGER NOT NULL,
    "needs_undertaking" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "giver_id" TEXT NOT NULL,
    "giver_wallet" TEXT NOT NULL,
    "receiver_id" TEXT NOT NULL,
    "receiver_wallet" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "awaited_id" TEXT NULL,
    "minutes" INTEGER NOT NULL,
    "proposed_for" INTEGER NULL,
    "is_gift" INTEGER NOT NULL,
    "proposed_at" INTEGER NOT NULL,
    "deadline" INTEGER NULL,
    "held_minutes" INTEGER NOT NULL,
    "meeting_at" INTEGER NULL,
    "meeting_place" TEXT NULL,
    "times_proposed_by" TEXT NULL,
    "recorded_by" TEXT NULL,
    "recorded_minutes" INTEGER NULL,
    "given_at" INTEGER NULL,
    "disputed_minutes" INTEGER NULL,
    "given_minutes" INTEGER NULL,
    "completed_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "hexitime_exchanges_awaited" CHECK (awaited_id IS NULL OR awaited_id IN (giver_id, receiver_id)),
    CONSTRAINT "hexitime_exchanges_minutes" CHECK (minutes > 0 AND held_minutes BETWEEN 0 AND minutes),
    CONSTRAINT "hexitime_exchanges_state" CHECK (state BETWEEN 1 AND 12),
    CONSTRAINT "hexitime_exchanges_two_sides" CHECK (giver_id <> receiver_id AND giver_wallet <> receiver_wallet),
    CONSTRAINT "hexitime_exchanges_version" CHECK (version > 0),
    CONSTRAINT "FK_hexitime_exchanges_hexitime_listings_listing_id" FOREIGN KEY ("listing_id") REFERENCES "hexitime_listings" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_exchanges_hexitime_members_giver_id" FOREIGN KEY ("giver_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_exchanges_hexitime_members_receiver_id" FOREIGN KEY ("receiver_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_exchanges_hexitime_networks_network_id" FOREIGN KEY ("network_id") REFERENCES "hexitime_networks" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_exchanges_hexitime_rings_ring_id" FOREIGN KEY ("ring_id") REFERENCES "hexitime_rings" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_listing_places" (
    "network_id" TEXT NOT NULL,
    "listing_id" TEXT NOT NULL,
    "is_approved" INTEGER NOT NULL,
    CONSTRAINT "PK_hexitime_listing_places" PRIMARY KEY ("listing_id", "network_id"),
    CONSTRAINT "FK_hexitime_listing_places_hexitime_listings_listing_id" FOREIGN KEY ("listing_id") REFERENCES "hexitime_listings" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_hexitime_listing_places_hexitime_networks_network_id" FOREIGN KEY ("network_id") REFERENCES "hexitime_networks" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_listing_suggestions" (
    "listing_id" TEXT NOT NULL CONSTRAINT "PK_hexitime_listing_suggestions" PRIMARY KEY,
    "at" INTEGER NOT NULL,
    CONSTRAINT "FK_hexitime_listing_suggestions_hexitime_listings_listing_id" FOREIGN KEY ("listing_id") REFERENCES "hexitime_listings" ("id") ON DELETE CASCADE
);

CREATE TABLE "hexitime_campaign_projects" (
    "project_id" TEXT NOT NULL,
    "campaign_id" TEXT NOT NULL,
    CONSTRAINT "PK_hexitime_campaign_projects" PRIMARY KEY ("campaign_id", "project_id"),
    CONSTRAINT "FK_hexitime_campaign_projects_hexitime_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "hexitime_campaigns" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_hexitime_campaign_projects_hexitime_projects_project_id" FOREIGN KEY ("project_id") REFERENCES "hexitime_projects" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_donations" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_donations" PRIMARY KEY,
    "from_id" TEXT NOT NULL,
    "to_id" TEXT NULL,
    "to_network_id" TEXT NULL,
    "to_project_id" TEXT NULL,
    "minutes" INTEGER NOT NULL,
    "message" TEXT NULL,
    "is_anonymous" INTEGER NOT NULL,
    "given_at" INTEGER NOT NULL,
    CONSTRAINT "hexitime_donations_minutes" CHECK (minutes > 0),
    CONSTRAINT "hexitime_donations_one_receiver" CHECK ((CASE WHEN to_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN to_network_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN to_project_id IS NULL THEN 0 ELSE 1 END) = 1),
    CONSTRAINT "hexitime_donations_two_people" CHECK (from_id <> to_id),
    CONSTRAINT "FK_hexitime_donations_hexitime_members_from_id" FOREIGN KEY ("from_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_donations_hexitime_members_to_id" FOREIGN KEY ("to_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_donations_hexitime_networks_to_network_id" FOREIGN KEY ("to_network_id") REFERENCES "hexitime_networks" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_donations_hexitime_projects_to_project_id" FOREIGN KEY ("to_project_id") REFERENCES "hexitime_projects" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_pledges" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_pledges" PRIMARY KEY,
    "project_id" TEXT NOT NULL,
    "task" INTEGER NOT NULL,
    "account_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "wallet" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "note" TEXT NULL,
    "is_gift" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "offered_at" INTEGER NOT NULL,
    "held_minutes" INTEGER NOT NULL,
    "holds" INTEGER NOT NULL,
    "recorded_side" INTEGER NULL,
    "recorded_by" TEXT NULL,
    "recorded_minutes" INTEGER NULL,
    "given_at" INTEGER NULL,
    "disputed_minutes" INTEGER NULL,
    "reason" TEXT NULL,
    "given_minutes" INTEGER NULL,
    "confirmed_at" INTEGER NULL,
    "deadline" INTEGER NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "hexitime_pledges_given" CHECK ((state = 5) = (given_minutes IS NOT NULL) AND (state = 5) = (confirmed_at IS NOT NULL)),
    CONSTRAINT "hexitime_pledges_held" CHECK (held_minutes >= 0 AND (held_minutes = 0 OR (state IN (2, 3, 4) AND NOT is_gift))),
    CONSTRAINT "hexitime_pledges_minutes" CHECK (minutes > 0 AND (recorded_minutes IS NULL OR recorded_minutes > 0) AND (disputed_minutes IS NULL OR disputed_minutes >= 0)),
    CONSTRAINT "hexitime_pledges_state" CHECK (state BETWEEN 1 AND 8),
    CONSTRAINT "hexitime_pledges_version" CHECK (version > 0),
    CONSTRAINT "FK_hexitime_pledges_hexitime_members_member_id" FOREIGN KEY ("member_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_pledges_hexitime_members_recorded_by" FOREIGN KEY ("recorded_by") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_pledges_hexitime_projects_project_id" FOREIGN KEY ("project_id") REFERENCES "hexitime_projects" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_project_funding" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_project_funding" PRIMARY KEY,
    "project_id" TEXT NOT NULL,
    "source" INTEGER NOT NULL,
    "from_id" TEXT NULL,
    "network_id" TEXT NULL,
    "year" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL,
    "reason" TEXT NULL,
    "given_at" INTEGER NOT NULL,
    "returned_minutes" INTEGER NULL,
    CONSTRAINT "hexitime_project_funding_minutes" CHECK (minutes > 0 AND (returned_minutes IS NULL OR returned_minutes BETWEEN 0 AND minutes)),
    CONSTRAINT "hexitime_project_funding_source" CHECK (source BETWEEN 1 AND 3 AND (source = 2) = (network_id IS NOT NULL) AND (source = 1 OR from_id IS NULL)),
    CONSTRAINT "FK_hexitime_project_funding_hexitime_members_from_id" FOREIGN KEY ("from_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_project_funding_hexitime_networks_network_id" FOREIGN KEY ("network_id") REFERENCES "hexitime_networks" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_project_funding_hexitime_projects_project_id" FOREIGN KEY ("project_id") REFERENCES "hexitime_projects" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_project_tasks" (
    "number" INTEGER NOT NULL,
    "project_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NULL,
    "minutes" INTEGER NOT NULL,
    "skills" TEXT NOT NULL,
    "starts_at" INTEGER NULL,
    "ends_at" INTEGER NULL,
    CONSTRAINT "PK_hexitime_project_tasks" PRIMARY KEY ("project_id", "number"),
    CONSTRAINT "hexitime_project_tasks_minutes" CHECK (minutes > 0),
    CONSTRAINT "hexitime_project_tasks_number" CHECK (number > 0),
    CONSTRAINT "FK_hexitime_project_tasks_hexitime_projects_project_id" FOREIGN KEY ("project_id") REFERENCES "hexitime_projects" ("id") ON DELETE CASCADE
);

CREATE TABLE "hexitime_report_steps" (
    "number" INTEGER NOT NULL,
    "report_id" TEXT NOT NULL,
    "taken_by" TEXT NULL,
    "taken_at" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "note" TEXT NULL,
    CONSTRAINT "PK_hexitime_report_steps" PRIMARY KEY ("report_id", "number"),
    CONSTRAINT "hexitime_report_steps_number" CHECK (number > 0),
    CONSTRAINT "FK_hexitime_report_steps_hexitime_reports_report_id" FOREIGN KEY ("report_id") REFERENCES "hexitime_reports" ("id") ON DELETE CASCADE
);

CREATE TABLE "hexitime_session_seats" (
    "member_id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "wallet" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "joined_at" INTEGER NOT NULL,
    "held_minutes" INTEGER NOT NULL,
    "answer" INTEGER NULL,
    "objection" TEXT NULL,
    "decision" TEXT NULL,
    "charged_minutes" INTEGER NULL,
    CONSTRAINT "PK_hexitime_session_seats" PRIMARY KEY ("session_id", "member_id"),
    CONSTRAINT "hexitime_session_seats_charged" CHECK (charged_minutes IS NULL OR charged_minutes >= 0),
    CONSTRAINT "hexitime_session_seats_held" CHECK (held_minutes >= 0 AND (held_minutes = 0 OR state NOT IN (1, 3))),
    CONSTRAINT "hexitime_session_seats_number" CHECK (number > 0),
    CONSTRAINT "hexitime_session_seats_state" CHECK (state BETWEEN 1 AND 7),
    CONSTRAINT "FK_hexitime_session_seats_hexitime_members_member_id" FOREIGN KEY ("member_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_session_seats_hexitime_sessions_session_id" FOREIGN KEY ("session_id") REFERENCES "hexitime_sessions" ("id") ON DELETE CASCADE
);

CREATE TABLE "hexitime_exchange_feedback" (
    "given_by" TEXT NOT NULL,
    "exchange_id" TEXT NOT NULL,
    "rating" INTEGER NOT NULL,
    "words" TEXT NULL,
    "given_at" INTEGER NOT NULL,
    CONSTRAINT "PK_hexitime_exchange_feedback" PRIMARY KEY ("exchange_id", "given_by"),
    CONSTRAINT "hexitime_exchange_feedback_rating" CHECK (rating BETWEEN 1 AND 5),
    CONSTRAINT "FK_hexitime_exchange_feedback_hexitime_exchanges_exchange_id" FOREIGN KEY ("exchange_id") REFERENCES "hexitime_exchanges" ("id") ON DELETE CASCADE
);

CREATE TABLE "hexitime_exchange_steps" (
    "number" INTEGER NOT NULL,
    "exchange_id" TEXT NOT NULL,
    "action" INTEGER NOT NULL,
    "taken_by" TEXT NULL,
    "taken_at" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "note" TEXT NULL,
    CONSTRAINT "PK_hexitime_exchange_steps" PRIMARY KEY ("exchange_id", "number"),
    CONSTRAINT "hexitime_exchange_steps_number" CHECK (number > 0),
    CONSTRAINT "FK_hexitime_exchange_steps_hexitime_exchanges_exchange_id" FOREIGN KEY ("exchange_id") REFERENCES "hexitime_exchanges" ("id") ON DELETE CASCADE
);

CREATE TABLE "hexitime_exchange_times" (
    "proposed_in" INTEGER NOT NULL,
    "starts_at" INTEGER NOT NULL,
    "exchange_id" TEXT NOT NULL,
    "place" TEXT NULL,
    CONSTRAINT "PK_hexitime_exchange_times" PRIMARY KEY ("exchange_id", "proposed_in", "starts_at"),
    CONSTRAINT "FK_hexitime_exchange_times_hexitime_exchanges_exchange_id" FOREIGN KEY ("exchange_id") REFERENCES "hexitime_exchanges" ("id") ON DELETE CASCADE
);

CREATE TABLE "hexitime_ring_legs" (
    "number" INTEGER NOT NULL,
    "ring_id" TEXT NOT NULL,
    "giver_id" TEXT NOT NULL,
    "receiver_id" TEXT NOT NULL,
    "listing_id" TEXT NOT NULL,
    "accepted_at" INTEGER NULL,
    "declined_at" INTEGER NULL,
    "exchange_id" TEXT NULL,
    "owed_minutes" INTEGER NOT NULL,
    "taken_back" INTEGER NOT NULL,
    CONSTRAINT "PK_hexitime_ring_legs" PRIMARY KEY ("ring_id", "number"),
    CONSTRAINT "hexitime_ring_legs_owed" CHECK (owed_minutes >= 0),
    CONSTRAINT "hexitime_ring_legs_two_people" CHECK (giver_id <> receiver_id),
    CONSTRAINT "FK_hexitime_ring_legs_hexitime_exchanges_exchange_id" FOREIGN KEY ("exchange_id") REFERENCES "hexitime_exchanges" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_ring_legs_hexitime_listings_listing_id" FOREIGN KEY ("listing_id") REFERENCES "hexitime_listings" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_ring_legs_hexitime_members_giver_id" FOREIGN KEY ("giver_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_ring_legs_hexitime_members_receiver_id" FOREIGN KEY ("receiver_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_ring_legs_hexitime_rings_ring_id" FOREIGN KEY ("ring_id") REFERENCES "hexitime_rings" ("id") ON DELETE CASCADE
);

CREATE INDEX "hexitime_acts_done_at" ON "hexitime_acts" ("done_at");

CREATE INDEX "IX_hexitime_assigned_pairs_offer_id" ON "hexitime_assigned_pairs" ("offer_id");

CREATE INDEX "IX_hexitime_assigned_pairs_request_id" ON "hexitime_assigned_pairs" ("request_id");

CREATE INDEX "IX_hexitime_assignments_network_id" ON "hexitime_assignments" ("network_id");

CREATE INDEX "hexitime_blocks_blocked" ON "hexitime_blocks" ("blocked_id");

CREATE UNIQUE INDEX "hexitime_calendar_feeds_secret" ON "hexitime_calendar_feeds" ("secret");

CREATE INDEX "IX_hexitime_campaign_listings_listing_id" ON "hexitime_campaign_listings" ("listing_id");

CREATE INDEX "IX_hexitime_campaign_projects_project_id" ON "hexitime_campaign_projects" ("project_id");

CREATE INDEX "hexitime_campaigns_newest" ON "hexitime_campaigns" ("network_id", "started_at");

CREATE INDEX "hexitime_command_answers_recorded_at" ON "hexitime_command_answers" ("recorded_at");

CREATE INDEX "hexitime_deliveries_dead" ON "hexitime_deliveries" ("sequence") WHERE state = 3;

CREATE INDEX "hexitime_deliveries_due" ON "hexitime_deliveries" ("due_at") WHERE state = 1;

CREATE INDEX "hexitime_deliveries_from" ON "hexitime_deliveries" ("from_id");

CREATE UNIQUE INDEX "hexitime_deliveries_once" ON "hexitime_deliveries" ("notice_id", "channel");

CREATE INDEX "hexitime_deliveries_to" ON "hexitime_deliveries" ("to_id");

CREATE INDEX "hexitime_deliveries_waiting" ON "hexitime_deliveries" ("stream", "channel", "to_id", "sequence") WHERE state = 1;

CREATE INDEX "hexitime_donations_from" ON "hexitime_donations" ("from_id", "given_at");

CREATE INDEX "hexitime_donations_to" ON "hexitime_donations" ("to_id", "given_at");

CREATE INDEX "hexitime_donations_to_network" ON "hexitime_donations" ("to_network_id", "given_at");

CREATE INDEX "hexitime_donations_to_project" ON "hexitime_donations" ("to_project_id");

CREATE INDEX "hexitime_exchanges_deadline" ON "hexitime_exchanges" ("deadline") WHERE deadline IS NOT NULL;

CREATE INDEX "hexitime_exchanges_giver" ON "hexitime_exchanges" ("giver_id", "proposed_at");

CREATE INDEX "hexitime_exchanges_listing" ON "hexitime_exchanges" ("listing_id");

CREATE INDEX "hexitime_exchanges_network" ON "hexitime_exchanges" ("network_id");

CREATE INDEX "hexitime_exchanges_receiver" ON "hexitime_exchanges" ("receiver_id", "proposed_at");

CREATE INDEX "hexitime_exchanges_ring" ON "hexitime_exchanges" ("ring_id");

CREATE INDEX "hexitime_exchanges_state_newest" ON "hexitime_exchanges" ("state", "proposed_at");

CREATE INDEX "hexitime_first_hours_at" ON "hexitime_first_hours" ("at");

CREATE INDEX "hexitime_hours_given_at" ON "hexitime_hours_given" ("given_at");

CREATE INDEX "hexitime_hours_given_giver" ON "hexitime_hours_given" ("giver_wallet");

CREATE INDEX "hexitime_hours_given_network" ON "hexitime_hours_given" ("network_id", "given_at");

CREATE INDEX "hexitime_hours_given_receiver" ON "hexitime_hours_given" ("receiver_wallet");

CREATE INDEX "IX_hexitime_impact_runs_network_id" ON "hexitime_impact_runs" ("network_id");

CREATE UNIQUE INDEX "hexitime_imported_identities_member" ON "hexitime_imported_identities" ("member_id");

CREATE UNIQUE INDEX "hexitime_invitations_code" ON "hexitime_invitations" ("network_id", "code_digest");

CREATE INDEX "IX_hexitime_invitations_invited_by" ON "hexitime_invitations" ("invited_by");

CREATE INDEX "IX_hexitime_invitations_used_by" ON "hexitime_invitations" ("used_by");

CREATE INDEX "hexitime_listing_places_network" ON "hexitime_listing_places" ("network_id");

CREATE INDEX "hexitime_listings_expiry" ON "hexitime_listings" ("state", "expires_at");

CREATE INDEX "hexitime_listings_newest" ON "hexitime_listings" ("state", "published_at", "id");

CREATE INDEX "hexitime_listings_owner" ON "hexitime_listings" ("owner_id", "published_at");

CREATE INDEX "hexitime_match_changes_at" ON "hexitime_match_changes" ("at");

CREATE INDEX "hexitime_member_references_author" ON "hexitime_member_references" ("author_id");

CREATE INDEX "hexitime_members_organisation" ON "hexitime_members" ("organisation_id");

CREATE UNIQUE INDEX "hexitime_members_subject" ON "hexitime_members" ("subject");

CREATE UNIQUE INDEX "hexitime_members_wallet" ON "hexitime_members" ("wallet");

CREATE INDEX "hexitime_memberships_member" ON "hexitime_memberships" ("member_id", "state");

CREATE INDEX "hexitime_memberships_newest" ON "hexitime_memberships" ("network_id", "state", "since");

CREATE INDEX "hexitime_messages_author" ON "hexitime_messages" ("author_id");

CREATE UNIQUE INDEX "hexitime_messages_order" ON "hexitime_messages" ("subject_kind", "subject_id", "sent_at");

CREATE INDEX "hexitime_networks_newest" ON "hexitime_networks" ("founded_at", "id");

CREATE UNIQUE INDEX "hexitime_networks_pot" ON "hexitime_networks" ("pot");

CREATE UNIQUE INDEX "hexitime_organisations_name" ON "hexitime_organisations" ("name_key") WHERE ods_code IS NULL;

CREATE UNIQUE INDEX "hexitime_organisations_ods_code" ON "hexitime_organisations" ("ods_code");

CREATE INDEX "hexitime_outbox_delivered" ON "hexitime_outbox" ("delivered_at") WHERE delivered_at IS NOT NULL;

CREATE INDEX "hexitime_outbox_leased" ON "hexitime_outbox" ("lease") WHERE lease IS NOT NULL;

CREATE INDEX "hexitime_outbox_waiting" ON "hexitime_outbox" ("stream", "sequence") WHERE delivered_at IS NULL;

CREATE INDEX "hexitime_pledges_deadline" ON "hexitime_pledges" ("deadline") WHERE deadline IS NOT NULL;

CREATE INDEX "hexitime_pledges_member" ON "hexitime_pledges" ("member_id", "offered_at");

CREATE INDEX "hexitime_pledges_project" ON "hexitime_pledges" ("project_id", "offered_at");

CREATE INDEX "IX_hexitime_pledges_recorded_by" ON "hexitime_pledges" ("recorded_by");

CREATE INDEX "hexitime_pot_grants_newest" ON "hexitime_pot_grants" ("network_id", "granted_at");

CREATE INDEX "IX_hexitime_pot_grants_granted_by" ON "hexitime_pot_grants" ("granted_by");

CREATE INDEX "IX_hexitime_pot_grants_to_id" ON "hexitime_pot_grants" ("to_id");

CREATE INDEX "hexitime_project_funding_project" ON "hexitime_project_funding" ("project_id", "given_at");

CREATE INDEX "hexitime_project_funding_year" ON "hexitime_project_funding" ("network_id", "year");

CREATE INDEX "IX_hexitime_project_funding_from_id" ON "hexitime_project_funding" ("from_id");

CREATE INDEX "hexitime_projects_lead" ON "hexitime_projects" ("lead_id", "devised_at");

CREATE INDEX "hexitime_projects_newest" ON "hexitime_projects" ("network_id", "devised_at");

CREATE INDEX "IX_hexitime_projects_organisation_id" ON "hexitime_projects" ("organisation_id");

CREATE INDEX "hexitime_read_markers_unread" ON "hexitime_read_markers" ("member_id") WHERE unread > 0;

CREATE INDEX "hexitime_reflections_countersigned_by" ON "hexitime_reflections" ("countersigned_by");

CREATE UNIQUE INDEX "hexitime_reflections_origin" ON "hexitime_reflections" ("member_id", "origin_id");

CREATE INDEX "hexitime_reports_about" ON "hexitime_reports" ("about_id");

CREATE INDEX "hexitime_reports_network" ON "hexitime_reports" ("network_id", "made_at");

CREATE INDEX "hexitime_reports_queue" ON "hexitime_reports" ("state", "made_at");

CREATE INDEX "hexitime_reports_reporter" ON "hexitime_reports" ("reporter_id", "made_at");

CREATE UNIQUE INDEX "hexitime_reports_undecided_once" ON "hexitime_reports" ("reporter_id", "kind", "thing_id") WHERE state IN (1, 2);

CREATE INDEX "hexitime_resources_network" ON "hexitime_resources" ("network_id", "added_at");

CREATE INDEX "hexitime_ring_legs_giver" ON "hexitime_ring_legs" ("giver_id");

CREATE INDEX "IX_hexitime_ring_legs_exchange_id" ON "hexitime_ring_legs" ("exchange_id");

CREATE INDEX "IX_hexitime_ring_legs_listing_id" ON "hexitime_ring_legs" ("listing_id");

CREATE INDEX "IX_hexitime_ring_legs_receiver_id" ON "hexitime_ring_legs" ("receiver_id");

CREATE UNIQUE INDEX "hexitime_session_seats_in_order" ON "hexitime_session_seats" ("session_id", "number");

CREATE INDEX "hexitime_session_seats_member" ON "hexitime_session_seats" ("member_id");

CREATE INDEX "hexitime_sessions_deadline" ON "hexitime_sessions" ("deadline") WHERE deadline IS NOT NULL;

CREATE INDEX "hexitime_sessions_giver" ON "hexitime_sessions" ("giver_id", "starts_at");

CREATE INDEX "hexitime_sessions_state_next" ON "hexitime_sessions" ("state", "starts_at");

CREATE INDEX "IX_hexitime_sessions_network_id" ON "hexitime_sessions" ("network_id");

CREATE INDEX "hexitime_testimonials_author" ON "hexitime_testimonials" ("author_id");

CREATE INDEX "hexitime_testimonials_newest" ON "hexitime_testimonials" ("network_id", "state", "written_at");

CREATE TRIGGER hexitime_acts_once BEFORE INSERT ON hexitime_acts BEGIN
    SELECT RAISE(ABORT, 'An act is recorded once.') WHERE EXISTS (SELECT 1 FROM hexitime_acts WHERE id = NEW.id);
END;
CREATE TRIGGER hexitime_acts_never_change BEFORE UPDATE ON hexitime_acts BEGIN
    SELECT RAISE(ABORT, 'An act is never changed.');
END;
CREATE TRIGGER hexitime_acts_stay BEFORE DELETE ON hexitime_acts BEGIN
    SELECT RAISE(ABORT, 'An act is never deleted.');
END;
CREATE TRIGGER hexitime_consents_once BEFORE INSERT ON hexitime_consents BEGIN
    SELECT RAISE(ABORT, 'A consent is recorded once.')
    WHERE EXISTS (SELECT 1 FROM hexitime_consents WHERE member_id = NEW.member_id AND purpose = NEW.purpose AND number = NEW.number);
END;
CREATE TRIGGER hexitime_consents_never_change BEFORE UPDATE ON hexitime_consents BEGIN
    SELECT RAISE(ABORT, 'A consent is never changed.');
END;
CREATE TRIGGER hexitime_consents_stay BEFORE DELETE ON hexitime_consents BEGIN
    SELECT RAISE(ABORT, 'A consent is never deleted.');
END;

INSERT INTO "hexitime_migrations" ("MigrationId", "ProductVersion")
VALUES ('20261124010701_Initial', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "hexitime_listings" ADD "audience" INTEGER NOT NULL DEFAULT 1;

ALTER TABLE "hexitime_exchanges" ADD "days_until_completion" INTEGER NULL;

ALTER TABLE "hexitime_exchanges" ADD "needs_approval" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "hexitime_exchanges" ADD "needs_undertaking" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "hexitime_exchanges" ADD "network_id" TEXT NULL;

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

CREATE TABLE "hexitime_blocks" (
    "blocker_id" TEXT NOT NULL,
    "blocked_id" TEXT NOT NULL,
    "since" INTEGER NOT NULL,
    CONSTRAINT "PK_hexitime_blocks" PRIMARY KEY ("blocker_id", "blocked_id"),
    CONSTRAINT "hexitime_blocks_two_people" CHECK (blocker_id <> blocked_id),
    CONSTRAINT "FK_hexitime_blocks_hexitime_members_blocked_id" FOREIGN KEY ("blocked_id") REFERENCES "hexitime_members" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_hexitime_blocks_hexitime_members_blocker_id" FOREIGN KEY ("blocker_id") REFERENCES "hexitime_members" ("id") ON DELETE CASCADE
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

CREATE TABLE "hexitime_reports" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_reports" PRIMARY KEY,
    "reporter_id" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "thing_id" TEXT NOT NULL,
    "about_id" TEXT NOT NULL,
    "quote" TEXT NULL,
    "reason" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "made_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "hexitime_reports_state" CHECK (state BETWEEN 1 AND 4),
    CONSTRAINT "hexitime_reports_two_people" CHECK (reporter_id <> about_id),
    CONSTRAINT "FK_hexitime_reports_hexitime_members_about_id" FOREIGN KEY ("about_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_reports_hexitime_members_reporter_id" FOREIGN KEY ("reporter_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_sessions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_sessions" PRIMARY KEY,
    "giver_id" TEXT NOT NULL,
    "giver_wallet" TEXT NOT NULL,
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
    CONSTRAINT "FK_hexitime_sessions_hexitime_members_giver_id" FOREIGN KEY ("giver_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_donations" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_donations" PRIMARY KEY,
    "from_id" TEXT NOT NULL,
    "to_id" TEXT NULL,
    "to_network_id" TEXT NULL,
    "minutes" INTEGER NOT NULL,
    "message" TEXT NULL,
    "is_anonymous" INTEGER NOT NULL,
    "given_at" INTEGER NOT NULL,
    CONSTRAINT "hexitime_donations_minutes" CHECK (minutes > 0),
    CONSTRAINT "hexitime_donations_one_receiver" CHECK ((to_id IS NULL) <> (to_network_id IS NULL)),
    CONSTRAINT "hexitime_donations_two_people" CHECK (from_id <> to_id),
    CONSTRAINT "FK_hexitime_donations_hexitime_members_from_id" FOREIGN KEY ("from_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_donations_hexitime_members_to_id" FOREIGN KEY ("to_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_donations_hexitime_networks_to_network_id" FOREIGN KEY ("to_network_id") REFERENCES "hexitime_networks" ("id") ON DELETE RESTRICT
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

CREATE TABLE "hexitime_listing_places" (
    "network_id" TEXT NOT NULL,
    "listing_id" TEXT NOT NULL,
    "is_approved" INTEGER NOT NULL,
    CONSTRAINT "PK_hexitime_listing_places" PRIMARY KEY ("listing_id", "network_id"),
    CONSTRAINT "FK_hexitime_listing_places_hexitime_listings_listing_id" FOREIGN KEY ("listing_id") REFERENCES "hexitime_listings" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_hexitime_listing_places_hexitime_networks_network_id" FOREIGN KEY ("network_id") REFERENCES "hexitime_networks" ("id") ON DELETE RESTRICT
);

CREATE TABLE "hexitime_memberships" (
    "network_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "category" TEXT NULL,
    "roles" INTEGER NOT NULL,
    "since" INTEGER NOT NULL,
    "note" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_hexitime_memberships" PRIMARY KEY ("network_id", "member_id"),
    CONSTRAINT "hexitime_memberships_roles" CHECK (roles BETWEEN 0 AND 15 AND (roles = 0 OR state = 2)),
    CONSTRAINT "hexitime_memberships_state" CHECK (state BETWEEN 1 AND 5),
    CONSTRAINT "hexitime_memberships_version" CHECK (version > 0),
    CONSTRAINT "FK_hexitime_memberships_hexitime_members_member_id" FOREIGN KEY ("member_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_memberships_hexitime_networks_network_id" FOREIGN KEY ("network_id") REFERENCES "hexitime_networks" ("id") ON DELETE RESTRICT
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

CREATE INDEX "hexitime_exchanges_network" ON "hexitime_exchanges" ("network_id");

CREATE INDEX "hexitime_acts_done_at" ON "hexitime_acts" ("done_at");

CREATE INDEX "hexitime_blocks_blocked" ON "hexitime_blocks" ("blocked_id");

CREATE INDEX "hexitime_donations_from" ON "hexitime_donations" ("from_id", "given_at");

CREATE INDEX "hexitime_donations_to" ON "hexitime_donations" ("to_id", "given_at");

CREATE INDEX "hexitime_donations_to_network" ON "hexitime_donations" ("to_network_id", "given_at");

CREATE UNIQUE INDEX "hexitime_invitations_code" ON "hexitime_invitations" ("network_id", "code_digest");

CREATE INDEX "IX_hexitime_invitations_invited_by" ON "hexitime_invitations" ("invited_by");

CREATE INDEX "IX_hexitime_invitations_used_by" ON "hexitime_invitations" ("used_by");

CREATE INDEX "hexitime_listing_places_network" ON "hexitime_listing_places" ("network_id");

CREATE INDEX "hexitime_memberships_member" ON "hexitime_memberships" ("member_id", "state");

CREATE INDEX "hexitime_memberships_newest" ON "hexitime_memberships" ("network_id", "state", "since");

CREATE INDEX "hexitime_messages_author" ON "hexitime_messages" ("author_id");

CREATE UNIQUE INDEX "hexitime_messages_order" ON "hexitime_messages" ("subject_kind", "subject_id", "sent_at");

CREATE INDEX "hexitime_networks_newest" ON "hexitime_networks" ("founded_at", "id");

CREATE UNIQUE INDEX "hexitime_networks_pot" ON "hexitime_networks" ("pot");

CREATE INDEX "hexitime_pot_grants_newest" ON "hexitime_pot_grants" ("network_id", "granted_at");

CREATE INDEX "IX_hexitime_pot_grants_granted_by" ON "hexitime_pot_grants" ("granted_by");

CREATE INDEX "IX_hexitime_pot_grants_to_id" ON "hexitime_pot_grants" ("to_id");

CREATE INDEX "hexitime_read_markers_unread" ON "hexitime_read_markers" ("member_id") WHERE unread > 0;

CREATE INDEX "hexitime_reports_about" ON "hexitime_reports" ("about_id");

CREATE INDEX "hexitime_reports_queue" ON "hexitime_reports" ("state", "made_at");

CREATE INDEX "hexitime_reports_reporter" ON "hexitime_reports" ("reporter_id", "made_at");

CREATE UNIQUE INDEX "hexitime_reports_undecided_once" ON "hexitime_reports" ("reporter_id", "kind", "thing_id") WHERE state IN (1, 2);

CREATE UNIQUE INDEX "hexitime_session_seats_in_order" ON "hexitime_session_seats" ("session_id", "number");

CREATE INDEX "hexitime_session_seats_member" ON "hexitime_session_seats" ("member_id");

CREATE INDEX "hexitime_sessions_deadline" ON "hexitime_sessions" ("deadline") WHERE deadline IS NOT NULL;

CREATE INDEX "hexitime_sessions_giver" ON "hexitime_sessions" ("giver_id", "starts_at");

CREATE INDEX "hexitime_sessions_state_next" ON "hexitime_sessions" ("state", "starts_at");

CREATE TRIGGER hexitime_acts_once BEFORE INSERT ON hexitime_acts BEGIN
    SELECT RAISE(ABORT, 'An act is recorded once.') WHERE EXISTS (SELECT 1 FROM hexitime_acts WHERE id = NEW.id);
END;
CREATE TRIGGER hexitime_acts_never_change BEFORE UPDATE ON hexitime_acts BEGIN
    SELECT RAISE(ABORT, 'An act is never changed.');
END;
CREATE TRIGGER hexitime_acts_stay BEFORE DELETE ON hexitime_acts BEGIN
    SELECT RAISE(ABORT, 'An act is never deleted.');
END;

CREATE TABLE "ef_temp_hexitime_listings" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_listings" PRIMARY KEY,
    "audience" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL,
    "owner_id" TEXT NOT NULL,
    "place" TEXT NULL,
    "published_at" INTEGER NOT NULL,
    "skills" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "type" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    CONSTRAINT "hexitime_listings_audience" CHECK (audience BETWEEN 1 AND 2),
    CONSTRAINT "hexitime_listings_minutes" CHECK (minutes > 0),
    CONSTRAINT "hexitime_listings_state" CHECK (state BETWEEN 1 AND 4),
    CONSTRAINT "hexitime_listings_type" CHECK (type BETWEEN 1 AND 2),
    CONSTRAINT "hexitime_listings_version" CHECK (version > 0),
    CONSTRAINT "FK_hexitime_listings_hexitime_members_owner_id" FOREIGN KEY ("owner_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_hexitime_listings" ("id", "audience", "description", "expires_at", "kind", "minutes", "owner_id", "place", "published_at", "skills", "state", "title", "type", "version", "words")
SELECT "id", "audience", "description", "expires_at", "kind", "minutes", "owner_id", "place", "published_at", "skills", "state", "title", "type", "version", "words"
FROM "hexitime_listings";

CREATE TABLE "ef_temp_hexitime_exchanges" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_exchanges" PRIMARY KEY,
    "awaited_id" TEXT NULL,
    "completed_at" INTEGER NULL,
    "days_until_completion" INTEGER NULL,
    "deadline" INTEGER NULL,
    "disputed_minutes" INTEGER NULL,
    "given_at" INTEGER NULL,
    "given_minutes" INTEGER NULL,
    "giver_id" TEXT NOT NULL,
    "giver_wallet" TEXT NOT NULL,
    "held_minutes" INTEGER NOT NULL,
    "is_gift" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "listing_id" TEXT NULL,
    "meeting_at" INTEGER NULL,
    "meeting_place" TEXT NULL,
    "minutes" INTEGER NOT NULL,
    "needs_approval" INTEGER NOT NULL,
    "needs_undertaking" INTEGER NOT NULL,
    "network_id" TEXT NULL,
    "proposed_at" INTEGER NOT NULL,
    "proposed_for" INTEGER NULL,
    "receiver_id" TEXT NOT NULL,
    "receiver_wallet" TEXT NOT NULL,
    "recorded_by" TEXT NULL,
    "recorded_minutes" INTEGER NULL,
    "state" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "hexitime_exchanges_awaited" CHECK (awaited_id IS NULL OR awaited_id IN (giver_id, receiver_id)),
    CONSTRAINT "hexitime_exchanges_minutes" CHECK (minutes > 0 AND held_minutes BETWEEN 0 AND minutes),
    CONSTRAINT "hexitime_exchanges_state" CHECK (state BETWEEN 1 AND 11),
    CONSTRAINT "hexitime_exchanges_two_sides" CHECK (giver_id <> receiver_id AND giver_wallet <> receiver_wallet),
    CONSTRAINT "hexitime_exchanges_version" CHECK (version > 0),
    CONSTRAINT "FK_hexitime_exchanges_hexitime_listings_listing_id" FOREIGN KEY ("listing_id") REFERENCES "hexitime_listings" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_exchanges_hexitime_members_giver_id" FOREIGN KEY ("giver_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_exchanges_hexitime_members_receiver_id" FOREIGN KEY ("receiver_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_exchanges_hexitime_networks_network_id" FOREIGN KEY ("network_id") REFERENCES "hexitime_networks" ("id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_hexitime_exchanges" ("id", "awaited_id", "completed_at", "days_until_completion", "deadline", "disputed_minutes", "given_at", "given_minutes", "giver_id", "giver_wallet", "held_minutes", "is_gift", "kind", "listing_id", "meeting_at", "meeting_place", "minutes", "needs_approval", "needs_undertaking", "network_id", "proposed_at", "proposed_for", "receiver_id", "receiver_wallet", "recorded_by", "recorded_minutes", "state", "title", "version")
SELECT "id", "awaited_id", "completed_at", "days_until_completion", "deadline", "disputed_minutes", "given_at", "given_minutes", "giver_id", "giver_wallet", "held_minutes", "is_gift", "kind", "listing_id", "meeting_at", "meeting_place", "minutes", "needs_approval", "needs_undertaking", "network_id", "proposed_at", "proposed_for", "receiver_id", "receiver_wallet", "recorded_by", "recorded_minutes", "state", "title", "version"
FROM "hexitime_exchanges";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "hexitime_listings";

ALTER TABLE "ef_temp_hexitime_listings" RENAME TO "hexitime_listings";

DROP TABLE "hexitime_exchanges";

ALTER TABLE "ef_temp_hexitime_exchanges" RENAME TO "hexitime_exchanges";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE INDEX "hexitime_listings_expiry" ON "hexitime_listings" ("state", "expires_at");

CREATE INDEX "hexitime_listings_newest" ON "hexitime_listings" ("state", "published_at", "id");

CREATE INDEX "hexitime_listings_owner" ON "hexitime_listings" ("owner_id", "published_at");

CREATE INDEX "hexitime_exchanges_deadline" ON "hexitime_exchanges" ("deadline") WHERE deadline IS NOT NULL;

CREATE INDEX "hexitime_exchanges_giver" ON "hexitime_exchanges" ("giver_id", "proposed_at");

CREATE INDEX "hexitime_exchanges_listing" ON "hexitime_exchanges" ("listing_id");

CREATE INDEX "hexitime_exchanges_network" ON "hexitime_exchanges" ("network_id");

CREATE INDEX "hexitime_exchanges_receiver" ON "hexitime_exchanges" ("receiver_id", "proposed_at");

CREATE INDEX "hexitime_exchanges_state_newest" ON "hexitime_exchanges" ("state", "proposed_at");

COMMIT;

INSERT INTO "hexitime_migrations" ("MigrationId", "ProductVersion")
VALUES ('20261123094349_Communities', '10.0.15');

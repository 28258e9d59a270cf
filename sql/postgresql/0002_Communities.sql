START TRANSACTION;
ALTER TABLE hexitime.listings ADD audience integer NOT NULL DEFAULT 1;

ALTER TABLE hexitime.exchanges ADD days_until_completion integer;

ALTER TABLE hexitime.exchanges ADD needs_approval boolean NOT NULL DEFAULT FALSE;

ALTER TABLE hexitime.exchanges ADD needs_undertaking boolean NOT NULL DEFAULT FALSE;

ALTER TABLE hexitime.exchanges ADD network_id uuid;

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

CREATE TABLE hexitime.blocks (
    blocker_id uuid NOT NULL,
    blocked_id uuid NOT NULL,
    since timestamp with time zone NOT NULL,
    CONSTRAINT "PK_blocks" PRIMARY KEY (blocker_id, blocked_id),
    CONSTRAINT blocks_two_people CHECK (blocker_id <> blocked_id),
    CONSTRAINT "FK_blocks_members_blocked_id" FOREIGN KEY (blocked_id) REFERENCES hexitime.members (id) ON DELETE CASCADE,
    CONSTRAINT "FK_blocks_members_blocker_id" FOREIGN KEY (blocker_id) REFERENCES hexitime.members (id) ON DELETE CASCADE
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

CREATE TABLE hexitime.reports (
    id uuid NOT NULL,
    reporter_id uuid NOT NULL,
    kind integer NOT NULL,
    thing_id uuid NOT NULL,
    about_id uuid NOT NULL,
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
    CONSTRAINT "FK_reports_members_reporter_id" FOREIGN KEY (reporter_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.sessions (
    id uuid NOT NULL,
    giver_id uuid NOT NULL,
    giver_wallet uuid NOT NULL,
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
    CONSTRAINT "FK_sessions_members_giver_id" FOREIGN KEY (giver_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.donations (
    id uuid NOT NULL,
    from_id uuid NOT NULL,
    to_id uuid,
    to_network_id uuid,
    minutes bigint NOT NULL,
    message text,
    is_anonymous boolean NOT NULL,
    given_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_donations" PRIMARY KEY (id),
    CONSTRAINT donations_minutes CHECK (minutes > 0),
    CONSTRAINT donations_one_receiver CHECK ((to_id IS NULL) <> (to_network_id IS NULL)),
    CONSTRAINT donations_two_people CHECK (from_id <> to_id),
    CONSTRAINT "FK_donations_members_from_id" FOREIGN KEY (from_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_donations_members_to_id" FOREIGN KEY (to_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_donations_networks_to_network_id" FOREIGN KEY (to_network_id) REFERENCES hexitime.networks (id) ON DELETE RESTRICT
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

CREATE TABLE hexitime.listing_places (
    network_id uuid NOT NULL,
    listing_id uuid NOT NULL,
    is_approved boolean NOT NULL,
    CONSTRAINT "PK_listing_places" PRIMARY KEY (listing_id, network_id),
    CONSTRAINT "FK_listing_places_listings_listing_id" FOREIGN KEY (listing_id) REFERENCES hexitime.listings (id) ON DELETE CASCADE,
    CONSTRAINT "FK_listing_places_networks_network_id" FOREIGN KEY (network_id) REFERENCES hexitime.networks (id) ON DELETE RESTRICT
);

CREATE TABLE hexitime.memberships (
    network_id uuid NOT NULL,
    member_id uuid NOT NULL,
    state integer NOT NULL,
    category text,
    roles integer NOT NULL,
    since timestamp with time zone NOT NULL,
    note text,
    version integer NOT NULL,
    CONSTRAINT "PK_memberships" PRIMARY KEY (network_id, member_id),
    CONSTRAINT memberships_roles CHECK (roles BETWEEN 0 AND 15 AND (roles = 0 OR state = 2)),
    CONSTRAINT memberships_state CHECK (state BETWEEN 1 AND 5),
    CONSTRAINT memberships_version CHECK (version > 0),
    CONSTRAINT "FK_memberships_members_member_id" FOREIGN KEY (member_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_memberships_networks_network_id" FOREIGN KEY (network_id) REFERENCES hexitime.networks (id) ON DELETE RESTRICT
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

ALTER TABLE hexitime.listings ADD CONSTRAINT listings_audience CHECK (audience BETWEEN 1 AND 2);

CREATE INDEX exchanges_network ON hexitime.exchanges (network_id);

CREATE INDEX acts_done_at ON hexitime.acts (done_at);

CREATE INDEX blocks_blocked ON hexitime.blocks (blocked_id);

CREATE INDEX donations_from ON hexitime.donations (from_id, given_at);

CREATE INDEX donations_to ON hexitime.donations (to_id, given_at);

CREATE INDEX donations_to_network ON hexitime.donations (to_network_id, given_at);

CREATE UNIQUE INDEX invitations_code ON hexitime.invitations (network_id, code_digest);

CREATE INDEX "IX_invitations_invited_by" ON hexitime.invitations (invited_by);

CREATE INDEX "IX_invitations_used_by" ON hexitime.invitations (used_by);

CREATE INDEX listing_places_network ON hexitime.listing_places (network_id);

CREATE INDEX memberships_member ON hexitime.memberships (member_id, state);

CREATE INDEX memberships_newest ON hexitime.memberships (network_id, state, since);

CREATE INDEX messages_author ON hexitime.messages (author_id);

CREATE UNIQUE INDEX messages_order ON hexitime.messages (subject_kind, subject_id, sent_at);

CREATE INDEX networks_newest ON hexitime.networks (founded_at, id);

CREATE UNIQUE INDEX networks_pot ON hexitime.networks (pot);

CREATE INDEX "IX_pot_grants_granted_by" ON hexitime.pot_grants (granted_by);

CREATE INDEX "IX_pot_grants_to_id" ON hexitime.pot_grants (to_id);

CREATE INDEX pot_grants_newest ON hexitime.pot_grants (network_id, granted_at);

CREATE INDEX read_markers_unread ON hexitime.read_markers (member_id) WHERE unread > 0;

CREATE INDEX reports_about ON hexitime.reports (about_id);

CREATE INDEX reports_queue ON hexitime.reports (state, made_at);

CREATE INDEX reports_reporter ON hexitime.reports (reporter_id, made_at);

CREATE UNIQUE INDEX reports_undecided_once ON hexitime.reports (reporter_id, kind, thing_id) WHERE state IN (1, 2);

CREATE UNIQUE INDEX session_seats_in_order ON hexitime.session_seats (session_id, number);

CREATE INDEX session_seats_member ON hexitime.session_seats (member_id);

CREATE INDEX sessions_deadline ON hexitime.sessions (deadline) WHERE deadline IS NOT NULL;

CREATE INDEX sessions_giver ON hexitime.sessions (giver_id, starts_at);

CREATE INDEX sessions_state_next ON hexitime.sessions (state, starts_at);

ALTER TABLE hexitime.exchanges ADD CONSTRAINT "FK_exchanges_networks_network_id" FOREIGN KEY (network_id) REFERENCES hexitime.networks (id) ON DELETE RESTRICT;

CREATE TRIGGER acts_never_change BEFORE UPDATE ON hexitime.acts FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('An act is never changed.');
CREATE TRIGGER acts_stay BEFORE DELETE OR TRUNCATE ON hexitime.acts FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('An act is never deleted.');

INSERT INTO hexitime.migrations ("MigrationId", "ProductVersion")
VALUES ('20261123094359_Communities', '10.0.15');

COMMIT;

START TRANSACTION;
CREATE TABLE hexitime.donations (
    id uuid NOT NULL,
    from_id uuid NOT NULL,
    to_id uuid NOT NULL,
    minutes bigint NOT NULL,
    message text,
    is_anonymous boolean NOT NULL,
    given_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_donations" PRIMARY KEY (id),
    CONSTRAINT donations_minutes CHECK (minutes > 0),
    CONSTRAINT donations_two_people CHECK (from_id <> to_id),
    CONSTRAINT "FK_donations_members_from_id" FOREIGN KEY (from_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_donations_members_to_id" FOREIGN KEY (to_id) REFERENCES hexitime.members (id) ON DELETE RESTRICT
);

CREATE INDEX donations_from ON hexitime.donations (from_id, given_at);

CREATE INDEX donations_to ON hexitime.donations (to_id, given_at);

INSERT INTO hexitime.migrations ("MigrationId", "ProductVersion")
VALUES ('20261123081918_Donations', '10.0.15');

COMMIT;

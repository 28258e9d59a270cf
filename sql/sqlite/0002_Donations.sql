BEGIN TRANSACTION;
CREATE TABLE "hexitime_donations" (
    "id" TEXT NOT NULL CONSTRAINT "PK_hexitime_donations" PRIMARY KEY,
    "from_id" TEXT NOT NULL,
    "to_id" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "message" TEXT NULL,
    "is_anonymous" INTEGER NOT NULL,
    "given_at" INTEGER NOT NULL,
    CONSTRAINT "hexitime_donations_minutes" CHECK (minutes > 0),
    CONSTRAINT "hexitime_donations_two_people" CHECK (from_id <> to_id),
    CONSTRAINT "FK_hexitime_donations_hexitime_members_from_id" FOREIGN KEY ("from_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_hexitime_donations_hexitime_members_to_id" FOREIGN KEY ("to_id") REFERENCES "hexitime_members" ("id") ON DELETE RESTRICT
);

CREATE INDEX "hexitime_donations_from" ON "hexitime_donations" ("from_id", "given_at");

CREATE INDEX "hexitime_donations_to" ON "hexitime_donations" ("to_id", "given_at");

INSERT INTO "hexitime_migrations" ("MigrationId", "ProductVersion")
VALUES ('20261123081911_Donations', '10.0.15');

COMMIT;

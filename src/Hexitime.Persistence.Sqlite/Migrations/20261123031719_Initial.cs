using Hexitime.Persistence.Sqlite.Ledger;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hexitime.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateHexitimeLedger();

            migrationBuilder.CreateTable(
                name: "hexitime_command_answers",
                columns: table => new
                {
                    subject_digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    request = table.Column<string>(type: "TEXT", nullable: false),
                    fingerprint = table.Column<byte[]>(type: "BLOB", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_command_answers", x => new { x.subject_digest, x.key });
                });

            migrationBuilder.CreateTable(
                name: "hexitime_organisations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    ods_code = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_organisations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_outbox",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    stream = table.Column<Guid>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    not_before = table.Column<long>(type: "INTEGER", nullable: true),
                    lease = table.Column<Guid>(type: "TEXT", nullable: true),
                    leased_until = table.Column<long>(type: "INTEGER", nullable: true),
                    delivered_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_outbox", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_members",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    wallet = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    registered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: false),
                    profession = table.Column<string>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pay_band = table.Column<string>(type: "TEXT", nullable: true),
                    skills = table.Column<string>(type: "TEXT", nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", nullable: false),
                    languages = table.Column<string>(type: "TEXT", nullable: false),
                    biography = table.Column<string>(type: "TEXT", nullable: false),
                    shows_contact = table.Column<bool>(type: "INTEGER", nullable: false),
                    shows_on_map = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_in_statistics = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_members", x => x.id);
                    table.CheckConstraint("hexitime_members_state", "state BETWEEN 1 AND 4");
                    table.CheckConstraint("hexitime_members_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_hexitime_members_hexitime_accounts_wallet",
                        column: x => x.wallet,
                        principalTable: "hexitime_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_members_hexitime_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "hexitime_organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_imported_identities",
                columns: table => new
                {
                    external_id = table.Column<string>(type: "TEXT", nullable: false),
                    member_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    wallet = table.Column<Guid>(type: "TEXT", nullable: false),
                    floor_minutes = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_imported_identities", x => x.external_id);
                    table.ForeignKey(
                        name: "FK_hexitime_imported_identities_hexitime_members_member_id",
                        column: x => x.member_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    type = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    skills = table.Column<string>(type: "TEXT", nullable: false),
                    minutes = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: true),
                    published_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_listings", x => x.id);
                    table.CheckConstraint("hexitime_listings_minutes", "minutes > 0");
                    table.CheckConstraint("hexitime_listings_state", "state BETWEEN 1 AND 4");
                    table.CheckConstraint("hexitime_listings_type", "type BETWEEN 1 AND 2");
                    table.CheckConstraint("hexitime_listings_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_hexitime_listings_hexitime_members_owner_id",
                        column: x => x.owner_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_exchanges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    listing_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    giver_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    giver_wallet = table.Column<Guid>(type: "TEXT", nullable: false),
                    receiver_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    receiver_wallet = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    awaited_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    minutes = table.Column<long>(type: "INTEGER", nullable: false),
                    proposed_for = table.Column<long>(type: "INTEGER", nullable: true),
                    is_gift = table.Column<bool>(type: "INTEGER", nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    deadline = table.Column<long>(type: "INTEGER", nullable: true),
                    held_minutes = table.Column<long>(type: "INTEGER", nullable: false),
                    meeting_at = table.Column<long>(type: "INTEGER", nullable: true),
                    meeting_place = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    recorded_minutes = table.Column<long>(type: "INTEGER", nullable: true),
                    given_at = table.Column<long>(type: "INTEGER", nullable: true),
                    disputed_minutes = table.Column<long>(type: "INTEGER", nullable: true),
                    given_minutes = table.Column<long>(type: "INTEGER", nullable: true),
                    completed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_exchanges", x => x.id);
                    table.CheckConstraint("hexitime_exchanges_awaited", "awaited_id IS NULL OR awaited_id IN (giver_id, receiver_id)");
                    table.CheckConstraint("hexitime_exchanges_minutes", "minutes > 0 AND held_minutes BETWEEN 0 AND minutes");
                    table.CheckConstraint("hexitime_exchanges_state", "state BETWEEN 1 AND 11");
                    table.CheckConstraint("hexitime_exchanges_two_sides", "giver_id <> receiver_id AND giver_wallet <> receiver_wallet");
                    table.CheckConstraint("hexitime_exchanges_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_hexitime_exchanges_hexitime_listings_listing_id",
                        column: x => x.listing_id,
                        principalTable: "hexitime_listings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_exchanges_hexitime_members_giver_id",
                        column: x => x.giver_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_exchanges_hexitime_members_receiver_id",
                        column: x => x.receiver_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_exchange_feedback",
                columns: table => new
                {
                    given_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    exchange_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    rating = table.Column<int>(type: "INTEGER", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: true),
                    given_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_exchange_feedback", x => new { x.exchange_id, x.given_by });
                    table.CheckConstraint("hexitime_exchange_feedback_rating", "rating BETWEEN 1 AND 5");
                    table.ForeignKey(
                        name: "FK_hexitime_exchange_feedback_hexitime_exchanges_exchange_id",
                        column: x => x.exchange_id,
                        principalTable: "hexitime_exchanges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_exchange_steps",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    exchange_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    action = table.Column<int>(type: "INTEGER", nullable: false),
                    taken_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    taken_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_exchange_steps", x => new { x.exchange_id, x.number });
                    table.CheckConstraint("hexitime_exchange_steps_number", "number > 0");
                    table.ForeignKey(
                        name: "FK_hexitime_exchange_steps_hexitime_exchanges_exchange_id",
                        column: x => x.exchange_id,
                        principalTable: "hexitime_exchanges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "hexitime_command_answers_recorded_at",
                table: "hexitime_command_answers",
                column: "recorded_at");

            migrationBuilder.CreateIndex(
                name: "hexitime_exchanges_deadline",
                table: "hexitime_exchanges",
                column: "deadline",
                filter: "deadline IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "hexitime_exchanges_giver",
                table: "hexitime_exchanges",
                columns: new[] { "giver_id", "proposed_at" });

            migrationBuilder.CreateIndex(
                name: "hexitime_exchanges_listing",
                table: "hexitime_exchanges",
                column: "listing_id");

            migrationBuilder.CreateIndex(
                name: "hexitime_exchanges_receiver",
                table: "hexitime_exchanges",
                columns: new[] { "receiver_id", "proposed_at" });

            migrationBuilder.CreateIndex(
                name: "hexitime_exchanges_state_newest",
                table: "hexitime_exchanges",
                columns: new[] { "state", "proposed_at" });

            migrationBuilder.CreateIndex(
                name: "hexitime_imported_identities_member",
                table: "hexitime_imported_identities",
                column: "member_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "hexitime_listings_expiry",
                table: "hexitime_listings",
                columns: new[] { "state", "expires_at" });

            migrationBuilder.CreateIndex(
                name: "hexitime_listings_newest",
                table: "hexitime_listings",
                columns: new[] { "state", "published_at", "id" });

            migrationBuilder.CreateIndex(
                name: "hexitime_listings_owner",
                table: "hexitime_listings",
                columns: new[] { "owner_id", "published_at" });

            migrationBuilder.CreateIndex(
                name: "hexitime_members_organisation",
                table: "hexitime_members",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "hexitime_members_subject",
                table: "hexitime_members",
                column: "subject",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "hexitime_members_wallet",
                table: "hexitime_members",
                column: "wallet",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "hexitime_organisations_name",
                table: "hexitime_organisations",
                column: "name_key",
                unique: true,
                filter: "ods_code IS NULL");

            migrationBuilder.CreateIndex(
                name: "hexitime_organisations_ods_code",
                table: "hexitime_organisations",
                column: "ods_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "hexitime_outbox_delivered",
                table: "hexitime_outbox",
                column: "delivered_at",
                filter: "delivered_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "hexitime_outbox_leased",
                table: "hexitime_outbox",
                column: "lease",
                filter: "lease IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "hexitime_outbox_waiting",
                table: "hexitime_outbox",
                columns: new[] { "stream", "sequence" },
                filter: "delivered_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "hexitime_command_answers");

            migrationBuilder.DropTable(
                name: "hexitime_exchange_feedback");

            migrationBuilder.DropTable(
                name: "hexitime_exchange_steps");

            migrationBuilder.DropTable(
                name: "hexitime_imported_identities");

            migrationBuilder.DropTable(
                name: "hexitime_outbox");

            migrationBuilder.DropTable(
                name: "hexitime_exchanges");

            migrationBuilder.DropTable(
                name: "hexitime_listings");

            migrationBuilder.DropTable(
                name: "hexitime_members");

            migrationBuilder.DropTable(
                name: "hexitime_organisations");

            migrationBuilder.DropHexitimeLedger();
        }
    }
}

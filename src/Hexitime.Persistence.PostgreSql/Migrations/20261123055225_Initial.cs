using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Hexitime.Persistence.PostgreSql.Ledger;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Hexitime.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateHexitimeLedger();

            migrationBuilder.EnsureSchema(
                name: "hexitime");

            migrationBuilder.CreateTable(
                name: "command_answers",
                schema: "hexitime",
                columns: table => new
                {
                    subject_digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    request = table.Column<string>(type: "text", nullable: false),
                    fingerprint = table.Column<byte[]>(type: "bytea", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_command_answers", x => new { x.subject_digest, x.key });
                });

            migrationBuilder.CreateTable(
                name: "organisations",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: false),
                    ods_code = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "hexitime",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    stream = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    not_before = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    lease = table.Column<Guid>(type: "uuid", nullable: true),
                    leased_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    delivered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "members",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    wallet = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    registered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    profession = table.Column<string>(type: "text", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pay_band = table.Column<string>(type: "text", nullable: true),
                    skills = table.Column<string[]>(type: "text[]", nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: false),
                    languages = table.Column<string[]>(type: "text[]", nullable: false),
                    biography = table.Column<string>(type: "text", nullable: false),
                    shows_contact = table.Column<bool>(type: "boolean", nullable: false),
                    shows_on_map = table.Column<bool>(type: "boolean", nullable: false),
                    is_in_statistics = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members", x => x.id);
                    table.CheckConstraint("members_state", "state BETWEEN 1 AND 4");
                    table.CheckConstraint("members_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_members_accounts_wallet",
                        column: x => x.wallet,
                        principalSchema: "hexitime",
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_members_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "hexitime",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "imported_identities",
                schema: "hexitime",
                columns: table => new
                {
                    external_id = table.Column<string>(type: "text", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    wallet = table.Column<Guid>(type: "uuid", nullable: false),
                    floor_minutes = table.Column<long>(type: "bigint", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imported_identities", x => x.external_id);
                    table.ForeignKey(
                        name: "FK_imported_identities_members_member_id",
                        column: x => x.member_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "listings",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    skills = table.Column<string[]>(type: "text[]", nullable: false),
                    minutes = table.Column<long>(type: "bigint", nullable: false),
                    place = table.Column<string>(type: "text", nullable: true),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_listings", x => x.id);
                    table.CheckConstraint("listings_minutes", "minutes > 0");
                    table.CheckConstraint("listings_state", "state BETWEEN 1 AND 4");
                    table.CheckConstraint("listings_type", "type BETWEEN 1 AND 2");
                    table.CheckConstraint("listings_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_listings_members_owner_id",
                        column: x => x.owner_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "exchanges",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    listing_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    giver_id = table.Column<Guid>(type: "uuid", nullable: false),
                    giver_wallet = table.Column<Guid>(type: "uuid", nullable: false),
                    receiver_id = table.Column<Guid>(type: "uuid", nullable: false),
                    receiver_wallet = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    awaited_id = table.Column<Guid>(type: "uuid", nullable: true),
                    minutes = table.Column<long>(type: "bigint", nullable: false),
                    proposed_for = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    is_gift = table.Column<bool>(type: "boolean", nullable: false),
                    proposed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    deadline = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    held_minutes = table.Column<long>(type: "bigint", nullable: false),
                    meeting_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    meeting_place = table.Column<string>(type: "text", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_minutes = table.Column<long>(type: "bigint", nullable: true),
                    given_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    disputed_minutes = table.Column<long>(type: "bigint", nullable: true),
                    given_minutes = table.Column<long>(type: "bigint", nullable: true),
                    completed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exchanges", x => x.id);
                    table.CheckConstraint("exchanges_awaited", "awaited_id IS NULL OR awaited_id IN (giver_id, receiver_id)");
                    table.CheckConstraint("exchanges_minutes", "minutes > 0 AND held_minutes BETWEEN 0 AND minutes");
                    table.CheckConstraint("exchanges_state", "state BETWEEN 1 AND 11");
                    table.CheckConstraint("exchanges_two_sides", "giver_id <> receiver_id AND giver_wallet <> receiver_wallet");
                    table.CheckConstraint("exchanges_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_exchanges_listings_listing_id",
                        column: x => x.listing_id,
                        principalSchema: "hexitime",
                        principalTable: "listings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_exchanges_members_giver_id",
                        column: x => x.giver_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_exchanges_members_receiver_id",
                        column: x => x.receiver_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "exchange_feedback",
                schema: "hexitime",
                columns: table => new
                {
                    given_by = table.Column<Guid>(type: "uuid", nullable: false),
                    exchange_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rating = table.Column<int>(type: "integer", nullable: false),
                    words = table.Column<string>(type: "text", nullable: true),
                    given_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exchange_feedback", x => new { x.exchange_id, x.given_by });
                    table.CheckConstraint("exchange_feedback_rating", "rating BETWEEN 1 AND 5");
                    table.ForeignKey(
                        name: "FK_exchange_feedback_exchanges_exchange_id",
                        column: x => x.exchange_id,
                        principalSchema: "hexitime",
                        principalTable: "exchanges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "exchange_steps",
                schema: "hexitime",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    exchange_id = table.Column<Guid>(type: "uuid", nullable: false),
                    action = table.Column<int>(type: "integer", nullable: false),
                    taken_by = table.Column<Guid>(type: "uuid", nullable: true),
                    taken_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exchange_steps", x => new { x.exchange_id, x.number });
                    table.CheckConstraint("exchange_steps_number", "number > 0");
                    table.ForeignKey(
                        name: "FK_exchange_steps_exchanges_exchange_id",
                        column: x => x.exchange_id,
                        principalSchema: "hexitime",
                        principalTable: "exchanges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "command_answers_recorded_at",
                schema: "hexitime",
                table: "command_answers",
                column: "recorded_at");

            migrationBuilder.CreateIndex(
                name: "exchanges_deadline",
                schema: "hexitime",
                table: "exchanges",
                column: "deadline",
                filter: "deadline IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "exchanges_giver",
                schema: "hexitime",
                table: "exchanges",
                columns: new[] { "giver_id", "proposed_at" });

            migrationBuilder.CreateIndex(
                name: "exchanges_listing",
                schema: "hexitime",
                table: "exchanges",
                column: "listing_id");

            migrationBuilder.CreateIndex(
                name: "exchanges_receiver",
                schema: "hexitime",
                table: "exchanges",
                columns: new[] { "receiver_id", "proposed_at" });

            migrationBuilder.CreateIndex(
                name: "exchanges_state_newest",
                schema: "hexitime",
                table: "exchanges",
                columns: new[] { "state", "proposed_at" });

            migrationBuilder.CreateIndex(
                name: "imported_identities_member",
                schema: "hexitime",
                table: "imported_identities",
                column: "member_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "listings_expiry",
                schema: "hexitime",
                table: "listings",
                columns: new[] { "state", "expires_at" });

            migrationBuilder.CreateIndex(
                name: "listings_newest",
                schema: "hexitime",
                table: "listings",
                columns: new[] { "state", "published_at", "id" });

            migrationBuilder.CreateIndex(
                name: "listings_owner",
                schema: "hexitime",
                table: "listings",
                columns: new[] { "owner_id", "published_at" });

            migrationBuilder.CreateIndex(
                name: "members_organisation",
                schema: "hexitime",
                table: "members",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "members_subject",
                schema: "hexitime",
                table: "members",
                column: "subject",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "members_wallet",
                schema: "hexitime",
                table: "members",
                column: "wallet",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "organisations_name",
                schema: "hexitime",
                table: "organisations",
                column: "name_key",
                unique: true,
                filter: "ods_code IS NULL");

            migrationBuilder.CreateIndex(
                name: "organisations_ods_code",
                schema: "hexitime",
                table: "organisations",
                column: "ods_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "outbox_delivered",
                schema: "hexitime",
                table: "outbox",
                column: "delivered_at",
                filter: "delivered_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "outbox_leased",
                schema: "hexitime",
                table: "outbox",
                column: "lease",
                filter: "lease IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "outbox_waiting",
                schema: "hexitime",
                table: "outbox",
                columns: new[] { "stream", "sequence" },
                filter: "delivered_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "command_answers",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "exchange_feedback",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "exchange_steps",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "imported_identities",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "exchanges",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "listings",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "members",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "organisations",
                schema: "hexitime");

            migrationBuilder.DropHexitimeLedger();
        }
    }
}

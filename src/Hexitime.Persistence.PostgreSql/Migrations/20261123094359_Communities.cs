using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Hexitime.Persistence.PostgreSql.Audit;

#nullable disable

namespace Hexitime.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Communities : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "audience",
                schema: "hexitime",
                table: "listings",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "days_until_completion",
                schema: "hexitime",
                table: "exchanges",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "needs_approval",
                schema: "hexitime",
                table: "exchanges",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "needs_undertaking",
                schema: "hexitime",
                table: "exchanges",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "network_id",
                schema: "hexitime",
                table: "exchanges",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "acts",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject = table.Column<string>(type: "text", nullable: true),
                    request = table.Column<string>(type: "text", nullable: false),
                    details = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_acts", x => x.id);
                    table.CheckConstraint("acts_somebody", "(member_id IS NULL) <> (subject IS NULL)");
                });

            migrationBuilder.CreateTable(
                name: "blocks",
                schema: "hexitime",
                columns: table => new
                {
                    blocker_id = table.Column<Guid>(type: "uuid", nullable: false),
                    blocked_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_blocks", x => new { x.blocker_id, x.blocked_id });
                    table.CheckConstraint("blocks_two_people", "blocker_id <> blocked_id");
                    table.ForeignKey(
                        name: "FK_blocks_members_blocked_id",
                        column: x => x.blocked_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_blocks_members_blocker_id",
                        column: x => x.blocker_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "messages",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_kind = table.Column<int>(type: "integer", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_messages", x => x.id);
                    table.ForeignKey(
                        name: "FK_messages_members_author_id",
                        column: x => x.author_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "networks",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    joining = table.Column<int>(type: "integer", nullable: false),
                    email_domains = table.Column<string[]>(type: "text[]", nullable: false),
                    categories = table.Column<string[]>(type: "text[]", nullable: false),
                    listings = table.Column<int>(type: "integer", nullable: false),
                    kinds = table.Column<int[]>(type: "integer[]", nullable: false),
                    kinds_needing_approval = table.Column<int[]>(type: "integer[]", nullable: false),
                    kinds_needing_undertaking = table.Column<int[]>(type: "integer[]", nullable: false),
                    days_until_completion = table.Column<int>(type: "integer", nullable: true),
                    pot = table.Column<Guid>(type: "uuid", nullable: false),
                    founded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    accent = table.Column<string>(type: "text", nullable: false),
                    colour = table.Column<string>(type: "text", nullable: false),
                    logo = table.Column<string>(type: "text", nullable: true),
                    word_for_credit = table.Column<string>(type: "text", nullable: false),
                    word_for_kind = table.Column<string>(type: "text", nullable: false),
                    word_for_member = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_networks", x => x.id);
                    table.CheckConstraint("networks_completion", "days_until_completion BETWEEN 1 AND 365");
                    table.CheckConstraint("networks_joining", "joining BETWEEN 1 AND 4");
                    table.CheckConstraint("networks_listings", "listings BETWEEN 1 AND 2");
                    table.CheckConstraint("networks_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_networks_accounts_pot",
                        column: x => x.pot,
                        principalSchema: "hexitime",
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "read_markers",
                schema: "hexitime",
                columns: table => new
                {
                    subject_kind = table.Column<int>(type: "integer", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    read_up_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    unread = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_read_markers", x => new { x.subject_kind, x.subject_id, x.member_id });
                    table.CheckConstraint("read_markers_unread", "unread >= 0");
                    table.ForeignKey(
                        name: "FK_read_markers_members_member_id",
                        column: x => x.member_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reports",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reporter_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    thing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    about_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quote = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<int>(type: "integer", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reports", x => x.id);
                    table.CheckConstraint("reports_state", "state BETWEEN 1 AND 4");
                    table.CheckConstraint("reports_two_people", "reporter_id <> about_id");
                    table.ForeignKey(
                        name: "FK_reports_members_about_id",
                        column: x => x.about_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_reports_members_reporter_id",
                        column: x => x.reporter_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    giver_id = table.Column<Guid>(type: "uuid", nullable: false),
                    giver_wallet = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: true),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    minutes = table.Column<long>(type: "bigint", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    minimum = table.Column<int>(type: "integer", nullable: false),
                    cost = table.Column<int>(type: "integer", nullable: false),
                    starts_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    free_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    place = table.Column<string>(type: "text", nullable: true),
                    scheduled_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    deadline = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    joined = table.Column<int>(type: "integer", nullable: false),
                    given_minutes = table.Column<long>(type: "bigint", nullable: true),
                    completed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    cancel_reason = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.id);
                    table.CheckConstraint("sessions_capacity", "capacity BETWEEN 1 AND 200 AND minimum BETWEEN 1 AND capacity AND joined BETWEEN 0 AND capacity");
                    table.CheckConstraint("sessions_cost", "cost IN (1, 2)");
                    table.CheckConstraint("sessions_given", "(state IN (2, 3)) = (given_minutes IS NOT NULL) AND (state = 3) = (completed_at IS NOT NULL)");
                    table.CheckConstraint("sessions_minutes", "minutes > 0 AND (given_minutes IS NULL OR given_minutes BETWEEN 1 AND minutes)");
                    table.CheckConstraint("sessions_state", "state BETWEEN 1 AND 4");
                    table.CheckConstraint("sessions_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_sessions_members_giver_id",
                        column: x => x.giver_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "donations",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_id = table.Column<Guid>(type: "uuid", nullable: true),
                    to_network_id = table.Column<Guid>(type: "uuid", nullable: true),
                    minutes = table.Column<long>(type: "bigint", nullable: false),
                    message = table.Column<string>(type: "text", nullable: true),
                    is_anonymous = table.Column<bool>(type: "boolean", nullable: false),
                    given_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_donations", x => x.id);
                    table.CheckConstraint("donations_minutes", "minutes > 0");
                    table.CheckConstraint("donations_one_receiver", "(to_id IS NULL) <> (to_network_id IS NULL)");
                    table.CheckConstraint("donations_two_people", "from_id <> to_id");
                    table.ForeignKey(
                        name: "FK_donations_members_from_id",
                        column: x => x.from_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_donations_members_to_id",
                        column: x => x.to_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_donations_networks_to_network_id",
                        column: x => x.to_network_id,
                        principalSchema: "hexitime",
                        principalTable: "networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    network_id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    category = table.Column<string>(type: "text", nullable: true),
                    invited_by = table.Column<Guid>(type: "uuid", nullable: false),
                    code_digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    invited_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    used_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invitations", x => x.id);
                    table.CheckConstraint("invitations_used", "used_by IS NULL OR ended_at IS NOT NULL");
                    table.CheckConstraint("invitations_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_invitations_members_invited_by",
                        column: x => x.invited_by,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_invitations_members_used_by",
                        column: x => x.used_by,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_invitations_networks_network_id",
                        column: x => x.network_id,
                        principalSchema: "hexitime",
                        principalTable: "networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "listing_places",
                schema: "hexitime",
                columns: table => new
                {
                    network_id = table.Column<Guid>(type: "uuid", nullable: false),
                    listing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_approved = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_listing_places", x => new { x.listing_id, x.network_id });
                    table.ForeignKey(
                        name: "FK_listing_places_listings_listing_id",
                        column: x => x.listing_id,
                        principalSchema: "hexitime",
                        principalTable: "listings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_listing_places_networks_network_id",
                        column: x => x.network_id,
                        principalSchema: "hexitime",
                        principalTable: "networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                schema: "hexitime",
                columns: table => new
                {
                    network_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    category = table.Column<string>(type: "text", nullable: true),
                    roles = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memberships", x => new { x.network_id, x.member_id });
                    table.CheckConstraint("memberships_roles", "roles BETWEEN 0 AND 15 AND (roles = 0 OR state = 2)");
                    table.CheckConstraint("memberships_state", "state BETWEEN 1 AND 5");
                    table.CheckConstraint("memberships_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_memberships_members_member_id",
                        column: x => x.member_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_memberships_networks_network_id",
                        column: x => x.network_id,
                        principalSchema: "hexitime",
                        principalTable: "networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pot_grants",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    network_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    minutes = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    granted_by = table.Column<Guid>(type: "uuid", nullable: false),
                    granted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pot_grants", x => x.id);
                    table.CheckConstraint("pot_grants_minutes", "minutes > 0");
                    table.CheckConstraint("pot_grants_two_people", "to_id <> granted_by");
                    table.ForeignKey(
                        name: "FK_pot_grants_members_granted_by",
                        column: x => x.granted_by,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_pot_grants_members_to_id",
                        column: x => x.to_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_pot_grants_networks_network_id",
                        column: x => x.network_id,
                        principalSchema: "hexitime",
                        principalTable: "networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_steps",
                schema: "hexitime",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    taken_by = table.Column<Guid>(type: "uuid", nullable: true),
                    taken_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_report_steps", x => new { x.report_id, x.number });
                    table.CheckConstraint("report_steps_number", "number > 0");
                    table.ForeignKey(
                        name: "FK_report_steps_reports_report_id",
                        column: x => x.report_id,
                        principalSchema: "hexitime",
                        principalTable: "reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "session_seats",
                schema: "hexitime",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    wallet = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    joined_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    held_minutes = table.Column<long>(type: "bigint", nullable: false),
                    answer = table.Column<int>(type: "integer", nullable: true),
                    objection = table.Column<string>(type: "text", nullable: true),
                    decision = table.Column<string>(type: "text", nullable: true),
                    charged_minutes = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_session_seats", x => new { x.session_id, x.member_id });
                    table.CheckConstraint("session_seats_charged", "charged_minutes IS NULL OR charged_minutes >= 0");
                    table.CheckConstraint("session_seats_held", "held_minutes >= 0 AND (held_minutes = 0 OR state NOT IN (1, 3))");
                    table.CheckConstraint("session_seats_number", "number > 0");
                    table.CheckConstraint("session_seats_state", "state BETWEEN 1 AND 7");
                    table.ForeignKey(
                        name: "FK_session_seats_members_member_id",
                        column: x => x.member_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_session_seats_sessions_session_id",
                        column: x => x.session_id,
                        principalSchema: "hexitime",
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "listings_audience",
                schema: "hexitime",
                table: "listings",
                sql: "audience BETWEEN 1 AND 2");

            migrationBuilder.CreateIndex(
                name: "exchanges_network",
                schema: "hexitime",
                table: "exchanges",
                column: "network_id");

            migrationBuilder.CreateIndex(
                name: "acts_done_at",
                schema: "hexitime",
                table: "acts",
                column: "done_at");

            migrationBuilder.CreateIndex(
                name: "blocks_blocked",
                schema: "hexitime",
                table: "blocks",
                column: "blocked_id");

            migrationBuilder.CreateIndex(
                name: "donations_from",
                schema: "hexitime",
                table: "donations",
                columns: new[] { "from_id", "given_at" });

            migrationBuilder.CreateIndex(
                name: "donations_to",
                schema: "hexitime",
                table: "donations",
                columns: new[] { "to_id", "given_at" });

            migrationBuilder.CreateIndex(
                name: "donations_to_network",
                schema: "hexitime",
                table: "donations",
                columns: new[] { "to_network_id", "given_at" });

            migrationBuilder.CreateIndex(
                name: "invitations_code",
                schema: "hexitime",
                table: "invitations",
                columns: new[] { "network_id", "code_digest" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_invitations_invited_by",
                schema: "hexitime",
                table: "invitations",
                column: "invited_by");

            migrationBuilder.CreateIndex(
                name: "IX_invitations_used_by",
                schema: "hexitime",
                table: "invitations",
                column: "used_by");

            migrationBuilder.CreateIndex(
                name: "listing_places_network",
                schema: "hexitime",
                table: "listing_places",
                column: "network_id");

            migrationBuilder.CreateIndex(
                name: "memberships_member",
                schema: "hexitime",
                table: "memberships",
                columns: new[] { "member_id", "state" });

            migrationBuilder.CreateIndex(
                name: "memberships_newest",
                schema: "hexitime",
                table: "memberships",
                columns: new[] { "network_id", "state", "since" });

            migrationBuilder.CreateIndex(
                name: "messages_author",
                schema: "hexitime",
                table: "messages",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "messages_order",
                schema: "hexitime",
                table: "messages",
                columns: new[] { "subject_kind", "subject_id", "sent_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "networks_newest",
                schema: "hexitime",
                table: "networks",
                columns: new[] { "founded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "networks_pot",
                schema: "hexitime",
                table: "networks",
                column: "pot",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_pot_grants_granted_by",
                schema: "hexitime",
                table: "pot_grants",
                column: "granted_by");

            migrationBuilder.CreateIndex(
                name: "IX_pot_grants_to_id",
                schema: "hexitime",
                table: "pot_grants",
                column: "to_id");

            migrationBuilder.CreateIndex(
                name: "pot_grants_newest",
                schema: "hexitime",
                table: "pot_grants",
                columns: new[] { "network_id", "granted_at" });

            migrationBuilder.CreateIndex(
                name: "read_markers_unread",
                schema: "hexitime",
                table: "read_markers",
                column: "member_id",
                filter: "unread > 0");

            migrationBuilder.CreateIndex(
                name: "reports_about",
                schema: "hexitime",
                table: "reports",
                column: "about_id");

            migrationBuilder.CreateIndex(
                name: "reports_queue",
                schema: "hexitime",
                table: "reports",
                columns: new[] { "state", "made_at" });

            migrationBuilder.CreateIndex(
                name: "reports_reporter",
                schema: "hexitime",
                table: "reports",
                columns: new[] { "reporter_id", "made_at" });

            migrationBuilder.CreateIndex(
                name: "reports_undecided_once",
                schema: "hexitime",
                table: "reports",
                columns: new[] { "reporter_id", "kind", "thing_id" },
                unique: true,
                filter: "state IN (1, 2)");

            migrationBuilder.CreateIndex(
                name: "session_seats_in_order",
                schema: "hexitime",
                table: "session_seats",
                columns: new[] { "session_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "session_seats_member",
                schema: "hexitime",
                table: "session_seats",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "sessions_deadline",
                schema: "hexitime",
                table: "sessions",
                column: "deadline",
                filter: "deadline IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "sessions_giver",
                schema: "hexitime",
                table: "sessions",
                columns: new[] { "giver_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "sessions_state_next",
                schema: "hexitime",
                table: "sessions",
                columns: new[] { "state", "starts_at" });

            migrationBuilder.AddForeignKey(
                name: "FK_exchanges_networks_network_id",
                schema: "hexitime",
                table: "exchanges",
                column: "network_id",
                principalSchema: "hexitime",
                principalTable: "networks",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.CreateHexitimeAudit();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_exchanges_networks_network_id",
                schema: "hexitime",
                table: "exchanges");

            migrationBuilder.DropTable(
                name: "acts",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "blocks",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "donations",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "invitations",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "listing_places",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "memberships",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "messages",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "pot_grants",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "read_markers",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "report_steps",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "session_seats",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "networks",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "reports",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "sessions",
                schema: "hexitime");

            migrationBuilder.DropCheckConstraint(
                name: "listings_audience",
                schema: "hexitime",
                table: "listings");

            migrationBuilder.DropIndex(
                name: "exchanges_network",
                schema: "hexitime",
                table: "exchanges");

            migrationBuilder.DropColumn(
                name: "audience",
                schema: "hexitime",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "days_until_completion",
                schema: "hexitime",
                table: "exchanges");

            migrationBuilder.DropColumn(
                name: "needs_approval",
                schema: "hexitime",
                table: "exchanges");

            migrationBuilder.DropColumn(
                name: "needs_undertaking",
                schema: "hexitime",
                table: "exchanges");

            migrationBuilder.DropColumn(
                name: "network_id",
                schema: "hexitime",
                table: "exchanges");
        }
    }
}

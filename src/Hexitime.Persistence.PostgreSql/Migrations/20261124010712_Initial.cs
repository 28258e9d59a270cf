using System;
using Hexitime.Persistence.PostgreSql.Audit;
using Hexitime.Persistence.PostgreSql.Ledger;
using Microsoft.EntityFrameworkCore.Migrations;
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
                name: "first_hours",
                schema: "hexitime",
                columns: table => new
                {
                    wallet = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_first_hours", x => x.wallet);
                });

            migrationBuilder.CreateTable(
                name: "hours_given",
                schema: "hexitime",
                columns: table => new
                {
                    source = table.Column<int>(type: "integer", nullable: false),
                    origin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<int>(type: "integer", nullable: false),
                    giver_wallet = table.Column<Guid>(type: "uuid", nullable: false),
                    giver_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    giver_profession = table.Column<string>(type: "text", nullable: false),
                    giver_pay_band = table.Column<string>(type: "text", nullable: true),
                    giver_networks = table.Column<string>(type: "text", nullable: false),
                    receiver_wallet = table.Column<Guid>(type: "uuid", nullable: true),
                    receiver_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    receiver_profession = table.Column<string>(type: "text", nullable: true),
                    receiver_pay_band = table.Column<string>(type: "text", nullable: true),
                    receiver_networks = table.Column<string>(type: "text", nullable: true),
                    minutes = table.Column<long>(type: "bigint", nullable: false),
                    is_gift = table.Column<bool>(type: "boolean", nullable: false),
                    given_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: true),
                    network_id = table.Column<Guid>(type: "uuid", nullable: true),
                    listing_id = table.Column<Guid>(type: "uuid", nullable: true),
                    project_id = table.Column<Guid>(type: "uuid", nullable: true),
                    skills = table.Column<string[]>(type: "text[]", nullable: false),
                    is_reversed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hours_given", x => new { x.origin_id, x.source, x.part });
                    table.CheckConstraint("hours_given_minutes", "minutes > 0");
                    table.CheckConstraint("hours_given_source", "source BETWEEN 1 AND 4");
                });

            migrationBuilder.CreateTable(
                name: "impact_months",
                schema: "hexitime",
                columns: table => new
                {
                    month = table.Column<int>(type: "integer", nullable: false),
                    changes = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_impact_months", x => x.month);
                });

            migrationBuilder.CreateTable(
                name: "impact_summaries",
                schema: "hexitime",
                columns: table => new
                {
                    scope = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    first_month = table.Column<int>(type: "integer", nullable: false),
                    months = table.Column<int>(type: "integer", nullable: false),
                    changes = table.Column<long>(type: "bigint", nullable: false),
                    figures = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_impact_summaries", x => new { x.scope, x.first_month, x.months });
                });

            migrationBuilder.CreateTable(
                name: "match_changes",
                schema: "hexitime",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_match_changes", x => x.number);
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
                name: "publications",
                schema: "hexitime",
                columns: table => new
                {
                    table_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    scope = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    first_month = table.Column<int>(type: "integer", nullable: false),
                    until_month = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_publications", x => new { x.table_name, x.scope, x.first_month, x.until_month });
                });

            migrationBuilder.CreateTable(
                name: "rings",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    minutes = table.Column<long>(type: "bigint", nullable: false),
                    is_found = table.Column<bool>(type: "boolean", nullable: false),
                    proposed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    deadline = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rings", x => x.id);
                    table.CheckConstraint("rings_minutes", "minutes > 0");
                    table.CheckConstraint("rings_state", "state BETWEEN 1 AND 5");
                    table.CheckConstraint("rings_version", "version > 0");
                });

            migrationBuilder.CreateTable(
                name: "skill_concepts",
                schema: "hexitime",
                columns: table => new
                {
                    uri = table.Column<string>(type: "text", nullable: false),
                    preferred_label = table.Column<string>(type: "text", nullable: false),
                    alternative_labels = table.Column<string[]>(type: "text[]", nullable: false),
                    broader = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skill_concepts", x => x.uri);
                });

            migrationBuilder.CreateTable(
                name: "tag_mappings",
                schema: "hexitime",
                columns: table => new
                {
                    tag_key = table.Column<string>(type: "text", nullable: false),
                    tag = table.Column<string>(type: "text", nullable: false),
                    concept_uri = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tag_mappings", x => x.tag_key);
                    table.CheckConstraint("tag_mappings_version", "version > 0");
                });

            migrationBuilder.CreateTable(
                name: "assignments",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    network_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sessions_each = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ranked = table.Column<int>(type: "integer", nullable: false),
                    requests = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    score = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assignments", x => x.id);
                    table.CheckConstraint("assignments_sessions", "sessions_each BETWEEN 1 AND 40");
                    table.CheckConstraint("assignments_state", "state BETWEEN 1 AND 4");
                    table.CheckConstraint("assignments_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_assignments_networks_network_id",
                        column: x => x.network_id,
                        principalSchema: "hexitime",
                        principalTable: "networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "campaigns",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    network_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    theme = table.Column<string>(type: "text", nullable: false),
                    starts_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    target_minutes = table.Column<long>(type: "bigint", nullable: false),
                    target_people = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaigns", x => x.id);
                    table.CheckConstraint("campaigns_period", "starts_at < ends_at");
                    table.CheckConstraint("campaigns_target", "target_minutes > 0 AND target_people > 0");
                    table.CheckConstraint("campaigns_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_campaigns_networks_network_id",
                        column: x => x.network_id,
                        principalSchema: "hexitime",
                        principalTable: "networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "impact_runs",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    network_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    until_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    steps = table.Column<int>(type: "integer", nullable: false),
                    all_steps = table.Column<int>(type: "integer", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_impact_runs", x => x.id);
                    table.CheckConstraint("impact_runs_kind", "kind BETWEEN 1 AND 3");
                    table.CheckConstraint("impact_runs_state", "state BETWEEN 1 AND 4");
                    table.CheckConstraint("impact_runs_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_impact_runs_networks_network_id",
                        column: x => x.network_id,
                        principalSchema: "hexitime",
                        principalTable: "networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "match_weights",
                schema: "hexitime",
                columns: table => new
                {
                    network_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    boundary = table.Column<int>(type: "integer", nullable: false),
                    fairness = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    skills = table.Column<int>(type: "integer", nullable: false),
                    standing = table.Column<int>(type: "integer", nullable: false),
                    time_in_common = table.Column<int>(type: "integer", nullable: false),
                    words = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_match_weights", x => x.network_id);
                    table.CheckConstraint("match_weights_range", "skills BETWEEN 0 AND 100 AND words BETWEEN 0 AND 100 AND kind BETWEEN 0 AND 100 AND time_in_common BETWEEN 0 AND 100 AND place BETWEEN 0 AND 100 AND boundary BETWEEN 0 AND 100 AND standing BETWEEN 0 AND 100 AND fairness BETWEEN 0 AND 100");
                    table.CheckConstraint("match_weights_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_match_weights_networks_network_id",
                        column: x => x.network_id,
                        principalSchema: "hexitime",
                        principalTable: "networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_budgets",
                schema: "hexitime",
                columns: table => new
                {
                    network_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    minutes = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_project_budgets", x => new { x.network_id, x.year });
                    table.CheckConstraint("project_budgets_minutes", "minutes >= 0");
                    table.CheckConstraint("project_budgets_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_project_budgets_networks_network_id",
                        column: x => x.network_id,
                        principalSchema: "hexitime",
                        principalTable: "networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "resources",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    network_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    summary = table.Column<string>(type: "text", nullable: true),
                    link = table.Column<string>(type: "text", nullable: true),
                    guide = table.Column<string>(type: "text", nullable: true),
                    tags = table.Column<string[]>(type: "text[]", nullable: false),
                    kinds = table.Column<int[]>(type: "integer[]", nullable: false),
                    skills = table.Column<string[]>(type: "text[]", nullable: false),
                    projects = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    added_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resources", x => x.id);
                    table.CheckConstraint("resources_something", "link IS NOT NULL OR guide IS NOT NULL");
                    table.CheckConstraint("resources_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_resources_networks_network_id",
                        column: x => x.network_id,
                        principalSchema: "hexitime",
                        principalTable: "networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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
                    left_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
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
                    joins_rings = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members", x => x.id);
                    table.CheckConstraint("members_state", "state BETWEEN 1 AND 5");
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
                name: "campaign_milestones",
                schema: "hexitime",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    minutes = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaign_milestones", x => new { x.campaign_id, x.number });
                    table.CheckConstraint("campaign_milestones_minutes", "minutes > 0");
                    table.ForeignKey(
                        name: "FK_campaign_milestones_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalSchema: "hexitime",
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "calendar_feeds",
                schema: "hexitime",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_feeds", x => x.member_id);
                    table.ForeignKey(
                        name: "FK_calendar_feeds_members_member_id",
                        column: x => x.member_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consents",
                schema: "hexitime",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    is_given = table.Column<bool>(type: "boolean", nullable: false),
                    wording = table.Column<string>(type: "text", nullable: false),
                    said_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consents", x => new { x.member_id, x.purpose, x.number });
                    table.CheckConstraint("consents_number", "number > 0");
                    table.CheckConstraint("consents_purpose", "purpose BETWEEN 1 AND 4");
                    table.ForeignKey(
                        name: "FK_consents_members_member_id",
                        column: x => x.member_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "deliveries",
                schema: "hexitime",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    notice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    stream = table.Column<Guid>(type: "uuid", nullable: false),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: true),
                    about = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    calendar_uid = table.Column<string>(type: "text", nullable: true),
                    calendar_sequence = table.Column<int>(type: "integer", nullable: true),
                    calendar_is_cancelled = table.Column<bool>(type: "boolean", nullable: true),
                    calendar_starts_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    calendar_minutes = table.Column<long>(type: "bigint", nullable: true),
                    calendar_title = table.Column<string>(type: "text", nullable: true),
                    calendar_place = table.Column<string>(type: "text", nullable: true),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    is_for_digest = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    leased_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    last_failure = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deliveries", x => x.sequence);
                    table.CheckConstraint("deliveries_attempts", "attempts >= 0");
                    table.CheckConstraint("deliveries_state", "state BETWEEN 1 AND 3");
                    table.ForeignKey(
                        name: "FK_deliveries_members_to_id",
                        column: x => x.to_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "demographics",
                schema: "hexitime",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    question = table.Column<string>(type: "text", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    said_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_demographics", x => new { x.member_id, x.question });
                    table.ForeignKey(
                        name: "FK_demographics_members_member_id",
                        column: x => x.member_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "listings",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    audience = table.Column<int>(type: "integer", nullable: false),
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
                    table.CheckConstraint("listings_audience", "audience BETWEEN 1 AND 2");
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
                name: "member_references",
                schema: "hexitime",
                columns: table => new
                {
                    about_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    said_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_member_references", x => new { x.about_id, x.author_id });
                    table.CheckConstraint("member_references_two_people", "about_id <> author_id");
                    table.ForeignKey(
                        name: "FK_member_references_members_about_id",
                        column: x => x.about_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_member_references_members_author_id",
                        column: x => x.author_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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
                    joined_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
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
                name: "notification_settings",
                schema: "hexitime",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    credits = table.Column<int>(type: "integer", nullable: false),
                    decisions = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    digest_hour = table.Column<int>(type: "integer", nullable: false),
                    exchanges = table.Column<int>(type: "integer", nullable: false),
                    messages = table.Column<int>(type: "integer", nullable: false),
                    networks = table.Column<int>(type: "integer", nullable: false),
                    projects = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    sessions = table.Column<int>(type: "integer", nullable: false),
                    suggestions = table.Column<int>(type: "integer", nullable: false, defaultValue: 2)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notification_settings", x => x.member_id);
                    table.ForeignKey(
                        name: "FK_notification_settings_members_member_id",
                        column: x => x.member_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "projects",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    network_id = table.Column<Guid>(type: "uuid", nullable: true),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    aim = table.Column<string>(type: "text", nullable: false),
                    measures = table.Column<string>(type: "text", nullable: true),
                    starts_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ends_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<int>(type: "integer", nullable: false),
                    devised_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    last_task = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects", x => x.id);
                    table.CheckConstraint("projects_dates", "starts_at IS NULL OR ends_at IS NULL OR starts_at < ends_at");
                    table.CheckConstraint("projects_state", "state BETWEEN 1 AND 5 AND (state = 5) = (closed_at IS NOT NULL)");
                    table.CheckConstraint("projects_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_projects_members_lead_id",
                        column: x => x.lead_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_projects_networks_network_id",
                        column: x => x.network_id,
                        principalSchema: "hexitime",
                        principalTable: "networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_projects_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "hexitime",
                        principalTable: "organisations",
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
                name: "reflections",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    origin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    is_shared = table.Column<bool>(type: "boolean", nullable: false),
                    written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    countersigned_by = table.Column<Guid>(type: "uuid", nullable: true),
                    countersigned_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reflections", x => x.id);
                    table.CheckConstraint("reflections_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_reflections_members_countersigned_by",
                        column: x => x.countersigned_by,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_reflections_members_member_id",
                        column: x => x.member_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "registrations",
                schema: "hexitime",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    regulator = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    given_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    checked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    checked_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registrations", x => new { x.member_id, x.regulator });
                    table.CheckConstraint("registrations_checked", "status BETWEEN 1 AND 3 AND (status = 1) = (checked_at IS NULL) AND (status = 1) = (checked_by IS NULL)");
                    table.CheckConstraint("registrations_regulator", "regulator BETWEEN 1 AND 3");
                    table.ForeignKey(
                        name: "FK_registrations_members_member_id",
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
                    network_id = table.Column<Guid>(type: "uuid", nullable: true),
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
                    table.ForeignKey(
                        name: "FK_reports_networks_network_id",
                        column: x => x.network_id,
                        principalSchema: "hexitime",
                        principalTable: "networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "schedules",
                schema: "hexitime",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    schedule = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_schedules", x => x.member_id);
                    table.CheckConstraint("schedules_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_schedules_members_member_id",
                        column: x => x.member_id,
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
                    network_id = table.Column<Guid>(type: "uuid", nullable: true),
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
                    table.ForeignKey(
                        name: "FK_sessions_networks_network_id",
                        column: x => x.network_id,
                        principalSchema: "hexitime",
                        principalTable: "networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "testimonials",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    network_id = table.Column<Guid>(type: "uuid", nullable: true),
                    words = table.Column<string>(type: "text", nullable: false),
                    is_named = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_testimonials", x => x.id);
                    table.CheckConstraint("testimonials_state", "state BETWEEN 1 AND 4");
                    table.CheckConstraint("testimonials_version", "version > 0");
                    table.CheckConstraint("testimonials_words", "(state = 4) = (words = '')");
                    table.ForeignKey(
                        name: "FK_testimonials_members_author_id",
                        column: x => x.author_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_testimonials_networks_network_id",
                        column: x => x.network_id,
                        principalSchema: "hexitime",
                        principalTable: "networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "verified_domains",
                schema: "hexitime",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    domain = table.Column<string>(type: "text", nullable: false),
                    vouched_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_verified_domains", x => new { x.member_id, x.domain });
                    table.ForeignKey(
                        name: "FK_verified_domains_members_member_id",
                        column: x => x.member_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "assigned_pairs",
                schema: "hexitime",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    assignment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    score = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assigned_pairs", x => new { x.assignment_id, x.number });
                    table.ForeignKey(
                        name: "FK_assigned_pairs_assignments_assignment_id",
                        column: x => x.assignment_id,
                        principalSchema: "hexitime",
                        principalTable: "assignments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_assigned_pairs_listings_offer_id",
                        column: x => x.offer_id,
                        principalSchema: "hexitime",
                        principalTable: "listings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_assigned_pairs_listings_request_id",
                        column: x => x.request_id,
                        principalSchema: "hexitime",
                        principalTable: "listings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "campaign_listings",
                schema: "hexitime",
                columns: table => new
                {
                    listing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaign_listings", x => new { x.campaign_id, x.listing_id });
                    table.ForeignKey(
                        name: "FK_campaign_listings_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalSchema: "hexitime",
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_campaign_listings_listings_listing_id",
                        column: x => x.listing_id,
                        principalSchema: "hexitime",
                        principalTable: "listings",
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
                    network_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ring_id = table.Column<Guid>(type: "uuid", nullable: true),
                    days_until_completion = table.Column<int>(type: "integer", nullable: true),
                    needs_approval = table.Column<bool>(type: "boolean", nullable: false),
                    needs_undertaking = table.Column<bool>(type: "boolean", nullable: false),
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
                    times_proposed_by = table.Column<Guid>(type: "uuid", nullable: true),
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
                    table.CheckConstraint("exchanges_state", "state BETWEEN 1 AND 12");
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
                    table.ForeignKey(
                        name: "FK_exchanges_networks_network_id",
                        column: x => x.network_id,
                        principalSchema: "hexitime",
                        principalTable: "networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_exchanges_rings_ring_id",
                        column: x => x.ring_id,
                        principalSchema: "hexitime",
                        principalTable: "rings",
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
                name: "listing_suggestions",
                schema: "hexitime",
                columns: table => new
                {
                    listing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_listing_suggestions", x => x.listing_id);
                    table.ForeignKey(
                        name: "FK_listing_suggestions_listings_listing_id",
                        column: x => x.listing_id,
                        principalSchema: "hexitime",
                        principalTable: "listings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "campaign_projects",
                schema: "hexitime",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaign_projects", x => new { x.campaign_id, x.project_id });
                    table.ForeignKey(
                        name: "FK_campaign_projects_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalSchema: "hexitime",
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_campaign_projects_projects_project_id",
                        column: x => x.project_id,
                        principalSchema: "hexitime",
                        principalTable: "projects",
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
                    to_project_id = table.Column<Guid>(type: "uuid", nullable: true),
                    minutes = table.Column<long>(type: "bigint", nullable: false),
                    message = table.Column<string>(type: "text", nullable: true),
                    is_anonymous = table.Column<bool>(type: "boolean", nullable: false),
                    given_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_donations", x => x.id);
                    table.CheckConstraint("donations_minutes", "minutes > 0");
                    table.CheckConstraint("donations_one_receiver", "(CASE WHEN to_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN to_network_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN to_project_id IS NULL THEN 0 ELSE 1 END) = 1");
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
                    table.ForeignKey(
                        name: "FK_donations_projects_to_project_id",
                        column: x => x.to_project_id,
                        principalSchema: "hexitime",
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pledges",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task = table.Column<int>(type: "integer", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    wallet = table.Column<Guid>(type: "uuid", nullable: false),
                    minutes = table.Column<long>(type: "bigint", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    is_gift = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    offered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    held_minutes = table.Column<long>(type: "bigint", nullable: false),
                    holds = table.Column<int>(type: "integer", nullable: false),
                    recorded_side = table.Column<int>(type: "integer", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_minutes = table.Column<long>(type: "bigint", nullable: true),
                    given_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    disputed_minutes = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    given_minutes = table.Column<long>(type: "bigint", nullable: true),
                    confirmed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    deadline = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pledges", x => x.id);
                    table.CheckConstraint("pledges_given", "(state = 5) = (given_minutes IS NOT NULL) AND (state = 5) = (confirmed_at IS NOT NULL)");
                    table.CheckConstraint("pledges_held", "held_minutes >= 0 AND (held_minutes = 0 OR (state IN (2, 3, 4) AND NOT is_gift))");
                    table.CheckConstraint("pledges_minutes", "minutes > 0 AND (recorded_minutes IS NULL OR recorded_minutes > 0) AND (disputed_minutes IS NULL OR disputed_minutes >= 0)");
                    table.CheckConstraint("pledges_state", "state BETWEEN 1 AND 8");
                    table.CheckConstraint("pledges_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_pledges_members_member_id",
                        column: x => x.member_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_pledges_members_recorded_by",
                        column: x => x.recorded_by,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_pledges_projects_project_id",
                        column: x => x.project_id,
                        principalSchema: "hexitime",
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_funding",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<int>(type: "integer", nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: true),
                    network_id = table.Column<Guid>(type: "uuid", nullable: true),
                    year = table.Column<int>(type: "integer", nullable: false),
                    minutes = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    given_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    returned_minutes = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_project_funding", x => x.id);
                    table.CheckConstraint("project_funding_minutes", "minutes > 0 AND (returned_minutes IS NULL OR returned_minutes BETWEEN 0 AND minutes)");
                    table.CheckConstraint("project_funding_source", "source BETWEEN 1 AND 3 AND (source = 2) = (network_id IS NOT NULL) AND (source = 1 OR from_id IS NULL)");
                    table.ForeignKey(
                        name: "FK_project_funding_members_from_id",
                        column: x => x.from_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_project_funding_networks_network_id",
                        column: x => x.network_id,
                        principalSchema: "hexitime",
                        principalTable: "networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_project_funding_projects_project_id",
                        column: x => x.project_id,
                        principalSchema: "hexitime",
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_tasks",
                schema: "hexitime",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: true),
                    minutes = table.Column<long>(type: "bigint", nullable: false),
                    skills = table.Column<string[]>(type: "text[]", nullable: false),
                    starts_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ends_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_project_tasks", x => new { x.project_id, x.number });
                    table.CheckConstraint("project_tasks_minutes", "minutes > 0");
                    table.CheckConstraint("project_tasks_number", "number > 0");
                    table.ForeignKey(
                        name: "FK_project_tasks_projects_project_id",
                        column: x => x.project_id,
                        principalSchema: "hexitime",
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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

            migrationBuilder.CreateTable(
                name: "exchange_times",
                schema: "hexitime",
                columns: table => new
                {
                    proposed_in = table.Column<int>(type: "integer", nullable: false),
                    starts_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    exchange_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exchange_times", x => new { x.exchange_id, x.proposed_in, x.starts_at });
                    table.ForeignKey(
                        name: "FK_exchange_times_exchanges_exchange_id",
                        column: x => x.exchange_id,
                        principalSchema: "hexitime",
                        principalTable: "exchanges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ring_legs",
                schema: "hexitime",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    ring_id = table.Column<Guid>(type: "uuid", nullable: false),
                    giver_id = table.Column<Guid>(type: "uuid", nullable: false),
                    receiver_id = table.Column<Guid>(type: "uuid", nullable: false),
                    listing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    accepted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    declined_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    exchange_id = table.Column<Guid>(type: "uuid", nullable: true),
                    owed_minutes = table.Column<long>(type: "bigint", nullable: false),
                    taken_back = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ring_legs", x => new { x.ring_id, x.number });
                    table.CheckConstraint("ring_legs_owed", "owed_minutes >= 0");
                    table.CheckConstraint("ring_legs_two_people", "giver_id <> receiver_id");
                    table.ForeignKey(
                        name: "FK_ring_legs_exchanges_exchange_id",
                        column: x => x.exchange_id,
                        principalSchema: "hexitime",
                        principalTable: "exchanges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ring_legs_listings_listing_id",
                        column: x => x.listing_id,
                        principalSchema: "hexitime",
                        principalTable: "listings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ring_legs_members_giver_id",
                        column: x => x.giver_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ring_legs_members_receiver_id",
                        column: x => x.receiver_id,
                        principalSchema: "hexitime",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ring_legs_rings_ring_id",
                        column: x => x.ring_id,
                        principalSchema: "hexitime",
                        principalTable: "rings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "acts_done_at",
                schema: "hexitime",
                table: "acts",
                column: "done_at");

            migrationBuilder.CreateIndex(
                name: "IX_assigned_pairs_offer_id",
                schema: "hexitime",
                table: "assigned_pairs",
                column: "offer_id");

            migrationBuilder.CreateIndex(
                name: "IX_assigned_pairs_request_id",
                schema: "hexitime",
                table: "assigned_pairs",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "IX_assignments_network_id",
                schema: "hexitime",
                table: "assignments",
                column: "network_id");

            migrationBuilder.CreateIndex(
                name: "blocks_blocked",
                schema: "hexitime",
                table: "blocks",
                column: "blocked_id");

            migrationBuilder.CreateIndex(
                name: "calendar_feeds_secret",
                schema: "hexitime",
                table: "calendar_feeds",
                column: "secret",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_campaign_listings_listing_id",
                schema: "hexitime",
                table: "campaign_listings",
                column: "listing_id");

            migrationBuilder.CreateIndex(
                name: "IX_campaign_projects_project_id",
                schema: "hexitime",
                table: "campaign_projects",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "campaigns_newest",
                schema: "hexitime",
                table: "campaigns",
                columns: new[] { "network_id", "started_at" });

            migrationBuilder.CreateIndex(
                name: "command_answers_recorded_at",
                schema: "hexitime",
                table: "command_answers",
                column: "recorded_at");

            migrationBuilder.CreateIndex(
                name: "deliveries_dead",
                schema: "hexitime",
                table: "deliveries",
                column: "sequence",
                filter: "state = 3");

            migrationBuilder.CreateIndex(
                name: "deliveries_due",
                schema: "hexitime",
                table: "deliveries",
                column: "due_at",
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "deliveries_from",
                schema: "hexitime",
                table: "deliveries",
                column: "from_id");

            migrationBuilder.CreateIndex(
                name: "deliveries_once",
                schema: "hexitime",
                table: "deliveries",
                columns: new[] { "notice_id", "channel" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "deliveries_to",
                schema: "hexitime",
                table: "deliveries",
                column: "to_id");

            migrationBuilder.CreateIndex(
                name: "deliveries_waiting",
                schema: "hexitime",
                table: "deliveries",
                columns: new[] { "stream", "channel", "to_id", "sequence" },
                filter: "state = 1");

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
                name: "donations_to_project",
                schema: "hexitime",
                table: "donations",
                column: "to_project_id");

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
                name: "exchanges_network",
                schema: "hexitime",
                table: "exchanges",
                column: "network_id");

            migrationBuilder.CreateIndex(
                name: "exchanges_receiver",
                schema: "hexitime",
                table: "exchanges",
                columns: new[] { "receiver_id", "proposed_at" });

            migrationBuilder.CreateIndex(
                name: "exchanges_ring",
                schema: "hexitime",
                table: "exchanges",
                column: "ring_id");

            migrationBuilder.CreateIndex(
                name: "exchanges_state_newest",
                schema: "hexitime",
                table: "exchanges",
                columns: new[] { "state", "proposed_at" });

            migrationBuilder.CreateIndex(
                name: "first_hours_at",
                schema: "hexitime",
                table: "first_hours",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "hours_given_at",
                schema: "hexitime",
                table: "hours_given",
                column: "given_at");

            migrationBuilder.CreateIndex(
                name: "hours_given_giver",
                schema: "hexitime",
                table: "hours_given",
                column: "giver_wallet");

            migrationBuilder.CreateIndex(
                name: "hours_given_network",
                schema: "hexitime",
                table: "hours_given",
                columns: new[] { "network_id", "given_at" });

            migrationBuilder.CreateIndex(
                name: "hours_given_receiver",
                schema: "hexitime",
                table: "hours_given",
                column: "receiver_wallet");

            migrationBuilder.CreateIndex(
                name: "IX_impact_runs_network_id",
                schema: "hexitime",
                table: "impact_runs",
                column: "network_id");

            migrationBuilder.CreateIndex(
                name: "imported_identities_member",
                schema: "hexitime",
                table: "imported_identities",
                column: "member_id",
                unique: true);

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
                name: "match_changes_at",
                schema: "hexitime",
                table: "match_changes",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "member_references_author",
                schema: "hexitime",
                table: "member_references",
                column: "author_id");

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

            migrationBuilder.CreateIndex(
                name: "IX_pledges_recorded_by",
                schema: "hexitime",
                table: "pledges",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "pledges_deadline",
                schema: "hexitime",
                table: "pledges",
                column: "deadline",
                filter: "deadline IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "pledges_member",
                schema: "hexitime",
                table: "pledges",
                columns: new[] { "member_id", "offered_at" });

            migrationBuilder.CreateIndex(
                name: "pledges_project",
                schema: "hexitime",
                table: "pledges",
                columns: new[] { "project_id", "offered_at" });

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
                name: "IX_project_funding_from_id",
                schema: "hexitime",
                table: "project_funding",
                column: "from_id");

            migrationBuilder.CreateIndex(
                name: "project_funding_project",
                schema: "hexitime",
                table: "project_funding",
                columns: new[] { "project_id", "given_at" });

            migrationBuilder.CreateIndex(
                name: "project_funding_year",
                schema: "hexitime",
                table: "project_funding",
                columns: new[] { "network_id", "year" });

            migrationBuilder.CreateIndex(
                name: "IX_projects_organisation_id",
                schema: "hexitime",
                table: "projects",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "projects_lead",
                schema: "hexitime",
                table: "projects",
                columns: new[] { "lead_id", "devised_at" });

            migrationBuilder.CreateIndex(
                name: "projects_newest",
                schema: "hexitime",
                table: "projects",
                columns: new[] { "network_id", "devised_at" });

            migrationBuilder.CreateIndex(
                name: "read_markers_unread",
                schema: "hexitime",
                table: "read_markers",
                column: "member_id",
                filter: "unread > 0");

            migrationBuilder.CreateIndex(
                name: "reflections_countersigned_by",
                schema: "hexitime",
                table: "reflections",
                column: "countersigned_by");

            migrationBuilder.CreateIndex(
                name: "reflections_origin",
                schema: "hexitime",
                table: "reflections",
                columns: new[] { "member_id", "origin_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "reports_about",
                schema: "hexitime",
                table: "reports",
                column: "about_id");

            migrationBuilder.CreateIndex(
                name: "reports_network",
                schema: "hexitime",
                table: "reports",
                columns: new[] { "network_id", "made_at" });

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
                name: "resources_network",
                schema: "hexitime",
                table: "resources",
                columns: new[] { "network_id", "added_at" });

            migrationBuilder.CreateIndex(
                name: "IX_ring_legs_exchange_id",
                schema: "hexitime",
                table: "ring_legs",
                column: "exchange_id");

            migrationBuilder.CreateIndex(
                name: "IX_ring_legs_listing_id",
                schema: "hexitime",
                table: "ring_legs",
                column: "listing_id");

            migrationBuilder.CreateIndex(
                name: "IX_ring_legs_receiver_id",
                schema: "hexitime",
                table: "ring_legs",
                column: "receiver_id");

            migrationBuilder.CreateIndex(
                name: "ring_legs_giver",
                schema: "hexitime",
                table: "ring_legs",
                column: "giver_id");

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
                name: "IX_sessions_network_id",
                schema: "hexitime",
                table: "sessions",
                column: "network_id");

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

            migrationBuilder.CreateIndex(
                name: "testimonials_author",
                schema: "hexitime",
                table: "testimonials",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "testimonials_newest",
                schema: "hexitime",
                table: "testimonials",
                columns: new[] { "network_id", "state", "written_at" });

            migrationBuilder.CreateHexitimeAudit();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "acts",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "assigned_pairs",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "blocks",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "calendar_feeds",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "campaign_listings",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "campaign_milestones",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "campaign_projects",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "command_answers",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "consents",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "deliveries",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "demographics",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "donations",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "exchange_feedback",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "exchange_steps",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "exchange_times",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "first_hours",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "hours_given",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "impact_months",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "impact_runs",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "impact_summaries",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "imported_identities",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "invitations",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "listing_places",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "listing_suggestions",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "match_changes",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "match_weights",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "member_references",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "memberships",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "messages",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "notification_settings",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "pledges",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "pot_grants",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "project_budgets",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "project_funding",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "project_tasks",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "publications",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "read_markers",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "reflections",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "registrations",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "report_steps",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "resources",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "ring_legs",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "schedules",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "session_seats",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "skill_concepts",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "tag_mappings",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "testimonials",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "verified_domains",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "assignments",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "campaigns",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "projects",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "reports",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "exchanges",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "sessions",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "listings",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "rings",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "networks",
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

using System;
using Hexitime.Persistence.Sqlite.Audit;
using Hexitime.Persistence.Sqlite.Ledger;
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
                name: "hexitime_acts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    done_at = table.Column<long>(type: "INTEGER", nullable: false),
                    member_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    subject = table.Column<string>(type: "TEXT", nullable: true),
                    request = table.Column<string>(type: "TEXT", nullable: false),
                    details = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_acts", x => x.id);
                    table.CheckConstraint("hexitime_acts_somebody", "(member_id IS NULL) <> (subject IS NULL)");
                });

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
                name: "hexitime_first_hours",
                columns: table => new
                {
                    wallet = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_first_hours", x => x.wallet);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_hours_given",
                columns: table => new
                {
                    source = table.Column<int>(type: "INTEGER", nullable: false),
                    origin_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    part = table.Column<int>(type: "INTEGER", nullable: false),
                    giver_wallet = table.Column<Guid>(type: "TEXT", nullable: false),
                    giver_organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    giver_profession = table.Column<string>(type: "TEXT", nullable: false),
                    giver_pay_band = table.Column<string>(type: "TEXT", nullable: true),
                    giver_networks = table.Column<string>(type: "TEXT", nullable: false),
                    receiver_wallet = table.Column<Guid>(type: "TEXT", nullable: true),
                    receiver_organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    receiver_profession = table.Column<string>(type: "TEXT", nullable: true),
                    receiver_pay_band = table.Column<string>(type: "TEXT", nullable: true),
                    receiver_networks = table.Column<string>(type: "TEXT", nullable: true),
                    minutes = table.Column<long>(type: "INTEGER", nullable: false),
                    is_gift = table.Column<bool>(type: "INTEGER", nullable: false),
                    given_at = table.Column<long>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: true),
                    network_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    listing_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    skills = table.Column<string>(type: "TEXT", nullable: false),
                    is_reversed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_hours_given", x => new { x.origin_id, x.source, x.part });
                    table.CheckConstraint("hexitime_hours_given_minutes", "minutes > 0");
                    table.CheckConstraint("hexitime_hours_given_source", "source BETWEEN 1 AND 4");
                });

            migrationBuilder.CreateTable(
                name: "hexitime_impact_months",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    changes = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_impact_months", x => x.month);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_impact_summaries",
                columns: table => new
                {
                    scope = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    first_month = table.Column<int>(type: "INTEGER", nullable: false),
                    months = table.Column<int>(type: "INTEGER", nullable: false),
                    changes = table.Column<long>(type: "INTEGER", nullable: false),
                    figures = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_impact_summaries", x => new { x.scope, x.first_month, x.months });
                });

            migrationBuilder.CreateTable(
                name: "hexitime_match_changes",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_match_changes", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_networks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: false),
                    joining = table.Column<int>(type: "INTEGER", nullable: false),
                    email_domains = table.Column<string>(type: "TEXT", nullable: false),
                    categories = table.Column<string>(type: "TEXT", nullable: false),
                    listings = table.Column<int>(type: "INTEGER", nullable: false),
                    kinds = table.Column<string>(type: "TEXT", nullable: false),
                    kinds_needing_approval = table.Column<string>(type: "TEXT", nullable: false),
                    kinds_needing_undertaking = table.Column<string>(type: "TEXT", nullable: false),
                    days_until_completion = table.Column<int>(type: "INTEGER", nullable: true),
                    pot = table.Column<Guid>(type: "TEXT", nullable: false),
                    founded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    accent = table.Column<string>(type: "TEXT", nullable: false),
                    colour = table.Column<string>(type: "TEXT", nullable: false),
                    logo = table.Column<string>(type: "TEXT", nullable: true),
                    word_for_credit = table.Column<string>(type: "TEXT", nullable: false),
                    word_for_kind = table.Column<string>(type: "TEXT", nullable: false),
                    word_for_member = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_networks", x => x.id);
                    table.CheckConstraint("hexitime_networks_completion", "days_until_completion BETWEEN 1 AND 365");
                    table.CheckConstraint("hexitime_networks_joining", "joining BETWEEN 1 AND 4");
                    table.CheckConstraint("hexitime_networks_listings", "listings BETWEEN 1 AND 2");
                    table.CheckConstraint("hexitime_networks_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_hexitime_networks_hexitime_accounts_pot",
                        column: x => x.pot,
                        principalTable: "hexitime_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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
                name: "hexitime_publications",
                columns: table => new
                {
                    table_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    scope = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    first_month = table.Column<int>(type: "INTEGER", nullable: false),
                    until_month = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_publications", x => new { x.table_name, x.scope, x.first_month, x.until_month });
                });

            migrationBuilder.CreateTable(
                name: "hexitime_rings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    minutes = table.Column<long>(type: "INTEGER", nullable: false),
                    is_found = table.Column<bool>(type: "INTEGER", nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    deadline = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_rings", x => x.id);
                    table.CheckConstraint("hexitime_rings_minutes", "minutes > 0");
                    table.CheckConstraint("hexitime_rings_state", "state BETWEEN 1 AND 5");
                    table.CheckConstraint("hexitime_rings_version", "version > 0");
                });

            migrationBuilder.CreateTable(
                name: "hexitime_skill_concepts",
                columns: table => new
                {
                    uri = table.Column<string>(type: "TEXT", nullable: false),
                    preferred_label = table.Column<string>(type: "TEXT", nullable: false),
                    alternative_labels = table.Column<string>(type: "TEXT", nullable: false),
                    broader = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_skill_concepts", x => x.uri);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_tag_mappings",
                columns: table => new
                {
                    tag_key = table.Column<string>(type: "TEXT", nullable: false),
                    tag = table.Column<string>(type: "TEXT", nullable: false),
                    concept_uri = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_tag_mappings", x => x.tag_key);
                    table.CheckConstraint("hexitime_tag_mappings_version", "version > 0");
                });

            migrationBuilder.CreateTable(
                name: "hexitime_assignments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    network_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    sessions_each = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ranked = table.Column<int>(type: "INTEGER", nullable: false),
                    requests = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    score = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_assignments", x => x.id);
                    table.CheckConstraint("hexitime_assignments_sessions", "sessions_each BETWEEN 1 AND 40");
                    table.CheckConstraint("hexitime_assignments_state", "state BETWEEN 1 AND 4");
                    table.CheckConstraint("hexitime_assignments_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_hexitime_assignments_hexitime_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "hexitime_networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_campaigns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    network_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    theme = table.Column<string>(type: "TEXT", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    target_minutes = table.Column<long>(type: "INTEGER", nullable: false),
                    target_people = table.Column<int>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_campaigns", x => x.id);
                    table.CheckConstraint("hexitime_campaigns_period", "starts_at < ends_at");
                    table.CheckConstraint("hexitime_campaigns_target", "target_minutes > 0 AND target_people > 0");
                    table.CheckConstraint("hexitime_campaigns_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_hexitime_campaigns_hexitime_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "hexitime_networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_impact_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    network_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    from_at = table.Column<long>(type: "INTEGER", nullable: false),
                    until_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    steps = table.Column<int>(type: "INTEGER", nullable: false),
                    all_steps = table.Column<int>(type: "INTEGER", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_impact_runs", x => x.id);
                    table.CheckConstraint("hexitime_impact_runs_kind", "kind BETWEEN 1 AND 3");
                    table.CheckConstraint("hexitime_impact_runs_state", "state BETWEEN 1 AND 4");
                    table.CheckConstraint("hexitime_impact_runs_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_hexitime_impact_runs_hexitime_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "hexitime_networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_match_weights",
                columns: table => new
                {
                    network_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    boundary = table.Column<int>(type: "INTEGER", nullable: false),
                    fairness = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    skills = table.Column<int>(type: "INTEGER", nullable: false),
                    standing = table.Column<int>(type: "INTEGER", nullable: false),
                    time_in_common = table.Column<int>(type: "INTEGER", nullable: false),
                    words = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_match_weights", x => x.network_id);
                    table.CheckConstraint("hexitime_match_weights_range", "skills BETWEEN 0 AND 100 AND words BETWEEN 0 AND 100 AND kind BETWEEN 0 AND 100 AND time_in_common BETWEEN 0 AND 100 AND place BETWEEN 0 AND 100 AND boundary BETWEEN 0 AND 100 AND standing BETWEEN 0 AND 100 AND fairness BETWEEN 0 AND 100");
                    table.CheckConstraint("hexitime_match_weights_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_hexitime_match_weights_hexitime_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "hexitime_networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_project_budgets",
                columns: table => new
                {
                    network_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    minutes = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_project_budgets", x => new { x.network_id, x.year });
                    table.CheckConstraint("hexitime_project_budgets_minutes", "minutes >= 0");
                    table.CheckConstraint("hexitime_project_budgets_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_hexitime_project_budgets_hexitime_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "hexitime_networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_resources",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    network_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    summary = table.Column<string>(type: "TEXT", nullable: true),
                    link = table.Column<string>(type: "TEXT", nullable: true),
                    guide = table.Column<string>(type: "TEXT", nullable: true),
                    tags = table.Column<string>(type: "TEXT", nullable: false),
                    kinds = table.Column<string>(type: "TEXT", nullable: false),
                    skills = table.Column<string>(type: "TEXT", nullable: false),
                    projects = table.Column<string>(type: "TEXT", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_resources", x => x.id);
                    table.CheckConstraint("hexitime_resources_something", "link IS NOT NULL OR guide IS NOT NULL");
                    table.CheckConstraint("hexitime_resources_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_hexitime_resources_hexitime_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "hexitime_networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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
                    left_at = table.Column<long>(type: "INTEGER", nullable: true),
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
                    joins_rings = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_members", x => x.id);
                    table.CheckConstraint("hexitime_members_state", "state BETWEEN 1 AND 5");
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
                name: "hexitime_campaign_milestones",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    minutes = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_campaign_milestones", x => new { x.campaign_id, x.number });
                    table.CheckConstraint("hexitime_campaign_milestones_minutes", "minutes > 0");
                    table.ForeignKey(
                        name: "FK_hexitime_campaign_milestones_hexitime_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "hexitime_campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_blocks",
                columns: table => new
                {
                    blocker_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    blocked_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_blocks", x => new { x.blocker_id, x.blocked_id });
                    table.CheckConstraint("hexitime_blocks_two_people", "blocker_id <> blocked_id");
                    table.ForeignKey(
                        name: "FK_hexitime_blocks_hexitime_members_blocked_id",
                        column: x => x.blocked_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_hexitime_blocks_hexitime_members_blocker_id",
                        column: x => x.blocker_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_calendar_feeds",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    secret = table.Column<byte[]>(type: "BLOB", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_calendar_feeds", x => x.member_id);
                    table.ForeignKey(
                        name: "FK_hexitime_calendar_feeds_hexitime_members_member_id",
                        column: x => x.member_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_consents",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    is_given = table.Column<bool>(type: "INTEGER", nullable: false),
                    wording = table.Column<string>(type: "TEXT", nullable: false),
                    said_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_consents", x => new { x.member_id, x.purpose, x.number });
                    table.CheckConstraint("hexitime_consents_number", "number > 0");
                    table.CheckConstraint("hexitime_consents_purpose", "purpose BETWEEN 1 AND 4");
                    table.ForeignKey(
                        name: "FK_hexitime_consents_hexitime_members_member_id",
                        column: x => x.member_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_deliveries",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    notice_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    stream = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    about = table.Column<int>(type: "INTEGER", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    calendar_uid = table.Column<string>(type: "TEXT", nullable: true),
                    calendar_sequence = table.Column<int>(type: "INTEGER", nullable: true),
                    calendar_is_cancelled = table.Column<bool>(type: "INTEGER", nullable: true),
                    calendar_starts_at = table.Column<long>(type: "INTEGER", nullable: true),
                    calendar_minutes = table.Column<long>(type: "INTEGER", nullable: true),
                    calendar_title = table.Column<string>(type: "TEXT", nullable: true),
                    calendar_place = table.Column<string>(type: "TEXT", nullable: true),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_for_digest = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    leased_until = table.Column<long>(type: "INTEGER", nullable: true),
                    last_failure = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_deliveries", x => x.sequence);
                    table.CheckConstraint("hexitime_deliveries_attempts", "attempts >= 0");
                    table.CheckConstraint("hexitime_deliveries_state", "state BETWEEN 1 AND 3");
                    table.ForeignKey(
                        name: "FK_hexitime_deliveries_hexitime_members_to_id",
                        column: x => x.to_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_demographics",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    said_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_demographics", x => new { x.member_id, x.question });
                    table.ForeignKey(
                        name: "FK_hexitime_demographics_hexitime_members_member_id",
                        column: x => x.member_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "hexitime_invitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    network_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: false),
                    category = table.Column<string>(type: "TEXT", nullable: true),
                    invited_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    code_digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    invited_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    used_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_invitations", x => x.id);
                    table.CheckConstraint("hexitime_invitations_used", "used_by IS NULL OR ended_at IS NOT NULL");
                    table.CheckConstraint("hexitime_invitations_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_hexitime_invitations_hexitime_members_invited_by",
                        column: x => x.invited_by,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_invitations_hexitime_members_used_by",
                        column: x => x.used_by,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_invitations_hexitime_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "hexitime_networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    type = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    audience = table.Column<int>(type: "INTEGER", nullable: false),
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
                    table.CheckConstraint("hexitime_listings_audience", "audience BETWEEN 1 AND 2");
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
                name: "hexitime_member_references",
                columns: table => new
                {
                    about_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    author_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    said_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_member_references", x => new { x.about_id, x.author_id });
                    table.CheckConstraint("hexitime_member_references_two_people", "about_id <> author_id");
                    table.ForeignKey(
                        name: "FK_hexitime_member_references_hexitime_members_about_id",
                        column: x => x.about_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_hexitime_member_references_hexitime_members_author_id",
                        column: x => x.author_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_memberships",
                columns: table => new
                {
                    network_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    member_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    category = table.Column<string>(type: "TEXT", nullable: true),
                    roles = table.Column<int>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    joined_at = table.Column<long>(type: "INTEGER", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_memberships", x => new { x.network_id, x.member_id });
                    table.CheckConstraint("hexitime_memberships_roles", "roles BETWEEN 0 AND 15 AND (roles = 0 OR state = 2)");
                    table.CheckConstraint("hexitime_memberships_state", "state BETWEEN 1 AND 5");
                    table.CheckConstraint("hexitime_memberships_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_hexitime_memberships_hexitime_members_member_id",
                        column: x => x.member_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_memberships_hexitime_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "hexitime_networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject_kind = table.Column<int>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    author_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_messages", x => x.id);
                    table.ForeignKey(
                        name: "FK_hexitime_messages_hexitime_members_author_id",
                        column: x => x.author_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_notification_settings",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    credits = table.Column<int>(type: "INTEGER", nullable: false),
                    decisions = table.Column<int>(type: "INTEGER", nullable: false, defaultValue: 1),
                    digest_hour = table.Column<int>(type: "INTEGER", nullable: false),
                    exchanges = table.Column<int>(type: "INTEGER", nullable: false),
                    messages = table.Column<int>(type: "INTEGER", nullable: false),
                    networks = table.Column<int>(type: "INTEGER", nullable: false),
                    projects = table.Column<int>(type: "INTEGER", nullable: false, defaultValue: 1),
                    sessions = table.Column<int>(type: "INTEGER", nullable: false),
                    suggestions = table.Column<int>(type: "INTEGER", nullable: false, defaultValue: 2)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_notification_settings", x => x.member_id);
                    table.ForeignKey(
                        name: "FK_hexitime_notification_settings_hexitime_members_member_id",
                        column: x => x.member_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_pot_grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    network_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    minutes = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    granted_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    granted_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_pot_grants", x => x.id);
                    table.CheckConstraint("hexitime_pot_grants_minutes", "minutes > 0");
                    table.CheckConstraint("hexitime_pot_grants_two_people", "to_id <> granted_by");
                    table.ForeignKey(
                        name: "FK_hexitime_pot_grants_hexitime_members_granted_by",
                        column: x => x.granted_by,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_pot_grants_hexitime_members_to_id",
                        column: x => x.to_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_pot_grants_hexitime_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "hexitime_networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lead_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    network_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    aim = table.Column<string>(type: "TEXT", nullable: false),
                    measures = table.Column<string>(type: "TEXT", nullable: true),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    devised_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_task = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_projects", x => x.id);
                    table.CheckConstraint("hexitime_projects_dates", "starts_at IS NULL OR ends_at IS NULL OR starts_at < ends_at");
                    table.CheckConstraint("hexitime_projects_state", "state BETWEEN 1 AND 5 AND (state = 5) = (closed_at IS NOT NULL)");
                    table.CheckConstraint("hexitime_projects_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_hexitime_projects_hexitime_members_lead_id",
                        column: x => x.lead_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_projects_hexitime_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "hexitime_networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_projects_hexitime_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "hexitime_organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_read_markers",
                columns: table => new
                {
                    subject_kind = table.Column<int>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    member_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    read_up_to = table.Column<long>(type: "INTEGER", nullable: true),
                    unread = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_read_markers", x => new { x.subject_kind, x.subject_id, x.member_id });
                    table.CheckConstraint("hexitime_read_markers_unread", "unread >= 0");
                    table.ForeignKey(
                        name: "FK_hexitime_read_markers_hexitime_members_member_id",
                        column: x => x.member_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_reflections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    member_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    origin_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    is_shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false),
                    countersigned_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    countersigned_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_reflections", x => x.id);
                    table.CheckConstraint("hexitime_reflections_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_hexitime_reflections_hexitime_members_countersigned_by",
                        column: x => x.countersigned_by,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_reflections_hexitime_members_member_id",
                        column: x => x.member_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_registrations",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    regulator = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    given_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    checked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    checked_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_registrations", x => new { x.member_id, x.regulator });
                    table.CheckConstraint("hexitime_registrations_checked", "status BETWEEN 1 AND 3 AND (status = 1) = (checked_at IS NULL) AND (status = 1) = (checked_by IS NULL)");
                    table.CheckConstraint("hexitime_registrations_regulator", "regulator BETWEEN 1 AND 3");
                    table.ForeignKey(
                        name: "FK_hexitime_registrations_hexitime_members_member_id",
                        column: x => x.member_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reporter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    thing_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    about_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    network_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    quote = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<int>(type: "INTEGER", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_reports", x => x.id);
                    table.CheckConstraint("hexitime_reports_state", "state BETWEEN 1 AND 4");
                    table.CheckConstraint("hexitime_reports_two_people", "reporter_id <> about_id");
                    table.ForeignKey(
                        name: "FK_hexitime_reports_hexitime_members_about_id",
                        column: x => x.about_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_reports_hexitime_members_reporter_id",
                        column: x => x.reporter_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_reports_hexitime_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "hexitime_networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_schedules",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    schedule = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_schedules", x => x.member_id);
                    table.CheckConstraint("hexitime_schedules_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_hexitime_schedules_hexitime_members_member_id",
                        column: x => x.member_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    giver_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    giver_wallet = table.Column<Guid>(type: "TEXT", nullable: false),
                    network_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    minutes = table.Column<long>(type: "INTEGER", nullable: false),
                    capacity = table.Column<int>(type: "INTEGER", nullable: false),
                    minimum = table.Column<int>(type: "INTEGER", nullable: false),
                    cost = table.Column<int>(type: "INTEGER", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    free_until = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: true),
                    scheduled_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    deadline = table.Column<long>(type: "INTEGER", nullable: true),
                    joined = table.Column<int>(type: "INTEGER", nullable: false),
                    given_minutes = table.Column<long>(type: "INTEGER", nullable: true),
                    completed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    cancel_reason = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_sessions", x => x.id);
                    table.CheckConstraint("hexitime_sessions_capacity", "capacity BETWEEN 1 AND 200 AND minimum BETWEEN 1 AND capacity AND joined BETWEEN 0 AND capacity");
                    table.CheckConstraint("hexitime_sessions_cost", "cost IN (1, 2)");
                    table.CheckConstraint("hexitime_sessions_given", "(state IN (2, 3)) = (given_minutes IS NOT NULL) AND (state = 3) = (completed_at IS NOT NULL)");
                    table.CheckConstraint("hexitime_sessions_minutes", "minutes > 0 AND (given_minutes IS NULL OR given_minutes BETWEEN 1 AND minutes)");
                    table.CheckConstraint("hexitime_sessions_state", "state BETWEEN 1 AND 4");
                    table.CheckConstraint("hexitime_sessions_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_hexitime_sessions_hexitime_members_giver_id",
                        column: x => x.giver_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_sessions_hexitime_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "hexitime_networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_testimonials",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    author_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    network_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    is_named = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_testimonials", x => x.id);
                    table.CheckConstraint("hexitime_testimonials_state", "state BETWEEN 1 AND 4");
                    table.CheckConstraint("hexitime_testimonials_version", "version > 0");
                    table.CheckConstraint("hexitime_testimonials_words", "(state = 4) = (words = '')");
                    table.ForeignKey(
                        name: "FK_hexitime_testimonials_hexitime_members_author_id",
                        column: x => x.author_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_testimonials_hexitime_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "hexitime_networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_verified_domains",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    domain = table.Column<string>(type: "TEXT", nullable: false),
                    vouched_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_verified_domains", x => new { x.member_id, x.domain });
                    table.ForeignKey(
                        name: "FK_hexitime_verified_domains_hexitime_members_member_id",
                        column: x => x.member_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_assigned_pairs",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    assignment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    offer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    score = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_assigned_pairs", x => new { x.assignment_id, x.number });
                    table.ForeignKey(
                        name: "FK_hexitime_assigned_pairs_hexitime_assignments_assignment_id",
                        column: x => x.assignment_id,
                        principalTable: "hexitime_assignments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_hexitime_assigned_pairs_hexitime_listings_offer_id",
                        column: x => x.offer_id,
                        principalTable: "hexitime_listings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_assigned_pairs_hexitime_listings_request_id",
                        column: x => x.request_id,
                        principalTable: "hexitime_listings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_campaign_listings",
                columns: table => new
                {
                    listing_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_campaign_listings", x => new { x.campaign_id, x.listing_id });
                    table.ForeignKey(
                        name: "FK_hexitime_campaign_listings_hexitime_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "hexitime_campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_hexitime_campaign_listings_hexitime_listings_listing_id",
                        column: x => x.listing_id,
                        principalTable: "hexitime_listings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_exchanges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    listing_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    network_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    ring_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    days_until_completion = table.Column<int>(type: "INTEGER", nullable: true),
                    needs_approval = table.Column<bool>(type: "INTEGER", nullable: false),
                    needs_undertaking = table.Column<bool>(type: "INTEGER", nullable: false),
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
                    times_proposed_by = table.Column<Guid>(type: "TEXT", nullable: true),
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
                    table.CheckConstraint("hexitime_exchanges_state", "state BETWEEN 1 AND 12");
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
                    table.ForeignKey(
                        name: "FK_hexitime_exchanges_hexitime_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "hexitime_networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_exchanges_hexitime_rings_ring_id",
                        column: x => x.ring_id,
                        principalTable: "hexitime_rings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_listing_places",
                columns: table => new
                {
                    network_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    listing_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_approved = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_listing_places", x => new { x.listing_id, x.network_id });
                    table.ForeignKey(
                        name: "FK_hexitime_listing_places_hexitime_listings_listing_id",
                        column: x => x.listing_id,
                        principalTable: "hexitime_listings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_hexitime_listing_places_hexitime_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "hexitime_networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_listing_suggestions",
                columns: table => new
                {
                    listing_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_listing_suggestions", x => x.listing_id);
                    table.ForeignKey(
                        name: "FK_hexitime_listing_suggestions_hexitime_listings_listing_id",
                        column: x => x.listing_id,
                        principalTable: "hexitime_listings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_campaign_projects",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_campaign_projects", x => new { x.campaign_id, x.project_id });
                    table.ForeignKey(
                        name: "FK_hexitime_campaign_projects_hexitime_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "hexitime_campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_hexitime_campaign_projects_hexitime_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "hexitime_projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_donations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    to_network_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    to_project_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    minutes = table.Column<long>(type: "INTEGER", nullable: false),
                    message = table.Column<string>(type: "TEXT", nullable: true),
                    is_anonymous = table.Column<bool>(type: "INTEGER", nullable: false),
                    given_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_donations", x => x.id);
                    table.CheckConstraint("hexitime_donations_minutes", "minutes > 0");
                    table.CheckConstraint("hexitime_donations_one_receiver", "(CASE WHEN to_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN to_network_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN to_project_id IS NULL THEN 0 ELSE 1 END) = 1");
                    table.CheckConstraint("hexitime_donations_two_people", "from_id <> to_id");
                    table.ForeignKey(
                        name: "FK_hexitime_donations_hexitime_members_from_id",
                        column: x => x.from_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_donations_hexitime_members_to_id",
                        column: x => x.to_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_donations_hexitime_networks_to_network_id",
                        column: x => x.to_network_id,
                        principalTable: "hexitime_networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_donations_hexitime_projects_to_project_id",
                        column: x => x.to_project_id,
                        principalTable: "hexitime_projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_pledges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    member_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    wallet = table.Column<Guid>(type: "TEXT", nullable: false),
                    minutes = table.Column<long>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    is_gift = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    offered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    held_minutes = table.Column<long>(type: "INTEGER", nullable: false),
                    holds = table.Column<int>(type: "INTEGER", nullable: false),
                    recorded_side = table.Column<int>(type: "INTEGER", nullable: true),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    recorded_minutes = table.Column<long>(type: "INTEGER", nullable: true),
                    given_at = table.Column<long>(type: "INTEGER", nullable: true),
                    disputed_minutes = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    given_minutes = table.Column<long>(type: "INTEGER", nullable: true),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    deadline = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_pledges", x => x.id);
                    table.CheckConstraint("hexitime_pledges_given", "(state = 5) = (given_minutes IS NOT NULL) AND (state = 5) = (confirmed_at IS NOT NULL)");
                    table.CheckConstraint("hexitime_pledges_held", "held_minutes >= 0 AND (held_minutes = 0 OR (state IN (2, 3, 4) AND NOT is_gift))");
                    table.CheckConstraint("hexitime_pledges_minutes", "minutes > 0 AND (recorded_minutes IS NULL OR recorded_minutes > 0) AND (disputed_minutes IS NULL OR disputed_minutes >= 0)");
                    table.CheckConstraint("hexitime_pledges_state", "state BETWEEN 1 AND 8");
                    table.CheckConstraint("hexitime_pledges_version", "version > 0");
                    table.ForeignKey(
                        name: "FK_hexitime_pledges_hexitime_members_member_id",
                        column: x => x.member_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_pledges_hexitime_members_recorded_by",
                        column: x => x.recorded_by,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_pledges_hexitime_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "hexitime_projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_project_funding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    source = table.Column<int>(type: "INTEGER", nullable: false),
                    from_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    network_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    minutes = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    given_at = table.Column<long>(type: "INTEGER", nullable: false),
                    returned_minutes = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_project_funding", x => x.id);
                    table.CheckConstraint("hexitime_project_funding_minutes", "minutes > 0 AND (returned_minutes IS NULL OR returned_minutes BETWEEN 0 AND minutes)");
                    table.CheckConstraint("hexitime_project_funding_source", "source BETWEEN 1 AND 3 AND (source = 2) = (network_id IS NOT NULL) AND (source = 1 OR from_id IS NULL)");
                    table.ForeignKey(
                        name: "FK_hexitime_project_funding_hexitime_members_from_id",
                        column: x => x.from_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_project_funding_hexitime_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "hexitime_networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_project_funding_hexitime_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "hexitime_projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_project_tasks",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    minutes = table.Column<long>(type: "INTEGER", nullable: false),
                    skills = table.Column<string>(type: "TEXT", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_project_tasks", x => new { x.project_id, x.number });
                    table.CheckConstraint("hexitime_project_tasks_minutes", "minutes > 0");
                    table.CheckConstraint("hexitime_project_tasks_number", "number > 0");
                    table.ForeignKey(
                        name: "FK_hexitime_project_tasks_hexitime_projects_project_id",
                        column: x => x.project_id,
                        principalTable: "hexitime_projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_report_steps",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    report_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    taken_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    taken_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_report_steps", x => new { x.report_id, x.number });
                    table.CheckConstraint("hexitime_report_steps_number", "number > 0");
                    table.ForeignKey(
                        name: "FK_hexitime_report_steps_hexitime_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "hexitime_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_session_seats",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    wallet = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    joined_at = table.Column<long>(type: "INTEGER", nullable: false),
                    held_minutes = table.Column<long>(type: "INTEGER", nullable: false),
                    answer = table.Column<int>(type: "INTEGER", nullable: true),
                    objection = table.Column<string>(type: "TEXT", nullable: true),
                    decision = table.Column<string>(type: "TEXT", nullable: true),
                    charged_minutes = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_session_seats", x => new { x.session_id, x.member_id });
                    table.CheckConstraint("hexitime_session_seats_charged", "charged_minutes IS NULL OR charged_minutes >= 0");
                    table.CheckConstraint("hexitime_session_seats_held", "held_minutes >= 0 AND (held_minutes = 0 OR state NOT IN (1, 3))");
                    table.CheckConstraint("hexitime_session_seats_number", "number > 0");
                    table.CheckConstraint("hexitime_session_seats_state", "state BETWEEN 1 AND 7");
                    table.ForeignKey(
                        name: "FK_hexitime_session_seats_hexitime_members_member_id",
                        column: x => x.member_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_session_seats_hexitime_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "hexitime_sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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

            migrationBuilder.CreateTable(
                name: "hexitime_exchange_times",
                columns: table => new
                {
                    proposed_in = table.Column<int>(type: "INTEGER", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    exchange_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_exchange_times", x => new { x.exchange_id, x.proposed_in, x.starts_at });
                    table.ForeignKey(
                        name: "FK_hexitime_exchange_times_hexitime_exchanges_exchange_id",
                        column: x => x.exchange_id,
                        principalTable: "hexitime_exchanges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hexitime_ring_legs",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    ring_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    giver_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    receiver_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    listing_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    accepted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    declined_at = table.Column<long>(type: "INTEGER", nullable: true),
                    exchange_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    owed_minutes = table.Column<long>(type: "INTEGER", nullable: false),
                    taken_back = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_ring_legs", x => new { x.ring_id, x.number });
                    table.CheckConstraint("hexitime_ring_legs_owed", "owed_minutes >= 0");
                    table.CheckConstraint("hexitime_ring_legs_two_people", "giver_id <> receiver_id");
                    table.ForeignKey(
                        name: "FK_hexitime_ring_legs_hexitime_exchanges_exchange_id",
                        column: x => x.exchange_id,
                        principalTable: "hexitime_exchanges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_ring_legs_hexitime_listings_listing_id",
                        column: x => x.listing_id,
                        principalTable: "hexitime_listings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_ring_legs_hexitime_members_giver_id",
                        column: x => x.giver_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_ring_legs_hexitime_members_receiver_id",
                        column: x => x.receiver_id,
                        principalTable: "hexitime_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_hexitime_ring_legs_hexitime_rings_ring_id",
                        column: x => x.ring_id,
                        principalTable: "hexitime_rings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "hexitime_acts_done_at",
                table: "hexitime_acts",
                column: "done_at");

            migrationBuilder.CreateIndex(
                name: "IX_hexitime_assigned_pairs_offer_id",
                table: "hexitime_assigned_pairs",
                column: "offer_id");

            migrationBuilder.CreateIndex(
                name: "IX_hexitime_assigned_pairs_request_id",
                table: "hexitime_assigned_pairs",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "IX_hexitime_assignments_network_id",
                table: "hexitime_assignments",
                column: "network_id");

            migrationBuilder.CreateIndex(
                name: "hexitime_blocks_blocked",
                table: "hexitime_blocks",
                column: "blocked_id");

            migrationBuilder.CreateIndex(
                name: "hexitime_calendar_feeds_secret",
                table: "hexitime_calendar_feeds",
                column: "secret",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_hexitime_campaign_listings_listing_id",
                table: "hexitime_campaign_listings",
                column: "listing_id");

            migrationBuilder.CreateIndex(
                name: "IX_hexitime_campaign_projects_project_id",
                table: "hexitime_campaign_projects",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "hexitime_campaigns_newest",
                table: "hexitime_campaigns",
                columns: new[] { "network_id", "started_at" });

            migrationBuilder.CreateIndex(
                name: "hexitime_command_answers_recorded_at",
                table: "hexitime_command_answers",
                column: "recorded_at");

            migrationBuilder.CreateIndex(
                name: "hexitime_deliveries_dead",
                table: "hexitime_deliveries",
                column: "sequence",
                filter: "state = 3");

            migrationBuilder.CreateIndex(
                name: "hexitime_deliveries_due",
                table: "hexitime_deliveries",
                column: "due_at",
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "hexitime_deliveries_from",
                table: "hexitime_deliveries",
                column: "from_id");

            migrationBuilder.CreateIndex(
                name: "hexitime_deliveries_once",
                table: "hexitime_deliveries",
                columns: new[] { "notice_id", "channel" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "hexitime_deliveries_to",
                table: "hexitime_deliveries",
                column: "to_id");

            migrationBuilder.CreateIndex(
                name: "hexitime_deliveries_waiting",
                table: "hexitime_deliveries",
                columns: new[] { "stream", "channel", "to_id", "sequence" },
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "hexitime_donations_from",
                table: "hexitime_donations",
                columns: new[] { "from_id", "given_at" });

            migrationBuilder.CreateIndex(
                name: "hexitime_donations_to",
                table: "hexitime_donations",
                columns: new[] { "to_id", "given_at" });

            migrationBuilder.CreateIndex(
                name: "hexitime_donations_to_network",
                table: "hexitime_donations",
                columns: new[] { "to_network_id", "given_at" });

            migrationBuilder.CreateIndex(
                name: "hexitime_donations_to_project",
                table: "hexitime_donations",
                column: "to_project_id");

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
                name: "hexitime_exchanges_network",
                table: "hexitime_exchanges",
                column: "network_id");

            migrationBuilder.CreateIndex(
                name: "hexitime_exchanges_receiver",
                table: "hexitime_exchanges",
                columns: new[] { "receiver_id", "proposed_at" });

            migrationBuilder.CreateIndex(
                name: "hexitime_exchanges_ring",
                table: "hexitime_exchanges",
                column: "ring_id");

            migrationBuilder.CreateIndex(
                name: "hexitime_exchanges_state_newest",
                table: "hexitime_exchanges",
                columns: new[] { "state", "proposed_at" });

            migrationBuilder.CreateIndex(
                name: "hexitime_first_hours_at",
                table: "hexitime_first_hours",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "hexitime_hours_given_at",
                table: "hexitime_hours_given",
                column: "given_at");

            migrationBuilder.CreateIndex(
                name: "hexitime_hours_given_giver",
                table: "hexitime_hours_given",
                column: "giver_wallet");

            migrationBuilder.CreateIndex(
                name: "hexitime_hours_given_network",
                table: "hexitime_hours_given",
                columns: new[] { "network_id", "given_at" });

            migrationBuilder.CreateIndex(
                name: "hexitime_hours_given_receiver",
                table: "hexitime_hours_given",
                column: "receiver_wallet");

            migrationBuilder.CreateIndex(
                name: "IX_hexitime_impact_runs_network_id",
                table: "hexitime_impact_runs",
                column: "network_id");

            migrationBuilder.CreateIndex(
                name: "hexitime_imported_identities_member",
                table: "hexitime_imported_identities",
                column: "member_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "hexitime_invitations_code",
                table: "hexitime_invitations",
                columns: new[] { "network_id", "code_digest" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_hexitime_invitations_invited_by",
                table: "hexitime_invitations",
                column: "invited_by");

            migrationBuilder.CreateIndex(
                name: "IX_hexitime_invitations_used_by",
                table: "hexitime_invitations",
                column: "used_by");

            migrationBuilder.CreateIndex(
                name: "hexitime_listing_places_network",
                table: "hexitime_listing_places",
                column: "network_id");

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
                name: "hexitime_match_changes_at",
                table: "hexitime_match_changes",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "hexitime_member_references_author",
                table: "hexitime_member_references",
                column: "author_id");

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
                name: "hexitime_memberships_member",
                table: "hexitime_memberships",
                columns: new[] { "member_id", "state" });

            migrationBuilder.CreateIndex(
                name: "hexitime_memberships_newest",
                table: "hexitime_memberships",
                columns: new[] { "network_id", "state", "since" });

            migrationBuilder.CreateIndex(
                name: "hexitime_messages_author",
                table: "hexitime_messages",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "hexitime_messages_order",
                table: "hexitime_messages",
                columns: new[] { "subject_kind", "subject_id", "sent_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "hexitime_networks_newest",
                table: "hexitime_networks",
                columns: new[] { "founded_at", "id" });

            migrationBuilder.CreateIndex(
                name: "hexitime_networks_pot",
                table: "hexitime_networks",
                column: "pot",
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

            migrationBuilder.CreateIndex(
                name: "hexitime_pledges_deadline",
                table: "hexitime_pledges",
                column: "deadline",
                filter: "deadline IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "hexitime_pledges_member",
                table: "hexitime_pledges",
                columns: new[] { "member_id", "offered_at" });

            migrationBuilder.CreateIndex(
                name: "hexitime_pledges_project",
                table: "hexitime_pledges",
                columns: new[] { "project_id", "offered_at" });

            migrationBuilder.CreateIndex(
                name: "IX_hexitime_pledges_recorded_by",
                table: "hexitime_pledges",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "hexitime_pot_grants_newest",
                table: "hexitime_pot_grants",
                columns: new[] { "network_id", "granted_at" });

            migrationBuilder.CreateIndex(
                name: "IX_hexitime_pot_grants_granted_by",
                table: "hexitime_pot_grants",
                column: "granted_by");

            migrationBuilder.CreateIndex(
                name: "IX_hexitime_pot_grants_to_id",
                table: "hexitime_pot_grants",
                column: "to_id");

            migrationBuilder.CreateIndex(
                name: "hexitime_project_funding_project",
                table: "hexitime_project_funding",
                columns: new[] { "project_id", "given_at" });

            migrationBuilder.CreateIndex(
                name: "hexitime_project_funding_year",
                table: "hexitime_project_funding",
                columns: new[] { "network_id", "year" });

            migrationBuilder.CreateIndex(
                name: "IX_hexitime_project_funding_from_id",
                table: "hexitime_project_funding",
                column: "from_id");

            migrationBuilder.CreateIndex(
                name: "hexitime_projects_lead",
                table: "hexitime_projects",
                columns: new[] { "lead_id", "devised_at" });

            migrationBuilder.CreateIndex(
                name: "hexitime_projects_newest",
                table: "hexitime_projects",
                columns: new[] { "network_id", "devised_at" });

            migrationBuilder.CreateIndex(
                name: "IX_hexitime_projects_organisation_id",
                table: "hexitime_projects",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "hexitime_read_markers_unread",
                table: "hexitime_read_markers",
                column: "member_id",
                filter: "unread > 0");

            migrationBuilder.CreateIndex(
                name: "hexitime_reflections_countersigned_by",
                table: "hexitime_reflections",
                column: "countersigned_by");

            migrationBuilder.CreateIndex(
                name: "hexitime_reflections_origin",
                table: "hexitime_reflections",
                columns: new[] { "member_id", "origin_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "hexitime_reports_about",
                table: "hexitime_reports",
                column: "about_id");

            migrationBuilder.CreateIndex(
                name: "hexitime_reports_network",
                table: "hexitime_reports",
                columns: new[] { "network_id", "made_at" });

            migrationBuilder.CreateIndex(
                name: "hexitime_reports_queue",
                table: "hexitime_reports",
                columns: new[] { "state", "made_at" });

            migrationBuilder.CreateIndex(
                name: "hexitime_reports_reporter",
                table: "hexitime_reports",
                columns: new[] { "reporter_id", "made_at" });

            migrationBuilder.CreateIndex(
                name: "hexitime_reports_undecided_once",
                table: "hexitime_reports",
                columns: new[] { "reporter_id", "kind", "thing_id" },
                unique: true,
                filter: "state IN (1, 2)");

            migrationBuilder.CreateIndex(
                name: "hexitime_resources_network",
                table: "hexitime_resources",
                columns: new[] { "network_id", "added_at" });

            migrationBuilder.CreateIndex(
                name: "hexitime_ring_legs_giver",
                table: "hexitime_ring_legs",
                column: "giver_id");

            migrationBuilder.CreateIndex(
                name: "IX_hexitime_ring_legs_exchange_id",
                table: "hexitime_ring_legs",
                column: "exchange_id");

            migrationBuilder.CreateIndex(
                name: "IX_hexitime_ring_legs_listing_id",
                table: "hexitime_ring_legs",
                column: "listing_id");

            migrationBuilder.CreateIndex(
                name: "IX_hexitime_ring_legs_receiver_id",
                table: "hexitime_ring_legs",
                column: "receiver_id");

            migrationBuilder.CreateIndex(
                name: "hexitime_session_seats_in_order",
                table: "hexitime_session_seats",
                columns: new[] { "session_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "hexitime_session_seats_member",
                table: "hexitime_session_seats",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "hexitime_sessions_deadline",
                table: "hexitime_sessions",
                column: "deadline",
                filter: "deadline IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "hexitime_sessions_giver",
                table: "hexitime_sessions",
                columns: new[] { "giver_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "hexitime_sessions_state_next",
                table: "hexitime_sessions",
                columns: new[] { "state", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "IX_hexitime_sessions_network_id",
                table: "hexitime_sessions",
                column: "network_id");

            migrationBuilder.CreateIndex(
                name: "hexitime_testimonials_author",
                table: "hexitime_testimonials",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "hexitime_testimonials_newest",
                table: "hexitime_testimonials",
                columns: new[] { "network_id", "state", "written_at" });

            migrationBuilder.CreateHexitimeAudit();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "hexitime_acts");

            migrationBuilder.DropTable(
                name: "hexitime_assigned_pairs");

            migrationBuilder.DropTable(
                name: "hexitime_blocks");

            migrationBuilder.DropTable(
                name: "hexitime_calendar_feeds");

            migrationBuilder.DropTable(
                name: "hexitime_campaign_listings");

            migrationBuilder.DropTable(
                name: "hexitime_campaign_milestones");

            migrationBuilder.DropTable(
                name: "hexitime_campaign_projects");

            migrationBuilder.DropTable(
                name: "hexitime_command_answers");

            migrationBuilder.DropTable(
                name: "hexitime_consents");

            migrationBuilder.DropTable(
                name: "hexitime_deliveries");

            migrationBuilder.DropTable(
                name: "hexitime_demographics");

            migrationBuilder.DropTable(
                name: "hexitime_donations");

            migrationBuilder.DropTable(
                name: "hexitime_exchange_feedback");

            migrationBuilder.DropTable(
                name: "hexitime_exchange_steps");

            migrationBuilder.DropTable(
                name: "hexitime_exchange_times");

            migrationBuilder.DropTable(
                name: "hexitime_first_hours");

            migrationBuilder.DropTable(
                name: "hexitime_hours_given");

            migrationBuilder.DropTable(
                name: "hexitime_impact_months");

            migrationBuilder.DropTable(
                name: "hexitime_impact_runs");

            migrationBuilder.DropTable(
                name: "hexitime_impact_summaries");

            migrationBuilder.DropTable(
                name: "hexitime_imported_identities");

            migrationBuilder.DropTable(
                name: "hexitime_invitations");

            migrationBuilder.DropTable(
                name: "hexitime_listing_places");

            migrationBuilder.DropTable(
                name: "hexitime_listing_suggestions");

            migrationBuilder.DropTable(
                name: "hexitime_match_changes");

            migrationBuilder.DropTable(
                name: "hexitime_match_weights");

            migrationBuilder.DropTable(
                name: "hexitime_member_references");

            migrationBuilder.DropTable(
                name: "hexitime_memberships");

            migrationBuilder.DropTable(
                name: "hexitime_messages");

            migrationBuilder.DropTable(
                name: "hexitime_notification_settings");

            migrationBuilder.DropTable(
                name: "hexitime_outbox");

            migrationBuilder.DropTable(
                name: "hexitime_pledges");

            migrationBuilder.DropTable(
                name: "hexitime_pot_grants");

            migrationBuilder.DropTable(
                name: "hexitime_project_budgets");

            migrationBuilder.DropTable(
                name: "hexitime_project_funding");

            migrationBuilder.DropTable(
                name: "hexitime_project_tasks");

            migrationBuilder.DropTable(
                name: "hexitime_publications");

            migrationBuilder.DropTable(
                name: "hexitime_read_markers");

            migrationBuilder.DropTable(
                name: "hexitime_reflections");

            migrationBuilder.DropTable(
                name: "hexitime_registrations");

            migrationBuilder.DropTable(
                name: "hexitime_report_steps");

            migrationBuilder.DropTable(
                name: "hexitime_resources");

            migrationBuilder.DropTable(
                name: "hexitime_ring_legs");

            migrationBuilder.DropTable(
                name: "hexitime_schedules");

            migrationBuilder.DropTable(
                name: "hexitime_session_seats");

            migrationBuilder.DropTable(
                name: "hexitime_skill_concepts");

            migrationBuilder.DropTable(
                name: "hexitime_tag_mappings");

            migrationBuilder.DropTable(
                name: "hexitime_testimonials");

            migrationBuilder.DropTable(
                name: "hexitime_verified_domains");

            migrationBuilder.DropTable(
                name: "hexitime_assignments");

            migrationBuilder.DropTable(
                name: "hexitime_campaigns");

            migrationBuilder.DropTable(
                name: "hexitime_projects");

            migrationBuilder.DropTable(
                name: "hexitime_reports");

            migrationBuilder.DropTable(
                name: "hexitime_exchanges");

            migrationBuilder.DropTable(
                name: "hexitime_sessions");

            migrationBuilder.DropTable(
                name: "hexitime_listings");

            migrationBuilder.DropTable(
                name: "hexitime_rings");

            migrationBuilder.DropTable(
                name: "hexitime_networks");

            migrationBuilder.DropTable(
                name: "hexitime_members");

            migrationBuilder.DropTable(
                name: "hexitime_organisations");

            migrationBuilder.DropHexitimeLedger();
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hexitime.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Local : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "session_seats",
                schema: "hexitime");

            migrationBuilder.DropTable(
                name: "sessions",
                schema: "hexitime");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hexitime.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Local : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "hexitime_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    giver_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    giver_wallet = table.Column<Guid>(type: "TEXT", nullable: false),
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "hexitime_session_seats");

            migrationBuilder.DropTable(
                name: "hexitime_sessions");
        }
    }
}

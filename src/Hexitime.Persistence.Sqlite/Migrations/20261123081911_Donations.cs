using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hexitime.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Donations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "hexitime_donations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    minutes = table.Column<long>(type: "INTEGER", nullable: false),
                    message = table.Column<string>(type: "TEXT", nullable: true),
                    is_anonymous = table.Column<bool>(type: "INTEGER", nullable: false),
                    given_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hexitime_donations", x => x.id);
                    table.CheckConstraint("hexitime_donations_minutes", "minutes > 0");
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
                });

            migrationBuilder.CreateIndex(
                name: "hexitime_donations_from",
                table: "hexitime_donations",
                columns: new[] { "from_id", "given_at" });

            migrationBuilder.CreateIndex(
                name: "hexitime_donations_to",
                table: "hexitime_donations",
                columns: new[] { "to_id", "given_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "hexitime_donations");
        }
    }
}

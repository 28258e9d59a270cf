using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hexitime.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Donations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "donations",
                schema: "hexitime",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    minutes = table.Column<long>(type: "bigint", nullable: false),
                    message = table.Column<string>(type: "text", nullable: true),
                    is_anonymous = table.Column<bool>(type: "boolean", nullable: false),
                    given_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_donations", x => x.id);
                    table.CheckConstraint("donations_minutes", "minutes > 0");
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
                });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "donations",
                schema: "hexitime");
        }
    }
}

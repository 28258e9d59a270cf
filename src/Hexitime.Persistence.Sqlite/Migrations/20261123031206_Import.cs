using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hexitime.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Import : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "hexitime_imported_identities_member",
                table: "hexitime_imported_identities",
                column: "member_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "hexitime_imported_identities");
        }
    }
}

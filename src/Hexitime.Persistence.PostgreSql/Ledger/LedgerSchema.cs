using Microsoft.EntityFrameworkCore.Migrations;

namespace Hexitime.Persistence.PostgreSql.Ledger;

/// <summary>The ledger's tables, which EF Core's migrations cannot express: the one door through which they are written, and the triggers that guard it.</summary>
public static class LedgerSchema
{
    /// <summary>Makes the ledger's tables with all their defences, on PostgreSQL. For a migration: our own, or that of a host which has our tables in its context.</summary>
    public static void CreateHexitimeLedger(this MigrationBuilder migrationBuilder)
    {
        using var script = new StreamReader(typeof(LedgerSchema).Assembly.GetManifestResourceStream("ledger.sql")!);
        migrationBuilder.EnsureSchema(HexitimePostgreSql.Schema);
        migrationBuilder.Sql(script.ReadToEnd());
    }

    /// <summary>Drops the ledger's tables, and the whole history with them.</summary>
    public static void DropHexitimeLedger(this MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            DROP FUNCTION hexitime.recall, hexitime.lock_accounts, hexitime.fit, hexitime.hold;
            DROP VIEW hexitime.postings;
            DROP TABLE hexitime.sealed_heads, hexitime.seals, hexitime.memos, hexitime.entries, hexitime.orders, hexitime.accounts;
            DROP FUNCTION hexitime.post, hexitime.only_by_posting, hexitime.open_empty, hexitime.seal_follows, hexitime.heads_come_first, hexitime.never;
            """);
    }
}

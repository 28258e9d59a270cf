using Microsoft.EntityFrameworkCore.Migrations;

namespace Hexitime.Persistence.Sqlite.Ledger;

/// <summary>The ledger's tables, which EF Core's migrations cannot express: deferred foreign keys, strict tables, triggers.</summary>
public static class LedgerSchema
{
    /// <summary>Makes the ledger's tables with all their defences, on SQLite. For a migration: our own, or that of a host which has our tables in its context.</summary>
    public static void CreateHexitimeLedger(this MigrationBuilder migrationBuilder)
    {
        using var script = new StreamReader(typeof(LedgerSchema).Assembly.GetManifestResourceStream("ledger.sql")!);
        migrationBuilder.Sql(script.ReadToEnd());
    }

    /// <summary>Drops the ledger's tables, and the whole history with them.</summary>
    public static void DropHexitimeLedger(this MigrationBuilder migrationBuilder)
    {
        foreach (var table in (string[])["hexitime_sealed_heads", "hexitime_seals", "hexitime_memos", "hexitime_entries", "hexitime_orders", "hexitime_accounts"])
            migrationBuilder.Sql($"DROP TABLE {table};");
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

namespace Hexitime.Persistence.Sqlite.Audit;

/// <summary>What guards the log of privileged acts, which EF Core's migrations cannot express.</summary>
public static class AuditSchema
{
    /// <summary>
    /// Lets the log of privileged acts only grow, on SQLite. For a migration, after the table and the ledger are made: our own, or that of a host which has our
    /// tables in its context. Whoever drops the table drops this with it.
    /// </summary>
    public static void CreateHexitimeAudit(this MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TRIGGER hexitime_acts_once BEFORE INSERT ON hexitime_acts BEGIN
            SELECT RAISE(ABORT, 'An act is recorded once.') WHERE EXISTS (SELECT 1 FROM hexitime_acts WHERE id = NEW.id);
        END;
        CREATE TRIGGER hexitime_acts_never_change BEFORE UPDATE ON hexitime_acts BEGIN
            SELECT RAISE(ABORT, 'An act is never changed.');
        END;
        CREATE TRIGGER hexitime_acts_stay BEFORE DELETE ON hexitime_acts BEGIN
            SELECT RAISE(ABORT, 'An act is never deleted.');
        END;
        """);
}

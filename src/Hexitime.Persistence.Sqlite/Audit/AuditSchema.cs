using Microsoft.EntityFrameworkCore.Migrations;

namespace Hexitime.Persistence.Sqlite.Audit;

/// <summary>What guards the log of privileged acts and that of consents, which EF Core's migrations cannot express.</summary>
public static class AuditSchema
{
    /// <summary>
    /// Lets the logs of privileged acts and of consents only grow, on SQLite. For a migration, after the tables and the ledger are made: our own, or that of a host which has our
    /// tables in its context. Whoever drops a table drops this with it.
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
        CREATE TRIGGER hexitime_consents_once BEFORE INSERT ON hexitime_consents BEGIN
            SELECT RAISE(ABORT, 'A consent is recorded once.')
            WHERE EXISTS (SELECT 1 FROM hexitime_consents WHERE member_id = NEW.member_id AND purpose = NEW.purpose AND number = NEW.number);
        END;
        CREATE TRIGGER hexitime_consents_never_change BEFORE UPDATE ON hexitime_consents BEGIN
            SELECT RAISE(ABORT, 'A consent is never changed.');
        END;
        CREATE TRIGGER hexitime_consents_stay BEFORE DELETE ON hexitime_consents BEGIN
            SELECT RAISE(ABORT, 'A consent is never deleted.');
        END;
        """);
}

using Microsoft.EntityFrameworkCore.Migrations;

namespace Hexitime.Persistence.PostgreSql.Audit;

/// <summary>What guards the log of privileged acts, which EF Core's migrations cannot express.</summary>
public static class AuditSchema
{
    /// <summary>
    /// Lets the log of privileged acts only grow, on PostgreSQL. For a migration, after the table and the ledger are made: our own, or that of a host which has our
    /// tables in its context. Whoever drops the table drops this with it.
    /// </summary>
    public static void CreateHexitimeAudit(this MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TRIGGER acts_never_change BEFORE UPDATE ON hexitime.acts FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('An act is never changed.');
        CREATE TRIGGER acts_stay BEFORE DELETE OR TRUNCATE ON hexitime.acts FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('An act is never deleted.');
        """);
}

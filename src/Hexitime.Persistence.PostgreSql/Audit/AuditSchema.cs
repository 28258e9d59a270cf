using Microsoft.EntityFrameworkCore.Migrations;

namespace Hexitime.Persistence.PostgreSql.Audit;

/// <summary>What guards the log of privileged acts and that of consents, which EF Core's migrations cannot express.</summary>
public static class AuditSchema
{
    /// <summary>
    /// Lets the logs of privileged acts and of consents only grow, on PostgreSQL. For a migration, after the tables and the ledger are made: our own, or that of a host which has our
    /// tables in its context. Whoever drops a table drops this with it.
    /// </summary>
    public static void CreateHexitimeAudit(this MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TRIGGER acts_never_change BEFORE UPDATE ON hexitime.acts FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('An act is never changed.');
        CREATE TRIGGER acts_stay BEFORE DELETE OR TRUNCATE ON hexitime.acts FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('An act is never deleted.');
        CREATE TRIGGER consents_never_change BEFORE UPDATE ON hexitime.consents FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('A consent is never changed.');
        CREATE TRIGGER consents_stay BEFORE DELETE OR TRUNCATE ON hexitime.consents FOR EACH STATEMENT EXECUTE FUNCTION hexitime.never('A consent is never deleted.');
        """);
}

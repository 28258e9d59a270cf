using Hexitime.Http;
using Hexitime.Ledger;
using Hexitime.UseCases;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hexitime.Health;

/// <summary>Whether the bank can be served: its database is reachable, its migrations are applied, and its ledger sums to zero.</summary>
internal sealed class BankHealthCheck(IBankDatabase database, ILedgerStore ledger) : IHealthCheck
{
    public const string Name = "hexitime";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if (!await database.IsReachableAsync(cancellationToken))
                return HealthCheckResult.Unhealthy("The database cannot be reached.");
            if ((await database.FindPendingMigrationsAsync(cancellationToken)).Count > 0)
                return HealthCheckResult.Unhealthy("Migrations are missing.");
            if (await ledger.FindAccountAsync(AccountId.Issuer, cancellationToken) is null)
                return HealthCheckResult.Unhealthy("The ledger has no issuer yet.");
            return await ledger.SumMinutesAsync(cancellationToken) == 0
                ? HealthCheckResult.Healthy("The bank is open.")
                : HealthCheckResult.Unhealthy("The ledger does not sum to zero. Verify it.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database cannot be reached.", exception);
        }
    }
}

/// <summary>Writes a health report: states and sentences, no exceptions.</summary>
internal static class HealthAnswer
{
    public static Task WriteAsync(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(
        new { status = report.Status.ToString(), checks = report.Entries.ToDictionary(e => e.Key, e => e.Value.Description, StringComparer.Ordinal) },
        HttpJson.Options,
        http.RequestAborted);
}

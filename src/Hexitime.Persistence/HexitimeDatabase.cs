using System.Data.Common;
using Hexitime.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hexitime.Persistence;

/// <summary>Makes a database ready for the bank.</summary>
public static class HexitimeDatabase
{
    /// <summary>
    /// Applies the migrations that are missing in the context that holds Hexitime's tables, and opens the bank's issuer. Doing it again changes nothing;
    /// several hosts may do it at once.
    /// </summary>
    /// <param name="services">The host's services, or those of a scope.</param>
    /// <param name="cancellationToken">Stops waiting; what is half done is rolled back.</param>
    public static async Task MigrateHexitimeAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<HexitimeContext>().Value;
        await MakeAsync(context.GetService<IRelationalDatabaseCreator>(), cancellationToken);
        await OpenHistoryAsync(context, cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        await OpenIssuerAsync(scope.ServiceProvider, cancellationToken);
    }

    /// <summary>Opens the bank's issuer, the source of all credit. For a host whose DBA applies the migrations as scripts; doing it again changes nothing.</summary>
    /// <param name="services">The host's services, or those of a scope.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task OpenHexitimeAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        await OpenIssuerAsync(scope.ServiceProvider, cancellationToken);
    }

    private static async Task MakeAsync(IRelationalDatabaseCreator creator, CancellationToken cancellationToken)
    {
        if (await creator.ExistsAsync(cancellationToken))
            return;
        try
        {
            await creator.CreateAsync(cancellationToken);
        }
        catch (DbException) when (creator.Exists())
        {
            // Another host has just made it.
        }
    }

    /// <summary>In a new database EF Core would look for the history, not find it, and log an error that is none.</summary>
    private static async Task OpenHistoryAsync(DbContext context, CancellationToken cancellationToken)
    {
        var history = context.GetService<IHistoryRepository>();
        if (!await history.ExistsAsync(cancellationToken))
            await history.CreateIfNotExistsAsync(cancellationToken);
    }

    private static Task OpenIssuerAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<ILedgerStore>().OpenAsync(Account.OpenIssuer(), cancellationToken);
}

/// <summary>Migrates before any other hosted service starts.</summary>
internal sealed class MigrateAtStartup(IServiceProvider services) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => services.MigrateHexitimeAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using Hexitime.Impact;
using Hexitime.Ledger;
using Hexitime.Persistence.Commands;
using Hexitime.Persistence.Events;
using Hexitime.Persistence.Impact;
using Hexitime.Persistence.Ledger;
using Hexitime.Queries;
using Hexitime.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace Hexitime.Persistence;

/// <summary>Puts Hexitime's stores into a host's container.</summary>
public static class PersistenceServices
{
    /// <summary>
    /// Keeps the bank in the tables of <typeparamref name="TContext"/>, whose model calls <see cref="HexitimeModel.ApplyHexitime"/>. Registers neither the
    /// context nor what is peculiar to its database: the packages of the databases call this and add that. The first context named stays; calling it again
    /// changes nothing.
    /// </summary>
    /// <typeparam name="TContext">The context, registered by the host; <see cref="HexitimeDbContext"/> or the host's own.</typeparam>
    public static HexitimeBuilder AddEntityFrameworkStores<TContext>(this HexitimeBuilder builder) where TContext : DbContext
    {
        var services = builder.Services;
        services.AddLogging();
        services.TryAddScoped(provider => new HexitimeContext(provider.GetRequiredService<TContext>()));
        services.TryAddScoped(typeof(IRepositoryBase<>), typeof(Repository<>));
        services.TryAddScoped(typeof(IReadRepositoryBase<>), typeof(Repository<>));
        services.TryAddSingleton<ConflictRetry>();
        services.TryAddSingleton<Lanes>();
        services.TryAddScoped<IUnitOfWork, UnitOfWork>();
        services.TryAddScoped<IBankDatabase, BankDatabase>();
        services.TryAddScoped<ICommandLog, CommandLog>();
        services.TryAddSingleton(_ => new DomainEventTypes(services));
        services.TryAddScoped<IOutbox, Outbox>();
        services.TryAddScoped<OutboxLease>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IEventDispatcher, EventDispatcher>();
        services.TryAddScoped<ISealStore, SealStore>();
        services.TryAddScoped<IImpactLedger, ImpactLedger>();
        services.TryAddScoped<ILedgerStore>(provider => new LedgerStore(
            provider.GetRequiredService<HexitimeContext>().Value, provider.GetRequiredService<IClock>(), provider.GetRequiredService<ILedgerTables>(),
            provider.GetRequiredService<Lanes>(), provider.GetRequiredService<ConflictRetry>()));
        return builder;
    }

    /// <summary>
    /// Migrates the database when the host starts, before its other hosted services do (see <see cref="HexitimeDatabase.MigrateHexitimeAsync"/>). Convenient
    /// where the application may change its schema; elsewhere a DBA applies the scripts.
    /// </summary>
    public static HexitimeBuilder MigrateAtStartup(this HexitimeBuilder builder)
    {
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, MigrateAtStartup>());
        return builder;
    }
}

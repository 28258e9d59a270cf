using Hexitime;
using Hexitime.Members;
using Hexitime.Persistence;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace MinimalApiHost.Demo;

/// <summary>
/// A believable bank to look at: people of several organisations and the year of exchanges that lies behind them, made by the use cases themselves, one
/// after the other, on a clock that runs through the year. The same on every machine. All of it is one transaction: it is there, or it is not.
/// </summary>
internal sealed class DemoBank : IAsyncDisposable
{
    private const ulong Seed = 20_190_703;
    private static readonly Duration Year = Duration.FromDays(365);

    private readonly AsyncServiceScope _scope;
    private readonly DemoClock _clock;

    private DemoBank(AsyncServiceScope scope, DemoClock clock) => (_scope, _clock) = (scope, clock);

    /// <summary>Makes the demo in this database, migrated already; says <c>false</c> if it is there.</summary>
    /// <param name="database">The database.</param>
    /// <param name="now">When the year ends.</param>
    /// <param name="cancellationToken">Stops, and leaves nothing behind.</param>
    public static async Task<bool> MakeAsync(HostDatabase database, Instant now, CancellationToken cancellationToken = default)
    {
        var clock = new DemoClock(now - Year);
        var services = new ServiceCollection();
        services.AddSingleton<IClock>(clock);
        database.Keep(services.AddHexitime());
        services.AddMediator();
        await using var provider = services.BuildServiceProvider();
        await using var bank = new DemoBank(provider.CreateAsyncScope(), clock);
        return await bank.MakeAsync(now, cancellationToken);
    }

    public ValueTask DisposeAsync() => _scope.DisposeAsync();

    /// <summary>Somebody does something that they may.</summary>
    public async Task<T> DoAsync<T>(string subject, IRequest<Result<T>> request, Roles roles = Roles.None) where T : notnull => (await TryAsync(subject, request, roles)).Value;

    /// <summary>Somebody tries something.</summary>
    public async Task<Result<T>> TryAsync<T>(string subject, IRequest<Result<T>> request, Roles roles = Roles.None) where T : notnull
    {
        _scope.ServiceProvider.GetRequiredService<Caller>().Is(subject, roles);
        var result = await _scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
        // What is saved need not be watched any longer.
        _scope.ServiceProvider.GetRequiredService<HexitimeDbContext>().ChangeTracker.Clear();
        return result;
    }

    private async Task<bool> MakeAsync(Instant now, CancellationToken cancellationToken)
    {
        var members = _scope.ServiceProvider.GetRequiredService<IReadRepositoryBase<Member>>();
        await using var all = await _scope.ServiceProvider.GetRequiredService<HexitimeDbContext>().Database.BeginTransactionAsync(cancellationToken);
        if (await members.AnyAsync(new MemberWithSubject(DemoPeople.SubjectOf(DemoPeople.Count - 1)), cancellationToken))
            return false;

        var dice = new DemoDice(Seed);
        var people = DemoPeople.Make(_clock.GetCurrentInstant(), dice);
        await new DemoYear(this, _clock, people, dice, now).GoByAsync(cancellationToken);
        await all.CommitAsync(cancellationToken);
        return true;
    }
}

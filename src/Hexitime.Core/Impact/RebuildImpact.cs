using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Projects;
using Hexitime.Queries;
using Hexitime.Sessions;
using Hexitime.UseCases;

namespace Hexitime.Impact;

/// <summary>
/// Writes down anew all hours that exchanges, group sessions, pledges and the ledger prove, some at a time: what is missing comes along, what says something else is corrected, and what nothing
/// proves goes. Where both sides stood is kept as it was written down; for what comes along it is where they stand now. Then everything is summed up anew. Done twice, it comes to the same.
/// </summary>
internal sealed class RebuildImpact(
    IReadRepositoryBase<Exchange> exchanges, IReadRepositoryBase<GroupSession> sessions, IReadRepositoryBase<Pledge> pledges, IImpactLedger ledger, IReadRepositoryBase<HoursGiven> hours,
    HoursBook book, IUnitOfWork unitOfWork)
{
    private const int AtOnce = 500;

    /// <param name="report">Told how much of how much is done; answers whether to go on.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<bool> RunAsync(Func<int, int, Task<bool>> report, CancellationToken cancellationToken)
    {
        var ofExchanges = await exchanges.ListAsync(new ProvenExchanges(), cancellationToken);
        var ofSessions = await sessions.ListAsync(new ProvenSessions(), cancellationToken);
        var ofPledges = await pledges.ListAsync(new ProvenPledges(), cancellationToken);
        var known = await hours.ListAsync(new OriginsOfHours(), cancellationToken);
        var (done, total) = (0, ofExchanges.Count + ofSessions.Count + ofPledges.Count + known.Count);

        async Task<bool> EachAsync<T>(IEnumerable<T> ids, Func<T[], CancellationToken, Task> keep)
        {
            foreach (var some in ids.Chunk(AtOnce))
            {
                if (!await report(done, total))
                    return false;
                await unitOfWork.RunAsync(async ct =>
                {
                    await keep(some, ct);
                    return new Done();
                }, _ => false, cancellationToken);
                done += some.Length;
            }

            return true;
        }

        var settled = (await pledges.ListAsync(new Those<Pledge>(p => p.State == PledgeState.Confirmed && !p.IsGift), cancellationToken)).Select(p => p.DifferenceOrder)
            .Concat(ofExchanges.Select(e => OrderId.For("exchange.difference", e.Value))).ToHashSet();
        var proven = ofExchanges.Select(e => e.Value).Concat(ofSessions.Select(s => s.Value)).Concat(ofPledges.Select(p => p.Value)).ToHashSet();
        return await EachAsync(ofExchanges, async (some, ct) => await book.KeepAsync(await exchanges.ListAsync(new Those<Exchange>(e => some.Contains(e.Id)), ct), ct))
            && await EachAsync(ofSessions, async (some, ct) => await book.KeepAsync(await sessions.ListAsync(new Those<GroupSession>(s => some.Contains(s.Id)), ct), ct))
            && await EachAsync(ofPledges, async (some, ct) => await book.KeepAsync(await pledges.ListAsync(new Those<Pledge>(p => some.Contains(p.Id)), ct), ct))
            && await EachTransferAsync()
            && await EachAsync(known.Where(k => !proven.Contains(k)), book.RemoveAsync)
            && await report(total, total);

        async Task<bool> EachTransferAsync()
        {
            OrderId? after = null;
            while (await ledger.ReadTransfersAsync(after, AtOnce, cancellationToken) is { Count: > 0 } some)
            {
                after = some[^1].Order;
                var brought = some.Where(t => !settled.Contains(t.Order)).ToList();
                proven.UnionWith(brought.Select(t => t.Order.Value));
                if (!await EachAsync(brought, async (few, ct) => await book.KeepAsync(few, ct)))
                    return false;
            }

            return true;
        }
    }
}

/// <summary>The exchanges that prove hours, or did.</summary>
public sealed class ProvenExchanges : Specification<Exchange, ExchangeId>
{
    /// <summary>Looks for all.</summary>
    public ProvenExchanges() => Query.Select(e => e.Id).Where(e => e.State == ExchangeState.Completed || e.State == ExchangeState.Reversed).OrderBy(e => e.Id);
}

/// <summary>The group sessions that prove hours.</summary>
public sealed class ProvenSessions : Specification<GroupSession, SessionId>
{
    /// <summary>Looks for all.</summary>
    public ProvenSessions() => Query.Select(s => s.Id).Where(s => s.State == SessionState.Completed).OrderBy(s => s.Id);
}

/// <summary>The pledges that prove hours.</summary>
public sealed class ProvenPledges : Specification<Pledge, PledgeId>
{
    /// <summary>Looks for all.</summary>
    public ProvenPledges() => Query.Select(p => p.Id).Where(p => p.State == PledgeState.Confirmed).OrderBy(p => p.Id);
}

/// <summary>What is said to prove hours that are written down.</summary>
public sealed class OriginsOfHours : Specification<HoursGiven, Guid>
{
    /// <summary>Looks for all.</summary>
    public OriginsOfHours() => Query.Select(h => h.Origin);
}

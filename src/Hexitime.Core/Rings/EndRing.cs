using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Rings;

/// <summary>When the last leg of a ring is confirmed or called off, the credits of all move together.</summary>
internal sealed class EndRing(
    IReadRepositoryBase<Ring> rings, IReadRepositoryBase<Exchange> exchanges, ILedgerStore ledger, RingDesk desk, ExchangeDesk exchangeDesk, IUnitOfWork unitOfWork, IClock clock)
    : INotificationHandler<ExchangeMoved>
{
    public Task Handle(ExchangeMoved notification, CancellationToken cancellationToken) =>
        notification.State is ExchangeState.Confirmed or ExchangeState.Cancelled && notification.Action != ExchangeAction.EndRing
            ? unitOfWork.RunAsync(ct => EndAsync(notification.Exchange, ct), r => !r.IsGranted, cancellationToken)
            : Task.CompletedTask;

    private async Task<Result<Done>> EndAsync(ExchangeId leg, CancellationToken cancellationToken)
    {
        if ((await exchanges.ListAsync(new RingOfExchange(leg), cancellationToken)).SingleOrDefault() is not { } id)
            return new Done();
        var wallets = await ledger.LockAsync([.. await exchanges.ListAsync(new WalletsOfRing(id), cancellationToken)], cancellationToken);
        var ring = await rings.GetByIdAsync(id, cancellationToken) ?? throw new InvalidOperationException("A leg's ring is always there: a foreign key holds it.");
        var legs = (await exchanges.ListAsync(new Those<Exchange>(e => e.Ring == id), cancellationToken)).ToDictionary(e => e.Id);
        if (ring.State != RingState.Running || !legs.Values.All(e => e.IsReadyForRing))
            return new Done();
        var inOrder = ring.Legs.OrderBy(l => l.Number).Select(l => legs[l.Exchange!.Value]).ToList();
        if (!ring.End(inOrder, wallets.ToDictionary(w => w.Id), clock.GetCurrentInstant()).TryGet(out var move, out var refusal))
            return refusal;
        if (await ledger.TryApplyAsync(move.Orders, cancellationToken) is { } refused)
            throw new InvalidOperationException($"The guarantee stands behind every leg, so a ring can always be settled: {refused.Code}.");
        foreach (var (exchange, step) in inOrder.Zip(move.Legs))
            exchangeDesk.Tell(exchange, step.Action, null);
        desk.Tell(ring);
        return new Done();
    }
}

/// <summary>What somebody owes from rings comes up with what they earn.</summary>
internal sealed class RepayRings(IReadRepositoryBase<Ring> rings, IReadRepositoryBase<Member> members, ILedgerStore ledger, IUnitOfWork unitOfWork)
    : INotificationHandler<ExchangeCompleted>
{
    public Task Handle(ExchangeCompleted notification, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(ct => RepayAsync(notification.Giver, ct), r => !r.IsGranted, cancellationToken);

    private async Task<Result<Done>> RepayAsync(MemberId earner, CancellationToken cancellationToken)
    {
        if (!await rings.AnyAsync(new RingsOwedBy(earner), cancellationToken))
            return new Done();
        var member = await members.GetByIdAsync(earner, cancellationToken) ?? throw new InvalidOperationException("Whoever earned is there.");
        var wallet = (await ledger.LockAsync([member.Wallet], cancellationToken))[0];
        foreach (var ring in await rings.ListAsync(new RingsOwedBy(earner), cancellationToken))
        {
            var orders = ring.Repay(earner, wallet);
            if (await ledger.TryApplyAsync(orders, cancellationToken) is { } refused)
                throw new InvalidOperationException($"A floor never comes up higher than the balance carries: {refused.Code}.");
            wallet = orders.Aggregate(wallet, (w, o) => w with { Floor = o.Amount });
        }

        return new Done();
    }
}

/// <summary>The ring of which an exchange is a leg; none for any other exchange.</summary>
public sealed class RingOfExchange : Specification<Exchange, RingId?>
{
    /// <summary>Looks by the exchange.</summary>
    public RingOfExchange(ExchangeId exchange) => Query.Select(e => e.Ring).Where(e => e.Id == exchange && e.Ring != null);
}

/// <summary>The wallets of those in a ring.</summary>
public sealed class WalletsOfRing : Specification<Exchange, AccountId>
{
    /// <summary>Looks by the ring.</summary>
    public WalletsOfRing(RingId ring) => Query.Select(e => e.GiverWallet).Where(e => e.Ring == ring);
}

/// <summary>The rings from which a member owes something, the oldest first.</summary>
public sealed class RingsOwedBy : Specification<Ring>
{
    /// <summary>Looks by the member.</summary>
    public RingsOwedBy(MemberId member) => Query.Where(r => r.Legs.Any(l => l.Giver == member && l.Owed > Credits.Zero)).OrderBy(r => r.Id);
}

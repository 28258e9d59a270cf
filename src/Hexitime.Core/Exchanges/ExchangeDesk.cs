using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Exchanges;

/// <summary>What every step of an exchange has in common: find it for somebody who may know of it, have the ledger do its part, tell the others.</summary>
internal sealed class ExchangeDesk(
    IReadRepositoryBase<Exchange> exchanges, IReadRepositoryBase<Member> members, NetworkDesk networks, ILedgerStore ledger, IOutbox outbox, CurrentActor actor, IClock clock,
    IEnumerable<IExchangePrecondition> preconditions)
{
    public MemberId Me => actor.Me;

    public Instant Now => clock.GetCurrentInstant();

    /// <summary>One of the two sides takes a step. To anybody else there is no such exchange.</summary>
    public Task<Result<ExchangeView>> TakeAsync(ExchangeId id, Func<Exchange, Result<ExchangeMove>> step, CancellationToken cancellationToken) =>
        TakeAsync(id, exchange => exchange.IsSide(actor.Me), actor.Me, step, cancellationToken);

    /// <summary>Somebody who is not one of the sides takes a step; that they may has been seen to.</summary>
    public Task<Result<ExchangeView>> TakeAsThirdAsync(ExchangeId id, Func<Exchange, Result<ExchangeMove>> step, CancellationToken cancellationToken) =>
        TakeAsync(id, _ => true, actor.Me, step, cancellationToken);

    /// <summary>Somebody takes a step who settles what others do not agree about. What is not theirs to settle is not there.</summary>
    public async Task<Result<ExchangeView>> TakeAsBrokerAsync(ExchangeId id, Func<Exchange, Result<ExchangeMove>> step, CancellationToken cancellationToken)
    {
        var brokerage = await networks.BrokerageAsync(cancellationToken);
        if (brokerage.IsNowhere)
            return actor.Value.RefuseUnless(Who.Broker);
        actor.UseRole();
        return await TakeAsync(id, e => brokerage.Covers(e.Network), actor.Me, step, cancellationToken);
    }

    /// <summary>The bank itself takes a step.</summary>
    public Task<Result<ExchangeView>> TakeAsBankAsync(ExchangeId id, Func<Exchange, Result<ExchangeMove>> step, CancellationToken cancellationToken) =>
        TakeAsync(id, _ => true, null, step, cancellationToken);

    public void Tell(Exchange exchange, ExchangeAction action, MemberId? by)
    {
        outbox.Add(new ExchangeMoved(exchange.Id, action, exchange.State, by, exchange.Version));
        if (exchange is { State: ExchangeState.Completed, Given: { } given } && action != ExchangeAction.GiveFeedback)
            outbox.Add(new ExchangeCompleted(exchange.Id, exchange.Giver, exchange.Receiver, given, exchange.IsGift));
    }

    /// <summary>What the host asks for before an exchange is agreed on, and is not there.</summary>
    public Task<Refusal?> FindObstacleAsync(Exchange exchange, CancellationToken cancellationToken) => preconditions.FindObstacleAsync(exchange, cancellationToken);

    public async Task<IReadOnlyList<ExchangeView>> ViewAsync(IReadOnlyCollection<Exchange> found, CancellationToken cancellationToken)
    {
        var names = await members.NamesAsync(found.SelectMany(e => new[] { e.Giver, e.Receiver }), cancellationToken);
        return [.. found.Select(e => ExchangeView.Of(e, names))];
    }

    private async Task<Result<ExchangeView>> TakeAsync(
        ExchangeId id, Func<Exchange, bool> mayKnow, MemberId? by, Func<Exchange, Result<ExchangeMove>> step, CancellationToken cancellationToken)
    {
        if (await exchanges.GetByIdAsync(id, cancellationToken) is not { } exchange || !mayKnow(exchange))
            return ExchangeRefusals.NotFound;
        if (!step(exchange).TryGet(out var move, out var refusal))
            return refusal;
        if (move.Action == ExchangeAction.Accept && await FindObstacleAsync(exchange, cancellationToken) is { } obstacle)
            return obstacle;
        // Read before the ledger locks the accounts, for which others may be waiting.
        var names = await members.NamesAsync([exchange.Giver, exchange.Receiver], cancellationToken);
        if (await ledger.TryApplyAsync(move.Orders, cancellationToken) is { } refused)
            return refused;
        Tell(exchange, move.Action, by);
        return ExchangeView.Of(exchange, names);
    }
}

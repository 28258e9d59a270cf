using System.Linq.Expressions;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Exchanges;

/// <summary>A member reads one of their exchanges, a broker any, a network's hosts and brokers those of the network. To anybody else there is no such exchange.</summary>
/// <param name="Exchange">Which.</param>
[MaySend(Who.AnyMember)]
public sealed record GetExchange(ExchangeId Exchange) : IQuery<ExchangeView>;

/// <summary>A member looks through their exchanges, the newest first.</summary>
/// <param name="State">Only those in this state.</param>
/// <param name="AwaitingMe">Only those in which it is the member's turn.</param>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Exchanges on a page: 1 to 100.</param>
[MaySend(Who.AnyMember)]
public sealed record ListExchanges(ExchangeState? State = null, bool AwaitingMe = false, string? After = null, int Size = Page<ExchangeView>.DefaultSize)
    : IQuery<Page<ExchangeView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

/// <summary>A broker looks through the exchanges in dispute, the newest first; hosts and brokers of networks, through those of their networks.</summary>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Exchanges on a page: 1 to 100.</param>
[MaySend(Who.Member)]
public sealed record ListDisputes(string? After = null, int Size = Page<ExchangeView>.DefaultSize) : IQuery<Page<ExchangeView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

internal sealed class ListExchangesHandler(IReadRepositoryBase<Exchange> exchanges, NetworkDesk networks, ExchangeDesk desk, CurrentActor actor)
    : IRequestHandler<GetExchange, Result<ExchangeView>>, IRequestHandler<ListExchanges, Result<Page<ExchangeView>>>,
      IRequestHandler<ListDisputes, Result<Page<ExchangeView>>>
{
    public async Task<Result<ExchangeView>> Handle(GetExchange request, CancellationToken cancellationToken) =>
        await exchanges.GetByIdAsync(request.Exchange, cancellationToken) is { } exchange
        && (exchange.IsSide(actor.Me) || (await networks.BrokerageAsync(cancellationToken)).Covers(exchange.Network))
            ? (await desk.ViewAsync([exchange], cancellationToken))[0]
            : ExchangeRefusals.NotFound;

    public Task<Result<Page<ExchangeView>>> Handle(ListExchanges request, CancellationToken cancellationToken) =>
        PageAsync(
            request == new ListExchanges(Size: request.Size) ? new NewestExchangesOf(actor.Me, request.Size) : new ExchangesOf(actor.Me, request), request.Size, cancellationToken);

    public async Task<Result<Page<ExchangeView>>> Handle(ListDisputes request, CancellationToken cancellationToken) =>
        await networks.BrokerageAsync(cancellationToken) is { IsNowhere: false } brokerage
            ? await PageAsync(new ExchangesInDispute(brokerage.Networks, request), request.Size, cancellationToken)
            : actor.Value.RefuseUnless(Who.Broker);

    private async Task<Result<Page<ExchangeView>>> PageAsync(ISpecification<Exchange> wanted, int size, CancellationToken cancellationToken)
    {
        var found = await exchanges.ListAsync(wanted, cancellationToken);
        var views = await desk.ViewAsync(found, cancellationToken);
        return Paging.ToPage(views, size, v => v, v => Paging.Cursor(found.Find(e => e.Id == v.Id)!.ProposedAt, v.Id.Value));
    }
}

/// <summary>The newest of all exchanges of a member: the first page, and one more to know whether there is another.</summary>
/// <param name="member">Whose.</param>
/// <param name="size">Exchanges on a page.</param>
public sealed class NewestExchangesOf(MemberId member, int size) : PreparedSpecification<Exchange, MemberId>(HasSide, member, ExchangePaging.Newest, size + 1)
{
    internal static readonly Expression<Func<Exchange, MemberId, bool>> HasSide = (exchange, side) => exchange.Giver == side || exchange.Receiver == side;
}

/// <summary>A member's exchanges, the newest first: one more than a page, to know whether there is another.</summary>
public sealed class ExchangesOf : Specification<Exchange>
{
    /// <summary>Says what is wanted.</summary>
    public ExchangesOf(MemberId member, ListExchanges wanted)
    {
        Query.Where(NewestExchangesOf.HasSide, member);
        if (wanted.State is { } state)
            Query.Where(e => e.State == state);
        if (wanted.AwaitingMe)
            Query.Where(e => e.Awaited == member);
        Query.NewestAfter(wanted.After, wanted.Size);
    }
}

/// <summary>Exchanges in dispute, the newest first: one more than a page, to know whether there is another.</summary>
public sealed class ExchangesInDispute : Specification<Exchange>
{
    /// <summary>Says what is wanted.</summary>
    /// <param name="networks">Only those of these networks; <c>null</c> for all.</param>
    /// <param name="wanted">Which page.</param>
    public ExchangesInDispute(IReadOnlyCollection<NetworkId>? networks, ListDisputes wanted)
    {
        var among = networks?.Select(n => (NetworkId?)n).ToList();
        Query.Where(e => e.State == ExchangeState.Disputed)
            .Where(e => among!.Contains(e.Network), condition: among is not null)
            .NewestAfter(wanted.After, wanted.Size);
    }
}

/// <summary>Exchanges whose deadline is over.</summary>
public sealed class ExchangesOverdue : Specification<Exchange>
{
    /// <summary>At most <paramref name="limit"/>, the longest overdue first.</summary>
    public ExchangesOverdue(Instant now, int limit) => Query.Where(e => e.Deadline <= now).OrderBy(e => e.Deadline).ThenBy(e => e.Id).Take(limit);
}

/// <summary>A member's exchanges, proposed until an instant, that have not got as far as recorded hours.</summary>
public sealed class ExchangesNotBegun : Specification<Exchange>
{
    /// <summary>Looks by either side.</summary>
    public ExchangesNotBegun(MemberId member, Instant proposedUntil) => Query
        .Where(e => (e.Giver == member || e.Receiver == member) && e.ProposedAt <= proposedUntil)
        .Where(e => e.State == ExchangeState.Proposed || e.State == ExchangeState.Accepted || e.State == ExchangeState.Arranged)
        .OrderBy(e => e.Id);
}

internal static class ExchangePaging
{
    public static readonly Expression<Func<IQueryable<Exchange>, IQueryable<Exchange>>> Newest =
        exchanges => exchanges.OrderByDescending(e => e.ProposedAt).ThenByDescending(e => e.Id);

    public static void NewestAfter(this SpecificationBuilder<Exchange> query, string? after, int size)
    {
        if (Paging.TryRead(after, out var position) && position is var (at, id))
        {
            var last = new ExchangeId(id);
            query.Where(e => e.ProposedAt < at || (e.ProposedAt == at && e.Id < last));
        }

        query.In(Newest).Take(size + 1);
    }
}

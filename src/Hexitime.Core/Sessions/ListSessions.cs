using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Sessions;

/// <summary>A member looks through the sessions that can be joined, the next one first; or through those they have a part in, the last one first.</summary>
/// <param name="Mine">Only those that the member gives, or has a place in, in whatever state.</param>
/// <param name="Network">Only those of this network.</param>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Sessions on a page: 1 to 100.</param>
[MaySend(Who.AnyMember)]
public sealed record ListSessions(bool Mine = false, NetworkId? Network = null, string? After = null, int Size = Page<SessionView>.DefaultSize) : IQuery<Page<SessionView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

/// <summary>A broker looks through the sessions in which an objection is to be decided, the last one first; hosts and brokers of networks, through those of their networks.</summary>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Sessions on a page: 1 to 100.</param>
[MaySend(Who.Member)]
public sealed record ListObjections(string? After = null, int Size = Page<SessionView>.DefaultSize) : IQuery<Page<SessionView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

internal sealed class ListSessionsHandler(IReadRepositoryBase<GroupSession> sessions, SessionDesk desk)
    : IRequestHandler<ListSessions, Result<Page<SessionView>>>, IRequestHandler<ListObjections, Result<Page<SessionView>>>
{
    public async Task<Result<Page<SessionView>>> Handle(ListSessions request, CancellationToken cancellationToken) => await PageAsync(
        request.Mine
            ? new SessionsOf(desk.Me, request)
            : new SessionsToJoin(desk.Me, await desk.NetworksOfMineAsync(cancellationToken), await desk.HiddenGiversAsync(cancellationToken), request, desk.Now),
        request.Size, cancellationToken);

    public async Task<Result<Page<SessionView>>> Handle(ListObjections request, CancellationToken cancellationToken) =>
        await desk.BrokerageAsync(cancellationToken) is { IsNowhere: false } brokerage
            ? await PageAsync(new SessionsInDispute(brokerage.Networks, request), request.Size, cancellationToken)
            : desk.RefuseUnlessBroker();

    private async Task<Result<Page<SessionView>>> PageAsync(ISpecification<GroupSession> wanted, int size, CancellationToken cancellationToken)
    {
        var views = await desk.ViewAsync(await sessions.ListAsync(wanted, cancellationToken), cancellationToken);
        return Paging.ToPage(views, size, v => v, v => Paging.Cursor(v.StartsAt, v.Id.Value));
    }
}

/// <summary>Sessions that can be joined, the next one first: one more than a page, to know whether there is another.</summary>
public sealed class SessionsToJoin : Specification<GroupSession>
{
    /// <summary>Says what is wanted.</summary>
    /// <param name="member">Who looks.</param>
    /// <param name="networks">The networks to which they belong.</param>
    /// <param name="hidden">Whose sessions they do not find.</param>
    /// <param name="wanted">Which page.</param>
    /// <param name="now">The current instant.</param>
    public SessionsToJoin(MemberId member, IReadOnlyCollection<NetworkId> networks, IReadOnlyCollection<MemberId> hidden, ListSessions wanted, Instant now)
    {
        var (own, hiddenGivers) = (networks.Select(n => (NetworkId?)n).ToList(), hidden.ToList());
        Query.Where(s => s.State == SessionState.Open && s.StartsAt > now)
            .Where(s => s.Network == null || s.Giver == member || own.Contains(s.Network))
            .Where(s => !hiddenGivers.Contains(s.Giver), condition: hiddenGivers.Count > 0)
            .Where(s => s.Network == wanted.Network, condition: wanted.Network is not null);
        if (Paging.TryRead(wanted.After, out var position) && position is var (at, id))
        {
            var last = new SessionId(id);
            Query.Where(s => s.StartsAt > at || (s.StartsAt == at && s.Id > last));
        }

        Query.OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Take(wanted.Size + 1);
    }
}

/// <summary>Sessions that a member gives or has a place in, the last one first: one more than a page.</summary>
public sealed class SessionsOf : Specification<GroupSession>
{
    /// <summary>Says what is wanted.</summary>
    public SessionsOf(MemberId member, ListSessions wanted) => Query
        .Where(s => s.Giver == member || s.Seats.Any(seat => seat.Member == member && seat.State != SeatState.Left))
        .LastAfter(wanted.After, wanted.Size);
}

/// <summary>Sessions in which an objection is to be decided, the last one first: one more than a page.</summary>
public sealed class SessionsInDispute : Specification<GroupSession>
{
    /// <summary>Says what is wanted.</summary>
    /// <param name="networks">Only those of these networks; <c>null</c> for all.</param>
    /// <param name="wanted">Which page.</param>
    public SessionsInDispute(IReadOnlyCollection<NetworkId>? networks, ListObjections wanted)
    {
        var among = networks?.Select(n => (NetworkId?)n).ToList();
        Query.Where(s => s.State == SessionState.Recorded && s.Seats.Any(seat => seat.Answer == SeatAnswer.Objected))
            .Where(s => among!.Contains(s.Network), condition: among is not null)
            .LastAfter(wanted.After, wanted.Size);
    }
}

/// <summary>Sessions whose deadline is over.</summary>
public sealed class SessionsOverdue : Specification<GroupSession>
{
    /// <summary>At most <paramref name="limit"/>, the longest overdue first.</summary>
    public SessionsOverdue(Instant now, int limit) => Query.Where(s => s.Deadline <= now).OrderBy(s => s.Deadline).ThenBy(s => s.Id).Take(limit);
}

internal static class SessionPaging
{
    public static void LastAfter(this SpecificationBuilder<GroupSession> query, string? after, int size)
    {
        if (Paging.TryRead(after, out var position) && position is var (at, id))
        {
            var last = new SessionId(id);
            query.Where(s => s.StartsAt < at || (s.StartsAt == at && s.Id < last));
        }

        query.OrderByDescending(s => s.StartsAt).ThenByDescending(s => s.Id).Take(size + 1);
    }
}

using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Networks;

/// <summary>A member looks through the networks: those that can be joined or applied to, and their own. The newest first.</summary>
/// <param name="Mine">Only those to which the member belongs.</param>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Networks on a page: 1 to 100.</param>
[MaySend(Who.AnyMember)]
public sealed record BrowseNetworks(bool Mine = false, string? After = null, int Size = Page<NetworkView>.DefaultSize) : IQuery<Page<NetworkView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

/// <summary>A member reads about one network. One that is joined by invitation is there only for those who belong to it.</summary>
/// <param name="Network">Which network.</param>
[MaySend(Who.AnyMember)]
public sealed record GetNetwork(NetworkId Network) : IQuery<NetworkView>;

internal sealed class BrowseNetworksHandler(IReadRepositoryBase<Network> networks, IReadRepositoryBase<Membership> memberships, NetworkDesk desk)
    : IRequestHandler<BrowseNetworks, Result<Page<NetworkView>>>, IRequestHandler<GetNetwork, Result<NetworkView>>
{
    public async Task<Result<Page<NetworkView>>> Handle(BrowseNetworks request, CancellationToken cancellationToken)
    {
        var mine = await memberships.ListAsync(new MembershipsOf(desk.Me), cancellationToken);
        var found = await networks.ListAsync(new NetworksFor([.. mine.Where(m => m.IsActive).Select(m => m.Network)], request), cancellationToken);
        return Paging.ToPage(found, request.Size, n => NetworkView.Of(n, mine.Find(m => m.Network == n.Id)), n => Paging.Cursor(n.FoundedAt, n.Id.Value));
    }

    public async Task<Result<NetworkView>> Handle(GetNetwork request, CancellationToken cancellationToken) =>
        (await desk.FindAsync(request.Network, cancellationToken)).TryGet(out var found, out var refusal) ? NetworkView.Of(found.Network, found.Mine) : refusal;
}

/// <summary>The networks of which somebody may know, the newest first: one more than a page, to know whether there is another.</summary>
public sealed class NetworksFor : Specification<Network>
{
    /// <summary>Says what is wanted.</summary>
    /// <param name="mine">The networks to which they belong.</param>
    /// <param name="wanted">What they look for.</param>
    public NetworksFor(IReadOnlyCollection<NetworkId> mine, BrowseNetworks wanted)
    {
        var own = mine.ToList();
        Query.Where(n => own.Contains(n.Id), condition: wanted.Mine)
            .Where(n => own.Contains(n.Id) || n.Joining != JoiningRule.ByInvitation, condition: !wanted.Mine);
        if (Paging.TryRead(wanted.After, out var position) && position is var (at, id))
        {
            var last = new NetworkId(id);
            Query.Where(n => n.FoundedAt < at || (n.FoundedAt == at && n.Id < last));
        }

        Query.OrderByDescending(n => n.FoundedAt).ThenByDescending(n => n.Id).Take(wanted.Size + 1);
    }
}

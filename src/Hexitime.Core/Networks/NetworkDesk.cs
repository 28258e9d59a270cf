using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Networks;

/// <summary>What every use case about one network has in common: find it for somebody who may know of it, and see what they may do there.</summary>
internal sealed class NetworkDesk(
    IReadRepositoryBase<Network> networks, IRepositoryBase<Membership> memberships, ILedgerStore ledger, IOutbox outbox, CurrentActor actor, IClock clock)
{
    public Instant Now => clock.GetCurrentInstant();

    public MemberId Me => actor.Me;

    /// <summary>A network that the actor may know of, and their membership. One that is joined by invitation is there only for those who belong to it.</summary>
    public async Task<Result<(Network Network, Membership? Mine)>> FindAsync(NetworkId id, CancellationToken cancellationToken)
    {
        if (await networks.GetByIdAsync(id, cancellationToken) is not { } network)
            return NetworkRefusals.NotFound;
        var mine = await memberships.FirstOrDefaultAsync(new MembershipIn(id, actor.Me), cancellationToken);
        return network.Joining == JoiningRule.ByInvitation && mine?.IsActive != true ? NetworkRefusals.NotFound : (network, mine);
    }

    /// <summary>A network to which the actor belongs. To anybody else what is in it is not there.</summary>
    public async Task<Result<Network>> InsideAsync(NetworkId id, CancellationToken cancellationToken) =>
        await networks.GetByIdAsync(id, cancellationToken) is { } network
        && await memberships.FirstOrDefaultAsync(new MembershipIn(id, actor.Me), cancellationToken) is { IsActive: true }
            ? network
            : NetworkRefusals.NotFound;

    /// <summary>A network in which the actor has one of these roles.</summary>
    public async Task<Result<Network>> AsAsync(NetworkId id, NetworkRoles any, CancellationToken cancellationToken)
    {
        if (!(await FindAsync(id, cancellationToken)).TryGet(out var found, out var refusal))
            return refusal;
        if (found.Mine?.Has(any) != true)
            return NetworkRefusals.NotAllowed;
        actor.UseRole();
        return found.Network;
    }

    /// <summary>A network that the actor runs: as one of its hosts, or as an administrator of the platform.</summary>
    public async Task<Result<Network>> AsHostOrAdministratorAsync(NetworkId id, CancellationToken cancellationToken) =>
        actor.ActsAs(Who.Administrator) ? await ByIdAsync(id, cancellationToken) : await AsAsync(id, NetworkRoles.Host, cancellationToken);

    /// <summary>The refusal for an actor who is neither one of a network's hosts nor an administrator of the platform or, where none is named, no administrator; <c>null</c> for one who is.</summary>
    public async Task<Refusal?> RefuseUnlessTendsAsync(NetworkId? network, CancellationToken cancellationToken) =>
        network is { } id ? (await AsHostOrAdministratorAsync(id, cancellationToken)).Refusal : RefuseUnlessAdministrator();

    /// <summary>A network to which the actor belongs; to an administrator of the platform, any.</summary>
    public async Task<Result<Network>> InsideOrAdministratorAsync(NetworkId id, CancellationToken cancellationToken) =>
        actor.Value.IsAnyOf(Who.Administrator) ? await ByIdAsync(id, cancellationToken) : await InsideAsync(id, cancellationToken);

    /// <summary>The refusal for an actor who does not run a network or, where none is named, the platform; <c>null</c> for one who does.</summary>
    public async Task<Refusal?> RefuseUnlessRunsAsync(NetworkId? network, CancellationToken cancellationToken)
    {
        if (network is not { } id)
            return RefuseUnlessAdministrator();
        return actor.Value.Member is null ? actor.Value.RefuseUnless(Who.Member) : (await AsAsync(id, NetworkRoles.Host, cancellationToken)).Refusal;
    }

    /// <summary>
    /// Where the actor settles what others do not agree about: as a broker of the platform everywhere, as a host or broker of networks in those. Nobody does who is suspended.
    /// </summary>
    public Task<Reach> BrokerageAsync(CancellationToken cancellationToken) => ReachAsync(Who.Broker, NetworkRoles.Host | NetworkRoles.Broker, cancellationToken);

    /// <summary>Where the actor acts for others: everywhere as one of <paramref name="platform"/>, else in the networks in which they have one of these roles.</summary>
    public async Task<Reach> ReachAsync(Who platform, NetworkRoles any, CancellationToken cancellationToken)
    {
        if (actor.Value.IsAnyOf(platform))
            return Reach.Everywhere;
        if (!actor.Value.IsAnyOf(Who.Member))
            return Reach.Nowhere;
        var mine = await memberships.ListAsync(new MembershipsOf(actor.Me, MembershipState.Active), cancellationToken);
        return Reach.Within(mine.Where(m => m.Has(any)).Select(m => m.Network));
    }

    /// <summary>A host changes somebody's membership.</summary>
    public async Task<Result<Done>> ChangeAsHostAsync(NetworkId id, MemberId member, Func<Membership, Result<Done>> change, CancellationToken cancellationToken)
    {
        if (!(await AsAsync(id, NetworkRoles.Host, cancellationToken)).TryGet(out var network, out var refusal))
            return refusal;
        return await ChangeAsync(network, member, change, cancellationToken);
    }

    /// <summary>Changes a membership and tells of it. Those of one network change one after the other, so that it never loses its last host to two changes at once.</summary>
    public async Task<Result<Done>> ChangeAsync(Network network, MemberId member, Func<Membership, Result<Done>> change, CancellationToken cancellationToken)
    {
        await ledger.LockAsync([network.Pot], cancellationToken);
        if (await memberships.FirstOrDefaultAsync(new MembershipIn(network.Id, member), cancellationToken) is not { } membership)
            return NetworkRefusals.NotAMember;
        var wasHost = membership.IsHost;
        if (!change(membership).TryGet(out _, out var refusal))
            return refusal;
        if (wasHost && !membership.IsHost && await memberships.CountAsync(new HostsOf(network.Id), cancellationToken) == 1)
            return NetworkRefusals.LastHost;
        Tell(membership);
        return new Done();
    }

    public void Tell(Membership membership) => outbox.Add(new MembershipChanged(membership.Network, membership.Member, membership.State, membership.Roles));

    private Refusal? RefuseUnlessAdministrator() => actor.ActsAs(Who.Administrator) ? null : actor.Value.RefuseUnless(Who.Administrator);

    private async Task<Result<Network>> ByIdAsync(NetworkId id, CancellationToken cancellationToken) =>
        await networks.GetByIdAsync(id, cancellationToken) is { } network ? network : NetworkRefusals.NotFound;
}

/// <summary>Somebody has come to belong to a network, has applied, has left, or is trusted with something else there.</summary>
/// <param name="Network">Which network.</param>
/// <param name="Member">Who.</param>
/// <param name="State">Whether they belong to it now.</param>
/// <param name="Roles">What they are trusted with now.</param>
public sealed record MembershipChanged(NetworkId Network, MemberId Member, MembershipState State, NetworkRoles Roles) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Network.Value;
}

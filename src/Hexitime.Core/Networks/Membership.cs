using System.Linq.Expressions;
using Hexitime.Members;
using Hexitime.Queries;
using NodaTime;

namespace Hexitime.Networks;

/// <summary>That somebody belongs to a network, or has asked to. One for each network and member, however often they come and go.</summary>
public sealed class Membership : IVersioned
{
    private Membership() { }

    /// <summary>Of which network.</summary>
    public NetworkId Network { get; private set; }

    /// <summary>Whose.</summary>
    public MemberId Member { get; private set; }

    /// <summary>Whether they belong to it.</summary>
    public MembershipState State { get; private set; }

    /// <summary>The category, in a network that has some.</summary>
    public string? Category { get; private set; }

    /// <summary>What they are trusted with. None, unless they belong to it.</summary>
    public NetworkRoles Roles { get; private set; }

    /// <summary>Since when the state is what it is.</summary>
    public Instant Since { get; private set; }

    /// <summary>When they came to belong to it, the last time; <c>null</c> if they never did.</summary>
    public Instant? JoinedAt { get; private set; }

    /// <summary>Why they were refused or removed, or what they wrote when they applied.</summary>
    public string? Note { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>Whether they belong to the network.</summary>
    public bool IsActive => State == MembershipState.Active;

    /// <summary>Whether they run the network.</summary>
    public bool IsHost => Has(NetworkRoles.Host);

    /// <summary>Whether they belong to the network and have any of these roles.</summary>
    public bool Has(NetworkRoles any) => IsActive && (Roles & any) != NetworkRoles.None;

    /// <summary>Somebody who was never there before.</summary>
    public static Membership For(NetworkId network, MemberId member, Instant now) =>
        new() { Network = network, Member = member, State = MembershipState.Left, Since = now };

    /// <summary>Comes to belong to it at once, or asks to.</summary>
    /// <param name="isOpen">Whether the network is open to them. To somebody who was removed it is not, unless they are invited again.</param>
    /// <param name="isInvited">Whether they are invited.</param>
    /// <param name="category">The category that they name.</param>
    /// <param name="note">What they write to the hosts.</param>
    /// <param name="now">The current instant.</param>
    public Result<Done> Join(bool isOpen, bool isInvited, string? category, string? note, Instant now)
    {
        if (IsActive || (State == MembershipState.Applied && !isInvited))
            return NetworkRefusals.HasJoined(State);
        var joins = isInvited || (isOpen && State != MembershipState.Removed);
        Category = category;
        return Become(joins ? MembershipState.Active : MembershipState.Applied, NetworkRoles.None, note, now);
    }

    /// <summary>Is made a host by the platform's administrator, a member of the network or not.</summary>
    public Result<Done> Appoint(Instant now) =>
        IsHost ? Refusal.Conflict("network.unchanged", "They are a host already.") : Become(MembershipState.Active, Roles | NetworkRoles.Host, Note, now);

    /// <summary>A host admits them.</summary>
    public Result<Done> Admit(Instant now) =>
        State == MembershipState.Applied ? Become(MembershipState.Active, NetworkRoles.None, null, now) : NetworkRefusals.NoApplication;

    /// <summary>A host does not admit them.</summary>
    public Result<Done> Refuse(string? reason, Instant now) =>
        State == MembershipState.Applied ? Become(MembershipState.Refused, NetworkRoles.None, reason, now) : NetworkRefusals.NoApplication;

    /// <summary>Leaves, or takes the application back.</summary>
    public Result<Done> Leave(Instant now) =>
        State is MembershipState.Active or MembershipState.Applied
            ? Become(MembershipState.Left, NetworkRoles.None, null, now)
            : NetworkRefusals.NotAMember;

    /// <summary>A host removes them.</summary>
    public Result<Done> Remove(string reason, Instant now) =>
        IsActive ? Become(MembershipState.Removed, NetworkRoles.None, reason, now) : NetworkRefusals.NotAMember;

    /// <summary>A host says what they are trusted with.</summary>
    public Result<Done> Trust(NetworkRoles roles, Instant now) =>
        IsActive ? Become(MembershipState.Active, roles, Note, now) : NetworkRefusals.NotAMember;

    /// <summary>Whose it is is erased: what they wrote, and what was written of them, goes.</summary>
    public void EraseWords()
    {
        (Category, Note) = (null, null);
        Version++;
    }

    private Result<Done> Become(MembershipState state, NetworkRoles roles, string? note, Instant now)
    {
        if (State != state)
            (Since, JoinedAt) = (now, state == MembershipState.Active ? now : JoinedAt);
        (State, Roles, Note) = (state, roles, string.IsNullOrWhiteSpace(note) ? null : note.Trim());
        Version++;
        return new Done();
    }
}

/// <summary>The networks to which somebody belongs, or has asked to.</summary>
public sealed class MembershipsOf : Specification<Membership>
{
    /// <summary>Looks by the member.</summary>
    /// <param name="member">Whose.</param>
    /// <param name="state">Only those in this state.</param>
    public MembershipsOf(MemberId member, MembershipState? state = null) =>
        Query.Where(m => m.Member == member).Where(m => m.State == state, condition: state is not null).OrderBy(m => m.Network);
}

/// <summary>The networks to which a member belongs.</summary>
/// <param name="member">Whose.</param>
public sealed class NetworksOf(MemberId member) : PreparedSpecification<Membership, MemberId, NetworkId>(Belongs, Where, member)
{
    private static readonly Expression<Func<Membership, MemberId, bool>> Belongs = (membership, one) => membership.Member == one && membership.State == MembershipState.Active;
    private static readonly Expression<Func<Membership, NetworkId>> Where = membership => membership.Network;
}

internal static class MembershipQueries
{
    /// <summary>The networks to which a member belongs.</summary>
    public static Task<List<NetworkId>> NetworksOfAsync(this IReadRepositoryBase<Membership> memberships, MemberId member, CancellationToken cancellationToken) =>
        memberships.ListAsync(new NetworksOf(member), cancellationToken);
}

/// <summary>Somebody's membership of a network.</summary>
public sealed class MembershipIn : Specification<Membership>, ISingleResultSpecification<Membership>
{
    /// <summary>Looks by both.</summary>
    public MembershipIn(NetworkId network, MemberId member) => Query.Where(m => m.Network == network && m.Member == member);
}

/// <summary>Those who run a network.</summary>
public sealed class HostsOf : Specification<Membership>
{
    /// <summary>Looks by the network.</summary>
    public HostsOf(NetworkId network) =>
        Query.Where(m => m.Network == network && m.State == MembershipState.Active && (m.Roles & NetworkRoles.Host) == NetworkRoles.Host);
}

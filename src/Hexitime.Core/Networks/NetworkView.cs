using Hexitime.Members;
using NodaTime;

namespace Hexitime.Networks;

/// <summary>A network as members see it.</summary>
/// <param name="Id">The network.</param>
/// <param name="Charter">What it is and how it is run.</param>
/// <param name="FoundedAt">When it was founded.</param>
/// <param name="Mine">One's own membership, if there is or was one.</param>
/// <param name="Version">The version to name when editing.</param>
public sealed record NetworkView(NetworkId Id, NetworkCharter Charter, Instant FoundedAt, MyMembership? Mine, int Version) : IVersioned
{
    /// <summary>Shows a network to somebody.</summary>
    public static NetworkView Of(Network network, Membership? mine) => new(
        network.Id,
        new NetworkCharter
        {
            Name = network.Name,
            Description = network.Description,
            Words = network.Words,
            Look = network.Look,
            Joining = network.Joining,
            EmailDomains = network.EmailDomains,
            Categories = network.Categories,
            Listings = network.Listings,
            Kinds = network.Kinds,
            KindsNeedingApproval = network.KindsNeedingApproval,
            KindsNeedingUndertaking = network.KindsNeedingUndertaking,
            DaysUntilAutomaticCompletion = network.DaysUntilAutomaticCompletion,
        },
        network.FoundedAt,
        mine is null ? null : MyMembership.Of(mine),
        network.Version);
}

/// <summary>One's own membership of a network.</summary>
/// <param name="State">Whether one belongs to it.</param>
/// <param name="Category">The category, in a network that has some.</param>
/// <param name="Roles">What one is trusted with.</param>
/// <param name="Since">Since when the state is what it is.</param>
public sealed record MyMembership(MembershipState State, string? Category, IReadOnlyList<NetworkRoles> Roles, Instant Since)
{
    /// <summary>Shows a membership.</summary>
    public static MyMembership Of(Membership membership) => new(membership.State, membership.Category, membership.Roles.Each(), membership.Since);
}

/// <summary>Somebody's membership, as those who belong to the network see it.</summary>
/// <param name="Member">Who.</param>
/// <param name="State">Whether they belong to it.</param>
/// <param name="Category">The category, in a network that has some.</param>
/// <param name="Roles">What they are trusted with.</param>
/// <param name="Since">Since when.</param>
/// <param name="Note">What they wrote when they applied; for the network's hosts only.</param>
public sealed record MembershipView(Person Member, MembershipState State, string? Category, IReadOnlyList<NetworkRoles> Roles, Instant Since, string? Note)
{
    /// <summary>Shows a membership.</summary>
    public static MembershipView Of(Membership membership, string name, bool toHost) => new(
        new Person(membership.Member, name), membership.State, membership.Category, membership.Roles.Each(), membership.Since, toHost ? membership.Note : null);
}

internal static class NetworkRoleList
{
    /// <summary>Each role by itself.</summary>
    public static IReadOnlyList<NetworkRoles> Each(this NetworkRoles roles) =>
        [.. Enum.GetValues<NetworkRoles>().Where(r => r != NetworkRoles.None && roles.HasFlag(r))];

    /// <summary>All of them together; <c>null</c> if one of them is none.</summary>
    public static NetworkRoles? Together(this IReadOnlyList<NetworkRoles> roles) =>
        roles.All(r => r != NetworkRoles.None && Enum.IsDefined(r)) ? roles.Aggregate(NetworkRoles.None, (all, role) => all | role) : null;
}

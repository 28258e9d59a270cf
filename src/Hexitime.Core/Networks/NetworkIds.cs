using System.Text.Json.Serialization;
using NodaTime;

namespace Hexitime.Networks;

/// <summary>Names a network.</summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<NetworkId>))]
public readonly record struct NetworkId(Guid Value) : IEntityId<NetworkId>
{
    /// <inheritdoc />
    public static NetworkId From(Guid value) => new(value);

    /// <summary>A new id that sorts by <paramref name="now"/>.</summary>
    public static NetworkId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));

    /// <summary>Whether the left sorts before the right.</summary>
    public static bool operator <(NetworkId left, NetworkId right) => left.Value < right.Value;

    /// <summary>Whether the left sorts after the right.</summary>
    public static bool operator >(NetworkId left, NetworkId right) => left.Value > right.Value;
}

/// <summary>Names an invitation.</summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<InvitationId>))]
public readonly record struct InvitationId(Guid Value) : IEntityId<InvitationId>
{
    /// <inheritdoc />
    public static InvitationId From(Guid value) => new(value);

    /// <summary>A new id that sorts by <paramref name="now"/>.</summary>
    public static InvitationId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));
}

/// <summary>How somebody comes to belong to a network. An invitation opens all of them.</summary>
public enum JoiningRule
{
    /// <summary>Any member joins.</summary>
    Open = 1,

    /// <summary>Whoever has an e-mail address, verified by the host, in one of the network's domains joins; everybody else applies.</summary>
    ByEmailDomain = 2,

    /// <summary>Only who was invited joins. Nobody else sees that the network exists.</summary>
    ByInvitation = 3,

    /// <summary>Everybody applies, and one of the network's hosts decides.</summary>
    ByApproval = 4,
}

/// <summary>Whose listings can be found in a network.</summary>
public enum ListingRule
{
    /// <summary>Those of all who belong to it.</summary>
    Anyone = 1,

    /// <summary>Those that one of its hosts has approved.</summary>
    AfterApproval = 2,
}

/// <summary>What somebody may be trusted with in one network.</summary>
[Flags]
public enum NetworkRoles
{
    /// <summary>Nothing beyond belonging to it.</summary>
    None = 0,

    /// <summary>Runs it.</summary>
    Host = 1,

    /// <summary>Helps matches along.</summary>
    Broker = 2,

    /// <summary>Invites people.</summary>
    Ambassador = 4,

    /// <summary>Sees what its pot was given and has granted.</summary>
    Auditor = 8,
}

/// <summary>Whether somebody belongs to a network.</summary>
public enum MembershipState
{
    /// <summary>Waits for a host to decide.</summary>
    Applied = 1,

    /// <summary>Belongs to it.</summary>
    Active = 2,

    /// <summary>Was not admitted; may apply anew.</summary>
    Refused = 3,

    /// <summary>Has left; may come back as anybody may come.</summary>
    Left = 4,

    /// <summary>Was removed by a host; may apply anew, whatever the joining rule.</summary>
    Removed = 5,
}

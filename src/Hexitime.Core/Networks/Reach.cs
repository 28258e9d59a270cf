namespace Hexitime.Networks;

/// <summary>Where somebody acts for others by a role: everywhere, in some networks, or nowhere.</summary>
internal sealed class Reach
{
    private Reach(IReadOnlyCollection<NetworkId>? networks) => Networks = networks;

    public static Reach Everywhere { get; } = new(null);

    public static Reach Nowhere { get; } = new([]);

    /// <summary>The networks in which they do; <c>null</c> for everywhere.</summary>
    public IReadOnlyCollection<NetworkId>? Networks { get; }

    public bool IsNowhere => Networks is { Count: 0 };

    public static Reach Within(IEnumerable<NetworkId> networks) => new([.. networks]);

    /// <summary>Whether they do where this belongs; what belongs to no network belongs to the platform.</summary>
    public bool Covers(NetworkId? network) => Networks is null || (network is { } id && Networks.Contains(id));
}

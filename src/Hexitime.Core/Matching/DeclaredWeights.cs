using Hexitime.Matching.Ranking;
using Hexitime.Networks;
using Hexitime.Queries;

namespace Hexitime.Matching;

/// <summary>What counts in a network when its listings are ranked; a network without them goes by <see cref="MatchWeights.Default"/>.</summary>
public sealed class DeclaredWeights : IVersioned
{
    private DeclaredWeights() { }

    /// <summary>Of which network.</summary>
    public NetworkId Network { get; private set; }

    /// <summary>What each part counts, the bonuses for crossing boundaries and for a first exchange among them.</summary>
    public RankParts Weights { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>The first weights of a network.</summary>
    public static DeclaredWeights Of(NetworkId network, MatchWeights weights) => new() { Network = network, Weights = weights.Weights };

    /// <summary>Declares others, from now on.</summary>
    public void Declare(MatchWeights weights)
    {
        Weights = weights.Weights;
        Version++;
    }
}

/// <summary>The weights of a network, if it has declared any.</summary>
public sealed class WeightsOf : Specification<DeclaredWeights>, ISingleResultSpecification<DeclaredWeights>
{
    /// <summary>Looks by the network.</summary>
    public WeightsOf(NetworkId network) => Query.Where(w => w.Network == network);
}

internal static class DeclaredWeightsQueries
{
    /// <summary>What counts in a network; without one, or if it has declared nothing, the default. Read at each query, so that a change holds on every host at once.</summary>
    public static async Task<MatchWeights> InAsync(this IReadRepositoryBase<DeclaredWeights> weights, NetworkId? network, CancellationToken cancellationToken) =>
        network is { } id && await weights.FirstOrDefaultAsync(new WeightsOf(id), cancellationToken) is { } declared
            ? MatchWeights.Create(declared.Weights).Value
            : MatchWeights.Default;
}

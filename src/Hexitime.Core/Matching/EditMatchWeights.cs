using Hexitime.Matching.Ranking;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Matching;

/// <summary>Those who belong to a network, and administrators, read what counts when its listings are ranked.</summary>
/// <param name="Network">Which network.</param>
[MaySend(Who.AnyMember | Who.Administrator)]
public sealed record GetMatchWeights(NetworkId Network) : IQuery<MatchWeightsView>;

/// <summary>A host of a network, or an administrator, declares what counts when its listings are ranked.</summary>
/// <param name="Network">Which network.</param>
/// <param name="Weights">All of them, each 0 to 100.</param>
/// <param name="Version">The version that was read; another one is refused (<c>version.stale</c>). <c>null</c> overwrites whatever is there.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record EditMatchWeights(NetworkId Network, RankParts Weights, int? Version = null) : ICommand<MatchWeightsView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => MatchWeights.Create(Weights).Refusal;
}

/// <summary>What counts in a network.</summary>
/// <param name="Network">Which network.</param>
/// <param name="Weights">Points for every thousandth of a perfect fit, part by part.</param>
/// <param name="AreDefault">Whether the network has declared nothing, and goes by the default.</param>
/// <param name="Version">One more with each change; 0 while nothing is declared.</param>
public sealed record MatchWeightsView(NetworkId Network, RankParts Weights, bool AreDefault, int Version) : IVersioned
{
    /// <summary>Shows a network's weights; without any, what holds then.</summary>
    public static MatchWeightsView Of(NetworkId network, DeclaredWeights? declared) =>
        new(network, declared?.Weights ?? MatchWeights.Default.Weights, declared is null, declared?.Version ?? 0);
}

internal sealed class EditMatchWeightsHandler(IRepositoryBase<DeclaredWeights> weights, NetworkDesk desk)
    : IRequestHandler<GetMatchWeights, Result<MatchWeightsView>>, IRequestHandler<EditMatchWeights, Result<MatchWeightsView>>
{
    public async Task<Result<MatchWeightsView>> Handle(GetMatchWeights request, CancellationToken cancellationToken) =>
        (await desk.InsideOrAdministratorAsync(request.Network, cancellationToken)).TryGet(out var network, out var refusal)
            ? MatchWeightsView.Of(network.Id, await weights.FirstOrDefaultAsync(new WeightsOf(network.Id), cancellationToken))
            : refusal;

    public async Task<Result<MatchWeightsView>> Handle(EditMatchWeights request, CancellationToken cancellationToken)
    {
        if (!(await desk.AsHostOrAdministratorAsync(request.Network, cancellationToken)).TryGet(out var network, out var refusal))
            return refusal;
        var declared = await weights.FirstOrDefaultAsync(new WeightsOf(network.Id), cancellationToken);
        if (MatchWeightsView.Of(network.Id, declared).CheckVersion(request.Version) is { } stale)
            return stale;
        var chosen = MatchWeights.Create(request.Weights).Value;
        if (declared is null)
            declared = await weights.AddAsync(DeclaredWeights.Of(network.Id, chosen), cancellationToken);
        else
            declared.Declare(chosen);
        return MatchWeightsView.Of(network.Id, declared);
    }
}

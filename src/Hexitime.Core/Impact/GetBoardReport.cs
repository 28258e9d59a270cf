using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>
/// All that a board or a funder asks for, in one call: what was exchanged, how it grew, how well people were served, where credits are, how far projects have come. Hosts read it of their
/// networks, administrators of everything.
/// </summary>
/// <param name="From">The first day, in UTC; by default a year before the last. Growth is shown by quarters, at most forty.</param>
/// <param name="To">The last day; by default today.</param>
/// <param name="Network">Only of this network.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record GetBoardReport(LocalDate? From = null, LocalDate? To = null, NetworkId? Network = null) : IQuery<BoardReport>;

/// <summary>A report for a board.</summary>
/// <param name="Of">Whose: the network's name, or <c>null</c> for everything.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Whole">The whole period.</param>
/// <param name="Quarters">Its quarters, the first and last of which may reach beyond it.</param>
/// <param name="Service">What became of proposals and requests.</param>
/// <param name="Circulation">Where the credits are; <c>null</c> for a network, which has no credits of its own but its pot.</param>
/// <param name="Progress">How far projects and campaigns have come.</param>
public sealed record BoardReport(
    string? Of, Instant MadeAt, PeriodView Whole, IReadOnlyList<PeriodView> Quarters, ServiceView Service, CirculationView? Circulation, ProjectImpactView Progress);

internal sealed class GetBoardReportHandler(
    IRequestHandler<GetImpact, Result<PeriodView>> impact, IRequestHandler<GetGrowth, Result<GrowthView>> growth, IRequestHandler<GetService, Result<ServiceView>> service,
    IRequestHandler<GetCirculation, Result<CirculationView>> circulation, IRequestHandler<GetProjectImpact, Result<ProjectImpactView>> progress, IReadRepositoryBase<Network> networks,
    NetworkDesk desk, IClock clock) : IRequestHandler<GetBoardReport, Result<BoardReport>>
{
    private const int MostQuarters = 40;

    public async Task<Result<BoardReport>> Handle(GetBoardReport request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        var now = clock.GetCurrentInstant();
        if (!ImpactPeriod.Of(request.From, request.To, now.InUtc().Date).TryGet(out var period, out var refusal))
            return refusal;
        var (from, to) = (period.From, period.Until.PlusDays(-1));
        if (Months.Of(to) - Months.Of(from) > 3 * MostQuarters)
            return Refusal.Invalid("impact.periods", $"At most {MostQuarters} quarters are shown at once.");

        var network = request.Network is { } id ? await networks.GetByIdAsync(id, cancellationToken) : null;
        var whole = await impact.Handle(new GetImpact(from, to, request.Network), cancellationToken);
        var quarters = await growth.Handle(new GetGrowth(PeriodLength.Quarter, from, to, request.Network), cancellationToken);
        var served = await service.Handle(new GetService(from, to, request.Network), cancellationToken);
        var where = request.Network is null ? await circulation.Handle(new GetCirculation(to), cancellationToken) : null;
        var come = await progress.Handle(new GetProjectImpact(request.Network), cancellationToken);
        return new BoardReport(network?.Name, now, whole.Value, quarters.Value.Items, served.Value, where?.Value, come.Value);
    }
}

using System.Text;
using System.Text.Json.Serialization;
using Hexitime.Impact.Equity;
using Hexitime.Impact.Map;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Impact.Board;

/// <summary>
/// All that a board or a funder asks for, in one call: what was exchanged and about what, how it grew, whom it reached, what crossed boundaries, who has connected with whom, how well people
/// were served, where credits are, how far projects have come. Hosts read it of their networks, administrators of everything.
/// </summary>
/// <param name="From">The first day, in UTC; by default a year before the last. Growth is shown by quarters, at most forty.</param>
/// <param name="To">The last day; by default today.</param>
/// <param name="Network">Only of this network.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record GetBoardReport(LocalDate? From = null, LocalDate? To = null, NetworkId? Network = null) : IQuery<BoardReport>, IComputesLong;

/// <summary>A report for a board.</summary>
/// <param name="Of">Whose: the network's name, or <c>null</c> for everything.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Whole">The whole period.</param>
/// <param name="Quarters">Its quarters, the first and last of which may reach beyond it.</param>
/// <param name="Skills">What hours were about.</param>
/// <param name="Service">What became of proposals and requests.</param>
/// <param name="Equity">Whom the bank reached, question by question: of the period's quarters that are over and published; empty if none is.</param>
/// <param name="Trade">Hours between groups, boundary by boundary: of the same quarters.</param>
/// <param name="NotPublished">The first days of the period's quarters that are over and not published yet: nothing of them is in what tells of groups. See <see cref="MakeEditions"/>.</param>
/// <param name="Connections">Who has given time to whom, in words and rows.</param>
/// <param name="Circulation">Where the credits are; <c>null</c> for a network, which has no credits of its own but its pot.</param>
/// <param name="Progress">How far projects and campaigns have come.</param>
public sealed record BoardReport(
    string? Of, Instant MadeAt, PeriodView Whole, IReadOnlyList<PeriodView> Quarters, SkillsView Skills, ServiceView Service, IReadOnlyList<EquityView> Equity, IReadOnlyList<TradeView> Trade,
    IReadOnlyList<LocalDate> NotPublished, ConnectionsInWords Connections, CirculationView? Circulation, ProjectImpactView Progress)
{
    /// <summary>The picture of the connections, as SVG.</summary>
    [JsonIgnore]
    public string Picture { get; init; } = "";
}

/// <summary>Who has given time to whom, in words. What was given between organisations is told under disclosure control (<see cref="BoardReport.Trade"/>), and not a second time in full.</summary>
/// <param name="From">The first day: that of the quarter in which the period begins, as maps are of whole quarters.</param>
/// <param name="To">The last day: that of the quarter in which the period ends.</param>
/// <param name="Sentences">The picture in words.</param>
/// <param name="Organisations">The organisations on it, the one with most members first.</param>
public sealed record ConnectionsInWords(LocalDate From, LocalDate To, IReadOnlyList<string> Sentences, IReadOnlyList<ConnectedOrganisation> Organisations)
{
    internal static ConnectionsInWords Of(MapView view, Wording words)
    {
        var map = view.Map.Describe(words: words);
        return new ConnectionsInWords(view.From, view.To, map.Sentences, [.. map.Organisations.Select(o => new ConnectedOrganisation(o.Organisation, o.Members, o.TiesAcross > 0))]);
    }
}

/// <summary>An organisation on the map.</summary>
/// <param name="Organisation">Its name; <c>null</c> for members of none.</param>
/// <param name="Members">How many members it has.</param>
/// <param name="HasExchangedWithOthers">Whether any of them has exchanged with somebody from elsewhere.</param>
public sealed record ConnectedOrganisation(string? Organisation, int Members, bool HasExchangedWithOthers);

internal sealed class GetBoardReportHandler(
    IRequestHandler<GetImpact, Result<PeriodView>> impact, IRequestHandler<GetGrowth, Result<GrowthView>> growth, IRequestHandler<GetSkills, Result<SkillsView>> skills,
    IRequestHandler<GetService, Result<ServiceView>> service, EquityOfAllQuestions equity, IRequestHandler<GetTrade, Result<TradeView>> trade,
    IRequestHandler<GetMap, Result<MapView>> map, IRequestHandler<GetCirculation, Result<CirculationView>> circulation, IRequestHandler<GetProjectImpact, Result<ProjectImpactView>> progress,
    IReadRepositoryBase<Network> networks, NetworkDesk desk, Wording words, IClock clock) : IRequestHandler<GetBoardReport, Result<BoardReport>>
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
        var about = await skills.Handle(new GetSkills(from, to, request.Network), cancellationToken);
        var served = await service.Handle(new GetService(from, to, request.Network), cancellationToken);
        var (reached, traded, missing) = await GroupsAsync(request.Network, period, now.InUtc().Date, cancellationToken);
        var connections = (await map.Handle(new GetMap(from, to, request.Network), cancellationToken)).Value;
        var where = request.Network is null ? await circulation.Handle(new GetCirculation(to), cancellationToken) : null;
        var come = await progress.Handle(new GetProjectImpact(request.Network), cancellationToken);
        return new BoardReport(
            network?.Name, now, whole.Value, quarters.Value.Items, about.Value, served.Value, reached, traded, missing, ConnectionsInWords.Of(connections, words), where?.Value, come.Value)
        {
            Picture = await PictureAsync(connections.Map, cancellationToken),
        };
    }

    /// <summary>What tells of groups: of the quarters that lie within the period, are over and are published.</summary>
    private async Task<(IReadOnlyList<EquityView> Equity, IReadOnlyList<TradeView> Trade, IReadOnlyList<LocalDate> NotPublished)> GroupsAsync(
        NetworkId? network, ImpactPeriod period, LocalDate today, CancellationToken cancellationToken)
    {
        var first = Months.QuarterOf(Months.Of(period.From.PlusMonths(3).PlusDays(-1)));
        var until = Math.Min(Months.QuarterOf(Months.Of(period.Until)), Months.QuarterOf(Months.Of(today)));
        if (first >= until)
            return ([], [], []);
        var (from, to) = (Months.FirstDay(first), Months.FirstDay(until).PlusDays(-1));
        var reached = await equity.ReadAsync(from, to, network, cancellationToken);
        var traded = new List<TradeView>();
        foreach (var between in Enum.GetValues<Boundary>())
            traded.Add((await trade.Handle(new GetTrade(between, from, to, network), cancellationToken)).Value);
        return (
            [.. reached.Where(e => e.Quarters.Count > 0)], traded.FindAll(t => t.Quarters.Count > 0),
            [.. reached.SelectMany(e => e.NotPublished).Concat(traded.SelectMany(t => t.NotPublished)).Distinct().Order()]);
    }

    private async Task<string> PictureAsync(ConnectionMap connections, CancellationToken cancellationToken)
    {
        using var picture = new MemoryStream();
        await connections.WriteSvgAsync(picture, new MapPicture { Words = words }, cancellationToken);
        return Encoding.UTF8.GetString(picture.ToArray());
    }
}

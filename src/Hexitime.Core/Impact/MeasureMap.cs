using System.Text.Json;
using System.Text.Json.Serialization;
using Hexitime.Impact.Map;
using Hexitime.Networks;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>
/// The map in figures: who lies between others, communities, boundaries, growth. It takes a while: see <see cref="GetImpactRun"/>, then <see cref="GetMapMeasures"/>. Hosts ask of their
/// network, administrators of all.
/// </summary>
/// <param name="From">A day of the first quarter, in UTC; by default of a year before the last.</param>
/// <param name="To">A day of the last quarter; by default today.</param>
/// <param name="Network">Only hours in this network, and who belongs to it.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record MeasureMap(LocalDate? From = null, LocalDate? To = null, NetworkId? Network = null) : ICommand<AskedImpactRun>;

/// <summary>Whoever could ask for the map's figures reads them once they are there (<c>impact.not-done</c> before).</summary>
/// <param name="Run">Which computation.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record GetMapMeasures(ImpactRunId Run) : IQuery<MapMeasures>;

/// <summary>The map in figures, as of when they were computed. Points are numbered as on the map's files of that time; nobody is named.</summary>
/// <param name="Summary">The whole of it.</param>
/// <param name="Organisations">What crosses between organisations, beside what chance would give.</param>
/// <param name="Professions">What crosses between professions.</param>
/// <param name="Growth">Quarter by quarter.</param>
/// <param name="Communities">How many communities there are.</param>
/// <param name="Modularity">How much more is given within them than chance would give.</param>
/// <param name="BetweennessError">What no share of betweenness is wrong by more than, with 99 % confidence; 0 if they are exact.</param>
/// <param name="Points">Each point, by its number.</param>
public sealed record MapMeasures(
    MapSummary Summary, BoundaryCrossing Organisations, BoundaryCrossing Professions, IReadOnlyList<GrowthQuarter> Growth, int Communities, double Modularity, double BetweennessError,
    IReadOnlyList<MeasuredPoint> Points);

/// <summary>A point in figures.</summary>
/// <param name="Key">Its number on the map.</param>
/// <param name="GivesTo">To how many it gave.</param>
/// <param name="GetsFrom">From how many it got.</param>
/// <param name="MinutesGiven">About how much it gave, as files tell of its ties.</param>
/// <param name="MinutesGot">About how much it got.</param>
/// <param name="Core">Its core number.</param>
/// <param name="Community">The number of its community.</param>
/// <param name="Betweenness">Of the shortest paths between others, the share that leads through it.</param>
public sealed record MeasuredPoint(string? Key, int GivesTo, int GetsFrom, long MinutesGiven, long MinutesGot, int Core, int Community, double Betweenness);

internal sealed class MeasureMapHandler(ImpactRunDesk runs, NetworkDesk desk, IClock clock)
    : IRequestHandler<MeasureMap, Result<AskedImpactRun>>, IRequestHandler<GetMapMeasures, Result<MapMeasures>>
{
    public async Task<Result<AskedImpactRun>> Handle(MeasureMap request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        return ImpactPeriod.Of(request.From, request.To, clock.GetCurrentInstant().InUtc().Date).TryGet(out var period, out var refusal)
            ? await runs.AskAsync(ImpactRunKind.Map, request.Network, period.WholeQuarters, cancellationToken)
            : refusal;
    }

    public async Task<Result<MapMeasures>> Handle(GetMapMeasures request, CancellationToken cancellationToken)
    {
        if (!(await runs.FindAsync(request.Run, cancellationToken)).TryGet(out var run, out var refusal))
            return refusal;
        return run.Kind != ImpactRunKind.Map ? ImpactRunDesk.NotFound
            : run.Answer is { } answer ? MapMeasurement.Read(answer)
            : Refusal.Conflict("impact.not-done", "These figures are not there yet.");
    }
}

/// <summary>Computes a map's figures, and tells in between how far it is.</summary>
internal sealed class MapMeasurement(MapReader reader)
{
    /// <summary>Beyond this many points times ties, who lies between others is told from paths drawn by chance: exact figures would take more than some minutes.</summary>
    private const long MostPathsForExact = 20_000_000_000;

    public static MapMeasures Read(string answer) => JsonSerializer.Deserialize(answer, MapMeasuresJson.Default.MapMeasures)!;

    /// <summary>The figures as JSON. Throws <see cref="OperationCanceledException"/> if it is called off.</summary>
    /// <param name="run">Of which network and period.</param>
    /// <param name="report">Told how many per cent are done; answers whether to go on.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<string> RunAsync(ImpactRun run, Func<int, int, Task<bool>> report, CancellationToken cancellationToken)
    {
        var period = new ImpactPeriod(run.From.InUtc().Date, run.Until.InUtc().Date);
        var map = await reader.ReadAsync(run.Network, period, cancellationToken);
        var measures = await LongWork.RunAsync((progress, ct) => Measure(map, progress, ct), percent => report(percent, 100), cancellationToken);
        await report(100, 100);
        return JsonSerializer.Serialize(measures, MapMeasuresJson.Default.MapMeasures);
    }

    private static MapMeasures Measure(ConnectionMap map, IProgress<int> percent, CancellationToken cancellationToken)
    {
        var (told, communities) = (map.ToldMinutes(), map.FindCommunities(cancellationToken));
        var between = (long)map.Points.Count * map.Ties.Count <= MostPathsForExact
            ? map.MeasureBetweenness(progress: percent, cancellation: cancellationToken)
            : map.SampleBetweenness(progress: percent, cancellation: cancellationToken);
        return new MapMeasures(
            map.Summarise(), map.Crossing(MapAttribute.Organisation), map.Crossing(MapAttribute.Profession), map.Growth(), communities.Count, communities.Modularity, between.Error,
            [.. map.Measures.Select((m, i) => new MeasuredPoint(map.Points[i].Key, m.GivesTo, m.GetsFrom, told[i].Given, told[i].Got, m.Core, communities.Of[i], between.Shares[i]))]);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web), JsonSerializable(typeof(MapMeasures))]
internal sealed partial class MapMeasuresJson : JsonSerializerContext;

namespace Hexitime.Impact.Map;

/// <summary>
/// Who has given time to whom: members are points, and a tie leads from a giver to a receiver and weighs the minutes given. Immutable, so safe for any number of threads. The same points and the same given times,
/// these in any order, give the same figures, files and pictures on every machine, however many threads there are.
/// </summary>
/// <remarks>
/// Nobody is shown by name who has not agreed to it: a point without a name stays without. What is shown of single points (<see cref="Points"/>, files, pictures, the description) tells of organisation, profession and networks together no more than
/// at least as many points have in common as was told; the rest are "Others". Figures of the whole map (<see cref="Crossing"/>) count the groups as they are.
/// </remarks>
public sealed class ConnectionMap
{
    /// <summary>How many points must be alike in what is shown of them, unless told.</summary>
    public const int UsualSmallestGroup = 8;

    private readonly MapPoint[] _shown;
    private readonly IReadOnlyList<string?>[] _groups;
    private readonly TieTable _ties;
    private readonly Adjacency _forward;
    private readonly Adjacency _backward;
    private readonly Adjacency _undirected;
    private readonly PointMeasures[] _measures;
    private readonly Lazy<MapTie[]> _told;

    private ConnectionMap(MapPoint[] points, TieTable ties, int smallestGroup)
    {
        _ties = ties;
        _forward = ties.Out(points.Length);
        _backward = _forward.Reversed();
        _undirected = Adjacency.Union(_forward, _backward);
        _measures = PointMeasures.Of(_forward, _backward, _undirected);
        _groups = [[.. points.Select(p => p.Organisation)], [.. points.Select(p => p.Profession)]];
        _shown = ShownPoints.Of(points, _measures, smallestGroup);
        Ties = new TieList(ties);
        _told = new(() => Map.ToldTies.Of(ties, _shown, smallestGroup));
    }

    /// <summary>The points as they may be shown, each with a key.</summary>
    public IReadOnlyList<MapPoint> Points => _shown;

    /// <summary>The ties, by giver and then receiver.</summary>
    public IReadOnlyList<MapTie> Ties { get; }

    /// <summary>
    /// The ties as files tell of them, in the same order: those between two who are named as they are, of others about how much and how often, and in which quarters, years or time, as far as at
    /// least as many ties are alike as points must be.
    /// </summary>
    public IReadOnlyList<MapTie> ToldTies => _told.Value;

    /// <summary>Each point in figures.</summary>
    public IReadOnlyList<PointMeasures> Measures => _measures;

    internal TieTable Table => _ties;

    /// <summary>What each point gave and got by the ties that are told: what files say of points tells no more than what they say of ties.</summary>
    internal (long Given, long Got)[] ToldMinutes()
    {
        var minutes = new (long Given, long Got)[_shown.Length];
        foreach (var tie in ToldTies)
        {
            minutes[tie.From].Given += tie.Minutes;
            minutes[tie.To].Got += tie.Minutes;
        }

        return minutes;
    }

    internal Adjacency Undirected => _undirected;

    /// <summary>Makes a map.</summary>
    /// <param name="points">The members; those without ties belong to it too.</param>
    /// <param name="given">The times given between them, by index, in any order.</param>
    /// <param name="smallestGroup">How many points must be alike in organisation, profession and networks, as they are shown; 1 shows all.</param>
    /// <exception cref="ArgumentException">Two points have one key; a giver or receiver is no point; somebody gives to themselves; or minutes are not more than 0.</exception>
    /// <exception cref="OverflowException">There are more minutes than a <see cref="long"/> holds.</exception>
    public static ConnectionMap Of(IEnumerable<MapPoint> points, IEnumerable<GivenTime> given, int smallestGroup = UsualSmallestGroup)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(given);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(smallestGroup);
        MapPoint[] tidy = [.. points.Select(ShownPoints.Tidy)];
        return new ConnectionMap(tidy, TieTable.Of(tidy.Length, given), smallestGroup);
    }

    /// <summary>The map in figures. Takes time that grows with points and ties.</summary>
    public MapSummary Summarise() => MapSummary.Of(_ties, _forward, _backward, _undirected);

    /// <summary>Every calendar quarter from the first exchange to the last.</summary>
    public IReadOnlyList<GrowthQuarter> Growth() => GrowthQuarter.All(_ties, _forward);

    /// <summary>How much is given across the boundaries between organisations or professions.</summary>
    public BoundaryCrossing Crossing(MapAttribute attribute) => BoundaryCrossing.Of(_ties, _groups[(int)attribute]);

    /// <summary>Groups of members with more minutes among themselves than chance would give.</summary>
    /// <param name="cancellation">Gives up, with an <see cref="OperationCanceledException"/>.</param>
    public Communities FindCommunities(CancellationToken cancellation = default) => Communities.Find(_undirected, cancellation);

    /// <summary>Newman's (2004) modularity of any communities, by minutes whichever way they were given; 0 if there are no ties.</summary>
    /// <param name="communities">A number for each point, not below 0: those with the same one are together.</param>
    /// <exception cref="ArgumentException">There is not one number for each point, or one is below 0.</exception>
    public double Modularity(IReadOnlyList<int> communities)
    {
        ArgumentNullException.ThrowIfNull(communities);
        if (communities.Count != _shown.Length || communities.Any(c => c < 0))
            throw new ArgumentException("Each point needs a community, numbered from 0.", nameof(communities));
        return Communities.ModularityOf(_undirected, communities);
    }

    /// <summary>Who lies between others, by all shortest paths: exact, in time that grows with points times ties (Brandes 2001).</summary>
    /// <param name="isDirected">Whether paths follow the direction in which time was given.</param>
    /// <param name="threads">How many threads may work at once; as many as there are processors unless told. The figures are the same to the last bit.</param>
    /// <param name="progress">Is told per cent, from several threads.</param>
    /// <param name="cancellation">Gives up, with an <see cref="OperationCanceledException"/>.</param>
    public Betweenness MeasureBetweenness(bool isDirected = false, int? threads = null, IProgress<int>? progress = null, CancellationToken cancellation = default) =>
        new(isDirected ? ShortestPaths.Betweenness(_forward, _backward, Threads(threads), progress, cancellation)
            : ShortestPaths.Betweenness(_undirected, _undirected, Threads(threads), progress, cancellation), isDirected, 0, 0, 1);

    /// <summary>Who lies between others, from shortest paths drawn by chance: for maps too large to measure exactly (Riondato and Kornaropoulos 2016).</summary>
    /// <param name="wanted">How closely.</param>
    /// <param name="isDirected">Whether paths follow the direction in which time was given.</param>
    /// <param name="threads">How many threads may work at once; as many as there are processors unless told. The figures are the same to the last bit.</param>
    /// <param name="progress">Is told per cent, from several threads.</param>
    /// <param name="cancellation">Gives up, with an <see cref="OperationCanceledException"/>.</param>
    public Betweenness SampleBetweenness(SampledPaths? wanted = null, bool isDirected = false, int? threads = null, IProgress<int>? progress = null, CancellationToken cancellation = default) =>
        isDirected ? PathSampling.Betweenness(_forward, _backward, isDirected, wanted ?? new SampledPaths(), Threads(threads), progress, cancellation)
            : PathSampling.Betweenness(_undirected, _undirected, isDirected, wanted ?? new SampledPaths(), Threads(threads), progress, cancellation);

    /// <summary>The map in words and rows, for those who cannot see the picture.</summary>
    /// <param name="focus">What it is about; all unless told.</param>
    /// <param name="words">In whose words; English unless told.</param>
    /// <exception cref="ArgumentException">The map shows no such point or organisation.</exception>
    public MapDescription Describe(MapFocus? focus = null, Wording? words = null)
    {
        _ = focus?.Within(this);
        return MapWords.Of(this, focus, words ?? Wording.English);
    }

    /// <summary>Draws the map as a picture (SVG) that needs nothing else. Placing thousands of points takes a second or so of computing first.</summary>
    /// <param name="to">Where it goes; is left open.</param>
    /// <param name="picture">How it is drawn.</param>
    /// <param name="cancellation">Gives up, with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The map shows no such point or organisation as is to be in focus.</exception>
    public Task WriteSvgAsync(Stream to, MapPicture? picture = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        return MapSvg.WriteAsync(this, to, picture ?? new MapPicture(), cancellation);
    }

    /// <summary>Writes the map for other programs, a piece at a time.</summary>
    /// <param name="to">Where it goes; is left open.</param>
    /// <param name="format">As what.</param>
    /// <param name="cancellation">Gives up, with an <see cref="OperationCanceledException"/>.</param>
    public Task WriteAsync(Stream to, MapFormat format, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        return format switch
        {
            MapFormat.GraphMl => GraphMl.WriteAsync(this, to, cancellation),
            MapFormat.Gexf => Gexf.WriteAsync(this, to, cancellation),
            MapFormat.Csv => EdgeCsv.WriteAsync(this, to, cancellation),
            MapFormat.Json => NodeLinkJson.WriteAsync(this, to, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
    }

    private static int Threads(int? wanted)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wanted ?? 1, nameof(wanted));
        return wanted ?? Environment.ProcessorCount;
    }
}

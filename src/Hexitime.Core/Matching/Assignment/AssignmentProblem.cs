namespace Hexitime.Matching.Assignment;

/// <summary>
/// Which requests are open, who has how much time, and who could answer what. Whatever somebody's hours, availability, blocks or boundaries forbid is simply no candidate. A giver and a request may
/// have as many sessions together as both have. Immutable, so safe for any number of threads. The order in which anything was given plays no part.
/// </summary>
public sealed class AssignmentProblem
{
    /// <summary>The greatest score that a candidate may have.</summary>
    public const int GreatestScore = 1_000_000;

    /// <summary>The most sessions that one request or giver may have.</summary>
    public const int MostSessions = 40;

    private readonly Demand[] _requests;
    private readonly Supply[] _givers;
    private readonly int[] _starts;
    private readonly int[] _targets;
    private readonly Candidate[] _candidates;

    // A place for each session: where those of each begin.
    private readonly int[] _requestPlaces;
    private readonly int[] _giverPlaces;
    private readonly int[] _giverOf;
    private readonly Edges _ofRequests;
    private readonly Edges _ofGivers;

    private AssignmentProblem(Demand[] requests, Supply[] givers, int[] starts, int[] targets, Candidate[] candidates)
    {
        (_requests, _givers, _starts, _targets, _candidates) = (requests, givers, starts, targets, candidates);
        (_requestPlaces, _giverPlaces) = (Places(requests, r => r.Sessions), Places(givers, g => g.Sessions));
        _giverOf = new int[_giverPlaces[^1]];
        for (var giver = 0; giver < givers.Length; giver++)
            _giverOf.AsSpan(_giverPlaces[giver].._giverPlaces[giver + 1]).Fill(giver);
        _ofRequests = EdgesOfRequests();
        _ofGivers = _ofRequests.Reversed(_giverPlaces[^1]);
        HighestScore = candidates.Length == 0 ? 0 : candidates.Max(c => c.Score);
    }

    /// <summary>The requests, by id.</summary>
    public IReadOnlyList<Demand> Requests => _requests;

    /// <summary>The givers, by id.</summary>
    public IReadOnlyList<Supply> Givers => _givers;

    /// <summary>Who could answer what, by request, then giver; of several offers of a giver the best.</summary>
    public IReadOnlyList<Candidate> Candidates => _candidates;

    /// <summary>The greatest score of any candidate.</summary>
    public int HighestScore { get; }

    /// <summary>Makes a problem, of parts in any order.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="givers">The givers.</param>
    /// <param name="candidates">Who could answer what. One of a request or a giver that is not named has no place.</param>
    /// <exception cref="ArgumentException">Somebody is named twice, a number is out of its range, or a candidate is of nobody who is named.</exception>
    public static AssignmentProblem Of(IEnumerable<Demand> requests, IEnumerable<Supply> givers, IEnumerable<Candidate> candidates)
    {
        Demand[] demands = [.. requests.OrderBy(r => r.Request.Value)];
        Supply[] supplies = [.. givers.OrderBy(g => g.Giver.Value)];
        var requestAt = Index(demands, d => d.Request, d => d.Sessions);
        var giverAt = Index(supplies, s => s.Giver, s => s.Sessions);
        var pairs = new List<(int Request, int Giver, Candidate Candidate)>();
        foreach (var c in candidates)
        {
            if (c.Score is < 0 or > GreatestScore)
                throw new ArgumentException($"A score of {c.Score} is not between 0 and {GreatestScore}.", nameof(candidates));
            if (!requestAt.TryGetValue(c.Request, out var request) || !giverAt.TryGetValue(c.Giver, out var giver))
                throw new ArgumentException($"{c.Giver.Value} for {c.Request.Value} is of a request or a giver that is not named.", nameof(candidates));
            pairs.Add((request, giver, c));
        }

        pairs.Sort(static (a, b) => a.Request != b.Request ? a.Request.CompareTo(b.Request)
            : a.Giver != b.Giver ? a.Giver.CompareTo(b.Giver)
            : a.Candidate.Score != b.Candidate.Score ? b.Candidate.Score.CompareTo(a.Candidate.Score)
            : a.Candidate.Offer.Value.CompareTo(b.Candidate.Offer.Value));
        var best = new List<(int Request, int Giver, Candidate Candidate)>(pairs.Count);
        foreach (var pair in pairs)
        {
            if (best.Count == 0 || (best[^1].Request, best[^1].Giver) != (pair.Request, pair.Giver))
                best.Add(pair);
        }

        var starts = new int[demands.Length + 1];
        foreach (var pair in best)
            starts[pair.Request + 1]++;
        for (var i = 0; i < demands.Length; i++)
            starts[i + 1] += starts[i];
        return new AssignmentProblem(demands, supplies, starts, [.. best.Select(p => p.Giver)], [.. best.Select(p => p.Candidate)]);
    }

    /// <summary>Both sides with a place for each session, and nobody joined.</summary>
    internal (Side Requests, Side Givers) OpenMarket() => (new Side(_ofRequests), new Side(_ofGivers));

    /// <summary>What both sides have come to.</summary>
    internal AssignmentPlan PlanOf(Side requests, Side givers)
    {
        var assigned = new List<Assigned>(_requests.Length);
        Span<int> with = stackalloc int[MostSessions];
        for (var request = 0; request < _requests.Length; request++)
        {
            var sessions = 0;
            for (var place = _requestPlaces[request]; place < _requestPlaces[request + 1]; place++)
            {
                if (requests.Mates[place] is not Side.Nobody and var mate)
                    with[sessions++] = _giverOf[mate];
            }

            with[..sessions].Sort();
            for (var (from, to) = (0, 1); from < sessions; (from, to) = (to, to + 1))
            {
                while (to < sessions && with[to] == with[from])
                    to++;
                var (_, giver, offer, score) = _candidates[Array.BinarySearch(_targets, _starts[request], _starts[request + 1] - _starts[request], with[from])];
                assigned.Add(new Assigned(_requests[request].Request, giver, offer, score, to - from));
            }
        }

        // All sessions of one have the same price: if one were cheaper, whoever pays more would take it.
        var (ofRequests, ofGivers) = (new int[_requests.Length], new int[_givers.Length]);
        for (var request = 0; request < ofRequests.Length; request++)
            ofRequests[request] = requests.Prices[_requestPlaces[request]];
        for (var giver = 0; giver < ofGivers.Length; giver++)
            ofGivers[giver] = givers.Prices[_giverPlaces[giver]];
        return new AssignmentPlan(assigned, new AssignmentPrices(ofRequests, ofGivers));
    }

    private Edges EdgesOfRequests()
    {
        var starts = new int[_requestPlaces[^1] + 1];
        var all = new List<Edge>(_targets.Length);
        for (var request = 0; request < _requests.Length; request++)
        {
            for (var place = _requestPlaces[request]; place < _requestPlaces[request + 1]; place++)
            {
                for (var e = _starts[request]; e < _starts[request + 1]; e++)
                {
                    for (var giver = _giverPlaces[_targets[e]]; giver < _giverPlaces[_targets[e] + 1]; giver++)
                        all.Add(new Edge(giver, _candidates[e].Score));
                }

                starts[place + 1] = all.Count;
            }
        }

        return new Edges(starts, [.. all]);
    }

    private static int[] Places<T>(T[] all, Func<T, int> sessions)
    {
        var starts = new int[all.Length + 1];
        for (var i = 0; i < all.Length; i++)
            starts[i + 1] = starts[i] + sessions(all[i]);
        return starts;
    }

    private static Dictionary<TId, int> Index<T, TId>(T[] all, Func<T, TId> id, Func<T, int> sessions)
        where TId : notnull
    {
        var index = new Dictionary<TId, int>(all.Length);
        for (var i = 0; i < all.Length; i++)
        {
            if (sessions(all[i]) is < 1 or > MostSessions)
                throw new ArgumentException($"{sessions(all[i])} sessions are not between 1 and {MostSessions}.", nameof(all));
            if (!index.TryAdd(id(all[i]), i))
                throw new ArgumentException($"{id(all[i])} is named twice.", nameof(all));
        }

        return index;
    }
}

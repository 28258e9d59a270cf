using Hexitime.Listings;
using Hexitime.Members;

namespace Hexitime.Matching.Assignment;

/// <summary>
/// An assignment that stays the best while requests and givers come and go: each change costs one search from where it happens (Mills-Tettey, Stentz and Dias 2007, "The dynamic Hungarian algorithm").
/// The score is always that of <see cref="Assigner"/> on the same problem; where several plans are equally good, those who have each other keep each other, so that the plan can
/// depend on what was before. Not thread-safe.
/// </summary>
public sealed class LiveAssignment
{
    private readonly Side _requests;
    private readonly Side _givers;
    private readonly Augmentation _augmentation = new();
    private readonly Dictionary<ListingId, int> _placeOfRequest = [];
    private readonly Dictionary<MemberId, int> _placeOfGiver = [];
    private readonly List<ListingId> _requestAt = [];
    private readonly List<MemberId> _giverAt = [];
    private readonly Stack<int> _freeRequests = [];
    private readonly Stack<int> _freeGivers = [];

    /// <summary>Begins with the best plan for a problem in which everybody has one session.</summary>
    /// <param name="problem">Who is there.</param>
    /// <param name="cancellation">Gives up, with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">Somebody has more than one session.</exception>
    public LiveAssignment(AssignmentProblem problem, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (problem.Requests.Any(r => r.Sessions > 1) || problem.Givers.Any(g => g.Sessions > 1))
            throw new ArgumentException("A live assignment has one session for each request and each giver.", nameof(problem));
        var (requests, givers) = problem.OpenMarket();
        Assigner.Settle(requests, givers, problem.HighestScore, progress: null, cancellation);
        (_requests, _givers) = (requests.Changeable(), givers.Changeable());
        foreach (var (request, _) in problem.Requests)
        {
            _placeOfRequest.Add(request, _requestAt.Count);
            _requestAt.Add(request);
        }

        foreach (var (giver, _) in problem.Givers)
        {
            _placeOfGiver.Add(giver, _giverAt.Count);
            _giverAt.Add(giver);
        }

        Score = _placeOfRequest.Values.Where(r => _requests.Mates[r] != Side.Nobody).Sum(r => (long)_requests.ScoreOf(r, _requests.Mates[r]));
    }

    /// <summary>The scores of all who have each other: the greatest that is possible.</summary>
    public long Score { get; private set; }

    /// <summary>Who answers a request; <c>null</c> if nobody does, or there is no such request.</summary>
    public MemberId? GiverOf(ListingId request) =>
        _placeOfRequest.TryGetValue(request, out var place) && _requests.Mates[place] is not Side.Nobody and var mate ? _giverAt[mate] : null;

    /// <summary>A request is there now.</summary>
    /// <param name="request">Which; not there yet.</param>
    /// <param name="candidates">Who of those that are there could answer it, each once, with a score of 0 to <see cref="AssignmentProblem.GreatestScore"/>.</param>
    public void Arrive(ListingId request, ReadOnlySpan<(MemberId Giver, int Score)> candidates) =>
        Arrive(request, candidates, _requests, _givers, _placeOfRequest, _requestAt, _freeRequests, _placeOfGiver);

    /// <summary>A giver is there now.</summary>
    /// <param name="giver">Who; not there yet.</param>
    /// <param name="candidates">What they could answer of the requests that are there, each once, with a score of 0 to <see cref="AssignmentProblem.GreatestScore"/>.</param>
    public void Arrive(MemberId giver, ReadOnlySpan<(ListingId Request, int Score)> candidates) =>
        Arrive(giver, candidates, _givers, _requests, _placeOfGiver, _giverAt, _freeGivers, _placeOfRequest);

    /// <summary>A request is there no more. Without it, nothing happens.</summary>
    public void Leave(ListingId request) => Leave(request, _requests, _givers, _placeOfRequest, _freeRequests);

    /// <summary>A giver is there no more. Without them, nothing happens.</summary>
    public void Leave(MemberId giver) => Leave(giver, _givers, _requests, _placeOfGiver, _freeGivers);

    private void Arrive<TOwn, TOther>(
        TOwn who, ReadOnlySpan<(TOther Other, int Score)> candidates, Side own, Side other, Dictionary<TOwn, int> places, List<TOwn> at, Stack<int> free, Dictionary<TOther, int> others)
        where TOwn : notnull
        where TOther : notnull
    {
        foreach (var (_, score) in candidates)
        {
            if (score is < 0 or > AssignmentProblem.GreatestScore)
                throw new ArgumentException($"A score of {score} is not between 0 and {AssignmentProblem.GreatestScore}.", nameof(candidates));
        }

        if (!free.TryPop(out var place))
        {
            place = own.Add();
            at.Add(who);
        }

        at[place] = who;
        places.Add(who, place);
        foreach (var (candidate, score) in candidates)
        {
            var target = others[candidate];
            own.Edges.Put(place, new Edge(target, score));
            other.Edges.Put(target, new Edge(place, score));
        }

        Score += _augmentation.BringIn(own, other, place);
    }

    private void Leave<T>(T who, Side own, Side other, Dictionary<T, int> places, Stack<int> free)
        where T : notnull
    {
        if (!places.Remove(who, out var place))
            return;
        var mate = own.Mates[place];
        Score -= mate == Side.Nobody ? 0 : own.ScoreOf(place, mate);
        own.Part(place, other);
        own.Prices[place] = 0;
        foreach (var (target, _) in own.Edges[place])
            other.Edges.Remove(target, place);
        own.Edges.Clear(place);
        free.Push(place);
        if (mate != Side.Nobody)
            Score += _augmentation.BringIn(other, own, mate);
    }
}

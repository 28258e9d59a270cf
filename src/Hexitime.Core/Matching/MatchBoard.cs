using System.Collections.Concurrent;
using Hexitime.Listings;
using Hexitime.Matching.Ranking;
using Hexitime.Matching.Rings;
using Hexitime.Members;
using Hexitime.Networks;
using NodaTime;

namespace Hexitime.Matching;

/// <summary>
/// This host's pool: read from the database when it is first asked for, and from then on kept up by the log of changes, which is looked at again when the last look is more than
/// a second ago. One for each process; thread-safe. Whoever reads goes on undisturbed while another brings it up to date; so hosts agree within seconds, and never lock.
/// </summary>
public sealed class MatchBoard(IEnumerable<MatchCriterion> criteria) : IDisposable
{
    /// <summary>How old the last look may be.</summary>
    public static readonly Duration Freshness = Duration.FromSeconds(1);

    /// <summary>
    /// Of how long ago changes are looked for again, for their numbers are given before they are committed, and clocks of hosts differ. Longer than any transaction takes.
    /// </summary>
    public static readonly Duration Overlap = Duration.FromMinutes(2);

    /// <summary>For how long changes are kept: a host that has not looked for longer than <see cref="Overlap"/> reads everything anew.</summary>
    public static readonly Duration KeptFor = Duration.FromHours(1);

    /// <summary>After how long everything is read anew: clocks go back and forth with the seasons, and with them the hours of everybody's week.</summary>
    private static readonly Duration ReadAnewAfter = Duration.FromDays(1);

    private readonly SemaphoreSlim _oneRefreshes = new(1, 1);
    private readonly ConcurrentBag<Ranker> _rankers = [];
    private readonly MatchCriteria _criteria = new(criteria);
    private State? _state;
    private FoundHelps? _helps;
    private FoundPlan? _plan;

    /// <summary>The pool, looked at a moment ago; or just now, if the last look did not see what is asked for.</summary>
    internal async Task<MatchSnapshot> ReadAsync(MatchReader reader, Predicate<MatchPool> hasSeen, CancellationToken cancellationToken)
    {
        if (_state is { } fresh && IsFresh(fresh))
            return fresh.Known;
        await _oneRefreshes.WaitAsync(cancellationToken);
        try
        {
            var now = reader.Now;
            if (_state is not { } state || now - state.LookedAt > Overlap || now - state.BuiltAt > ReadAnewAfter)
                _state = await BuildAsync(reader, now, cancellationToken);
            else if (!IsFresh(state))
                _state = await RefreshAsync(reader, state, now, cancellationToken);
            return _state.Known;
        }
        finally
        {
            _oneRefreshes.Release();
        }

        bool IsFresh(State state) => reader.Now - state.LookedAt < Freshness && hasSeen(state.Known.Pool);
    }

    /// <inheritdoc />
    public void Dispose() => _oneRefreshes.Dispose();

    /// <summary>Ranks with a ranker that is kept for the next, and then by what is the host's own.</summary>
    internal IReadOnlyList<RankedListing> Rank(MatchPool pool, RankQuery query, MatchWeights weights, int size)
    {
        if (!_rankers.TryTake(out var ranker))
            ranker = new Ranker();
        var ranked = new RankedListing[_criteria.AreNone ? size : Ranker.Most];
        var count = ranker.Rank(pool, query, weights, ranked);
        _rankers.Add(ranker);
        return _criteria.AreNone ? ranked[..count] : _criteria.Best(ranked.AsSpan(0, count), pool, query.Asker, size);
    }

    /// <summary>Who could help whom in a pool, worked out once for as long as the pool stays the same and the same is asked of it.</summary>
    internal async Task<IReadOnlyList<Help>> HelpsAsync(MatchPool pool, NetworkId? network, MatchWeights weights, Func<Task<IReadOnlyList<Help>>> find)
    {
        if (_helps is { } known && ReferenceEquals(known.Pool, pool) && known.Network == network && known.Weights == weights)
            return known.Helps;
        var found = await find();
        _helps = new FoundHelps(pool, network, weights, found);
        return found;
    }

    /// <summary>The rings of a problem, cleared once for as long as the same is asked: a problem and an effort have one plan, whoever asks and whenever.</summary>
    internal RingPlan Clear(RingProblem problem, RingEffort effort, CancellationToken cancellationToken)
    {
        if (_plan is { } known && known.Effort == effort && known.Problem.LongestRing == problem.LongestRing && known.Problem.Helps.SequenceEqual(problem.Helps))
            return known.Plan;
        var plan = RingClearing.Clear(problem, effort, cancellation: cancellationToken);
        _plan = new FoundPlan(problem, effort, plan);
        return plan;
    }

    private static async Task<State> BuildAsync(MatchReader reader, Instant now, CancellationToken cancellationToken)
    {
        // Changes first: what is committed while everything is read is looked at again.
        var seen = (await reader.ChangesSinceAsync(now - Overlap, cancellationToken)).Select(c => c.Number).ToHashSet();
        return new State(await reader.ReadAllAsync(cancellationToken), BuiltAt: now, LookedAt: now, seen);
    }

    private static async Task<State> RefreshAsync(MatchReader reader, State state, Instant now, CancellationToken cancellationToken)
    {
        var changes = await reader.ChangesSinceAsync(state.LookedAt - Overlap, cancellationToken);
        var fresh = changes.FindAll(c => !state.Seen.Contains(c.Number));
        if (fresh.Exists(c => c.Kind == MatchSubject.Vocabulary))
            return await BuildAsync(reader, now, cancellationToken);
        var members = fresh.Where(c => c.Kind == MatchSubject.Member).Select(c => new MemberId(c.Subject)).ToHashSet();
        var listings = fresh.Where(c => c.Kind == MatchSubject.Listing).Select(c => new ListingId(c.Subject)).ToHashSet();
        listings.UnionWith(await reader.ExpiredAsync(state.LookedAt, now, cancellationToken));
        var known = members.Count + listings.Count == 0
            ? state.Known
            : state.Known with { Pool = state.Known.Pool.With(await reader.ReadAsync(state.Known, members, listings, cancellationToken)) };
        return new State(known, state.BuiltAt, now, [.. changes.Select(c => c.Number)]);
    }

    private sealed record FoundHelps(MatchPool Pool, NetworkId? Network, MatchWeights Weights, IReadOnlyList<Help> Helps);

    private sealed record FoundPlan(RingProblem Problem, RingEffort Effort, RingPlan Plan);

    private sealed record State(MatchSnapshot Known, Instant BuiltAt, Instant LookedAt, HashSet<long> Seen);
}

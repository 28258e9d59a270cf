using Hexitime.Listings;
using Hexitime.Members;

namespace Hexitime.Matching.Rings;

/// <summary>
/// Who could help whom, from which rings are to be made: disjoint circles of 2 to <see cref="LongestRing"/> people in which each helps the next, so that everyone
/// gains and nobody needs credit. Wanted are as many people helped as can be, and among the ways to do that the greatest total score. Only the helps that are in
/// it can become legs of a ring: leave out what somebody has not consented to. Immutable, so safe for any number of threads. The order in which helps were given
/// plays no part.
/// </summary>
/// <remarks>
/// Both aims are one whole number: a plan that helps p people with a total score of s is worth <c>p × <see cref="PersonWeight"/> + s</c>. As a person's weight is
/// more than everybody's scores together, one person more always counts for more. With at most a million people and scores of at most a million the worth of a plan is at most
/// 10¹⁸ + 2 × 10⁶ × 10⁶, which a <see cref="long"/> holds eight times over.
/// </remarks>
public sealed class RingProblem
{
    /// <summary>The greatest score that a help may have.</summary>
    public const int GreatestScore = 1_000_000;

    /// <summary>The greatest number of people.</summary>
    public const int MostPeople = 1_000_000;

    /// <summary>The greatest number of people that a ring may have.</summary>
    public const int LongestPossibleRing = 5;

    private readonly MemberId[] _people;
    private readonly Help[] _helps;

    private RingProblem(Help[] sorted, int longestRing)
    {
        _helps = sorted;
        LongestRing = longestRing;
        _people = PeopleOf(sorted);
        if (_people.Length > MostPeople)
            throw new ArgumentException($"There are {_people.Length} people; at most {MostPeople} are possible.", nameof(sorted));

        Graph = HelpGraph.Of(_people, sorted);
        HighestScore = sorted.Length == 0 ? 0 : sorted.Max(h => h.Score);
        PersonWeight = ((long)_people.Length * HighestScore) + 1;
    }

    /// <summary>Everybody who could help or be helped, by id.</summary>
    public IReadOnlyList<MemberId> People => _people;

    /// <summary>All helps, in their order; of several between the same two people the first is the one that counts.</summary>
    public IReadOnlyList<Help> Helps => _helps;

    /// <summary>How many people a ring may have: 2 to 5.</summary>
    public int LongestRing { get; }

    /// <summary>What one more person helped is worth, in units of score: more than the scores of any plan.</summary>
    public long PersonWeight { get; }

    /// <summary>The greatest score of any help.</summary>
    public int HighestScore { get; }

    internal HelpGraph Graph { get; }

    /// <summary>Makes a problem of helps, given in any order.</summary>
    /// <param name="helps">Who could help whom, and by which listings. The same help given twice counts once.</param>
    /// <param name="longestRing">How many people a ring may have: 2 to <see cref="LongestPossibleRing"/>.</param>
    /// <exception cref="ArgumentException">Somebody helps themselves, a score is out of its range, the same listings between the same people have two scores, or there are too many people.</exception>
    public static RingProblem Of(IEnumerable<Help> helps, int longestRing)
    {
        ArgumentNullException.ThrowIfNull(helps);
        ArgumentOutOfRangeException.ThrowIfLessThan(longestRing, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(longestRing, LongestPossibleRing);

        Help[] sorted = [.. helps];
        foreach (var help in sorted)
        {
            if (help.Helper == help.Helped)
                throw new ArgumentException($"Member {help.Helper.Value} cannot help themselves.", nameof(helps));
            if (help.Score is < 0 or > GreatestScore)
                throw new ArgumentException($"A score of {help.Score} is not between 0 and {GreatestScore}.", nameof(helps));
        }

        Array.Sort(sorted);
        var kept = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[kept - 1])
                sorted[kept++] = sorted[i];
        }

        Array.Resize(ref sorted, kept);
        if (TwiceScored(sorted) is { } twice)
            throw new ArgumentException($"Offer {twice.Offer.Value} for request {twice.Request.Value} has two scores.", nameof(helps));
        return new RingProblem(sorted, longestRing);
    }

    /// <summary>What is left when somebody wants no part in it.</summary>
    public RingProblem Without(MemberId person) => Keeping(h => h.Helper != person && h.Helped != person);

    /// <summary>What is left when a help is refused: the next best between the two takes its place, if there is one.</summary>
    public RingProblem Without(Help refused) => Keeping(h => h != refused);

    /// <summary>What is left when all help from one member to another is refused.</summary>
    public RingProblem Without(MemberId helper, MemberId helped) => Keeping(h => h.Helper != helper || h.Helped != helped);

    private static MemberId[] PeopleOf(Help[] helps)
    {
        var people = new HashSet<MemberId>();
        foreach (var help in helps)
        {
            people.Add(help.Helper);
            people.Add(help.Helped);
        }

        MemberId[] sorted = [.. people];
        Array.Sort(sorted, static (a, b) => a.Value.CompareTo(b.Value));
        return sorted;
    }

    private static Help? TwiceScored(Help[] sorted)
    {
        var listings = new HashSet<(ListingId, ListingId)>();
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Helper != sorted[i - 1].Helper || sorted[i].Helped != sorted[i - 1].Helped)
            {
                listings.Clear();
                continue;
            }

            listings.Add((sorted[i - 1].Offer, sorted[i - 1].Request));
            if (listings.Contains((sorted[i].Offer, sorted[i].Request)))
                return sorted[i];
        }

        return null;
    }

    private RingProblem Keeping(Predicate<Help> wanted) => new(Array.FindAll(_helps, wanted), LongestRing);
}

using System.Collections.Immutable;

namespace Hexitime.Matching.Ranking;

/// <summary>
/// A part of a score that is a host's own: registered with <c>services.AddSingleton(new MatchCriterion(…))</c>, as many as there are. It decides between the hundred
/// (<see cref="Ranker.Most"/>) that suit best by the bank's own parts, so what is looked for still comes first. Immutable; as thread-safe as what it is made of.
/// </summary>
public sealed class MatchCriterion
{
    private readonly Func<MatchMember, MatchListing, MatchMember, int> _fit;

    /// <summary>A criterion.</summary>
    /// <param name="name">What it is called, for programs: lower-case words with hyphens.</param>
    /// <param name="weight">What each thousandth of a perfect fit counts: 0 to 100, as in <see cref="MatchWeights"/>.</param>
    /// <param name="fit">
    /// How well it fits, 0 to 1000, told from the asker, the listing and its owner and from nothing else: the same three, the same answer, at any time and in any process. What is
    /// less or more counts as 0 and as 1000.
    /// </param>
    /// <param name="sentence">Why, for the asker to read, where it fits at all: "works the same shifts". It must tell nothing that the owner does not share.</param>
    /// <exception cref="ArgumentException">There is no name or no sentence, or the weight is not 0 to 100.</exception>
    public MatchCriterion(string name, int weight, Func<MatchMember, MatchListing, MatchMember, int> fit, string sentence)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(sentence);
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weight, MatchWeights.Greatest);
        (Name, Weight, _fit, Sentence) = (name, weight, fit, sentence);
    }

    /// <summary>What it is called, for programs.</summary>
    public string Name { get; }

    /// <summary>What each thousandth of a perfect fit counts.</summary>
    public int Weight { get; }

    /// <summary>Why, where it fits at all.</summary>
    public string Sentence { get; }

    internal OwnPart Of(MatchMember asker, MatchListing listing, MatchMember owner)
    {
        var fit = Math.Clamp(_fit(asker, listing, owner), 0, Fit.Perfect);
        return new OwnPart(Name, fit * Weight, Weight, fit, fit == 0 ? null : Sentence);
    }
}

/// <summary>What a criterion of the host's own brings to a score.</summary>
/// <param name="Name">Which criterion.</param>
/// <param name="Points">What it brings: weight times fit.</param>
/// <param name="Weight">What each thousandth of a perfect fit counts.</param>
/// <param name="Fit">How well it fits, 0 to 1000.</param>
/// <param name="Sentence">Why, for the asker to read; <c>null</c> if it does not fit.</param>
public sealed record OwnPart(string Name, int Points, int Weight, int Fit, string? Sentence);

/// <summary>All criteria of a host's own. Immutable and pure, as far as they are.</summary>
internal sealed class MatchCriteria
{
    private readonly ImmutableArray<MatchCriterion> _criteria;

    public MatchCriteria(IEnumerable<MatchCriterion> criteria)
    {
        _criteria = [.. criteria];
        if (_criteria.GroupBy(c => c.Name, StringComparer.Ordinal).FirstOrDefault(named => named.Count() > 1) is { } twice)
            throw new InvalidOperationException($"There are two matching criteria with the name \"{twice.Key}\".");
    }

    public bool AreNone => _criteria.IsEmpty;

    /// <summary>The best of those that are ranked already, the greatest total first, ties by the smaller listing id.</summary>
    public IReadOnlyList<RankedListing> Best(ReadOnlySpan<RankedListing> ranked, MatchPool pool, MatchMember asker, int size)
    {
        var judged = new List<RankedListing>(ranked.Length);
        foreach (var one in ranked)
        {
            var (listing, owner) = (pool.Find(one.Listing)!, pool.Find(one.Owner)!);
            judged.Add(one with { OwnParts = [.. _criteria.Select(c => c.Of(asker, listing, owner))] });
        }

        return [.. judged.OrderByDescending(r => r.Total).ThenBy(r => r.Listing).Take(size)];
    }
}

namespace Hexitime.Matching.Rings;

/// <summary>Disjoint rings, and how good they are proven to be. Immutable.</summary>
/// <param name="Rings">The rings, by the lowest id of their members.</param>
/// <param name="Bound">What no plan can exceed.</param>
/// <param name="Certificate">The prices that show the bound, or that show a weaker one if a search has proven more.</param>
public sealed record RingPlan(IReadOnlyList<Ring> Rings, RingBound Bound, IReadOnlyList<RingPrices> Certificate)
{
    /// <summary>How many people are in a ring: each of them helps one and is helped by one.</summary>
    public int PeopleHelped => Rings.Sum(r => r.Legs.Count);

    /// <summary>The scores of all legs together.</summary>
    public long Score => Rings.Sum(r => r.Score);

    /// <summary>Whether no plan is better: none helps more people, and none that helps as many has a greater score.</summary>
    public bool IsOptimal => PeopleGap == 0 && ScoreGap == 0;

    /// <summary>How many more people a better plan might help, at most.</summary>
    public int PeopleGap => Bound.People - PeopleHelped;

    /// <summary>How much more score a plan for as many people might have, at most; <c>null</c> while it is open whether more people can be helped, as scores of plans for more people say nothing about this one.</summary>
    public long? ScoreGap => PeopleGap == 0 ? Bound.Score - Score : null;
}

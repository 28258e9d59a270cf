namespace Hexitime.Impact.Indicators;

/// <summary>
/// What was exchanged in a period, and how: the indicators of Collom, "Key indicators of time bank participation" (International Journal of Community Currency Research 16 A, 2012).
/// All of it follows from the hours given in the period; nothing is taken from what the membership list happens to be.
/// </summary>
public sealed record PeriodFigures
{
    /// <summary>How often time was given: exchanges, seats taken in group sessions, pledges of work.</summary>
    public required int Transactions { get; init; }

    /// <summary>Time given, in minutes.</summary>
    public required long Minutes { get; init; }

    /// <summary>Of these, minutes given without credit.</summary>
    public required long GiftMinutes { get; init; }

    /// <summary>Of these, minutes of work for projects.</summary>
    public required long ProjectMinutes { get; init; }

    /// <summary>Members who gave or received.</summary>
    public required int ActiveMembers { get; init; }

    /// <summary>Of these, who gave only.</summary>
    public required int EarnersOnly { get; init; }

    /// <summary>Of these, who received only.</summary>
    public required int SpendersOnly { get; init; }

    /// <summary>Of these, who did both.</summary>
    public required int Both { get; init; }

    /// <summary>Pairs of members between whom time was given, whichever way.</summary>
    public required int Dyads { get; init; }

    /// <summary>Of these, pairs who exchanged more than once.</summary>
    public required int RepeatDyads { get; init; }

    /// <summary>Of these, pairs of whom each gave to the other.</summary>
    public required int ReciprocalDyads { get; init; }

    /// <summary>The Gini coefficient of what the active members gave; see <see cref="Concentration.Gini"/>.</summary>
    public required double? GiniOfGiving { get; init; }

    /// <summary>The Gini coefficient of what the active members received.</summary>
    public required double? GiniOfReceiving { get; init; }

    /// <summary>The median of given / (given + received) over the active members: 0.5 is a balance. Of an even number the mean of the two in the middle.</summary>
    public required double? MedianBalanceRatio { get; init; }

    /// <summary>Of all pairs of active members in one direction, the share in which time was given.</summary>
    public required double? Density { get; init; }

    /// <summary>Into how many groups the active members fall of whom none has exchanged with another group's.</summary>
    public required int Components { get; init; }

    /// <summary>How many members the largest of these groups has.</summary>
    public required int LargestComponent { get; init; }

    /// <summary>By kind, those that occurred, in the order of the kinds; what is of no known kind comes last.</summary>
    public required IReadOnlyList<KindFigures> Kinds { get; init; }

    /// <summary>The active members by the quarter in which they joined, the earliest first.</summary>
    public required IReadOnlyList<CohortActivity> Cohorts { get; init; }

    /// <summary>Transactions for each active member.</summary>
    public double? TransactionsPerActiveMember => Per(Transactions);

    /// <summary>Minutes given for each active member.</summary>
    public double? MinutesPerActiveMember => Per(Minutes);

    /// <summary>Of the pairs, the share in which each gave to the other.</summary>
    public double? Reciprocity => Dyads == 0 ? null : (double)ReciprocalDyads / Dyads;

    private double? Per(long figure) => ActiveMembers == 0 ? null : (double)figure / ActiveMembers;
}

/// <summary>What was exchanged of one kind.</summary>
/// <param name="Kind">Which; <c>null</c> for work for projects, for what another bank did not tell, and for kinds of few people together.</param>
/// <param name="Transactions">How often.</param>
/// <param name="Minutes">How long.</param>
/// <param name="People">How many members gave or received; of several kinds together, at least so many.</param>
public sealed record KindFigures(ExchangeKind? Kind, int Transactions, long Minutes, int People);

/// <summary>Of those who joined in a quarter, how many were active.</summary>
/// <param name="Quarter">The first month of the quarter in which they joined, as <c>12 × year + month − 1</c>.</param>
/// <param name="Active">How many gave or received.</param>
public sealed record CohortActivity(int Quarter, int Active);

namespace Hexitime.Impact.Disclosure;

/// <summary>What a report of groups counts.</summary>
public enum GroupTable
{
    /// <summary>People who had joined by the end of the quarter: a list.</summary>
    Members = 1,

    /// <summary>People who gave in the quarter: a list.</summary>
    Givers = 2,

    /// <summary>People who received in the quarter: a list.</summary>
    Receivers = 3,

    /// <summary>Minutes given in the quarter, by who gave (rows) and who received (columns).</summary>
    Minutes = 4,
}

/// <summary>Figures of groups in one quarter, of everything or of a part of it. Immutable.</summary>
/// <param name="Of">What is counted.</param>
/// <param name="Part">Of which part, such as a network; <c>null</c> for everything. People may be in several parts, minutes are in one.</param>
/// <param name="Quarter">In which quarter; a later one has a greater number.</param>
/// <param name="Counts">What was counted.</param>
/// <param name="Few">Of minutes: figures behind which there are few people, or one who gave nearly all.</param>
/// <param name="Published">How each figure was published; <c>null</c> if that is still to be decided.</param>
public sealed record GroupReport(
    GroupTable Of, string? Part, int Quarter, CountTable Counts, IReadOnlySet<int>? Few = null, IReadOnlyList<PublishedCount>? Published = null)
{
    /// <summary>Whether it is never shown: minutes in no part that is published. Readers can work it out from the others.</summary>
    public bool IsRest { get; init; }

    /// <summary>Whether it is the same list of members as another, in an earlier quarter.</summary>
    internal bool IsSameListBefore(GroupReport other) =>
        (Of, other.Of) == (GroupTable.Members, GroupTable.Members) && string.Equals(Part, other.Part, StringComparison.Ordinal) && Quarter < other.Quarter;

    /// <summary>Whether all whom it counts are among those whom the other counts, group by group.</summary>
    internal bool IsPartOf(GroupReport other) => !ReferenceEquals(this, other) && (other.Part is null || string.Equals(Part, other.Part, StringComparison.Ordinal)) && (Of, other.Of) switch
    {
        (GroupTable.Minutes, _) or (_, GroupTable.Minutes) => false,
        (_, GroupTable.Members) => Quarter <= other.Quarter,
        var (of, others) => of == others && Quarter == other.Quarter,
    };
}

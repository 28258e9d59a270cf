using Hexitime.Impact.Disclosure;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>What was counted of groups in a quarter, before anybody decides what of it is published.</summary>
/// <param name="Of">What is counted.</param>
/// <param name="Part">Of which part; <c>null</c> for everything.</param>
/// <param name="Rows">What the rows are called.</param>
/// <param name="Columns">What the columns are called; one for a list.</param>
/// <param name="Counts">The counts, or minutes.</param>
/// <param name="Few">Of minutes: figures behind which there are few people, or one who gave nearly all.</param>
/// <param name="IsRest">Whether it is what is in no part, and never shown.</param>
internal sealed record Counted(
    GroupTable Of, string? Part, IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, CountTable Counts, IReadOnlySet<int>? Few = null, bool IsRest = false);

/// <summary>
/// A table of one quarter as it was published, with what it counted then: whoever asks again is answered the same, and what is published later is decided with it. What was published stays.
/// </summary>
public sealed class Publication
{
    private Publication() { }

    internal Publication(string table, string scope, int firstMonth, int untilMonth, PublishedContent content, Instant now) =>
        (Table, Scope, FirstMonth, UntilMonth, Content, MadeAt) = (table, scope, firstMonth, untilMonth, content, now);

    /// <summary>Which table.</summary>
    public string Table { get; private set; } = "";

    /// <summary>Of which hours or people: <c>everything</c>, or <c>network:</c> with its id.</summary>
    public string Scope { get; private set; } = "";

    /// <summary>The first month of the quarter; see <see cref="Months"/>.</summary>
    public int FirstMonth { get; private set; }

    /// <summary>The month after its last.</summary>
    public int UntilMonth { get; private set; }

    /// <summary>What was counted and what of it was published.</summary>
    public PublishedContent Content { get; private set; } = null!;

    /// <summary>When.</summary>
    public Instant MadeAt { get; private set; }
}

/// <summary>What a publication counted and what of it was published.</summary>
/// <param name="Rows">What the rows are called.</param>
/// <param name="Columns">What the columns are called.</param>
/// <param name="Counts">What was counted, cell by cell.</param>
/// <param name="Published">How each figure was published.</param>
public sealed record PublishedContent(IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, IReadOnlyList<long> Counts, IReadOnlyList<PublishedCount> Published)
{
    internal CountTable Table => CountTable.Of(Rows.Count, Columns.Count, (r, c) => Counts[(r * Columns.Count) + c]);

    internal int Place(string row)
    {
        for (var i = 0; i < Rows.Count; i++)
        {
            if (string.Equals(Rows[i], row, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }

    /// <summary>A count of people as readers see it; <c>null</c> where it is hidden.</summary>
    internal long? CountAt(int figure) => Published[figure].State == CountState.Hidden ? null : Published[figure].Figure;

    /// <summary>Hours as readers see them; <c>null</c> where they are hidden.</summary>
    internal long? HoursAt(int figure) => CountAt(figure) / 60;
}

/// <summary>All that was published of a subject in one quarter: of everything and of each network.</summary>
internal sealed class Edition(int quarter, IEnumerable<Publication> publications)
{
    private readonly Dictionary<(string, string), PublishedContent> _contents = publications.ToDictionary(p => (p.Table, p.Scope), p => p.Content);

    public int Quarter { get; } = quarter;

    /// <summary>A table of it; <c>null</c> if there is none, for a network of few or founded later.</summary>
    public PublishedContent? Find(string subject, GroupTable of, string scope) => _contents.GetValueOrDefault((Press.NameOf(subject, of), scope));
}

/// <summary>What is published of some quarters.</summary>
/// <param name="Made">The editions, in their order.</param>
/// <param name="Missing">The quarters of which there is none yet.</param>
internal sealed record Editions(IReadOnlyList<Edition> Made, IReadOnlyList<int> Missing);

/// <summary>What an edition of a quarter is made of.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Quarters">The quarters of which there is to be one.</param>
/// <param name="Count">Counts a quarter.</param>
internal sealed record Subject(string Name, Quarters Quarters, Func<int, CancellationToken, Task<IReadOnlyList<Counted>>> Count);

/// <summary>What is published by quarters: all that a room of the bank's has of it.</summary>
internal interface IEditions
{
    /// <summary>Of what there is to be an edition, in quarters of a period and, where people are counted on from quarter to quarter, in those before.</summary>
    Task<IReadOnlyList<Subject>> SubjectsAsync(Quarters quarters, CancellationToken cancellationToken);
}

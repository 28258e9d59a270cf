using Hexitime.Impact.Disclosure;
using Hexitime.Ledger;
using Hexitime.Queries;
using Hexitime.UseCases;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>What was counted for a table: people or their exchanges, and the hours beside them.</summary>
/// <param name="Rows">What the rows are called.</param>
/// <param name="Columns">What the columns are called; one for a list.</param>
/// <param name="Counts">The counts.</param>
/// <param name="Minutes">The minutes beside each of its figures; empty if there are none.</param>
/// <param name="FewPeople">Figures behind which there are few people, whatever they count.</param>
internal sealed record Counted(IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, CountTable Counts, IReadOnlyList<long> Minutes, IReadOnlySet<int> FewPeople);

/// <summary>
/// A table as it was published, with what it counted then: whoever asks again is answered the same, and what is published later is compared with it. What was published stays published.
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

    /// <summary>The first month of the period; see <see cref="Months"/>. Zero for what is counted since ever.</summary>
    public int FirstMonth { get; private set; }

    /// <summary>The month after its last.</summary>
    public int UntilMonth { get; private set; }

    /// <summary>What was counted and what of it was published.</summary>
    public PublishedContent Content { get; private set; } = null!;

    /// <summary>When.</summary>
    public Instant MadeAt { get; private set; }

    /// <summary>How its people lie to those of another period and scope; <c>null</c> if neither are among the other.</summary>
    internal Overlap? To(string scope, int firstMonth, int untilMonth) =>
        IsIn(Scope, scope) && FirstMonth >= firstMonth && UntilMonth <= untilMonth ? Overlap.Within
        : IsIn(scope, Scope) && FirstMonth <= firstMonth && UntilMonth >= untilMonth ? Overlap.Around
        : null;

    private static bool IsIn(string inner, string outer) => string.Equals(inner, outer, StringComparison.Ordinal) || string.Equals(outer, ImpactScope.Everything.KeptAs, StringComparison.Ordinal);
}

/// <summary>What a publication counted and what of it was published.</summary>
/// <param name="Rows">What the rows are called.</param>
/// <param name="Columns">What the columns are called.</param>
/// <param name="Counts">What was counted, cell by cell.</param>
/// <param name="Published">How each figure was published.</param>
/// <param name="Hours">The hours beside each figure, as published; <c>null</c> where they are hidden. Empty if there are none.</param>
public sealed record PublishedContent(
    IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, IReadOnlyList<long> Counts, IReadOnlyList<PublishedCount> Published, IReadOnlyList<long?> Hours)
{
    internal CountTable Table => CountTable.Of(Rows.Count, Columns.Count, (r, c) => Counts[(r * Columns.Count) + c]);

    /// <summary>A figure as readers see it; <c>null</c> where it is hidden.</summary>
    internal long? CountAt(int figure) => Published[figure].State == CountState.Hidden ? null : Published[figure].Figure;
}

/// <summary>Publishes tables under disclosure control, one after the other, so that each is compared with all before it. Runs in a transaction of its own.</summary>
internal sealed class Press(IRepositoryBase<Publication> publications, ILedgerStore ledger, IUnitOfWork unitOfWork, IOptions<DisclosureRule> rule, IClock clock)
{
    public Task<PublishedContent> PublishAsync(string table, string scope, int firstMonth, int untilMonth, Func<CancellationToken, Task<Counted>> count, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(async ct =>
        {
            // Of two publications at once, the second is compared with the first, on whatever host they are made.
            await ledger.LockAsync([AccountId.Issuer], ct);
            var before = await publications.ListAsync(new Those<Publication>(p => p.Table == table), ct);
            if (before.Find(p => p.Scope == scope && p.FirstMonth == firstMonth && p.UntilMonth == untilMonth) is { } there)
                return there.Content;
            var counted = await count(ct);
            var comparable = before.Where(p => p.Content.Rows.SequenceEqual(counted.Rows) && p.Content.Columns.SequenceEqual(counted.Columns) && p.To(scope, firstMonth, untilMonth) is not null)
                .OrderBy(p => p.MadeAt).ThenBy(p => p.UntilMonth).ThenBy(p => p.FirstMonth).ToList();
            EarlierReport[] earlier = [.. comparable.Select(p => new EarlierReport(p.To(scope, firstMonth, untilMonth)!.Value, p.Content.Table, p.Content.Published))];
            var published = DisclosureControl.Publish(counted.Counts, rule.Value, earlier, counted.FewPeople.Contains);
            var content = new PublishedContent(
                counted.Rows, counted.Columns, [.. Enumerable.Range(0, counted.Rows.Count * counted.Columns.Count).Select(cell => counted.Counts[cell])], published,
                counted.Minutes.Count == 0 ? [] : DisclosureControl.PublishAmounts([.. counted.Minutes.Select(m => (m + 30) / 60)], published, earlier, rule.Value));
            await publications.AddAsync(new Publication(table, scope, firstMonth, untilMonth, content, clock.GetCurrentInstant()), ct);
            return content;
        }, _ => false, cancellationToken);
}

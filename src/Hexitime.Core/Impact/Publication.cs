using Hexitime.Impact.Disclosure;
using Hexitime.Ledger;
using Hexitime.Queries;
using Hexitime.UseCases;
using Microsoft.Extensions.Options;
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

/// <summary>
/// Publishes figures of groups quarter by quarter, those of everything and of all networks at once, under disclosure control, so that all that was ever published of them is decided together.
/// What is longer than a quarter is made from these. Runs in transactions of its own.
/// </summary>
internal sealed class Press(IRepositoryBase<Publication> publications, ILedgerStore ledger, IUnitOfWork unitOfWork, IOptions<DisclosureRule> rule, IClock clock)
{
    public static string NameOf(string subject, GroupTable of) => $"{subject}:{of.ToString().ToLowerInvariant()}";

    /// <summary>The editions of some quarters, in their order; those that are not there yet are made.</summary>
    /// <param name="subject">Of what.</param>
    /// <param name="quarters">Which quarters.</param>
    /// <param name="count">Counts a quarter.</param>
    /// <param name="pace">Told how far it is, by whoever made them to wait for; <c>null</c> for who waits here.</param>
    /// <param name="cancellationToken">Stops it; what is made by then stays.</param>
    public async Task<IReadOnlyList<Edition>> PublishAsync(
        string subject, Quarters quarters, Func<int, CancellationToken, Task<IReadOnlyList<Counted>>> count, EditionPace? pace, CancellationToken cancellationToken)
    {
        var editions = (await ReadAsync(subject, cancellationToken)).GroupBy(p => p.FirstMonth).ToDictionary(g => g.Key, g => new Edition(g.Key, g));
        for (var quarter = quarters.First; quarter < quarters.Until; quarter += 3)
        {
            if (!editions.ContainsKey(quarter))
                editions.Add(quarter, await MakeAsync(subject, quarter, count, pace, cancellationToken));
            pace?.Next();
        }

        return [.. editions.Values.Where(e => e.Quarter >= quarters.First && e.Quarter < quarters.Until).OrderBy(e => e.Quarter)];
    }

    /// <summary>Deciding takes long where there are many groups and networks, and nobody else waits for it: it is done before anything is locked, and anew if another edition came in between.</summary>
    private async Task<Edition> MakeAsync(
        string subject, int quarter, Func<int, CancellationToken, Task<IReadOnlyList<Counted>>> count, EditionPace? pace, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = await ReadAsync(subject, cancellationToken);
            // People are counted on from quarter to quarter: what lies before what was published is told no more.
            if (before.Exists(p => p.FirstMonth == quarter) || before.Exists(p => p.FirstMonth > quarter && p.Table != NameOf(subject, GroupTable.Minutes)))
                return new Edition(quarter, before.Where(p => p.FirstMonth == quarter));
            if (pace is not null && !await pace.ReportAsync(0))
                throw new OperationCanceledException("The run was called off.");
            var counted = await count(quarter, cancellationToken);
            var made = pace is null
                ? Decide(subject, quarter, before, counted, progress: null, cancellationToken)
                : await LongWork.RunAsync((progress, ct) => Decide(subject, quarter, before, counted, progress, ct), pace.ReportAsync, cancellationToken);
            if (await KeepAsync(subject, before.Count, made, cancellationToken))
                return new Edition(quarter, made);
        }
    }

    private List<Publication> Decide(
        string subject, int quarter, List<Publication> before, IReadOnlyList<Counted> counted, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        List<GroupReport> reports = [.. before.SelectMany(p => ReportOf(subject, p, counted)), .. counted.Select(c => new GroupReport(c.Of, c.Part, quarter, c.Counts, c.Few) { IsRest = c.IsRest })];
        var published = DisclosureControl.Publish(reports, rule.Value, progress, cancellationToken).TakeLast(counted.Count);
        return
        [
            .. from decided in counted.Zip(published)
               let table = decided.First
               where !table.IsRest
               let counts = Enumerable.Range(0, table.Rows.Count * table.Columns.Count).Select(cell => table.Counts[cell])
               select new Publication(
                   NameOf(subject, table.Of), table.Part ?? ImpactScope.Everything.KeptAs!, quarter, quarter + 3, new PublishedContent(table.Rows, table.Columns, [.. counts], decided.Second), clock.GetCurrentInstant()),
        ];
    }

    /// <summary>Keeps an edition, unless it was decided without one that is there now. The lock holds on whatever host they are made.</summary>
    private Task<bool> KeepAsync(string subject, int before, List<Publication> made, CancellationToken cancellationToken) => unitOfWork.RunAsync(async ct =>
    {
        await ledger.LockAsync([AccountId.Issuer], ct);
        if ((await ReadAsync(subject, ct)).Count != before)
            return false;
        foreach (var publication in made)
            await publications.AddAsync(publication, ct);
        return true;
    }, isKept => !isKept, cancellationToken);

    /// <summary>An earlier report, if it is of the same groups: people are the same from quarter to quarter, hours are not.</summary>
    private static IEnumerable<GroupReport> ReportOf(string subject, Publication earlier, IReadOnlyList<Counted> counted) =>
        from of in new[] { GroupTable.Members, GroupTable.Givers, GroupTable.Receivers }
        where NameOf(subject, of) == earlier.Table && counted.Any(c => c.Of == of && c.Rows.SequenceEqual(earlier.Content.Rows))
        select new GroupReport(of, earlier.Scope == ImpactScope.Everything.KeptAs ? null : earlier.Scope, earlier.FirstMonth, earlier.Content.Table, Published: earlier.Content.Published);

    private Task<List<Publication>> ReadAsync(string subject, CancellationToken cancellationToken)
    {
        List<string> tables = [.. Enum.GetValues<GroupTable>().Select(of => NameOf(subject, of))];
        return publications.ListAsync(new Those<Publication>(p => tables.Contains(p.Table)), cancellationToken);
    }
}

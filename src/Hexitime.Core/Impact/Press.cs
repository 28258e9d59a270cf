using Hexitime.Impact.Disclosure;
using Hexitime.Ledger;
using Hexitime.Queries;
using Hexitime.UseCases;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>
/// Publishes figures of groups quarter by quarter, those of everything and of all networks at once, under disclosure control, so that all that was ever published of them is decided together.
/// What is longer than a quarter is made from these. Runs in transactions of its own.
/// </summary>
internal sealed class Press(IRepositoryBase<Publication> publications, ILedgerStore ledger, IUnitOfWork unitOfWork, IOptions<DisclosureRule> rule, IClock clock)
{
    public static string NameOf(string subject, GroupTable of) => $"{subject}:{of.ToString().ToLowerInvariant()}";

    /// <summary>What is published of a subject, and what is not yet. Makes nothing.</summary>
    public async Task<Editions> ReadAsync(Subject subject, CancellationToken cancellationToken)
    {
        var there = await ReadAsync(subject.Name, cancellationToken);
        var editions = there.ToLookup(p => p.FirstMonth);
        var (known, missing) = (new List<Edition>(), new List<int>());
        foreach (var quarter in subject.Quarters.Each())
        {
            if (editions.Contains(quarter) || IsClosed(subject.Name, quarter, there.Select(p => (p.Table, p.FirstMonth))))
                known.Add(new Edition(quarter, editions[quarter]));
            else
                missing.Add(quarter);
        }

        return new Editions(known, missing);
    }

    /// <summary>The quarters of which something is not published yet.</summary>
    public async Task<IReadOnlySet<int>> MissingAsync(IReadOnlyCollection<Subject> subjects, CancellationToken cancellationToken)
    {
        var there = (await publications.ListAsync(new PublishedQuarters(), cancellationToken)).Distinct().ToList();
        return subjects.SelectMany(s =>
        {
            var tables = TablesOf(s.Name);
            var mine = there.FindAll(p => tables.Contains(p.Table)).ConvertAll(p => (p.Table, p.FirstMonth));
            return s.Quarters.Each().Where(q => !mine.Exists(p => p.FirstMonth == q) && !IsClosed(s.Name, q, mine));
        }).ToHashSet();
    }

    /// <summary>Makes the editions of a subject that are not there yet, one quarter after the other.</summary>
    /// <param name="subject">Of what.</param>
    /// <param name="pace">Told how far it is, and whether to go on: if not, it throws <see cref="OperationCanceledException"/>, and what is made by then stays.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task MakeAsync(Subject subject, EditionPace pace, CancellationToken cancellationToken)
    {
        foreach (var quarter in subject.Quarters.Each())
        {
            await MakeAsync(subject, quarter, pace, cancellationToken);
            pace.Next();
        }
    }

    /// <summary>Deciding takes long where there are many groups and networks, and nobody else waits for it: it is done before anything is locked, and anew if another edition came in between.</summary>
    private async Task MakeAsync(Subject subject, int quarter, EditionPace pace, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = await ReadAsync(subject.Name, cancellationToken);
            if (before.Exists(p => p.FirstMonth == quarter) || IsClosed(subject.Name, quarter, before.Select(p => (p.Table, p.FirstMonth))))
                return;
            if (!await pace.ReportAsync(0))
                throw new OperationCanceledException("The run was called off.");
            var counted = await subject.Count(quarter, cancellationToken);
            var made = await LongWork.RunAsync((progress, ct) => Decide(subject.Name, quarter, before, counted, progress, ct), pace.ReportAsync, cancellationToken);
            if (await KeepAsync(subject.Name, before.Count, made, cancellationToken))
                return;
        }
    }

    /// <summary>People are counted on from quarter to quarter: what lies before what was published is told no more.</summary>
    private static bool IsClosed(string subject, int quarter, IEnumerable<(string Table, int FirstMonth)> published) =>
        published.Any(p => p.FirstMonth > quarter && p.Table != NameOf(subject, GroupTable.Minutes));

    private List<Publication> Decide(
        string subject, int quarter, List<Publication> before, IReadOnlyList<Counted> counted, IProgress<int> progress, CancellationToken cancellationToken)
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
        var tables = TablesOf(subject);
        return publications.ListAsync(new Those<Publication>(p => tables.Contains(p.Table)), cancellationToken);
    }

    private static List<string> TablesOf(string subject) => [.. Enum.GetValues<GroupTable>().Select(of => NameOf(subject, of))];
}

/// <summary>Of which quarters a table is published.</summary>
/// <param name="Table">Which.</param>
/// <param name="FirstMonth">The first month of the quarter.</param>
public sealed record PublishedQuarter(string Table, int FirstMonth);

/// <summary>All tables and quarters that are published, as often as there are networks in them.</summary>
public sealed class PublishedQuarters : Specification<Publication, PublishedQuarter>
{
    /// <summary>Looks for all.</summary>
    public PublishedQuarters() => Query.Select(p => new PublishedQuarter(p.Table, p.FirstMonth));
}

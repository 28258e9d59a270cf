using Hexitime.Ledger;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Import;

/// <summary>
/// Brings an existing time bank along from two CSV files (see docs/import.md), in batches through the use cases, each in a scope and a transaction of its
/// own. It can be stopped at any time and started again: what was imported is recognised. A bad row is rejected by itself. Thread-safe.
/// </summary>
/// <param name="scopes">Makes the scopes.</param>
public sealed class BankImporter(IServiceScopeFactory scopes)
{
    private const string MembersFile = "members";
    private const string TransfersFile = "transfers";

    /// <summary>Imports the members, then the transfers in the order of their dates. Refused as a whole only if a file has not the right columns, or to somebody who may not.</summary>
    /// <param name="caller">Who imports: an administrator.</param>
    /// <param name="members">The file of members.</param>
    /// <param name="transfers">The file of transfers.</param>
    /// <param name="allowBelowFloor">Whether rows that take somebody below the bank's floor are imported rather than rejected.</param>
    /// <param name="progress">Is told after each batch.</param>
    /// <param name="cancellationToken">Stops after a batch; what has been imported stays.</param>
    public async Task<Result<ImportReport>> ImportAsync(
        ICaller caller, Stream members, Stream transfers, bool allowBelowFloor, IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var memberRows = CsvRows.Read(
            MembersFile, await ReadAsync(members, cancellationToken), ImportedMember.NeededColumns, ImportedMember.OptionalColumns, ImportedMember.Read);
        var transferRows = CsvRows.Read(
            TransfersFile, await ReadAsync(transfers, cancellationToken), ImportedTransfer.NeededColumns, ImportedTransfer.OptionalColumns, ImportedTransfer.Read);
        if (!memberRows.TryGet(out var people, out var refusal) || !transferRows.TryGet(out var moves, out refusal))
            return refusal;

        var journal = new ImportJournal();
        var send = new Sender(scopes, caller, progress, journal, cancellationToken);
        refusal = await send.SendAsync(MembersFile, people, rows => new ImportMembers(rows, allowBelowFloor), row => row.ExternalId)
            // Equal dates keep the order of the file.
            ?? await send.SendAsync(TransfersFile, [.. moves.OrderBy(m => m.Value?.EffectiveAt)], rows => new ImportTransfers(rows, allowBelowFloor), row => row.From);
        return refusal is null ? journal.Report(MembersFile, TransfersFile) : refusal;
    }

    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }

    private sealed class Sender(
        IServiceScopeFactory scopes, ICaller caller, IProgress<ImportProgress>? progress, ImportJournal journal, CancellationToken cancellationToken)
    {
        public async Task<Refusal?> SendAsync<T, TBatch>(
            string file, List<CsvLine<T>> lines, Func<IReadOnlyList<T>, TBatch> batch, Func<T, string> whoGoesBelow)
            where T : class where TBatch : IRequest<Result<ImportedRows>>
        {
            foreach (var unreadable in lines.Where(l => l.Value is null))
                journal.Add(file, unreadable, RowAnswer.Rejected(unreadable.Refusal!), null);

            var done = lines.Count(l => l.Value is null);
            foreach (var chunk in lines.Where(l => l.Value is not null).Chunk(ImportedRows.Most))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await SendChunkAsync(file, chunk, batch, whoGoesBelow) is { } refusal)
                    return refusal;
                progress?.Report(new ImportProgress(file, done += chunk.Length, lines.Count));
            }

            return null;
        }

        /// <summary>Sends a batch. One that is refused as a whole is sent again row by row, to find the rows that are to blame.</summary>
        private async Task<Refusal?> SendChunkAsync<T, TBatch>(
            string file, CsvLine<T>[] chunk, Func<IReadOnlyList<T>, TBatch> batch, Func<T, string> whoGoesBelow)
            where T : class where TBatch : IRequest<Result<ImportedRows>>
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Caller>().Is(caller.Subject ?? "", caller.Roles);
            var handler = scope.ServiceProvider.GetRequiredService<IRequestHandler<TBatch, Result<ImportedRows>>>();
            if ((await handler.Handle(batch([.. chunk.Select(l => l.Value!)]), cancellationToken)).TryGet(out var answers, out var refusal))
            {
                foreach (var (line, answer) in chunk.Zip(answers.Rows))
                    journal.Add(file, line, answer, whoGoesBelow(line.Value!));
                return null;
            }

            if (refusal.Kind is RefusalKind.NotAllowed or RefusalKind.NotSignedIn)
                return refusal;
            if (chunk.Length == 1)
            {
                journal.Add(file, chunk[0], RowAnswer.Rejected(refusal), null);
                return null;
            }

            foreach (var line in chunk)
            {
                if (await SendChunkAsync(file, [line], batch, whoGoesBelow) is { } notAllowed)
                    return notAllowed;
            }

            return null;
        }
    }
}

/// <summary>Counts what becomes of rows.</summary>
internal sealed class ImportJournal
{
    private readonly Dictionary<(string, RowOutcome), int> _counts = [];
    private readonly List<RejectedRow> _rejected = [];
    private readonly SortedDictionary<string, Credits> _lowest = new(StringComparer.Ordinal);

    public void Add<T>(string file, CsvLine<T> line, RowAnswer answer, string? whoGoesBelow) where T : class
    {
        _counts[(file, answer.Outcome)] = Count(file, answer.Outcome) + 1;
        if (answer.Refusal is { } refusal)
            _rejected.Add(new RejectedRow(file, line.Line, line.ExternalId, refusal.Code, refusal.Sentence));
        if (answer.WentDownTo is { } balance && whoGoesBelow is not null)
            _lowest[whoGoesBelow] = _lowest.TryGetValue(whoGoesBelow, out var before) ? Credits.Min(before, balance) : balance;
    }

    public ImportReport Report(string members, string transfers) => new(
        FileOf(members), FileOf(transfers), [.. _rejected.OrderBy(r => r.File, StringComparer.Ordinal).ThenBy(r => r.Line)],
        [.. _lowest.Select(l => new BelowFloor(l.Key, l.Value))]);

    private FileReport FileOf(string file)
    {
        var (imported, already, rejected) = (Count(file, RowOutcome.Imported), Count(file, RowOutcome.AlreadyImported), Count(file, RowOutcome.Rejected));
        return new FileReport(imported + already + rejected, imported, already, rejected);
    }

    private int Count(string file, RowOutcome outcome) => _counts.GetValueOrDefault((file, outcome));
}

using Hexitime.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Hexitime.Persistence.Ledger;

/// <summary>
/// The ledger in the tables of a <see cref="DbContext"/> with Hexitime's model. Only loads and writes: <see cref="LedgerBook"/> decides. Commands join
/// the context's current transaction or make their own, into which orders of other callers in the process may be gathered; nothing passes through the context's
/// change tracker.
/// </summary>
internal sealed partial class LedgerStore(DbContext context, IClock clock, ILedgerTables tables, Lanes lanes, ConflictRetry retry) : ILedgerStore
{
    private readonly LedgerBook _book = new();

    /// <inheritdoc />
    public async Task OpenAsync(Account account, CancellationToken cancellationToken)
    {
        if (account != Account.Open(account.Id, account.Kind, account.Floor))
            throw new ArgumentException("An account is opened without entries.", nameof(account));
        await InTransactionAsync(async () =>
        {
            await tables.OpenAsync(context.Database.GetDbConnection(), account, cancellationToken);
            var opened = await FindAccountAsync(account.Id, cancellationToken);
            if (opened?.Kind != account.Kind)
                throw new InvalidOperationException($"Account {account.Id.Value} is of another kind: {opened?.Kind}.");
        }, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Outcome>> ApplyAsync(IReadOnlyList<Order> orders, BatchMode mode, CancellationToken cancellationToken)
    {
        var submission = new Submission([.. orders], mode);
        if (context.Database.CurrentTransaction is not null)
        {
            await JudgeAsync([submission], waits: true, cancellationToken);
            return submission.Outcomes;
        }

        await lanes.Free.ApplyAsync(submission, group => CommitAsync(group, waits: false), cancellationToken);
        if (submission.IsBlocked)
            await lanes.Waiting.ApplyAsync(submission, group => CommitAsync(group, waits: true), cancellationToken);
        return submission.Outcomes;
    }

    /// <summary>
    /// Keeps words beside the recorded orders that carry their digest. The words of an order that was sent again are those that came with it first;
    /// once erased they do not come back.
    /// </summary>
    public Task KeepAsync(IReadOnlyList<Memo> memos, CancellationToken cancellationToken) =>
        InTransactionAsync(() => tables.KeepAsync(context.Database.GetDbConnection(), memos, cancellationToken), cancellationToken);

    /// <summary>Several callers' orders in one transaction; beyond the caller's power to cancel, for it is not the only one who waits.</summary>
    private Task<bool> CommitAsync(IReadOnlyList<Submission> group, bool waits) => retry.RunAsync(async ct =>
    {
        await InTransactionAsync(() => JudgeAsync(group, waits, ct), ct);
        return true;
    }, ConflictRetry.MostAttempts, CancellationToken.None);

    private async ValueTask JudgeAsync(IReadOnlyList<Submission> group, bool waits, CancellationToken cancellationToken)
    {
        var connection = context.Database.GetDbConnection();
        _book.Clear();
        await tables.LoadAsync(connection, group.Count == 1 ? group[0].Orders : [.. group.SelectMany(s => s.Orders)], waits, _book, cancellationToken);
        foreach (var submission in group)
            submission.IsBlocked = !waits && !Touched.Accounts(submission.Orders, _book).All(account => _book.TryGet(account, out Account _));
        var judged = group.Where(s => !s.IsBlocked).ToList();
        if (judged.Count == 0)
            return;

        var now = clock.GetCurrentInstant();
        foreach (var submission in judged)
            _book.Apply(submission.Orders, submission.Mode, now, submission.Outcomes);
        var changes = _book.TakeChanges();
        if (!changes.IsEmpty)
            await tables.WriteAsync(connection, changes, cancellationToken);
    }

    private async Task InTransactionAsync(Func<ValueTask> work, CancellationToken cancellationToken)
    {
        if (context.Database.CurrentTransaction is not null)
        {
            await work();
            return;
        }

        await context.Database.CreateExecutionStrategy().ExecuteAsync(async ct =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(ct);
            await work();
            await transaction.CommitAsync(ct);
        }, cancellationToken);
    }
}

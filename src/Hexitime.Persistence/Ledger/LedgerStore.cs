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
    // Most who come along with others never need it.
    private LedgerBook Book => field ??= new LedgerBook();

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
            await ApplyAsync([submission], waits: true, joinsTransaction: true, cancellationToken);
            return submission.Outcomes;
        }

        await lanes.Free.ApplyAsync(submission, group => CommitAsync(group, waits: false), cancellationToken);
        if (!submission.IsBlocked)
            return submission.Outcomes;

        // Its turn is over: in the second lane it waits for another.
        var again = new Submission(submission.Orders, mode);
        await lanes.Waiting.ApplyAsync(again, group => CommitAsync(group, waits: true), cancellationToken);
        return again.Outcomes;
    }

    /// <summary>
    /// Keeps words beside the recorded orders that carry their digest. The words of an order that was sent again are those that came with it first;
    /// once erased they do not come back.
    /// </summary>
    public Task KeepAsync(IReadOnlyList<Memo> memos, CancellationToken cancellationToken) =>
        InTransactionAsync(() => tables.KeepAsync(context.Database.GetDbConnection(), memos, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<Memo>> ReadMemosAsync(AccountId account, CancellationToken cancellationToken) =>
        await MemosOf(account).AsNoTracking().OrderBy(m => m.OrderId).Select(m => new Memo(m.OrderId, m.Salt, m.Text)).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public Task EraseMemosAsync(AccountId account, CancellationToken cancellationToken) => MemosOf(account).ExecuteDeleteAsync(cancellationToken);

    private IQueryable<MemoRow> MemosOf(AccountId account)
    {
        AccountId? wanted = account;
        return context.Set<MemoRow>().Where(m => context.Set<OrderRow>().Any(o => o.Id == m.OrderId
            && (o.FromAccount == wanted || o.ToAccount == wanted || o.ResolvedFrom == wanted || o.ResolvedTo == wanted)));
    }

    /// <summary>Several callers' orders in one transaction; beyond the caller's power to cancel, for it is not the only one who waits.</summary>
    private Task<bool> CommitAsync(IReadOnlyList<Submission> group, bool waits) => retry.RunAsync(async ct =>
    {
        await context.Database.OpenConnectionAsync(ct);
        try
        {
            await ApplyAsync(group, waits, joinsTransaction: false, ct);
            return true;
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }, ConflictRetry.MostAttempts, CancellationToken.None);

    private ValueTask ApplyAsync(IReadOnlyList<Submission> group, bool waits, bool joinsTransaction, CancellationToken cancellationToken)
    {
        Book.Clear();
        IReadOnlyCollection<Order> orders = group.Count == 1 ? group[0].Orders : [.. group.SelectMany(s => s.Orders)];
        var work = new LedgerWork(orders, Book, () => Judge(group, waits), waits, joinsTransaction);
        return tables.ApplyAsync(context.Database.GetDbConnection(), work, cancellationToken);
    }

    private LedgerChanges Judge(IReadOnlyList<Submission> group, bool waits)
    {
        foreach (var submission in group)
            submission.IsBlocked = !waits && !Touched.Accounts(submission.Orders, Book).All(account => Book.TryGet(account, out Account _));
        if (!group.All(s => s.IsBlocked))
        {
            var now = clock.GetCurrentInstant();
            foreach (var submission in group.Where(s => !s.IsBlocked))
                Book.Apply(submission.Orders, submission.Mode, now, submission.Outcomes);
        }

        return Book.TakeChanges();
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

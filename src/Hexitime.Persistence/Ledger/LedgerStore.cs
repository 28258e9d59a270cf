using Hexitime.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Hexitime.Persistence.Ledger;

/// <summary>
/// The ledger in the tables of a <see cref="DbContext"/> with Hexitime's model. Only loads and writes: <see cref="LedgerBook"/> decides. Commands join
/// the context's current transaction or make their own; nothing passes through the context's change tracker.
/// </summary>
internal sealed partial class LedgerStore(DbContext context, IClock clock, ILedgerTables tables) : ILedgerStore
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
        Order[] batch = [.. orders];
        var outcomes = new Outcome[batch.Length];
        await InTransactionAsync(async () =>
        {
            var connection = context.Database.GetDbConnection();
            _book.Clear();
            await tables.RecallAsync(connection, OrdersTouchedBy(batch), _book, cancellationToken);
            await tables.LockAsync(connection, AccountsTouchedBy(batch), _book, cancellationToken);
            _book.Apply(batch, mode, clock.GetCurrentInstant(), outcomes);
            var changes = _book.TakeChanges();
            if (!changes.IsEmpty)
                await tables.WriteAsync(connection, changes, cancellationToken);
        }, cancellationToken);
        return outcomes;
    }

    /// <summary>
    /// Keeps words beside the recorded orders that carry their digest. The words of an order that was sent again are those that came with it first;
    /// once erased they do not come back.
    /// </summary>
    public Task KeepAsync(IReadOnlyList<Memo> memos, CancellationToken cancellationToken) =>
        InTransactionAsync(() => tables.KeepAsync(context.Database.GetDbConnection(), memos, cancellationToken), cancellationToken);

    private static HashSet<OrderId> OrdersTouchedBy(Order[] batch)
    {
        var touched = new HashSet<OrderId>(batch.Length);
        foreach (ref readonly var order in batch.AsSpan())
        {
            touched.Add(order.Id);
            if (order.Target != default)
                touched.Add(order.Target);
        }

        touched.Remove(default);
        return touched;
    }

    /// <summary>Sorted, so that whoever else locks some of them does so in the same order.</summary>
    private SortedSet<AccountId> AccountsTouchedBy(Order[] batch)
    {
        var touched = new SortedSet<AccountId>();
        foreach (ref readonly var order in batch.AsSpan())
        {
            touched.Add(order.From);
            touched.Add(order.To);
            if (order.Target != default && _book.TryGet(order.Target, out var target))
            {
                touched.Add(target.From);
                touched.Add(target.To);
            }
        }

        touched.Remove(default);
        return touched;
    }

    private async Task InTransactionAsync(Func<ValueTask> work, CancellationToken cancellationToken)
    {
        if (context.Database.CurrentTransaction is not null)
        {
            await work();
            return;
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await work();
        await transaction.CommitAsync(cancellationToken);
    }
}

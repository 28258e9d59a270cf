using System.Data.Common;
using System.Linq.Expressions;
using Hexitime.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Hexitime.Persistence.Ledger;

internal sealed partial class LedgerStore
{
    private static readonly Expression<Func<AccountRow, AccountId, bool>> HasId = (row, account) => row.Id == account;

    private IQueryable<AccountRow> AccountRows => context.Set<AccountRow>().AsNoTracking();

    private IQueryable<OrderRow> OrderRows => context.Set<OrderRow>().AsNoTracking();

    private IQueryable<EntryRow> EntryRows => context.Set<EntryRow>().AsNoTracking();

    /// <inheritdoc />
    public async Task<Account?> FindAccountAsync(AccountId account, CancellationToken cancellationToken) =>
        (await new PreparedQueries<AccountRow, AccountRow>(context, null, isTracking: false).Answer(HasId, account, order: null, most: null).FirstOrDefaultAsync(cancellationToken))?.ToAccount();

    /// <inheritdoc />
    public async Task<IReadOnlyList<Account>> FindAccountsAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken cancellationToken)
    {
        var wanted = accounts.ToList();
        return (await AccountRows.Where(a => wanted.Contains(a.Id)).ToListAsync(cancellationToken)).ConvertAll(row => row.ToAccount());
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Account>> LockAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken cancellationToken) =>
        accounts.Count == 0 ? [] : [.. (await ReadIntoBookAsync(
            (connection, book) => tables.LockAsync(connection, accounts, book, cancellationToken), cancellationToken)).Accounts];

    /// <inheritdoc />
    public async Task<RecordedOrder?> FindOrderAsync(OrderId order, CancellationToken cancellationToken) =>
        (await RecallAsync([order], cancellationToken)).TryGet(order, out var recorded) ? recorded : null;

    /// <inheritdoc />
    public async Task<IReadOnlySet<OrderId>> FindRecordedAsync(IReadOnlyCollection<OrderId> orders, CancellationToken cancellationToken) =>
        (await RecallAsync(orders.ToHashSet(), cancellationToken)).Orders.Select(o => o.Order.Id).ToHashSet();

    /// <inheritdoc />
    public async Task<IReadOnlyList<Entry>> ReadEntriesAsync(AccountId account, long? before, int limit, CancellationToken cancellationToken)
    {
        var last = before ?? long.MaxValue;
        var rows = await EntryRows.Where(e => e.AccountId == account && e.Number < last)
            .OrderByDescending(e => e.Number).Take(limit).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => row.ToEntry());
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<OrderId>> FindExpiredHoldsAsync(Instant now, int limit, CancellationToken cancellationToken) =>
        await OpenHolds().Where(o => o.ExpiresAt <= now).OrderBy(o => o.ExpiresAt).ThenBy(o => o.Id).Select(o => o.Id).Take(limit).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public Task<long> SumMinutesAsync(CancellationToken cancellationToken) => AccountRows.SumAsync(a => a.PostedMinutes, cancellationToken);

    /// <summary>All holds that nothing has ended, whatever the accounts say.</summary>
    private IQueryable<OrderRow> AllHolds() =>
        OrderRows.Where(o => o.Kind == OrderKind.Hold && o.Refusal == LedgerRefusal.None
            && !OrderRows.Any(e => e.Target == o.Id && e.Refusal == LedgerRefusal.None));

    /// <summary>The same, found through the few accounts that hold something, so that the holds that have ended need not be gone through.</summary>
    private IQueryable<OrderRow> OpenHolds()
    {
        var holding = AccountRows.Where(a => a.HeldMinutes > 0).Select(a => (AccountId?)a.Id);
        return AllHolds().Where(o => holding.Contains(o.FromAccount));
    }

    private Task<LedgerBook> RecallAsync(IReadOnlyCollection<OrderId> orders, CancellationToken cancellationToken) =>
        ReadIntoBookAsync((connection, book) => tables.RecallAsync(connection, orders, book, cancellationToken), cancellationToken);

    private async Task<LedgerBook> ReadIntoBookAsync(Func<DbConnection, LedgerBook, ValueTask> read, CancellationToken cancellationToken)
    {
        Book.Clear();
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await read(context.Database.GetDbConnection(), Book);
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }

        return Book;
    }
}

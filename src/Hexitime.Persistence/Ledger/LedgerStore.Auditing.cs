using Hexitime.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hexitime.Persistence.Ledger;

internal sealed partial class LedgerStore
{
    private const int AccountsAtOnce = 1_000;

    private IQueryable<SealRow> SealRows => context.Set<SealRow>().AsNoTracking();

    private IQueryable<SealedHeadRow> SealedHeadRows => context.Set<SealedHeadRow>().AsNoTracking();

    /// <summary>
    /// Streams the whole ledger through an audit, all of one instant: some accounts at a time, then their entries one by one. What belongs to no account that is there
    /// goes through too.
    /// </summary>
    public Task AuditAsync(LedgerAudit audit, CancellationToken cancellationToken) => InSnapshotAsync(async () =>
    {
        audit.Start([.. (await SealRows.OrderBy(s => s.Number).ToListAsync(cancellationToken)).Select(s => s.ToSeal())]);
        var range = new AccountRange(null, null);
        do
        {
            var accounts = await range.Behind(AccountRows, a => a.Id).OrderBy(a => a.Id).Take(AccountsAtOnce).ToListAsync(cancellationToken);
            range = range with { To = accounts.Count == AccountsAtOnce ? accounts[^1].Id : null };
            await AuditAsync(audit, accounts, range, cancellationToken);
            range = range.Next();
        }
        while (range.After is not null);

        audit.Finish();
    }, cancellationToken);

    private async Task AuditAsync(LedgerAudit audit, List<AccountRow> accounts, AccountRange range, CancellationToken cancellationToken)
    {
        var heads = (await range.Within(SealedHeadRows, h => h.AccountId).OrderBy(h => h.AccountId).ThenBy(h => h.SealNumber).ToListAsync(cancellationToken))
            .ToLookup(h => h.AccountId, h => new SealedAs(h.SealNumber, h.ToHead()));
        var openHolds = await range.Within(AllHolds().Where(o => o.FromAccount != null), o => o.FromAccount!.Value)
            .GroupBy(o => o.FromAccount!.Value).Select(g => new { Account = g.Key, Minutes = g.Sum(o => o.MovedMinutes) })
            .ToDictionaryAsync(g => g.Account, g => g.Minutes, cancellationToken);
        var entries = range.Within(EntryRows, e => e.AccountId).OrderBy(e => e.AccountId).ThenBy(e => e.Number).AsAsyncEnumerable();

        var known = accounts.ToDictionary(a => a.Id);
        var waiting = new Queue<AccountId>(known.Keys.Union(heads.Select(h => h.Key)).Order());
        AccountId? current = null;
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            if (entry.AccountId != current)
            {
                End();
                BeginUpTo(entry.AccountId);
            }

            audit.Add(entry.ToEntry(asFound: true));
        }

        End();
        BeginUpTo(null);

        // Accounts without entries come in between.
        void BeginUpTo(AccountId? account)
        {
            while (waiting.Count > 0 && (account is null || waiting.Peek().CompareTo(account.Value) < 0))
            {
                Begin(waiting.Dequeue());
                End();
            }

            if (account is not { } next)
                return;
            if (waiting.Count > 0 && waiting.Peek() == next)
                waiting.Dequeue();
            Begin(next);
        }

        void Begin(AccountId account)
        {
            current = account;
            if (known.TryGetValue(account, out var row))
                audit.Begin(row.ToAccount(asFound: true), [.. heads[account]]);
            else
                audit.BeginMissing(account, [.. heads[account]]);
        }

        void End()
        {
            if (current is { } account)
                audit.End(Amounts.AsFound(openHolds.GetValueOrDefault(account)));
            current = null;
        }
    }

    private async Task InSnapshotAsync(Func<Task> read, CancellationToken cancellationToken)
    {
        if (context.Database.CurrentTransaction is not null)
        {
            await read();
            return;
        }

        await context.Database.CreateExecutionStrategy().ExecuteAsync(async ct =>
        {
            await context.Database.OpenConnectionAsync(ct);
            try
            {
                await using var snapshot = await tables.BeginSnapshotAsync(context.Database.GetDbConnection(), ct);
                await using var used = await context.Database.UseTransactionAsync(snapshot, ct);
                await read();
            }
            finally
            {
                await context.Database.CloseConnectionAsync();
            }
        }, cancellationToken);
    }
}

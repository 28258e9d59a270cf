using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Testing.Ledger;

/// <summary>A store does not do what the rules say. The message tells what was done last, what was expected, and what was seen.</summary>
public sealed class LedgerConformanceException(string message) : Exception(message);

/// <summary>
/// Attacks a ledger store: replays a history on it and on <see cref="LedgerModel"/>, and compares every outcome, account, recorded order, statement and
/// past balance; at the end the store is audited. Use it with histories from <see cref="LedgerGenerators"/>, each on an empty store
/// (the issuer may be open already).
/// </summary>
public static class LedgerConformance
{
    private const int PageSize = 7;

    /// <summary>Checks one store that stays open.</summary>
    /// <param name="store">The store, without accounts.</param>
    /// <param name="history">What is to happen.</param>
    /// <param name="setTime">Sets the clock from which the store takes its time.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <exception cref="LedgerConformanceException">The store and the model differ; the first difference is told.</exception>
    public static Task CheckAsync(ILedgerStore store, LedgerHistory history, Action<Instant> setTime, CancellationToken cancellationToken = default) =>
        CheckAsync(use => use(store), history, setTime, cancellationToken);

    /// <summary>Checks a store that is opened anew for every command and question, as it would be in a host.</summary>
    /// <param name="inScope">Opens a store on the one database, hands it on, awaits what is done with it, and closes it.</param>
    /// <param name="history">What is to happen.</param>
    /// <param name="setTime">Sets the clock from which the store takes its time.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <exception cref="LedgerConformanceException">The store and the model differ; the first difference is told.</exception>
    public static async Task CheckAsync(
        Func<Func<ILedgerStore, Task>, Task> inScope, LedgerHistory history, Action<Instant> setTime, CancellationToken cancellationToken = default)
    {
        var model = new LedgerModel(history.Accounts);
        foreach (var account in history.Accounts)
            await inScope(store => store.OpenAsync(account, cancellationToken));

        for (var i = 0; i < history.Batches.Count; i++)
        {
            var batch = history.Batches[i];
            var where = $"batch {i + 1} of {history.Batches.Count} ({batch.Mode}, {batch.Orders.Count} orders)";
            setTime(batch.At);
            var expected = model.Apply(batch);
            await inScope(async store => SameList(expected, await store.ApplyAsync(batch.Orders, batch.Mode, cancellationToken), where, "outcomes"));
            await inScope(store => CheckFiguresAsync(store, model, where, cancellationToken));
        }

        await inScope(store => CheckOrdersAsync(store, model, history, cancellationToken));
        foreach (var account in history.Accounts)
            await inScope(store => CheckHistoryAsync(store, model, account.Id, cancellationToken));
        await inScope(store => CheckWholeAsync(store, model, cancellationToken));
    }

    private static async Task CheckFiguresAsync(ILedgerStore store, LedgerModel model, string where, CancellationToken cancellationToken)
    {
        foreach (var opened in model.Opened)
        {
            var account = await store.FindAccountAsync(opened.Id, cancellationToken)
                ?? throw new LedgerConformanceException($"After {where}: account {opened.Id} is not there.");
            var (statement, name) = (model.Statement(opened.Id), $"account {opened.Id}");
            var expected = (opened.Kind, model.Posted(opened.Id), model.Held(opened.Id), model.Floor(opened.Id), (long)statement.Count, model.IsWelcomed(opened.Id));
            Same(expected, (account.Kind, account.Posted, account.Held, account.Floor, account.Length, account.Welcomed), where,
                $"kind, posted, held, floor, length and welcomed of {name}");
            Same(statement.Count == 0 ? NodaConstants.UnixEpoch : statement[^1].RecordedAt, account.LastRecordedAt, where, $"last recording of {name}");
        }

        Same(0, await store.SumMinutesAsync(cancellationToken), where, "sum of all balances");
    }

    private static async Task CheckOrdersAsync(ILedgerStore store, LedgerModel model, LedgerHistory history, CancellationToken cancellationToken)
    {
        const string Where = "the last batch";
        var ids = history.Orders.Select(order => order.Id).Distinct().ToList();
        foreach (var id in ids)
            Same(model.Find(id), await store.FindOrderAsync(id, cancellationToken), Where, $"recorded order {id}");
        var recorded = await store.FindRecordedAsync(ids, cancellationToken);
        SameList(ids.Where(id => model.Find(id) is not null).Order(ById), recorded.Order(ById), Where, "ids of recorded orders");

        foreach (var now in model.OpenHolds.Select(hold => hold.Order.ExpiresAt).OfType<Instant>().Distinct())
        {
            var expected = model.OpenHolds.Where(hold => hold.Order.ExpiresAt <= now).ToList();
            var expired = await store.FindExpiredHoldsAsync(now, int.MaxValue, cancellationToken);
            SameList(expected.Select(hold => hold.Order.Id).Order(ById), expired.Order(ById), Where, $"holds expired by {now}");
            var expiries = expired.Select(id => model.Find(id)!.Value.Order.ExpiresAt).ToList();
            SameList(expiries.Order(), expiries, Where, $"order of the holds expired by {now}");
            SameList(expired.Take(1), await store.FindExpiredHoldsAsync(now, 1, cancellationToken), Where, $"first hold expired by {now}");
        }
    }

    private static async Task CheckHistoryAsync(ILedgerStore store, LedgerModel model, AccountId account, CancellationToken cancellationToken)
    {
        const string Where = "the last batch";
        var expected = model.Statement(account);
        var entries = new List<Entry>();
        IReadOnlyList<Entry> page;
        do
        {
            page = await store.ReadEntriesAsync(account, entries.Count == 0 ? null : entries[^1].Number, PageSize, cancellationToken);
            entries.AddRange(page);
        }
        while (page.Count == PageSize);

        entries.Reverse();
        SameList(expected, entries.Select(entry => entry with { Hash = default }), Where, $"statement of account {account}");
        var head = entries.Aggregate(default(Digest), (previous, entry) => HashChain.Link(previous, in entry));
        Same(head, (await store.FindAccountAsync(account, cancellationToken))!.Value.Head, Where, $"head of account {account}");

        foreach (var time in new[] { LedgerTime.Recorded, LedgerTime.Effective })
        {
            var marks = expected.Select(entry => time == LedgerTime.Effective ? entry.EffectiveAt : entry.RecordedAt).Distinct().ToList();
            foreach (var at in marks.SelectMany(mark => new[] { mark - Microsecond, mark }).Append(Instant.FromUtc(9000, 1, 1, 0, 0)))
            {
                if (model.BalanceAt(account, at, time) is { } balance)
                    Same(balance, await store.BalanceAsync(account, at, time, cancellationToken), Where, $"balance of {account} at {at} ({time})");
                var then = expected.Where(entry => (time == LedgerTime.Effective ? entry.EffectiveAt : entry.RecordedAt) <= at).Reverse().Select(entry => entry.Number).ToList();
                var firstPage = await store.ReadEntriesAsOfAsync(account, at, time, null, PageSize, cancellationToken);
                SameList(then.Take(PageSize), firstPage.Select(entry => entry.Number), Where, $"statement of {account} at {at} ({time})");
                if (firstPage.Count == PageSize)
                {
                    var nextPage = await store.ReadEntriesAsOfAsync(account, at, time, firstPage[^1].Number, PageSize, cancellationToken);
                    SameList(then.Skip(PageSize).Take(PageSize), nextPage.Select(entry => entry.Number), Where, $"next page of the statement of {account} at {at} ({time})");
                }
            }
        }
    }

    private static async Task CheckWholeAsync(ILedgerStore store, LedgerModel model, CancellationToken cancellationToken)
    {
        var audit = new LedgerAudit();
        await store.AuditAsync(audit, cancellationToken);
        SameList([], audit.Faults, "the last batch", "faults found by the audit");
        Same(model.Movements.Count * 2L, audit.Entries, "the last batch", "entries seen by the audit");
        var known = audit.Accounts - model.Opened.Count;
        Same(true, known is 0 or 1, "the last batch", "whether the audit saw every account (and at most an issuer besides)");
    }

    private static Duration Microsecond => Duration.FromTicks(10);

    private static Comparer<OrderId> ById => Comparer<OrderId>.Create((left, right) => left.Value.CompareTo(right.Value));

    private static void SameList<T>(IEnumerable<T> expected, IEnumerable<T> seen, string where, string what)
    {
        var (left, right) = (expected.ToList(), seen.ToList());
        for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
        {
            if (i >= left.Count || i >= right.Count || !EqualityComparer<T>.Default.Equals(left[i], right[i]))
                throw Difference(i < left.Count ? left[i] : "nothing", i < right.Count ? right[i] : "nothing", where, $"{what}, number {i + 1}");
        }
    }

    private static void Same<T>(T expected, T seen, string where, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, seen))
            throw Difference(expected, seen, where, what);
    }

    private static LedgerConformanceException Difference(object? expected, object? seen, string where, string what) =>
        new($"After {where}: {what} should be {expected ?? "nothing"}, but the store says {seen ?? "nothing"}.");
}

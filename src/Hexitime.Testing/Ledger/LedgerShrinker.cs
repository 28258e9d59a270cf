using Hexitime.Ledger;

namespace Hexitime.Testing.Ledger;

/// <summary>Makes a history smaller without changing what is left of it: fewer batches, fewer orders, fewer accounts, simpler batches.</summary>
internal static class LedgerShrinker
{
    public static IEnumerable<LedgerHistory> Shrink(LedgerHistory history) =>
        Without(history.Batches).Select(batches => history with { Batches = batches })
            .Concat(history.Batches.SelectMany((batch, i) => Simplify(batch).Select(simpler => history with { Batches = Replace(history.Batches, i, simpler) })))
            .Concat(WithoutIdleAccounts(history));

    /// <summary>The list without its halves, its quarters … its single items.</summary>
    private static IEnumerable<IReadOnlyList<T>> Without<T>(IReadOnlyList<T> items)
    {
        for (var size = items.Count / 2; size > 0; size /= 2)
        {
            for (var at = 0; at < items.Count; at += size)
                yield return [.. items.Take(at), .. items.Skip(at + size)];
        }
    }

    private static IEnumerable<LedgerBatch> Simplify(LedgerBatch batch)
    {
        foreach (var orders in Without(batch.Orders))
            yield return batch with { Orders = orders };
        if (batch.Mode == BatchMode.Linked)
            yield return batch with { Mode = BatchMode.Independent };
    }

    private static List<LedgerBatch> Replace(IReadOnlyList<LedgerBatch> batches, int at, LedgerBatch batch) => [.. batches.Take(at), batch, .. batches.Skip(at + 1)];

    private static IEnumerable<LedgerHistory> WithoutIdleAccounts(LedgerHistory history)
    {
        var busy = history.Orders.SelectMany(order => new[] { order.From, order.To }).Append(AccountId.Issuer).ToHashSet();
        var accounts = history.Accounts.Where(account => busy.Contains(account.Id)).ToList();
        if (accounts.Count < history.Accounts.Count)
            yield return history with { Accounts = accounts };
    }
}

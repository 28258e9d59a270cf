using Hexitime.Ledger;
using NodaTime;
using Npgsql;
using NpgsqlTypes;
using static Hexitime.Persistence.PostgreSql.Ledger.PostgreSqlLedgerTables;

namespace Hexitime.Persistence.PostgreSql.Ledger;

/// <summary>A batch's changes as the one row of arrays that goes through the ledger's door; see <c>ledger.sql</c>.</summary>
internal static class Posting
{
    private const string Insert = """
        INSERT INTO hexitime.postings (ids, kinds, purposes, from_accounts, to_accounts, amounts, targets, effective_ats, expires_ats, memos, refusals, missing,
            resolved_froms, resolved_tos, moved, recorded_ats, from_numbers, from_balances, from_hashes, to_numbers, to_balances, to_hashes)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
        """;

    /// <summary>The command that writes the changes; <c>null</c> if there are none.</summary>
    public static NpgsqlBatchCommand? CommandFor(LedgerChanges changes) => changes.IsEmpty ? null : Write(changes);

    private static NpgsqlBatchCommand Write(LedgerChanges changes)
    {
        var orders = changes.Orders;
        NpgsqlParameter Each<T>(Func<RecordedOrder, T> value)
        {
            var column = new T[orders.Count];
            for (var i = 0; i < column.Length; i++)
                column[i] = value(orders[i]);
            return Of(column);
        }

        var (givers, takers) = Sides(changes);
        return Command(Insert,
            Each(o => o.Order.Id.Value), Each(o => (int)o.Order.Kind), Each(o => (int)o.Order.Purpose),
            Each(o => UnlessNone(o.Order.From.Value)), Each(o => UnlessNone(o.Order.To.Value)), Each(o => o.Order.Amount.Minutes), Each(o => UnlessNone(o.Order.Target.Value)),
            Times(orders, o => o.Order.EffectiveAt), Times(orders, o => o.Order.ExpiresAt), Digests(orders, o => o.Order.Memo),
            Each(o => (int)o.Refusal), Each(o => o.Missing.Minutes), Each(o => UnlessNone(o.From.Value)), Each(o => UnlessNone(o.To.Value)), Each(o => o.Moved.Minutes),
            Times(orders, o => o.RecordedAt),
            Of(givers.Numbers), Of(givers.Balances), Of(givers.Hashes), Of(takers.Numbers), Of(takers.Balances), Of(takers.Hashes));
    }

    /// <summary>The book hands over two entries for each order that moves something, in the order of the orders: the giver's, then the taker's.</summary>
    private static (Side Givers, Side Takers) Sides(LedgerChanges changes)
    {
        var (givers, takers) = (new Side(changes.Orders.Count), new Side(changes.Orders.Count));
        var next = 0;
        for (var i = 0; i < changes.Orders.Count; i++)
        {
            if (!changes.Orders[i].IsTransfer)
                continue;
            givers.Set(i, changes.Entries[next++]);
            takers.Set(i, changes.Entries[next++]);
        }

        return (givers, takers);
    }

    private static NpgsqlParameter<DateTime?[]> Times(IReadOnlyList<RecordedOrder> orders, Func<RecordedOrder, Instant?> time) => new()
    {
        TypedValue = [.. orders.Select(o => time(o)?.ToTimestamp())],
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
    };

    private static NpgsqlParameter Digests(IReadOnlyList<RecordedOrder> orders, Func<RecordedOrder, Digest> digest) =>
        Of([.. orders.Select(o => digest(o) is { IsNone: false } some ? some.ToArray() : null)]);

    private static Guid? UnlessNone(Guid id) => id == Guid.Empty ? null : id;

    private sealed record Side(long?[] Numbers, long?[] Balances, byte[]?[] Hashes)
    {
        public Side(int orders) : this(new long?[orders], new long?[orders], new byte[orders][])
        {
        }

        public void Set(int order, in Entry entry) =>
            (Numbers[order], Balances[order], Hashes[order]) = (entry.Number, entry.BalanceAfter.Minutes, entry.Hash.ToArray());
    }
}

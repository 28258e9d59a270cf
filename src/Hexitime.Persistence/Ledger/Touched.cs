using Hexitime.Ledger;

namespace Hexitime.Persistence.Ledger;

/// <summary>What must be at hand to judge orders.</summary>
internal static class Touched
{
    /// <summary>The orders themselves, which may have been sent before, and those they end or reverse.</summary>
    public static HashSet<OrderId> Orders(IReadOnlyCollection<Order> orders)
    {
        var touched = new HashSet<OrderId>(orders.Count);
        foreach (var order in orders)
        {
            touched.Add(order.Id);
            touched.Add(order.Target);
        }

        touched.Remove(default);
        return touched;
    }

    /// <summary>The accounts that the orders name, and those of the targets in the book; sorted, so that whoever else locks some of them does so in the same order.</summary>
    public static SortedSet<AccountId> Accounts(IReadOnlyCollection<Order> orders, LedgerBook book)
    {
        var touched = new SortedSet<AccountId>();
        foreach (var order in orders)
        {
            touched.Add(order.From);
            touched.Add(order.To);
            if (order.Target != default && book.TryGet(order.Target, out RecordedOrder target))
            {
                touched.Add(target.From);
                touched.Add(target.To);
            }
        }

        touched.Remove(default);
        return touched;
    }
}

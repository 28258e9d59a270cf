namespace Hexitime.Ledger;

internal static class LinkedOrders
{
    /// <summary>Has all of the orders applied, or none; answers why not.</summary>
    public static async Task<Refusal?> TryApplyAsync(this ILedgerStore ledger, IReadOnlyList<Order> orders, CancellationToken cancellationToken)
    {
        if (orders.Count == 0)
            return null;
        var outcomes = await ledger.ApplyAsync(orders, BatchMode.Linked, cancellationToken);
        var culprit = outcomes.FirstOrDefault(o => !o.Stands && o.Refusal != LedgerRefusal.LinkedOrderRefused);
        return culprit.Refusal == LedgerRefusal.None ? null : culprit.ToRefusal();
    }
}

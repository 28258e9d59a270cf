using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Import;

/// <summary>
/// The orders for a batch of transfers, worked out on a copy of the accounts by the ledger's own rules. A transfer that would be refused for want of credit
/// is either never ordered, so that its key is not used up and it can come again, or gets its giver's floor lowered first. Pure; not thread-safe.
/// </summary>
/// <param name="accounts">The accounts as they stand, locked.</param>
/// <param name="floors">The floors that the bank's rules gave them.</param>
/// <param name="recorded">The orders that are recorded already: they move nothing again, and the ledger answers them.</param>
/// <param name="allowBelowFloor">Whether floors are lowered.</param>
/// <param name="now">When the batch is recorded.</param>
internal sealed class ImportPlan(
    IReadOnlyCollection<Account> accounts, IReadOnlyDictionary<AccountId, Credits> floors, IReadOnlySet<OrderId> recorded, bool allowBelowFloor, Instant now)
{
    private readonly LedgerBook _copy = Copy(accounts);
    private readonly Dictionary<AccountId, OrderId> _lastTransfer = [];
    private readonly List<Order> _orders = [];

    /// <summary>The orders, in the order in which they shall be applied.</summary>
    public IReadOnlyList<Order> Orders => _orders;

    /// <summary>Takes the next transfer.</summary>
    public PlannedRow Add(Order transfer)
    {
        if (recorded.Contains(transfer.Id) || _copy.TryGet(transfer.Id, out RecordedOrder _))
            return new PlannedRow(Order: Append(transfer));
        if (!_copy.TryGet(transfer.From, out Account giver) || LedgerRules.CheckAvailable(in giver, transfer.Amount, out var missing) == LedgerRefusal.None)
            return new PlannedRow(Order: Move(transfer));
        if (!allowBelowFloor)
            return new PlannedRow(Refusal: Outcome.Refused(LedgerRefusal.InsufficientCredit, missing).ToRefusal());

        var floor = giver.Floor - missing;
        Apply(Order.SetFloor(OrderId.For("import.floor.lower", transfer.Id.Value), giver.Id, floor));
        return new PlannedRow(Order: Move(transfer), WentDownTo: floor);
    }

    /// <summary>Raises each lowered floor again: to what the bank's rules gave the account or, as long as it has less than that, to what it has.</summary>
    public void RaiseFloors()
    {
        foreach (var account in _copy.Accounts.Where(a => allowBelowFloor && _lastTransfer.ContainsKey(a.Id) && floors.ContainsKey(a.Id)).ToList())
        {
            var floor = Credits.Min(floors[account.Id], account.Posted - account.Held);
            if (floor > account.Floor)
                Apply(Order.SetFloor(OrderId.For($"import.floor.raise:{account.Id.Value:N}", _lastTransfer[account.Id].Value), account.Id, floor));
        }
    }

    private int Move(Order transfer)
    {
        _lastTransfer[transfer.From] = _lastTransfer[transfer.To] = transfer.Id;
        return Apply(transfer);
    }

    private int Apply(Order order)
    {
        Span<Outcome> outcome = stackalloc Outcome[1];
        _copy.Apply([order], BatchMode.Independent, now, outcome);
        return Append(order);
    }

    private int Append(Order order)
    {
        _orders.Add(order);
        return _orders.Count - 1;
    }

    private static LedgerBook Copy(IReadOnlyCollection<Account> accounts)
    {
        var book = new LedgerBook(accounts.Count, ImportedRows.Most);
        foreach (var account in accounts)
            book.Open(in account);
        return book;
    }
}

/// <summary>What is planned for a row: an order, or a refusal.</summary>
/// <param name="Order">The number of its order; <c>null</c> if it is refused.</param>
/// <param name="Refusal">Why it is refused.</param>
/// <param name="WentDownTo">How far below the floor it takes its giver.</param>
/// <param name="Memo">Its words.</param>
internal sealed record PlannedRow(int? Order = null, Refusal? Refusal = null, Credits? WentDownTo = null, Memo? Memo = null);

namespace Hexitime.Persistence.Ledger;

/// <summary>
/// Group commit: while one group of orders is on its way to the database, those that arrive gather, and travel together as the next. So the orders of many callers
/// cost one transaction, and a busy account is written once a group. Nobody waits for a group to fill: an order that finds the lane empty sets out at once, and any other
/// waits for at most one group before its own, as long as groups are not full. Each group travels on the connection of one of its callers. Thread-safe; correctness
/// comes from the database, so that each process has lanes of its own.
/// </summary>
internal sealed class Lane
{
    private const int MostOrders = 1000;

    private readonly Lock _gate = new();
    private readonly LinkedList<Submission> _waiting = [];
    private bool _isUnderWay;

    /// <summary>Sees that the orders are applied, along with others' or leading them.</summary>
    /// <param name="own">The caller's orders.</param>
    /// <param name="apply">Applies a group in one transaction, on the caller's connection.</param>
    /// <param name="cancellationToken">Withdraws orders that still wait; those under way are not stopped, for others travel with them.</param>
    public async Task ApplyAsync(Submission own, Func<IReadOnlyList<Submission>, Task> apply, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!TryStart(own))
        {
            await using var withdrawal = cancellationToken.Register(() => Withdraw(own, cancellationToken));
            if (!await own.IsToLeadAsync())
                return;
        }

        try
        {
            await LeadAsync(Gather(own), apply);
        }
        finally
        {
            PassOn();
        }
    }

    private static async Task LeadAsync(List<Submission> group, Func<IReadOnlyList<Submission>, Task> apply)
    {
        var others = group.Skip(1);
        try
        {
            await apply(group);
        }
        catch (Exception) when (group.Count > 1)
        {
            // One that fails harms no other: each sets out again by itself.
            foreach (var other in others)
                await TryAloneAsync(other, apply);
            await apply([group[0]]);
            return;
        }

        foreach (var other in others)
            other.Applied();
    }

    private static async Task TryAloneAsync(Submission submission, Func<IReadOnlyList<Submission>, Task> apply)
    {
        try
        {
            await apply([submission]);
            submission.Applied();
        }
        catch (Exception exception)
        {
            submission.Failed(exception);
        }
    }

    private bool TryStart(Submission own)
    {
        lock (_gate)
        {
            if (!_isUnderWay)
                return _isUnderWay = true;
            _waiting.AddLast(own);
            return false;
        }
    }

    private List<Submission> Gather(Submission own)
    {
        var (group, orders) = (new List<Submission> { own }, own.Orders.Length);
        lock (_gate)
        {
            while (_waiting.First is { } next && (orders += next.Value.Orders.Length) <= MostOrders)
            {
                group.Add(next.Value);
                _waiting.RemoveFirst();
            }
        }

        return group;
    }

    private void PassOn()
    {
        Submission? next;
        lock (_gate)
        {
            next = _waiting.First?.Value;
            _isUnderWay = next is not null;
            if (next is not null)
                _waiting.RemoveFirst();
        }

        next?.Lead();
    }

    private void Withdraw(Submission own, CancellationToken cancellationToken)
    {
        bool isWaiting;
        lock (_gate)
            isWaiting = _waiting.Remove(own);
        if (isWaiting)
            own.Withdrawn(cancellationToken);
    }
}

/// <summary>
/// The lanes of one process. In the first nobody waits for a lock: orders on an account that another transaction has locked change to the second, so that a busy account
/// holds up only those who need it.
/// </summary>
internal sealed class Lanes
{
    public Lane Free { get; } = new();

    public Lane Waiting { get; } = new();
}

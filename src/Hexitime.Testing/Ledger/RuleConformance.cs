using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Testing.Ledger;

/// <summary>
/// Attacks a rule of a host's own that moves credits, such as a grant of every month: it is asked what to order in banks with every kind of history, and what it orders is done. Use it
/// with histories from <see cref="LedgerGenerators"/>.
/// </summary>
public static class RuleConformance
{
    /// <summary>
    /// Checks that what the rule orders fits (nothing is refused), that the bank is sound after it (balances sum to zero, nobody is overdrawn, every hash is right), that the same bank makes
    /// it order the same, and that being asked once more, as after a crash, moves nothing more.
    /// </summary>
    /// <param name="rule">What it orders, told from the accounts, in the order of their ids, and the time. Its orders are applied together, all or nothing.</param>
    /// <param name="history">What has happened before.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <exception cref="LedgerConformanceException">The rule breaks one of these; the first is told.</exception>
    public static async Task CheckAsync(Func<IReadOnlyList<Account>, Instant, IReadOnlyList<Order>> rule, LedgerHistory history, CancellationToken cancellationToken = default)
    {
        var clock = new HistoryClock();
        var store = new InMemoryLedgerStore(clock);
        foreach (var account in history.Accounts)
            await store.OpenAsync(account, cancellationToken);
        foreach (var batch in history.Batches)
        {
            clock.Now = batch.At;
            await store.ApplyAsync(batch.Orders, batch.Mode, cancellationToken);
        }

        var ids = history.Accounts.Select(account => account.Id).ToList();
        var before = await store.FindAccountsAsync(ids, cancellationToken);
        var orders = rule(before, clock.GetCurrentInstant());
        if (!orders.SequenceEqual(rule(before, clock.GetCurrentInstant())))
            throw new LedgerConformanceException("Asked twice about the same bank, the rule orders different things.");
        await ApplyAsync(orders, "The rule orders what is refused");
        var after = await store.FindAccountsAsync(ids, cancellationToken);
        await CheckSoundAsync(store, after, cancellationToken);

        await ApplyAsync(rule(after, clock.GetCurrentInstant()), "Asked again, the rule orders what is refused");
        if (!after.SequenceEqual(await store.FindAccountsAsync(ids, cancellationToken)))
            throw new LedgerConformanceException("Asked again, the rule moves more. Give its orders ids that are the same for the same occasion (OrderId.For).");

        async Task ApplyAsync(IReadOnlyList<Order> ordered, string otherwise)
        {
            var outcomes = ordered.Count == 0 ? [] : await store.ApplyAsync(ordered, BatchMode.Linked, cancellationToken);
            if (outcomes.FirstOrDefault(outcome => outcome.Refusal != LedgerRefusal.None) is { Refusal: not LedgerRefusal.None } refused)
                throw new LedgerConformanceException($"{otherwise}: {refused.ToRefusal().Sentence}");
        }
    }

    private sealed class HistoryClock : IClock
    {
        public Instant Now { get; set; } = NodaConstants.UnixEpoch;

        public Instant GetCurrentInstant() => Now;
    }

    private static async Task CheckSoundAsync(InMemoryLedgerStore store, IReadOnlyList<Account> accounts, CancellationToken cancellationToken)
    {
        var audit = new LedgerAudit();
        await store.AuditAsync(audit, cancellationToken);
        if (audit.Faults.Count > 0)
            throw new LedgerConformanceException($"The audit finds a fault: {audit.Faults[0]}.");
        if (await store.SumMinutesAsync(cancellationToken) != 0)
            throw new LedgerConformanceException("The balances do not sum to zero.");
        foreach (var account in accounts)
        {
            if (!account.IsIssuer && account.Available < Credits.Zero)
                throw new LedgerConformanceException($"Account {account.Id} is overdrawn.");
        }
    }
}

using System.Diagnostics;
using Hexitime.Ledger;

namespace Hexitime.Testing.Ledger;

/// <summary>
/// Many callers who use a few wallets at once, each making one call after the other: transfers, holds, settlements and releases of anybody's holds, orders sent
/// by two of them, and reads. Make them with <see cref="LedgerRaces"/>. Immutable.
/// </summary>
/// <param name="Wallets">The wallets, to be opened as members' without a floor.</param>
/// <param name="Setup">What is to be applied before the race: each wallet's first credits, from the issuer.</param>
/// <param name="Callers">The calls of each caller, in order.</param>
public sealed record LedgerRace(IReadOnlyList<AccountId> Wallets, IReadOnlyList<Order> Setup, IReadOnlyList<IReadOnlyList<LedgerCall>> Callers)
{
    /// <summary>Runs the race on a ledger that is ready for it, and checks what the callers saw.</summary>
    /// <param name="apply">Applies one order, on a connection of its own; what it throws counts as a lost answer.</param>
    /// <param name="read">Reads one account, on a connection of its own; what it throws counts as a lost answer.</param>
    /// <returns>Everything the callers saw, and whether it is linearizable.</returns>
    public async Task<(IReadOnlyList<ObservedCall> History, LinearizabilityReport Report)> RunAsync(
        Func<Order, Task<Outcome>> apply, Func<AccountId, Task<Account?>> read)
    {
        var before = new List<Account>();
        foreach (var wallet in Wallets)
            before.Add(await read(wallet) ?? throw new InvalidOperationException($"Open wallet {wallet.Value} first."));

        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var callers = Callers.Select(calls => Task.Run(async () =>
        {
            await start.Task;
            var seen = new List<ObservedCall>(calls.Count);
            foreach (var call in calls)
                seen.Add(await ObserveAsync(call, apply, read));
            return seen;
        })).ToList();
        start.SetResult();
        var history = (await Task.WhenAll(callers)).SelectMany(seen => seen).ToList();
        return (history, Linearizability.Check(before, history));
    }

    private static async Task<ObservedCall> ObserveAsync(LedgerCall call, Func<Order, Task<Outcome>> apply, Func<AccountId, Task<Account?>> read)
    {
        var invokedAt = Stopwatch.GetTimestamp();
        try
        {
            if (call.Order is not { } order)
            {
                var account = await read(call.Account);
                return ObservedCall.Read(call.Account, invokedAt, Stopwatch.GetTimestamp(), account);
            }

            var outcome = await apply(order);
            return ObservedCall.Applied(order, invokedAt, Stopwatch.GetTimestamp(), outcome);
        }
        catch (Exception)
        {
            return ObservedCall.Lost(call, invokedAt);
        }
    }
}

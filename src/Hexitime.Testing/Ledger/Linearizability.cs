using Hexitime.Ledger;

namespace Hexitime.Testing.Ledger;

/// <summary>What the search for an order found.</summary>
/// <param name="IsLinearizable">Whether there is an order that explains every answer.</param>
/// <param name="Order">That order; or the longest beginning of one that was found.</param>
/// <param name="Unplaced">The calls that are not in it: lost ones that need not have happened or, if there is no order, those that fit nowhere.</param>
/// <param name="StatesVisited">How many states the search has visited.</param>
public sealed record LinearizabilityReport(
    bool IsLinearizable, IReadOnlyList<ObservedCall> Order, IReadOnlyList<ObservedCall> Unplaced, long StatesVisited)
{
    /// <summary>As it is told in a failing test.</summary>
    public override string ToString() => IsLinearizable
        ? $"Linearizable; {StatesVisited} states visited."
        : string.Join('\n', [$"Not linearizable; {StatesVisited} states visited. The longest beginning that fits:", .. Order, "What fits nowhere behind it:", .. Unplaced]);
}

/// <summary>
/// Tells whether a ledger used by many at once looked to all of them as if it took one call after the other, each at some moment between its being made and
/// its being answered, by the pure rules (<see cref="LedgerBook"/>). A call whose answer was lost may have happened at any time since, or never.
/// <para>
/// The search is that of Wing and Gong ("Testing and Verifying Concurrent Objects", 1993), with Lowe's memory of what has been tried ("Testing for
/// Linearizability", 2017): the same calls placed with the same outcome for the bank need not be tried again. The history cannot be taken apart by account
/// (P-compositionality), because a transfer touches two. Holds must not expire, as the times of recording are not told.
/// </para>
/// Thread-safe.
/// </summary>
public static class Linearizability
{
    /// <summary>The most calls in a history.</summary>
    public const int MostCalls = 64;

    /// <summary>Looks for an order that explains every answer.</summary>
    /// <param name="accounts">The accounts that the calls touch, as they stood before the first call.</param>
    /// <param name="history">The calls, in any order.</param>
    /// <exception cref="ArgumentException">There are more than <see cref="MostCalls"/>, or a hold expires.</exception>
    public static LinearizabilityReport Check(IReadOnlyList<Account> accounts, IReadOnlyList<ObservedCall> history)
    {
        if (history.Count > MostCalls)
            throw new ArgumentException($"A history has {MostCalls} calls at most.", nameof(history));
        if (history.Any(call => call.Call.Order?.ExpiresAt is not null))
            throw new ArgumentException("Holds must not expire.", nameof(history));
        return new Search(history).Run(SequentialBank.Open(accounts));
    }

    private sealed class Search(IReadOnlyList<ObservedCall> history)
    {
        /// <summary>Those answered first come first: they are the likeliest to have happened first.</summary>
        private readonly ObservedCall[] _calls = [.. history.OrderBy(call => call.ReturnedAt).ThenBy(call => call.InvokedAt)];
        private readonly HashSet<(ulong Placed, SequentialBank Bank)> _visited = [];
        private readonly Stack<ObservedCall> _order = [];
        private ObservedCall[] _longest = [];

        public LinearizabilityReport Run(SequentialBank bank)
        {
            var isLinearizable = TryPlaceAll(0, bank);
            return new LinearizabilityReport(isLinearizable, _longest, [.. _calls.Except(_longest)], _visited.Count);
        }

        private bool TryPlaceAll(ulong placed, SequentialBank bank)
        {
            if (!_visited.Add((placed, bank)))
                return false;
            if (_order.Count >= _longest.Length)
                _longest = [.. _order.Reverse()];
            var first = Enumerable.Range(0, _calls.Length).FirstOrDefault(i => !Has(placed, i) && !_calls[i].IsLost, -1);
            if (first < 0)
                return true;

            var choices = new List<(int Call, SequentialBank Next)>();
            for (var i = 0; i < _calls.Length; i++)
            {
                if (Has(placed, i) || _calls[i].InvokedAt > _calls[first].ReturnedAt || !bank.Explains(_calls[i], out var next))
                    continue;
                if (!next.Equals(bank))
                    choices.Add((i, next));
                else if (!_calls[i].IsLost)
                    // It changes nothing and fits here, so that it is in nobody's way: nothing else need be tried instead.
                    return TryPlace(placed, i, next);
            }

            return choices.Any(choice => TryPlace(placed, choice.Call, choice.Next));
        }

        private bool TryPlace(ulong placed, int call, SequentialBank next)
        {
            _order.Push(_calls[call]);
            var isDone = TryPlaceAll(placed | (1UL << call), next);
            _order.Pop();
            return isDone;
        }

        private static bool Has(ulong placed, int call) => (placed & (1UL << call)) != 0;
    }
}

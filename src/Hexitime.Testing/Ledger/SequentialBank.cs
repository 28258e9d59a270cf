using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Testing.Ledger;

/// <summary>A bank that takes one call after the other, by the rules, as an immutable value: what a store used by many at once is held against.</summary>
internal sealed class SequentialBank : IEquatable<SequentialBank>
{
    private readonly Account[] _accounts;
    private readonly RecordedOrder[] _orders;
    private readonly int _hash;

    private SequentialBank(IEnumerable<Account> accounts, IEnumerable<RecordedOrder> orders)
    {
        // Chains and times differ from run to run; equal banks have their orders in the same order.
        _accounts = [.. accounts.Select(account => account with { Head = default, LastRecordedAt = NodaConstants.UnixEpoch })];
        _orders = [.. orders.OrderBy(order => order.Order.Id.Value)];
        var hash = new HashCode();
        foreach (var account in _accounts)
            hash.Add(account);
        foreach (var order in _orders)
            hash.Add((order.Order.Id, order.Refusal, order.Missing, order.EndedBy));
        _hash = hash.ToHashCode();
    }

    public static SequentialBank Open(IEnumerable<Account> accounts) => new(accounts, []);

    /// <summary>Whether the bank gives the answer that was observed (a lost one may have been any), and how it stands afterwards.</summary>
    public bool Explains(ObservedCall call, out SequentialBank next)
    {
        next = this;
        if (call.Call.Order is not { } order)
            return call.IsLost || FiguresOf(Find(call.Call.Account)) == FiguresOf(call.Account);

        var book = new LedgerBook(_accounts.Length, _orders.Length + 1);
        foreach (ref readonly var account in _accounts.AsSpan())
            book.Open(in account);
        foreach (ref readonly var recorded in _orders.AsSpan())
            book.Recall(in recorded);
        var outcome = default(Outcome);
        book.Apply([order], BatchMode.Independent, NodaConstants.UnixEpoch, new Span<Outcome>(ref outcome));
        if (!call.IsLost && outcome != call.Outcome)
            return false;
        if (book.Orders.Count > _orders.Length)
            next = new SequentialBank(book.Accounts, book.Orders);
        return true;
    }

    public bool Equals(SequentialBank? other) =>
        ReferenceEquals(this, other) || (other is not null && _hash == other._hash && _accounts.SequenceEqual(other._accounts) && _orders.SequenceEqual(other._orders));

    public override bool Equals(object? obj) => Equals(obj as SequentialBank);

    public override int GetHashCode() => _hash;

    private Account? Find(AccountId id)
    {
        var at = Array.FindIndex(_accounts, account => account.Id == id);
        return at < 0 ? null : _accounts[at];
    }

    private static (AccountKind?, Credits?, Credits?, Credits?, long?, bool?) FiguresOf(Account? account) =>
        (account?.Kind, account?.Floor, account?.Posted, account?.Held, account?.Length, account?.Welcomed);
}

namespace Hexitime.Impact;

/// <summary>How often the hours given in a month have changed: what was summed up before is known by it to be out of date.</summary>
public sealed class ImpactMonth
{
    private ImpactMonth() { }

    internal ImpactMonth(int month) => Month = month;

    /// <summary>Which; see <see cref="Months"/>.</summary>
    public int Month { get; private set; }

    /// <summary>One more with every change.</summary>
    public long Changes { get; private set; }

    internal void Change() => Changes++;
}

/// <summary>When a member first gave or received hours.</summary>
public sealed class FirstHours
{
    private FirstHours() { }

    internal FirstHours(Ledger.AccountId wallet, NodaTime.Instant at) => (Wallet, At) = (wallet, at);

    /// <summary>The member's account.</summary>
    public Ledger.AccountId Wallet { get; private set; }

    /// <summary>When that was.</summary>
    public NodaTime.Instant At { get; internal set; }
}

using Hexitime.Ledger;

namespace Hexitime.Rings;

/// <summary>
/// What stands behind a ring. While it runs, each member's floor is lower by the hours that they are to receive, and just those are set aside: nobody needs credit, and no
/// other credit of theirs is touched. When it ends, the floor comes back up as far as their balance carries it; the rest is what they owe, and it comes up with what they earn.
/// Pure and thread-safe.
/// </summary>
public static class RingGuarantee
{
    /// <summary>The floor of a wallet while a ring runs.</summary>
    /// <param name="wallet">The wallet as it stands.</param>
    /// <param name="hours">The hours of the ring.</param>
    public static Credits FloorDuring(Account wallet, Credits hours) => wallet.Floor - hours;

    /// <summary>The floor of a wallet from which a guarantee is taken back, as far as that goes, and what of it stays owed.</summary>
    /// <param name="wallet">The wallet as it will stand once its legs are settled.</param>
    /// <param name="guaranteed">What was guaranteed, or is still owed.</param>
    public static (Credits Floor, Credits Owed) FloorAfter(Account wallet, Credits guaranteed)
    {
        var wanted = Credits.Min(wallet.Floor + guaranteed, Credits.Zero);
        var floor = Credits.Min(wanted, wallet.Posted - wallet.Held);
        return (floor, wanted - floor);
    }
}
